"""Which facts speak of one thing: candidate pairs, labelled evidence, clusters."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from factcheck.model import Article, Evidence, Fact


@dataclass(slots=True, frozen=True)
class Match:
    """Facts taken to be of one thing, with the evidence for it."""

    facts: tuple[Fact, ...]
    evidence: tuple[Evidence, ...]
    why: tuple[str, ...]
    context: tuple[Fact, ...] = ()


def match(articles: Sequence[Article], facts: Sequence[Fact], rules: Path | None = None) -> list[Match]:
    """The groups of facts that speak of one thing, in a stable order."""
    return []
