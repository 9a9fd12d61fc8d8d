"""Days told from the publication day or from another date: weekdays, "last week", "two days ago", "a day earlier"."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from factcheck.clock import (
    Days,
    add_days,
    add_months,
    month_span,
    no_days,
    one_day,
    week_span,
    weekday_back,
    weekday_on,
    year_span,
)
from factcheck.spans_base import (
    DAY_NAMES,
    NO_BASE,
    YEAR_THIRDS,
    Context,
    Parts,
    check_weekday,
    int_of,
    text_of,
    third,
)


def _weekday(parts: Parts, ctx: Context) -> Days:
    """The latest such day, publication day included, unless the words or the tense turn it forward."""
    if ctx.base is None:
        return no_days("day", NO_BASE)
    base, weekday, which = ctx.base, int_of(parts, "weekday"), text_of(parts, "which")
    name = DAY_NAMES[weekday]
    if "week" in parts:
        monday = week_span(base, int_of(parts, "week"))[0]
        return one_day(add_days(monday, weekday), f"the {name} of that week")
    if which == "last":
        day = weekday_back(add_days(base, -1), weekday)
        return one_day(day, f"the {name} before publication", (add_days(day, -7),))
    if which == "before_last":
        return one_day(
            add_days(weekday_back(add_days(base, -1), weekday), -7), f"the {name} a week before the last one"
        )
    if which in ("week", "fortnight"):
        days = 7 if which == "week" else 14
        return one_day(add_days(weekday_on(add_days(base, 1), weekday), days), f"{days} days after the next {name}")
    if which in ("next", "coming"):
        day = weekday_on(add_days(base, 1), weekday)
        other = (add_days(day, 7),) if which == "next" else ()
        return one_day(day, f"the {name} after publication", other)
    if ctx.tense == "future" or (which == "this" and ctx.tense != "past"):
        day = weekday_on(base, weekday)
        other = (add_days(day, 7),) if day == base else ()
        return one_day(day, f"the next {name}, as the tense is future", other)
    return one_day(weekday_back(base, weekday), f"the latest {name}, publication day included")


def _relative(parts: Parts, ctx: Context) -> Days:
    if ctx.base is None:
        return no_days("day", NO_BASE)
    day = add_days(ctx.base, int_of(parts, "days"))
    return check_weekday(one_day(day, "counted from the publication day"), parts.get("weekday"))


def _overnight(parts: Parts, ctx: Context) -> Days:
    if ctx.base is None:
        return no_days("day", NO_BASE)
    last = add_days(ctx.base, -int_of(parts, "back"))
    how = "the night to the day before publication" if "back" in parts else "the night to the publication day"
    return Days(add_days(last, -1), last, "part", how)


def _weekend(parts: Parts, ctx: Context) -> Days:
    if ctx.base is None:
        return no_days("day", NO_BASE)
    which, on_it = text_of(parts, "which"), ctx.base.weekday() >= 5
    saturday = weekday_back(ctx.base, 5)  # of the weekend just past, or of this one
    if which in ("last", "before_last"):
        saturday = add_days(saturday, -7 * (on_it + (which == "before_last")))
    elif which in ("next", "coming") or (ctx.tense == "future" and not on_it):
        saturday = add_days(saturday, 7)
    return Days(saturday, add_days(saturday, 1), "day", "Saturday and Sunday")


def unit_span(base: date, unit: str, step: int) -> tuple[date, date]:
    """The calendar week, month, year, decade or century that is ``step`` of them from the one of ``base``."""
    if unit == "week":
        return week_span(base, step)
    if unit == "month":
        moved = add_months(base.replace(day=1), step)
        return month_span(moved.year, moved.month)
    if unit == "day":
        moved = add_days(base, step)
        return moved, moved
    size = {"decade": 10, "century": 100}.get(unit, 1)
    first = base.year + step if size == 1 else (base.year // size + step) * size + (size == 100)
    return year_span(first, first + size - 1)


def _period(parts: Parts, ctx: Context) -> Days:
    """Last, this or next week, month, year: whole, up to the publication day ("earlier"), or from it on ("later")."""
    unit = text_of(parts, "unit")
    if ctx.base is None:
        return no_days(unit, NO_BASE)
    low, high = unit_span(ctx.base, unit, int_of(parts, "step"))
    half, part = text_of(parts, "half"), text_of(parts, "third")
    if half == "earlier" and low <= ctx.base:
        high = min(high, ctx.base)
    elif half == "later" and high >= ctx.base:
        low = max(low, ctx.base)
    elif part and unit == "month":
        low, high = third((low, high), part)
    elif part in YEAR_THIRDS and unit == "year":
        a, b = YEAR_THIRDS[part]
        low, high = date(low.year, a, 1), month_span(low.year, b)[1]
    elif part == "end" and unit == "week":
        low = add_days(high, -2)
    return Days(low, high, unit, f"the calendar {unit}, counted from the publication day")


def counted(base: date, parts: Parts, how: str) -> Days:
    """``n`` units before (sign -1) or after ``base``: a day for days and one week, else the calendar unit."""
    unit, n, sign = text_of(parts, "unit"), int_of(parts, "n"), int_of(parts, "sign", -1)
    if n > 4000:
        return no_days(unit, "outside the calendar")
    if unit == "hour" and n % 24 == 0:
        unit, n = "day", n // 24
    if unit == "day":
        return one_day(add_days(base, sign * n), how)
    if unit in ("week", "fortnight"):
        days = n * (14 if unit == "fortnight" else 7)
        if (unit == "week" and n == 1) or "exact" in parts:
            return one_day(add_days(base, sign * days), how, grain="week")
        return Days(*week_span(add_days(base, sign * days)), "week", how)
    if unit == "month":
        return Days(*unit_span(base, "month", sign * n), "month", how)
    if unit == "year":
        if "half" in parts:
            moved = add_months(base, sign * (12 * n + 6))
            return Days(*year_span(moved.year), "year", how)
        return Days(*year_span(base.year + sign * n), "year", how)
    if unit in ("decade", "century"):
        return Days(*unit_span(base, "decade", sign * n * (10 if unit == "century" else 1)), "decade", how)
    return no_days(unit, "the hour to count from is not known")


def _ago(parts: Parts, ctx: Context) -> Days:
    unit = text_of(parts, "unit")
    if ctx.base is None:
        return no_days(unit, NO_BASE)
    if not int_of(parts, "n"):
        return no_days(unit, f"how many {unit}s is not said")
    return counted(ctx.base, parts, "counted from the publication day")


def _rolling(parts: Parts, ctx: Context) -> Days:
    """The past or next n units, counted from the publication day."""
    unit, n, sign = text_of(parts, "unit"), int_of(parts, "n", 1), int_of(parts, "sign", -1)
    if ctx.base is None:
        return no_days(unit, NO_BASE)
    if unit in ("hour", "minute"):
        end = add_days(ctx.base, sign * max(1, -(-n // 24)) if unit == "hour" else 0)
    elif unit in ("day", "week", "fortnight"):
        end = add_days(ctx.base, sign * n * {"day": 1, "week": 7, "fortnight": 14}[unit])
    else:
        end = add_months(ctx.base, sign * n * {"month": 1, "year": 12, "decade": 120, "century": 1200}[unit])
    return Days(min(end, ctx.base), max(end, ctx.base), unit, f"the {n} {unit}s to or from publication")


RELATIVE: dict[str, Callable[[Parts, Context], Days]] = {
    "weekday": _weekday,
    "relative": _relative,
    "overnight": _overnight,
    "weekend": _weekend,
    "period": _period,
    "ago": _ago,
    "rolling": _rolling,
}
