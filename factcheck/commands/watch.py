"""The command ``factcheck watch``: a folder is compared again whenever its files change."""

from __future__ import annotations

import os
import time
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import click

from factcheck.commands.compare import untold
from factcheck.commands.options import (
    ALL,
    CASE,
    LANGUAGE,
    MIN_SEVERITY,
    NO_COLOR,
    OUTPUT,
    PUBLISHED,
    QUIET,
    RULES,
    VERDICT,
    WHY,
    complain,
    format_of,
    settings_of,
    view_of,
    write,
)
from factcheck.errors import ExitCode, FactcheckError

if TYPE_CHECKING:
    from factcheck.model import Dossier
    from factcheck.settings import Settings
    from factcheck.watch import Moved


@click.command()
@click.argument("folder", type=click.Path())
@OUTPUT
@PUBLISHED
@LANGUAGE
@RULES
@VERDICT
@MIN_SEVERITY
@CASE
@WHY
@ALL
@NO_COLOR
@QUIET
def watch(folder: str, **options: Any) -> int:
    """Compare a folder, and again whenever its files change: what is new is shown at once.

    Articles may be moved, deleted or half written meanwhile. With -o the whole report is written anew
    each time, in the format of its ending. Ctrl+c ends it.
    """
    from factcheck.extras import missing

    try:
        from factcheck.watch import changes
    except ModuleNotFoundError as error:
        if error.name == "watchfiles":
            raise missing("watched folders", "watch") from None
        raise
    if not os.path.isdir(folder):
        raise click.UsageError(f"{folder!r} is not a folder")
    _keep_out(options["output"], folder)
    desk = _Desk(folder, options)
    for moved in changes([folder, *filter(None, [options["rules"]])], desk.ours):
        desk.look(moved)
    return ExitCode.CLEAN


def _keep_out(output: str | None, folder: str) -> None:
    """Refuse a report of an unknown format, and one that would be read as an article the next time."""
    format_of(output)
    if output not in (None, "-") and os.path.realpath(str(output)).startswith(os.path.realpath(folder) + os.sep):
        raise click.UsageError(f"--output {output!r} lies in the folder that is watched: write it elsewhere")


class _Desk:
    """One watch: what was found last, and what was complained of."""

    def __init__(self, folder: str, options: Mapping[str, Any]) -> None:
        self.folder = folder
        self.options = {**options, "quiet": True}  # no account and no progress between the rounds
        self.silent: bool = options["quiet"]
        self.found: Dossier | None = None
        self.told: set[str] = set()

    def ours(self, path: str) -> bool:
        """Whether a file is one that the review writes while it is open: no article has changed with it."""
        return path.endswith(("-wal", "-shm")) and ".case" in path

    def look(self, moved: Moved) -> None:
        """Compare anew, and show what is new."""
        settings = settings_of(self.options, (self.folder,))  # the configured dates of what lies there now
        try:
            found, errors = self._compared(settings)
        except FactcheckError as error:  # the rules or the case file: they may be half written as well
            if self.found is None:
                raise
            complain([error])
            return
        complain([error for error in errors if str(error) not in self.told])
        self.told = {str(error) for error in errors}
        self._write(found, settings)
        self._show(found, settings, moved)
        self.found = found

    def _compared(self, settings: Settings) -> tuple[Dossier, list[FactcheckError]]:
        """The folder as it is; where a file cannot be read it is given a moment to become whole."""
        from factcheck.watch import GRACE

        found, errors = untold((self.folder,), settings, self.options)
        if self.found is not None and {str(error) for error in errors} - self.told:
            time.sleep(GRACE)
            found, errors = untold((self.folder,), settings, self.options)
        return found, errors

    def _write(self, found: Dossier, settings: Settings) -> None:
        from factcheck.report import REPORTERS

        output = self.options["output"]
        if output not in (None, "-"):
            view = view_of({**self.options, "quiet": self.silent}, settings, output)
            write(REPORTERS[format_of(output)](found, view), output)

    def _show(self, found: Dossier, settings: Settings, moved: Moved) -> None:
        from factcheck.outcome import left, news
        from factcheck.report import REPORTERS
        from factcheck.report import news as page

        if self.found is None:
            view = view_of({**self.options, "quiet": self.silent}, settings, None)
            write(REPORTERS["text"](found, view), None)
            self._tell(f"watching {self.folder}; ctrl+c ends it")
            return
        come = news(self.found, found, settings)
        write(page.render(come, found, view_of(self.options, settings, None)), None)
        count = f"{len(come.new)} new, {len(come.gone)} no longer, {len(left(found, settings))} left"
        self._tell(f"{moved}: {count}")

    def _tell(self, words: str) -> None:
        from factcheck.output import one_line

        if not self.silent:
            click.echo(f"factcheck: {one_line(words)}", err=True)
