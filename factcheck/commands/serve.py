"""The command ``factcheck serve``: the verbs over HTTP, for a content system."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from factcheck.commands.options import RULES


@click.command()
@click.option(
    "--host", default="127.0.0.1", show_default=True, help="Address to listen on; off this machine only if you say so."
)
@click.option(
    "--port", type=click.IntRange(0, 65535), default=8137, show_default=True, help="Port; 0 for any free one."
)
@click.option(
    "--allow-host", "allowed", multiple=True, metavar="NAME", help="Name that requests may call it by. Repeatable."
)
@click.option(
    "--workers", type=click.IntRange(1, 64), help="Processes, and so requests at a time; one a processor unless given."
)
@click.option(
    "--max-size", type=click.IntRange(1), default=2000, show_default=True, metavar="KB", help="Largest request, in kB."
)
@click.option(
    "--time-limit",
    type=click.FloatRange(0.1),
    default=30.0,
    show_default=True,
    metavar="SECONDS",
    help="Longest work on a request.",
)
@click.option(
    "--read-limit",
    type=click.FloatRange(0.1),
    default=10.0,
    show_default=True,
    metavar="SECONDS",
    help="Longest time for a request to arrive.",
)
@click.option(
    "--queue",
    type=click.IntRange(1),
    default=256,
    show_default=True,
    metavar="N",
    help="Requests at once; more are refused.",
)
@RULES
def serve(host: str, port: int, allowed: tuple[str, ...], workers: int | None, rules: str | None, **limits: Any) -> int:
    """Serve compare, check and facts over HTTP, on this machine only unless told otherwise.

    Articles come in the request; no file is read for one, and none is written. There is no
    login: off this machine, put it behind what the newsroom has for that. The page at / explains it.
    """
    import os

    from factcheck.extras import missing

    try:
        from factcheck.serve.pool import Limits
        from factcheck.serve.run import serve as run
    except ModuleNotFoundError as error:
        if error.name in ("fastapi", "uvicorn", "starlette", "anyio", "h11"):
            raise missing("HTTP services", "serve") from None
        raise
    bounds = Limits(
        max_bytes=limits["max_size"] * 1000,
        seconds=limits["time_limit"],
        read_seconds=limits["read_limit"],
        queue=limits["queue"],
        workers=workers or os.cpu_count() or 2,
    )
    folder = Path(rules) if rules else None
    return run(
        host, port, bounds, folder, allowed, lambda address: click.echo(f"factcheck: serving on {address}", err=True)
    )
