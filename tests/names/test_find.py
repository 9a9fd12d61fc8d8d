"""Which words of a sentence are names, and of what kind."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.extract.names import Name, find, load
from factcheck.text import fold, tokens

LEX = load()


def names_in(text: str, known: frozenset[str] = frozenset()) -> list[Name]:
    return find(tokens(fold(text), 0, len(text)), text, LEX, known)


def shown(text: str, known: frozenset[str] = frozenset()) -> list[tuple[str, str]]:
    return [(name.text, name.kind) for name in names_in(text, known)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The ferry sank off Port Lario.", [("Port Lario", "other")]),
        ("Nothing here has a name.", []),
        ("Villagers fled to Ruritania.", [("Ruritania", "other")]),
        ("They flew to Warsaw on Monday in March.", [("Warsaw", "place")]),
        ("the Polish defence minister spoke", [("Polish", "demonym")]),
        ("A Pole and two Afghans were held.", [("Pole", "demonym"), ("Afghans", "demonym")]),
        ("It was said by the Polish Defence Minister Adam Nowak.", [("Polish", "demonym"), ("Adam Nowak", "person")]),
        ("They met Mr Odrin in town.", [("Odrin", "person")]),
        ("It was Prime Minister Ilse Voss of Hungary.", [("Ilse Voss", "person"), ("Hungary", "place")]),
        (
            "It came from the Foreign Ministry and the Bank of England.",
            [("Foreign Ministry", "other"), ("Bank of England", "other")],
        ),
        ("The troops left South Sudan for Sudan.", [("South Sudan", "place"), ("Sudan", "place")]),
        ("the US told us to go", [("US", "place")]),
        ("it was in the U.S. yesterday", [("U.S.", "place")]),
        ("They live in Springfield, Mass., today.", [("Springfield", "other"), ("Mass.", "place")]),
        ("The bishop will say Mass for them.", [("Mass", "other")]),
        ("the Belarusian-Polish border", [("Belarusian", "demonym"), ("Polish", "demonym")]),
        ("a raid by al-Tariq near Lake Chad", [("al-Tariq", "other"), ("Lake Chad", "place")]),
        ("aid from Trinidad and Tobago came", [("Trinidad and Tobago", "place")]),
        ("Nice weather is forecast.", []),
        ("The weather in Nice is fine.", [("Nice", "place")]),
        ("LISK — Seven miners died.", [("LISK", "other")]),
        ("J. K. Lorne and Jean-Luc Arde came.", [("J. K. Lorne", "other"), ("Jean-Luc Arde", "person")]),
    ],
)
def test_names(text: str, expected: list[tuple[str, str]]) -> None:
    assert shown(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Storm Leaves Thousands Without Power In Poland", [("Poland", "place")]),
        ("Five Killed As Bus Plunges Into Ravine", []),
    ],
)
def test_a_headline_in_title_case_gives_only_known_names(text: str, expected: list[tuple[str, str]]) -> None:
    assert shown(text) == expected


def test_names_known_from_the_body_are_found_in_headlines_and_at_the_start() -> None:
    known = frozenset(("port lario", "odrin"))
    assert shown("Five Killed As Bus Plunges Near Port Lario", known) == [("Port Lario", "other")]
    assert shown("Odrin denies it.", known) == [("Odrin", "other")]
    assert shown("Odrin denies it.") == []


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("They fled Kiev by night.", "kyiv"),
        ("They fled Türkiye by night.", "turkey"),
        ("the Belarusian army", "belarus"),
        ("in Kuźnica today", "kuznica"),
        ("in Kuznitsa today", "kuznica"),
        ("in America’s south", "united states"),
    ],
)
def test_keys(text: str, key: str) -> None:
    assert [name.key for name in names_in(text)] == [key]


def test_possessive_is_noted_and_not_part_of_the_name() -> None:
    (name,) = names_in("They crossed Poland’s border.")
    assert (name.text, name.possessive) == ("Poland", True)
    (name,) = names_in("They crossed Belarus' border.")
    assert (name.text, name.possessive) == ("Belarus", True)


@given(
    st.lists(
        st.sampled_from(
            ["Poland", "the", "of", "-", ".", "US", "'s", "President", "Kalna", "and", "al", "7", "\u0130x"]
        )
    )
)
def test_names_lie_in_the_sentence_in_order(words: list[str]) -> None:
    text = " ".join(words)
    sentence = tokens(fold(text), 0, len(text))
    found = find(sentence, text, LEX)
    assert all(0 <= name.first < name.last <= len(sentence.words) for name in found)
    assert [name.first for name in found] == sorted(name.first for name in found)
    assert all(name.text == text[sentence.starts[name.first] :][: len(name.text)] for name in found)
