"""Arithmetic of days and clocks: months, weeks, Easter, summer time. Pure; knows no words and no machine clock."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache

#: The days of the week as ``date.weekday`` counts them.
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Days:
    """A span of whole days, how it was found, and other readings; both ends None with ``why`` when it was not."""

    first: date | None
    last: date | None
    grain: str
    how: str = ""
    why: str = ""
    other: tuple[tuple[date, date], ...] = ()


def no_days(grain: str, why: str, other: tuple[tuple[date, date], ...] = ()) -> Days:
    """No span, and the reason."""
    return Days(None, None, grain, why=why, other=other)


def one_day(day: date, how: str, other: tuple[date, ...] = (), grain: str = "day") -> Days:
    """A span of one day."""
    return Days(day, day, grain, how, other=tuple((d, d) for d in other))


def make_day(year: int, month: int, day: int) -> date | None:
    """The day, or None where the calendar has none."""
    if not (1 <= month <= 12 and 1 <= year <= 9999 and 1 <= day <= monthrange(year, month)[1]):
        return None
    return date(year, month, day)


def add_days(day: date, n: int) -> date:
    """``day`` moved by ``n`` days, held within years 1 to 9999."""
    return date.fromordinal(min(max(day.toordinal() + n, 1), date.max.toordinal()))


def add_months(day: date, n: int) -> date:
    """``day`` moved by ``n`` months; the 31st becomes the last day of a shorter month."""
    index = min(max(day.year * 12 + day.month - 1 + n, 12), 9999 * 12 + 11)
    year, month = divmod(index, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def month_span(year: int, month: int) -> tuple[date, date]:
    """First and last day of a month."""
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def week_span(day: date, weeks: int = 0) -> tuple[date, date]:
    """Monday and Sunday of the week of ``day``, moved by ``weeks``."""
    monday = add_days(day, -day.weekday() + 7 * weeks)
    return monday, add_days(monday, 6)


def year_span(first: int, last: int | None = None) -> tuple[date, date]:
    """1 January to 31 December."""
    return date(min(max(first, 1), 9999), 1, 1), date(min(max(last or first, 1), 9999), 12, 31)


def weekday_near(day: date, weekday: int) -> date:
    """The day of that name (0 is Monday) closest to ``day``."""
    return add_days(day, (weekday - day.weekday() + 3) % 7 - 3)


def weekday_back(day: date, weekday: int) -> date:
    """The latest day of that name, ``day`` itself included."""
    return add_days(day, -((day.weekday() - weekday) % 7))


def weekday_on(day: date, weekday: int) -> date:
    """The next day of that name, ``day`` itself included."""
    return add_days(day, (weekday - day.weekday()) % 7)


def easter(year: int) -> date:
    """Western Easter Sunday (the anonymous Gregorian computus)."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    el = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * el) // 451
    month, day = divmod(h + el - 7 * m + 114, 31)
    return date(year, month, day + 1)


def nth_weekday(year: int, month: int, weekday: int, n: int) -> date:
    """The nth day of that name in a month; -1 is the last."""
    first, last = month_span(year, month)
    if n < 0:
        return add_days(weekday_back(last, weekday), 7 * (n + 1))
    return add_days(weekday_on(first, weekday), 7 * (n - 1))


def holiday(rule: str, year: int) -> date:
    """The day of a holiday: "12-25", "easter -2" or "4 thursday 11 +1" (the day after November's fourth Thursday)."""
    if not 1 <= year <= 9998:
        year = min(max(year, 1), 9998)
    words = rule.split()
    if words[0] == "easter":
        return add_days(easter(year), int(words[1]))
    if len(words) == 4:
        return add_days(nth_weekday(year, int(words[2]), WEEKDAYS.index(words[1]), int(words[0])), int(words[3]))
    return date(year, int(rule[:2]), int(rule[3:]))


def summer(day: date, rule: str) -> bool:
    """Whether summer time holds on ``day``: us since 2007, eu since 1996, au (south-east) since 2008."""
    year = day.year
    if rule == "us":
        return nth_weekday(year, 3, 6, 2) <= day < nth_weekday(year, 11, 6, 1)
    if rule == "eu":
        return nth_weekday(year, 3, 6, -1) <= day < nth_weekday(year, 10, 6, -1)
    return not nth_weekday(year, 4, 6, 1) <= day < nth_weekday(year, 10, 6, 1)


_ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::\d\d(?:\.\d+)?)?)?\s*(Z|[+-]\d\d:?\d\d)?")


@lru_cache(maxsize=256)
def split_iso(text: str | None) -> tuple[date | None, datetime | None, str]:
    """The day, the minute if given, and the offset as printed, of an ISO date or datetime; empty if it is none."""
    m = _ISO.fullmatch(text.strip()) if text else None
    day = make_day(int(m[1]), int(m[2]), int(m[3])) if m else None
    if m is None or day is None:
        return None, None, ""
    if m[4] is None or int(m[4]) > 23 or int(m[5]) > 59:
        return day, None, ""
    return day, datetime(day.year, day.month, day.day, int(m[4]), int(m[5])), m[6] or ""
