"""The words of a quantity as an amount: ends, bound, unit, precision."""

from __future__ import annotations

from factcheck.lexicon import Lexicon
from factcheck.model import Amount, Bound, Claim, Number
from factcheck.numerals import DIGITS, Value

#: "half", "a third" and the like are spoken loosely: to so many percentage points.
LOOSE_SHARE = 5.0
#: A figure from this size on whose last digits are zeros is written to the first of them ("15,000" to 1,000).
ROUND_FROM = 1000


def amount(claim: Claim, lex: Lexicon) -> Amount | str:
    """The amount that a claim states, or the reason why it cannot be read."""
    unit = claim.unit
    if claim.period:
        unit = f"{unit or ''}/{claim.period}"
    if claim.form in ("zero", "no_reports"):
        return Amount(low=0, high=0, bound="exact" if claim.form == "zero" else "approximate", unit=unit, step=1)
    ends = _ends(claim, lex)
    if isinstance(ends, str):
        return ends
    low, high, step, vague = ends
    if claim.form == "range" and claim.hedge_class in ("at_most", "at_least"):  # "as many as 35 to 40"
        return Amount(low=_plain(low), high=_plain(high), bound="range", unit=unit, step=step)
    if claim.form == "range" or (vague and claim.hedge_class in (None, "exact", "approximate")):
        bound: Bound = (
            "range" if claim.form == "range" and claim.hedge_class in (None, "exact", "approximate") else "approximate"
        )
        if claim.form == "range" and claim.hedge_class not in (None, "exact", "approximate"):
            return _bounded(claim.hedge_class or "exact", low, high, unit, step)
        return Amount(low=_plain(low), high=_plain(high), bound=bound, unit=unit, step=step)
    return _bounded(claim.hedge_class or ("approximate" if vague else "exact"), low, high, unit, step)


def _bounded(bound: Bound, low: float, high: float, unit: str | None, step: float) -> Amount:
    """Open the end that the hedge leaves open."""
    low_end: Number | None = _plain(low)
    high_end: Number | None = _plain(high)
    if bound in ("at_least", "more_than"):
        high_end = None
    elif bound in ("at_most", "less_than"):
        low_end = None
    return Amount(low=low_end, high=high_end, bound=bound, unit=unit, step=step)


def _ends(claim: Claim, lex: Lexicon) -> tuple[float, float, float, bool] | str:
    """Low, high, precision and vagueness of the number words, or why there are none."""
    if claim.form == "ordinal":
        word = claim.number[0]
        value = float(word) if word[0] in DIGITS else float(lex.numerals.ordinals[word])
        return value, value, 1.0, False
    if claim.form == "fraction":
        return _fraction(claim, lex)
    first = lex.numerals.value(claim.number)
    if first is None:
        return "the words make no number"
    if claim.form == "ratio":
        base = lex.numerals.value(claim.upper)
        if base is None or not base.low:
            return "the base of the ratio makes no number"
        share = round(100 * first.low / base.low, 6)
        return share, share, 1.0 if base.low >= 10 else LOOSE_SHARE, False
    if claim.form == "compound":
        rest = lex.numerals.value(claim.upper)
        value = first.low * claim.scale + (rest.low if rest else 0.0)
        return value, value, 1.0, False
    if claim.form == "range":
        last = lex.numerals.value(claim.upper)
        if last is None:
            return "the upper end makes no number"
        return first.low * claim.scale, last.high * claim.scale, min(first.step, last.step) * claim.scale, False
    low, high = round(first.low * claim.scale, 9), round(first.high * claim.scale, 9)
    return low, high, _step(claim, first) * claim.scale, first.vague


def _fraction(claim: Claim, lex: Lexicon) -> tuple[float, float, float, bool] | str:
    times = {"half": 1, "one": 1}.get(claim.number[0], lex.numerals.small.get(claim.number[0], 1))
    share = times * lex.numerals.fractions[claim.upper[0]]
    if claim.dimension == "percent":
        return round(100 * share, 6), round(100 * share, 6), LOOSE_SHARE, False
    return share, share, share, False


def _step(claim: Claim, value: Value) -> float:
    """The precision as written; round figures of a thousand and more are taken to be rounded."""
    if value.step > 1 or value.step < 1 or value.low < ROUND_FROM or value.low != int(value.low):
        return value.step
    step, left = 1.0, int(value.low)
    while left % 10 == 0:
        left //= 10
        step *= 10
    return step


def _plain(x: float) -> Number:
    """A whole number as int, so that 1000 is printed and not 1000.0."""
    return int(x) if x == int(x) and abs(x) < 1e15 else x
