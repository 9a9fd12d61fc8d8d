"""The command ``factcheck check``: a draft at the gate."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import nullcontext
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from factcheck.commands.options import (
    ANY,
    CASE,
    FORMAT,
    NO_COLOR,
    OUTPUT,
    QUIET,
    case_of,
    complain,
    form_of,
    intake_options,
    keep_inputs,
    keep_terminal,
    progress_on,
    settings_of,
    tell,
    view_of,
    write,
)
from factcheck.errors import ExitCode
from factcheck.formats import FORMATS

if TYPE_CHECKING:
    from factcheck.model import Dossier
    from factcheck.settings import Settings

LEVELS = ("low", "medium", "high", "never")
SOURCES = click.option(
    "--sources", "-s", "sources", metavar="PATH...", type=ANY, multiple=True, help="Reports it rests on."
)
FAIL_ON = click.option(
    "--fail-on", type=click.Choice(LEVELS), help="The least severity of a finding that fails; low unless given."
)
MIN_SEVERITY = click.option(
    "--min-severity", type=click.Choice(LEVELS[:3]), help="The least severity that counts, and is shown as text."
)
CHECKLIST = click.option(
    "--checklist",
    "checklists",
    metavar="NAME|FILE",
    type=ANY,
    multiple=True,
    help="Checklist to go through. Repeatable.",
)
BASELINE = click.option("--baseline", metavar="FILE", type=ANY, help="Known findings, which do not fail.")
WRITE_BASELINE = click.option(
    "--write-baseline", metavar="FILE", type=ANY, help="Write the findings as a baseline, and pass."
)
ALL = click.option("--all", "everything", is_flag=True, help="Show what is supported, ignored and known as well.")


EACH = click.option(
    "--each",
    is_flag=True,
    help="Every file named is a draft of its own, as hooks name them; sources only by --sources.",
)
#: Formats whose reports can stand one after the other.
ONE_AFTER_THE_OTHER = ("text", "markdown", "github", "jsonl")


def gate_options(command: Callable[..., int]) -> Callable[..., int]:
    """The options of ``factcheck check`` that no other command has."""
    for option in (ALL, EACH, WRITE_BASELINE, BASELINE, CHECKLIST, MIN_SEVERITY, FAIL_ON, FORMAT, SOURCES):
        command = option(command)
    return command


@click.command()
@click.argument("draft", type=ANY)
@click.argument("more", nargs=-1, metavar="[SOURCE...]", type=ANY)
@gate_options
@OUTPUT
@intake_options
@CASE
@NO_COLOR
@QUIET
def check(draft: str, sources: tuple[str, ...], more: tuple[str, ...], **options: Any) -> int:
    """Check a draft against itself, and every figure of it against its sources.

    Sources are files or folders: factcheck check draft.txt --sources a.txt b.txt
    """
    output, paths = options["output"], (*sources, *more)
    drafts: tuple[str, ...] = (draft,)
    form = form_of(options, output)
    if options["each"]:
        drafts, paths = (draft, *more), sources
        if output or options["write_baseline"] or form not in ONE_AFTER_THE_OTHER:
            raise click.UsageError(
                f"--each prints reports one after the other: as {', '.join(ONE_AFTER_THE_OTHER)}, no -o"
            )
    elif more and not sources:
        raise click.UsageError("one draft at a time: name the others with --sources, or give --each")
    codes = {_checked(one, paths, form, options) for one in dict.fromkeys(drafts)}
    return max(codes)


def _checked(draft: str, paths: tuple[str, ...], form: str, options: Mapping[str, Any]) -> ExitCode:
    """Check one draft and print its report."""
    from factcheck import pipeline
    from factcheck.report import CHECK_REPORTERS

    output, settings = options["output"], settings_of(options, (draft, *paths))
    keep_terminal(form, output)
    inputs = (draft, *paths, *filter(None, (options["case"],)))
    keep_inputs(options["write_baseline"], inputs)
    keep_inputs(output, (*inputs, *filter(None, (options["baseline"],))))
    with case_of(options["case"]) or nullcontext() as case, progress_on(options["quiet"]) as progress:
        dossier, errors = pipeline.check(
            draft,
            paths,
            settings,
            baseline=Path(options["baseline"]) if options["baseline"] else None,
            checklists=options["checklists"],
            case=case,
            progress=progress,
        )
    complain(errors)
    if not options.get("quiet"):
        tell(dossier.articles)
    if dossier.articles or FORMATS[form].program:
        view = replace(view_of(options, settings, output), fail_on=options["fail_on"] or "low")
        write(CHECK_REPORTERS[form](dossier, view), output)
    if options["write_baseline"] and not errors:
        return _write_baseline(dossier, options["write_baseline"])
    return ExitCode.USAGE if errors else _code(dossier, settings, options["fail_on"])


def _code(dossier: Dossier, settings: Settings, fail_on: str | None) -> ExitCode:
    from factcheck.outcome import fails

    return ExitCode.FOUND if fails(dossier, settings, fail_on or "low") else ExitCode.CLEAN


def _write_baseline(dossier: Dossier, path: str) -> ExitCode:
    """Write the findings as known; what is known passes."""
    from factcheck.checklist import baseline
    from factcheck.output import write_file

    write_file(baseline(dossier.findings or ()), path)
    return ExitCode.CLEAN
