"""The command ``factcheck schema``: the JSON Schema of the JSON report."""

from __future__ import annotations

import click

from factcheck.commands.options import OUTPUT, write
from factcheck.errors import ExitCode


@click.command()
@OUTPUT
def schema(output: str | None) -> int:
    """Print the JSON Schema of the JSON report."""
    from factcheck.report import json

    write(json.schema(), output)
    return ExitCode.CLEAN
