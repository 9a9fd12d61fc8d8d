"""A fact as the aligner sees it: what it shares with others is made ready once, so that comparing is cheap."""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from factcheck.align import stems
from factcheck.align.acts import Acts
from factcheck.align.value import weekday
from factcheck.clock import WEEKDAYS
from factcheck.gloss import Gloss, spoken, unmarked
from factcheck.lexicon import Lexicon
from factcheck.model import Article, Fact
from factcheck.names import NameLexicon
from factcheck.phrases import Phrases
from factcheck.text import Sentence, fold, tokens

#: Words between figure and word at which a word counts half as near: about the length of a clause.
HALF_WAY = 5
#: Sentences without the word that are added to every count, so that in two short articles no word is worthless.
BACKGROUND = 10
#: Sentences with figures at the head of an article that tell of its main event.
LEAD = 3
#: Days; what lies further back than this is an earlier event than the one that an article reports.
OLD = 21
#: Words that tie a date to the day of the report.
_NOW = frozenset(("today", "yesterday", "tomorrow", "last", "this", "tonight", *WEEKDAYS))
#: So many names may stand before the number that counts them, within so many letters.
_NAMED, _CLAUSE = 5, 80
#: A make or type, however it is written: "AK-47s", "AK 47", "F-16".
_MODEL = re.compile(r"\b([A-Z]{1,4})[- ]?([0-9]{1,4})s?\b")
#: Dimensions that are one family: "five points" and "5%" can be rivals.
_FAMILIES = {"points": "percent", "fraction": "percent"}


@dataclass(slots=True)
class View:
    """One fact with its words, names and classes as keys to compare by."""

    fact: Fact
    article: int
    component: int
    events: frozenset[int]
    family: str
    dimension: str
    measure: str | None
    nation: str | None
    head: str | None
    population: str | None
    counted: frozenset[str]
    act: str | None
    whole: str | None
    listed: bool
    period: str
    slot: int
    names: frozenset[str]
    name_words: frozenset[str]
    person: frozenset[str]
    bases: Mapping[str, frozenset[str]]
    guards: Mapping[int, str]
    near: Mapping[str, float]
    words: frozenset[str]
    beside: frozenset[str]
    headline: bool
    dates: tuple[tuple[str, str], ...] = ()
    weekdays: frozenset[str] = frozenset()
    past: frozenset[str] = frozenset()
    lead: bool = False
    made: frozenset[str] = frozenset()
    bodies: frozenset[str] = frozenset()
    countries: frozenset[str] = frozenset()
    abroad: frozenset[str] = frozenset()
    elsewhere: frozenset[str] = frozenset()
    weights: dict[str, float] = field(default_factory=dict)
    near_length: float = 1.0
    word_length: float = 1.0


class Viewer:
    """Makes the views of a run's facts: sentence words are read once for all the facts of a sentence."""

    def __init__(self, lex: Lexicon, names: NameLexicon, made: Phrases[str], overlay: Path | None = None) -> None:
        self.lex, self.names, self.made, self.overlay = lex, names, made, overlay
        self.stems, acts = stems.load(overlay)
        self.acts = Acts(lex.verbs, lex.nounish, frozenset(lex.grammar.saying), acts)
        self.glosses: dict[str, Gloss] = {}  # by article in another language
        self.guard_rows: dict[str, list[int]] = {}
        for number, row in enumerate(names.names.guards):
            for name in row:
                self.guard_rows.setdefault(names.canonical(name), []).append(number)
        self.compass = names.names.directions | names.names.ordinals

    def views(
        self, articles: Sequence[Article], facts: Iterable[Fact], events: Mapping[str, Sequence[int]]
    ) -> list[View]:
        """The views of ``facts`` in order of article and place; ``events`` has the event numbers of each article."""
        number = {a.id: n for n, a in enumerate(sorted(articles, key=lambda a: a.id))}
        texts = {a.id: fold(a.text) for a in articles}
        self.glosses = {a.id: gloss for a in articles if (gloss := spoken(a.language, self.overlay))}
        texts |= {a.id: self.glosses[a.id].fold(a.text) for a in articles if a.id in self.glosses}
        printed = {a.id: a.text for a in articles if a.id in self.glosses}
        published = {a.id: a.published for a in articles}
        component = _components(events, sorted(number))
        by_sentence: dict[tuple[str, int], list[Fact]] = {}
        for fact in sorted(facts, key=lambda f: (f.article, f.start, f.end, f.id)):
            by_sentence.setdefault((fact.article, fact.sentence.start), []).append(fact)
        found: list[View] = []
        order: Counter[str] = Counter()
        for (article, start), group in by_sentence.items():
            s = tokens(texts[article], start, group[0].sentence.end)
            if article in self.glosses:
                s = self.glosses[article].sentence(printed[article], texts[article], s.start, s.end)
                s.words = list(map(unmarked, s.words))
            taken = _taken(s, group)
            dates = tuple(
                (f.date_from or "", f.date_to or "") for f in group if f.kind == "date" and (f.date_from or f.date_to)
            )
            weekdays = frozenset(day for f in group if f.kind == "date" and (day := weekday(f)))
            past = frozenset(key for f in group for key in _past(f, published[article]))
            made = frozenset(hit[1] for k in range(len(s.words)) if (hit := self.made.at(s.words, k)))
            order[article] += 1
            slots: Counter[str] = Counter()
            noun: View | None = None
            for fact in group:
                view = self._view(fact, s, taken, texts[article])
                noun = _inherit(view, noun)
                view.article, view.component = number[article], component[article]
                view.events = frozenset(events.get(article, (-1,)))
                view.slot = slots[view.family]
                slots[view.family] += 1
                view.dates = dates if fact.kind == "quantity" else ()
                view.weekdays = weekdays if fact.kind == "quantity" else frozenset()
                view.made = made if fact.kind == "quantity" else frozenset()
                view.lead = order[article] <= LEAD
                view.past = past if fact.kind == "quantity" else frozenset(_past(fact, published[article]))
                found.append(view)
        abroad: dict[int, frozenset[str]] = {}
        for view in found:
            abroad[view.article] = abroad.get(view.article, frozenset()) | view.countries
        for view in found:
            view.abroad = abroad[view.article]
        _tell_apart(found)
        weigh(found)
        return found

    def _view(self, fact: Fact, s: Sentence, taken: set[int], text: str) -> View:
        first, last = bisect_left(s.starts, fact.start), bisect_left(s.starts, fact.end)
        near: dict[str, float] = {}
        for k, word in enumerate(s.words):
            if (
                k in taken
                or len(word) < 3
                or not word[0].isalpha()
                or word in self.lex.stops
                or word in self.names.skip
            ):
                continue
            away = first - k if k < first else k - last + 1
            key = self.stems.key(word)
            near[key] = max(near.get(key, 0.0), HALF_WAY / (HALF_WAY + away))
        dimension = _FAMILIES.get(fact.dimension, fact.dimension)
        if fact.kind == "date":  # "Thursday at 3 pm" is compared with "3 pm"
            dimension = "time" if fact.dimension == "time" or fact.grain in ("minute", "hour") else "date"
        keys = {self.names.canonical(name) for name in fact.names}
        return View(
            fact=fact,
            article=0,
            component=0,
            events=frozenset(),
            family=family_of(fact, dimension),
            dimension=dimension,
            measure=fact.measure,
            nation=self._nation(fact),
            head=self.stems.key(fact.head.lower()) if fact.head else None,
            population=fact.population,
            counted=_content(fact.counted, self, self.glosses.get(fact.article)),
            act=self.acts.of(s, first, last),
            whole=None,
            listed=_listed(fact, text[s.start : fact.start]),
            period=(fact.unit or "").partition("/")[2],
            slot=0,
            names=frozenset(keys),
            name_words=frozenset(w for key in keys for w in key.split() if len(w) > 2),
            person=self._person(fact, s, text),
            bases=self._bases(keys),
            guards=self._guards(keys),
            near=near,
            words=frozenset(near),
            beside=_beside(s, first, last, near, self),
            headline=fact.zone == "headline",
            bodies=frozenset(key for key in keys if key not in self.names.level),
            countries=frozenset(c for key in keys if (c := self.names.country_of.get(key))),
        )

    def _nation(self, fact: Fact) -> str | None:
        """The country whose people or things are counted: "Polish troops"."""
        for word in (fact.counted or "").split():
            key = self.names.canonical(word) if word[:1].isupper() else ""
            if self.names.level.get(key) == "country":
                return key
        return None

    def _person(self, fact: Fact, s: Sentence, text: str) -> frozenset[str]:
        """The words of the name that stands nearest to the figure, a comma or verb away."""
        best, least = "", 10**6
        for name in fact.names:
            low = fold(name)
            at = text.find(low, s.start, s.end)
            while at >= 0:
                away = fact.start - at - len(low) if at < fact.start else at - fact.end + 3
                if 0 <= away < least:
                    best, least = name, away
                at = text.find(low, at + 1, s.end)
        return frozenset(self.names.canonical(best).split()) if best else frozenset()

    def _bases(self, keys: Iterable[str]) -> dict[str, frozenset[str]]:
        """Names with a compass word or ordinal: what is left of the name, and which such words stood before it."""
        found: dict[str, frozenset[str]] = {}
        for key in keys:
            words = key.split()
            marks = frozenset(w for w in words if w in self.compass)
            if marks and len(words) > len(marks):
                base = " ".join(w for w in words if w not in self.compass)
                found[base] = found.get(base, frozenset()) | marks
        return found

    def _guards(self, keys: Iterable[str]) -> dict[int, str]:
        return {row: key for key in sorted(keys) for row in self.guard_rows.get(key, ())}


def _tell_apart(views: Sequence[View]) -> None:
    """Give each figure the places that one of the reports tells apart from its own: five here, two there."""
    told: dict[tuple[int, str], set[str]] = {}
    for view in views:
        own = view.fact.place
        for other in view.fact.elsewhere if own else ():
            told.setdefault((view.component, own or ""), set()).add(other)
            told.setdefault((view.component, other), set()).add(own or "")
    for view in views:
        more = told.get((view.component, view.fact.place or ""), ()) if told else ()
        view.elsewhere = frozenset(filter(None, (*view.fact.elsewhere, *more)))


def _listed(fact: Fact, before: str) -> bool:
    """Whether a number only counts the names before it: "Somalia and Yemen, two countries on the gulf"."""
    if fact.kind != "quantity" or fact.bound != "exact" or not 1 < (fact.low or 0) <= _NAMED or fact.low != fact.high:
        return False
    clause = before.rstrip()
    if not clause.endswith(",") or " and " not in clause:
        return False
    return sum(fold(name) in clause[-_CLAUSE:] for name in fact.names) >= (fact.low or 0)


def _inherit(view: View, noun: View | None) -> View | None:
    """Give a bare number the noun of the count before it in its sentence: "five bombs fell, of which four exploded".

    The count whose noun the next bare number takes.
    """
    if view.dimension != "count" or view.fact.kind != "quantity" or view.fact.role == "ordinal":
        return noun
    view.whole = noun.head if noun is not None else None
    if view.head or view.population:
        return view
    if noun is not None and (view.measure is None or view.measure == noun.measure):
        view.head, view.population, view.counted = noun.head, noun.population, noun.counted
    return noun


def _past(f: Fact, published: str | None) -> tuple[str, ...]:
    """The years and months of a date that lies before the event of the article; nothing for a day of these weeks."""
    if f.kind != "date" or f.status == "planned":
        return ()
    start = f.date_from or f.date_to or ""
    coarse = f.grain in ("month", "season", "quarter", "year", "decade")
    if not published and start[:4].isdigit() and start[:4] in f.text:
        # news prints the year of what happened in another one: "on Oct. 10, 2002", but "today (20 October 2011)"
        coarse = coarse or _NOW.isdisjoint(fold(f.text).replace("(", "").split())
    elif published and start[:1].isdigit() and len(start) >= 10 and len(published) >= 10:
        coarse = (date.fromisoformat(published[:10]) - date.fromisoformat(start[:10])).days > OLD
    if not coarse:
        return ()
    return (start[:7] if len(start) >= 7 and f.grain != "year" else start[:4] or f.text.lower(),)


def family_of(fact: Fact, dimension: str) -> str:
    """Which table of weights a fact is compared with: count, measured, date or time.

    A clock time without its day is of the family time.
    """
    if fact.kind == "date":
        return "time" if dimension == "time" else "date"
    return "count" if dimension == "count" else "measured"


def _taken(s: Sentence, group: Sequence[Fact]) -> set[int]:
    """The tokens of the sentence's figures and dates: a value is never a word that two facts share."""
    found: set[int] = set()
    for fact in group:
        found.update(range(bisect_left(s.starts, fact.start), bisect_left(s.starts, fact.end)))
    return found


def _content(words: str | None, viewer: Viewer, gloss: Gloss | None = None) -> frozenset[str]:
    if not words:
        return frozenset()
    if gloss is not None:
        words = " ".join(map(unmarked, gloss.sentence(words, gloss.fold(words), 0, len(words)).words))
    folded = fold(_MODEL.sub(r"\1\2", words)).replace("-", " ").split()
    return frozenset(viewer.stems.key(w) for w in folded if len(w) > 2 and w[0].isalpha() and w not in viewer.lex.stops)


def _beside(s: Sentence, first: int, last: int, near: Mapping[str, float], viewer: Viewer) -> frozenset[str]:
    """The two content words on each side of the figure."""
    before = [w for w in (viewer.stems.key(word) for word in reversed(s.words[max(0, first - 8) : first])) if w in near]
    after = [w for w in (viewer.stems.key(word) for word in s.words[last : last + 8]) if w in near]
    return frozenset((*before[:2], *after[:2]))


def _components(events: Mapping[str, Sequence[int]], ids: Sequence[str]) -> dict[str, int]:
    """Articles that are joined by events: words are weighed among them, so that strangers change nothing."""
    root: dict[int, int] = {}

    def top(n: int) -> int:
        while root.setdefault(n, n) != n:
            n = root[n]
        return n

    for numbers in events.values():
        for other in numbers[1:]:
            a, b = top(numbers[0]), top(other)
            root[max(a, b)] = min(a, b)
    return {one: top(events[one][0]) if events.get(one) else -1 for one in ids}


def weigh(views: Sequence[View]) -> None:
    """Weigh each view's words by their rarity among the sentences with figures of its component."""
    spread: dict[int, Counter[str]] = {}
    total: Counter[int] = Counter()
    seen: set[tuple[str, int]] = set()
    for v in views:
        key = (v.fact.article, v.fact.sentence.start)
        if key not in seen and v.fact.repeat_of is None:
            seen.add(key)
            total[v.component] += 1
            spread.setdefault(v.component, Counter()).update(v.words | v.name_words)
    for v in views:
        count, n = spread.get(v.component, Counter()), total[v.component] + BACKGROUND + 1
        v.weights = {w: math.log2(n / (count[w] + 1)) for w in v.words | v.name_words}
        v.near_length = math.sqrt(math.fsum((v.weights[w] * p) ** 2 for w, p in v.near.items())) or 1.0
        v.word_length = math.sqrt(math.fsum(v.weights[w] ** 2 for w in v.words)) or 1.0
