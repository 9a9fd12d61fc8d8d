"""The command ``factcheck compare``: where articles agree and differ."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import click

from factcheck import __version__
from factcheck.commands.options import (
    CASE,
    NO_COLOR,
    OUTPUT,
    PATHS,
    PUBLISHED,
    QUIET,
    RULES,
    case_of,
    complain,
    format_of,
    keep_inputs,
    progress_on,
    settings_of,
    view_of,
    write,
)
from factcheck.errors import ExitCode

if TYPE_CHECKING:
    from factcheck.model import Dossier
    from factcheck.settings import Settings


@click.command()
@PATHS
@click.option("--format", "form", type=click.Choice(["text", "json"]), help="text (default) for people, or json.")
@OUTPUT
@PUBLISHED
@RULES
@click.option(
    "--verdict",
    "verdicts",
    multiple=True,
    type=click.Choice(["conflict", "update", "compatible", "agreement"]),
    help="Which verdicts count, and are shown. Repeatable; conflict and update unless given.",
)
@click.option("--min-severity", type=click.Choice(["low", "medium", "high"]), help="The least severity that counts.")
@CASE
@click.option("--why", is_flag=True, help="The full account: the evidence of each match, and every quote.")
@click.option(
    "--why-not",
    nargs=2,
    metavar="FACT FACT",
    help="Instead of the report, why two facts were or were not matched: FILE:LINE, FILE:LINE:WORDS or a fact id.",
)
@click.option("--all", "everything", is_flag=True, help="Show what is compatible or agrees as well.")
@NO_COLOR
@QUIET
@click.version_option(__version__, "-V", "--version", message="factcheck %(version)s")
def compare(paths: tuple[str, ...], **options: Any) -> int:
    """Compare articles: files, folders, or '-' for standard input.

    The JSON report is always complete; --verdict and --min-severity narrow what counts for the
    exit code and what the text report shows.
    """
    from factcheck import pipeline
    from factcheck.report import REPORTERS
    from factcheck.settings import RESOLVED

    settings = settings_of(options, paths)
    output = options["output"]
    form = options["form"] or format_of(output)
    keep_inputs(output, (*paths, *filter(None, [options["case"]])))
    case = case_of(options["case"])
    with progress_on(options["quiet"]) as progress:
        dossier, errors = pipeline.compare(paths, published=settings.published, rules=settings.rules, progress=progress)
    if case is not None:
        with case:
            dossier = pipeline.decide(dossier, case, settings.rules)
    complain(errors)
    if options["why_not"] and not errors:
        return _why_not(dossier, options, settings)
    if dossier.articles or form == "json":
        view = view_of(options, settings, output)
        write(REPORTERS[form](dossier, view), output)
    if errors:
        return ExitCode.USAGE
    found = any(settings.counts(c.verdict, c.severity) and c.state not in RESOLVED for c in dossier.comparisons)
    return ExitCode.FOUND if found else ExitCode.CLEAN


def _why_not(dossier: Dossier, options: Mapping[str, Any], settings: Settings) -> int:
    """Print the evidence on two facts."""
    from factcheck import pipeline
    from factcheck.report import why

    pair, evidence = pipeline.account(dossier, options["why_not"], settings.rules)
    write(why.render(dossier, pair, evidence, view_of(options, settings, options["output"])), options["output"])
    return ExitCode.CLEAN
