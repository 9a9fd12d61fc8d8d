"""Small dossiers to decide on: a toll told by two articles, and what may happen to it afterwards."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from factcheck.decisions import Case, decide_on
from factcheck.model import Action, Comparison, Decision, Dossier, Evidence, Fact, Run
from tests.judge.factory import article, compare, quantity, when

AT = "2026-01-02T03:04:05Z"
EVIDENCE = (Evidence(label="both count people", bits=4.0),)


def toll(words: str, of: str, key: str, **more: Any) -> Fact:
    """A death toll in article ``of`` with the id ``key``, a letter and the number of its place in the text."""
    plain = {"measure": "deaths", "counted": "people", "start": 10 * int(key[1:])}
    return quantity(words, article=of, id=key, **(plain | more))


SEVEN, SEVEN_AGAIN, TEN = toll("at least 7", "a", "a1"), toll("7", "b", "b1"), toll("10", "b", "b2")


def together(*facts: Fact, **more: Any) -> Comparison:
    """The judged comparison of these facts."""
    return compare(facts, evidence=EVIDENCE).model_copy(update=more)


def dossier(*groups: Sequence[Fact], loose: Sequence[Fact] = (), **more: Any) -> Dossier:
    """A dossier with a comparison for each group of facts, and facts that stand alone."""
    facts = [*dict.fromkeys(f for group in groups for f in group), *loose]
    articles = tuple(article(name, text="x" * 200) for name in sorted({f.article for f in facts}))
    return Dossier(
        articles=articles,
        facts=tuple(facts),
        comparisons=tuple(together(*group, **more) for group in groups),
        unread=(),
        run=Run(version="0.1.0", rules_sha256="0" * 64, inputs={}),
    )


def decision(
    found: Dossier, action: Action = "both", n: int = 0, who: str = "anna", note: str = "", **value: Any
) -> Decision:
    """A decision on the n-th comparison."""
    return decide_on(found, found.comparisons[n], action, who=who, at=AT, value=value, note=note)


def record(case: Case, found: Dossier, action: Action = "both", n: int = 0, **more: Any) -> Decision:
    """The same, recorded."""
    return case.record(decision(found, action, n, **more))


def note(words: str = "x", who: str = "anna") -> Decision:
    """The smallest decision there is."""
    return Decision(at=AT, who=who, action="note", note=words)


__all__ = ["AT", "SEVEN", "SEVEN_AGAIN", "TEN", "decision", "dossier", "note", "quantity", "record", "together", "toll",
           "when"]  # fmt: skip
