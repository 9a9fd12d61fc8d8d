"""Whether two values are one or exclude each other.

That they exclude each other is only ever a reason to ask for more evidence before two facts are joined. That they are
one is evidence where the trainer found it to be: for measures and dates it is, the more so the seldomer such a figure
is; for counts it joined more that agrees and told fewer differences rightly. That they are near never is, or figures
would be joined because they nearly agree.
"""

from __future__ import annotations

from collections.abc import Mapping

from factcheck.calendar import month_days
from factcheck.lexicon import Unit
from factcheck.model import Fact

#: Share by which figures may lie apart and still be one figure rounded: two digits of precision.
ROUNDING = 0.05
#: Share by which a figure may move when it is turned into another unit and is still the same one.
CLOSE = 0.005


#: Above this a figure of two digits is seldom met by chance.
SMALL, SELDOM = 9, 20


def same(a: Fact, b: Fact, units: Mapping[str, Unit]) -> str | None:
    """Whether two facts print one figure (seldom, figure, small: how seldom that is chance) or one date; else None."""
    if a.kind == "date":
        ends = (a.date_from, a.date_to)
        return "date" if any(ends) and ends == (b.date_from, b.date_to) else None
    one, two = _range(a, units), _range(b, units)
    if one is None or two is None or one[2] != two[2] or a.low is None or b.low is None:
        return None
    if abs(one[0] - two[0]) > CLOSE * abs(one[0]) or (a.low, b.low) == (0, 0):
        return None
    figure = min(f"{abs(x.low or 0):g}".replace(".", "").rstrip("0") for x in (a, b))
    if len(figure) > 2 or (len(figure) == 2 and abs(a.low) > SELDOM):
        return "seldom"
    return "figure" if abs(a.low) > SMALL else "small"


def differ(a: Fact, b: Fact, units: Mapping[str, Unit]) -> bool:
    """Whether the readings exclude each other; False when they cannot be compared.

    Bounds, hedges and units are read generously: what may be one figure does not differ.
    """
    if a.kind == "date":
        return _dates_differ(a, b)
    one, two = _range(a, units), _range(b, units)
    if one is None or two is None or one[2] != two[2]:
        return False
    return one[1] < two[0] * (1 - ROUNDING) - 1e-9 or two[1] < one[0] * (1 - ROUNDING) - 1e-9


def _range(f: Fact, units: Mapping[str, Unit]) -> tuple[float, float, str] | None:
    """The reach of a figure in the base unit of its dimension: (low, high, dimension or currency)."""
    low, high = f.low, f.high
    if low is None and high is None:
        return None
    if low is None:
        low = high / 2 if high is not None else 0.0
    if high is None:
        high = low * 1.25
    unit, _, period = (f.unit or "").partition("/")
    known = units.get(unit)
    if known is not None:
        low, high = low * known.factor + known.offset, high * known.factor + known.offset
        unit = known.dimension
    if f.bound == "approximate":
        low, high = min(low, low * 0.9), max(high, high * 1.1)
    return float(low), float(high), f"{unit}/{period}"


def _dates_differ(a: Fact, b: Fact) -> bool:
    x, y = (a.date_from, a.date_to), (b.date_from, b.date_to)
    if not any(x) or not any(y):
        one, two = month_days(a.text), month_days(b.text)
        return one is not None and two is not None and (one[1] < two[0] or two[1] < one[0])
    if _clock(a) != _clock(b):  # "9:40" and "Tuesday at 8:30": only the clocks can be compared
        x, y = _hours(x), _hours(y)
        if not any(x) or not any(y):
            return False
    return _before(x[1], y[0]) or _before(y[1], x[0])


def _clock(f: Fact) -> bool:
    return (f.date_from or f.date_to or "").startswith("T")


def _hours(ends: tuple[str | None, str | None]) -> tuple[str | None, str | None]:
    """The clock times of a span, without day and zone."""
    first, last = (f"T{end.partition('T')[2][:5]}" if end and "T" in end else None for end in ends)
    return first, last


def _before(end: str | None, start: str | None) -> bool:
    """Whether a span ends before another starts, to the precision of the coarser."""
    if end is None or start is None:
        return False
    width = min(len(end), len(start), 16)
    return end[:width] < start[:width]
