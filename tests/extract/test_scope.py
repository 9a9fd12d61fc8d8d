"""Which place a figure is of, what it counts, and whether it is a total: what stands behind it in its sentence."""

from __future__ import annotations

import pytest

from tests.extract.reading import read


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The flood devastated the coast and killed more than 2,000 people, over 1,200 of them in Leyra.",
            [("more than 2,000", None, "total"), ("over 1,200", "Leyra", "total")],
        ),
        (
            "The storm killed 90 people, 60 of whom were in hospital in Leyra.",
            [("90", None, "total"), ("60", "Leyra", "part")],
        ),
        (
            "The storm killed 90 people in Leyra, 60 of them children.",
            [("90", "Leyra", "total"), ("60", "Leyra", "part")],
        ),
        ("The storm killed 90 people in Leyra.", [("90", "Leyra", "total")]),
        ("The storm killed 90 people, including 60 in Leyra.", [("90", None, "total"), ("60", "Leyra", "total")]),
        ("The storm killed 90 people, 60 in Leyra.", [("90", None, "total"), ("60", "Leyra", "total")]),
        (
            "The storm killed 90 people, including 60 who drowned in Leyra.",
            [("90", None, "total"), ("60", "Leyra", "part")],
        ),
        (
            "The storm killed 90 people, including 60 children, in Leyra.",
            [("90", "Leyra", "total"), ("60", "Leyra", "part")],
        ),
        ("The storm killed 90 people, most of them in Leyra.", [("90", None, "total")]),
        ("The storm killed 90 people, all of them in Leyra.", [("90", "Leyra", "total")]),
        ("The storm killed 90 people, all in Leyra.", [("90", "Leyra", "total")]),
        (
            "The storm killed 90 people, twenty of them in Leyra.",
            [("90", None, "total"), ("twenty", "Leyra", "total")],
        ),
        (
            "The storm killed 90 people: 60 in Leyra and 30 in Kalna.",
            [("90", None, "total"), ("60", "Leyra", "total"), ("30", "Kalna", "total")],
        ),
        ("The storm killed 90 people (60 in Leyra).", [("90", None, "total"), ("60", "Leyra", "total")]),
        (
            "The storm killed 90 people, with 60 deaths in Leyra alone.",
            [("90", None, "total"), ("60", "Leyra", "total")],
        ),
        (
            "The storm killed 90 people and injured 60 in Leyra.",
            [("90", "Leyra", "total"), ("60", "Leyra", "total")],
        ),
        (
            "In Zarno province the storm killed 90 people, 60 of them in Leyra.",
            [("90", "Zarno", "total"), ("60", "Leyra", "total")],
        ),
        (
            "The storm killed 90 people in Zarno province, 60 of them in Leyra and 20 in Kalna.",
            [("90", "Zarno", "total"), ("60", "Leyra", "total"), ("20", "Kalna", "total")],
        ),
        (
            "Of the 90 people killed, including 60 in May, all were adults.",
            [("90", None, "total"), ("60", None, "part"), ("May", None, "total")],
        ),
    ],
)
def test_the_place_of_a_part_is_not_that_of_its_whole(text: str, expected: list[tuple[str, str | None, str]]) -> None:
    assert [(f.text, f.place, f.role) for f in read(text)[0]] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Five people died in Kalna, two in Leyra and at least three in Zarno.",
            [
                ("Five", "people", "deaths", "Kalna"),
                ("two", "people", "deaths", "Leyra"),
                ("at least three", "people", "deaths", "Zarno"),
            ],
        ),
        (
            "It has 12 schools in Kalna and three in Zarno.",
            [("12", "schools", None, "Kalna"), ("three", "schools", None, "Zarno")],
        ),
        (
            "The flood killed 43 people, including 12 in Kalna and three in Zarno.",
            [("43", "people", "deaths", None), ("12", None, "deaths", "Kalna"), ("three", None, "deaths", "Zarno")],
        ),
        (
            "Police held 40 people in Kalna and 12 in Zarno were hurt.",
            [("40", "people", "arrested", "Kalna"), ("12", "people", "injured", "Zarno")],
        ),
    ],
)
def test_a_row_of_places_counts_one_thing(
    text: str, expected: list[tuple[str, str | None, str | None, str | None]]
) -> None:
    assert [(f.text, f.population, f.measure, f.place) for f in read(text)[0]] == expected


@pytest.mark.parametrize(
    ("text", "heads"),
    [
        ("The batsman hit 12 sixes and scored 105 runs in the match.", ["six", "run"]),
        ("The team took 10 wins.", ["win"]),
        ("Route 12 runs daily.", []),
    ],
)
def test_what_many_figures_count_is_no_verb(text: str, heads: list[str]) -> None:
    assert [f.head for f in read(text)[0] if f.kind == "quantity"] == heads


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("The slide killed one person, the United States Forest Service said.", "the United States Forest Service"),
        ("The United States said 15 were hurt.", "The United States"),
        ("THE MAYOR SAID 15 WERE HURT.", "THE MAYOR"),
        ("No one reported injuries in Leyra.", None),
        ("Nobody said 15 were hurt.", None),
    ],
)
def test_a_verb_of_saying_in_a_name_ends_no_name_and_nobody_is_no_speaker(text: str, speaker: str | None) -> None:
    assert [f.attribution for f in read(text)[0] if f.kind == "quantity"] == [speaker]
