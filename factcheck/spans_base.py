"""What every form of date needs: what it is resolved against, and the choice of a year that the words leave out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple

from factcheck.clock import Days, add_days, weekday_near

Parts = Mapping[str, str | int]

NO_BASE = "no publication date"
NO_YEAR = "no publication date to give the year"
#: Days ahead of publication that a date without year or future verb may lie (an agenda in the present tense).
LOOK_AHEAD = 14
#: Days within which another reading of a date without year is worth showing (LIBRARIES: both are plausible).
NEAR = 60
DAY_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
#: First and last day of the thirds of a month, and of its two ends (a week); 0 is the month's last day.
THIRDS = {"early": (1, 10), "mid": (11, 20), "late": (21, 0), "start": (1, 7), "end": (24, 0)}
#: First and last month of the same in a year.
YEAR_THIRDS = {"early": (1, 3), "mid": (4, 9), "late": (10, 12), "start": (1, 1), "end": (12, 12)}


class DateOrder(NamedTuple):
    """The order of day and month in the figures of an article ("dmy", "mdy", or empty), and what tells it."""

    order: str
    why: str


NO_ORDER = DateOrder("", "")


@dataclass(frozen=True, slots=True)
class Context:
    """What the words are resolved against."""

    base: date | None
    minute: datetime | None
    offset: str
    anchor: date | None
    anchor_minute: datetime | None
    southern: bool
    tense: str
    order: DateOrder = NO_ORDER


def text_of(parts: Parts, key: str) -> str:
    """A part as text, empty when it is missing."""
    return str(parts.get(key, ""))


def int_of(parts: Parts, key: str, default: int = 0) -> int:
    """A part as a number."""
    return int(parts.get(key, default))


def pick(candidates: list[tuple[date, date]], ctx: Context) -> tuple[tuple[date, date], tuple[tuple[date, date], ...]]:
    """The span that the tense and the publication day choose among those of several years, and close others."""
    base = ctx.base
    assert base is not None
    ahead = [c for c in candidates if c[1] >= base]
    behind = [c for c in candidates if c[0] <= base]
    if ctx.tense == "future" and ahead:
        best = min(ahead)
    elif ctx.tense == "past" and behind:
        best = max(behind)
    else:
        soon = [c for c in candidates if c[0] <= add_days(base, LOOK_AHEAD)]
        single = candidates[0][0] == candidates[0][1]
        best = max(soon if single and soon else behind or candidates)
    low, high = add_days(base, -NEAR), add_days(base, NEAR)
    return best, tuple(c for c in candidates if c != best and low <= c[0] and c[1] <= high)


def years(ctx: Context) -> range:
    """The publication year and its two neighbours."""
    assert ctx.base is not None
    return range(max(ctx.base.year - 1, 1), min(ctx.base.year + 1, 9998) + 1)


def check_weekday(days: Days, weekday: str | int | None) -> Days:
    """Say so where the weekday printed is not that of the date."""
    if weekday is None or days.first is None or days.first.weekday() == weekday:
        return days
    day, name = days.first, DAY_NAMES[int(weekday)]
    how = f"the date as printed, but {day.isoformat()} is a {DAY_NAMES[day.weekday()]}, not a {name}"
    near = weekday_near(day, int(weekday))
    return Days(day, days.last, days.grain, how, other=((near, near),))


def third(span: tuple[date, date], part: str) -> tuple[date, date]:
    """The early, mid or late third of a month, its start or its end; the whole for any other word."""
    if part not in THIRDS:
        return span
    low, high = THIRDS[part]
    return span[0].replace(day=low), span[0].replace(day=high) if high else span[1]
