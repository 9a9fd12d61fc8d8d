"""A quantity as the ground it covers: its ends, which side its hedge keeps to, and how far rounding reaches."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import Literal

from factcheck.judge.rules import JudgeRules, Sides, Tolerances
from factcheck.judge.units import ToBase
from factcheck.model import Fact
from factcheck.text import fold

Shape = Literal["figure", "vague", "range", "lower", "upper"]
Side = Literal["", "below", "above"]


@dataclass(frozen=True, slots=True)
class Extent:
    """A quantity in the unit in which a pair is compared; ``reach`` is its tolerance in that unit."""

    shape: Shape
    low: float
    high: float
    reach: float
    half_step: float
    side: Side = ""
    strict: bool = False  # "more than", "fewer than": the bound itself is not meant
    hedged: bool = False

    @property
    def value(self) -> float:
        """The figure itself; for a bound, the figure that was printed."""
        return self.low if math.isfinite(self.low) else self.high

    @property
    def bottom(self) -> float:
        """The least value that the words cover."""
        if self.shape == "figure":
            return self.low if self.side == "above" else self.low - self.reach
        return self.low

    @property
    def top(self) -> float:
        """The greatest value that the words cover."""
        if self.shape == "figure":
            return self.high if self.side == "below" else self.high + self.reach
        return self.high

    def covers(self, value: float) -> bool:
        """Whether a figure is within the reach of this one; an unhedged one reaches just short of half a step."""
        slack = 1e-9 * max(1.0, abs(value))
        if value == self.value:
            return True
        if not self.hedged:
            return self.bottom + slack < value < self.top - slack
        return self.bottom - slack <= value <= self.top + slack


def hedge_side(fact: Fact, sides: Sides) -> Side:
    """Where the hedge keeps the figure: "nearly" below it, "just over" above it."""
    hedge = fold(fact.hedge or "")
    if not hedge:
        return ""
    if any(word in hedge for word in sides.below):
        return "below"
    return "above" if any(word in hedge for word in sides.above) else ""


def extent(fact: Fact, rules: JudgeRules, to_base: ToBase) -> Extent:
    """The ground that a quantity covers, in its own unit; a quantity with both ends open covers everything."""
    low = -math.inf if fact.low is None else float(fact.low)
    high = math.inf if fact.high is None else float(fact.high)
    tolerances = rules.tolerances
    side = hedge_side(fact, rules.sides)
    strict = fact.bound in ("more_than", "less_than")
    half = _leading_step(abs(high if math.isinf(low) else low), fact.step) / 2
    if (
        side
        and (low == high or math.isinf(low) != math.isinf(high))
        and math.isfinite(low if side == "above" else high)
    ):
        value = low if side == "above" else high
        most = abs(value) * tolerances.nearly_share
        return Extent("figure", value, value, min(max(half, most / 2), most), half, side, hedged=True)
    if fact.low is None or fact.high is None:
        return Extent("lower" if fact.high is None else "upper", low, high, 0.0, half, strict=strict, hedged=True)
    if low != high:
        return Extent("vague" if fact.bound == "approximate" else "range", low, high, 0.0, half, hedged=True)
    hedged = fact.bound != "exact"
    reach = _approximate_reach(fact, tolerances) if hedged else _exact_reach(fact, tolerances, to_base)
    if _spoken_fraction(fact):
        hedged, reach = True, max(reach, tolerances.spoken_fraction_points)
    return Extent("figure", low, high, reach, half, strict=strict, hedged=hedged)


def in_base(fact: Fact, own: Extent, to_base: ToBase) -> Extent | None:
    """``own`` in the base unit of its dimension, or None when the unit is unknown."""
    zero = to_base(0.0, fact.unit)
    if zero is None:
        return None
    origin = zero[0] if fact.role == "change" else 0.0  # "2C warmer" is 3.6F, not 35.6F

    def at(value: float) -> float:
        done = to_base(value, fact.unit)
        return done[0] - origin if done and math.isfinite(value) else value

    scale = abs(at(1.0) - at(0.0))
    return replace(own, low=at(own.low), high=at(own.high), reach=own.reach * scale, half_step=own.half_step * scale)


def is_money(unit: str | None) -> bool:
    """Whether a unit is a currency (ISO 4217), or a rate in one."""
    code = (unit or "").split("/")[0]
    return len(code) == 3 and code.isascii() and code.isalpha() and code.isupper()


def _spoken_fraction(fact: Fact) -> bool:
    words = fold(fact.text)
    return fact.unit == "%" and not any(c.isdigit() or c == "%" for c in words) and "cent" not in words


def _leading_step(value: float, step: float) -> float:
    """The precision that a round figure shows: 1,500 is written to the hundred whatever ``step`` says."""
    if value == 0 or not math.isfinite(value) or not float(value).is_integer():
        return step
    lead, rest = 1, int(abs(value))
    while rest % 10 == 0:
        lead, rest = lead * 10, rest // 10
    return max(step, float(lead))


def _approximate_reach(fact: Fact, t: Tolerances) -> float:
    value = abs(float(fact.low or 0))
    share = t.approximate_small_share if value < t.small_count and fact.unit is None else t.approximate_share
    half = _leading_step(value, fact.step) / 2
    if value < 100 and value % 10 == 5:  # "about 15" is said of 13 as of 17
        half = max(half, 2.5)
    least = 1.0 if fact.unit is None else 0.0  # "about 12" holds 11 and 13, whatever it is that is counted
    return min(max(half, value * t.approximate_floor, least), value * share)


def _exact_reach(fact: Fact, t: Tolerances, to_base: ToBase) -> float:
    value, step = abs(float(fact.low or 0)), max(fact.step, 0.0)
    if value == 0 or step == 0:
        return 0.0
    if fact.dimension == "age" or fact.unit in ("%", "pp", "magnitude"):
        return min(step, 1.0) / 2
    if fact.unit is not None and to_base(1.0, fact.unit) is not None:
        if fact.dimension == "duration" and step > 1:  # told in decades
            return step / 2
        counted_out = fact.dimension == "duration"  # 30 years is not 31, but 100 km may be 102
        return min((step if counted_out else _leading_step(value, step)) / 2, value * t.measured_share)
    if value < t.exact_below:
        round_hundred = value >= 100 and value % 100 == 0
        return max(min(step, 1.0) / 2, value * t.exact_share if round_hundred else 0.0)
    return min(step / 2, value * t.one_digit_share)
