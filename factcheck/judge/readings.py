"""Which facts say the same: the distinct readings of a comparison."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from factcheck.judge.extent import hedge_side
from factcheck.judge.moments import stretch
from factcheck.judge.rules import Sides
from factcheck.judge.ruling import voice
from factcheck.judge.times import is_hedged
from factcheck.model import Article, Fact, Reading
from factcheck.text import fold

Key = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """The facts of one reading in order, the copies of passages among them, and its label."""

    label: str
    facts: tuple[Fact, ...]
    repeats: tuple[Fact, ...]

    @property
    def coarsest(self) -> Fact:
        """The fact written to the least precision: it speaks for the reading when figures are compared."""
        return max(self.facts, key=lambda f: f.step)


def fold_repeats(facts: Sequence[Fact]) -> tuple[tuple[Fact, ...], dict[str, tuple[Fact, ...]]]:
    """The facts that count, and for each id those of repeated passages that fold into it."""
    first: dict[str, Fact] = {}
    ids = {f.id for f in facts}
    kept: dict[str, Fact] = {}
    repeats: dict[str, tuple[Fact, ...]] = {}
    for fact in facts:
        if fact.id in kept or any(fact in r for r in repeats.values()):
            continue
        original = fact.repeat_of
        if original is None:
            kept[fact.id] = fact
        elif original in ids and original != fact.id:
            repeats[original] = (*repeats.get(original, ()), fact)
        elif original in first:
            repeats[first[original].id] = (*repeats.get(first[original].id, ()), fact)
        else:
            first[original] = fact
            kept[fact.id] = fact
    for key in [k for k in repeats if k not in kept]:  # a repeat of a repeat
        lost = repeats.pop(key)
        owner = next((k for k, r in repeats.items() if any(f.id == key for f in r)), None)
        if owner is not None:
            repeats[owner] = (*repeats[owner], *lost)
        else:
            kept[lost[0].id] = lost[0]
    return tuple(kept.values()), repeats


def group(facts: Sequence[Fact], repeats: dict[str, tuple[Fact, ...]], sides: Sides) -> tuple[Group, ...]:
    """The facts by what they say, in order of the first that says it; labels are unique."""
    by_key: dict[Key, list[Fact]] = {}
    for fact in facts:
        by_key.setdefault(_key(fact, sides), []).append(fact)
    rows = list(by_key.values())
    labels = _labels([row[0] for row in rows])
    return tuple(
        Group(name, tuple(row), tuple(r for f in row for r in repeats.get(f.id, ())))
        for name, row in zip(labels, rows, strict=True)
    )


def reading(row: Group, articles: dict[str, Article]) -> Reading:
    """The row of the report for one group."""
    first = row.facts[0]
    return Reading(
        label=row.label,
        low=first.low,
        high=first.high,
        bound=first.bound,
        unit=first.unit,
        date_from=first.date_from,
        date_to=first.date_to,
        facts=tuple(f.id for f in (*row.facts, *row.repeats)),
        measure=next((f.measure for f in row.facts if f.measure), None),
        independent_sources=len({voice(f, articles) for f in row.facts}),
    )


def _key(fact: Fact, sides: Sides) -> Key:
    if fact.kind == "date":
        if stretch(fact) is None:
            return ("words", fold(" ".join(fact.text.split())))
        return ("date", fact.date_from, fact.date_to, fact.bound, is_hedged(fact))
    low = None if fact.low is None else float(fact.low)
    high = None if fact.high is None else float(fact.high)
    return ("quantity", low, high, fact.bound, fact.unit, hedge_side(fact, sides))


def _labels(firsts: Sequence[Fact]) -> list[str]:
    words = [" ".join(f.text.split()) or "?" for f in firsts]
    count = Counter(fold(w) for w in words)
    labels: list[str] = []
    for word, fact in zip(words, firsts, strict=True):
        name = word
        if count[fold(word)] > 1:
            more = fact.date_from or fact.date_to or fact.unit
            name = f"{word} ({more})" if more else word
        plain, n = name, 2
        while name in labels:
            name, n = f"{plain} [{n}]", n + 1
        labels.append(name)
    return labels
