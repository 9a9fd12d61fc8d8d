"""Holidays that name a day."""

from __future__ import annotations

from factcheck.extract.times_words import ENDS, Atom, Reader, phrase_at
from factcheck.extract.times_years import year_number

#: Before a holiday of one word ("at Christmas", "since Easter"); elsewhere it is a label ("Christmas party").
_BEFORE = frozenset(
    {
        "at", "on", "by", "until", "till", "since", "before", "after", "over", "this", "last", "next", "around",
        "for",
    }
)  # fmt: skip
_NEW_CLAUSE = frozenset({"he", "she", "they", "it", "we", "the", "a", "an", "police", "his", "her", "their"})


def holiday_at(r: Reader, i: int) -> Atom | None:
    """ "Christmas Day 2020", "last Easter", "at New Year"; a holiday of one word elsewhere is a label."""
    hit = phrase_at(r, i, r.lex.holidays)
    if hit is None:
        return None
    end, rule = hit
    if not (r.capital(i) or r.words[i][0].isdigit()):
        return None
    year = year_number(r, end + (r.at(end) == ","))
    if year is not None and not r.owned(end - 1):
        return Atom(i, end + 1 + (r.at(end) == ","), "holiday", {"rule": rule, "year": year})
    if (end - i == 1 or r.at(end - 1) == "year") and not (
        r.at(i - 1) in _BEFORE and (r.at(end) in ENDS | _NEW_CLAUSE or r.owned(i))
    ):
        return Atom(i, end, "", {}, "a holiday as a label")
    if r.at(i - 1) in ("last", "next", "this", "coming"):
        return Atom(i - 1, end, "holiday", {"rule": rule, "which": r.at(i - 1)})
    return Atom(i, end, "holiday", {"rule": rule})
