"""The command ``factcheck check``: a draft at the gate."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from factcheck.commands.options import (
    NO_COLOR,
    OUTPUT,
    PUBLISHED,
    QUIET,
    RULES,
    complain,
    format_of,
    keep_inputs,
    progress_on,
    settings_of,
    view_of,
    write,
)
from factcheck.errors import ExitCode, FactcheckError

if TYPE_CHECKING:
    from factcheck.model import Dossier
    from factcheck.settings import Settings

LEVELS = ("low", "medium", "high", "never")
SOURCES = click.option("--sources", "-s", "sources", metavar="PATH...", multiple=True, help="Reports it rests on.")
FORMAT = click.option("--format", "form", type=click.Choice(["text", "json"]), help="text (default), or json.")
FAIL_ON = click.option(
    "--fail-on", type=click.Choice(LEVELS), help="The least severity of a finding that fails; low unless given."
)
CHECKLIST = click.option(
    "--checklist", "checklists", metavar="NAME|FILE", multiple=True, help="Checklist to go through. Repeatable."
)
BASELINE = click.option("--baseline", metavar="FILE", help="Known findings, which do not fail.")
WRITE_BASELINE = click.option("--write-baseline", metavar="FILE", help="Write the findings as a baseline, and pass.")
ALL = click.option("--all", "everything", is_flag=True, help="Show what is supported, ignored and known as well.")


def gate_options(command: Callable[..., int]) -> Callable[..., int]:
    """The options of ``factcheck check`` that no other command has."""
    for option in (ALL, WRITE_BASELINE, BASELINE, CHECKLIST, FAIL_ON, FORMAT, SOURCES):
        command = option(command)
    return command


@click.command()
@click.argument("draft")
@click.argument("more", nargs=-1, metavar="[SOURCE...]")
@gate_options
@OUTPUT
@PUBLISHED
@RULES
@NO_COLOR
@QUIET
def check(draft: str, sources: tuple[str, ...], more: tuple[str, ...], **options: Any) -> int:
    """Check a draft against itself, and every figure of it against its sources.

    Sources are files or folders: factcheck check draft.txt --sources a.txt b.txt
    """
    from factcheck.report import CHECK_REPORTERS

    settings, output, paths = settings_of(options), options["output"], (*sources, *more)
    form = options["form"] or format_of(output)
    if more and not sources:
        raise click.UsageError("one draft at a time: name the others with --sources")
    for written in (output, options["write_baseline"]):
        keep_inputs(written, (draft, *paths))
    with progress_on(options["quiet"]) as progress:
        dossier, errors = _run(draft, paths, settings, options, progress)
    complain(errors)
    if dossier.articles or form == "json":
        write(CHECK_REPORTERS[form](dossier, view_of(options, settings, output)), output)
    if options["write_baseline"] and not errors:
        return _write_baseline(dossier, options["write_baseline"])
    return ExitCode.USAGE if errors else _code(dossier, options)


def _run(
    draft: str, paths: tuple[str, ...], settings: Settings, given: Mapping[str, Any], progress: Any
) -> tuple[Dossier, list[FactcheckError]]:
    """The dossier of a check, as the options ask for it."""
    from factcheck import pipeline

    return pipeline.check(
        draft,
        paths,
        published=settings.published,
        rules=settings.rules,
        baseline=Path(given["baseline"]) if given["baseline"] else None,
        checklists=given["checklists"],
        progress=progress,
    )


def _code(dossier: Dossier, given: Mapping[str, Any]) -> ExitCode:
    """FOUND when an open finding is grave enough, or an item of a checklist fails."""
    least = LEVELS.index(given["fail_on"] or "low")
    grave = [f for f in dossier.findings or () if f.state == "open" and LEVELS.index(f.severity) >= least]
    failed = [item for item in dossier.checklist or () if item.state == "failed"] if least < len(LEVELS) - 1 else []
    return ExitCode.FOUND if grave or failed else ExitCode.CLEAN


def _write_baseline(dossier: Dossier, path: str) -> ExitCode:
    """Write the findings as known; what is known passes."""
    from factcheck.checklist import baseline
    from factcheck.output import write_file

    write_file(baseline(dossier.findings or ()), path)
    return ExitCode.CLEAN
