"""Days that are none, weekdays that do not fit their date, day counts and anniversaries that do not fit their start."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise

from factcheck.checklist.desk import Desk, Note, Page, quoted
from factcheck.checklist.rules import CheckRule
from factcheck.clock import WEEKDAYS, make_day, weekday_near
from factcheck.model import Fact

MONTHS = (
    "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
    "september sept sep", "october oct", "november nov", "december dec",
)  # fmt: skip
MONTH = {name: n for n, names in enumerate(MONTHS, 1) for name in names.split()}
_WEEKDAY = {**{name: n for n, name in enumerate(WEEKDAYS)}, **{name[:3]: n for n, name in enumerate(WEEKDAYS)}}
_M = "|".join(sorted(MONTH, key=len, reverse=True))
_W = "|".join(sorted(_WEEKDAY, key=len, reverse=True))
_DAY_MONTH = re.compile(rf"\b(\d{{1,2}})(?:st|nd|rd|th)?(?: of)? ({_M})\b\.?(?:,? (\d{{4}})\b)?")
_MONTH_DAY = re.compile(rf"\b({_M})\b\.? (\d{{1,2}})(?:st|nd|rd|th)?\b(?![\d:.,]\d)(?:,? (\d{{4}})\b)?")
_BESIDE = re.compile(rf"\b({_W})\b\.?,?(?: the)?(?: [a-z]{{2,9}},)?(?: | \()$")
_AFTER = re.compile(rf"(?:, (?:a )?| \((?:a )?)({_W})\b")
_CAPITAL = re.compile(r"May|Mar")
_MOST = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


class Printed:
    """A day and month as printed, with the year and weekday beside it."""

    __slots__ = ("day", "end", "month", "start", "weekday", "year")

    def __init__(self, start: int, end: int, day: int, month: int, year: int | None) -> None:
        self.start, self.end, self.day, self.month, self.year = start, end, day, month, year
        self.weekday: int | None = None


def printed(desk: Desk) -> Iterator[Printed]:
    """Every day of a month that the draft prints."""
    page = desk.draft
    for start, end in page.spans:
        for pattern, (d, m) in ((_DAY_MONTH, (1, 2)), (_MONTH_DAY, (2, 1))):
            for found in pattern.finditer(page.folded, start, end):
                word = page.text[found.start(m) : found.end(m)]
                if word[0].islower() or (word.isupper() and len(word) > 3):
                    continue
                one = Printed(
                    found.start(), found.end(), int(found[d]), MONTH[found[m]], int(found[3]) if found[3] else None
                )
                if before := _BESIDE.search(page.folded, max(start, one.start - 20), one.start):
                    one.start, one.weekday = before.start(), _WEEKDAY[before[1]]
                elif after := _AFTER.match(page.folded, one.end, min(end, one.end + 16)):
                    one.end, one.weekday = after.end(), _WEEKDAY[after[1]]
                yield one


def impossible(desk: Desk, rule: CheckRule) -> Iterator[Note]:
    """A day that its month, or the year, does not have."""
    for one in printed(desk):
        words = desk.draft.text[one.start : one.end]
        if one.day > 31 or one.day == 0:
            continue  # "May 35" is a score or a page
        if one.day > _MOST[one.month - 1]:
            yield Note(one.start, one.end, f"“{words}” is no day: that month has {_MOST[one.month - 1]} at most")
        elif (one.month, one.day) == (2, 29):
            year = one.year or (desk.draft.published.year if desk.draft.published else None)
            if year and make_day(year, 2, 29) is None and not _past_year(desk, one):
                yield Note(one.start, one.end, f"“{words}” is no day of {year}, which has no leap day")


def _past_year(desk: Desk, one: Printed) -> bool:
    """Whether the words beside the day name another year."""
    low, high = next((span for span in desk.draft.spans if span[0] <= one.start < span[1]), (one.start, one.end))
    words = desk.draft.folded[max(low, one.start - 30) : min(high, one.end + 30)]
    return (
        re.search(r"\b(?:last year|this year|next year|(?:19|20)\d\d|leap)\b", words) is not None and one.year is None
    )


def weekdays(desk: Desk, rule: CheckRule) -> Iterator[Note]:
    """A weekday that does not fit its date in the year told, or in the year of publication."""
    for one in printed(desk):
        if one.weekday is None or one.day > 31:
            continue
        year = one.year or _year(desk, one)
        day = make_day(year, one.month, one.day) if year else None
        if day is None or day.weekday() == one.weekday:
            continue
        if one.year is None and _fits_beside(day, one, desk.draft.published):
            continue
        near = weekday_near(day, one.weekday)
        said, right = WEEKDAYS[one.weekday].title(), WEEKDAYS[day.weekday()].title()
        words = f"{_say(day)} is a {right}, not a {said}: {right} {_say(day, False)} or {said} {_say(near, False)}"
        yield Note(one.start, one.end, words)


def _year(desk: Desk, one: Printed) -> int | None:
    """The year of a date without one: as it was read, else that of publication."""
    for fact in desk.draft.dates:
        if fact.start <= one.start < fact.end or fact.start < one.end <= fact.end:
            for stamp in (fact.date_from, fact.date_to):
                if stamp and stamp[:4].isdigit():
                    return int(stamp[:4])
    return desk.draft.published.year if desk.draft.published else None


def _fits_beside(day: date, one: Printed, published: date | None) -> bool:
    """Whether the weekday is right in the year before or after, for a date far from publication."""
    if published is None or abs((day - published).days) < 60:
        return False
    years = (day.year - 1, day.year + 1)
    return any(d.weekday() == one.weekday for y in years if (d := make_day(y, one.month, one.day)))


def _say(day: date, year: bool = True) -> str:
    return f"{day.day} {MONTHS[day.month - 1].split()[0].title()}" + (f" {day.year}" if year else "")


_ORDINALS = (
    "zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
    "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
).split()
_ORDINAL = rf"(\d{{1,3}})(?:st|nd|rd|th)|\b({'|'.join(_ORDINALS[1:])})"
_NTH_DAY = re.compile(rf"(?:{_ORDINAL})(?: straight| consecutive| successive| full)? day\b")
_CARDINALS = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen".split()
_DAY_N = re.compile(rf"\bday (?:(\d{{1,3}})\b|({'|'.join(_CARDINALS[2:])})\b)(?! (?:million|thousand|per|of \d))")


def _nth(m: re.Match[str]) -> int:
    if m[1]:
        return int(m[1])
    return _ORDINALS.index(m[2]) if m[2] in _ORDINALS else _CARDINALS.index(m[2])


def _up_to(page: Page, f: Fact) -> str:
    """The words in front of a date, and those of its own that say where it stands ("since May 1")."""
    own = re.match(r"(?:since|starting|from)\b", f.text.lower())
    return page.before(f, 50) + (own[0] if own else "")


def day_counts(desk: Desk, rule: CheckRule) -> Iterator[Note]:
    """ "The 10th day of a strike that began on June 1", counted from the publication day, both days included."""
    page = desk.draft
    begun = re.compile(rf"\b(?:{'|'.join(map(re.escape, rule.listed('begun')))})\b[^.;]{{0,30}}$")
    for number, (start, end) in enumerate(page.spans):
        for pattern in (_NTH_DAY, _DAY_N):
            for m in pattern.finditer(page.folded, start, end):
                n = _nth(m)
                if n < 2 or page.published is None:
                    continue
                low = page.spans[number - 1][0] if number else start
                high = page.spans[number + 1][1] if number + 1 < len(page.spans) else end
                days = [f for f in page.dates if low <= f.start < high and f.grain == "day"]
                days.sort(key=lambda f: abs(f.start - m.start()))
                first = next((f for f in days if begun.search(_up_to(page, f))), None)
                if (
                    first is None
                    or not first.date_from
                    or (first.date_to or first.date_from)[:10] != first.date_from[:10]
                ):
                    continue
                yield from _count(desk, m, n, first, rule)


def _count(desk: Desk, m: re.Match[str], n: int, first: Fact, rule: CheckRule) -> Iterator[Note]:
    page = desk.draft
    began = date.fromisoformat((first.date_from or "")[:10])
    here = [f for f in page.dates if f.sentence.start <= m.start() < f.sentence.end and f is not first]
    told = [
        f
        for f in here
        if f.grain == "day" and f.date_from and f.date_from[:1].isdigit() and abs(f.start - m.start()) < 40
    ]
    today = date.fromisoformat((told[0].date_from or "")[:10]) if told else page.published
    if today is None or today < began:
        return
    count = (today - began).days + 1
    if count not in (n, n + (0 if told else 1)):  # without a day it may be the one before publication
        right = _say(began + timedelta(days=count - 1), False)
        yield Note(m.start(), m.end(), f"{right} is day {count} from {quoted(first)}, both days counted, not day {n}")


_YEARS_ON = re.compile(rf"(?:{_ORDINAL}) anniversary of (?:the |its |his |her )?[^.;,]{{0,60}}?\b((?:1[5-9]|20)\d\d)\b")
_NUMBERS = {
    **{word: n for n, word in enumerate("two three four five six seven eight nine ten".split(), 2)},
    **{word: n for n, word in zip((20, 30, 40, 50), "twenty thirty forty fifty".split(), strict=True)},
}
_YEARS_SINCE = re.compile(rf"\b(\d{{1,3}}|{'|'.join(_NUMBERS)}) years (?:ago,? in|ago \() ?((?:1[5-9]|20)\d\d)\b")


def anniversaries(desk: Desk, rule: CheckRule) -> Iterator[Note]:
    """An anniversary, or "ten years ago, in 2004", that the year of publication does not give."""
    published = desk.draft.published
    if published is None:
        return
    for m in desk.draft.search(_YEARS_ON):
        n = int(m[1]) if m[1] else _ORDINALS.index(m[2])
        year = int(m[3])
        if published.year - year not in (n, n - 1, n + 1) or (
            published.year - year != n and 2 <= published.month <= 11 and not _future(desk, m)
        ):
            words = f"{published.year} is {published.year - year} years after {year}, not {n}"
            yield Note(m.start(), m.end(), words)
    for m in desk.draft.search(_YEARS_SINCE):
        n = int(m[1]) if m[1].isdigit() else _NUMBERS[m[1]]
        if abs(published.year - int(m[2]) - n) > 1:
            words = f"{m[2]} is {published.year - int(m[2])} years before {published.year}, not {n}"
            yield Note(m.start(), m.end(), words)


def _future(desk: Desk, m: re.Match[str]) -> bool:
    words = desk.draft.folded[max(0, m.start() - 60) : m.end() + 40]
    return re.search(r"\b(?:next|last|will|ahead|coming|(?:19|20)\d\d)\b", words.replace(m[3], "")) is not None


_SPAN = re.compile(r" (?:to|and|until|till|through) |\s?-\s?")


def backward(desk: Desk, rule: CheckRule) -> Iterator[Note]:
    """A span that ends before it begins."""
    days = sorted(printed(desk), key=lambda one: one.start)
    for a, b in pairwise(days):
        opened = re.search(r"\b(?:from|between)\s+$", desk.draft.folded[max(0, a.start - 12) : a.start])
        if not opened or not _SPAN.fullmatch(desk.draft.folded[a.end : b.start]):
            continue
        if a.month == b.month and a.day > b.day and a.year == b.year:
            words = f"“{desk.draft.text[b.start : b.end]}” is before “{desk.draft.text[a.start : a.end]}”"
            yield Note(a.start, b.end, f"{words}: the span ends before it begins")
