"""One figure with two hedges: added, dropped, turned, or much weakened."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.checklist.desk import Desk, Note, end, on, quoted, say
from factcheck.checklist.rules import CheckRule
from factcheck.model import Fact
from factcheck.text import fold

_DENIAL = re.compile(r"\b(?:no|none|not|never|nobody|neither|nor|nothing)\b|n't\b")
_TURN = re.compile(r"[;:]|\b(?:but|while|although|though|whereas)\b")
_ALIKE = {"more_than": "at_least", "less_than": "at_most"}


def hedge_of(desk: Desk, fact: Fact) -> str:
    """The hedge as a class: "more than" and "at least" are one, "nearly" and "just over" are two."""
    words = (fact.hedge or "").lower()
    side = "below" if words in desk.lex.below else "above" if words in desk.lex.above else ""
    return side or _ALIKE.get(fact.bound, fact.bound)


def denied(desk: Desk, fact: Fact) -> bool:
    """Whether a bound is denied ("none has offered more than eight years"): it is no hedge of a figure."""
    if fact.bound not in _ALIKE:
        return False
    before = fold(desk.articles[fact.article].text[fact.sentence.start : fact.start])
    return _DENIAL.search(_TURN.split(before)[-1]) is not None


def _one_figure(f: Fact, other: Fact) -> bool:
    if f.dimension in ("age", "magnitude") or f.dimension != other.dimension or f.unit != other.unit or not end(f):
        return False
    return end(f) == end(other) and (f.measure == other.measure or (f.head is not None and f.head == other.head))


def _matter(desk: Desk, f: Fact, other: Fact) -> bool:
    """Whether the two hedges say more than each other: rounded and exact are alike for a measured value."""
    one, two = hedge_of(desk, f), hedge_of(desk, other)
    if one == two or {one, two} in ({"approximate", "below"}, {"approximate", "above"}, {"above", "at_least"}):
        return False
    return f.dimension == "count" or {one, two} != {"exact", "approximate"}


def within(desk: Desk, rule: CheckRule) -> Iterator[Note]:
    """One figure of the draft that has two hedges in it."""
    done: set[float] = set()
    for f in desk.draft.quantities:
        figure = end(f)
        if figure is None or figure in done or figure < rule.number("least") or f.role not in ("total", "part"):
            continue
        for _, other in desk.others(f):
            if other.article != f.article or other.start >= f.start or other.sentence.start == f.sentence.start:
                continue
            if denied(desk, f) or denied(desk, other):
                continue
            if _one_figure(f, other) and _matter(desk, f, other) and f.measure == other.measure:
                done.add(figure)
                yield on(f, f"{quoted(f)} here, {quoted(other)} in line {other.line}: one figure, two hedges")
                break


def against_sources(desk: Desk, rule: CheckRule) -> Iterator[Note]:
    """A hedge that the sources of the figure do not have, or have and the draft has not."""
    for f in desk.draft.quantities:
        if denied(desk, f):
            continue
        rivals = [g for _, g in desk.others(f) if g.article != f.article and g.kind == "quantity"]
        rivals = [g for g in rivals if not denied(desk, g)]
        same = [g for g in rivals if _one_figure(f, g)]
        if same and all(_matter(desk, f, g) for g in same):
            yield on(f, f"{quoted(f)} is {quoted(same[0])} in {desk.of(same[0])}: {_how(desk, f, same[0])}")
            continue
        for g in rivals:
            if not same and (weak := _weak(f, g, rule)):
                yield on(f, f"{weak} ({quoted(f)} here, {quoted(g)} in {desk.of(g)})")
                break


def _how(desk: Desk, f: Fact, other: Fact) -> str:
    one, two = hedge_of(desk, f), hedge_of(desk, other)
    if one == "exact":
        return "the hedge is dropped"
    return "a hedge is added" if two == "exact" else "the hedge is another"


def _weak(f: Fact, other: Fact, rule: CheckRule) -> str:
    """A lower bound far below the figure that the other gives, or the other way round; empty when it is near."""
    for bound, figure in ((f, other), (other, f)):
        if bound.bound in ("at_least", "more_than") and bound.high is None and figure.low is not None:
            low, high = float(bound.low or 0), float(figure.low)
            single = figure.low == figure.high and figure.dimension == bound.dimension == "count"
            single = single and figure.measure == bound.measure and low >= rule.number("least")
            if single and low > 0 and low * rule.number("ratio") <= high <= low * rule.number("most"):
                return f"{quoted(bound)} is a weak description of {say(high)}"
    return ""
