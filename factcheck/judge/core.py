"""The judge: facts of one thing in, one comparison with its verdict and reasons out."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from factcheck.judge import amounts, times
from factcheck.judge.difference import Difference
from factcheck.judge.hints import hints
from factcheck.judge.parts import Parts
from factcheck.judge.readings import Group, fold_repeats, group, reading
from factcheck.judge.reasons import article_names, cite, label, notes
from factcheck.judge.rules import JudgeRules, MeasureTraits
from factcheck.judge.ruling import AGENCY, Ruling, rule, voice
from factcheck.judge.severity import Circumstances, weigh
from factcheck.judge.units import ToBase, converter
from factcheck.model import Article, Comparison, Evidence, Fact, Relation, Verdict
from factcheck.text import fold

_WORST: tuple[Verdict, ...] = ("conflict", "update", "compatible", "agreement")
#: Lines of `why` about pairs, and hints: beyond these the relations have the rest.
_MOST_LINES = 12


class Measure(Protocol):
    """What the judge asks of a measure; any object with these attributes will do."""

    @property
    def moves(self) -> bool:
        """Whether the quantity changes with time."""
        ...

    @property
    def stake(self) -> float:
        """0 to 1: how much an error in it would matter."""
        ...

    @property
    def cumulative(self) -> bool:
        """Whether it can only grow."""
        ...


@dataclass(frozen=True, slots=True)
class Pair:
    """Two readings laid side by side: the relation, and what bears on the comparison."""

    relation: Relation
    nature: tuple[str, ...]
    hints: tuple[str, ...] = ()
    lines: tuple[str, ...] = ()
    ratio: float = 1.0
    headline: bool = False
    vague: bool = False


@dataclass(frozen=True, slots=True)
class _Bench:
    """What every pair of one comparison is judged with."""

    articles: dict[str, Article]
    names: dict[str, str]
    traits: MeasureTraits
    rules: JudgeRules
    to_base: ToBase
    parts: Parts
    most: int  # facts of a reading that are asked for their time and source


_COPIES = "copies of one text count once"


def judge(
    facts: Sequence[Fact],
    evidence: tuple[Evidence, ...],
    why_matched: Sequence[str],
    *,
    articles: Mapping[str, Article],
    measures: Mapping[str, Measure],
    rules: JudgeRules,
    context: Sequence[Fact] = (),
    parts: Parts | None = None,
    to_base: ToBase | None = None,
) -> Comparison | None:
    """The comparison of facts that speak of one thing; None when fewer than two places state it.

    ``context`` are planned, denied or earlier facts on the same thing: shown, never judged. ``parts`` is
    what the texts say of part and whole. ``to_base`` turns units into each other; left out, rules/units.yaml does.
    """
    known = {key: articles[key] for key in sorted(articles)}
    counted, repeats = fold_repeats(_in_order(facts, known))
    if len({(f.article, f.start, f.end) for f in counted}) < 2:
        return None
    groups = group(counted, repeats, rules.sides)
    traits = _traits(counted, measures, rules)
    here = {f.article: known[f.article] for f in counted if f.article in known}
    most = 8 if len(groups) <= 20 else 3 if len(groups) <= 60 else 1
    bench = _Bench(
        known,
        article_names(here),
        traits,
        rules,
        to_base or converter(rules.units, rules.rates.base, rules.rates.rates),
        parts or Parts(),
        most,
    )
    pairs = [_pair(a, b, bench) for i, a in enumerate(groups) for b in groups[i + 1 :]]
    verdict: Verdict = next((v for v in _WORST if any(p.relation.verdict == v for p in pairs)), "agreement")
    nature = tuple(sorted({n for p in pairs for n in p.nature}))
    severity, weighed = weigh(_circumstances(counted, pairs, verdict, traits), rules.severity)
    return Comparison(
        id=hashlib.sha256("\n".join(sorted(f.id for f in counted)).encode()).hexdigest()[:12],
        label=label(counted, rules.labels, known),
        verdict=verdict,
        nature=nature,
        severity=severity,
        evidence=tuple(sorted(evidence, key=lambda e: (-e.bits, e.label))),
        hints=tuple(dict.fromkeys(h for p in pairs for h in p.hints))[:_MOST_LINES],
        context=tuple(f.id for f in _in_order(context, known)),
        readings=tuple(reading(g, known) for g in groups),
        relations=tuple(p.relation for p in pairs),
        why=(*why_matched, *_sources(groups, bench), *_reasons(pairs), weighed),
    )


def _in_order(facts: Sequence[Fact], articles: Mapping[str, Article]) -> list[Fact]:
    """By publication, path and place in the text, so that the order of the arguments is of no account."""

    def place(fact: Fact) -> tuple[str, str, str, int, int, str]:
        article = articles.get(fact.article)
        published, path = (article.published or "", article.path) if article else ("", "")
        return (published, path, fact.article, fact.start, fact.end, fact.id)

    return sorted({f.id: f for f in facts}.values(), key=place)


def _traits(facts: Sequence[Fact], measures: Mapping[str, Measure], rules: JudgeRules) -> MeasureTraits:
    """The traits of the facts' measure; where they were read as several, the most serious stake of them."""
    stake = rules.severity.date_stake if facts[0].kind == "date" else rules.severity.default_stake
    found = [measures[f.measure] for f in facts if f.measure is not None and f.measure in measures]
    if not found:
        return MeasureTraits(stake=stake)
    moving_date = any(f.measure in rules.tolerances.moving_dates for f in facts)
    return MeasureTraits(
        moves=any(m.moves for m in found) and (facts[0].kind == "quantity" or moving_date),
        stake=max(stake if facts[0].kind == "date" else 0.0, *(m.stake for m in found)),
        cumulative=all(m.cumulative for m in found),
    )


def _pair(a: Group, b: Group, bench: _Bench) -> Pair:
    tolerances = bench.rules.tolerances
    one, two = a.coarsest, b.coarsest
    if one.kind == "date" and two.kind == "date":
        found = times.relate(
            one,
            two,
            tolerances,
            (_zone(one, bench.articles, tolerances.zone_words), _zone(two, bench.articles, tolerances.zone_words)),
        )
        sizes = (0.0, 0.0)
    elif one.kind != two.kind:
        found, sizes = Difference("compatible", "not compared: a date and a quantity", ("unit",)), (0.0, 0.0)
    else:
        found = amounts.relate(one, two, bench.rules, bench.to_base)
        sizes = amounts.spread(one, two, bench.rules, bench.to_base)
    if found.outcome == "same":
        return Pair(Relation(a=a.label, b=b.label, verdict="agreement", why=found.why), found.nature)
    if found.outcome != "compatible" and (why := bench.parts.explain(a.facts, b.facts)):
        return Pair(Relation(a=a.label, b=b.label, verdict="compatible", why=why), ("scope",))
    if found.outcome == "compatible":
        return Pair(Relation(a=a.label, b=b.label, verdict="compatible", why=found.why), found.nature)
    x, y, ruling = _worst(a, b, found, sizes, bench)
    if found.outcome == "loose" and ruling.verdict != "update":
        return Pair(Relation(a=a.label, b=b.label, verdict="compatible", why=found.why), found.nature)
    return _differing(a, b, x, y, found, sizes, ruling, bench)


def _worst(
    a: Group, b: Group, found: Difference, sizes: tuple[float, float], bench: _Bench
) -> tuple[Fact, Fact, Ruling]:
    """The two facts of a pair of readings that are hardest to reconcile: a conflict before an update."""
    first: tuple[Fact, Fact, Ruling] | None = None
    for x in _voices(a, bench):
        for y in _voices(b, bench):
            ruling = rule(
                x, y, found, sizes, articles=bench.articles, traits=bench.traits, tolerances=bench.rules.tolerances
            )
            if ruling.verdict == "conflict":
                return x, y, ruling
            first = first or (x, y, ruling)
    if first is None:
        raise ValueError("a reading without facts")
    return first


def _voices(row: Group, bench: _Bench) -> list[Fact]:
    """One fact for each article, time and source that states a reading."""
    seen: dict[tuple[str, str, str], Fact] = {}
    for fact in row.facts:
        seen.setdefault((fact.article, fold(fact.as_of or ""), fold(fact.attribution or "")), fact)
    return list(seen.values())[: bench.most]


def _differing(
    a: Group, b: Group, x: Fact, y: Fact, found: Difference, sizes: tuple[float, float], ruling: Ruling, bench: _Bench
) -> Pair:
    slips = hints(x, y)
    extra, more = notes(x, y)
    fell = ruling.nature
    nature = tuple(sorted({*found.nature, *fell, *more, *(name for name, _ in slips)}))
    low, high = sorted(abs(s) for s in sizes)
    reason = f"{found.why}; {ruling.why}"
    said = f"{cite(x, bench.articles, bench.names)}; {cite(y, bench.articles, bench.names)}"
    return Pair(
        relation=Relation(a=a.label, b=b.label, verdict=ruling.verdict, why=reason),
        nature=nature,
        hints=tuple(text for _, text in slips),
        lines=(f"{ruling.verdict}: {said}: {reason}", *extra),
        ratio=1.0 if high == low else high / low if low > 0 else float("inf"),
        headline=any(f.zone == "headline" for f in (*a.facts, *b.facts)),
        vague=x.kind == "quantity" and (amounts.is_vague(x) or amounts.is_vague(y)),
    )


def _circumstances(
    facts: Sequence[Fact], pairs: Sequence[Pair], verdict: Verdict, traits: MeasureTraits
) -> Circumstances:
    worst = [p for p in pairs if p.relation.verdict == verdict]
    nature: Collection[str] = {n for p in worst for n in p.nature}
    if not all("dispute" in p.nature for p in worst):
        nature = {n for n in nature if n != "dispute"}  # one open contradiction is enough
    return Circumstances(
        verdict=verdict,
        stake=traits.stake,
        nature=nature,
        ratio=max((p.ratio for p in worst), default=1.0),
        headline=any(p.headline for p in worst),
        vague=bool(worst) and all(p.vague for p in worst),
        measure=next((f.measure for f in facts if f.measure), "dates" if facts[0].kind == "date" else ""),
    )


def _sources(groups: Sequence[Group], bench: _Bench) -> list[str]:
    """How many independent articles stand behind a comparison, where copies make it fewer than it seems."""
    facts = [f for g in groups for f in g.facts]
    articles = {f.article for f in facts}
    voices = {voice(f, bench.articles) for f in facts}
    if len(voices) >= len(articles):
        return []
    plural = "source" if len(voices) == 1 else "sources"
    shared = sorted(v for v in voices if v.startswith(AGENCY))
    why = f"copies of one text and figures of {' or '.join(shared)} count once" if shared else _COPIES
    return [f"{len(articles)} articles, but {len(voices)} independent {plural}: {why}"]


def _reasons(pairs: Sequence[Pair]) -> list[str]:
    ordered = sorted(pairs, key=lambda p: _WORST.index(p.relation.verdict))
    lines = list(dict.fromkeys(line for p in ordered for line in p.lines))
    if not lines:
        lines = [p.relation.why for p in ordered] or ["all facts say the same"]
    if len(lines) > _MOST_LINES:
        lines = [*lines[:_MOST_LINES], f"and {len(lines) - _MOST_LINES} more lines, as the relations show"]
    return lines


def _zone(fact: Fact, articles: Mapping[str, Article], words_of_zones: Collection[str]) -> str:
    """Which clock the words in or beside a time name: "gmt", "et", "local" or ""."""
    article = articles.get(fact.article)
    after = article.text[fact.end : fact.end + 14] if article else ""
    words = set(fold(f"{fact.text} {after}").replace(",", " ").replace(".", " ").replace(")", " ").split())
    if words & {"gmt", "utc"}:
        return "gmt"
    named = sorted(words.intersection(words_of_zones))
    return named[0] if named else "local" if "local" in words else ""
