"""The command ``factcheck compare``: where articles agree and differ."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import click

from factcheck import __version__
from factcheck.commands.options import (
    ALL,
    CASE,
    FORMAT,
    MIN_SEVERITY,
    NO_COLOR,
    OUTPUT,
    PATHS,
    QUIET,
    VERDICT,
    WHY,
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
from factcheck.errors import ExitCode, FactcheckError
from factcheck.formats import FORMATS

if TYPE_CHECKING:
    from factcheck.model import Dossier
    from factcheck.settings import Settings


@click.command()
@PATHS
@FORMAT
@OUTPUT
@intake_options
@VERDICT
@MIN_SEVERITY
@CASE
@WHY
@click.option(
    "--why-not",
    nargs=2,
    metavar="FACT FACT",
    help="Instead of the report, why two facts were or were not matched: FILE:LINE, FILE:LINE:WORDS or a fact id.",
)
@ALL
@NO_COLOR
@QUIET
@click.version_option(__version__, "-V", "--version", message="factcheck %(version)s")
def compare(paths: tuple[str, ...], **options: Any) -> int:
    """Compare articles: files, folders, or '-' for standard input.

    The formats for programs are always complete; --verdict and --min-severity narrow what counts
    for the exit code and what the formats for people show.
    """
    from factcheck.report import REPORTERS

    settings = settings_of(options, paths)
    output = options["output"]
    form = form_of(options, output)
    keep_terminal(form, output)
    keep_inputs(output, (*paths, *filter(None, [options["case"]])))
    dossier, errors = compared(paths, settings, options)
    if options["why_not"] and not errors:
        return _why_not(dossier, options, settings)
    if dossier.articles or FORMATS[form].program:
        write(REPORTERS[form](dossier, view_of(options, settings, output)), output)
    return code_of(dossier, settings, errors)


def compared(
    paths: tuple[str, ...], settings: Settings, options: Mapping[str, Any]
) -> tuple[Dossier, list[FactcheckError]]:
    """The dossier of the articles as the case file leaves it, and every trouble, already told."""
    dossier, errors = untold(paths, settings, options)
    complain(errors)
    if not options.get("quiet"):
        tell(dossier.articles)
    return dossier, errors


def untold(
    paths: tuple[str, ...], settings: Settings, options: Mapping[str, Any]
) -> tuple[Dossier, list[FactcheckError]]:
    """The dossier of the articles as the case file leaves it, and every trouble, told to nobody yet."""
    from factcheck import pipeline

    case = case_of(options["case"])
    with progress_on(options["quiet"]) as progress:
        dossier, errors = pipeline.compare(paths, settings, progress=progress)
    if case is not None:
        with case:
            dossier = pipeline.decide(dossier, case, settings.rules)
    return dossier, errors


def code_of(dossier: Dossier, settings: Settings, errors: Sequence[FactcheckError]) -> ExitCode:
    """FOUND while something that counts is left to resolve; the same for every format."""
    from factcheck.outcome import differs

    if errors:
        return ExitCode.USAGE
    return ExitCode.FOUND if differs(dossier, settings) else ExitCode.CLEAN


def _why_not(dossier: Dossier, options: Mapping[str, Any], settings: Settings) -> int:
    """Print the evidence on two facts."""
    from factcheck import pipeline
    from factcheck.report import why

    pair, evidence = pipeline.account(dossier, options["why_not"], settings.rules)
    write(why.render(dossier, pair, evidence, view_of(options, settings, options["output"])), options["output"])
    return ExitCode.CLEAN
