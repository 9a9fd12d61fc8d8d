"""What weights come to on labelled events: groups, the labelled pairs in them, and the differences they tell."""

from __future__ import annotations

import itertools
from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import NamedTuple

from benchmarks.labels import Event, Pair
from factcheck import align
from factcheck.align import cluster
from factcheck.align.echo import join_echoes
from factcheck.align.rival import even, rivals


@dataclass
class Model:
    """The prior and the bits of each level, for one family."""

    prior: float
    bits: dict[tuple[str, str], float]

    def score(self, found: Sequence[tuple[str, str]]) -> float:
        """The bits of a pair."""
        return self.prior + sum(self.bits.get(level, 0.0) for level in found)


class Choice(NamedTuple):
    """What is chosen and not fitted: the price of a difference, what is asked of bare nouns, where to join and tell."""

    price: float
    strict: float
    join: float
    tell: float


class Trial:
    """One set of weights for each event, tried with one choice after another."""

    def __init__(
        self, family: str, fitted: Sequence[tuple[Event, Model, Mapping[str, float]]], rules: Mapping[str, float]
    ) -> None:
        self.family, self.fitted, self.rules = family, fitted, rules
        self.scored: dict[tuple[str, float], dict[Pair, float]] = {}
        self.levels: dict[tuple[str, float, float], dict[Pair, float]] = {}

    def run(self, choice: Choice, *, echoes: bool = False, only: Collection[str] = ()) -> Counter[str]:
        """The labelled pairs and differences of all events, or of ``only`` some, with one choice."""
        count: Counter[str] = Counter()
        for e, model, far in self.fitted:
            if only and e.name not in only:
                continue
            bits = self._bits(e, model, choice.price)
            level = self._level(e, model, choice)
            may = cluster.tellable(level, partial(distance, e, far), choice.tell)
            rules = self.rules
            found = cluster.cluster(bits, join=choice.join, floor=rules["floor"], unseen=rules["unseen"], may=may)
            if echoes:
                limits = {"least": rules["echo"], "differing": rules["echo_differing"], "floor": rules["floor"]}
                found = join_echoes(found, e.views, bits, e.bench.units, **limits, unseen=rules["unseen"])
            count += tally(e, self.family, found) + told(e, self.family, found)
        return count

    def _bits(self, e: Event, model: Model, price: float) -> dict[Pair, float]:
        key = e.name, price
        if key not in self.scored:
            priced = Model(model.prior, {**model.bits, ("value", "differ"): price})
            self.scored[key] = scores(e, priced, self.family)
        return self.scored[key]

    def _level(self, e: Event, model: Model, choice: Choice) -> dict[Pair, float]:
        key = e.name, choice.price, choice.strict
        if key not in self.levels:
            self.levels[key] = even(e.views, self._bits(e, model, choice.price), model.bits, choice.strict)
        return self.levels[key]


def distance(e: Event, far: Mapping[str, float], a: int, b: int) -> float | None:
    """What the distance of two values is worth; None where they do not differ."""
    level = e.gap(a, b)
    return None if level is None else far.get(level, 0.0)


def scores(e: Event, model: Model, family: str) -> dict[Pair, float]:
    """The bits of every pair of a family, rivals and sums among them."""
    bits = {
        pair: model.score(found)
        for pair, found in zip(e.pairs, e.found, strict=True)
        if e.views[pair[0]].family == family
    }
    for pair, level in rivals(e.views, bits).items():
        bits[pair] += model.bits.get(("rival", level), 0.0)
    bits.update({p: align.NEVER for p in e.vetoed if e.views[p[0]].family == e.views[p[1]].family == family})
    return bits


def tally(e: Event, family: str, found: Sequence[Sequence[int]]) -> Counter[str]:
    """Labelled pairs joined rightly, wrongly, and missed."""
    count: Counter[str] = Counter()
    for a, b in (pair for group in found for pair in itertools.combinations(group, 2)):
        if e.positive(a, b):
            count["right"] += 1
        elif e.keys[a] and e.keys[b]:
            count["wrong"] += 1
    sizes = Counter(k for v, keys in zip(e.views, e.keys, strict=True) if v.family == family for k in keys)
    count["missed"] = sum(n * (n - 1) // 2 for n in sizes.values()) - count["right"]
    return count


def told(e: Event, family: str, found: Sequence[Sequence[int]]) -> Counter[str]:
    """Groups with a difference in them, and those of them that hold a labelled one and little else."""
    count: Counter[str] = Counter()
    known: set[str] = set()
    for group in found:
        differing = [p for p in itertools.combinations(group, 2) if e.tells(*p)]
        if not differing:
            continue
        count["told"] += 1
        labelled_facts = sum(bool(e.keys[n]) for n in group)
        for key in sorted({k for a, b in differing for k in e.keys[a] & e.keys[b]} - known):
            if sum(key in e.keys[n] for n in group) * 3 >= 2 * labelled_facts:
                known.add(key)
                count["told_right"] += 1
                break
    holders: dict[str, list[int]] = defaultdict(list)
    for n, keys in enumerate(e.keys):
        if e.views[n].family == family:
            for key in keys:
                holders[key].append(n)
    count["to_tell"] = sum(any(e.tells(*p) for p in itertools.combinations(group, 2)) for group in holders.values())
    return count


def f1(right: int, joined: int, there: int) -> tuple[float, float, float]:
    p, r = right / max(1, joined), right / max(1, there)
    return p, r, 2 * p * r / (p + r) if p + r else 0.0


def links(c: Counter[str]) -> tuple[float, float, float]:
    return f1(c["right"], c["right"] + c["wrong"], c["right"] + c["missed"])


def differences(c: Counter[str]) -> tuple[float, float, float]:
    return f1(c["told_right"], c["told"], c["to_tell"])
