"""ISO dates and times as spans, and when a figure was said: nothing here asks a clock."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Literal

from factcheck.model import Article, Fact
from factcheck.text import fold

Order = Literal["earlier", "later", "same", "differ", "unknown"]

_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_CLOCK = re.compile(r"\b([0-2]?\d)[:.]([0-5]\d)\s?([ap])?|\b(1[0-2]|[1-9])\s?([ap])\.?\s?m\b")
_NAMED_CLOCK = {"midday": 720, "noon": 720, "midnight": 0}


@dataclass(frozen=True, slots=True)
class Moment:
    """An ISO string taken apart: ``day`` is None for a clock alone, ``clock`` for a day alone."""

    day: date | None
    clock: time | None

    @property
    def offset(self) -> timedelta | None:
        """Its offset from UTC, when known."""
        return None if self.clock is None or self.clock.tzinfo is None else self.clock.utcoffset()


def moment(iso: str | None) -> Moment | None:
    """``iso`` taken apart ("2021-11-15", "2021-11-15T09:30+01:00", "T09:30"); None when it is none of these.

    >>> moment("T09:30").clock.hour
    9
    """
    if not iso:
        return None
    try:
        if iso.startswith("T"):
            return Moment(None, time.fromisoformat(iso[1:]))
        if "T" in iso or " " in iso:
            whole = datetime.fromisoformat(iso)
            return Moment(whole.date(), whole.timetz())
        return Moment(date.fromisoformat(iso), None)
    except ValueError:
        return None


def order_of(a: str | None, b: str | None) -> Order:
    """How the ISO time ``a`` stands to ``b``, to the finest precision that both have."""
    x, y = moment(a), moment(b)
    if x is None or y is None or x.day is None or y.day is None:
        return "unknown"
    if x.clock is None or y.clock is None or (x.offset is None) != (y.offset is None):
        if x.day == y.day:
            return "same"
        return "earlier" if x.day < y.day else "later"
    p, q = (datetime.combine(m.day or date.min, m.clock or time()) for m in (x, y))
    if p == q:
        return "same"
    return "earlier" if p < q else "later"


def said(a: Fact, b: Fact, articles: dict[str, Article]) -> Order:
    """When ``a`` was said against ``b``: by publication, then by the times that the texts give for the figures."""
    published = [articles[f.article].published if f.article in articles else None for f in (a, b)]
    order = order_of(published[0], published[1])
    stated = _stated(a.as_of, b.as_of)
    if order in ("earlier", "later"):
        same_hour = stated == "same" and _words_clock(fold(a.as_of or "")) is not None and _near(*published)
        return "same" if same_hour else order
    return stated if stated in ("earlier", "later", "differ") else order


def dated(fact: Fact, articles: dict[str, Article]) -> bool:
    """Whether the publication time of the fact's article is known."""
    return fact.article in articles and moment(articles[fact.article].published) is not None


def _near(a: str | None, b: str | None) -> bool:
    x, y = moment(a), moment(b)
    return bool(x and y and x.day and y.day and abs(x.day - y.day) < timedelta(days=6))


def _stated(a: str | None, b: str | None) -> Order:
    """How two "as of" stand to each other: ISO, or weekdays and clocks in words."""
    if not a or not b:
        return "unknown"
    iso = order_of(a, b)
    if iso != "unknown":
        return iso
    p, q = fold(a), fold(b)
    day_a, day_b = (next((d for d in _DAYS if d in words), None) for words in (p, q))
    if day_a and day_b and day_a != day_b:
        return "differ"
    clock_a, clock_b = _words_clock(p), _words_clock(q)
    if clock_a is None or clock_b is None:
        return "unknown"
    if abs(clock_a - clock_b) <= 30:  # minutes: one bulletin, loosely timed
        return "same" if (day_a is None) == (day_b is None) else "unknown"
    return "earlier" if clock_a < clock_b else "later"


def _words_clock(words: str) -> int | None:
    """Minutes after midnight of a clock time in words, or None."""
    for name, minutes in _NAMED_CLOCK.items():
        if name in words:
            return minutes
    found = _CLOCK.search(words)
    if found is None:
        return None
    hour = int(found[1] or found[4])
    half = found[3] or found[5]
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    return hour * 60 + int(found[2] or 0)


@dataclass(frozen=True, slots=True)
class Stretch:
    """The ground that dated words cover, in minutes from an arbitrary start; None for an open end."""

    start: int | None
    end: int | None
    has_day: bool
    has_clock: bool
    zoned: bool


def stretch(fact: Fact) -> Stretch | None:
    """The minutes that a date fact covers; None when it is not resolved."""
    first, last = moment(fact.date_from), moment(fact.date_to)
    if first is None and last is None:
        return None
    ends = [m for m in (first, last) if m is not None]
    return Stretch(
        start=None if first is None else _minutes(first, last=False),
        end=None if last is None else _minutes(last, last=True),
        has_day=all(m.day is not None for m in ends),
        has_clock=all(m.clock is not None for m in ends),
        zoned=any(m.offset is not None for m in ends),
    )


def _minutes(m: Moment, last: bool) -> int:
    clock = m.clock if m.clock is not None else time(23, 59) if last else time()
    day = m.day or date(1, 1, 2)
    whole = datetime.combine(day, clock.replace(tzinfo=None))
    offset = m.offset
    if offset is not None:
        whole -= offset if whole - datetime.min > abs(offset) else timedelta()
    return int((whole - datetime.min) / timedelta(minutes=1))
