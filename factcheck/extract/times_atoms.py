"""Which piece of a date begins at a token: from the token's kind to its grammar, and the names that are no dates."""

from __future__ import annotations

from collections.abc import Callable

from factcheck.extract.times_clock import PART_WORDS, part_span
from factcheck.extract.times_counted import recent, tens
from factcheck.extract.times_dates import digit_first, month_first
from factcheck.extract.times_holidays import holiday_at
from factcheck.extract.times_relative import (
    today,
    unit_of_time,
    weekday,
    which,
)
from factcheck.extract.times_seasons import quarter, season, weekend
from factcheck.extract.times_words import (
    HOLIDAY,
    MONTH,
    PART,
    QUARTER,
    RECENT,
    SEASON,
    TENS,
    TODAY,
    UNIT,
    WEEKDAY,
    WEEKEND,
    WHICH,
    Atom,
    Reader,
    phrase_at,
)

#: Forms that name one day.
DAY_FORMS = frozenset({"weekday", "date", "relative", "day_of_month", "numeric", "holiday", "offset", "ago"})


def _hours(r: Reader, i: int) -> Atom | None:
    """ "the early hours", "the early hours of Sunday morning"; otherwise hours as a unit of time."""
    if r.at(i - 1) != "early":
        return unit_of_time(r, i)
    parts = part_span(r.lex.parts["early hours"], "early hours")
    end = i + 1
    if r.at(end) == "of" and r.at(end + 1) == "the" and r.at(end + 2) in PART_WORDS:
        end += 3
    j = end + (r.at(end) in ("of", "on"))
    inner = day_at(r, j) if r.at(end) in ("of", "on", "this", "yesterday") else None
    if inner is not None and inner.form in DAY_FORMS and inner.first >= end:
        end = inner.end + (r.bare(inner.end) in PART_WORDS)
        return Atom(i - 1, end, inner.form, inner.parts | parts)
    return Atom(i - 1, end, "clock", dict(parts))


_GRAMMAR: dict[int, Callable[[Reader, int], Atom | None]] = {
    WEEKDAY: weekday,
    MONTH: month_first,
    TODAY: today,
    UNIT: unit_of_time,
    SEASON: season,
    WHICH: which,
    QUARTER: quarter,
    WEEKEND: weekend,
    PART: _hours,
    TENS: tens,
    RECENT: recent,
}


def day_at(r: Reader, i: int) -> Atom | None:
    """The day, span of days, or name with a date in it that begins at token ``i``."""
    word = r.at(i)
    if not word:
        return None
    kind = r.lex.kinds.get(word)
    if word in r.lex.names and (hit := phrase_at(r, i, r.lex.names)) is not None:
        return Atom(i, hit[0], "", {}, hit[1])
    if word in r.lex.holidays and (found := holiday_at(r, i)) is not None:
        return found
    if "0" <= word[0] <= "9":
        return digit_first(r, i) if word.isascii() else None
    if kind is None:
        return None
    if kind == HOLIDAY:
        return None
    grammar = _GRAMMAR.get(kind)
    return grammar(r, i) if grammar is not None else None
