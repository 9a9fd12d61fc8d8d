"""Words on the command line become one call and an exit code.

Nothing heavy is imported until a command needs it: ``--version`` and ``--help`` answer at once.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import click

from factcheck import __version__, cli_case, cli_check
from factcheck.errors import ExitCode, FactcheckError

if TYPE_CHECKING:
    from factcheck.decisions import Case
    from factcheck.model import Dossier
    from factcheck.settings import Settings, View

ENDINGS = {".json": "json", ".txt": "text"}
PATHS = click.argument("paths", nargs=-1, required=True, metavar="PATH...")
PUBLISHED = click.option(
    "--published",
    metavar="NAME=DATE",
    multiple=True,
    help="Publication date of an article: its path or file name, and an ISO date or datetime. Repeatable.",
)
RULES = click.option(
    "--rules", metavar="DIR", help="Folder with your own rules files, laid over those that come with factcheck."
)
NO_COLOR = click.option("--no-color", is_flag=True, help="No colour; NO_COLOR and FORCE_COLOR are heeded as well.")
CASE = click.option(
    "--case", metavar="FILE", help="Case file with editors' decisions: what they settled or dismissed does not count."
)
OUTPUT = click.option("-o", "--output", metavar="FILE", help="Write the report to FILE, whole or not at all.")
QUIET = click.option("-q", "--quiet", is_flag=True, help="No account at the end, and no progress.")
CONTEXT = {"help_option_names": ["-h", "--help"], "max_content_width": 100}


@click.group(context_settings=CONTEXT)
@click.version_option(__version__, "-V", "--version", message="factcheck %(version)s")
def factcheck() -> None:
    """Find where several reports of one event disagree on figures and dates.

    \b
    Exit codes: 0  nothing to resolve
                1  discrepancies to resolve
                2  wrong usage or unreadable input
              130  interrupted
    """


@factcheck.command()
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

    settings = _settings(options)
    output = options["output"]
    form = options["form"] or _format_of(output)
    _keep_inputs(output, (*paths, *filter(None, [options["case"]])))
    case = _case(options["case"])
    with _progress(options["quiet"]) as progress:
        dossier, errors = pipeline.compare(paths, published=settings.published, rules=settings.rules, progress=progress)
    if case is not None:
        with case:
            dossier = pipeline.decide(dossier, case, settings.rules)
    _complain(errors)
    if options["why_not"] and not errors:
        return _why_not(dossier, options, settings)
    if dossier.articles or form == "json":
        view = _view(options, settings, output)
        _write(REPORTERS[form](dossier, view), output)
    if errors:
        return ExitCode.USAGE
    found = any(settings.counts(c.verdict, c.severity) and c.state not in RESOLVED for c in dossier.comparisons)
    return ExitCode.FOUND if found else ExitCode.CLEAN


def _why_not(dossier: Dossier, options: Mapping[str, Any], settings: Settings) -> int:
    """Print the evidence on two facts."""
    from factcheck import pipeline
    from factcheck.report import why

    pair, evidence = pipeline.account(dossier, options["why_not"], settings.rules)
    _write(why.render(dossier, pair, evidence, _view(options, settings, options["output"])), options["output"])
    return ExitCode.CLEAN


@factcheck.command()
@click.argument("draft")
@click.argument("more", nargs=-1, metavar="[SOURCE...]")
@cli_check.options
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

    settings, output, paths = _settings(options), options["output"], (*sources, *more)
    form = options["form"] or _format_of(output)
    if more and not sources:
        raise click.UsageError("one draft at a time: name the others with --sources")
    for written in (output, options["write_baseline"]):
        _keep_inputs(written, (draft, *paths))
    with _progress(options["quiet"]) as progress:
        dossier, errors = cli_check.run(draft, paths, settings, options, progress)
    _complain(errors)
    if dossier.articles or form == "json":
        _write(CHECK_REPORTERS[form](dossier, _view(options, settings, output)), output)
    if options["write_baseline"] and not errors:
        return cli_check.write_baseline(dossier, options["write_baseline"])
    return ExitCode.USAGE if errors else cli_check.code(dossier, options)


@factcheck.command()
@PATHS
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "json", "jsonl", "csv"]),
    default="table",
    help="table (default) for people, json, jsonl (a fact a line), or csv.",
)
@OUTPUT
@PUBLISHED
@RULES
@NO_COLOR
def facts(paths: tuple[str, ...], form: str, **options: Any) -> int:
    """List the figures and dates that are read from articles, and how."""
    from factcheck.report.facts import FORMATS

    return _read(paths, FORMATS[form], options, table=True)


@factcheck.command()
@click.argument("path")
@OUTPUT
@PUBLISHED
@RULES
@NO_COLOR
def explain(path: str, **options: Any) -> int:
    """Show an article line by line: every figure and date word, and what became of it."""
    from factcheck.report.facts import explain as page

    return _read((path,), page, options)


@factcheck.command()
@PATHS
@click.option("--case", metavar="FILE", help="Where decisions are kept; beside the articles unless given.")
@click.option("--who", metavar="NAME", help="Who decides, as the log has it; your user name unless given.")
@click.option("--theme", type=click.Choice(["dark", "light"]), default="dark", help="Dark (default) or light.")
@PUBLISHED
@RULES
def review(paths: tuple[str, ...], case: str | None, who: str | None, theme: str, **options: Any) -> int:
    """Settle discrepancies on a screen of panes; every decision is saved at once. Press ? there for the keys."""
    from getpass import getuser
    from pathlib import Path

    from factcheck.output import write_file
    from factcheck.review import utc_now

    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise click.UsageError("review needs a terminal: use 'factcheck compare' here")
    settings = _settings(options)
    from factcheck.review.app import Review
    from factcheck.review.desk import Job

    job = Job(
        paths=paths, who=who or getuser(), clock=utc_now, save=write_file, case=Path(case) if case else None,
        published=settings.published, rules=settings.rules,
    )  # fmt: skip
    return Review(job, theme).sit()


@factcheck.command()
@OUTPUT
def schema(output: str | None) -> int:
    """Print the JSON Schema of the JSON report."""
    from factcheck.report import json

    _write(json.schema(), output)
    return ExitCode.CLEAN


factcheck.add_command(cli_case.case)
factcheck.add_command(cli_check.rules)


def main(args: Sequence[str] | None = None) -> int:
    """Run the command and return its exit code; every trouble is one line on standard error."""
    try:
        code = factcheck.main(args=None if args is None else list(args), prog_name="factcheck", standalone_mode=False)
        return int(code or ExitCode.CLEAN)
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.format_message(), err=True)
        return ExitCode.USAGE
    except click.UsageError as error:
        command = error.ctx.command_path if error.ctx else "factcheck"
        words = error.format_message()
        _say(f"{words if words.endswith(('.', '?')) else words + '.'} Try '{command} --help'.")
        return ExitCode.USAGE
    except click.ClickException as error:
        _say(error.format_message())
        return ExitCode.USAGE
    except click.exceptions.Exit as done:
        return done.exit_code
    except (click.Abort, KeyboardInterrupt):
        return ExitCode.INTERRUPTED
    except FactcheckError as error:
        _complain([error])
        return ExitCode.USAGE
    except Exception as error:
        # A traceback would exit with 1, which means "discrepancies": a fault must never look like a result.
        if os.environ.get("FACTCHECK_TRACEBACK"):
            raise
        _say(f"internal fault: {type(error).__name__}: {error}. Set FACTCHECK_TRACEBACK=1 to see where, and report it.")
        return ExitCode.USAGE


def _read(
    paths: tuple[str, ...], report: Callable[[Dossier, View], bytes], options: Mapping[str, Any], table: bool = False
) -> int:
    from factcheck import pipeline

    settings = _settings(options)
    _keep_inputs(options["output"], paths)
    with _progress(False) as progress:
        dossier, errors = pipeline.read_facts(
            paths, published=settings.published, rules=settings.rules, progress=progress
        )
    _complain(errors)
    if dossier.articles:
        _write(report(dossier, _view(options, settings, options["output"], table)), options["output"])
    return ExitCode.USAGE if errors else ExitCode.CLEAN


def _case(name: str | None) -> Case | None:
    """The case file, only to be read; raise FactcheckError before any work is done."""
    if name is None:
        return None
    from factcheck.decisions import Case

    return Case.open(name, create=False, write=False)


def _settings(options: Mapping[str, Any]) -> Settings:
    """The settings of this folder, the command line over them."""
    from dataclasses import replace
    from pathlib import Path

    from factcheck.settings import load_settings

    settings = load_settings(Path())
    given: dict[str, Any] = {"published": {**settings.published, **_published(options["published"])}}
    if options["rules"] is not None:
        given["rules"] = Path(options["rules"])
    if options.get("verdicts"):
        given["verdicts"] = options["verdicts"]
    if options.get("min_severity"):
        given["min_severity"] = options["min_severity"]
    return replace(settings, **given)


def _published(given: Sequence[str]) -> dict[str, str]:
    from factcheck.settings import iso_time

    days: dict[str, str] = {}
    for words in given:
        name, _, day = words.rpartition("=")
        if not name:
            raise click.UsageError(f"--published {words!r} is not NAME=DATE, as in border.txt=2021-11-08")
        if not iso_time(day):
            raise click.UsageError(f"--published {words!r}: {day!r} is not an ISO date such as 2021-11-08")
        if days.setdefault(name, day) != day:
            raise click.UsageError(f"--published gives {name!r} two dates, {days[name]} and {day}")
    return days


def _format_of(output: str | None) -> str:
    if output in (None, "-"):
        return "text"
    ending = os.path.splitext(str(output))[1].lower()
    if ending and ending not in ENDINGS:
        raise click.UsageError(f"no format has the ending {ending!r}: give --format, or a name in .txt or .json")
    return ENDINGS.get(ending, "text")


def _keep_inputs(output: str | None, paths: Sequence[str]) -> None:
    """Refuse to write a report over an article."""
    if output in (None, "-") or not os.path.exists(str(output)):
        return
    for path in paths:
        if os.path.isfile(path) and os.path.samefile(path, str(output)):
            raise click.UsageError(f"--output {output!r} is one of the inputs: give another name")


def _view(options: Mapping[str, Any], settings: Settings, output: str | None, table: bool = False) -> View:
    """How to show it: the width of the terminal; elsewhere 100 cells, and tables as wide as they need."""
    from shutil import get_terminal_size

    from factcheck.settings import View

    terminal = output in (None, "-") and sys.stdout.isatty()
    elsewhere = 10_000 if table else 100
    width = get_terminal_size().columns if terminal else elsewhere
    return View(
        settings=settings,
        width=width,
        color=_color(options["no_color"], terminal),
        why=options.get("why", False),
        all=options.get("everything", False),
        quiet=options.get("quiet", False),
    )


def _color(refused: bool, terminal: bool) -> bool:
    if refused or os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return terminal and os.environ.get("TERM") != "dumb"


def _write(data: bytes, output: str | None) -> None:
    if output in (None, "-"):
        from factcheck.output import write_stdout

        write_stdout(data)
    else:
        from factcheck.output import write_file

        write_file(data, str(output))


def _progress(quiet: bool) -> Any:
    from factcheck.output import Progress

    return Progress(on=not quiet and sys.stderr.isatty())


def _complain(errors: Sequence[FactcheckError]) -> None:
    for error in errors:
        words = str(error)
        _say(words if words.endswith((".", "?")) else f"{words}.")


def _say(words: str) -> None:
    from factcheck.output import one_line

    click.echo(f"factcheck: error: {one_line(words)}", err=True)
