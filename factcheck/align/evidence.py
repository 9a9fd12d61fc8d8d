"""The comparison of two facts as named levels of evidence; what each is worth stands in ``rules/evidence.yaml``.

Of the values only two things are asked, as the aim is to find values that differ: whether they are one figure, and how
far apart they lie, which speaks against telling them as a difference and never for a match.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from factcheck.align.value import differ, gap, same
from factcheck.align.view import View
from factcheck.lexicon import Lexicon, Population
from factcheck.names import NameLexicon, same_place

Level = tuple[str, str]
#: Upper ends of the classes of likeness of words (0 to 1), the last one open.
_LIKENESS = ((0.0, "none"), (0.1, "trace"), (0.2, "little"), (0.33, "some"), (0.5, "much"), (0.75, "most"))
#: Bits of rarity: a shared name in fewer than about one sentence in eight is rare.
RARE = 3.0
#: Likeness of two sentences from which the place of a figure in its sentence says something.
PARALLEL = 0.5
_GRAINS = {
    "minute": 0,
    "hour": 1,
    "part": 2,
    "day": 3,
    "week": 4,
    "month": 5,
    "season": 6,
    "quarter": 6,
    "year": 7,
    "decade": 8,
}


class Bench:
    """The word lists that facts are compared with."""

    def __init__(
        self,
        lex: Lexicon,
        names: NameLexicon,
        apart: frozenset[frozenset[str]],
        opposites: Iterable[tuple[str, str]],
        telling: frozenset[str] = frozenset(),
        near_measures: frozenset[frozenset[str]] = frozenset(),
    ) -> None:
        self.populations: Mapping[str, Population] = lex.populations
        self.names = names
        self.telling = telling
        self.near_measures = near_measures
        self.of_place = frozenset(name for name, found in lex.measures.items() if found.of_place)
        self.units = lex.units
        self.apart = apart | frozenset(
            frozenset((name, other)) for name, measure in lex.measures.items() for other in measure.overlaps
        )
        self.opposite = frozenset(frozenset(pair) for pair in opposites)
        self._above: dict[str, tuple[str, ...]] = {}

    def above(self, name: str) -> tuple[str, ...]:
        """The wider classes of a population, nearest first."""
        found = self._above.get(name)
        if found is None:
            chain: list[str] = []
            at = self.populations[name].parent if name in self.populations else None
            while at is not None and at not in chain:
                chain.append(at)
                at = self.populations[at].parent if at in self.populations else None
            found = self._above[name] = tuple(chain)
        return found


def measure(a: View, b: View, bench: Bench) -> str:
    """Both are read as one measure, as two, or it is not known of one or both."""
    x, y = a.measure, b.measure
    if x and y:
        return "same" if x == y else "other"
    return "one" if x or y else "none"


def counted(a: View, b: View, bench: Bench) -> str:
    """How what is counted compares: the noun, its class, a wider class, or two things."""
    if a.head and a.head == b.head and a.population == b.population == "people":
        return "people"  # whoever they are: the word says little
    if a.head and a.head == b.head:
        if a.counted == b.counted:
            return "noun"
        # "hotels" may be the "three-story hotels"; "government buildings" are hardly the "school buildings"
        return "noun_more" if a.counted <= b.counted or b.counted <= a.counted else "noun_other"
    x, y = a.population, b.population
    if x and y:
        return classes(x, y, bench)
    if a.counted and b.counted:
        return "word" if a.counted & b.counted else "apart"
    return "one" if a.counted or b.counted or x or y else "none"


def classes(x: str, y: str, bench: Bench) -> str:
    """How two classes of what is counted compare: one, wider, loosely one, two, or of two kinds."""
    if x == y:
        return "class"
    if y in bench.above(x) or x in bench.above(y):
        return "wider"
    p, q = bench.populations.get(x), bench.populations.get(y)
    if p is None or q is None or p.kind != q.kind:
        return "kind"
    return "loose" if (p.loose or q.loose) and p.kind == "person" else "classes"


def act(a: View, b: View, bench: Bench) -> str:
    """Whether one verb governs both: ten that were hijacked are not the ten that were rescued."""
    if not a.act or not b.act:
        return "one" if a.act or b.act else "none"
    return "same" if a.act == b.act else "other"


def thing(a: View, b: View, bench: Bench) -> str:
    """Measure and what is counted taken together: the one says little without the other."""
    return f"{measure(a, b, bench)}_{counted(a, b, bench).partition('_')[0]}"


def dimension(a: View, b: View, bench: Bench) -> str:
    """The dimension that both share, and whether the name nearest to the figures is one: an age is somebody's."""
    return f"{a.dimension}_{person(a, b, bench)}"


def nation(a: View, b: View, bench: Bench) -> str:
    """Whether the country of what is counted is given for both."""
    return "same" if a.nation and a.nation == b.nation else "one" if a.nation or b.nation else "none"


def role(a: View, b: View, bench: Bench) -> str:
    """Whether both are totals, both parts, or one a part."""
    x, y = a.fact.role, b.fact.role
    if x == y:
        return "total" if x == "ordinal" else x
    pair = {x, y} - {"ordinal"}
    for other in ("change", "increment", "threshold", "part"):
        if other in pair:
            return f"{other}_of_total"
    return "total"


def place(a: View, b: View, bench: Bench) -> str:
    """Whether the places are one, one within the other, two, or not known."""
    x, y = a.fact.place, b.fact.place
    if not x or not y:
        return "one" if x or y else "none"
    level = same_place(x, y, bench.names)
    return "same" if level == 1 else "within" if level > 0 else "open" if level == 0 else "apart"


def named(a: View, b: View, bench: Bench) -> str:
    """Whether the sentences have a name in common, and how rare it is."""
    if not a.name_words or not b.name_words:
        return "one" if a.name_words or b.name_words else "none"
    shared = a.name_words & b.name_words
    if not shared:
        return "no"
    return "rare" if max(min(a.weights[w], b.weights[w]) for w in shared) >= RARE else "common"


def guard(a: View, b: View, bench: Bench) -> str:
    """Whether the sentences name two things that are often taken for each other: Niger and Nigeria, North and South."""
    for row, key in a.guards.items():
        other = b.guards.get(row)
        if other is not None and other != key and other not in a.names and key not in b.names:
            return "clash"
    for base, marks in a.bases.items():
        if base in b.bases and marks.isdisjoint(b.bases[base]):
            return "clash"
    return "clear"


def likeness(a: View, b: View) -> tuple[float, float]:
    """How alike the neighbouring words are, and all words of the sentences, each 0 to 1 and weighed by rarity."""
    if len(a.near) > len(b.near):
        a, b = b, a
    near = words = 0.0
    others, weights = b.near, a.weights
    for word, closeness in a.near.items():
        other = others.get(word)
        if other is not None:
            square = weights[word] * b.weights[word]
            words += square
            near += square * closeness * other
    return near / (a.near_length * b.near_length), words / (a.word_length * b.word_length)


def _class_of(value: float) -> str:
    for end, name in _LIKENESS:
        if value <= end:
            return name
    return "all"


def when(a: View, b: View, bench: Bench) -> str:
    """Whether dates in the two sentences meet; where one article is not dated, whether the days of the week do."""
    if not a.dates or not b.dates:
        return "open" if not a.weekdays or not b.weekdays else "apart" if a.weekdays.isdisjoint(b.weekdays) else "meet"
    meet = any(
        (x[0] or "0") <= (y[1] or "9")[:10] + "~" and (y[0] or "0") <= (x[1] or "9")[:10] + "~"
        for x in a.dates
        for y in b.dates
    )
    return "meet" if meet else "apart"


def scope(a: View, b: View, bench: Bench) -> str:
    """Whether both tell of now, or one of an earlier event: a figure of "the 2004 tsunami" is no figure of this one."""
    if not a.past and not b.past:
        return "now"
    if not a.past or not b.past:
        return "one_past"
    return "past_same" if a.past & b.past and a.fact.kind == "quantity" else "past"


def lead(a: View, b: View, bench: Bench) -> str:
    """Whether both stand where an article tells its main event: the headline and the first sentences with figures."""
    return "both" if a.lead and b.lead else "one" if a.lead or b.lead else "none"


def zone(a: View, b: View, bench: Bench) -> str:
    """Whether one or both stand in a headline, where words are few."""
    return "headlines" if a.headline and b.headline else "headline" if a.headline or b.headline else "body"


def together(a: View, b: View, bench: Bench) -> str:
    """Whether they stand in one sentence, one article, or two."""
    if a.article != b.article:
        return "articles"
    return "sentence" if a.fact.sentence.start == b.fact.sentence.start else "article"


def person(a: View, b: View, bench: Bench) -> str:
    """Whether the name nearest to the figure is one."""
    if not a.person or not b.person:
        return "one" if a.person or b.person else "none"
    return "same" if a.person & b.person else "other"


def beside(a: View, b: View, bench: Bench) -> str:
    """How many of the content words right beside the figures are the same."""
    shared = len(a.beside & b.beside)
    return "two" if shared > 1 else "one" if shared else "none" if a.beside and b.beside else "open"


def value(a: View, b: View, bench: Bench) -> str:
    """Whether both print one figure, which is seldom chance; or exclude each other: then more evidence is asked for."""
    if shared := same(a.fact, b.fact, bench.units):
        return shared
    # Within one article that is what `page` tells.
    return "differ" if a.article != b.article and differ(a.fact, b.fact, bench.units) else "open"


#: How two things are counted that are hardly one: beds and patients, however near their numbers.
_TWO_THINGS = frozenset(("kind",))


def distance(a: View, b: View, bench: Bench) -> str | None:
    """How far two values that exclude each other lie apart, or that they count two things; None where they agree."""
    level = gap(a.fact, b.fact, bench.units)
    if level is None or (a.measure and a.measure == b.measure):
        return level
    return "things" if counted(a, b, bench) in _TWO_THINGS else level


def page(a: View, b: View, bench: Bench) -> str:
    """Whether one article gives two values: one writer mostly speaks of two things then, but a headline may slip."""
    if a.article != b.article or not differ(a.fact, b.fact, bench.units):
        return "open"
    if a.headline != b.headline:
        return "headline"
    toll = a.family == "count" and a.measure and a.measure == b.measure
    return "measured" if toll else "bare"


def grain(a: View, b: View, bench: Bench) -> str:
    """How finely two dates are told: equal, a step apart, far apart."""
    apart = abs(_GRAINS.get(a.fact.grain or "day", 3) - _GRAINS.get(b.fact.grain or "day", 3))
    return "same" if apart == 0 else "near" if apart < 2 else "far"


def ends(a: View, b: View, bench: Bench) -> str:
    """Whether both dates are closed, or one has an open end ("since", "by")."""
    x, y = (_open(v) for v in (a, b))
    return "closed" if not x and not y else "open" if x and y else "one_open"


def _open(v: View) -> bool:
    f = v.fact
    return (f.date_from is None) != (f.date_to is None)


Comparer = Callable[[View, View, Bench], str]
_EVERY: dict[str, Comparer] = {
    "value": value,
    "place": place,
    "names": named,
    "person": person,
    "guard": guard,
    "beside": beside,
    "scope": scope,
    "lead": lead,
    "zone": zone,
    "together": together,
    "page": page,
}
_QUANTITIES: dict[str, Comparer] = {
    "measure": measure,
    "counted": counted,
    "thing": thing,
    "act": act,
    "when": when,
    "role": role,
    **_EVERY,
}
_TIMES: dict[str, Comparer] = {"grain": grain, "ends": ends, "act": act, **_EVERY}
COMPARERS: dict[str, dict[str, Comparer]] = {
    "count": {"nation": nation, **_QUANTITIES},
    "measured": {"dimension": dimension, **_QUANTITIES},
    "date": _TIMES,
    "time": _TIMES,
}


def levels(a: View, b: View, bench: Bench) -> list[Level]:
    """Every comparison of two facts with the level that it came to."""
    found = [(name, compare(a, b, bench)) for name, compare in COMPARERS[a.family].items()]
    near, words = likeness(a, b)
    found.append(("near", _class_of(near)))
    found.append(("words", _class_of(words)))
    if words >= PARALLEL:
        found.append(("slot", "same" if a.slot == b.slot else "other"))
    return found
