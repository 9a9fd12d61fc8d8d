"""Part and whole: figures that differ because one holds what the other leaves out.

"128 people, including eight crew" and "120 passengers" are no rivals, nor are a headline's 15 dead and the
eight, four and three of three towns below it. Sum before you shout.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from factcheck.judge.rules import Tolerances
from factcheck.model import Article, Fact
from factcheck.phrases import Phrases
from factcheck.text import fold, tokens

#: So many figures in a row are tried as the parts of a total: longer lists of parts are tables.
MOST_PARTS = 6


@dataclass(slots=True)
class Parts:
    """What the texts say of part and whole, by fact id."""

    held: dict[str, list[tuple[float, str]]] = field(default_factory=dict)  # total -> (size, words) of what it includes
    sums: dict[str, dict[str, str]] = field(default_factory=dict)  # total or part -> another part -> how they add up

    def explain(self, a: Iterable[Fact], b: Iterable[Fact]) -> str:
        """Why figures of ``a`` and ``b`` differ, when part and whole explain it; else an empty string."""
        others = list(b)
        for x in a:
            for y in others:
                for total, part in ((x, y), (y, x)):
                    if why := self.sums.get(total.id, {}).get(part.id, ""):
                        return why
                    for size, words in self.held.get(total.id, ()):
                        named = words.startswith("the ")
                        if (
                            (named or total.head != part.head)
                            and total.low is not None
                            and part.low is not None
                            and total.low - size == part.low
                        ):
                            return f"{total.text} counts {words} in, {part.text} does not"
        return ""


def parts(facts: Sequence[Fact], articles: Mapping[str, Article], tolerances: Tolerances) -> Parts:
    """Part and whole in all ``facts`` (in text order within an article)."""
    found = Parts()
    included = Phrases((f"{word} the {who}", who) for word in tolerances.including for who in tolerances.included)
    counts = [f for f in facts if f.dimension == "count" and f.kind == "quantity"]
    for _, group in groupby(counts, key=lambda f: (f.article, f.sentence.start)):
        _included(list(group), articles, included, found)
    by_measure: dict[tuple[str, str], list[Fact]] = defaultdict(list)
    for f in counts:
        if f.measure and f.repeat_of is None and f.bound == "exact" and f.status == "asserted":
            by_measure[f.article, f.measure].append(f)
    for group_ in by_measure.values():
        _sums(group_, found)
    return found


def _included(sentence: list[Fact], articles: Mapping[str, Article], included: Phrases[str], found: Parts) -> None:
    """The parts that the sentence says its totals include: figures, or a person ("including the gunman")."""
    article = articles.get(sentence[0].article)
    total: Fact | None = None
    for f in sentence:
        if f.role == "part" and total is not None and f.low is not None:
            found.held.setdefault(total.id, []).append((float(f.low), f.text))
        elif f.role == "total":
            total = f
    if article is None:
        return
    span = sentence[0].sentence
    s = tokens(fold(article.text[span.start : span.end]), 0, span.end - span.start)
    for k, word in enumerate(s.words):
        if word in included.first and (hit := included.at(s.words, k)):
            before = [f for f in sentence if f.role == "total" and f.start < span.start + s.starts[k]]
            if before:
                found.held.setdefault(before[-1].id, []).append((1.0, f"the {hit[1]}"))


def _sums(facts: list[Fact], found: Parts) -> None:
    """Totals that the figures standing in a row elsewhere in the article add up to."""
    values = [float(f.low) if f.low is not None else 0.0 for f in facts]
    for t, total in enumerate(facts):
        for first in range(len(facts)):
            added = 0.0
            for last in range(first, min(len(facts), first + MOST_PARTS)):
                if last == t or values[last] <= 0 or values[last] >= values[t]:
                    break
                added += values[last]
                if added == values[t] and last > first:
                    row = facts[first : last + 1]
                    why = f"{', '.join(f.text for f in row)} make {total.text}"
                    for f in row:  # the parts are no rivals of each other either
                        found.sums.setdefault(total.id, {})[f.id] = why
                        found.sums.setdefault(f.id, {}).update({g.id: why for g in row if g is not f})
                if added >= values[t]:
                    break
