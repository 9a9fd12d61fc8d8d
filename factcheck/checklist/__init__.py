"""The editorial checks: a draft against itself and against its sources, each a rule of ``rules/checks.yaml``."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from factcheck import lexicon, names
from factcheck.checklist import (
    ages,
    changes,
    clocks,
    conversions,
    days,
    doubts,
    headlines,
    hedges,
    magnitudes,
    numbers,
    own,
    sources,
    sourcing,
    spellings,
    statuses,
    sums,
)  # fmt: skip
from factcheck.checklist.desk import Check, Desk, Page, finding
from factcheck.checklist.lists import Checklist, decide
from factcheck.checklist.lists import load as load_list
from factcheck.checklist.lists import names as list_names
from factcheck.checklist.rules import load, measured
from factcheck.checklist.settled import baseline, honour, ignores, read_baseline, settle
from factcheck.model import Article, Checked, Comparison, Fact, Finding

#: Every check by its name in rules/checks.yaml. To add one: a function here, a document there.
CHECKS: dict[str, Check] = {
    "remainder": sums.remainder,
    "part-over-whole": sums.part_over_whole,
    "list-and-total": sums.listed,
    "places-and-total": sums.places,
    "parts-of-vote": sums.votes,
    "shares-of-hundred": sums.hundred,
    "change-recomputed": changes.recomputed,
    "wrong-way": changes.wrong_way,
    "multiplied": changes.multiplied,
    "increment": changes.increment,
    "elided-magnitude": magnitudes.elided,
    "lost-magnitude": magnitudes.lost,
    "magnitude-slip": magnitudes.slip,
    "transposed": magnitudes.transposed,
    "unit-conversion": conversions.units,
    "exchange-rate": conversions.exchange,
    "time-zone": clocks.zones,
    "currency-swapped": conversions.swapped,
    "which-dollar": conversions.dollars,
    "per-cent-or-points": doubts.points,
    "times-more": doubts.times_more,
    "slashed-date": doubts.slashed,
    "same-weekday": doubts.same_weekday,
    "last-weekday": doubts.last_weekday,
    "undated-today": doubts.undated,
    "impossible-day": days.impossible,
    "weekday-and-date": days.weekdays,
    "day-count": days.day_counts,
    "anniversary": days.anniversaries,
    "backward-span": days.backward,
    "birth-year": ages.births,
    "life-dates": ages.milestones,
    "two-ages": ages.differing,
    "hedge-within": hedges.within,
    "hedge-of-sources": hedges.against_sources,
    "hardened": statuses.hardened,
    "tried-or-done": statuses.tried,
    "attempted-or-done": statuses.attempted,
    "unverified": statuses.unverified,
    "attribution-dropped": sources.named_nobody,
    "contested-unattributed": sourcing.contested,
    "nobody-named": sourcing.nobody,
    "one-source": sourcing.one_source,
    "same-number": numbers.coincidences,
    "same-number-within": numbers.within,
    "name-variant": spellings.variants,
    "name-of-sources": spellings.persons,
    "group-named-twice": spellings.groups,
    "headline-and-text": headlines.disagree,
    "contradicted": sources.contradicted,
    "unsupported": sources.unsupported,
}


def check_names(rules: Path | None = None) -> tuple[str, ...]:
    """The names of all checks, those of the desk's own folder behind the shipped; raises RulesError."""
    return (*CHECKS, *(name for name in load(rules).checks if name not in CHECKS))


def check(
    draft: Article,
    articles: Sequence[Article],
    facts: Sequence[Fact],
    comparisons: Sequence[Comparison],
    rules: Path | None = None,
) -> tuple[tuple[Finding, ...], tuple[Checked, ...]]:
    """The findings on the draft, and what its sources say of each of its figures, both in text order.

    ``articles`` are the draft and its sources, ``comparisons`` what was found between their facts; raises RulesError.
    """
    book = load(rules)
    desk = Desk(
        draft=Page(draft, facts),
        sources=tuple(Page(a, facts) for a in articles if a.id != draft.id),
        comparisons=tuple(comparisons),
        facts={f.id: f for f in facts},
        articles={a.id: a for a in articles},
        lex=lexicon.load(rules),
        names=names.load(rules),
        rules=book,
    )
    measured(book, desk.lex.measures, rules)
    found: dict[tuple[int, int, str], Finding] = {}
    for name in check_names(rules):
        rule = book.checks.get(name)
        if rule is None or not rule.on:
            continue
        for note in CHECKS.get(name, own.found)(desk, rule):
            one = finding(note, name, rule, desk.draft)
            found.setdefault((one.start, one.end, one.rule), one)
    ordered = sorted(found.values(), key=lambda f: (f.start, f.end, f.rule))
    return tuple(ordered), sources.held(desk)


__all__ = [
    "CHECKS", "Checklist", "baseline", "check", "check_names", "decide", "honour", "ignores", "list_names", "load",
    "load_list",
    "read_baseline", "settle"
]  # fmt: skip
