"""Conversions inside the text: units, temperature differences, rates of exchange, currencies."""

from __future__ import annotations

import re
from collections.abc import Iterator
from statistics import median

from factcheck.checklist.desk import Desk, Note, Page, end, on, quoted, say, spanning
from factcheck.checklist.likeness import ALIKE, ENOUGH, common, overlap
from factcheck.checklist.rules import CheckRule
from factcheck.model import Fact

_OPEN = re.compile(r"\s*(?:high|long|wide|tall|deep|away|thick)?\s*[(\[]\s*(?:or )?|,? or |\s?/\s?")
_EQUALS = re.compile(r"\s?=\s?")
#: Shares by which a conversion may be off: when it is written to fives or tens, and always.
_LOOSE, _FINE = 0.08, 0.012


def beside(page: Page, dimension: str = "") -> Iterator[tuple[Fact, Fact]]:
    """A figure and its conversion: "1,000 acres (405 hectares)"."""
    for a, b in zip(page.quantities, page.quantities[1:], strict=False):
        if a.sentence.start != b.sentence.start or a.dimension != b.dimension or a.unit == b.unit:
            continue
        if dimension in ("", a.dimension) and a.unit and b.unit and _OPEN.fullmatch(page.between(a, b)):
            yield a, b


def _room(figure: float, fact: Fact) -> float:
    """How far a conversion may be off: written to fives or tens, it is rounded to them."""
    size = abs(figure)
    rounded = 5.0 if size >= 50 and size % 10 == 0 else 2.5 if size >= 10 and size % 5 == 0 else 0.0
    share = _LOOSE if fact.bound == "exact" else 1.5 * _LOOSE
    room = min(max(fact.step / 2, rounded), share * size) if size >= 10 else fact.step / 2
    return max(room, _FINE * size)


def units(desk: Desk, rule: CheckRule) -> Iterator[Note]:
    """A converted value that its own units do not give, to the precision written."""
    for a, b in beside(desk.draft):
        one, two = desk.lex.units.get(a.unit or ""), desk.lex.units.get(b.unit or "")
        x, y = end(a), end(b)
        if one is None or two is None or x is None or y is None or one.dimension != two.dimension:
            continue
        if one.dimension == "temperature":
            if "degree" not in (a.unit, b.unit):
                yield from _temperature(desk, rule, a, b)
            continue
        if one.dimension in ("duration", "age", "percent", "points") or x == 0:
            continue
        there, back = x * one.factor / two.factor, y * two.factor / one.factor
        if abs(there - y) > _room(y, b) and abs(back - x) > _room(x, a):
            yield spanning(a, b, f"{quoted(a)} is {say(there)} {b.unit}, not {quoted(b)}")


def _temperature(desk: Desk, rule: CheckRule, a: Fact, b: Fact) -> Iterator[Note]:
    x, y = end(a) or 0.0, end(b) or 0.0
    celsius = a.unit == "C"
    level = x * 1.8 + 32 if celsius else (x - 32) / 1.8
    step = x * 1.8 if celsius else x / 1.8
    words = desk.draft.before(a, 40) + " | " + desk.draft.after(b, 40)
    apart = re.search(rf"\b(?:{'|'.join(map(re.escape, rule.listed('difference')))})\b", words)
    slack = rule.number("degrees")
    if apart and abs(step - y) > slack + b.step / 2:
        yield spanning(a, b, f"a difference of {quoted(a)} is {say(round(step, 1))}{b.unit}, not {quoted(b)}")
    elif not apart and abs(level - y) > slack + b.step / 2 and abs(step - y) > slack + b.step / 2:
        yield spanning(a, b, f"{quoted(a)} is {say(round(level, 1))}{b.unit}, not {quoted(b)}")


def rate_facts(page: Page) -> frozenset[str]:
    """Ids of the figures of stated rates ("£1 = $1.34"): they tell of no sum of the story."""
    found: set[str] = set()
    for a, b in zip(page.quantities, page.quantities[1:], strict=False):
        if a.dimension == b.dimension == "money" and _EQUALS.fullmatch(page.between(a, b)):
            found |= {a.id, b.id}
    return frozenset(found)


def _rates(page: Page) -> dict[tuple[str, str], float]:
    """The rates of exchange that the article states: "£1 = $1.34"."""
    found: dict[tuple[str, str], float] = {}
    for a, b in zip(page.quantities, page.quantities[1:], strict=False):
        x, y = end(a), end(b)
        if a.dimension == b.dimension == "money" and x and y and _EQUALS.fullmatch(page.between(a, b)):
            found[a.unit or "", b.unit or ""] = y / x
            found[b.unit or "", a.unit or ""] = x / y
    return found


def exchange(desk: Desk, rule: CheckRule) -> Iterator[Note]:
    """Sums in two currencies that the stated rate, or the text's other conversions, do not give."""
    rates, slack = _rates(desk.draft), rule.number("slack")
    pairs: dict[tuple[str, str], list[tuple[Fact, Fact, float]]] = {}
    for a, b in beside(desk.draft, "money"):
        x, y = end(a), end(b)
        if x and y and "/" not in f"{a.unit}{b.unit}":
            key, rate = ((a.unit or "", b.unit or ""), y / x)
            key, rate = (key, rate) if key[0] < key[1] else (key[::-1], 1 / rate)
            pairs.setdefault(key, []).append((a, b, rate))
    for key, rows in sorted(pairs.items()):
        stated = rates.get(key)
        usual = stated or median(rate for _, _, rate in rows[:-1] or rows)
        for a, b, rate in rows:
            precise = max(g.step / 2 / (end(g) or 1.0) for g in (a, b))
            if abs(rate / usual - 1) > slack + precise:
                by = "the rate it states" if stated else "its other conversions"
                factor = usual if (a.unit or "") == key[0] else 1 / usual
                words = f"by {by}, {quoted(a)} is {say((end(a) or 0.0) * factor)} {b.unit}, not {quoted(b)}"
                yield spanning(a, b, words)
    for f in desk.draft.quantities:
        for _, other in desk.others(f):
            x, y, known = end(f), end(other), rates.get((other.unit or "", f.unit or ""))
            if f.dimension != "money" or not known or not x or not y or other.article == f.article:
                continue
            if abs(y * known / x - 1) > slack + f.step / 2 / x + other.step / 2 / y:
                words = f"at the rate stated, {quoted(other)} ({desk.of(other)}) is {say(y * known)} {f.unit}"
                yield on(f, f"{words}, not {quoted(f)}")


def swapped(desk: Desk, rule: CheckRule) -> Iterator[Note]:
    """The same amount in another currency."""
    for f in desk.draft.quantities:
        if f.dimension != "money" or end(f) is None:
            continue
        matched = [other for comparison, other in desk.others(f) if "currency" in comparison.nature]
        for other in matched or _alike(desk, f):
            if f.unit != other.unit and other.dimension == "money" and end(f) == end(other):
                words = f"{quoted(f)} and {quoted(other)} ({desk.of(other)}) are one number in two currencies"
                yield on(f, words + (": say which dollar is meant" if "$" in f.text and "$" in other.text else ""))
                break


def _alike(desk: Desk, f: Fact) -> list[Fact]:
    """The same amount in much the same words of a source, where no source has it in the draft's currency."""
    rows = [g for p, g in desk.by_value.get((f.low, f.high), ()) if p is not desk.draft and g.dimension == "money"]
    if any(g.unit == f.unit for g in rows):
        return []
    return [g for g in rows if overlap(f, g) >= ALIKE and common(f, g) >= ENOUGH]


def dollars(desk: Desk, rule: CheckRule) -> Iterator[Note]:
    """A bare dollar sign beside dollars of a named country."""
    sums = [f for f in desk.draft.quantities if f.dimension == "money" and "$" in f.text]
    marked = [f for f in sums if re.search(r"(?i)(?:a|au|aus|c|ca|can|cdn|nz|hk|s)\$", f.text)]
    if not marked:
        return
    for f in sums:
        bare = re.search(r"(?:^|[\s(])\$", f.text) is not None and not re.search(r"(?i)u\.?s\.?\$|usd|us ", f.text)
        named = re.search(
            r"(?i)\b(?:u\.?s|american|australian|canadian|new zealand|hong kong|singapore)\b",
            desk.draft.around(f, 12, 30),
        )
        if bare and not named:
            yield on(f, f"{quoted(f)} beside {quoted(marked[0])}: say which dollar the bare sign means")
            return
