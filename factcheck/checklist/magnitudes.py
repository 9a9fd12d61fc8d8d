"""A thousand, million or billion left out or put in; digits in another order."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.checklist.desk import Desk, Note, end, on, quoted, say
from factcheck.checklist.likeness import ALIKE, ENOUGH, common, overlap
from factcheck.checklist.rules import CheckRule
from factcheck.model import Fact

#: Share of the words below which two figures are not one with a slip.
NEAR = 0.25
_MONEY = r"(?:us|a|c|nz|hk|s)?[$£€]"
_ELIDED = re.compile(
    rf"({_MONEY})\s?(\d[\d,]{{0,12}}(?:\.\d{{1,3}})?)(?:\s(?:and|to|or)\s|\s?-\s?)({_MONEY})\s?"
    r"(\d[\d,]{0,12}(?:\.\d{1,3})?)\s?-?(thousand|million|billion|trillion|m|bn|tn|k)\b"
)


def elided(desk: Desk, rule: CheckRule) -> Iterator[Note]:
    """ "Between $26 and $31 million": the first figure has lost its million."""
    for m in desk.draft.search(_ELIDED):
        low, high = float(m[2].replace(",", "")), float(m[4].replace(",", ""))
        if low < high and low < 1000:
            first = desk.draft.text[m.start(1) : m.end(2)]
            words = f"“{first}” has no {_full(m[5])}: “{first} {_full(m[5])}” if that is meant"
            yield Note(m.start(), m.end(), words)


def _full(word: str) -> str:
    return {"m": "million", "bn": "billion", "tn": "trillion", "k": "thousand"}.get(word, word)


def lost(desk: Desk, rule: CheckRule) -> Iterator[Note]:
    """A thing that costs millions, for a few hundred dollars."""
    large = frozenset(rule.listed("large things"))
    for f in desk.draft.quantities:
        figure = end(f)
        if f.dimension != "money" or figure is None or "/" in (f.unit or "") or figure >= rule.number("least"):
            continue
        m = re.match(r"(?: [a-z-]{1,20}){0,3}? ([a-z]+)\b", desk.draft.after(f, 70))
        words = re.findall(r"[a-z]+", desk.draft.after(f, 45))[:4]
        if (
            m
            and any(w in large for w in words)
            and not re.match(r"\s*(?:to|for|at|from|per|an?|each|,|\.)\b", desk.draft.after(f, 8))
        ):
            yield on(f, f"{quoted(f)} is little for what it is said of: is a million left out?")


def _pairs(desk: Desk) -> Iterator[tuple[Fact, Fact]]:
    """Figures of the draft, each with another of the same thing that differs."""
    for f in desk.draft.quantities:
        seen: set[float] = set()
        others = [other for _, other in desk.others(f)]
        for other in others or _unmatched(desk, f):
            x, y = end(f), end(other)
            if x and y and x != y and f.unit == other.unit and y not in seen and x > 0 and y > 0:
                seen.add(y)
                yield f, other


def _unmatched(desk: Desk, f: Fact) -> list[Fact]:
    """Figures of the sources in much the same words, where none was matched and none is the same."""
    if any(page is not desk.draft for page, _ in desk.by_value.get((f.low, f.high), ())):
        return []
    mine = _figures(f)
    rows = [g for p in desk.sources for g in p.quantities if _figures(g) == mine and g.dimension == f.dimension]
    return [g for g in rows if g.role == f.role and overlap(f, g) >= ALIKE and common(f, g) >= ENOUGH]


def _figures(f: Fact) -> list[str]:
    """The digits of a figure in order of size, zeros left out: equal for a slip and for a transposition."""
    return sorted(c for c in say(end(f) or 0) if c.isdigit() and c != "0")


def slip(desk: Desk, rule: CheckRule) -> Iterator[Note]:
    """A figure off by a power of ten from another of the same thing."""
    for f, other in _pairs(desk):
        x, y = end(f) or 0.0, end(other) or 0.0
        if overlap(f, other) < NEAR:
            continue  # a distance of 15 miles and one of 150
        times = max(x, y) / min(x, y)
        power = round(times)
        if (
            abs(times - power) < 1e-9
            and re.fullmatch("10+", str(power))
            and (power >= 1000 or _many(min(x, y)) or min(x, y) >= 100)
        ):
            words = f"{quoted(f)} and {quoted(other)} ({desk.of(other)}) differ by exactly {say(power)} times"
            yield on(f, words)


def _many(number: float) -> bool:
    return len(str(number).replace(".", "").strip("0")) > 1


def transposed(desk: Desk, rule: CheckRule) -> Iterator[Note]:
    """The same digits in another order, for one thing."""
    for f, other in _pairs(desk):
        one, two = (say(end(g) or 0.0).replace(",", "").replace(".", "") for g in (f, other))
        if len(one) == len(two) > 1 and sorted(one) == sorted(two) and one.strip("0") != two.strip("0"):
            words = f"{quoted(f)} and {quoted(other)} ({desk.of(other)}) have the same digits in another order"
            yield on(f, words)
