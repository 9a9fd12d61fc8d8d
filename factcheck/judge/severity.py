"""How much a comparison matters, and why, in words."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from factcheck.judge.rules import Severities
from factcheck.model import Severity, Verdict

_LEVELS: tuple[Severity, ...] = ("none", "low", "medium", "high")


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What bears on the severity of a comparison."""

    verdict: Verdict
    stake: float  # 0 to 1
    nature: Collection[str]
    ratio: float = 1.0  # the largest gap between two differing figures, as larger / smaller
    headline: bool = False  # whether a differing figure stands in a headline
    vague: bool = False  # whether every differing pair has a vague word on a side
    measure: str = ""


def weigh(c: Circumstances, rules: Severities) -> tuple[Severity, str]:
    """The severity and one sentence that explains it."""
    if c.verdict == "agreement":
        return "none", "severity none: the readings agree"
    name = c.measure.replace("_", " ") or "this kind of figure"
    if c.verdict == "compatible":
        if "hedge" in c.nature and c.stake >= rules.high_stake:
            return (
                rules.hedge_high_stake,
                f"severity {rules.hedge_high_stake}: only the hedge differs, but {name} matter",
            )
        return "none", "severity none: nothing to resolve"
    level = 3 if c.stake >= rules.high_stake else 2 if c.stake >= rules.medium_stake else 1
    reasons = [f"{_LEVELS[level]} for a conflict about {name}"]
    for holds, step, why in _steps(c, rules):
        if holds and step:
            level = max(1, min(3, level + step))
            reasons.append(f"{'raised' if step > 0 else 'lowered'}: {why}")
    level = _limits(c, rules, level, reasons)
    return _LEVELS[level], f"severity {_LEVELS[level]}: {'; '.join(reasons)}"


def _steps(c: Circumstances, rules: Severities) -> tuple[tuple[bool, int, str], ...]:
    s = rules.steps
    high = c.stake >= rules.high_stake
    return (
        ("within_article" in c.nature and high, s.within_article, "within one article"),
        (c.headline, s.headline, "a headline has one of the figures"),
        (c.ratio >= rules.large_ratio, s.large_gap, f"the figures are {_times(c.ratio)} apart"),
        ("dispute" in c.nature, s.dispute, "each side is named, so it is a known dispute"),
        (c.verdict == "update", s.update, "an update, not a contradiction"),
    )


def _limits(c: Circumstances, rules: Severities, level: int, reasons: list[str]) -> int:
    if c.vague:
        most = _LEVELS.index(rules.vague_most)
        if level > most:
            reasons.append(f"no more than {rules.vague_most}: a vague word is involved")
            level = most
    if c.verdict == "update":
        level = max(level, _LEVELS.index(rules.update_least))
    for nature, least, why in (
        ("copy_changed", rules.copy_changed, "a copied passage with another figure"),
        ("magnitude", rules.magnitude, "a magnitude word may be lost"),
    ):
        if nature in c.nature and level < _LEVELS.index(least):
            reasons.append(f"at least {least}: {why}")
            level = _LEVELS.index(least)
    return level


def _times(ratio: float) -> str:
    return "many times" if ratio > 1e6 else f"{ratio:,.1f} times".replace(".0 ", " ")
