"""Which comparisons the queue shows, and in what order: filters, sorting, and search that forgives a typing slip."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from factcheck import similar
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
    everything: bool = False
    words: str = ""
    order: str = ORDERS[0]

    def narrowed(self) -> bool:
        """Whether it hides more than what is no discrepancy."""
        return bool(self.verdicts or self.severities or self.states or self.measures or self.sources or self.words)


class Index:
    """What can be searched and filtered of each comparison, gathered once."""

    def __init__(self, dossier: Dossier) -> None:
        self.facts: dict[str, Fact] = {fact.id: fact for fact in dossier.facts}
        self.articles: dict[str, Article] = {article.id: article for article in dossier.articles}
        self.comparisons: dict[str, Comparison] = {c.id: c for c in dossier.comparisons}
        self.rank = {c.id: n for n, c in enumerate(dossier.comparisons)}
        self._texts: dict[str, str] = {}
        self._postings: dict[str, set[str]] | None = None

    def sources(self, comparison: Comparison) -> list[str]:
        """The outlets that state a figure of it, each once."""
        found = {self.facts[i].article: None for r in comparison.readings for i in r.facts if i in self.facts}
        return list(dict.fromkeys(outlet(self.articles[a]) for a in found))

    def measure(self, comparison: Comparison) -> str:
        """The kind of thing that it counts; empty when no rule knows it."""
        return next((r.measure for r in comparison.readings if r.measure), "")

    def independent(self, comparison: Comparison) -> int:
        """Articles that state a figure of it, copies counted once."""
        ids = {self.facts[i].article for r in comparison.readings for i in r.facts if i in self.facts}
        return len({self.articles[a].copy_of or a for a in ids})

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

    def postings(self) -> dict[str, set[str]]:
        """Each word that can be searched for, and the ids of the comparisons that hold it."""
        if self._postings is None:
            found: dict[str, set[str]] = {}
            for comparison in self.comparisons.values():
                for word in self.text(comparison).split():
                    found.setdefault(word, set()).add(comparison.id)
            self._postings = found
        return self._postings

    def search(self, query: str, among: Sequence[Comparison]) -> list[Comparison]:
        """The comparisons that hold every word of ``query``: as it stands first, then with a slip of the keys."""
        wanted = fold(query).split()
        if not wanted:
            return list(among)
        exact = self._holding(wanted, lambda word, other: word in other)
        near = self._holding(wanted, _alike)
        first = [c for c in among if c.id in exact]
        return first + [c for c in among if c.id in near and c.id not in exact]

    def _holding(self, wanted: Sequence[str], alike: Callable[[str, str], bool]) -> set[str]:
        postings = self.postings()
        found: set[str] | None = None
        for word in wanted:
            here: set[str] = set().union(*(ids for other, ids in postings.items() if alike(word, other)))
            found = here if found is None else found & here
        return found or set()


def _alike(word: str, other: str) -> bool:
    if word in other:
        return True
    # Short words are alike by chance, words of very different length never are, and a slip spares one end.
    if len(word) < 4 or abs(len(word) - len(other)) > 2 or (word[0] != other[0] and word[-1] != other[-1]):
        return False
    return similar.ratio(word, other) >= ALIKE


def choose(index: Index, wanted: Filter, states: Mapping[str, str]) -> list[Comparison]:
    """The comparisons that ``wanted`` lets through, in its order; ``states`` by comparison id, open unless given."""
    kept = [c for c in index.comparisons.values() if _passes(index, c, wanted, states.get(c.id, "open"))]
    if wanted.order == "open first":
        kept.sort(key=lambda c: _STATES.index(states.get(c.id, "open")))
    elif wanted.order == "most sources first":
        kept.sort(key=lambda c: -index.independent(c))
    elif wanted.order == "by label":
        kept.sort(key=lambda c: fold(c.label))
    elif wanted.order == "by measure":
        kept.sort(key=lambda c: (index.measure(c) == "", index.measure(c)))
    return index.search(wanted.words, kept) if wanted.words.strip() else kept


def _passes(index: Index, c: Comparison, wanted: Filter, state: str) -> bool:
    if wanted.verdicts:
        if c.verdict not in wanted.verdicts:
            return False
    elif not wanted.everything and c.verdict not in DISCREPANCIES and state == "open":
        return False
    return (
        (not wanted.severities or c.severity in wanted.severities)
        and (not wanted.states or state in wanted.states)
        and (not wanted.measures or index.measure(c) in wanted.measures)
        and (not wanted.sources or not wanted.sources.isdisjoint(index.sources(c)))
    )
