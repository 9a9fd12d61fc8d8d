"""Headline, captions and body of one article, which are written by different hands and have to agree."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factcheck.checklist.desk import Desk, Note, end, on, quoted
from factcheck.checklist.likeness import common, overlap, same_kind
from factcheck.checklist.rules import CheckRule
from factcheck.checklist.sums import makes
from factcheck.model import Fact

_LOWER = ("at_least", "more_than")
#: From a quarter above a lower bound on, and below 20 whenever they are not equal, two counts differ (the contract).
_QUARTER, _FEW = 1.25, 20


def disagree(desk: Desk, rule: CheckRule) -> Iterator[Note]:
    """A figure or day of the headline or a caption that the text has otherwise, and nowhere as it is there."""
    zones = frozenset(rule.listed("zones"))
    outer = [f for f in desk.draft.facts if f.zone in zones and f.status == "asserted"]
    body = [f for f in desk.draft.facts if f.zone == "body" and f.status in ("asserted", "planned")]
    for f in outer:
        if f.kind == "quantity":
            yield from _figure(f, [g for g in body if g.kind == "quantity"], rule)
        elif f.grain == "day" and f.date_from:
            yield from _day(f, [g for g in body if g.kind == "date"], rule)


def _figure(f: Fact, body: Sequence[Fact], rule: CheckRule) -> Iterator[Note]:
    if f.role not in ("total", "part") or f.dimension not in ("count", "money") or end(f) is None:
        return
    rows = [g for g in body if g.role in ("total", "part") and _one_thing(f, g)]
    if not rows or any(end(g) == end(f) or not differs(f, g) for g in rows):
        return  # it is in the text, in these words or others
    near = [g for g in rows if overlap(f, g) >= rule.number("likeness") and common(f, g) >= rule.number("common")]
    parts = [g for g in body if g.measure == f.measure and g.dimension == f.dimension and end(g) is not None]
    if near and not makes(end(f) or 0.0, [end(g) or 0.0 for g in parts]):
        yield on(f, f"{quoted(f)} in the {_name(f)}, {quoted(near[0])} in line {near[0].line} of the text")


def _one_thing(f: Fact, g: Fact) -> bool:
    """Whether two figures seem to be of one thing: one measure of people or things, or one noun."""
    if f.dimension != g.dimension or f.unit != g.unit or end(g) is None:
        return False
    if f.measure and g.measure and f.measure != g.measure:
        return False
    return same_kind(f, g) and (f.place is None or g.place is None or f.place == g.place)


def differs(a: Fact, b: Fact) -> bool:
    """Whether two figures with their hedges cannot both be right, as the contract has it; rounded ones can."""
    x, y = end(a), end(b)
    if x is None or y is None or x == y:
        return False
    one, two = a.bound in _LOWER, b.bound in _LOWER
    low, high = sorted((x, y))
    if one and two:
        return high < _FEW or high >= low * _QUARTER
    if one or two:
        bound, figure = (x, y) if one else (y, x)
        return figure < bound or figure >= bound * _QUARTER
    if {a.bound, b.bound} <= {"exact", "approximate"}:
        return high - low > max(a.step, b.step) / 2
    return False


def _day(f: Fact, body: Sequence[Fact], rule: CheckRule) -> Iterator[Note]:
    days = [
        g for g in body if g.grain in ("day", "part", "hour", "minute") and g.date_from and g.date_from[:1].isdigit()
    ]
    if any((g.date_from or "")[:10] == (f.date_from or "")[:10] for g in days):
        return
    near = [g for g in days if g.grain == "day" and _one_event(f, g, rule)]
    if near:
        yield on(f, f"{quoted(f)} in the {_name(f)}, {quoted(near[0])} in line {near[0].line} of the text")


def _one_event(f: Fact, g: Fact, rule: CheckRule) -> bool:
    return overlap(f, g) >= rule.number("likeness of days") and common(f, g) >= rule.number("common of days")


def _name(f: Fact) -> str:
    return {"standfirst": "line under the headline", "caption": "caption"}.get(f.zone, "headline")
