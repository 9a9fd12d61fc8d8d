"""What a person may settle about a run: from the configuration file, then the command line."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path

VERDICTS = ("conflict", "update", "compatible", "agreement")
DISCREPANCIES = ("conflict", "update")
SEVERITIES = ("low", "medium", "high")
#: States of a comparison that leave nothing to resolve.
RESOLVED = ("settled", "dismissed")
_RANK = {"none": 0, "low": 1, "medium": 2, "high": 3}


@dataclass(frozen=True, kw_only=True)
class Intake:
    """How articles are taken in: what a person says of them, and the rules that they are read and compared with."""

    published: Mapping[str, str] = field(default_factory=dict)  #: their times, by path or file name
    languages: Mapping[str, str] = field(default_factory=dict)  #: by path or file name; "*" for all of them
    rules: Path | None = None  #: a folder of the person's own rules, laid over those that come with factcheck
    form: str | None = None  #: the format that every file is read as; by its content when None
    file_dates: bool = False  #: whether an article without a date has that of its file's last change


#: Nothing is said of the articles.
AS_THEY_ARE = Intake()


@dataclass(frozen=True, kw_only=True)
class Settings(Intake):
    """How one run takes articles in, and what counts in it."""

    verdicts: tuple[str, ...] = DISCREPANCIES
    min_severity: str = "low"

    def counts(self, verdict: str, severity: str) -> bool:
        """Whether a comparison with this verdict and severity counts for the exit code.

        >>> Settings(min_severity="medium").counts("conflict", "low")
        False
        """
        if verdict not in self.verdicts:
            return False
        # Agreement has severity none: whoever asks for it by name means it.
        return verdict not in DISCREPANCIES or _RANK[severity] >= _RANK[self.min_severity]


@dataclass(frozen=True, kw_only=True)
class View:
    """How a report is shown to a person: width in terminal cells, colour, and how much of it."""

    settings: Settings = field(default_factory=Settings)
    width: int = 100
    color: bool = False
    why: bool = False
    all: bool = False
    quiet: bool = False
    fail_on: str = "low"  #: of a check: the least severity of a finding that fails, or never


def is_year(words: str) -> bool:
    """Whether ``words`` are a year of news and nothing else.

    >>> is_year("2021"), is_year("21"), is_year("2021-11")
    (True, False, False)
    """
    return len(words) == 4 and words.isascii() and words.isdigit() and words[:2] in ("19", "20")


def iso_time(words: str) -> bool:
    """Whether ``words`` are an ISO date or datetime that exists.

    >>> iso_time("2021-11-08"), iso_time("2021-11-08T09:30+01:00"), iso_time("2021-02-30"), iso_time("8 Nov")
    (True, True, False, False)
    """
    for read in (date.fromisoformat, datetime.fromisoformat):
        try:
            read(words)
        except ValueError:
            continue
        return len(words) >= len("2021-11-08") and words[4:5] == "-"
    return False
