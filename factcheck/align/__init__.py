"""Which facts speak of one thing: candidate pairs, labelled evidence, clusters."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from factcheck.align import block, cluster, weights, words
from factcheck.align.echo import join_echoes
from factcheck.align.evidence import Bench, distance, levels
from factcheck.align.rival import even, rivals
from factcheck.align.twins import twins
from factcheck.align.vetoes import veto
from factcheck.align.view import View, Viewer
from factcheck.lexicon import PopulationRules
from factcheck.lexicon import load as load_lexicon
from factcheck.model import Article, Evidence, Fact
from factcheck.names import load as load_names
from factcheck.rulesfile import read_rules

#: Bits of a pair that a rule keeps apart, whatever else speaks for it.
NEVER = -99.0
Pair = tuple[int, int]


@dataclass(slots=True, frozen=True)
class Match:
    """Facts taken to be of one thing, with the evidence for it."""

    facts: tuple[Fact, ...]
    evidence: tuple[Evidence, ...]
    why: tuple[str, ...]
    context: tuple[Fact, ...] = ()


class Aligner:
    """Compares and groups facts with one set of rules."""

    def __init__(self, overlay: Path | None = None, table: weights.Weights | None = None) -> None:
        lex, names = load_lexicon(overlay), load_names(overlay)
        self.weights = table or weights.load(overlay)
        opposites = read_rules("populations", PopulationRules, overlay).opposites
        self.bench = Bench(lex, names, self.weights.apart, opposites, self.weights.telling, self.weights.near)
        self.viewer = Viewer(lex, names, self.weights.made, overlay)

    def bits(self, a: View, b: View) -> float:
        """The evidence that two facts are of one thing, in bits, prior and all; ``NEVER`` when a rule parts them."""
        if veto(a, b, self.bench) is not None:
            return NEVER
        table = self.weights.bits[a.family]
        return self.weights.prior[a.family] + sum(table.get(level, 0.0) for level in levels(a, b, self.bench))

    def weigh(self, views: Sequence[View], pairs: Iterable[Pair]) -> dict[Pair, float]:
        """The bits of every pair, those of its rivals among them."""
        bits = {(a, b): self.bits(views[a], views[b]) for a, b in pairs}
        for pair, level in rivals(views, bits).items():
            bits[pair] += self.weights.bits[views[pair[0]].family].get(("rival", level), 0.0)
        return bits

    def distance(self, a: View, b: View) -> float | None:
        """The bits that the distance of two values is worth against a difference; None where they do not differ."""
        level = distance(a, b, self.bench)
        return None if level is None else self.weights.distance[a.family].get(level, 0.0)

    def evidence(self, a: View, b: View) -> list[Evidence]:
        """The evidence on two facts as words and bits, strongest first, whichever way it speaks."""
        against = veto(a, b, self.bench)
        if against is not None:
            return [Evidence(label=against, bits=NEVER)]
        table = self.weights.bits[a.family]
        found = [(words.say(level, a, b), table.get(level, 0.0)) for level in levels(a, b, self.bench)]
        if (level := distance(a, b, self.bench)) is not None:
            found.append((words.say(("distance", level), a, b), self.weights.distance[a.family].get(level, 0.0)))
        return sorted(
            (Evidence(label=label, bits=round(bits, 1)) for label, bits in found if label and abs(bits) >= 0.05),
            key=lambda e: (-abs(e.bits), e.label),
        )


def match(
    articles: Sequence[Article],
    facts: Sequence[Fact],
    rules: Path | None = None,
    *,
    events: Sequence[Sequence[str]] | None = None,
) -> list[Match]:
    """The groups of facts that speak of one thing, in a stable order; raises RulesError.

    The same as what :func:`matches` finds, at once.
    """
    return [m for _, found in matches(articles, facts, rules, events=events) for m in found]


def matches(
    articles: Sequence[Article],
    facts: Sequence[Fact],
    rules: Path | None = None,
    *,
    events: Sequence[Sequence[str]] | None = None,
) -> Iterator[tuple[tuple[int, int], list[Match]]]:
    """The groups of facts that speak of one thing, event after event, in a stable order; raises RulesError.

    With each event comes how many of all facts have been compared by then. ``events`` are groups of article ids:
    only facts of articles that share one are compared. Without it all articles are taken to tell of one event.
    """
    aligner = Aligner(rules)
    every = aligner.viewer.views(articles, facts, _numbers(articles, events))
    printed = _Printed(every)
    by_component: dict[int, list[View]] = {}
    for v in every:
        if v.fact.repeat_of is None:
            by_component.setdefault(v.component, []).extend(twins(v))
    done, total = 0, sum(map(len, by_component.values()))
    for _, views in sorted(by_component.items()):
        found = _matches(aligner, views, printed)
        done += len(views)
        yield (done, total), found


def _matches(aligner: Aligner, views: Sequence[View], printed: _Printed) -> list[Match]:
    """The matches among articles that events join."""
    bits = aligner.weigh(views, block.pairs(views))
    groups = _groups(views, bits, aligner)
    aside = _aside(views, bits, groups, aligner)
    found: dict[tuple[str, ...], Match] = {}
    for group, context in zip(groups, aside, strict=True):
        key = tuple(sorted({views[n].fact.id for n in group}))
        if len(key) > 1 and key not in found:
            best = cluster.strongest(bits, group)
            evidence = aligner.evidence(views[best[0]], views[best[1]]) if best else []
            found[key] = Match(
                facts=printed.of(views[n].fact for n in group),
                evidence=tuple(evidence),
                why=tuple(words.why(evidence)),
                context=printed.of(views[n].fact for n in context),
            )
    return list(found.values())


def explain(
    a: Fact, b: Fact, articles: Sequence[Article], facts: Sequence[Fact], rules: Path | None = None
) -> list[Evidence]:
    """The evidence on two facts, strongest first, for or against: why they were, or were not, taken as one thing."""
    aligner = Aligner(rules)
    by_id = {v.fact.id: v for v in aligner.viewer.views(articles, facts, _numbers(articles, None))}
    return aligner.evidence(by_id[a.id], by_id[b.id])


def _numbers(articles: Sequence[Article], events: Sequence[Sequence[str]] | None) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {a.id: [] for a in articles}
    for number, group in enumerate([sorted(found)] if events is None else sorted(sorted(e) for e in events)):
        for article in group:
            found.setdefault(article, []).append(number)
    return found


def _groups(views: Sequence[View], bits: dict[Pair, float], aligner: Aligner) -> list[list[int]]:
    """The groups of asserted facts, of each family by its own measure of enough."""
    by_family: dict[str, dict[Pair, float]] = {}
    for (a, b), value in bits.items():
        if views[a].fact.status == views[b].fact.status == "asserted":
            by_family.setdefault(views[a].family, {})[a, b] = value
    rules, units = aligner.weights, aligner.bench.units

    def far(a: int, b: int) -> float | None:
        return aligner.distance(views[a], views[b])

    found: list[list[int]] = []
    for family, own in sorted(by_family.items()):
        level = even(views, own, rules.bits[family], rules.strict[family])
        may = cluster.tellable(level, far, rules.tell[family])
        kept = cluster.cluster(own, join=rules.join[family], floor=rules.floor, unseen=rules.unseen, may=may)
        found += join_echoes(
            kept,
            views,
            own,
            units,
            least=rules.echo,
            differing=rules.echo_differing,
            floor=rules.floor,
            unseen=rules.unseen,
        )
    return sorted(found)


def _aside(
    views: Sequence[View], bits: dict[Pair, float], groups: Sequence[Sequence[int]], aligner: Aligner
) -> list[list[int]]:
    """For each group the planned, denied, earlier and other facts on the same thing: shown beside it, never rivals."""
    group_of = {n: number for number, group in enumerate(groups) for n in group}
    sums: dict[Pair, list[float]] = {}
    for pair, value in bits.items():
        for one, other in (pair, pair[::-1]):
            if views[one].fact.status != "asserted" and other in group_of:
                sums.setdefault((one, group_of[other]), []).append(value)
    best: dict[int, tuple[float, int]] = {}
    for (n, number), values in sorted(sums.items()):
        mean = sum(values) / len(values)
        enough = max(aligner.weights.join[views[n].family], 0.0)
        if mean >= enough and min(values) > aligner.weights.floor and (n not in best or mean > best[n][0]):
            best[n] = (mean, number)
    found: list[list[int]] = [[] for _ in groups]
    for n, (_, number) in sorted(best.items()):
        found[number].append(n)
    return found


class _Printed:
    """The facts as they were compared, each followed by the copies of its passage."""

    def __init__(self, views: Sequence[View]) -> None:
        self.repeats: dict[str, list[Fact]] = {}
        for v in views:
            if v.fact.repeat_of is not None:
                self.repeats.setdefault(v.fact.repeat_of, []).append(v.fact)

    def of(self, facts: Iterable[Fact]) -> tuple[Fact, ...]:
        """``facts`` in their order, each once."""
        unique = {fact.id: fact for fact in facts}
        return tuple(f for fact in unique.values() for f in (fact, *self.repeats.get(fact.id, ())))
