"""Vague words that clash only with the figures of their own article are shown beside the comparison, not in it.

One writer's "thousands" and "around 1,000" differ in scope more often than in fact; were they judged together, that
clash would hide what is to be said of the figures.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from factcheck.judge.amounts import is_vague
from factcheck.judge.core import Measure, judge
from factcheck.judge.parts import Parts
from factcheck.judge.rules import JudgeRules
from factcheck.model import Article, Comparison, Evidence, Fact


def judge_apart(
    facts: Sequence[Fact],
    evidence: tuple[Evidence, ...],
    why_matched: Sequence[str],
    *,
    articles: Mapping[str, Article],
    measures: Mapping[str, Measure],
    rules: JudgeRules,
    context: Sequence[Fact] = (),
    parts: Parts | None = None,
) -> tuple[Comparison, ...]:
    """The comparison of ``facts`` as :func:`judge` gives it, and one more for vague words that had to stand aside."""

    def weigh(some: Sequence[Fact]) -> Comparison | None:
        return judge(
            some, evidence, why_matched, articles=articles, measures=measures, rules=rules, context=context, parts=parts
        )

    whole = weigh(facts)
    if whole is None:
        return ()
    vague = _clashing_at_home(whole, facts)
    if vague:
        rest = weigh([f for f in facts if f.id not in vague])
        if rest is not None and rest.verdict != "conflict":
            homes = dict.fromkeys(f.article for f in facts if f.id in vague)
            beside = (
                weigh([f for f in facts if f.article == home and (f.id in vague or not is_vague(f))]) for home in homes
            )
            return (rest, *(found for found in beside if found is not None))
    return (whole,)


def _clashing_at_home(whole: Comparison, facts: Sequence[Fact]) -> set[str]:
    """Ids of vague facts that conflict with a figure of their own article."""
    if whole.verdict != "conflict":
        return set()
    by_id = {f.id: f for f in facts}
    held = {r.label: [by_id[i] for i in r.facts if i in by_id] for r in whole.readings}
    found: set[str] = set()
    for relation in whole.relations:
        if relation.verdict != "conflict":
            continue
        for one, other in ((relation.a, relation.b), (relation.b, relation.a)):
            homes = {f.article for f in held[other] if not is_vague(f)}
            found |= {f.id for f in held[one] if is_vague(f) and f.article in homes}
    return found
