"""What the judge may be told by an editor: tolerances and severities, with their units and sources."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from pydantic import Field

from factcheck.gloss_rules import LanguageSettings
from factcheck.lexicon import HedgeRules, Unit, UnitRules
from factcheck.model import Severity
from factcheck.rulesfile import RulesModel, read_rules


class MeasureTraits(RulesModel):
    """What the judge needs to know of a kind of measure (a property of rules/measures.yaml)."""

    moves: bool = Field(default=False, description="whether the quantity changes with time (tolls, crowds, prices)")
    stake: float = Field(default=0.3, description="0 to 1: how much an error in it would matter")
    cumulative: bool = Field(default=False, description="whether it can only grow, so that a fall is a correction")


class ClockReach(RulesModel):
    """How far a hedged clock time reaches, in minutes, by how round it is."""

    hour: int
    quarter: int
    other: int


class RevisedWords(RulesModel):
    """Words by which a text says that it replaces an earlier figure."""

    either: tuple[str, ...]
    up: tuple[str, ...]
    down: tuple[str, ...]


class Tolerances(RulesModel):
    """rules/tolerances.yaml: when two readings differ; each field is explained there."""

    why: str
    zone_words: tuple[str, ...]
    including: tuple[str, ...]
    included: tuple[str, ...]
    lower_bound_ratio: float
    small_count: int
    small_gap: float
    upper_bound_share: float
    vague_reach: float
    vague_clash: float
    exact_below: float
    exact_share: float
    one_digit_share: float
    measured_share: float
    approximate_floor: float
    approximate_share: float
    approximate_small_share: float
    nearly_share: float
    converted_floor: float
    converted_share: float
    spoken_fraction_points: float
    temperature_floor: float
    loose_units: dict[str, tuple[str, ...]]
    clock_minutes: ClockReach
    clock_apart: int
    part_minutes: int
    clock_round_minutes: int
    zone_hours: int
    hedged_days: dict[str, int]
    unresolved_weekdays_differ: bool
    moving_dates: tuple[str, ...]
    revised: RevisedWords
    unnamed_sources: tuple[str, ...]
    copy_ratio: float
    copy_ratio_alone: float
    copy_letters: int


class Steps(RulesModel):
    """Steps of severity that a circumstance adds to the level of a conflict."""

    update: int
    dispute: int
    headline: int
    large_gap: int
    within_article: int


class Severities(RulesModel):
    """rules/severity.yaml: how much a comparison matters; each field is explained there."""

    why: str
    high_stake: float
    medium_stake: float
    default_stake: float
    date_stake: float
    large_ratio: float
    steps: Steps
    vague_most: Severity
    update_least: Severity
    copy_changed: Severity
    magnitude: Severity
    hedge_high_stake: Severity


class Labels(RulesModel):
    """rules/labels.yaml: how comparisons are named; the forms know ``{counted}`` and ``{measure}``."""

    why: str
    default: str
    people: tuple[str, ...]
    at: tuple[str, ...]
    the: tuple[str, ...]
    of_measure: dict[str, str]


class Sides(RulesModel):
    """Hedges that keep to one side of the figure (rules/hedges.yaml)."""

    below: tuple[str, ...]
    above: tuple[str, ...]


class Rates(RulesModel):
    """rules/rates.yaml: how much of a currency one of the base currency is worth, on a day."""

    date: str
    base: str
    rates: dict[str, float]
    slack: float


class JudgeRules(RulesModel):
    """Everything that an editor may tell the judge."""

    tolerances: Tolerances
    severity: Severities
    labels: Labels
    sides: Sides
    units: dict[str, Unit]
    rates: Rates


def load(overlay: Path | None = None, languages: Iterable[str] = ()) -> JudgeRules:
    """The judge's rules, the editor's own files in the folder ``overlay`` laid over them; RulesError if unusable.

    ``languages`` are those of the articles: the hedges of others than English stand in their folders.
    """
    hedges = read_rules("hedges", HedgeRules, overlay)
    below, above = tuple(hedges.below), tuple(hedges.above)
    for code in sorted(set(languages) - {"en"}):
        own = read_rules(f"{code}/language", LanguageSettings, overlay)
        below, above = (*below, *own.below), (*above, *own.above)
    return JudgeRules(
        units=read_rules("units", UnitRules, overlay).units,
        sides=Sides(below=below, above=above),
        rates=read_rules("rates", Rates, overlay),
        tolerances=read_rules("tolerances", Tolerances, overlay),
        severity=read_rules("severity", Severities, overlay),
        labels=read_rules("labels", Labels, overlay),
    )
