"""Times in two zones: "1am local time (0300 GMT)" against the zone of the place, and against each other."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta

from factcheck.checklist.desk import Desk, Note, Page, spanning
from factcheck.checklist.rules import CheckRule
from factcheck.clock import make_day, summer
from factcheck.model import Fact

_STAMP = re.compile(r"(\d{4}-\d\d-\d\d)?T(\d\d):(\d\d)(?:([+-])(\d\d):(\d\d))?")
_OPEN = re.compile(r"(?:,? ?(?:local time|local|on \w{3,9}|\w{6,9}))?\s*(?:[(\[,/]|,? or)\s*(?:about |around |at )?")
#: The offsets that clocks are set to, in minutes: from UTC-12 to UTC+14.
_QUARTERS = (5 * 60 + 45, 8 * 60 + 45, 12 * 60 + 45)  # Nepal, Eucla, Chatham
_WEST, _EAST = -12 * 60, 14 * 60
_DAY = 24 * 60


def _clock(fact: Fact) -> tuple[date | None, int, int | None] | None:
    """Day, minutes of the day, and the offset in minutes, of a clock time that is one moment."""
    if fact.kind != "date" or fact.date_from is None or fact.date_from != fact.date_to:
        return None
    m = _STAMP.fullmatch(fact.date_from)
    if m is None:
        return None
    offset = (int(m[5]) * 60 + int(m[6])) * (1 if m[4] == "+" else -1) if m[4] else None
    return (date.fromisoformat(m[1]) if m[1] else None), int(m[2]) * 60 + int(m[3]), offset


def zones(desk: Desk, rule: CheckRule) -> Iterator[Note]:
    """Two clock times beside each other that no zone of the place makes one."""
    page = desk.draft
    for a, b in zip(page.dates, page.dates[1:], strict=False):
        if a.sentence.start != b.sentence.start or not _OPEN.fullmatch(page.between(a, b)):
            continue
        one, two = _clock(a), _clock(b)
        if one is None or two is None or ((one[2] is None) == (two[2] is None) and one[2] is None):
            continue
        if words := _unlike(desk, page, a, b, one, two):
            yield spanning(a, b, words)


Moment = tuple[date | None, int, int | None]


def _unlike(desk: Desk, page: Page, a: Fact, b: Fact, one: Moment, two: Moment) -> str:
    """What does not fit, in words; empty when the two times can be one moment."""
    local, known, (mine, other) = (a, b, (one, two)) if one[2] is None else (b, a, (two, one))
    if mine[2] is not None:  # both zones are printed
        gap = (mine[1] - mine[2]) - (other[1] - (other[2] or 0))
        if gap % _DAY == 0:
            return ""
        return f"“{a.text}” and “{b.text}” are {abs(_near(gap)) // 60}h{abs(_near(gap)) % 60:02d} apart by their zones"
    gap = mine[1] - (other[1] - (other[2] or 0))
    if mine[0] and other[0] and re.search(r"day\b", a.text + b.text) and _days_told(a, b):
        gap += (mine[0] - other[0]).days * _DAY
        found = {gap}
    else:
        found = {gap + k * _DAY for k in (-1, 0, 1)}
    found = {g for g in found if _WEST <= g <= _EAST and (g % 30 == 0 or g in _QUARTERS)}
    if not found:
        return f"no time zone makes “{local.text}” and “{known.text}” one moment"
    allowed, where = _allowed(desk, page, local, mine[0] or other[0] or page.published)
    if not allowed or found & allowed:
        return ""
    offsets = " or ".join(_utc(o) for o in sorted(allowed))
    right = " or ".join(_hours((mine[1] - o) % _DAY) for o in sorted(allowed))
    return f"“{local.text}” in {where} ({offsets}) is {right} GMT, not “{known.text}”"


def _days_told(a: Fact, b: Fact) -> bool:
    """Whether both times name their day."""
    return all(re.search(r"(?i)[a-z]{3,6}day\b|\d (?:[a-z]{3,9})|[a-z]{3,9} \d{1,2}\b", f.text) for f in (a, b))


def _near(gap: int) -> int:
    gap %= _DAY
    return gap - _DAY if gap > _DAY // 2 else gap


def _utc(offset: int) -> str:
    return f"UTC{'+' if offset >= 0 else '-'}{abs(offset) // 60}" + (f":{abs(offset) % 60:02d}" if offset % 60 else "")


def _hours(minutes: int) -> str:
    return (datetime(2000, 1, 1) + timedelta(minutes=minutes)).strftime("%H:%M")


def _allowed(desk: Desk, page: Page, fact: Fact, day: date | None) -> tuple[set[int], str]:
    """The offsets that the clocks of the places named can show, and the place."""
    named = [n for n in (fact.place, page.article.dateline, *fact.names) if n]
    found: set[int] = set()
    where = ""
    for name in named:
        key = desk.names.canonical(name)
        country = desk.names.country_of.get(key)
        capital = key if name == page.article.dateline or name.isupper() else ""  # "PARIS (Reuters)": no town of Texas
        rows = desk.rules.zones.get(country or capital)
        if rows is None and country is not None:
            return set(), ""  # a country whose zones are not known may be the one meant
        for row in rows or ():
            where = where or name.title() if name.isupper() else where or name
            found |= _offsets(row, day)
    return found, where


def _offsets(row: str, day: date | None) -> set[int]:
    """The offsets of "+02:00 eu" on a day: with summer time when it may hold."""
    offset, _, rule = row.partition(" ")
    minutes = (int(offset[1:3]) * 60 + int(offset[4:6])) * (1 if offset[0] == "+" else -1)
    if not rule:
        return {minutes}
    if day is None or make_day(day.year, day.month, day.day) is None:
        return {minutes, minutes + 60}
    return {minutes + 60 if summer(day, rule) else minutes}
