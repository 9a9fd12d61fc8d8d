"""The evidence weights of ``rules/evidence.yaml``."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from factcheck.phrases import Phrases
from factcheck.rulesfile import RulesModel, read_rules


class Family(RulesModel):
    """The weights for one family of values: what a pair starts from, what joins it, and the bits of each level."""

    prior: float
    join: float
    tell: float
    strict: float
    distance: dict[str, float]
    bits: dict[str, dict[str, float]]


class EvidenceRules(RulesModel):
    """The form of ``rules/evidence.yaml``."""

    why: str
    floor: float
    unseen: float
    echo: float
    echo_differing: float
    apart: list[list[str]]
    near: list[list[str]]
    made: dict[str, list[str]]
    telling: frozenset[str]
    families: dict[str, Family]


class Weights:
    """The weights as one flat table for each family, and which measures are never one another."""

    def __init__(self, rules: EvidenceRules) -> None:
        self.floor, self.unseen = rules.floor, rules.unseen
        self.echo, self.echo_differing = rules.echo, rules.echo_differing
        self.join = {name: family.join for name, family in rules.families.items()}
        self.tell = {name: family.tell for name, family in rules.families.items()}
        self.strict = {name: family.strict for name, family in rules.families.items()}
        self.distance = {name: family.distance for name, family in rules.families.items()}
        self.prior = {name: family.prior for name, family in rules.families.items()}
        self.bits = {
            name: {
                (comparison, level): bits
                for comparison, levels in family.bits.items()
                for level, bits in levels.items()
            }
            for name, family in rules.families.items()
        }
        self.made = Phrases((phrase, name) for name, phrases in rules.made.items() for phrase in phrases)
        self.telling = rules.telling
        self.near = frozenset(frozenset((a, b)) for row in rules.near for a in row for b in row if a != b)
        self.apart = frozenset(frozenset((a, b)) for row in rules.apart for a in row for b in row if a != b)


@lru_cache(maxsize=4)
def _weights(rules: EvidenceRules | int, overlay: Path | None) -> Weights:
    return Weights(read_rules("evidence", EvidenceRules, overlay))


def load(overlay: Path | None = None) -> Weights:
    """The weights under ``overlay``; raises RulesError."""
    # read_rules hands out the same object until a file changes, so its identity says whether to build again
    return _weights(id(read_rules("evidence", EvidenceRules, overlay)), overlay)
