"""The command ``factcheck review``: an editor settles discrepancies on a screen."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import click

from factcheck.commands.options import ANY, NO_COLOR, PATHS, intake_options, settings_of
from factcheck.errors import ExitCode


@click.command()
@PATHS
@click.option("--case", metavar="FILE", type=ANY, help="Where decisions are kept; beside the articles unless given.")
@click.option("--who", metavar="NAME", help="Who decides, as the log has it; your user name unless given.")
@click.option("--theme", type=click.Choice(["dark", "light"]), default="dark", help="Dark (default) or light.")
@click.option("--draft", metavar="FILE", type=ANY, help="The article to be printed; the others are its sources.")
@click.option("--checklist", "checklists", metavar="NAME|FILE", type=ANY, multiple=True,
              help="Checklist to go through. Repeatable; l chooses one on the screen.")  # fmt: skip
@click.option("--web", is_flag=True, help="Show it in a browser instead, on this machine only.")
@click.option("--port", type=click.IntRange(0, 65535), default=8138, show_default=True,
              help="Port for --web; 0 for any free one.")  # fmt: skip
@intake_options
@NO_COLOR
def review(paths: tuple[str, ...], theme: str, no_color: bool, web: bool, port: int, **options: Any) -> int:
    """Settle discrepancies on a screen of panes; every decision is saved at once. Press ? there for the keys."""
    if no_color:
        os.environ["NO_COLOR"] = "1"
    if web:
        return _in_browser(paths, theme, port, options)
    parent = os.environ.get("FACTCHECK_WEB_PARENT")
    if parent and parent.isdecimal():
        from factcheck.review.guard import end_with

        end_with(int(parent))  # before anything else: a screen in a browser must not outlive its server
    elif not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise click.UsageError("review needs a terminal: use 'factcheck compare' or 'factcheck review --web' here")
    settings = settings_of(options, paths)
    from getpass import getuser

    from factcheck.output import write_file
    from factcheck.review import utc_now
    from factcheck.review.app import Review
    from factcheck.review.desk import Job

    case = options["case"]
    job = Job(
        paths=paths, who=options["who"] or getuser(), clock=utc_now, save=write_file, case=Path(case) if case else None,
        intake=settings, draft=options["draft"], checklists=options["checklists"],
    )  # fmt: skip
    return Review(job, theme).sit()


def _in_browser(paths: Sequence[str], theme: str, port: int, options: Mapping[str, Any]) -> int:
    """Serve the screen; what it is started with is what this command was started with."""
    from factcheck.review.web import serve

    if "-" in paths or options["draft"] == "-":
        raise click.UsageError("review --web cannot read standard input: name files")
    settings_of(options, paths)  # what is wrong with them is told here, and not in the browser
    given = [f"--theme={theme}"]
    for name, value in options.items():
        flag = FLAGS.get(name, f"--{name}")
        given += [flag] if value is True else []
        values = value if isinstance(value, tuple) else (value,)
        given += [f"{flag}={one}" for one in values if one is not None and not isinstance(one, bool)]
    serve([*given, "--", *paths], port, lambda words: click.echo(f"factcheck: {words}", err=True))
    return ExitCode.CLEAN


#: Options whose parameter has another name.
FLAGS = {"checklists": "--checklist", "languages": "--language", "taken_as": "--from", "file_dates": "--file-dates"}
