"""Whether two values are one or exclude each other.

That they exclude each other is only ever a reason to ask for more evidence before two facts are joined. That they are
one is evidence where the trainer found it to be: for measures and dates it is, the more so the seldomer such a figure
is; for counts it joined more that agrees and told fewer differences rightly. That they are near never is, or figures
would be joined because they nearly agree; that they lie far apart counts against telling them as a difference.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from datetime import date

from factcheck.calendar import month_days
from factcheck.clock import WEEKDAYS
from factcheck.lexicon import Unit
from factcheck.model import Fact
from factcheck.text import fold

#: Share by which figures may lie apart and still be one figure rounded: two digits of precision.
ROUNDING = 0.05
#: Share by which a figure may move when it is turned into another unit and is still the same one.
CLOSE = 0.005


#: How many times the smaller the larger of two figures is at most, by the reach of their hedges.
GAPS = ((1.25, "near"), (1.6, "some"), (2.5, "twice"), (6.0, "far"), (20.0, "wide"))
#: Above this a figure of two digits is seldom met by chance.
SMALL, SELDOM = 9, 20


def same(a: Fact, b: Fact, units: Mapping[str, Unit]) -> str | None:
    """Whether two facts print one figure (seldom, figure, small: how seldom that is chance) or one date; else None."""
    if a.kind == "date":
        ends = (a.date_from, a.date_to)
        if ends != (b.date_from, b.date_to):
            return None
        return "date" if any(ends) or (_named(a) and _named(a) == _named(b)) else None
    one, two = _range(a, units), _range(b, units)
    if one is None or two is None or one[2] != two[2] or a.low is None or b.low is None:
        return None
    if abs(one[0] - two[0]) > CLOSE * abs(one[0]) or (a.low, b.low) == (0, 0):
        return None
    figure = min(f"{abs(x.low or 0):g}".replace(".", "").rstrip("0") for x in (a, b))
    if len(figure) > 2 or (len(figure) == 2 and abs(a.low) > SELDOM):
        return "seldom"
    return "figure" if abs(a.low) > SMALL else "small"


def weekday(f: Fact) -> str | None:
    """The day of the week that a date names or falls on: "friday" of "on Friday night's"; None for a longer span."""
    words = [word.removesuffix("'s") for word in fold(f.text).split()]
    if named := next((word for word in words if word in WEEKDAYS), None):
        return named
    first, last = f.date_from, f.date_to
    if first and last and first[0] != "T" and first[:10] == last[:10]:
        return WEEKDAYS[date.fromisoformat(first[:10]).weekday()]
    return None


def _named(f: Fact) -> object:
    """What names a day in an article without a date: "Friday", "18 November"; never "today"."""
    return weekday(f) or month_days(f.text)


def comparable(a: Fact, b: Fact, units: Mapping[str, Unit]) -> bool:
    """Whether two figures can be held against each other: both known, in one dimension or currency."""
    one, two = _range(a, units), _range(b, units)
    return one is not None and two is not None and one[2] == two[2]


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


def gap(a: Fact, b: Fact, units: Mapping[str, Unit]) -> str | None:
    """How far apart two values lie: near, some, twice, far, wide, huge, or one is none; None where they do not differ.

    Rivals seldom lie far apart: a figure twenty times another one mostly counts something else.
    """
    if not differ(a, b, units):
        return None
    if a.kind == "date":
        return "near" if _days_apart(a, b) <= 1 else "far"
    one, two = _range(a, units), _range(b, units)
    if one is None or two is None:
        return "huge"
    low, high = sorted((one[:2], two[:2]))
    if low[1] == 0 and a.dimension == "count":
        return "none"
    more = 1.0 if a.dimension == "count" else 0.0  # of one and three the ratio says too much
    times = (high[0] + more) / (low[1] + more) if low[1] + more > 0 else math.inf
    return next((name for most, name in GAPS if times <= most), "huge")


def _days_apart(a: Fact, b: Fact) -> int:
    """Days from the end of the earlier date to the start of the later; 0 where only clock times are known."""
    ends = [
        [date.fromisoformat(end[:10]).toordinal() for end in (f.date_from, f.date_to) if end and end[0] != "T"]
        for f in (a, b)
    ]
    if not all(ends):
        return 0
    return max(min(ends[0]) - max(ends[1]), min(ends[1]) - max(ends[0]))


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
