"""The command ``factcheck articles``: what each input says of itself, what is missing, and how to supply it."""

from __future__ import annotations

from typing import Any

import click

from factcheck.commands.options import (
    NO_COLOR,
    OUTPUT,
    PATHS,
    complain,
    intake_options,
    keep_inputs,
    progress_on,
    settings_of,
    view_of,
    write,
)
from factcheck.errors import ExitCode


@click.command()
@PATHS
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="text (default), or json.")
@OUTPUT
@intake_options
@NO_COLOR
def articles(paths: tuple[str, ...], form: str, **options: Any) -> int:
    """Show what was found about each article, from where, what is missing, and how to supply it.

    Headline, outlet, byline, dateline, times, address, version and language with their evidence; the
    zones of the text; what was set aside and left out; copies and versions with their differences.
    """
    from factcheck import pipeline
    from factcheck.report.articles import FORMATS

    settings = settings_of(options, paths)
    keep_inputs(options["output"], paths)
    with progress_on(False) as progress:
        found, errors = pipeline.read_articles(paths, settings, progress=progress)
    complain(errors)
    if found:
        write(FORMATS[form](found, view_of(options, settings, options["output"])), options["output"])
    return ExitCode.USAGE if errors else ExitCode.CLEAN
