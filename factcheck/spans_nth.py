"""Spans counted off in a month or between weekdays: "the third week of May", "the last Monday in May"."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from factcheck.clock import Days, add_days, month_span, no_days, nth_weekday, weekday_back, weekday_on
from factcheck.spans_base import DAY_NAMES, NO_BASE, NO_YEAR, Context, Parts, int_of, pick, text_of, years
from factcheck.spans_relative import RELATIVE


def _in_month(parts: Parts, year: int, month: int) -> tuple[date, date] | None:
    """The nth week, weekend, half or weekday of a month; weeks are counted from its first day."""
    n, unit = int_of(parts, "n"), text_of(parts, "unit")
    low, high = month_span(year, month)
    if unit == "half":
        return (low, low.replace(day=15)) if n == 1 else (low.replace(day=16), high) if n in (2, -1) else None
    if unit == "week":
        return (
            (add_days(high, -6), high) if n < 0 else (low.replace(day=7 * n - 6), low.replace(day=min(7 * n, high.day)))
        )
    weekday = 5 if unit == "weekend" else int_of(parts, "weekday")
    day = nth_weekday(year, month, weekday, n)
    if day.month != month:
        return None
    return day, add_days(day, 1) if unit == "weekend" else day


def _nth(parts: Parts, ctx: Context) -> Days:
    unit, month = text_of(parts, "unit"), int_of(parts, "month")
    grain = "day" if unit in ("day", "weekend") else "week"
    if int_of(parts, "n") == 5 and unit == "week" and month == 2:
        return no_days(grain, "the month has no such week")
    if "year" in parts:
        one = _in_month(parts, int_of(parts, "year"), month)
        return Days(*one, grain, "as printed") if one else no_days(grain, "the month has no such part")
    if ctx.base is None:
        return no_days(grain, NO_YEAR)
    spans = [s for y in years(ctx) if (s := _in_month(parts, y, month)) is not None]
    if not spans:
        return no_days(grain, "the month has no such part")
    best, other = pick(spans, ctx)
    return Days(best[0], best[1], grain, "the year that is nearest to publication", other=other)


def _weekdays(parts: Parts, ctx: Context) -> Days:
    """From one weekday to another, at most six days later: the end is chosen as a single weekday would be."""
    if ctx.base is None:
        return no_days("day", NO_BASE)
    first, last = int_of(parts, "weekday"), int_of(parts, "weekday2")
    how = f"{DAY_NAMES[first]} to {DAY_NAMES[last]}"
    if "week" in parts:
        low, high = (RELATIVE["weekday"]({**parts, "weekday": day}, ctx).first for day in (first, last))
        if low is None or high is None or high < low:
            return no_days("day", "the days do not fit one week")
        return Days(low, high, "day", how)
    ahead = text_of(parts, "which") in ("next", "coming") or ctx.tense == "future"
    end = RELATIVE["weekday"]({**parts, "weekday": first if ahead else last}, ctx).first
    assert end is not None
    if ahead:
        return Days(end, weekday_on(add_days(end, 1), last), "day", how)
    return Days(weekday_back(add_days(end, -1), first), end, "day", how)


NTH: dict[str, Callable[[Parts, Context], Days]] = {"nth": _nth, "weekdays": _weekdays}
