"""One voice for trouble: what happened, where, and what to do about it."""

from __future__ import annotations

from enum import IntEnum


class ExitCode(IntEnum):
    """What the command tells the shell."""

    CLEAN = 0  # nothing to resolve
    FOUND = 1  # discrepancies, or checklist items, to resolve
    USAGE = 2  # wrong usage or unreadable input; wins over FOUND
    INTERRUPTED = 130  # as shells report an interrupt from the keyboard


class FactcheckError(Exception):
    """Something an editor or a developer can mend.

    ``title`` says what happened, ``where`` names the file (``path`` or ``path:line:column``),
    ``remedy`` says what to do.
    """

    def __init__(self, title: str, where: str = "", remedy: str = "") -> None:
        super().__init__(title)
        self.title = title
        self.where = where
        self.remedy = remedy

    def __str__(self) -> str:
        head = f"{self.where}: {self.title}" if self.where else self.title
        return f"{head}. {self.remedy}" if self.remedy else head


class InputError(FactcheckError):
    """An article that cannot be read; the others still are."""


class RulesError(FactcheckError):
    """A rules file that cannot be used; nothing is compared with half a rule book."""
