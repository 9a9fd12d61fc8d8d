"""One number for two things, groups, places, actors or windows: look for a copying error."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.checklist.desk import Desk, Note, Page, digits, end, on, quoted
from factcheck.checklist.likeness import common, kind_of, overlap, related
from factcheck.checklist.rules import CheckRule
from factcheck.model import Fact
from factcheck.names import same_place

#: Words in common that make two shares of one measure ("unemployment was 3.1%") worth a look.
LEVEL = 2
#: A figure that only happens to be equal.
OTHER = "-"
_WHOLE = re.compile(r"\b(?:whole|entire|throughout|across|nationwide|in all of)\b")
_MORE = re.compile(
    r"\s*[a-z-]{3,20}(?:, [a-z -]{3,25}){0,3},? (?:and|or) [a-z -]{3,25}?"
    r"(?= (?:on|at|in|to|along|were|was|are|have|had|has|from|who|will|took|joined)\b|[.,;])"
)


def coincidences(desk: Desk, rule: CheckRule) -> Iterator[Note]:
    """A figure of the draft that stands for something else in a source, and for this in none."""
    for f in desk.draft.quantities:
        figure = end(f)
        if figure is None or figure == 0 or f.status != "asserted" or f.role not in ("total", "part"):
            continue
        keys = ((figure, figure), (figure, None), (None, figure))
        rows = [row for key in keys for row in desk.by_value.get(key, ()) if row[0] is not desk.draft]
        rows = [(p, g) for p, g in rows if g.dimension == f.dimension]
        rows = [(p, g) for p, g in rows if g.status == "asserted" and g.role in ("total", "part")]
        told = [(words, g) for p, g in rows if (words := _how(desk, f, p, g, rule)) != OTHER]
        if told and all(words for words, _ in told):  # no source has it for the same thing
            yield _note(desk, f, told[0][1], told[0][0])


def _note(desk: Desk, f: Fact, other: Fact, words: str) -> Note:
    stop = f.end
    if f.head and (m := re.match(rf".{{0,40}}?\b{re.escape(f.head)}\w{{0,2}}\b", desk.draft.after(f, 60))):
        stop = f.end + m.end()
    start = f.start
    if words.startswith("another actor"):
        start = max(f.sentence.start, f.start - 60)
    return Note(
        start, stop, f"{quoted(f)} is also {quoted(other)} in {desk.of(other)}, for {words}: check for a copying error"
    )


def _how(desk: Desk, f: Fact, page: Page, g: Fact, rule: CheckRule) -> str:
    """What the number stands for in the other place, in words; empty when it is the same, or nothing to do with it."""
    figure = end(f) or 0.0
    rare = digits(figure) >= rule.number("telling digits")
    near = overlap(f, g)
    close = near >= rule.number("likeness") and common(f, g) >= rule.number("common")
    if f.unit != g.unit:
        periods = {(u or "").partition("/")[2] for u in (f.unit, g.unit)}
        stems = {(u or "").partition("/")[0] for u in (f.unit, g.unit)}
        if len(stems) == 1 and len(periods) == 2 and (close or rare) and figure >= rule.number("least"):
            return f"another time ({g.unit or 'in all'})"
        return OTHER
    if words := _actor(desk, f, g, rule, near):
        return words
    if words := _thing(desk, f, g, close, rare, rule):
        return words
    if words := _place(desk, f, page, g, close, rule):
        return words
    if close and f.head == g.head and f.head and figure >= rule.number("least"):
        one, two = _more(desk, desk.draft, f), _more(desk, page, g)
        if one != two:
            return "a narrower group" if one else "a wider group"
    return ""


def _more(desk: Desk, page: Page, f: Fact) -> bool:
    """Whether the figure counts more than one class: "15,000 soldiers, police and border guards"."""
    m = _MORE.match(page.after(f, 80))
    if m is None:
        return False
    items = [re.findall(r"[a-z]+", part) for part in re.split(r",| and | or ", m[0])[1:]]
    return any(words and desk.lex.population_words.ending(words, len(words)) is not None for words in items)


def _actor(desk: Desk, f: Fact, g: Fact, rule: CheckRule, near: float) -> str:
    """Two names that are often taken for each other, in sentences that are alike but for them."""
    if near < rule.number("likeness"):
        return ""
    one, two = ({desk.names.canonical(n) for n in h.names} for h in (f, g))
    for a in sorted(one - two):
        for b in sorted(two - one):
            if _taken_for(desk, a, b):
                return f"another actor or place ({desk.names.display.get(b, b)}, not {desk.names.display.get(a, a)})"
    return ""


def _taken_for(desk: Desk, a: str, b: str) -> bool:
    """Whether two names are often taken for each other: Niger and Nigeria, North and South Korea."""
    marks = desk.names.names.directions | desk.names.names.ordinals
    one, two = a.split(), b.split()
    if marks & (set(one) | set(two)):
        return bool(marks & (set(one) ^ set(two))) and [w for w in one if w not in marks] == [
            w for w in two if w not in marks
        ]
    return desk.names.guarded(a, b)


def _thing(desk: Desk, f: Fact, g: Fact, close: bool, rare: bool, rule: CheckRule) -> str:
    """Another measure of people, or another kind of thing."""
    figure = end(f) or 0.0
    if figure < rule.number("least") or f.dimension != "count":
        return ""
    telling = frozenset(rule.listed("measures"))
    if f.measure and g.measure and f.measure != g.measure and {f.measure, g.measure} <= telling and (close or rare):
        return f"another measure ({desk.lex.measures[g.measure].what})"
    x, y = f.population, g.population
    if not x or not y or not rare or f.head == g.head:
        return ""
    if kind_of(desk, f) != kind_of(desk, g) and common(f, g) >= 1 and not related(desk, x, y):
        return f"another thing ({g.counted})"
    if {kind_of(desk, f), kind_of(desk, g)} == {"person", "thing"} and common(f, g) >= 1:
        return f"another thing ({g.counted})"
    return ""


def _place(desk: Desk, f: Fact, page: Page, g: Fact, close: bool, rule: CheckRule) -> str:
    """Another country, or the whole of which the other is a part."""
    level_of = f.measure is not None and f.measure == g.measure and f.unit == "%" and common(f, g) >= LEVEL
    if (end(f) or 0.0) < rule.number("least place") or not (close or level_of):
        return ""
    wide = [_WHOLE.search(p.before(h, 10) + p.after(h, 60)) is not None for p, h in ((desk.draft, f), (page, g))]
    if close and f.head == g.head and f.head and wide[0] != wide[1] and not (f.place and g.place):
        return "another scope (the whole)" if wide[1] else "another scope (a part)"
    if not f.place or not g.place:
        return ""
    level = same_place(f.place, g.place, desk.names)
    countries = [desk.names.country_of.get(desk.names.canonical(h.place or "")) for h in (f, g)]
    if level < 0 and all(countries) and countries[0] != countries[1]:
        return f"another place ({g.place})"
    if 0 < level < 1 or (level == 0 and f.place.endswith("border") != g.place.endswith("border")):
        words = page.before(g, 10) + page.after(g, 60), desk.draft.before(f, 10) + desk.draft.after(f, 60)
        if any(_WHOLE.search(w) for w in words):
            return f"another scope ({g.place})"
    return ""


def within(desk: Desk, rule: CheckRule) -> Iterator[Note]:
    """A telling number that stands for two kinds of things in the draft."""
    rows = [f for f in desk.draft.quantities if f.dimension == "count" and f.status == "asserted" and f.population]
    for i, f in enumerate(rows):
        figure = end(f)
        if figure is None or digits(figure) < rule.number("telling digits") or f.unit:
            continue
        for g in rows[:i]:
            kinds = kind_of(desk, f), kind_of(desk, g)
            if end(g) != figure or kinds[0] == kinds[1] or g.unit:
                continue
            if "thing" in kinds or not related(desk, f.population or "", g.population or ""):
                words = f"{quoted(f)} is {f.counted} here and {g.counted} in line {g.line}: check for a copying error"
                yield on(f, words)
                break
