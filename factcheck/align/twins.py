"""Facts that say two things at once are compared as two: "Friday night" is a day and a time of day."""

from __future__ import annotations

import dataclasses

from factcheck.align.view import View, family_of
from factcheck.model import Fact

#: Words of a sentence that tell its times by another clock.
_ZONES = frozenset("gmt utc bst cet est edt pst pdt local".split())


def twins(v: View) -> list[View]:
    """The view by itself, or one for each of the things that its fact says.

    "no casualties" is read as no dead, "no one was killed or injured" as that and as no injured; a date with a time or
    a part of the day as the day and as the time of day.
    """
    fact = v.fact
    if fact.kind == "date":
        if not v.words.isdisjoint(_ZONES) or not _ZONES.isdisjoint(fact.text.lower().split()):
            return [v]  # "early on Monday local time" may be "Sunday afternoon GMT": a day by itself would mislead
        day, hours = _day(fact, v.dimension == "date"), _hours(fact)
        return [_as(v, day, "date"), _as(v, hours, "time")] if day and hours else [v]
    if v.measure != "casualties" or fact.high != 0:
        return [v]
    measures = ("deaths",) if "casualt" in fact.text.lower() else ("deaths", "injured")
    return [dataclasses.replace(v, measure=name) for name in measures]


def _as(v: View, fact: Fact, dimension: str) -> View:
    return dataclasses.replace(v, fact=fact, dimension=dimension, family=family_of(fact, dimension))


def _day(fact: Fact, named_day: bool) -> Fact | None:
    """The fact as its day alone; None when it has no day. ``named_day``: its words name one."""
    first, last = fact.date_from, fact.date_to
    if not (first or last):
        return None
    if any(end and end.startswith("T") for end in (first, last)):
        # "Friday night" in an undated article: which Friday is not known, its night is
        return fact.model_copy(update={"date_from": None, "date_to": None, "grain": "day"}) if named_day else None
    if not any(end and "T" in end for end in (first, last)):
        return fact
    return fact.model_copy(update={"date_from": first and first[:10], "date_to": last and last[:10], "grain": "day"})


def _hours(fact: Fact) -> Fact | None:
    """The fact as its time of day alone; None when it has none, or runs over midnight."""
    first, last = fact.date_from, fact.date_to
    if not any(end and "T" in end for end in (first, last)):
        return None
    if first and last and first[:10] != last[:10] and not first.startswith("T"):
        return None
    return fact.model_copy(update={"date_from": _clock(first), "date_to": _clock(last)})


def _clock(end: str | None) -> str | None:
    return f"T{end.partition('T')[2]}" if end and "T" in end else None
