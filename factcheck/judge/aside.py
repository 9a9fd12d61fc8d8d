"""Vague words that clash only with the figures of their own article are shown beside the comparison, not in it.

One writer's "thousands" and "around 1,000" differ in scope more often than in fact; were they judged together, that
clash would hide what is to be said of the figures.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from factcheck.judge.amounts import is_vague
from factcheck.model import Comparison, Fact


def judge_apart(
    facts: Sequence[Fact], judge_one: Callable[[Sequence[Fact]], Comparison | None]
) -> tuple[Comparison, ...]:
    """The comparison of ``facts`` that ``judge_one`` gives, and one more for vague words that had to stand aside."""
    whole = judge_one(facts)
    if whole is None:
        return ()
    vague = _clashing_at_home(whole, facts)
    if vague:
        rest = judge_one([f for f in facts if f.id not in vague])
        if rest is not None and rest.verdict != "conflict":
            homes = dict.fromkeys(f.article for f in facts if f.id in vague)
            beside = (
                judge_one([f for f in facts if f.article == home and (f.id in vague or not is_vague(f))])
                for home in homes
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
