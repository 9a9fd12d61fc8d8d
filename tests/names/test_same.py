"""When two names are one, and when they never are."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.errors import RulesError
from factcheck.names import load, plain, same_name, same_place
from factcheck.similar import ratio

LEX = load()

PLACES = [
    ("Kyiv", "Kiev", 1.0),
    ("Kuznica", "Kuźnica", 1.0),
    ("Kuznitsa Bialostocka", "Kuznica Bialostocka", 1.0),
    ("Bruzgi-Kuznitsa", "Kuznica", 0.5),
    ("UK", "Britain", 1.0),
    ("United Kingdom", "Great Britain", 1.0),
    ("US", "America", 1.0),
    ("U.S.", "United States", 1.0),
    ("Burma", "Myanmar", 1.0),
    ("Peking", "Beijing", 1.0),
    ("Bombay", "Mumbai", 1.0),
    ("Holland", "the Netherlands", 1.0),
    ("Ivory Coast", "Côte d’Ivoire", 1.0),
    ("Persia", "Iran", 1.0),
    ("Washington", "Washington D.C.", 1.0),
    ("Dorna", "Dorna crossing", 1.0),
    ("the port of Dorna", "Dorna", 1.0),
    ("Krakow", "Poland", 0.5),
    ("Dorna, Scotland", "Scotland", 0.5),
    ("northern Syria", "Syria", 0.5),
    ("northern Syria", "southern Syria", -1.0),
    ("Belarus-Poland border", "Poland-Belarus border", 1.0),
    ("Belarus-Poland border", "Belarus border", 0.5),
    ("Belarus-Poland border", "Latvia-Lithuania border", -1.0),
    ("Belarus border", "Poland border", 0.0),
    ("Belarus-Poland border", "Poland", 0.0),
    ("Belarus-Poland border", "Ukraine", -1.0),
    ("Niger", "Nigeria", -1.0),
    ("western Niger", "northern Nigeria", -1.0),
    ("Sudan", "South Sudan", -1.0),
    ("West Darfur, Sudan", "Jonglei, South Sudan", -1.0),
    ("North Korea", "South Korea", -1.0),
    ("Republic of the Congo", "DR Congo", -1.0),
    ("Guinea", "Guinea-Bissau", -1.0),
    ("Equatorial Guinea", "Guinea", -1.0),
    ("Dominica", "Dominican Republic", -1.0),
    ("Austria", "Australia", -1.0),
    ("Slovakia", "Slovenia", -1.0),
    ("Iran", "Iraq", -1.0),
    ("Mali", "Malawi", -1.0),
    ("Mauritania", "Mauritius", -1.0),
    ("Warsaw", "Krakow", -1.0),
    ("Warsaw", "Berlin", -1.0),
    ("North Dorna", "South Dorna", -1.0),
    ("New Dorna", "Dorna", -1.0),
    ("Upper Dorna", "Lower Dorna", -1.0),
    ("Mexico", "Mexico City", 0.5),
    ("Dorna", "Beltar", 0.0),
    ("Dorna", "Poland", 0.0),
    ("Tripoli", "Lebanon", 0.0),
]


@pytest.mark.parametrize(("a", "b", "level"), PLACES)
def test_same_place(a: str, b: str, level: float) -> None:
    assert same_place(a, b, LEX) == level
    assert same_place(b, a, LEX) == level


@pytest.mark.parametrize(
    ("a", "b", "level"),
    [
        ("Zharyn", "Zaryn", 0.8),
        ("Kovalzhuk", "Pawel Kovalzhuk", 0.8),
        ("Pawel Kovalzhuk", "Kovalzuk", 0.5),
        ("Gaddafi", "Qaddafi", 1.0),
        ("Mohammed Salim", "Muhammad Salim", 1.0),
        ("A. Lorne", "Adam Lorne", 0.8),
        ("Adam Lorne", "Edward Lorne", 0.0),
        ("First Bank", "Second Bank", -1.0),
        ("Lorne senior", "Lorne junior", -1.0),
        ("United Nations", "U.N.", 1.0),
        ("Niger", "Nigeria", -1.0),
        ("Lorne", "Odrin", 0.0),
    ],
)
def test_same_name(a: str, b: str, level: float) -> None:
    assert same_name(a, b, LEX) == level
    assert same_name(b, a, LEX) == level


@given(st.text(max_size=30), st.text(max_size=30))
def test_levels_are_symmetric_and_a_name_is_itself(a: str, b: str) -> None:
    assert same_place(a, b, LEX) == same_place(b, a, LEX)
    assert same_name(a, b, LEX) == same_name(b, a, LEX)
    assert same_name(a, a, LEX) == same_place(a, a, LEX) == 1.0
    assert -1.0 <= same_name(a, b, LEX) <= 1.0


@given(st.text(max_size=30), st.text(max_size=30))
def test_ratio(a: str, b: str) -> None:
    assert 0.0 <= ratio(a, b) <= 100.0
    assert ratio(a, a) == 100.0


def test_plain() -> None:
    assert plain("Łódź") == "lodz"


def test_an_editor_may_add_an_alias(tmp_path: Path) -> None:
    (tmp_path / "names.yaml").write_text("aliases:\n  - [Dorna, Dornagrad]\n", encoding="utf-8")
    assert same_place("Dorna", "Dornagrad", load(tmp_path)) == 1.0
    assert same_place("Dorna", "Dornagrad", load()) < 1.0


def test_a_broken_overlay_is_named(tmp_path: Path) -> None:
    (tmp_path / "names.yaml").write_text("aliasses:\n  - [Dorna, Dornagrad]\n", encoding="utf-8")
    with pytest.raises(RulesError, match="unknown key"):
        load(tmp_path)


def test_loading_twice_gives_one_lexicon() -> None:
    assert load() is load()
