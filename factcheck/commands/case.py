"""The command ``factcheck case``: what stands in a case file, its audit trail, its export and its end."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

import click

from factcheck.commands.options import ANY
from factcheck.errors import ExitCode, FactcheckError

if TYPE_CHECKING:
    from factcheck.model import Decision

FILE = click.argument("file", metavar="FILE", type=click.Path())
OUTPUT = click.option("-o", "--output", metavar="FILE", type=click.Path(), help="Write to FILE, whole or not at all.")


@click.group(context_settings={"max_content_width": 100})
def case() -> None:
    """Look into a case file: the decisions that editors recorded, and who made them when."""


@case.command()
@FILE
@click.option("--verify", is_flag=True, help="Check that no row was changed, removed or put in later.")
@OUTPUT
def log(file: str, verify: bool, output: str | None) -> int:
    """Print every row of the audit trail, oldest first: undone decisions and their undoing as well."""
    from factcheck.report import case as pages

    found, head, problems = _read(file, verify)
    _write(lambda width, color: pages.log(found, width, color), output, file)
    for problem in problems:
        _say(f"error: {file}: {problem}")
    if problems:
        return ExitCode.USAGE
    if verify:
        rows = "1 row" if len(found) == 1 else f"{len(found):,} rows"
        _say(f"{rows}, none changed, removed or put in; the last is sealed {head}")
    return ExitCode.CLEAN


@case.command()
@FILE
@OUTPUT
def show(file: str, output: str | None) -> int:
    """Show what stands: each comparison that was decided on, its figures as printed then, and the decisions."""
    from factcheck.decisions import Case
    from factcheck.report import case as pages

    with Case.open(file, create=False, write=False) as opened:
        found = opened.effective()
    _write(lambda width, color: pages.show(found, width, color), output, file)
    return ExitCode.CLEAN


@case.command()
@FILE
@click.option(
    "--format", "form", type=click.Choice(["jsonl", "csv"]), default="jsonl", help="jsonl (a row a line) or csv."
)
@OUTPUT
def export(file: str, form: str, output: str | None) -> int:
    """Export every row of the audit trail."""
    from factcheck.report.case import EXPORTS

    found, _, _ = _read(file, False)
    _write(lambda width, color: EXPORTS[form](found), output, file)
    return ExitCode.CLEAN


@case.command()
@click.argument("files", metavar="FILE...", nargs=-1, required=True, type=ANY)
@click.option("--before", metavar="DATE", help="Only cases whose last decision is older than this day (ISO).")
@click.option("-y", "--yes", is_flag=True, help="Do not ask.")
def forget(files: tuple[str, ...], before: str | None, yes: bool) -> int:
    """Delete case files with everything in them, for good: now, or when they have been kept long enough.

    A case without a decision is deleted whatever --before says. Copies and backups made elsewhere are not touched.
    """
    from factcheck.decisions import forget as delete
    from factcheck.output import one_line
    from factcheck.settings import iso_time

    if before is not None and not iso_time(before):
        raise click.UsageError(f"--before {before!r} is not an ISO date such as 2021-11-08")
    old: list[tuple[str, int]] = []
    for file in files:
        found, _, _ = _read(file, False)
        last = max((d.at for d in found), default="")
        if before is None or last < before:
            old.append((file, len(found)))
        else:
            _say(f"{file} is kept: its last decision is of {last[:10]}")
    if not yes and old:
        if not sys.stdin.isatty():
            raise FactcheckError("not deleted: there is nobody to ask", old[0][0], "Give --yes to delete it")
        for file, rows in old:
            many = "1 row" if rows == 1 else f"{rows:,} rows"
            click.confirm(f"Delete {one_line(file)} with {many} of decisions, for good?", abort=True, err=True)
    for file, _ in old:
        delete(file)
    return ExitCode.CLEAN


def _read(file: str, verify: bool) -> tuple[Sequence[Decision], str, list[str]]:
    """The rows, the seal of the last, and what is wrong with them if that is asked."""
    from factcheck.decisions import Case

    with Case.open(file, create=False, write=False) as opened:
        problems = opened.verify() if verify else []
        try:
            return opened.log(), opened.head, problems
        except FactcheckError as error:
            if not problems:
                raise
            return [], "", [*problems, error.title]


def _say(words: str) -> None:
    from factcheck.output import one_line

    click.echo(f"factcheck: {one_line(words)}", err=True)


def _write(page: Callable[[int, bool], bytes], output: str | None, file: str) -> None:
    """Print a page as wide as the terminal, 100 cells elsewhere; colour only on a terminal."""
    from shutil import get_terminal_size

    from factcheck.output import write_file, write_stdout

    if output not in (None, "-"):
        if os.path.exists(str(output)) and os.path.samefile(str(output), file):
            raise FactcheckError("the page cannot be written over the case file", file, "Give another name")
        write_file(page(100, False), str(output))
        return
    terminal = sys.stdout.isatty()
    plain = bool(os.environ.get("NO_COLOR")) or os.environ.get("TERM") == "dumb"
    write_stdout(page(max(get_terminal_size().columns, 40) if terminal else 100, terminal and not plain))
