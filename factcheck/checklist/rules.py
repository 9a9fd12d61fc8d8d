"""``rules/checks.yaml``: each check a document that proves itself, with the words and numbers it works by."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from pydantic import Field

from factcheck.errors import RulesError
from factcheck.model import Severity
from factcheck.phrases import Phrases
from factcheck.rulesfile import RulesModel, read_rules

#: The classes of findings, a closed set.
RuleClass = Literal[
    "sum", "change", "magnitude", "transposed-digits", "conversion", "currency", "ambiguous", "date", "age", "hedge",
    "status", "sourcing", "same-number", "name-variant", "contradicted", "unsupported",
]  # fmt: skip


class Source(RulesModel):
    """A report that a sample rests on."""

    text: str
    published: str | None = None
    source: str | None = None


class Sample(Source):
    """A draft that fails or passes a check, with its sources."""

    sources: list[Source] = Field(default=[])


class CheckRule(RulesModel):
    """One check: what it finds, why it matters, a text that fails and one that passes, and its parameters."""

    rule: RuleClass
    severity: Severity
    why: str
    fails: Sample
    passes: Sample
    on: bool = True
    numbers: dict[str, float] = Field(default={})
    words: dict[str, list[str]] = Field(default={})

    def number(self, name: str) -> float:
        """The number ``name`` of the check; raises RulesError when the rules file has none."""
        if name not in self.numbers:
            raise RulesError(f"a check lacks its number {name!r}", "rules/checks.yaml", "Give it under numbers")
        return self.numbers[name]

    def listed(self, name: str) -> list[str]:
        """The words ``name`` of the check; raises RulesError when the rules file has none."""
        if name not in self.words:
            raise RulesError(f"a check lacks its words {name!r}", "rules/checks.yaml", "Give them under words")
        return self.words[name]

    def phrases(self, name: str) -> Phrases[str]:
        """The words ``name`` of the check as a matcher."""
        return Phrases((phrase, phrase) for phrase in self.listed(name))


class CheckRules(RulesModel):
    """rules/checks.yaml: the checks by name, and what several of them look up."""

    why: str
    checks: dict[str, CheckRule]
    zones: dict[str, list[str]]


def load(overlay: Path | None = None) -> CheckRules:
    """The checks of the shipped rules with ``overlay`` laid over them; raises RulesError."""
    return read_rules("checks", CheckRules, overlay)
