"""The draft held against its sources: what they say of each of its figures and dates."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from factcheck.checklist.conversions import rate_facts
from factcheck.checklist.days import MONTH
from factcheck.checklist.desk import MOST, Desk, Note, Page, end, on, quoted
from factcheck.checklist.hedges import denied, hedge_of
from factcheck.checklist.likeness import common, overlap, related, same_kind
from factcheck.checklist.rules import CheckRule
from factcheck.checklist.sums import fractions
from factcheck.clock import WEEKDAYS
from factcheck.model import Checked, Fact, Outcome, Relation
from factcheck.text import fold

#: Share of a clause's content words that another must have to speak of the same thing against a third.
NEAR = 0.3
#: The same for days, as one story has several.
NEAR_DAY = 0.5
#: "Several" and "a few" are not held against a figure below this.
SMALL = 20
#: Share of the words below which two clauses are not of one thing, unless one measure and two words join them.
LEAST = 0.15
#: Figures more than so many times apart have to stand in clauses that share so much.
TIMES, CLOSE = 8, 0.4
#: A bound that another figure lies within a quarter of describes it (the contract).
QUARTER = 1.25
_BOUND = re.compile(r"[,;:()—–]|\b(?:after|before|when|while|who|which|that|as|and|but|where|since|until)\b")
_WORDS = re.compile(r"[a-z][a-z'-]{3,}")
_SAYING = frozenset(
    "said says told adding reported according from with were have been this that last early late".split()
)
#: Code points of a sentence that a reason quotes.
QUOTE = 160


@dataclass(slots=True)
class Voices:
    """The sources' facts on one fact of the draft, by what they make of it, with the reasons."""

    supports: list[Fact] = field(default_factory=list)
    contradicts: list[tuple[Fact, str]] = field(default_factory=list)
    supersedes: list[tuple[Fact, str]] = field(default_factory=list)
    hedges: list[Fact] = field(default_factory=list)
    earlier: list[Fact] = field(default_factory=list)


def held(desk: Desk) -> tuple[Checked, ...]:
    """What the sources say of each figure and date of the draft, in text order; nothing without sources."""
    if not desk.sources:
        return ()
    if "held" not in desk.memo:
        rates = rate_facts(desk.draft)
        desk.memo["held"] = tuple(_outcome(desk, f) for f in desk.draft.facts if f.id not in rates)
    return desk.memo["held"]


def _outcome(desk: Desk, f: Fact) -> Checked:
    voices = _voices(desk, f)
    outcome, by, why = _gravest(desk, f, voices)
    return Checked(fact=f.id, outcome=outcome, by=tuple(dict.fromkeys(g.id for g in by)), why=why)


def _gravest(desk: Desk, f: Fact, v: Voices) -> tuple[Outcome, list[Fact], str]:
    if v.contradicts:
        against = [g for g, _ in v.contradicts]
        first, why = v.contradicts[0]
        words = f"{cite(desk, first)}: {why}"
        if v.supports:
            return (
                "disputed",
                [*v.supports, *against],
                f"supported by {cite(desk, v.supports[0])}; contradicted by {words}",
            )
        return "contradicted", against, words
    if v.supersedes and not v.supports:
        first, why = v.supersedes[0]
        return "superseded", [g for g, _ in v.supersedes], f"{cite(desk, first)}: {why}"
    if v.hedges and not v.supports:
        return "differently hedged", v.hedges, f"{quoted(f)} is {quoted(v.hedges[0])} in {cite(desk, v.hedges[0])}"
    if not v.supports:
        if v.earlier:
            return (
                "unsupported",
                v.earlier,
                f"no source has {quoted(f)}; an earlier report differs: {cite(desk, v.earlier[0])}",
            )
        return "unsupported", [], f"no source has {quoted(f)}"
    first = v.supports[0]
    if unattributed(desk, f, v.supports):
        return "unattributed", v.supports, f"{first.attribution} has it in {cite(desk, first)}; the draft names nobody"
    return "supported", v.supports, cite(desk, first)


def unattributed(desk: Desk, f: Fact, supports: Sequence[Fact]) -> bool:
    """Whether every source names somebody for a figure that matters, and the draft names nobody for it anywhere."""
    if f.kind != "quantity" or desk.stake(f) < 0.6 or f.attribution or f.zone in ("headline", "standfirst", "caption"):
        return False
    if "person" not in desk.lex.measures[f.measure or ""].counts or f.high == 0 or f.bound == "approximate":
        return False
    told = any(
        g.attribution and g.measure == f.measure and (g.low, g.high) == (f.low, f.high) for g in desk.draft.facts
    )
    return not told and all(g.attribution for g in supports)


def _voices(desk: Desk, f: Fact) -> Voices:
    v = Voices()
    for comparison in desk.index.get(f.id, ()):
        mine = next((r for r in comparison.readings if f.id in r.facts), None)
        if mine is None:
            continue
        readings = [mine, *(r for r in comparison.readings[:MOST] if r is not mine)]
        for reading in readings:
            others = [g for i in reading.facts[:MOST] if (g := desk.facts[i]).article != f.article]
            if reading is mine:
                for g in others:
                    if f.kind == "date":
                        _sort_day(f, g, v)
                    else:
                        v.supports.append(g)
                continue
            relation = desk.relations.get((comparison.id, mine.label, reading.label))
            for g in others:
                _sort(desk, f, g, relation, v)
    if not v.supports:
        v.supports += _loosely(desk, f, v)
    if not (v.supports or v.hedges or v.contradicts):
        v.hedges += _hedged(desk, f)
    both = _both(desk, f, v)
    v.contradicts = [(g, why) for g, why in v.contradicts if g.article not in both and not _explained(desk, f, g)]
    v.supersedes = [(g, why) for g, why in v.supersedes if g.article not in both]
    v.contradicts = [(g, why) for g, why in v.contradicts if _speaks_of_it(desk, f, g)]
    v.contradicts.sort(key=lambda row: (_vague(row[0]), -overlap(f, row[0])))  # the most telling first
    if v.supports or f.kind == "date":  # against a source that has the figure, only one that speaks in its words counts
        share, words = (NEAR_DAY, 4) if f.kind == "date" else (NEAR, 2)
        v.contradicts = [(g, why) for g, why in v.contradicts if overlap(f, g) >= share and common(f, g) >= words]
    return v


def _speaks_of_it(desk: Desk, f: Fact, g: Fact) -> bool:
    """Whether a source's rival figure is said of the same thing in words that a person would see to be alike.

    A match that is enough to show two figures side by side is not enough to send an editor after one.
    """
    if f.kind == "date":
        return len(clause(desk, f) & clause(desk, g)) >= 2
    if (g.high == 0 and g.bound == "approximate") or "combined" in f"{f.hedge} {g.hedge}".split():
        return False  # nothing was known yet; a sum over several
    near, shared = overlap(f, g), common(f, g)
    if near < LEAST and not (shared >= 2 and f.measure is not None and f.measure == g.measure):
        return False
    x, y = (max(float(h.low or 0), float(h.high or 0)) for h in (f, g))
    return near >= CLOSE or max(x, y) <= TIMES * min(x, y)


def clause(desk: Desk, day: Fact) -> frozenset[str]:
    """The telling words of the clause that a day stands in, cut to their stems."""
    text = fold(desk.articles[day.article].text)
    before = _BOUND.split(text[max(day.sentence.start, day.start - 70) : day.start])[-1]
    after = text[day.end : min(day.sentence.end, day.end + 70)]
    if not _WORDS.search(before):  # "On Sunday, a bus fell": what follows is what the day is said of
        after = after.lstrip(" ,")
    words = _WORDS.findall(f"{before} {_BOUND.split(after)[0]}")
    plain = (w for w in words if w not in WEEKDAYS and w not in MONTH and w not in _SAYING)
    return frozenset(
        w[:5] for w in plain if desk.names.canonical(w) not in desk.names.level
    )  # the place is the story's


def _both(desk: Desk, f: Fact, v: Voices) -> set[str]:
    """Articles that have the draft's figure as well, or a figure that the draft has as well: theirs are two things."""
    found = {g.article for g in (*v.supports, *v.hedges)}
    for g, _ in (*v.contradicts, *v.supersedes):
        if g.article not in found and any(h is not f and same_kind(h, g) for h in _equals(desk, g)):
            found.add(g.article)
    return found


def _equals(desk: Desk, g: Fact) -> list[Fact]:
    """The draft's facts that give the value of a source's."""
    if g.kind == "date":
        return [h for h in desk.draft.dates if (h.date_from, h.date_to) == (g.date_from, g.date_to) and _resolved(h)]
    keys = {(g.low, g.high), *(((x, x), (x, None), (None, x)) if (x := end(g)) is not None else ())}
    rows = [h for key in sorted(keys, key=str) for page, h in desk.by_value.get(key, ()) if page is desk.draft]
    return [h for h in rows if h.unit == g.unit]


def _rival(desk: Desk, f: Fact, g: Fact) -> bool:
    """Whether two matched facts that differ are plainly of one kind: no editor is sent after a pair that is not."""
    if f.kind == "date":
        return f.grain == g.grain
    if f.role != g.role or (f.measure and g.measure and f.measure != g.measure):
        return False
    if f.population and g.population and not related(desk, f.population, g.population) and f.head != g.head:
        return False
    if f.head and g.head and f.head != g.head and not (f.population and g.population):
        return f.measure is not None and f.measure == g.measure
    small = max(float(x or 0) for x in (f.low, f.high, g.low, g.high)) < SMALL
    return not (small and _vague(f, g))


def _vague(*facts: Fact) -> bool:
    """Whether one of them is a word like "dozens"."""
    return any(h.low is not None and h.high is not None and h.low != h.high and h.bound == "approximate" for h in facts)


def _sort(desk: Desk, f: Fact, g: Fact, relation: Relation | None, v: Voices) -> None:
    if relation is None:
        return
    if relation.verdict == "conflict":
        if _rival(desk, f, g):
            v.contradicts.append((g, relation.why))
    elif relation.verdict == "update":
        mine, other = desk.articles[f.article].published or "", desk.articles[g.article].published or ""
        if other < mine:
            v.earlier.append(g)
        elif _rival(desk, f, g) and not _vague(f, g) and _speaks_of_it(desk, f, g):
            v.supersedes.append((g, relation.why))
    elif f.kind == "date":
        _sort_day(f, g, v)
    elif f.dimension == g.dimension == "money" and f.unit != g.unit:
        return  # two currencies: nothing is said without a rate
    elif _rounded(f, g) or (end(f) == end(g) and hedge_of(desk, f) == hedge_of(desk, g)):
        v.supports.append(g)
    elif (end(f) == end(g) or _describes(f, g)) and not (denied(desk, f) or denied(desk, g)):
        v.hedges.append(g)


def _describes(f: Fact, g: Fact) -> bool:
    """Whether one figure, by a hedge or a vague word, tells the other: "more than 200" 249, "thousands" 14,000.

    Two figures that only do not exclude each other ("up to 4,000", "more than 1,000") do not.
    """
    for one, two in ((f, g), (g, f)):
        x, y = end(one), end(two)
        if y is not None and one.low is not None and one.high is not None and one.low < one.high:
            return float(one.low) <= y <= float(one.high) and two.bound in ("exact", "approximate")
        if x is None or y is None or max(x, y) > QUARTER * min(x, y):
            return False
    return True


def _sort_day(f: Fact, g: Fact, v: Voices) -> None:
    """Days without a publication date are known by the name of the weekday alone."""
    one, two = _weekday(f), _weekday(g)
    if _resolved(f) and _resolved(g):
        v.supports.append(g)
    elif one and two and one != two:
        v.contradicts.append((g, f"{quoted(f)} and {quoted(g)} are two days"))
    elif (one and one == two) or f.text.lower() == g.text.lower():
        v.supports.append(g)


def _resolved(f: Fact) -> bool:
    return any(stamp is not None and stamp[:1].isdigit() for stamp in (f.date_from, f.date_to))


def _weekday(f: Fact) -> str:
    words = f.text.lower().replace("'", " ").replace("’", " ").split()
    return next((day for word in words for day in WEEKDAYS if word.strip(",.") in (day, day[:3])), "")


def _rounded(f: Fact, g: Fact) -> bool:
    """Whether two compatible figures differ only in rounding or unit: neither is a bound, a range or a vague word."""
    return end(f) != end(g) and all(h.low is not None and h.low == h.high for h in (f, g))


def _loosely(desk: Desk, f: Fact, v: Voices) -> list[Fact]:
    """Facts of the sources that say the same without having been matched."""
    found = []
    for page in desk.sources:
        for g in page.facts:
            if g.kind != f.kind or (g.status != f.status and "asserted" not in (f.status, g.status)):
                continue
            if _same_day(desk, f, g) if f.kind == "date" else _same_figure(desk, f, g):
                found.append(g)
    if v.contradicts:  # what is matched and differs weighs more than what only looks alike
        found = [g for g in found if _sentence(desk, f) == _sentence(desk, g)]
    return found


def _hedged(desk: Desk, f: Fact) -> list[Fact]:
    """Facts of the sources that give the figure of the draft with another hedge, without having been matched."""
    x = end(f)
    keys = [(x, x), (x, None), (None, x)] if x is not None and f.dimension == "count" and x >= SMALL else []
    rows = [g for key in keys for page, g in desk.by_value.get(key, ()) if page is not desk.draft]
    rows = [g for g in rows if g.dimension == f.dimension and g.unit == f.unit and g.status == f.status]
    rows = [g for g in rows if not (denied(desk, f) or denied(desk, g))]
    return [g for g in rows if hedge_of(desk, g) != hedge_of(desk, f) and (same_kind(f, g) or common(f, g) >= 2)]


def _same_figure(desk: Desk, f: Fact, g: Fact) -> bool:
    if (f.low, f.high, f.unit, f.dimension) != (g.low, g.high, g.unit, g.dimension):
        return False
    if _sentence(desk, f) == _sentence(desk, g):
        return True
    if f.unit is None and f.dimension == "count" and max(float(f.low or 0), float(f.high or 0)) < SMALL:
        if f.head is None or g.head is None:  # "12 Somalis and 11 Yemenis", "12 from Somalia and 11 from Yemen"
            return common(f, g) >= 2 and overlap(f, g) >= NEAR
        named = f.head == g.head or (f.population is not None and f.population == g.population)
        return named and common(f, g) >= 1
    return same_kind(f, g) or common(f, g) >= 2


def _same_day(desk: Desk, f: Fact, g: Fact) -> bool:
    """Whether a source has the day, in a clause with something in common; a day alone is told of many things."""
    if _sentence(desk, f) == _sentence(desk, g):
        return f.text.lower() == g.text.lower()
    shared = len(clause(desk, f) & clause(desk, g))
    if _resolved(f) or (f.date_from or "").startswith("T"):  # a day, or a clock time whose day is not known
        return (f.date_from, f.date_to) == (g.date_from, g.date_to) and (common(f, g) >= 2 or shared >= 1)
    if _resolved(g):
        return False
    if _weekday(f):
        return _weekday(f) == _weekday(g) and (common(f, g) >= 2 or shared >= 1)
    return f.text.lower() == g.text.lower() and shared >= 2  # "today" in two articles of unknown days


def _sentence(desk: Desk, f: Fact) -> str:
    return " ".join(desk.articles[f.article].text[f.sentence.start : f.sentence.end].split())


def _explained(desk: Desk, f: Fact, g: Fact) -> bool:
    """Whether arithmetic makes two figures of one: 12 of 15 hostages freed are three still held."""
    pages: dict[str, Page] = {p.article.id: p for p in (desk.draft, *desk.sources)}
    for whole, rest in ((f, g), (g, f)):
        for part, all_ in fractions(pages[whole.article]):
            told = all_.id == whole.id and None not in (part.low, whole.low, rest.low)
            if told and (whole.low or 0) - (part.low or 0) == rest.low:
                return True
    return False


def cite(desk: Desk, g: Fact) -> str:
    """Who says it, and the sentence: "Daily Courier, line 3: «Police said 23 people ...»"."""
    words = _sentence(desk, g)
    if len(words) > QUOTE:
        figure = " ".join(g.text.split())
        at = max(0, words.find(figure) - QUOTE // 2)
        words = ("… " if at else "") + words[at : at + QUOTE].strip() + " …"
    return f"{desk.of(g)}, line {g.line}: «{words}»"


def contradicted(desk: Desk, rule: CheckRule) -> Iterator[Note]:
    """A figure or date of the draft that a source contradicts, disputes or has moved on from."""
    for f, row in _rows(desk):
        if row.outcome in ("contradicted", "disputed"):
            lesser = row.outcome == "disputed" or f.kind == "date" or desk.stake(f) < 0.35
            yield on(f, f"{quoted(f)} is {row.outcome}: {row.why}", "medium" if lesser else None)
        elif row.outcome == "superseded":
            yield on(f, f"{quoted(f)} is superseded by a later report: {row.why}", "medium")


def unsupported(desk: Desk, rule: CheckRule) -> Iterator[Note]:
    """A figure or date of the draft that no source given has."""
    told: set[tuple[object, ...]] = set()
    for f, row in _rows(desk):
        key = (f.low, f.high, f.unit, f.head, f.measure, f.date_from, f.date_to, f.text if f.kind == "date" else "")
        if row.outcome == "unsupported" and f.status != "historical" and key not in told:
            told.add(key)  # what is said again below is one figure to look up
            yield on(f, row.why, "low" if f.kind == "date" else None)


def named_nobody(desk: Desk, rule: CheckRule) -> Iterator[Note]:
    """A figure that the sources give to somebody, and the draft to nobody."""
    for f, row in _rows(desk):
        if row.outcome == "unattributed":
            yield on(f, f"{quoted(f)} has no name to it: {row.why}")


def _rows(desk: Desk) -> Iterator[tuple[Fact, Checked]]:
    for row in held(desk):
        yield desk.facts[row.fact], row
