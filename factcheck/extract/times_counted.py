"""Spans counted off in a month or a week: "the third week of May", "Monday to Wednesday", "the week before last"."""

from __future__ import annotations

from factcheck.extract.times_dates import is_month
from factcheck.extract.times_tense import MOVED
from factcheck.extract.times_words import TENS_WORDS, Atom, Reader
from factcheck.extract.times_years import year_number

Parts = dict[str, str | int]

_NTH = {"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "last": -1, "final": -1}
_DIGITS = {("1", "st"): 1, ("2", "nd"): 2, ("3", "rd"): 3, ("4", "th"): 4, ("5", "th"): 5}
#: Tokens back that the verb of such a change stands at most.
_REACH = 8
_WEEKS = {"last": -1, "this": 0, "next": 1}
_END = frozenset({"", ".", ",", ";", ")"})
_WARM = frozenset({"temperature", "temperatures", "degrees", "fahrenheit", "celsius", "heat", "hot", "aged", "percent"})


def nth_in_month(r: Reader, i: int, what: Parts) -> Atom | None:
    """ "the third week of May", "last Monday in August 2020": the unit or weekday stands at token ``i``."""
    if r.at(i + 1) not in ("of", "in"):
        return None
    n, first = _NTH.get(r.at(i - 1)), i - 1
    if n is None and r.glued(i - 1):
        n, first = _DIGITS.get((r.at(i - 2), r.at(i - 1))), i - 2
    month = is_month(r, i + 2)
    if n is None or month is None or (r.bare(i + 2) in r.lex.shy and not r.capital(i + 2)):
        return None
    parts: Parts = {"n": n, "month": month, **what}
    year = year_number(r, i + 3 + (r.at(i + 3) in (",", "of")))
    if year is not None and not r.owned(i + 2):
        return Atom(first, i + 4 + (r.at(i + 3) in (",", "of")), "nth", {**parts, "year": year})
    return Atom(first, i + 3, "nth", parts)


def before_last(r: Reader, i: int) -> bool:
    """Whether "before last" comes after token ``i``, and ends there."""
    return r.at(i + 1) == "before" and r.at(i + 2) == "last" and not (r.at(i + 3).isalpha() and r.capital(i + 3))


def night_before_last(r: Reader, i: int) -> Atom | None:
    """ "the night before last" at its last token."""
    if r.at(i - 1) != "before" or r.at(i - 2) != "night" or r.at(i + 1) in r.lex.kinds:
        return None
    first = i - 2 - (r.at(i - 3) == "the")
    return Atom(first, i + 1, "overnight", {"back": 1})


def weekday_range(r: Reader, i: int, end: int) -> Atom | None:
    """ "between Monday and Wednesday", "Friday to Sunday", "Monday-Thursday"; a working week is a habit."""
    joint, before = r.at(end), r.at(i - 1)
    if not (joint in ("to", "through", "until", "-") or (joint == "and" and before == "between")):
        return None
    second = r.lex.weekdays.get(r.at(end + 1))
    if second is None or not r.capital(end + 1) or r.at(end + 1) in r.lex.shy or r.owned(end + 1):
        return None
    first = r.lex.weekdays[r.at(i)]
    if joint in ("to", "until") and any(w in MOVED for w in r.words[max(i - _REACH, 0) : i]):
        return None
    daily = (first, second) == (0, 4) and before not in ("between", "from", "last", "next", "this")
    if daily or (r.at(i - 2) if before == "from" else before) == "open":
        return Atom(i, end + 2, "", {}, "a habit, not a day")
    if first == second:
        return None
    parts: Parts = {"weekday": first, "weekday2": second}
    if r.at(end + 2) in _WEEKS and r.at(end + 3) == "week":
        return Atom(i, end + 4, "weekdays", {**parts, "week": _WEEKS[r.at(end + 2)]})
    return Atom(i, end + 2, "weekdays", parts)


def beside(r: Reader, i: int, end: int) -> Atom | None:
    """ "the Friday before", "the Monday after", "a week on Friday": the weekday at token ``i`` beside another day."""
    day = r.lex.weekdays[r.at(i)]
    if (r.at(i - 3), r.at(i - 2), r.at(i - 1)) == ("a", "week", "on"):
        return Atom(i - 3, end, "weekday", {"weekday": day, "which": "week"})
    if r.at(i - 1) == "the" and r.at(end) in ("before", "after") and r.at(end + 1) in _END:
        sign = 1 if r.at(end) == "after" else -1
        return Atom(i, end + 1, "offset", {"unit": "day", "sign": sign, "to_weekday": day})
    return None


def tens(r: Reader, i: int) -> Atom | None:
    """ "the nineties", "the late eighties", "the mid-sixties"."""
    j = i - 1
    if r.at(j) == "-" and r.at(j - 1) == "mid":
        j -= 2
    elif r.at(j) in ("early", "late", "mid"):
        j -= 1
    if r.at(j) != "the" or any(w in _WARM for w in r.words):
        return None
    return Atom(i, i + 1, "decade", {"year": TENS_WORDS[r.words[i]]})


def recent(r: Reader, i: int) -> Atom | None:
    """ "in recent days": dated words without a length."""
    unit = {"days": "day", "weeks": "week", "hours": "hour"}.get(r.at(i + 1))
    if unit is None or r.at(i - 1) not in ("in", "over", "during", "within"):
        return None
    return Atom(i - 1, i + 2, "ago", {"unit": unit})
