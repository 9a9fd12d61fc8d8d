"""The whole days that each form of date covers, given the publication day and the tense; a table of small functions."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from factcheck.clock import (
    Days,
    add_days,
    add_months,
    holiday,
    make_day,
    month_span,
    no_days,
    one_day,
    week_span,
    weekday_back,
    weekday_on,
    year_span,
)
from factcheck.spans_base import (
    NO_BASE,
    NO_YEAR,
    YEAR_THIRDS,
    Context,
    Parts,
    check_weekday,
    int_of,
    pick,
    text_of,
    third,
    years,
)
from factcheck.spans_nth import NTH
from factcheck.spans_relative import RELATIVE, counted

#: First and last year of the thirds of a decade, counted from its first.
DECADE_THIRDS = {"early": (0, 3), "mid": (4, 6), "late": (7, 9), "start": (0, 0), "end": (9, 9)}
#: First month of a northern season of three months.
SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}


def _date(parts: Parts, ctx: Context) -> Days:
    month, day = int_of(parts, "month"), int_of(parts, "day")
    weekday = parts.get("weekday")
    if "year" in parts:
        found = make_day(int_of(parts, "year"), month, day)
        if found is None:
            return no_days("day", f"{int_of(parts, 'year')} had no such day")
        return check_weekday(one_day(found, "as printed"), weekday)
    if make_day(2000, month, day) is None:
        return no_days("day", "the calendar has no such day")
    if ctx.base is None:
        return no_days("day", NO_YEAR)
    if (month, day) == (2, 29):
        return _leap_day(ctx, weekday)
    spans = [(d, d) for y in years(ctx) if (d := make_day(y, month, day)) is not None]
    best, other = pick(spans, ctx)
    if weekday is not None and best[0].weekday() != weekday:
        fits = [s for s in spans if s[0].weekday() == weekday and abs((s[0] - ctx.base).days) <= 200]
        best = fits[0] if fits else best
    other = tuple(o for o in other if o != best)
    found_day = Days(best[0], best[1], "day", "the year that is nearest to publication", other=other)
    return check_weekday(found_day, weekday)


def _leap_day(ctx: Context, weekday: str | int | None) -> Days:
    """29 February without a year: that of the publication year, or of the year that the tense turns to."""
    assert ctx.base is not None
    year = ctx.base.year
    if ctx.tense == "future" and ctx.base.month > 2:
        year += 1
    elif ctx.tense != "future" and ctx.base < date(year, 2, 15):
        year -= 1
    found = make_day(year, 2, 29)
    if found is None:
        return no_days("day", f"{year} had no 29 February")
    return check_weekday(one_day(found, "the year that is nearest to publication"), weekday)


def _day_range(parts: Parts, ctx: Context) -> Days:
    first = _date(parts, ctx)
    if first.first is None:
        return first
    month = int_of(parts, "month2", int_of(parts, "month"))
    last = make_day(first.first.year, month, int_of(parts, "day2"))
    if last is not None and last < first.first:
        last = make_day(first.first.year + 1, month, int_of(parts, "day2"))
    if last is None:
        return no_days("day", "the calendar has no such day")
    return Days(first.first, last, "day", first.how)


def _numeric(parts: Parts, ctx: Context) -> Days:
    a, b, year = int_of(parts, "a"), int_of(parts, "b"), int_of(parts, "year")
    british, american = make_day(year, b, a), make_day(year, a, b)
    if british == american or (british is None) != (american is None):
        day = british or american
        return one_day(day, "only one order of day and month is possible") if day else no_days("day", "no such day")
    if british is None or american is None:
        return no_days("day", "the calendar has no such day")
    weekday = parts.get("weekday")
    fitting = [day for day in (british, american) if weekday is not None and day.weekday() == weekday]
    if len(fitting) == 1:
        return one_day(fitting[0], "the order of day and month that fits the weekday")
    if ctx.order.order:
        day, other = (british, american) if ctx.order.order == "dmy" else (american, british)
        first = "day" if ctx.order.order == "dmy" else "month"
        return check_weekday(one_day(day, f"{first} first: {ctx.order.why}", (other,)), weekday)
    why = "day and month cannot be told apart without the outlet's country"
    return no_days("day", why, ((british, british), (american, american)))


def _day_of_month(parts: Parts, ctx: Context) -> Days:
    """ "the 12th", "Friday the 13th": of the months around publication, the one that the tense chooses."""
    if ctx.base is None:
        return no_days("day", NO_BASE)
    day, weekday = int_of(parts, "day"), parts.get("weekday")
    start = date(ctx.base.year, ctx.base.month, 1)
    months = [add_months(start, n) for n in range(-6, 7)]
    found = [d for m in months if (d := make_day(m.year, m.month, day)) is not None]
    fits = [d for d in found if weekday is None or d.weekday() == weekday] or found
    if not fits:
        return no_days("day", "the calendar has no such day")
    ahead = [d for d in fits if d >= ctx.base]
    behind = [d for d in fits if d <= ctx.base]
    best = min(ahead) if ahead and (ctx.tense == "future" or not behind) else max(behind)
    return check_weekday(one_day(best, "the day of the month nearest to publication"), weekday)


def _month(parts: Parts, ctx: Context) -> Days:
    month, part, which = int_of(parts, "month"), text_of(parts, "third"), text_of(parts, "which")
    if "year" in parts:
        low, high = third(month_span(int_of(parts, "year"), month), part)
        return Days(low, high, "month", "as printed")
    if ctx.base is None:
        return no_days("month", NO_YEAR)
    base = ctx.base
    spans = [month_span(y, month) for y in years(ctx)]
    other: tuple[tuple[date, date], ...] = ()
    if which == "last":
        past = [s for s in [month_span(max(base.year - 2, 1), month), *spans] if s[1] < base.replace(day=1)]
        best = past[-1]
        other = ((past[-2]),) if len(past) > 1 and (base - best[1]).days < 300 else ()
    elif which in ("next", "coming"):
        best = min((s for s in spans if s[0] > base), default=spans[-1])
    elif which == "this":
        best = month_span(base.year, month)
    else:
        best, other = pick(spans, ctx)
    low, high = third(best, part)
    return Days(low, high, "month", "the year that is nearest to publication", other=other)


def _months(parts: Parts, ctx: Context) -> Days:
    first = _month(parts, ctx)
    if first.first is None:
        return first
    year = int_of(parts, "year2", first.first.year)
    month = int_of(parts, "month2")
    if "year2" not in parts and month < first.first.month:
        year += 1
    last = month_span(min(year, 9999), month)[1]
    if last < first.first:
        return no_days("month", "the range ends before it begins")
    return Days(first.first, last, "month", first.how)


def _year(parts: Parts, ctx: Context) -> Days:
    year, part = int_of(parts, "year"), text_of(parts, "third")
    low, high = YEAR_THIRDS.get(part, (1, 12))
    return Days(date(year, low, 1), month_span(year, high)[1], "year", "as printed")


def _year_range(parts: Parts, ctx: Context) -> Days:
    first, last = int_of(parts, "year"), int_of(parts, "year2")
    if last < first:
        return no_days("year", "the range ends before it begins")
    return Days(*year_span(first, last), "year", "as printed")


def _decade(parts: Parts, ctx: Context) -> Days:
    year = int_of(parts, "year")
    low, high = DECADE_THIRDS.get(text_of(parts, "third"), (0, 9))
    return Days(*year_span(year + low, year + high), "decade", "as printed")


def _century(parts: Parts, ctx: Context) -> Days:
    last = int_of(parts, "n") * 100
    return Days(*year_span(last - 99, last), "century", "as printed")


def _fiscal(parts: Parts, ctx: Context) -> Days:
    return no_days(text_of(parts, "unit") or "year", "a fiscal period is the company's own")


def _quarter(parts: Parts, ctx: Context) -> Days:
    """A quarter or half of a year, by number, or the last, this or next one."""
    length = 6 if text_of(parts, "unit") == "half" else 3
    if "fiscal" in parts:
        return _fiscal(parts, ctx)
    if "year" in parts:
        return Days(*_slice(int_of(parts, "year"), int_of(parts, "n"), length), "quarter", "as printed")
    if ctx.base is None:
        return no_days("quarter", NO_YEAR)
    if "n" not in parts:
        index = ctx.base.year * (12 // length) + (ctx.base.month - 1) // length + int_of(parts, "step")
        year, n = divmod(index, 12 // length)
        return Days(*_slice(year, n + 1, length), "quarter", "counted from the publication day")
    best, _ = pick([_slice(y, int_of(parts, "n"), length) for y in years(ctx)], ctx)
    return Days(best[0], best[1], "quarter", "the year that is nearest to publication")


def _slice(year: int, n: int, length: int) -> tuple[date, date]:
    first = min(max(n, 1), 12 // length) * length - length + 1
    return date(min(max(year, 1), 9999), first, 1), month_span(min(max(year, 1), 9999), first + length - 1)[1]


def _season(parts: Parts, ctx: Context) -> Days:
    first = SEASONS[text_of(parts, "season")]
    if ctx.southern:
        first = (first + 5) % 12 + 1
    where = "southern" if ctx.southern else "northern"

    def span(year: int) -> tuple[date, date]:
        start = date(min(max(year, 1), 9998), first, 1)
        return start, add_days(add_months(start, 3), -1)

    if "year" in parts:
        return Days(*span(int_of(parts, "year")), "season", f"a {where} season as printed")
    if ctx.base is None:
        return no_days("season", NO_YEAR)
    base, which = ctx.base, text_of(parts, "which")
    spans = [span(y) for y in range(base.year - 2, base.year + 2)]
    how = f"the {where} season nearest to publication"
    if which == "last":
        past = [s for s in spans if s[1] < base]
        return Days(*past[-1], "season", how, other=(past[-2],))
    if which in ("next", "coming"):
        return Days(*min(s for s in spans if s[0] > base), "season", how)
    best, other = pick(spans, ctx)
    if which == "this" and not best[0] <= base <= best[1] and ctx.tense != "past":
        best = min(spans, key=lambda s: (min(abs((s[0] - base).days), abs((s[1] - base).days)), s))
    return Days(*best, "season", how, other=other if which != "this" else ())


def _window(parts: Parts, ctx: Context) -> Days:
    """A number of months that ends with a month or day: "the year to March"."""
    end = _date(parts, ctx) if "day" in parts else _month(parts, ctx)
    if end.last is None:
        return no_days("year", end.why)
    months = int_of(parts, "months", 12)
    whole = "day" not in parts or add_days(end.last, 1).day == 1
    first = add_months(end.last.replace(day=1), 1 - months) if whole else add_days(add_months(end.last, -months), 1)
    return Days(first, end.last, "year" if months == 12 else "month", f"the {months} months that end then")


def _week_of(parts: Parts, ctx: Context) -> Days:
    day = _date(parts, ctx)
    if day.first is None:
        return no_days("week", day.why)
    edge = text_of(parts, "week_edge")
    if edge == "beginning":
        return Days(day.first, add_days(day.first, 6), "week", "seven days from that day")
    if edge == "ending":
        return Days(add_days(day.first, -6), day.first, "week", "seven days to that day")
    return Days(*week_span(day.first), "week", "the calendar week of that day")


def _holiday(parts: Parts, ctx: Context) -> Days:
    rule = text_of(parts, "rule")
    if "year" in parts:
        return one_day(holiday(rule, int_of(parts, "year")), "the holiday of that year")
    if ctx.base is None:
        return no_days("day", NO_YEAR)
    spans = [(d, d) for y in years(ctx) if (d := holiday(rule, y))]
    which = text_of(parts, "which")
    if which == "last":
        past = [s for s in spans if s[0] < ctx.base]
        return one_day(past[-1][0], "the holiday before publication")
    if which in ("next", "coming"):
        return one_day(min(s for s in spans if s[0] > ctx.base)[0], "the holiday after publication")
    best, other = pick(spans, ctx)
    return Days(best[0], best[1], "day", "the holiday nearest to publication", other=other)


def _offset(parts: Parts, ctx: Context) -> Days:
    """A number of units before or after another date of the text, or of the expression itself."""
    unit = text_of(parts, "unit")
    if "undated" in parts:
        return no_days(unit, "counted from an event that the text does not date")
    inner = FORMS.get(text_of(parts, "of"))
    if inner is None:
        if ctx.anchor is None:
            return no_days(unit, "no date before it to count from")
        anchor, how = ctx.anchor, f"counted from {ctx.anchor.isoformat()}"
    else:
        days = inner({k[3:]: v for k, v in parts.items() if k.startswith("of_")}, ctx)
        if days.first is None or days.last is None:
            return no_days(unit, days.why)
        anchor = days.first if int_of(parts, "sign") < 0 else days.last
        how = f"counted from {anchor.isoformat()}"
    if "to_weekday" in parts:
        after = weekday_on(add_days(anchor, 1), int_of(parts, "to_weekday"))
        before = weekday_back(add_days(anchor, -1), int_of(parts, "to_weekday"))
        return one_day(after if int_of(parts, "sign") > 0 else before, how)
    if "n" not in parts:
        return no_days(unit, f"how many {unit}s is not said")
    if not int_of(parts, "n"):
        return one_day(anchor, how)
    return counted(anchor, {**parts, "exact": 1}, how)


FORMS: dict[str, Callable[[Parts, Context], Days]] = {
    "date": _date,
    "days": _day_range,
    "numeric": _numeric,
    "day_of_month": _day_of_month,
    "month": _month,
    "months": _months,
    "year": _year,
    "years": _year_range,
    "decade": _decade,
    "century": _century,
    "fiscal": _fiscal,
    "quarter": _quarter,
    "season": _season,
    "offset": _offset,
    "window": _window,
    "week_of": _week_of,
    "holiday": _holiday,
    **RELATIVE,
    **NTH,
}
