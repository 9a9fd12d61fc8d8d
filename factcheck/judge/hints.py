"""Slips of the pen between two figures of one thing: a lost "million", digits in another order."""

from __future__ import annotations

from decimal import Decimal

from factcheck.judge.reasons import say
from factcheck.model import Fact


def hints(a: Fact, b: Fact) -> tuple[tuple[str, str], ...]:
    """(nature, sentence) for each slip that two figures of one unit look like; empty for dates and open ranges."""
    p, q = _figure(a), _figure(b)
    if p is None or q is None or a.unit != b.unit or p == q:
        return ()
    low, high = (p, q) if p < q else (q, p)
    found = []
    times = high / low
    if _power_of_ten(times) and (times >= 1000 or len(_digits(low)) > 1):
        found.append(("magnitude", f"magnitude slip: {say(a)} and {say(b)} differ by exactly {int(times):,} times"))
    one, two = _whole(low), _whole(high)
    if len(one) == len(two) > 1 and one != two and sorted(one) == sorted(two):
        found.append(("transposed", f"transposed digits: {say(a)} and {say(b)} have the same digits in another order"))
    return tuple(found)


def _figure(fact: Fact) -> Decimal | None:
    ends = {end for end in (fact.low, fact.high) if end is not None}
    if fact.kind != "quantity" or len(ends) != 1:
        return None
    value = Decimal(str(next(iter(ends))))
    return value if value.is_finite() and value > 0 else None


def _power_of_ten(ratio: Decimal) -> bool:
    return ratio >= 10 and _digits(ratio) == "1"


def _digits(value: Decimal) -> str:
    """The significant digits: 1200000 and 1.2 both have "12"."""
    return "".join(str(d) for d in value.normalize().as_tuple().digits)


def _whole(value: Decimal) -> str:
    """The digits with their zeros, decimals included: 1,536 and 6.3 are "1536" and "63"."""
    return f"{value.normalize():f}".replace(".", "")
