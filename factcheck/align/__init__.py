"""Which facts speak of one thing: candidate pairs, labelled evidence, clusters."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from factcheck.align import block, cluster, weights, words
from factcheck.align.evidence import Bench, levels, veto
from factcheck.align.rival import rivals
from factcheck.align.view import View, Viewer
from factcheck.lexicon import PopulationRules
from factcheck.lexicon import load as load_lexicon
from factcheck.model import Article, Evidence, Fact
from factcheck.names import load as load_names
from factcheck.rulesfile import read_rules

#: Bits of a pair that a rule keeps apart, whatever else speaks for it.
NEVER = -99.0


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
        self.bench = Bench(lex, names, self.weights.apart, opposites)
        self.viewer = Viewer(lex, names)

    def bits(self, a: View, b: View) -> float:
        """The evidence that two facts are of one thing, in bits, prior and all; ``NEVER`` when a rule parts them."""
        if veto(a, b, self.bench) is not None:
            return NEVER
        table = self.weights.bits[a.family]
        return self.weights.prior[a.family] + sum(table.get(level, 0.0) for level in levels(a, b, self.bench))

    def weigh(self, views: Sequence[View], pairs: Iterable[tuple[int, int]]) -> dict[tuple[int, int], float]:
        """The bits of every pair, those of its rivals among them."""
        bits = {(a, b): self.bits(views[a], views[b]) for a, b in pairs}
        for pair, level in rivals(views, bits).items():
            bits[pair] += self.weights.bits[views[pair[0]].family].get(("rival", level), 0.0)
        return bits

    def evidence(self, a: View, b: View) -> list[Evidence]:
        """The evidence on two facts as words and bits, strongest first, whichever way it speaks."""
        against = veto(a, b, self.bench)
        if against is not None:
            return [Evidence(label=against, bits=NEVER)]
        table = self.weights.bits[a.family]
        found = [(words.say(level, a, b), table.get(level, 0.0)) for level in levels(a, b, self.bench)]
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

    ``events`` are groups of article ids: only facts of articles that share one are compared. Without it all
    articles are taken to tell of one event.
    """
    aligner = Aligner(rules)
    views = aligner.viewer.views(articles, facts, _numbers(articles, events))
    originals = [v for v in views if v.fact.repeat_of is None]
    stated = [v for v in originals if v.fact.status == "asserted"]
    bits = aligner.weigh(stated, block.pairs(stated))
    groups = _groups(stated, bits, aligner)
    repeats = _repeats(views)
    return [_match(aligner, stated, group, bits, repeats) for group in groups]


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


def _groups(stated: Sequence[View], bits: dict[tuple[int, int], float], aligner: Aligner) -> list[list[int]]:
    """The groups of each family, which has its own measure of enough."""
    by_family: dict[str, dict[tuple[int, int], float]] = {}
    for pair, value in bits.items():
        by_family.setdefault(stated[pair[0]].family, {})[pair] = value
    rules = aligner.weights
    found: list[list[int]] = []
    for family, own in sorted(by_family.items()):
        found += cluster.cluster(own, join=rules.join[family], floor=rules.floor, unseen=rules.unseen)
    return sorted(found)


def _repeats(views: Sequence[View]) -> dict[str, list[Fact]]:
    found: dict[str, list[Fact]] = {}
    for v in views:
        if v.fact.repeat_of is not None:
            found.setdefault(v.fact.repeat_of, []).append(v.fact)
    return found


def _match(
    aligner: Aligner, stated: Sequence[View], group: Sequence[int], bits: dict[tuple[int, int], float], repeats: dict[str, list[Fact]]
) -> Match:
    """One group with the evidence of its strongest pair."""
    facts = [stated[n].fact for n in group]
    best = cluster.strongest(bits, group)
    found = aligner.evidence(stated[best[0]], stated[best[1]]) if best else []
    return Match(
        facts=tuple(f for fact in facts for f in (fact, *repeats.get(fact.id, ()))),
        evidence=tuple(found),
        why=tuple(words.why(found)),
    )
