"""The weekday on which an article was published, where its own words give it away, and a day of the month near it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from factcheck.model import Told
from factcheck.read.stamps import MONTH_NAMES, WEEKDAY_NAMES
from factcheck.read.stamps import day as real_day

_W = "(Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)"
_CAP = r"[A-Z][\w’'.&-]*"
#: Kinds of sentence that name a day twice, and by how many days publication is later than the weekday in them.
_PATTERNS: tuple[tuple[re.Pattern[str], int], ...] = (
    # a paper is named by its day: "wrote in the Sunday Courier yesterday", "yesterday's Sunday papers"
    (re.compile(rf"\b{_W} (?:{_CAP}(?: (?:on|of|and|the) {_CAP}| {_CAP}){{0,3}}|papers?|newspapers?) yesterday\b"), 1),
    (re.compile(rf"\b[Yy]esterday[’']s (?:issue of |edition of )?(?:[Tt]he )?{_W} (?:{_CAP}|papers?|newspapers?)"), 1),
    (re.compile(rf"\b{_W} (?:{_CAP}(?: {_CAP}){{0,3}}|papers?|newspapers?) (?:today|this morning)\b"), 0),
    (re.compile(rf"\b[Tt]oday[’']s (?:issue of |edition of )?(?:[Tt]he )?{_W} (?:{_CAP}|papers?|newspapers?)"), 0),
    # the day is said in brackets or between commas: "today (Monday)", "yesterday, Sunday,"
    (re.compile(rf"\b[Tt]oday ?[(,] ?{_W}\b"), 0),
    (re.compile(rf"\b[Yy]esterday ?[(,] ?{_W}\b"), 1),
    (re.compile(rf"\b[Tt]omorrow ?[(,] ?{_W}\b"), -1),
    (re.compile(rf"\b{_W} ?\((?:today)\)"), 0),
    (re.compile(rf"\b{_W} ?\((?:yesterday)\)"), 1),
    (re.compile(rf"\b{_W} ?\((?:tomorrow)\)"), -1),
)  # fmt: skip - a table
_QUICK = re.compile(r"yesterday|today|tomorrow|this morning", re.I)
_NAMES = "|".join(name.title() for name in MONTH_NAMES)
_DAY = re.compile(rf"\b(?:({_NAMES}) (\d{{1,2}})|(\d{{1,2}}) ({_NAMES}))(?:st|nd|rd|th)?\b(?!,? ?\d{{4}}|[\d:])")
#: Days; a story looks back on what happened within about a week.
NEAR = 7
#: Code points of the words that are shown as evidence.
SHOWN = 60


def weekday(text: str, blocks: Iterable[tuple[int, int]]) -> list[Told]:
    """The weekday of publication with the words that give it away, and the days of the month that the text names.

    Nothing where no words do, or where they contradict each other.
    """
    found: list[tuple[str, str]] = []
    near: list[Told] = []
    for start, end in blocks:
        if _QUICK.search(text, start, end):
            found += _told(text, start, end)
        for match in _DAY.finditer(text, start, end):
            month, number = (match[1], match[2]) if match[1] else (match[4], match[3])
            value = f"--{MONTH_NAMES.index(month.lower()) + 1:02}-{int(number):02}"
            origin = f"“{match[0]}” (line {_line(text, match.start())})"
            near.append(Told(about="near", value=value, origin=origin))
    if len({name for name, _ in found}) != 1:
        return []
    return [Told(about="weekday", value=name, origin=origin) for name, origin in found] + near


def _told(text: str, start: int, end: int) -> Iterator[tuple[str, str]]:
    for pattern, later in _PATTERNS:
        for match in pattern.finditer(text, start, end):
            number = (WEEKDAY_NAMES.index(match[1].lower()) + later) % 7
            words = " ".join(match[0][:SHOWN].split())
            yield WEEKDAY_NAMES[number].title(), f"“{words}” (line {_line(text, match.start())})"


def in_year(year: int, told: Iterable[Told]) -> tuple[date, str] | None:
    """The day of publication in ``year`` and how it follows; None where the article does not give enough.

    It is the first such weekday from the last day of the month on that the text names, if that is one stretch of time.
    """
    said = list(told)
    name = next((t for t in said if t.about == "weekday"), None)
    near = [t for t in said if t.about == "near"]
    days = [(day, t) for t in near if (day := real_day(year, int(t.value[2:4]), int(t.value[5:])))]
    if name is None or not days:
        return None
    days.sort(key=lambda pair: pair[0])
    last, evidence = days[-1]
    if (last - days[0][0]).days > NEAR:
        return None
    ahead = (WEEKDAY_NAMES.index(name.value.lower()) - last.weekday()) % 7
    return last + timedelta(days=ahead), f"the {name.value} after {evidence.origin}, by {name.origin}"


def _line(text: str, place: int) -> int:
    return text.count("\n", 0, place) + 1
