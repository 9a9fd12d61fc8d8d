"""``rules/checks.yaml``: each check a document that proves itself, with the words and numbers it works by."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from difflib import get_close_matches
from functools import partial
from pathlib import Path
from typing import Literal

from pydantic import Field, field_validator

from factcheck.errors import RulesError
from factcheck.patterns import compiled
from factcheck.phrases import Phrases
from factcheck.rulesfile import RulesModel, own_keys, place_of, read_rules

#: The key of the words of a check that are measures.
MEASURES = "measures"

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

    rule: RuleClass = Field(description="the class of its findings")
    severity: Literal["high", "medium", "low"] = Field(description="how much it matters")
    why: str = Field(min_length=1, description="why it matters, in a sentence or two")
    fails: Sample = Field(description="a draft that the check finds something in")
    passes: Sample = Field(description="one that it finds nothing in")
    on: bool = Field(default=True, description="false turns the check off")
    numbers: dict[str, float] = Field(default={}, description="the numbers that a check of factcheck works by")
    words: dict[str, list[str]] = Field(default={}, description="the words that it works by; yours are added")
    find: list[str] = Field(default=[], description="of a check of your own: words to look for, in any case")
    pattern: str | None = Field(
        default=None, description="or a regular expression (RE2), in any case, a sentence a time"
    )
    message: str | None = Field(default=None, description="what to say of the words found; the why unless given")

    @field_validator("pattern")
    @classmethod
    def usable(cls, pattern: str | None) -> str | None:
        """Raise ValueError when the pattern cannot be used, or may take without bound."""
        if pattern is not None:
            compiled(pattern)
        return pattern

    @field_validator("find")
    @classmethod
    def said(cls, find: list[str]) -> list[str]:
        """Raise ValueError when there is nothing to look for."""
        if not all(words.strip() for words in find):
            raise ValueError("words to look for cannot be empty")
        return find

    @property
    def own(self) -> bool:
        """Whether the file itself says what to look for, so that no code is needed."""
        return bool(self.find or self.pattern)

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
    shipped = read_rules("checks", CheckRules)
    if overlay is None:
        return shipped
    for name, keys in own_keys("checks", "checks", overlay).items():
        if name not in shipped.checks and not keys & {"find", "pattern"}:
            remedy = f"Did you mean {close[0]!r}?" if (close := get_close_matches(name, shipped.checks, n=1)) else OWN
            raise _fault(f"no check has the name {name!r}", ["checks", name], overlay, remedy)
    book = read_rules("checks", CheckRules, overlay)
    for name, rule in book.checks.items():
        known = shipped.checks.get(name)
        if known is not None and rule.own:
            raise _fault(f"{name} finds what its code says", ["checks", name], overlay, "Give yours another name")
        for part in ("numbers", "words") if known is not None else ():
            for key in getattr(rule, part):
                if key not in (kept := getattr(known, part)):
                    said = f"{name} has no {part} called {key!r}"
                    raise _fault(said, ["checks", name, part, key], overlay, f"It has {', '.join(kept) or 'none'}")
    return book


#: What to do about a check that has neither code nor words.
OWN = "Say what it finds, under find or pattern; or see the names: factcheck rules list"


def _fault(title: str, keys: Sequence[str], overlay: Path | None, remedy: str) -> RulesError:
    return RulesError(title, place_of("checks", keys, overlay), remedy)


def known_measures(asked: Sequence[str], measures: Collection[str], place: Callable[[int], str]) -> None:
    """Raise RulesError at the first of ``asked`` that is no measure; ``place`` tells where the n-th stands."""
    for n, name in enumerate(asked):
        if name not in measures:
            close = get_close_matches(name, sorted(measures), n=1)
            remedy = f"Did you mean {close[0]!r}?" if close else "Measures are the keys of rules/measures.yaml"
            raise RulesError(f"no measure has the name {name!r}", place(n), remedy)


def measured(book: CheckRules, measures: Collection[str], overlay: Path | None = None) -> None:
    """Raise RulesError when a check lists a measure that there is none of; ``measures`` are all there are."""
    for name, rule in book.checks.items():
        place = partial(_place, ["checks", name, "words", MEASURES], overlay)
        known_measures(rule.words.get(MEASURES, []), measures, place)


def _place(keys: Sequence[int | str], overlay: Path | None, n: int) -> str:
    return place_of("checks", [*keys, n], overlay)
