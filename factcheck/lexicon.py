"""The word lists of ``rules/`` as fast matchers, loaded once a rules folder."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from pydantic import Field

from factcheck.model import Bound, Severity, Status
from factcheck.numerals import NumberRules, Numerals
from factcheck.phrases import Phrases, words_of
from factcheck.rulesfile import RulesModel, read_rules


class HedgeRules(RulesModel):
    """rules/hedges.yaml."""

    before: dict[Bound, list[str]]
    after: dict[Bound, list[str]]
    below: list[str]
    above: list[str]


class Unit(RulesModel):
    """A unit: its dimension, the words for it, and what makes the dimension's base unit of one of it."""

    dimension: str
    factor: float
    offset: float = 0.0
    words: list[str]


class Currencies(RulesModel):
    """Signs, codes and words of currencies -> ISO 4217; null where the word may be several."""

    signs: dict[str, str]
    dollars: dict[str, str]
    codes: dict[str, str | None]
    words: dict[str, str | None]
    cents: dict[str, str]


class UnitRules(RulesModel):
    """rules/units.yaml."""

    units: dict[str, Unit]
    glued: dict[str, str]
    periods: dict[str, str]
    currencies: Currencies
    dollar_countries: dict[str, list[str]]


class Measure(RulesModel):
    """What can be counted or measured, and the words that say so (rules/measures.yaml)."""

    what: str
    dimensions: list[str] = Field(default=["count"])
    moves: bool = False
    cumulative: bool = False
    of_place: bool = False
    stake: float = Field(default=0.3, ge=0, le=1)
    overlaps: list[str] = Field(default=[])
    counts: list[str] = Field(default=[])
    needs: list[str] = Field(default=[])
    nouns: list[str] = Field(default=[])
    before: list[str] = Field(default=[])
    after: list[str] = Field(default=[])
    severity: Severity | None = None


class MeasureRules(RulesModel):
    """rules/measures.yaml: by name."""

    measures: dict[str, Measure]


class StatusRules(RulesModel):
    """rules/status.yaml."""

    planned: list[str]
    hypothetical: list[str]
    rumoured: list[str]
    denied: list[str]
    historical_before: list[str]
    historical_after: list[str]
    change_verbs: list[str]
    part_before: list[str]
    part_after: list[str]
    increment_before: list[str]
    increment_after: list[str]
    threshold_before: list[str]
    change_before: list[str]
    as_of: list[str]


class GrammarRules(RulesModel):
    """rules/grammar.yaml."""

    stops: list[str]
    verbs: list[str]
    nouns_like_verbs: list[str]
    saying: list[str]
    saying_inverted: list[str]
    according: list[str]
    speaker_breaks: list[str]
    clause_breaks: list[str]
    irregular_plurals: dict[str, str]


class NonfigureRules(RulesModel):
    """rules/nonfigures.yaml."""

    label_heads: list[str]
    label_always: list[str]
    ordinal_phrases: list[str]
    compound_nouns: list[str]
    race_words: list[str]
    rating_words: list[str]
    furniture_before: list[str]
    furniture_after: list[str]
    street_words: list[str]
    unit_names: list[str]
    score_words: list[str]
    tally_words: list[str]
    quake_words: list[str]
    idioms: list[str]
    quarter_words: list[str]


class Population(RulesModel):
    """A class of counted nouns (rules/populations.yaml)."""

    words: list[str]
    kind: str = "person"
    parent: str | None = None
    loose: bool = False


class PopulationRules(RulesModel):
    """rules/populations.yaml: classes by name, and pairs of opposite flows."""

    populations: dict[str, Population]
    opposites: list[tuple[str, str]] = Field(default=[])


@dataclass(slots=True, frozen=True)
class Cue:
    """A word or phrase that tells a measure, and on which side of it the figure stands."""

    measure: str
    before: bool
    after: bool
    noun: bool
    needs: frozenset[str]  # words of which the sentence must hold one, if any


@dataclass(slots=True)
class Lexicon:
    """Everything the reader of figures looks words up in."""

    numerals: Numerals
    hedges_before: Phrases[Bound]
    hedges_after: Phrases[Bound]
    below: frozenset[str]
    above: frozenset[str]
    units: dict[str, Unit]
    unit_words: Phrases[str]
    glued_units: dict[str, str]
    periods: dict[str, str]
    money: Currencies
    money_words: Phrases[str | None]
    unit_starts: frozenset[str]  # words that a unit or currency behind a number begins with
    dollar_countries: dict[str, list[str]]
    measures: dict[str, Measure]
    cues: Phrases[tuple[Cue, ...]]
    populations: dict[str, Population]
    population_words: Phrases[str]
    status: StatusRules
    marks: Phrases[Status]
    grammar: GrammarRules
    stops: frozenset[str]
    verbs: frozenset[str]
    nounish: frozenset[str]
    saying: frozenset[str]
    nonfigures: NonfigureRules
    idioms: Phrases[str]


#: What begins a unit only by what stands around it: "tens of millions of dollars", "5,000 won", "two points".
_NO_UNITS_ALONE = ("of", "won", "point", "points")


def freely_ordered(lex: Lexicon) -> Lexicon:
    """The lexicon for a language whose verbs may stand before their subject: a cue tells on either side."""
    either = {
        name: measure.model_copy(update={"before": [*measure.before, *measure.after]})
        for name, measure in lex.measures.items()
    }
    return replace(lex, cues=_cues(either))


def _cues(measures: dict[str, Measure]) -> Phrases[tuple[Cue, ...]]:
    """One table of all cues; a phrase may tell several measures, the dimension of the figure decides."""
    table: dict[str, dict[str, Cue]] = {}
    for name, measure in measures.items():
        needs = frozenset(measure.needs)
        before, after, noun = (
            dict.fromkeys(" ".join(words_of(phrase)) for phrase in side)
            for side in (measure.before, measure.after, measure.nouns)
        )
        for phrase in {**before, **after, **noun}:
            cue = Cue(name, phrase in before, phrase in after, phrase in noun, needs)
            table.setdefault(phrase, {})[name] = cue
    for phrase, found in table.items():  # "cases of" must not hide the noun "cases"
        shorter, _, last = phrase.rpartition(" ")
        for name, cue in table.get(shorter, {}).items() if last in ("of", "to", "at", "for", "by") else ():
            mine = found.get(name, Cue(name, False, False, False, cue.needs))
            found[name] = Cue(name, mine.before, mine.after or cue.after, mine.noun or cue.noun, mine.needs)
    return Phrases((phrase, tuple(found.values())) for phrase, found in table.items())


def _marks(rules: StatusRules) -> Phrases[Status]:
    """Words that change the status of a figure, each with the status they give."""
    rows: list[tuple[list[str], Status]] = [
        (rules.planned, "planned"),
        (rules.hypothetical, "hypothetical"),
        (rules.rumoured, "rumoured"),
        (rules.denied, "denied"),
    ]
    return Phrases((phrase, status) for phrases, status in rows for phrase in phrases)


@lru_cache(maxsize=4)
def load(overlay: Path | None = None) -> Lexicon:
    """The lexicon of the shipped rules with ``overlay`` laid over them; raises RulesError."""
    hedges = read_rules("hedges", HedgeRules, overlay)
    units = read_rules("units", UnitRules, overlay)
    measures = read_rules("measures", MeasureRules, overlay).measures
    populations = read_rules("populations", PopulationRules, overlay).populations
    status = read_rules("status", StatusRules, overlay)
    grammar = read_rules("grammar", GrammarRules, overlay)
    nonfigures = read_rules("nonfigures", NonfigureRules, overlay)
    unit_words = Phrases(
        (form, symbol)
        for symbol, unit in units.units.items()
        for word in unit.words
        for form in dict.fromkeys((word, word.replace(" ", "-")))  # "480-nautical-mile"
    )
    money = units.currencies
    money_words = Phrases(money.words.items())
    return Lexicon(
        numerals=Numerals(read_rules("numbers", NumberRules, overlay)),
        hedges_before=Phrases((p, b) for b, phrases in hedges.before.items() for p in phrases),
        hedges_after=Phrases((p, b) for b, phrases in hedges.after.items() for p in phrases),
        below=frozenset(hedges.below),
        above=frozenset(hedges.above),
        units=units.units,
        unit_words=unit_words,
        glued_units=units.glued,
        periods=units.periods,
        money=money,
        money_words=money_words,
        unit_starts=frozenset(
            [*units.glued, *unit_words.first, *money_words.first, *money.cents, *money.codes, *_NO_UNITS_ALONE]
        ),
        dollar_countries=units.dollar_countries,
        measures=measures,
        cues=_cues(measures),
        populations=populations,
        population_words=Phrases((w, name) for name, p in populations.items() for w in p.words),
        status=status,
        marks=_marks(status),
        grammar=grammar,
        stops=frozenset(grammar.stops),
        verbs=frozenset(grammar.verbs),
        nounish=frozenset(grammar.nouns_like_verbs),
        saying=frozenset(grammar.saying),
        nonfigures=nonfigures,
        idioms=Phrases((p, "idiom") for p in nonfigures.idioms),
    )
