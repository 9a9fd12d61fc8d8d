"""Whether two quantities can both be true, and how they differ (CONTRACT: when two readings differ)."""

from __future__ import annotations

import math
from dataclasses import replace

from factcheck.judge.difference import Difference
from factcheck.judge.extent import Extent, extent, in_base, is_money
from factcheck.judge.rules import JudgeRules, Tolerances
from factcheck.judge.units import ToBase
from factcheck.model import Fact


def relate(a: Fact, b: Fact, rules: JudgeRules, to_base: ToBase) -> Difference:
    """How two quantities of one dimension stand to each other; the same whichever comes first."""
    if _order(a) > _order(b):
        a, b = b, a
    x, y = extent(a, rules, to_base), extent(b, rules, to_base)
    if a.unit == b.unit:
        return _relate(a, b, x, y, rules.tolerances)
    odd = _odd_units(a, b, x, y) if to_base(1.0, a.unit) is None or to_base(1.0, b.unit) is None else None
    odd = odd or _odd_changes(a, b, x, y)
    if odd is not None:
        return odd
    first: Difference | None = None
    for p in (a, *_meant(a, rules.tolerances)):
        for q in (b, *_meant(b, rules.tolerances)):
            found = _converted(p, q, rules, to_base)
            if found is not None and found.outcome != "differ":
                return found
            first = first or found
    return first or Difference("compatible", f"not compared: {_unit(a)} and {_unit(b)} are not of one kind", ("unit",))


def _meant(fact: Fact, tolerances: Tolerances) -> tuple[Fact, ...]:
    """The fact in the units that its own is often written for."""
    others = tolerances.loose_units.get(fact.unit or "", ())
    return tuple(fact.model_copy(update={"unit": unit}) for unit in others)


def _converted(a: Fact, b: Fact, rules: JudgeRules, to_base: ToBase) -> Difference | None:
    """Two figures in two units of one dimension, or in one unit after all; None when there is no conversion."""
    x, y = extent(a, rules, to_base), extent(b, rules, to_base)
    if a.unit == b.unit:
        found = _relate(a, b, x, y, rules.tolerances)
        return replace(found, outcome="compatible", nature=("unit",)) if found.outcome != "differ" else found
    xb, yb = in_base(a, x, to_base), in_base(b, y, to_base)
    one, two = to_base(1.0, a.unit), to_base(1.0, b.unit)
    if xb is None or yb is None or one is None or two is None or one[1] != two[1]:
        return None
    zeros = (to_base(0.0, a.unit), to_base(0.0, b.unit))
    temperature = a.role != "change" and any(zero is not None and zero[0] != 0 for zero in zeros)
    reach = _converted_reach(xb, yb, temperature, rules.tolerances)
    money = one[1] == "money"
    if money:
        reach = max(reach, rules.rates.slack * max(abs(xb.value), abs(yb.value)))
    found = _relate(a, b, _reaching(xb, reach), _reaching(yb, reach), rules.tolerances)
    if money:
        return _exchanged(a, b, found, rules)
    if found.outcome == "differ":
        return replace(found, nature=tuple(sorted({*found.nature, "unit"})))
    return Difference("compatible", f"{_say(a)} and {_say(b)} fit once in one unit", ("unit",))


def _exchanged(a: Fact, b: Fact, found: Difference, rules: JudgeRules) -> Difference:
    """What two amounts in two currencies are to each other at the rates given."""
    at = f"at the rates of {rules.rates.date}" if rules.rates.date else "at the rates given"
    if found.outcome == "differ":
        return replace(found, why=f"{_say(a)} and {_say(b)} differ {at}", nature=("currency",))
    return Difference("compatible", f"{_say(a)} and {_say(b)} are one amount {at}", ("currency",))


def spread(a: Fact, b: Fact, rules: JudgeRules, to_base: ToBase) -> tuple[float, float]:
    """The two printed figures in one unit where there is one, for comparing their size."""
    x, y = extent(a, rules, to_base), extent(b, rules, to_base)
    if a.unit != b.unit:
        xb, yb = in_base(a, x, to_base), in_base(b, y, to_base)
        if xb is not None and yb is not None:
            x, y = xb, yb
    return _middle(x), _middle(y)


def is_vague(fact: Fact) -> bool:
    """Whether the quantity is a vague word ("dozens", "several") rather than a figure."""
    return fact.bound == "approximate" and fact.low is not None and fact.high is not None and fact.low != fact.high


def _middle(x: Extent) -> float:
    return math.sqrt(max(x.low, 0) * max(x.high, 0)) if x.shape == "vague" else x.value


def _order(fact: Fact) -> tuple[float, float, str, str, str, str]:
    low = -math.inf if fact.low is None else float(fact.low)
    high = math.inf if fact.high is None else float(fact.high)
    return (low, high, fact.bound, fact.unit or "", fact.hedge or "", fact.text)


def _say(fact: Fact) -> str:
    return f"“{' '.join(fact.text.split())}”"


def _unit(fact: Fact) -> str:
    return fact.unit or "a plain count"


def _reaching(x: Extent, reach: float) -> Extent:
    return replace(x, reach=max(x.reach, reach), hedged=True) if x.shape == "figure" else x


def _odd_units(a: Fact, b: Fact, x: Extent, y: Extent) -> Difference | None:
    """Currencies, and rates over different periods: units that no factor turns into each other."""
    equal = x.value == y.value
    period_a, period_b = ((f.unit or "").partition("/")[2] for f in (a, b))
    if period_a != period_b:
        return Difference("compatible", "not compared: they are rates over different periods", ("unit",))
    if is_money(a.unit) and is_money(b.unit):
        if equal:
            why = f"the same number in two currencies: {_say(a)} in {a.unit}, {_say(b)} in {b.unit}"
            return Difference("differ", why, ("currency",), fixed=True)
        return Difference("compatible", "not compared: no exchange rate given", ("currency",))
    return None


def _odd_changes(a: Fact, b: Fact, x: Extent, y: Extent) -> Difference | None:
    """Points against per cent: two kinds of change that no factor turns into each other."""
    if {a.unit, b.unit} == {"%", "pp"}:
        if x.value == y.value:
            why = f"{_say(a)} and {_say(b)}: percentage points and per cent are two changes"
            return Difference("differ", why, ("percent_or_points",), fixed=True)
        why = "not compared: one is in percentage points, the other in per cent"
        return Difference("compatible", why, ("percent_or_points",))
    return None


def _converted_reach(x: Extent, y: Extent, temperature: bool, t: Tolerances) -> float:
    rounding = x.half_step + y.half_step
    if temperature:
        return max(t.temperature_floor, min(rounding, 4 * t.temperature_floor))
    ends = [abs(end) for end in (x.low, x.high, y.low, y.high) if math.isfinite(end)]
    size = max(ends, default=0.0)
    if x.shape != "figure" or y.shape != "figure":  # a bound or a range has room of its own
        return size * t.converted_floor
    return min(max(rounding, size * t.converted_floor), size * t.converted_share)


def _relate(a: Fact, b: Fact, x: Extent, y: Extent, t: Tolerances) -> Difference:
    if x.shape == y.shape == "figure":
        return _figures(a, b, x, y)
    if {x.shape, y.shape} == {"lower", "upper"}:
        return _opposite_bounds(a, b, x, y)
    if x.shape == y.shape:
        if x.shape in ("lower", "upper"):
            return _like_bounds(a, b, x, y, t)
        return _overlap(a, b, x, y)
    for one, other, m, n in ((a, b, x, y), (b, a, y, x)):
        if m.shape == "lower":
            return _lower_bound(one, other, m, n, t)
        if m.shape == "upper":
            return _upper_bound(one, other, m, n, t)
    for one, other, m, n in ((a, b, x, y), (b, a, y, x)):
        if m.shape == "vague":
            return _vague(one, other, m, n, t)
    return _overlap(a, b, x, y)


def _figures(a: Fact, b: Fact, x: Extent, y: Extent) -> Difference:
    below, above = (x, y) if x.side == "below" else (y, x)
    if below.side == "below" and above.side == "above" and below.value <= above.value:
        return Difference("differ", f"{_say(a)} and {_say(b)} lie on two sides of the figure", ("hedge",))
    if x.value == y.value:
        if a.bound == b.bound and x.side == y.side:
            return Difference("same", f"{_say(a)} and {_say(b)} say the same")
        return Difference("compatible", f"{_say(a)} and {_say(b)}: one figure, another hedge", ("hedge",))
    if x.covers(y.value) or y.covers(x.value):
        return Difference("compatible", f"{_say(a)} and {_say(b)} are one figure, rounded", ("rounding",))
    for one, other, m, n in ((a, b, x, y), (b, a, y, x)):
        if (m.side == "below" and n.value > m.value) or (m.side == "above" and n.value < m.value):
            return Difference("differ", f"{_say(other)} is on the wrong side of {_say(one)}", ("hedge",))
    rounded = x.hedged or y.hedged or max(x.half_step, y.half_step) > 0.5
    return Difference(
        "differ", f"{_say(a)} and {_say(b)} {'are further apart than rounding explains' if rounded else 'differ'}"
    )


def _lower_bound(bound: Fact, other: Fact, x: Extent, y: Extent, t: Tolerances) -> Difference:
    limit = x.low
    if y.shape == "vague" and limit > y.high:
        return _understated(other, bound, limit, y, t)
    if y.top < limit or (y.side == "below" and y.value <= limit):
        return Difference("differ", f"{_say(other)} is below {_say(bound)}", ("hedge",))
    bottom = y.low
    if bottom == limit:
        return Difference("compatible", f"{_say(bound)} and {_say(other)}: one figure, another hedge", ("hedge",))
    if limit > 0 and bottom >= limit * t.lower_bound_ratio * (1 - 1e-12):
        why = f"{_say(other)} is a quarter or more above the bound of {_say(bound)}"
        small = bottom < t.small_count and bottom - limit <= t.small_gap and other.unit is None
        return Difference("loose" if small else "differ", why if not small else f"{_say(other)} is {_say(bound)}")
    return Difference("compatible", f"{_say(other)} satisfies {_say(bound)} and lies close to it", ("hedge",))


def _upper_bound(bound: Fact, other: Fact, x: Extent, y: Extent, t: Tolerances) -> Difference:
    limit = x.high
    bottom = y.bottom if y.shape == "figure" else y.low
    if bottom > limit or (y.side == "above" and y.value >= limit):
        return Difference("differ", f"{_say(other)} is above {_say(bound)}", ("hedge",))
    if y.high < limit * t.upper_bound_share:
        return Difference("differ", f"{_say(other)} is less than half of {_say(bound)}")
    return Difference("compatible", f"{_say(other)} is within {_say(bound)}", ("hedge",))


def _like_bounds(a: Fact, b: Fact, x: Extent, y: Extent, t: Tolerances) -> Difference:
    p, q = sorted((x.value, y.value))
    if p == q:
        if x.strict == y.strict:
            return Difference("same", f"{_say(a)} and {_say(b)} say the same")
        return Difference("compatible", f"{_say(a)} and {_say(b)}: one figure, another hedge", ("hedge",))
    if _next_whole(a, b, x, y):
        return Difference("same", f"{_say(a)} and {_say(b)} say the same of whole numbers")
    if q < t.small_count and a.unit == b.unit:
        return Difference("differ", f"{_say(a)} and {_say(b)} are two bounds, and counts this small must be equal")
    if q >= p * t.lower_bound_ratio * (1 - 1e-12):
        return Difference("differ", f"{_say(a)} and {_say(b)} are two bounds a quarter or more apart")
    return Difference("compatible", f"{_say(a)} and {_say(b)} are two bounds less than a quarter apart", ("hedge",))


def _next_whole(a: Fact, b: Fact, x: Extent, y: Extent) -> bool:
    """Whether "more than six" and "at least seven" meet: of whole things they say the same."""
    if a.unit is not None or b.unit is not None or x.strict == y.strict:
        return False
    strict, plain = (x, y) if x.strict else (y, x)
    return plain.value - strict.value == (1 if x.shape == "lower" else -1)


def _opposite_bounds(a: Fact, b: Fact, x: Extent, y: Extent) -> Difference:
    lower, upper = (x, y) if x.shape == "lower" else (y, x)
    if lower.low > upper.high or (lower.low == upper.high and lower.strict and upper.strict):
        return Difference("differ", f"{_say(a)} and {_say(b)} leave no figure that fits both", ("hedge",))
    return Difference("compatible", f"{_say(a)} and {_say(b)} can both hold", ("hedge",))


def _vague(vague: Fact, other: Fact, x: Extent, y: Extent, t: Tolerances) -> Difference:
    if y.top < x.low:
        why = f"{_say(vague)} overstates {_say(other)}: it means {x.low:,.0f} at least"
        return Difference("differ", why, ("vague",))
    if y.low > x.high:
        return _understated(vague, other, y.low, x, t)
    return Difference("compatible", f"{_say(other)} is within {_say(vague)}", ("vague",))


def _understated(vague: Fact, other: Fact, figure: float, x: Extent, t: Tolerances) -> Difference:
    if figure > x.high * t.vague_clash:
        return Difference("differ", f"{_say(vague)} understates {_say(other)} many times", ("vague",))
    why = f"{_say(vague)} understates {_say(other)}, which a vague word may"
    return Difference("loose" if figure > x.high * t.vague_reach else "compatible", why, ("vague",))


def _overlap(a: Fact, b: Fact, x: Extent, y: Extent) -> Difference:
    if x.low == y.low and x.high == y.high and x.shape == y.shape:
        return Difference("same", f"{_say(a)} and {_say(b)} say the same")
    if x.top < y.bottom or y.top < x.bottom:
        return Difference("differ", f"{_say(a)} and {_say(b)} have no figure in common")
    nature = "vague" if "vague" in (x.shape, y.shape) else "range"
    return Difference("compatible", f"{_say(a)} and {_say(b)} overlap", (nature,))
