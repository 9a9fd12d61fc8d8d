"""Ages against birth years, against what people of an age do, and against another age of the same person."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.checklist.desk import Desk, Note, Page, on, quoted, spanning, value
from factcheck.checklist.rules import CheckRule
from factcheck.model import Fact
from factcheck.names import same_name

_BORN = re.compile(r"\bborn\b(?:(?!\b(?:died|dead|and|who|killed)\b)[^.;()\d]){0,45}$")
_DIED = re.compile(r"\b(?:died|dies|death|killed|murdered|drowned|shot dead)\b")
_NAME = r"((?:[A-Z][\w’'-]{1,25} ){1,3}[A-Z][\w’'-]{1,25})"
_BEFORE = re.compile(rf"{_NAME},? (?:aged |who is |is |\()?$")
_LAST = re.compile(r"(?:^|[.!?”\"] |\b(?:Mr|Mrs|Ms|Miss|Dr|Sir)\.? )([A-Z][\w’'-]{2,25}),? (?:aged |who is |is )?$")
_AFTER = re.compile(rf"\s?(?:[a-z-]{{2,15}} ){{0,2}}{_NAME}")


def ages(page: Page) -> Iterator[Fact]:
    """The ages of persons, one figure each."""
    for f in page.quantities:
        if f.dimension == "age" and f.low is not None and f.low == f.high and 0 < f.low < 130 and f.bound == "exact":
            yield f


def _year(fact: Fact) -> int | None:
    """The year of a date that lies in one year."""
    a, b = fact.date_from, fact.date_to
    return int(a[:4]) if a and b and a[:4].isdigit() and a[:4] == b[:4] else None


def _births(page: Page) -> Iterator[tuple[Fact, int]]:
    for day in page.dates:
        year = _year(day)
        if year is not None and _BORN.search(page.before(day, 70)):
            yield day, year


def births(desk: Desk, rule: CheckRule) -> Iterator[Note]:
    """An age that the birth year in the same sentence rules out."""
    page = desk.draft
    yield from _lives(page)
    for day, year in _births(page):
        for age in (*ages(page), *_bare(page)):
            if age.sentence.start != day.sentence.start or _other_person(page, day, age):
                continue
            at = _moment(page, age, day)
            if at is None:
                continue
            full = at - year
            if int(age.low or 0) not in (full, full - 1):
                words = f"someone born in {year} was {full - 1} or {full} in {at}, not {quoted(age)}"
                yield spanning(day, age, words)


_LIFE = re.compile(r"\((?:b\. ?)?(1[6-9]\d\d|20\d\d)\s?[-–]\s?(1[6-9]\d\d|20\d\d)\)")  # the dash of spans


def _lives(page: Page) -> Iterator[Note]:
    """ "(1960-1985) died aged 30": the years of a life and the age at its end."""
    for age in ages(page):
        life = _LIFE.search(page.text, age.sentence.start, age.sentence.end)
        if life is None or not _DIED.search(page.folded, age.sentence.start, age.sentence.end):
            continue
        full = int(life[2]) - int(life[1])
        if int(age.low or 0) not in (full, full - 1):
            words = f"a life from {life[1]} to {life[2]} ends at {full - 1} or {full}, not {quoted(age)}"
            yield Note(min(life.start(), age.start), max(life.end(), age.end), words)


def _bare(page: Page) -> Iterator[Fact]:
    """Ages without a unit: "is 31"."""
    for f in page.quantities:
        figure = value(f)
        if f.dimension != "count" or f.head is not None or figure is None or not 0 < figure < 110:
            continue
        told = re.search(r"\b(?:is|was|turned|turns|aged)\s+$", page.before(f, 8))
        if told and re.match(r" (?:and|with|now|who|but|today)\b|[^\w%]|$", page.after(f, 12)):
            yield f


def _other_person(page: Page, day: Fact, age: Fact) -> bool:
    """Whether the words between speak of somebody else ("his son, 12")."""
    first, last = sorted((day, age), key=lambda f: f.start)
    words = page.between(first, last)
    return (
        re.search(
            r"\b(?:son|daughter|wife|husband|child|children|brother|sister|father|mother|when|then|at the age)\b", words
        )
        is not None
    )


def _moment(page: Page, age: Fact, born: Fact) -> int | None:
    """The year that an age holds for: that of a death in the sentence, else of publication."""
    words = page.folded[age.sentence.start : age.sentence.end]
    if _DIED.search(words):
        years = [y for d in page.dates if d.sentence.start == age.sentence.start and d is not born if (y := _year(d))]
        return years[0] if years else (page.published.year if page.published else None)
    if re.search(r"\b(?:when|was aged|then|at the age of|at age)\b", words):
        return None
    return page.published.year if page.published else None


def milestones(desk: Desk, rule: CheckRule) -> Iterator[Note]:
    """A school, marriage or war that a life of the age told leaves too little time for."""
    page = desk.draft
    least = {word: rule.number(name) for name, words in rule.words.items() for word in words}
    verbs = re.compile(
        rf"\b({'|'.join(map(re.escape, sorted(least, key=len, reverse=True)))})\b(?: [a-z]{{1,15}}){{0,5}},? in $"
    )
    for age in ages(page):
        days = [d for d in page.dates if d.sentence.start == age.sentence.start and _year(d)]
        gap = "".join(page.folded[age.sentence.start : age.sentence.end])
        died = next(
            (d for d in days if re.search(r"\b(?:died|dies|death|was killed)\b[^.;]{0,30}$", page.before(d, 45))), None
        )
        born = next((y for d, y in _births(page) if d.sentence.start == age.sentence.start), None)
        now = _year(died) if died else None
        year = born if born is not None else now - int(age.low or 0) if now else None
        if year is None or not gap:
            continue
        for d in days:
            m = verbs.search(page.before(d, 70))
            then = _year(d)
            if m and then and d is not died and then - year < least[m[1]]:
                words = f"aged {int(age.low or 0)} in {now or then}, born about {year}"
                words = f"{words}: about {then - year} when “{m[1]}” in {then}"
                yield spanning(age, d, words)


def person(page: Page, age: Fact) -> str:
    """The name that an age belongs to: "Viktor Halas, 43," or "43-year-old Viktor Halas"; empty when none is near."""
    before = page.text[max(age.sentence.start, age.start - 90) : age.start]
    if m := _BEFORE.search(before):
        return m[1]
    after = page.text[age.end : min(age.sentence.end, age.end + 90)]
    m = _AFTER.match(after) if age.text.lower().endswith("old") else None
    return m[1] if m else ""


def _surname(page: Page, age: Fact, names: frozenset[str]) -> str:
    """The one full name that a surname before an age belongs to: "Brekke, 54," after "Ola Brekke, 52"."""
    m = _LAST.search(page.text[max(age.sentence.start, age.start - 40) : age.start])
    full = sorted(n for n in names if m and n.split()[-1] == m[1])
    return full[0] if len(full) == 1 else ""


def differing(desk: Desk, rule: CheckRule) -> Iterator[Note]:
    """Two ages of one person."""
    told: list[tuple[Page, Fact, str]] = []
    for page in (desk.draft, *desk.sources):
        rows = [(age, person(page, age)) for age in ages(page)]
        names = frozenset(name for _, name in rows if name)
        told += [(page, age, called) for age, name in rows if (called := name or _surname(page, age, names))]
    seen: set[tuple[int, float]] = set()
    for page, age, name in told:
        for other, rival, called in told:
            if page is not desk.draft or (other is page and rival.start >= age.start) or age.low == rival.low:
                continue
            if (
                same_name(name, called, desk.names) < rule.number("likeness")
                or (age.start, float(rival.low or 0)) in seen
            ):
                continue
            seen.add((age.start, float(rival.low or 0)))
            apart = abs(float(age.low or 0) - float(rival.low or 0))
            hint = ": was there a birthday between the reports?" if apart == 1 else ""
            who = "the same text" if other is page else desk.of(rival)
            words = f"{name} is {int(age.low or 0)} here and {int(rival.low or 0)} in {who}{hint}"
            yield on(age, words, "low" if apart == 1 else None)
