"""Parts of a year: seasons, quarters, halves, fiscal years, and the weekend."""

from __future__ import annotations

from factcheck.extract.times_counted import before_last, nth_in_month
from factcheck.extract.times_relative import STEP, window
from factcheck.extract.times_words import ENDS, ORDINALS, Atom, Reader
from factcheck.extract.times_years import number, year_number

Parts = dict[str, str | int]


def season(r: Reader, i: int) -> Atom | None:
    """ "the spring", "in summer", "summer 2019", "since the autumn"."""
    word, before, after = r.bare(i), r.at(i - 1), r.at(i + 1)
    parts: Parts = {"season": r.lex.seasons[word]}
    j = i + 1 + (after == "of")
    year = year_number(r, j)
    if year is not None and (word not in r.lex.shy or before in ("the", "in", "since", "by") or r.capital(i)):
        return Atom(i, j + 1, "season", {**parts, "year": year})
    if after == "of" and r.at(j) in ("last", "this", "next") and r.at(j + 1) == "year":
        return Atom(i, i + 1, "season", parts)
    if after not in ENDS or (after in ("in", "of", "from", "to") and before != "since"):
        return None
    if before == "the" and (r.at(i - 2) in ENDS or r.at(i - 2) in ("over", "throughout", "into", "through")):
        return Atom(i, i + 1, "season", parts)
    if before in ("in", "since", "until", "by", "during", "late", "early") and word not in r.lex.shy:
        return Atom(i, i + 1, "season", parts)
    return None


def quarter(r: Reader, i: int) -> Atom | None:
    """ "the third quarter of 2021", "Q3 2021", "the fiscal third quarter ended June 26", "fiscal 2012"."""
    word = r.bare(i)
    if word in ("fiscal", "financial"):
        j = i + 1 + (r.at(i + 1) == "year")
        year = year_number(r, j)
        return Atom(i, j + 1, "fiscal", {"year": year}) if year is not None else None
    if word == "q":
        n = number(r.at(i + 1))
        if n is None or not 1 <= n <= 4 or not r.glued(i + 1):
            return None
        return _of_year(r, Atom(i, i + 2, "quarter", {"n": n, "unit": "quarter"}))
    if r.at(i + 1) in ("ended", "ending", "to") and word == "quarter" and (found := window(r, i, "quarter", i)):
        return found
    if word == "half" and (part := nth_in_month(r, i, {"unit": "half"})) is not None:
        return part if part.parts["n"] in (1, 2, -1) else None
    j = i - 1 - (r.at(i - 1) == "-")
    fiscal = r.at(j) in ("fiscal", "financial")
    n = ORDINALS.get(r.at(j - fiscal)) if not r.at(j).isdecimal() else None
    if n is None or (word == "half" and n > 2):
        return None
    fiscal = fiscal or r.at(j - 1) in ("fiscal", "financial")
    parts: Parts = {"n": n, "unit": word, **({"fiscal": 1} if fiscal else {})}
    found = _of_year(r, Atom(j - fiscal, i + 1, "quarter", parts))
    if word == "half" and "year" not in found.parts and r.at(i + 1) != "of":
        return None
    return None if found.end == i + 1 and r.at(i + 1) == "of" else found


def _of_year(r: Reader, atom: Atom) -> Atom:
    """The quarter with its year: "of 2021", "2021", "of last year"."""
    j = atom.end + (r.at(atom.end) in ("of", ",", "in"))
    year = year_number(r, j)
    if year is not None:
        return atom._replace(end=j + 1, parts={**atom.parts, "year": year})
    j += r.at(j) == "fiscal"
    if r.at(j) in ("last", "this", "next") and r.bare(j + 1) == "year":
        return atom._replace(end=j + 2, parts={**atom.parts, "year_step": STEP[r.at(j)]})
    return atom


def weekend(r: Reader, i: int) -> Atom | None:
    """ "the weekend"; with "last", "this" or "next" see :func:`which`."""
    if (nth := nth_in_month(r, i, {"unit": "weekend"})) is not None:
        return nth
    if before_last(r, i) and r.at(i - 1) == "the":
        return Atom(i, i + 3, "weekend", {"which": "before_last"})
    if r.at(i - 1) != "the" or r.at(i + 1) not in ENDS | {"'"} or r.at(i + 1) == "of":
        return None
    return Atom(i, i + 1, "weekend", {})
