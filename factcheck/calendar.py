"""What the words of a date cover: resolves every form against the publication date, never the machine's clock.

``resolve`` takes the words apart as ``extract/times.py`` found them; ``parse_day`` reads a date that a person or a
page gives whole. The arithmetic is in ``clock.py``, the spans of the forms in ``spans.py``.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, datetime, timedelta
from functools import lru_cache

from factcheck.clock import Days, add_days, make_day, no_days, split_iso, summer
from factcheck.model import Time, TimeWords
from factcheck.spans import FORMS
from factcheck.spans_base import NO_ORDER, Context, DateOrder, Parts, text_of
from factcheck.text import fold

#: A year that has every day of a year.
_LEAP_YEAR = 2000
#: Words for a third of a month, and what may stand beside them.
_THIRDS = {
    **dict.fromkeys(("early", "start", "beginning"), (1, 10)),
    **dict.fromkeys(("mid", "middle"), (11, 20)),
    **dict.fromkeys(("late", "end"), (21, 31)),
}
_OF = frozenset(("of", "in", "the", "at"))
#: Minutes that "shortly before" reaches back: the least that newsrooms round a clock time to.
SHORTLY = 15


def resolve(
    words: TimeWords,
    published: str | None,
    *,
    anchor: str | None = None,
    southern: bool = False,
    order: DateOrder = NO_ORDER,
) -> Time:
    """The span that ``words`` cover, given ISO ``published`` and the ISO day ``anchor`` that the text dated before.

    ``order`` is that of day and month in a date in figures. A form that cannot be resolved has both ends None and
    says why.
    """
    base, minute, offset = split_iso(published)
    parts: Parts = words.parts
    if "year_step" in parts and base is not None:
        parts = {**parts, "year": base.year + int(parts["year_step"])}
    tense = text_of(parts, "tense")
    ctx = Context(base, minute, offset, split_iso(anchor)[0], split_iso(anchor)[1], southern, tense, order)
    if words.form in ("rolling", "ago", "offset") and (exact := _by_the_hour(words.form, parts, ctx)) is not None:
        return exact
    form = FORMS.get(words.form)
    if words.form == "clock":
        days = no_days("day", "morning or evening is not said" if "half_day" in parts else "the words do not say it")
    elif form is None:
        return Time(earliest=None, latest=None, grain="day", why_not=f"unknown form {words.form}")
    else:
        days = form(parts, ctx)
    if "clock" in parts:
        return _with_clock(days, parts)
    if "part" in parts:
        return _with_part(days, parts)
    return _with_edge(days, parts)


def _zulu(offset: str) -> str:
    """An offset as ISO writes it."""
    return "+00:00" if offset == "Z" else offset


def _by_the_hour(form: str, parts: Parts, ctx: Context) -> Time | None:
    """Hours and minutes counted from a known minute; None when the days are to be counted."""
    unit, n = text_of(parts, "unit"), int(parts.get("n", 0))
    start = ctx.anchor_minute if form == "offset" else ctx.minute
    if unit not in ("hour", "minute") or not n or (form == "offset" and "of" in parts):
        return None
    if start is None:
        if form == "rolling" or (unit == "hour" and n % 24 == 0):
            return None
        why = "the hour to count from is not known"
        return Time(earliest=None, latest=None, grain="hour", why_not=why)
    step = timedelta(hours=n) if unit == "hour" else timedelta(minutes=n)
    sign = int(parts.get("sign", -1))
    try:
        end = start + sign * step
    except OverflowError:
        return Time(earliest=None, latest=None, grain="hour", why_not="outside the years 1 to 9999")
    offset = _zulu(ctx.offset) if form != "offset" else ""
    low, high = (min(start, end), max(start, end)) if form == "rolling" else (end, end)
    return Time(
        earliest=low.isoformat(timespec="minutes") + offset,
        latest=high.isoformat(timespec="minutes") + offset,
        grain="hour",
        resolved=f"{n} {unit}s counted from {'the hour of publication' if form != 'offset' else 'the time before'}",
    )


def _others(days: Days) -> tuple[str, ...]:
    return tuple(f"{a.isoformat()}/{b.isoformat()}" for a, b in days.other)


def _time(days: Days, earliest: str | None = "", latest: str | None = "", grain: str = "") -> Time:
    """The days as a Time; ends given replace those of the days."""
    low = days.first.isoformat() if days.first else None
    high = days.last.isoformat() if days.last else None
    return Time(
        earliest=low if earliest == "" else earliest,
        latest=high if latest == "" else latest,
        grain=grain or days.grain,
        resolved=days.how,
        why_not=days.why,
        other=_others(days),
    )


def _with_edge(days: Days, parts: Parts) -> Time:
    """An open end where the words open one."""
    edge = text_of(parts, "edge")
    if not edge or days.first is None or days.last is None:
        return _time(days)
    if edge in ("since", "from"):
        return _time(days, latest=None)
    if edge == "after":
        return _time(days, earliest=add_days(days.last, 1).isoformat(), latest=None)
    if edge == "before":
        return _time(days, earliest=None, latest=add_days(days.first, -1).isoformat())
    return _time(days, earliest=None)


def _offset(parts: Parts, day: date | None) -> str:
    """The offset of the printed zone, in summer where the day says so; empty when it cannot be known."""
    std = text_of(parts, "std")
    if "summer" not in parts:
        return std
    if day is None:
        return ""
    return text_of(parts, "summer") if summer(day, text_of(parts, "dst")) else std


def _stamp(day: date | None, clock: str, offset: str) -> str:
    return f"{day.isoformat() if day else ''}T{clock}{offset}"


def _with_clock(days: Days, parts: Parts) -> Time:
    """A clock time on its day, or alone where the day is not known."""
    clock = text_of(parts, "clock")
    day = days.first if days.first is not None and days.first == days.last else None
    offset = _offset(parts, day)
    stamp = _stamp(day, clock, offset)
    low: str | None = stamp
    high: str | None = _stamp(day, text_of(parts, "clock2"), offset) if "clock2" in parts else stamp
    edge, near = text_of(parts, "edge"), text_of(parts, "near")
    if edge in ("since", "from", "after") or near == "after":
        high = _stamp(day, "23:59", offset) if day and edge not in ("since", "from") else None
    elif edge in ("until", "before"):
        low = None
    elif near == "before" and clock == "00:00":  # before midnight is still the day that is named
        low, high = _stamp(day, "23:45", offset), _stamp(day, "23:59", offset)
    elif near == "before":
        low = _stamp(day, _earlier(clock), offset)
    how = days.how if day else f"the day is not known: {days.why or 'the words cover several days'}"
    return Time(
        earliest=low,
        latest=high,
        grain=text_of(parts, "clock_grain") or "minute",
        resolved=how,
        other=_others(days),
    )


def _earlier(clock: str) -> str:
    """SHORTLY minutes before a clock time, not past midnight."""
    total = max(int(clock[:2]) * 60 + int(clock[3:5]) - SHORTLY, 0)
    return f"{total // 60:02}:{total % 60:02}"


def _with_part(days: Days, parts: Parts) -> Time:
    """A part of a day: hours of the local clock on that day."""
    first, last = text_of(parts, "part_from"), text_of(parts, "part_to")
    if days.first is None or days.first != days.last:
        if days.first is not None or days.grain != "day":
            return _with_edge(days, parts)
        days = Days(None, None, "part", f"the day is not known: {days.why}")
    offset = _offset(parts, days.first)
    low: str | None = _stamp(days.first, first, offset)
    high: str | None = _stamp(days.first, last, offset)
    edge = text_of(parts, "edge")
    if edge in ("since", "from", "after"):
        high = None
    elif edge in ("until", "before"):
        low = None
    return _time(days, earliest=low, latest=high, grain="part")


# --- a date that a person or a page gives whole -----------------------------------------------------------------

_MONTHS = {
    name: n
    for n, names in enumerate(
        (
            "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
            "september sept sep", "october oct", "november nov", "december dec",
        ),
        1,
    )
    for name in names.split()
}  # fmt: skip
_WORDS = re.compile(r"[^\W\d_]+|\d+|\S")
_CLOCK = re.compile(
    r"(?<![\d.:/])(\d{1,2})(?:[:.](\d\d))?(?::\d\d(?:\.\d+)?)?\s?([ap])\.?\s?m\b\.?|(?<![\d.:/])(\d{1,2}):(\d\d)(?::\d\d(?:\.\d+)?)?(?!\d)",
    re.I,
)
_OFFSET = re.compile(r"(?:\b(?:gmt|utc)\s?)?([+-])(\d\d):?(\d\d)\b", re.I)
_NUMERIC = re.compile(r"(?<![\d/.-])(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d\d)(?![\d/])")
_BACKWARD = re.compile(r"(?<!\d)(\d{4})[/.](\d{1,2})[/.](\d{1,2})(?!\d)")
_LETTERS_AND_DIGITS = re.compile(r"(?=[^\d]*\d)(?=.*[^\W\d_]{3})")
_ISO_INSIDE = re.compile(r"(?<!\d)\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?)?\s*(?:Z\b|[+-]\d\d:?\d\d)?")
#: Offsets of the zones that stand in datelines of pages; other letters leave the clock without an offset.
_ZONES = {
    "gmt": "+00:00", "utc": "+00:00", "bst": "+01:00", "cet": "+01:00", "cest": "+02:00", "est": "-05:00",
    "edt": "-04:00", "pst": "-08:00", "pdt": "-07:00", "cst": "-06:00", "cdt": "-05:00",
}  # fmt: skip
#: Words that may stand beside a date without being part of it.
_PLAIN = frozenset({
    "published", "updated", "posted", "on", "at", "last", "date", "time", "first", "am", "pm", "the", "of",
    "by", "uk", "us", "local", "hrs", "hours", "h", "st", "nd", "rd", "th", "a", "p", "m", "modified",
    "created", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "mon", "tue",
    "tues", "wed", "weds", "thu", "thur", "thurs", "fri", "sat", "sun",
})  # fmt: skip


def parse_day(text: str) -> str | None:
    """An absolute date that a person typed, as an ISO date or datetime; None when it is none or is ambiguous."""
    text = " ".join(text.split())
    if not 6 <= len(text) <= 80:
        return None
    iso = _ISO_INSIDE.search(text)
    if iso and (found := _iso(iso.group())) is not None:
        return found
    day, known = _typed(text)
    if day is None:
        return None if known or not _LETTERS_AND_DIGITS.match(text) else _foreign(text)
    return day.isoformat() + _typed_clock(text)


@lru_cache(maxsize=4096)
def month_day(text: str) -> str | None:
    """Month and day ("11-18") of a date printed without its year, or None.

    >>> month_day("November 18"), month_day("18 Nov."), month_day("Friday")
    ('11-18', '11-18', None)
    """
    if not any(c.isdigit() for c in text):
        return None
    day = parse_day(f"{' '.join(text.replace(',', ' ').replace('.', ' ').split())} {_LEAP_YEAR}")
    return day[5:] if day and len(day) == 10 else None


@lru_cache(maxsize=4096)
def month_days(text: str) -> tuple[str, str] | None:
    """First and last month and day of a date, month or third of a month printed without its year, or None.

    >>> month_days("November 18"), month_days("early December"), month_days("November-end"), month_days("since May")
    (('11-18', '11-18'), ('12-01', '12-10'), ('11-21', '11-30'), None)
    """
    if day := month_day(text):
        return day, day
    words = fold(text).replace("-", " ").replace(".", " ").split()
    months = [_MONTHS[w] for w in words if w in _MONTHS]
    third = [_THIRDS[w] for w in words if w in _THIRDS]
    if len(months) != 1 or len(third) > 1 or any(w not in _MONTHS and w not in _THIRDS and w not in _OF for w in words):
        return None
    first, last = third[0] if third else (1, 31)
    last = min(last, monthrange(_LEAP_YEAR, months[0])[1])
    return f"{months[0]:02}-{first:02}", f"{months[0]:02}-{last:02}"


def _iso(text: str) -> str | None:
    day, minute, offset = split_iso(text)
    if day is None:
        return None
    if minute is None:
        return day.isoformat()
    plain = _zulu(offset)
    if plain and ":" not in plain:
        plain = plain[:3] + ":" + plain[3:]
    return minute.isoformat(timespec="minutes") + plain


def _typed(text: str) -> tuple[date | None, bool]:
    """The day of an English or numeric date, and whether the text is one that must not be read in any other way."""
    if m := _NUMERIC.search(text):
        a, b, year = int(m[1]), int(m[3]), int(m[4]) + (2000 if len(m[4]) == 2 else 0)
        if a == b or a > 12 or m[2] == ".":
            return make_day(year, b, a), True
        return (make_day(year, a, b) if b > 12 else None), True
    if m := _BACKWARD.search(text):
        return make_day(int(m[1]), int(m[2]), int(m[3])), True
    m = _CLOCK.search(text)
    bare = (text if m is None else f"{text[: m.start()]} {_OFFSET.sub(' ', text[m.end() :])}").lower()
    words = _WORDS.findall(bare)
    months = [_MONTHS[w] for w in words if w in _MONTHS]
    numbers = [w for w in words if w.isdecimal()]
    years = [int(w) for w in numbers if len(w) == 4]
    days = [int(w) for w in numbers if len(w) <= 2]
    strange = [
        w for w in words if w.isalpha() and w not in _MONTHS and w not in _PLAIN and w not in _ZONES and len(w) > 4
    ]
    if len(months) == 1 and len(years) == 1 and len(days) == 1 and not strange:
        return make_day(years[0], months[0], days[0]), True
    return None, bool(months) and not strange


def _typed_clock(text: str) -> str:
    """The clock time beside a date as ISO, empty when there is none."""
    text = _NUMERIC.sub(" ", text)
    m = _CLOCK.search(text)
    if m is None:
        return ""
    if m[3]:
        hour, minute = int(m[1]) % 12 + (12 if m[3].lower() == "p" and int(m[1]) <= 12 else 0), int(m[2] or 0)
        hour = int(m[1]) if int(m[1]) > 12 else hour
    else:
        hour, minute = int(m[4]), int(m[5])
        if hour <= 12 and (late := re.search(r"\b([ap])\.?\s?m\b", text[m.end() :], re.I)):
            hour = hour % 12 + (12 if late[1].lower() == "p" else 0)
    if hour > 23 or minute > 59:
        return ""
    rest = text[m.end() :]
    zone = ""
    if o := _OFFSET.search(rest):
        zone = f"{o[1]}{o[2]}:{o[3]}"
    else:
        zone = next((_ZONES[w] for w in _WORDS.findall(rest.lower()) if w in _ZONES), "")
    return f"T{hour:02}:{minute:02}{zone}"


#: Languages whose month names a person may type; the base is fixed and every part is required, so it is never used.
_LANGUAGES = ("en", "fr", "de", "es", "it", "pt", "nl", "pl", "ru", "uk")
_FIXED_BASE = datetime(2000, 1, 1)


@lru_cache(maxsize=512)
def _foreign(text: str) -> str | None:
    """The one door to dateparser: a whole date with a month name that is not English, as an ISO day."""
    from dateparser.date import DateDataParser

    parser = DateDataParser(
        languages=list(_LANGUAGES),
        settings={
            "RELATIVE_BASE": _FIXED_BASE,
            "REQUIRE_PARTS": ["day", "month", "year"],
            "PARSERS": ["absolute-time"],
            "DATE_ORDER": "DMY",
            "TIMEZONE": "UTC",
            "RETURN_AS_TIMEZONE_AWARE": False,
        },
    )
    try:
        found = parser.get_date_data(text).date_obj
    except (ValueError, OverflowError, TypeError, AttributeError, RecursionError):
        return None
    return found.date().isoformat() if found is not None else None
