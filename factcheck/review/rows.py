"""Which comparisons the queue shows, and in what order: filters, sorting, and search that forgives a typing slip."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from typing import TYPE_CHECKING, NamedTuple

from factcheck import similar
from factcheck.asof import AsOf
from factcheck.review.words import outlet
from factcheck.settings import DISCREPANCIES
from factcheck.text import fold

if TYPE_CHECKING:
    from factcheck.model import Article, Comparison, Dossier, Fact

#: The orders that ``s`` goes through.
ORDERS = ("worst first", "open first", "most sources first", "by label", "by measure")
#: Of 100: how alike two words must be to count as one with a slip of the keys. "migrnats" and "migrants" have 88,
#: "Kuznica" and "Kuznitsa" 80, "killed" and "injured" 46.
ALIKE = 78
_STATES = ("open", "deferred", "settled", "dismissed")


@dataclass(frozen=True, kw_only=True)
class Filter:
    """What the editor wants to see; an empty set of anything means all of it."""

    verdicts: frozenset[str] = frozenset()
    severities: frozenset[str] = frozenset()
    states: frozenset[str] = frozenset()
    measures: frozenset[str] = frozenset()
    sources: frozenset[str] = frozenset()
    kept: frozenset[str] = frozenset()
    everything: bool = False
    words: str = ""
    order: str = ORDERS[0]

    def narrowed(self) -> bool:
        """Whether it hides more than what is no discrepancy."""
        fields = (self.verdicts, self.severities, self.states, self.measures, self.sources, self.kept, self.words)
        return any(fields)


class About(NamedTuple):
    """What one comparison is sorted and filtered by."""

    sources: tuple[str, ...]
    measure: str
    independent: int
    label: str


class Index:
    """What can be searched and filtered of each comparison, gathered once."""

    def __init__(self, dossier: Dossier) -> None:
        self.facts: dict[str, Fact] = {fact.id: fact for fact in dossier.facts}
        self.articles: dict[str, Article] = {article.id: article for article in dossier.articles}
        self.as_of = AsOf(dossier.facts, self.articles)
        self.comparisons: dict[str, Comparison] = {c.id: c for c in dossier.comparisons}
        self.rank = {c.id: n for n, c in enumerate(dossier.comparisons)}
        self._about: dict[str, About] = {}
        self._texts: dict[str, str] = {}
        self._postings: dict[str, set[str]] | None = None
        self._counts: tuple[dict[str, int], dict[str, int]] | None = None

    def about(self, comparison: Comparison) -> About:
        """What a comparison can be sorted and filtered by."""
        found = self._about.get(comparison.id)
        if found is None:
            ids = [i for r in comparison.readings for i in r.facts if i in self.facts]
            articles = dict.fromkeys(self.facts[i].article for i in ids)
            found = self._about[comparison.id] = About(
                tuple(dict.fromkeys(outlet(self.articles[a]) for a in articles)),
                next((r.measure for r in comparison.readings if r.measure), ""),
                len({self.articles[a].copy_of or a for a in articles}),
                fold(comparison.label),
            )
        return found

    def sources(self, comparison: Comparison) -> tuple[str, ...]:
        """The outlets that state a figure of it, each once."""
        return self.about(comparison).sources

    def measure(self, comparison: Comparison) -> str:
        """The kind of thing that it counts; empty when no rule knows it."""
        return self.about(comparison).measure

    def independent(self, comparison: Comparison) -> int:
        """Articles that state a figure of it, copies counted once."""
        return self.about(comparison).independent

    def alike(self, one: Comparison, other: Comparison) -> bool:
        """Whether both are of figures, or both of dates, and not the same comparison."""
        return one.id != other.id and self._kind(one) == self._kind(other)

    def _kind(self, comparison: Comparison) -> str:
        first = next((i for r in comparison.readings for i in r.facts if i in self.facts), None)
        return self.facts[first].kind if first else ""

    def text(self, comparison: Comparison) -> str:
        """Everything of it that a search looks through, folded."""
        found = self._texts.get(comparison.id)
        if found is None:
            facts = [self.facts[i] for r in comparison.readings for i in r.facts[:20] if i in self.facts]
            said = [part for f in facts for part in (f.text, f.counted, f.attribution, f.place) if part]
            parts = [comparison.label, *(r.label for r in comparison.readings), *self.sources(comparison)]
            unique = dict.fromkeys([*parts, self.measure(comparison), *said])
            found = self._texts[comparison.id] = fold(" ".join(part[:200] for part in unique))
        return found

    def warm(self) -> None:
        """Gather everything."""
        for comparison in self.comparisons.values():
            self.about(comparison)
        self.postings()
        self.counts()

    def counts(self) -> tuple[dict[str, int], dict[str, int]]:
        """How many comparisons there are of each measure, and of each source."""
        if self._counts is None:
            known = [self.about(comparison) for comparison in self.comparisons.values()]
            measures = Counter(about.measure for about in known if about.measure)
            self._counts = measures, Counter(source for about in known for source in about.sources)
        return self._counts

    def postings(self) -> dict[str, set[str]]:
        """Each word that can be searched for, and the ids of the comparisons that hold it."""
        if self._postings is None:
            found: dict[str, set[str]] = {}
            for comparison in self.comparisons.values():
                for word in self.text(comparison).split():
                    found.setdefault(word, set()).add(comparison.id)
            self._postings = found
        return self._postings

    def like(self, comparison: Comparison, most: int) -> list[Comparison]:
        """Others of figures, or of dates, ``most`` at most: those that share the most words of its label first."""
        shared: Counter[str] = Counter()
        for word in set(fold(comparison.label).split()):
            ids = self.postings().get(word, set())
            if 2 * len(ids) <= len(self.comparisons):  # a word that half of them have tells nothing
                shared.update(ids)
        first = sorted(shared, key=lambda i: (-shared[i], self.rank[i]))
        rest = (i for i in self.comparisons if i not in shared)
        others = (self.comparisons[i] for i in chain(first, rest))
        return list(islice((c for c in others if self.alike(comparison, c)), most))

    def search(self, query: str, among: Sequence[Comparison]) -> list[Comparison]:
        """The comparisons that hold every word of ``query``: as it stands first, then with a slip of the keys."""
        wanted = fold(query).split()
        if not wanted:
            return list(among)
        exact, near = self._holding(wanted)
        first = [c for c in among if c.id in exact]
        return first + [c for c in among if c.id in near and c.id not in exact]

    def _holding(self, wanted: Sequence[str]) -> tuple[set[str], set[str]]:
        """The ids of the comparisons that hold every word as it stands, and of those that do with slips of the keys."""
        every = set(self.comparisons)
        exact, near = every, every
        for word in wanted:
            plain: set[str] = set()
            slips: set[str] = set()
            for other, ids in self.postings().items():
                if word in other:
                    plain |= ids
                elif _alike(word, other):
                    slips |= ids
            exact, near = exact & plain, near & (plain | slips)
        return exact, near


def _alike(word: str, other: str) -> bool:
    # Short words are alike by chance, words of very different length never are, and a slip spares one end.
    if len(word) < 4 or abs(len(word) - len(other)) > 2 or (word[0] != other[0] and word[-1] != other[-1]):
        return False
    return similar.ratio(word, other) >= ALIKE


def choose(index: Index, wanted: Filter, states: Mapping[str, str]) -> list[Comparison]:
    """The comparisons that ``wanted`` lets through, in its order; ``states`` by comparison id, open unless given."""
    kept = _passing(index, wanted, states)
    if wanted.order == "open first":
        kept.sort(key=lambda c: _STATES.index(states.get(c.id, "open")))
    elif wanted.order == "most sources first":
        kept.sort(key=lambda c: -index.about(c).independent)
    elif wanted.order == "by label":
        kept.sort(key=lambda c: index.about(c).label)
    elif wanted.order == "by measure":
        kept.sort(key=lambda c: (index.about(c).measure == "", index.about(c).measure))
    return index.search(wanted.words, kept) if wanted.words.strip() else kept


def _passing(index: Index, wanted: Filter, states: Mapping[str, str]) -> list[Comparison]:
    rows = list(index.comparisons.values())
    if wanted.verdicts:
        rows = [c for c in rows if c.verdict in wanted.verdicts]
    elif not wanted.everything:  # what was settled stays in sight whatever became of it
        rows = [c for c in rows if c.verdict in DISCREPANCIES or states.get(c.id, "open") != "open"]
    if wanted.severities:
        rows = [c for c in rows if c.severity in wanted.severities]
    if wanted.states:
        rows = [c for c in rows if states.get(c.id, "open") in wanted.states]
    if wanted.measures:
        rows = [c for c in rows if index.about(c).measure in wanted.measures]
    if wanted.sources:
        rows = [c for c in rows if not wanted.sources.isdisjoint(index.about(c).sources)]
    return rows
