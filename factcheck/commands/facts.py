"""The commands ``factcheck facts`` and ``factcheck explain``: what is read from articles, and how."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

import click

from factcheck.commands.options import (
    ANY,
    NO_COLOR,
    OUTPUT,
    PATHS,
    complain,
    intake_options,
    keep_inputs,
    progress_on,
    settings_of,
    tell,
    view_of,
    write,
)
from factcheck.errors import ExitCode

if TYPE_CHECKING:
    from factcheck.model import Dossier
    from factcheck.settings import View


@click.command()
@PATHS
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "json", "jsonl", "csv"]),
    default="table",
    help="table (default) for people, json, jsonl (a fact a line), or csv.",
)
@OUTPUT
@intake_options
@NO_COLOR
def facts(paths: tuple[str, ...], form: str, **options: Any) -> int:
    """List the figures and dates that are read from articles, and how."""
    from factcheck.report.facts import FORMATS

    return _read(paths, FORMATS[form], options, table=True)


@click.command()
@click.argument("path", type=ANY)
@OUTPUT
@intake_options
@NO_COLOR
def explain(path: str, **options: Any) -> int:
    """Show an article line by line: every figure and date word, and what became of it."""
    from factcheck.report.facts import explain as page

    return _read((path,), page, options)


def _read(
    paths: tuple[str, ...], report: Callable[[Dossier, View], bytes], options: Mapping[str, Any], table: bool = False
) -> int:
    from factcheck import pipeline

    settings = settings_of(options, paths)
    keep_inputs(options["output"], paths)
    with progress_on(False) as progress:
        dossier, errors = pipeline.read_facts(paths, settings, progress=progress)
    complain(errors)
    if not options.get("quiet"):
        tell(dossier.articles)
    if dossier.articles:
        write(report(dossier, view_of(options, settings, options["output"], table)), options["output"])
    return ExitCode.USAGE if errors else ExitCode.CLEAN
