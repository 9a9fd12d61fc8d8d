"""When an article was published, as its own date line, address or metadata prints it. Never the machine's clock."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone

from factcheck.text import fold

MONTH_NAMES = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
WEEKDAY_NAMES = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
#: The number of a month by the first three letters of its name.
_MONTHS = {name[:3]: number for number, name in enumerate(MONTH_NAMES, 1)}
_M = "(" + "|".join(f"{n}|{n[:3]}" for n in MONTH_NAMES) + "|sept)"
_DAY_MONTH = re.compile(
    rf"(?<![\w:.])(\d{{1,2}})(?:st|nd|rd|th)?(?: of)?[ .-]{{0,2}}{_M}\b[., -]{{0,3}}(\d{{4}})(?!\d)"
)
_MONTH_DAY = re.compile(rf"\b{_M}\.? {{0,2}}(\d{{1,2}})(?:st|nd|rd|th)?,? {{0,2}}(\d{{4}})(?!\d)")
_YEAR_FIRST = re.compile(r"(?<!\d)(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?!\d)")
_DIGITS = re.compile(r"(?<![\d/.-])(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d\d)(?!\d)")
_CLOCK = re.compile(r"(?<!\d)(\d{1,2})[:.](\d\d)(?::\d\d)?(?:\.\d{1,6})? {0,2}(?:([ap])\.? ?m\b\.?)?(?!\d)")
_HOUR = re.compile(r"(?<!\d)(\d{1,2}) ?([ap])\.? ?m\b\.?")
_BARE = re.compile(r"(?<!\d)([01]\d|2[0-3])([0-5]\d)(?= ?(?:gmt|utc|bst|hrs|local)\b)")
_OFFSET = re.compile(r"(?:\b(?:gmt|utc) ?|(?<=:\d\d) ?)([+-])(\d{1,2}):?(\d\d)?(?![\d:])")
_WEEKDAY = re.compile(r"\b(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\b")
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_LABEL = re.compile(
    r"\b(?:first|last|originally|published|publication|publish|posted|updated|update|modified|created|filed|issued"
    r"|released|release|date|dated|time|on|at|as|of|and|local|hrs|hours|print|edition)(?!\w)"
)
_UPDATED = re.compile(r"\b(?:updated?|modified)\b")
_PUBLISHED = re.compile(r"\b(?:publi\w*|posted|created|filed|issued|released)\b")
_WORD = re.compile(r"[^\W\d_]+")
_NAME = re.compile(r"[^\W\d_][\w.'’-]*")
_ISO = re.compile(
    r"(\d{4})-(\d\d)-(\d\d)(?:[Tt ](\d\d):(\d\d)(?::(\d\d)(?:[.,]\d{1,9})?)? ?([Zz]|[+-]\d\d(?::?\d\d)?)?)?"
)
_BASIC = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T(\d{6})(Z|[+-]\d\d:?\d\d)?)?")  # zone stays as it is: iso() checks it
_MAIL = re.compile(r"(?:[A-Za-z]{3}, )?\d{1,2} [A-Za-z]{3} \d{4} \d\d?:\d\d")
#: Zone names that mean one offset in news pages, in minutes east of UTC; names with several meanings are left out.
_ZONES = {
    "gmt": 0, "utc": 0, "bst": 60, "cet": 60, "cest": 120, "eet": 120, "eest": 180, "msk": 180, "sast": 120,
    "edt": -240, "est": -300, "cdt": -300, "mst": -420, "mdt": -360, "pst": -480, "pdt": -420, "jst": 540,
    "aest": 600, "aedt": 660, "hkt": 480, "sgt": 480, "nzst": 720, "nzdt": 780,
}  # fmt: skip
#: Zone names that say where the clock hangs but not its offset.
_CLOCKS = frozenset({"et", "ct", "pt", "mt", "uk", "ist", "cst", "eastern", "pacific", "wib", "z"})
_ZONE = re.compile(rf"\b(?:{'|'.join([*_ZONES, *sorted(_CLOCKS)])})\b")
_URL = re.compile(r"(?:(?:source|url|link)[: ]{1,3})?(?:https?://|www\.)\S{3,2000}", re.I)
_URL_DAYS = (
    re.compile(r"/(\d{4})/(\d{1,2})/(\d{1,2})(?![\d])"),
    re.compile(r"(?<!\d)(?<!\d-)(\d{4})-(\d\d)-(\d\d)(?!\d)"),
    re.compile(r"/((?:19|20)\d\d)(\d\d)(\d\d)(?=[/._-]|$)"),
)
_URL_WORDS = (
    re.compile(rf"/(\d{{4}})/{_M}/(\d{{1,2}})(?!\d)"),
    re.compile(rf"(?<=[/_-])(\d{{1,2}})[_-]{_M}[_-](\d{{4}})(?!\d)"),
    re.compile(rf"(?<=[/_-]){_M}[_-](\d{{1,2}})[_-](\d{{4}})(?!\d)"),
)
#: Characters; longer lines are prose.
MAX_LINE = 140
#: Words of a byline beside a date: "By" and two names with their outlet.
MAX_NAMES = 9


@dataclass(frozen=True)
class Stamp:
    """A date line: one day, or two where 11/10/11 may be read in two ways, with its clock and zone."""

    days: tuple[date, ...] = ()
    clock: tuple[int, int] | None = None
    offset: int | None = None  # minutes east of UTC
    updated: bool = False  # the only date is that of an update
    labelled: bool = False  # it says that this is when the article was published

    def iso(self, near: date | None = None) -> str | None:
        """ISO date or datetime; two readings are told apart by ``near``, give or take a day, or not at all."""
        days = self.days
        if len(days) > 1 and near:
            days = tuple(d for d in days if abs((d - near).days) <= 1)
        if len(days) != 1:
            return None
        if self.clock is None:
            return days[0].isoformat()
        zone = None if self.offset is None else timezone(timedelta(minutes=self.offset))
        moment = datetime(days[0].year, days[0].month, days[0].day, *self.clock, tzinfo=zone)
        return moment.isoformat(timespec="minutes")


def iso(text: str) -> str | None:
    """``text``, an ISO date or datetime, in one form (offset written out, no idle seconds); None if it is not one.

    >>> iso("2021-11-16T10:00Z"), iso("2021-11-16"), iso("16 November 2021")
    ('2021-11-16T10:00+00:00', '2021-11-16', None)
    """
    found = _ISO.fullmatch(text.strip())
    if not found:
        return None
    year, month, day, hour, minute, second, zone = found.groups()
    try:
        if hour is None:
            return date(int(year), int(month), int(day)).isoformat()
        if zone and zone not in "Zz" and len(zone) == 3:
            zone += ":00"
        suffix = "+00:00" if zone in ("Z", "z") else zone or ""
        moment = datetime.fromisoformat(f"{year}-{month}-{day}T{hour}:{minute}:{second or '00'}{suffix}")
    except ValueError:
        return None
    return moment.isoformat(timespec="seconds" if moment.second else "minutes")


def day(year: str | int, month: str | int, number: str | int) -> date | None:
    """The date, or None if there is none or its year is not one of news (1900 to 2099)."""
    try:
        found = date(int(year), int(month), int(number))
    except ValueError:
        return None
    return found if 1900 <= found.year < 2100 else None


def date_line(line: str) -> Stamp | None:
    """What ``line`` stamps, if it is nothing but a date, a clock time, a byline and words like "Updated"; else None.

    >>> date_line("Published 09:12 GMT, 16 November 2021").iso()
    '2021-11-16T09:12+00:00'
    >>> date_line("Bridge fully restored: 4 November 2011") is None
    True
    """
    if len(line) > MAX_LINE or not any(c.isdigit() for c in line):
        return None
    left = fold(line)
    spans: list[tuple[int, tuple[date, ...]]] = []
    for pattern, reader in _READERS:
        for found in pattern.finditer(left):
            days = reader(found)
            if days:
                spans.append((found.start(), days))
                left = _blank(left, *found.span())
    left, offset = _take_offset(left)
    left, clocks = _take_clocks(left)
    if not spans and not (clocks and (":" in line or line[-1].isalpha())):
        return None  # "5.30" alone may be any figure
    left, named = _take_zone(left)
    offset = named if offset is None else offset
    weekday = _WEEKDAY.search(left)
    left = _WEEKDAY.sub(_spaces, left)
    labels = left
    left = _LABEL.sub(_spaces, left)
    if not _only_names(line, left):
        return None
    return _pick(sorted(spans), clocks, offset, labels, weekday[0][:3] if weekday else None)


def _pick(
    spans: list[tuple[int, tuple[date, ...]]],
    clocks: list[tuple[int, tuple[int, int]]],
    offset: int | None,
    labels: str,
    weekday: str | None,
) -> Stamp:
    """The date that is said to be of publication, else the first; with the clock time nearest to it."""
    if not spans:
        return Stamp(clock=clocks[0][1], offset=offset)
    at, days = spans[0]
    for start, candidate in spans[1:]:
        before = labels[max(0, start - 40) : start]
        if _PUBLISHED.search(before) and _UPDATED.search(labels, 0, spans[0][0]):
            at, days = start, candidate
            break
    if len(days) > 1 and weekday:
        fitting = tuple(d for d in days if _WEEKDAYS[d.weekday()] == weekday)
        days = fitting or days
    clock = min(clocks, key=lambda c: abs(c[0] - at))[1] if clocks else None
    published = bool(_PUBLISHED.search(labels))
    updated = bool(_UPDATED.search(labels)) and not published
    return Stamp(days, clock, offset if clock else None, updated, published)


def _days_named(year: str, month: str, number: str) -> tuple[date, ...]:
    found = day(year, _MONTHS[month[:3]], number)
    return (found,) if found else ()


def _days_digits(found: re.Match[str]) -> tuple[date, ...]:
    first, mark, second, year = found.groups()
    if mark != "/" and len(year) == 2:
        return ()  # a version, a score or a clock time
    full = year if len(year) == 4 else f"20{year}"
    both = [day(full, second, first)]
    if mark != ".":
        both.append(day(full, first, second))  # the American order
    return tuple(sorted({d for d in both if d}))


def _days_year_first(found: re.Match[str]) -> tuple[date, ...]:
    one = day(found[1], found[3], found[4])
    return (one,) if one else ()


_READERS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], tuple[date, ...]]], ...] = (
    (_DAY_MONTH, lambda m: _days_named(m[3], m[2], m[1])),
    (_MONTH_DAY, lambda m: _days_named(m[3], m[1], m[2])),
    (_YEAR_FIRST, _days_year_first),
    (_DIGITS, _days_digits),
)


def _take_clocks(left: str) -> tuple[str, list[tuple[int, tuple[int, int]]]]:
    clocks: list[tuple[int, tuple[int, int]]] = []
    for pattern in (_CLOCK, _HOUR, _BARE):
        for found in pattern.finditer(left):
            groups = found.groups()
            half = groups[-1] if pattern is not _BARE else None
            hour, minute = int(groups[0]), 0 if pattern is _HOUR else int(groups[1])
            if half and 1 <= hour <= 12:
                hour = hour % 12 + (12 if half == "p" else 0)
            if hour < 24 and minute < 60:
                clocks.append((found.start(), (hour, minute)))
                left = _blank(left, *found.span())
    return left, clocks


def _take_offset(left: str) -> tuple[str, int | None]:
    """Minutes east of UTC where they are written in digits, and the line without them."""
    found = _OFFSET.search(left)
    if not found or int(found[2]) > 14:
        return left, None
    minutes = int(found[2]) * 60 + int(found[3] or 0)
    return _blank(left, *found.span()), minutes if found[1] == "+" else -minutes


def _take_zone(left: str) -> tuple[str, int | None]:
    """Minutes east of UTC of the first zone name that has one meaning, and the line without zone names."""
    offsets = [_ZONES[z[0]] for z in _ZONE.finditer(left) if z[0] in _ZONES]
    return _ZONE.sub(_spaces, left), offsets[0] if offsets else None


def _only_names(line: str, left: str) -> bool:
    """Whether what is left of a date line is nothing, or a byline."""
    if any(c.isdigit() for c in left):
        return False
    rest = _WORD.findall(left)
    if not rest:
        return True
    if rest[0] != "by" or not 2 <= len(rest) <= MAX_NAMES:
        return False
    names = [line[m.start() : m.end()] for m in _NAME.finditer(left)]
    small = sum(name[0].islower() for name in names)
    return small <= 1 + len(names) // 3


def url_day(line: str) -> date | None:
    """The day that a web address alone on a line carries in its path, if it carries exactly one."""
    if not is_url(line):
        return None
    path = fold(line)
    found = {day(*m.groups()) for p in _URL_DAYS for m in p.finditer(path)}
    year, dmy, mdy = _URL_WORDS
    found |= {day(m[1], _MONTHS[m[2][:3]], m[3]) for m in year.finditer(path)}
    found |= {day(m[3], _MONTHS[m[2][:3]], m[1]) for m in dmy.finditer(path)}
    found |= {day(m[3], _MONTHS[m[1][:3]], m[2]) for m in mdy.finditer(path)}
    days = {d for d in found if d}
    return days.pop() if len(days) == 1 else None


def is_url(line: str) -> bool:
    """Whether ``line`` is a web address and nothing else."""
    return len(line) < 2100 and _URL.fullmatch(line.strip()) is not None


def _blank(text: str, start: int, end: int) -> str:
    return text[:start] + " " * (end - start) + text[end:]


def _spaces(found: re.Match[str]) -> str:
    return " " * len(found[0])


def days_in(words: str) -> list[str]:
    """The whole dates in a line of other words, ISO, each that can be read in one way only, in order.

    >>> days_in("Meridian Daily, Tuesday 16 November 2021, page 3")
    ['2021-11-16']
    """
    left = fold(words[:1000])
    found: list[tuple[int, str]] = []
    for pattern, reader in _READERS:
        for match in pattern.finditer(left):
            days = reader(match)
            if len(days) == 1:
                found.append((match.start(), days[0].isoformat()))
                left = _blank(left, *match.span())
    return [day for _, day in sorted(found)]


def when(words: str) -> str | None:
    """ISO date or datetime of what a format's own field holds: ISO, as in mail, or a date line; else None.

    >>> when("Tue, 16 Nov 2021 09:12:00 +0100"), when("November 16, 2021 9:12 AM"), when("20211116T091200Z")
    ('2021-11-16T09:12+01:00', '2021-11-16T09:12', '2021-11-16T09:12+00:00')
    """
    words = " ".join(words[:200].split())
    if found := iso(words):
        return found
    if basic := _BASIC.fullmatch(words):
        year, month, number, clock, zone = basic.groups()
        return iso(f"{year}-{month}-{number}" + (f"T{clock[:2]}:{clock[2:4]}:{clock[4:]}{zone or ''}" if clock else ""))
    if _MAIL.match(words):
        from email.utils import parsedate_to_datetime

        try:
            at = parsedate_to_datetime(words)
        except (ValueError, IndexError, OverflowError):
            return None
        return at.isoformat(timespec="seconds" if at.second else "minutes") if 1900 <= at.year < 2100 else None
    stamp = date_line(words)
    return stamp.iso() if stamp else None


def moment(words: str) -> str | None:
    """ISO date or datetime of what an editor wrote: ISO, a date line, or what the calendar reads; else None."""
    stamp = None if (exact := iso(words)) else date_line(words)
    found = exact or (stamp.iso() if stamp else None)
    if found or (stamp and len(stamp.days) > 1):  # a day that can be read in two ways is not guessed
        return found
    from factcheck.calendar import parse_day

    return parse_day(words)
