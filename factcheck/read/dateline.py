"""The place at the head of a story: "WARSAW (Agency) — ", "KALNA CROSSING, Belarus — "."""

from __future__ import annotations

import re

from factcheck.read.stamps import Stamp, date_line
from factcheck.text import fold

_DASH = re.compile(r"\s(?:—|–|--|-)\s?|(?<=\S)(?:—|--)\s?")
_COLON = re.compile(r":\s+(?=[A-Z‘“\"'])")
_AGENCY = re.compile(r"\s*\(([^()]{2,60})\)\s*$")
_DAY = re.compile(
    r",?\s+(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+)?(?:"
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?\s+\d{1,2}(?:,?\s+\d{4})?"
    r"|\d{1,2}\s+(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?(?:,?\s+\d{4})?"
    r"|\d{4}-\d\d-\d\d)\s*$",
    re.I,
)
_WORD = re.compile(r"[^\W\d_][^\W\d_.'’-]*\.?(?:[’'-][^\W\d_]+)*")
#: Code points within which the dash after a dateline stands; places with a country, day and agency fit.
REACH = 110
#: Words of a place with its region.
MAX_WORDS = 7
_SMALL = frozenset({"of", "the", "de", "la", "le", "el", "al", "on", "upon", "and", "near", "in"})


def dateline(paragraph: str, not_places: frozenset[str]) -> tuple[str | None, Stamp | None]:
    """The place as printed and, where it gives one with a year, the date; (None, None) where there is none.

    >>> dateline("WARSAW, Nov 16, 2021 (MNA) — Hundreds of people", frozenset())[0]
    'WARSAW'
    """
    head = paragraph[:REACH]
    dash = _DASH.search(head)
    place, agency, words = _take(head[: dash.start()]) if dash else ("", False, "")
    if dash and _is_place(place, agency, head[dash.end() :], not_places):
        return place, _stamp(words) or _stamp_after(head[dash.end() :])
    colon = _COLON.search(head)
    if colon:
        place, agency, words = _take(head[: colon.start()])
        if _capitals(place) and len(place) >= 4 and _is_place(place, agency, "A", not_places):
            return place, _stamp(words)
    return None, None


def _take(head: str) -> tuple[str, bool, str]:
    """Place, whether an agency is named, and the words of a day, from what stands before the dash."""
    agency = _AGENCY.search(head)
    if agency:
        head = head[: agency.start()]
    day = _DAY.search(head)
    if day:
        head = head[: day.start()]
    return head.strip(" ,\xa0"), bool(agency), day[0].strip(" ,") if day else ""


def _is_place(place: str, agency: bool, after: str, not_places: frozenset[str]) -> bool:
    words = place.replace(",", " ").replace("/", " ").split()
    if not words or len(words) > MAX_WORDS or not all(_WORD.fullmatch(w) for w in words):
        return False
    if fold(words[0]) in not_places or fold(place) in not_places:
        return False
    if not all(w[0].isupper() or w in _SMALL for w in words):
        return False
    first = place.split(",")[0]
    if _capitals(first):
        return True
    starts_sentence = after.lstrip(" ‘“\"'")[:1].isupper()
    return starts_sentence and (agency or "," in place)


def _capitals(words: str) -> bool:
    letters = [c for c in words if c.isalpha()]
    return len(letters) >= 2 and all(c.isupper() for c in letters)


def _stamp(words: str) -> Stamp | None:
    found = date_line(words) if words else None
    return found if found and found.days else None


def _stamp_after(rest: str) -> Stamp | None:
    """A date between two dashes: "KYIV — Nov. 16, 2021 — "."""
    second = _DASH.search(rest)
    return _stamp(rest[: second.start()]) if second else None
