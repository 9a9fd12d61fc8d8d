"""What the commands share: their common options, and how words become settings, a view, bytes and complaints.

Nothing heavy is imported until a command needs it: ``--version`` and ``--help`` answer at once.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import click

from factcheck.errors import FactcheckError
from factcheck.formats import ALIASES, FORMATS, named

if TYPE_CHECKING:
    from factcheck.decisions import Case
    from factcheck.model import Article
    from factcheck.settings import Settings, View

#: File and folder names are told to click so that shells complete them; whether they exist is for the reader to say.
ANY = click.Path()
PATHS = click.argument("paths", nargs=-1, required=True, metavar="PATH...", type=ANY)
PUBLISHED = click.option(
    "--published",
    metavar="NAME=DATE",
    multiple=True,
    help="Publication date of an article: its path or file name, and an ISO date or datetime. Repeatable.",
)
LANGUAGE = click.option(
    "--language",
    "languages",
    metavar="[NAME=]CODE",
    multiple=True,
    help="Language of an article, or of all: en or de. Told by the text unless given. Repeatable.",
)
#: What an article may come as: the readers and archives of factcheck.read, whose import no ``--help`` waits for.
INPUTS = (
    "text",
    "markdown",
    "html",
    "pdf",
    "docx",
    "odt",
    "eml",
    "msg",
    "feed",
    "ninjs",
    "newsml",
    "nitf",
    "warc",
    "zip",
    "tar",
    "gz",
)  # fmt: skip - a list of names
FROM = click.option(
    "--from",
    "taken_as",
    type=click.Choice(INPUTS),
    metavar="FORMAT",
    help=f"Read every file as this format, whatever it looks like: {', '.join(INPUTS)}.",
)
FILE_DATES = click.option(
    "--file-dates", is_flag=True, help="An article that gives no date was published when its file was last changed."
)
RULES = click.option(
    "--rules",
    metavar="DIR",
    type=ANY,
    help="Folder with your own rules files, laid over those that come with factcheck.",
)
NO_COLOR = click.option("--no-color", is_flag=True, help="No colour; NO_COLOR and FORCE_COLOR are heeded as well.")
CASE = click.option(
    "--case",
    metavar="FILE",
    type=ANY,
    help="Case file with editors' decisions: what they settled or dismissed does not count.",
)
OUTPUT = click.option("-o", "--output", metavar="FILE", type=ANY, help="Write the report to FILE, whole or not at all.")
VERDICT = click.option(
    "--verdict",
    "verdicts",
    multiple=True,
    type=click.Choice(["conflict", "update", "compatible", "agreement"]),
    help="Which verdicts count, and are shown. Repeatable; conflict and update unless given.",
)
MIN_SEVERITY = click.option(
    "--min-severity", type=click.Choice(["low", "medium", "high"]), help="The least severity that counts."
)
WHY = click.option("--why", is_flag=True, help="The full account: the evidence of each match, and every quote.")
ALL = click.option("--all", "everything", is_flag=True, help="Show what is compatible or agrees as well.")
QUIET = click.option("-q", "--quiet", is_flag=True, help="No account at the end, and no progress.")


#: What a decorator of click takes and gives.
Command = Callable[..., Any]


def intake_options(command: Command) -> Command:
    """The options of a command that reads articles, as ``settings_of`` takes them."""
    for option in (RULES, FILE_DATES, FROM, LANGUAGE, PUBLISHED):
        command = option(command)
    return command


class _Form(click.Choice[str]):
    """The name of a format, or another name that people try for it."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        return super().convert(ALIASES.get(value, value), param, ctx)


def format_option(default: str) -> Callable[[Command], Command]:
    """The option ``--format`` of a command that writes reports."""
    return click.option(
        "--format",
        "form",
        type=_Form(list(FORMATS)),
        metavar="FORMAT",
        help=f"One of {', '.join(FORMATS)}; unless given, what the ending of --output says, else {default}.",
    )


FORMAT = format_option("text")


def case_of(name: str | None) -> Case | None:
    """The case file, only to be read; raise FactcheckError before any work is done."""
    if name is None:
        return None
    from factcheck.decisions import Case

    return Case.open(name, create=False, write=False)


def settings_of(options: Mapping[str, Any], inputs: Sequence[str] = ()) -> Settings:
    """The settings of one call: the command line, which click has laid over the configuration file.

    The publication dates of both are put together. Those of the file that are of none of the ``inputs`` are left out:
    it speaks of a whole story, and the call perhaps of two articles.
    """
    from pathlib import Path

    from factcheck.settings import Settings

    context = click.get_current_context(silent=True)
    days = _published((context and context.lookup_default("published")) or ())
    if days and inputs:
        from factcheck.read import names

        here = names(inputs)
        days = {name: day for name, day in days.items() if name in here}
    given: dict[str, Any] = {"published": {**days, **_published(_typed(context, options))}}
    given["languages"] = _languages(options.get("languages") or ())
    if options["rules"] is not None:
        given["rules"] = Path(options["rules"])
    given["form"] = options.get("taken_as")
    given["file_dates"] = bool(options.get("file_dates"))
    if options.get("verdicts"):
        given["verdicts"] = options["verdicts"]
    if options.get("min_severity"):
        given["min_severity"] = options["min_severity"]
    return Settings(**given)


def _typed(context: click.Context | None, options: Mapping[str, Any]) -> Sequence[str]:
    """The publication dates that were typed, and not taken from the file."""
    from click.core import ParameterSource

    silent = context is not None and context.get_parameter_source("published") is not ParameterSource.COMMANDLINE
    return () if silent else options["published"]


def _published(given: Sequence[str]) -> dict[str, str]:
    from factcheck.settings import is_year, iso_time

    days: dict[str, str] = {}
    for words in given:
        name, _, day = words.rpartition("=")
        if not name:
            raise click.UsageError(f"--published {words!r} is not NAME=DATE, as in border.txt=2021-11-08")
        if not iso_time(day) and not is_year(day):
            raise click.UsageError(f"--published {words!r}: {day!r} is not an ISO date such as 2021-11-08")
        if days.setdefault(name, day) != day:
            raise click.UsageError(f"--published gives {name!r} two dates, {days[name]} and {day}")
    return days


def _languages(given: Sequence[str]) -> dict[str, str]:
    """The languages by the names of articles; "*" for all of them."""
    found: dict[str, str] = {}
    for words in given:
        name, _, code = words.rpartition("=")
        if not code or found.setdefault(name or "*", code) != code:
            raise click.UsageError(f"--language {words!r} is not [NAME=]CODE, as in grenze.txt=de, or says it twice")
    return found


def format_of(output: str | None, default: str = "text") -> str:
    """The report format that the ending of ``output`` names, or the default without one; raise UsageError."""
    if output is None or output == "-":
        return default
    form, ending = named(output), os.path.splitext(output)[1].lower()
    if ending and form is None:
        known = ", ".join(sorted(e for f in FORMATS.values() for e in f.endings))
        raise click.UsageError(f"no format has the ending {ending!r}: give --format, or a name in {known}")
    return form or default


def form_of(options: Mapping[str, Any], output: str | None, default: str = "text") -> str:
    """The report format: what was typed, what the ending of ``output`` names, what is configured, the default."""
    from click.core import ParameterSource

    context = click.get_current_context(silent=True)
    typed = context is None or context.get_parameter_source("form") is ParameterSource.COMMANDLINE
    if options["form"] and (typed or output in (None, "-") or named(str(output)) is None):
        return str(options["form"])
    return format_of(output, default)


def keep_terminal(form: str, output: str | None) -> None:
    """Refuse to print on a terminal what is no text."""
    if FORMATS[form].binary and output in (None, "-") and sys.stdout.isatty():
        raise click.UsageError(f"{form} is no text to show here: give -o FILE{FORMATS[form].endings[0]}")


def keep_inputs(output: str | None, paths: Sequence[str]) -> None:
    """Refuse to write a report over an article."""
    if output in (None, "-") or not os.path.exists(str(output)):
        return
    for path in paths:
        if os.path.isfile(path) and os.path.samefile(path, str(output)):
            raise click.UsageError(f"--output {output!r} is one of the inputs: give another name")


def view_of(options: Mapping[str, Any], settings: Settings, output: str | None, table: bool = False) -> View:
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


def write(data: bytes, output: str | None) -> None:
    """Write a report to the file ``output``, or to standard output."""
    if output in (None, "-"):
        from factcheck.output import write_stdout

        write_stdout(data)
    else:
        from factcheck.output import write_file

        write_file(data, str(output))


def progress_on(quiet: bool) -> Any:
    """A context that shows progress on a terminal, unless ``quiet``."""
    from factcheck.output import Progress

    return Progress(on=not quiet and sys.stderr.isatty())


def complain(errors: Sequence[FactcheckError]) -> None:
    """Say each trouble on standard error, one line each."""
    for error in errors:
        words = str(error)
        say(words if words.endswith((".", "?")) else f"{words}.")


def tell(articles: Sequence[Article]) -> None:
    """Say on standard error what was left out of each article, one line each."""
    from factcheck.output import one_line

    for article in articles:
        for note in article.notes:
            click.echo(f"factcheck: note: {one_line(article.path)}: {one_line(note)}.", err=True)


def say(words: str) -> None:
    """Say one error on standard error, on one line that cannot drive a terminal."""
    from factcheck.output import one_line

    click.echo(f"factcheck: error: {one_line(words)}", err=True)
