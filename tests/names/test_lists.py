"""The lists of places, names and populations hold together."""

from __future__ import annotations

import pytest

from factcheck.lexicon import PopulationRules
from factcheck.names import load
from factcheck.names_rules import NamesFile, PlacesFile
from factcheck.rulesfile import read_rules

PLACES = read_rules("places", PlacesFile)
NAMES = read_rules("names", NamesFile)
RULES = read_rules("populations", PopulationRules)
POPULATIONS = RULES.populations


def test_cities_and_regions_lie_in_listed_countries() -> None:
    assert set(PLACES.cities) | set(PLACES.regions) <= set(PLACES.countries)


def test_the_lists_are_large_enough_to_be_of_use() -> None:
    lex = load()
    levels = list(lex.level.values())
    assert levels.count("country") >= 195
    assert levels.count("city") >= 400


@pytest.mark.parametrize("row", NAMES.guards, ids=lambda row: row[0])
def test_guarded_names_are_apart(row: tuple[str, ...]) -> None:
    lex = load()
    assert len({lex.canonical(name) for name in row}) == len(row)


@pytest.mark.parametrize("row", NAMES.aliases, ids=lambda row: row[0])
def test_aliases_have_one_key(row: tuple[str, ...]) -> None:
    lex = load()
    assert len({lex.canonical(name) for name in row}) == 1


def test_a_word_counts_one_population() -> None:
    words = [word for population in POPULATIONS.values() for word in population.words]
    assert sorted(words) == sorted(set(words))
    assert all(word == word.lower().strip() for word in words)


def test_parents_exist_and_lead_to_an_end() -> None:
    for name, population in POPULATIONS.items():
        seen = {name}
        parent = population.parent
        while parent is not None:
            assert parent not in seen
            seen.add(parent)
            assert POPULATIONS[parent].kind == population.kind
            parent = POPULATIONS[parent].parent


def test_kinds_and_opposites_are_known() -> None:
    assert {population.kind for population in POPULATIONS.values()} == {"person", "thing", "event"}
    assert {name for pair in RULES.opposites for name in pair} <= set(POPULATIONS)


@pytest.mark.parametrize(
    ("word", "name"),
    [
        ("refugees", "migrants"),
        ("emigrants", "emigrants"),
        ("troops", "troops"),
        ("servicemen", "troops"),
        ("houses", "homes"),
    ],
)
def test_words_of_populations(word: str, name: str) -> None:
    assert word in POPULATIONS[name].words
