"""What the aligner sees of a fact: the verb that governs it, the noun it takes over, the two things a date says."""

from __future__ import annotations

from typing import Any

import pytest

from factcheck import align
from factcheck.align import evidence
from factcheck.align.twins import twins
from factcheck.align.view import View
from tests.align.factory import article, fact, when

ALIGNER = align.Aligner()


def seen(text: str, *figures: tuple[str, float], **fields: Any) -> list[View]:
    source = article("a", text)
    facts = [fact(source, words, value, **fields) for words, value in figures]
    return ALIGNER.viewer.views([source], facts, {"a": [0]})


@pytest.mark.parametrize(
    ("text", "words", "act"),
    [
        ("The frigate sank 12 boats off the cape.", "12", "sinking"),
        ("Off the cape 12 boats were attacked by the frigate.", "12", "assault"),
        ("Robbers raided 12 shops in the old town.", "12", "raid"),
        ("The police said 12 shops were robbed in the old town.", "12", "heist"),
        ("Twelve of the old shops.", "Twelve", None),
    ],
)
def test_the_verb_that_governs_a_figure(text: str, words: str, act: str | None) -> None:
    (view,) = seen(text, (words, 12))
    assert view.act == (ALIGNER.viewer.acts.stems.key(act) if act else None)


def test_a_bare_number_takes_the_noun_of_the_count_before_it() -> None:
    source = article("a", "Five shells were fired, of which four burst in the square.")
    facts = [fact(source, "Five", 5, head="shell", counted="shells"), fact(source, "four", 4, role="part")]
    five, four = ALIGNER.viewer.views([source], facts, {"a": [0]})
    assert (four.head, four.whole) == (five.head, five.head)


@pytest.mark.parametrize(
    ("text", "words", "value", "listed"),
    [
        ("They came from Lisk and Korva, two towns on the river.", "two", 2, True),
        ("They came from Lisk and Korva, 40 towns in all sent help.", "40", 40, False),
        ("Two towns on the river, Lisk and Korva, sent help.", "Two", 2, False),
    ],
)
def test_a_number_that_only_counts_the_names_before_it(text: str, words: str, value: float, listed: bool) -> None:
    (view,) = seen(text, (words, value), names=("Lisk", "Korva"))
    assert view.listed is listed


@pytest.mark.parametrize(
    ("words", "first", "last", "expected"),
    [
        ("Friday night", "2021-11-12T18:00", "2021-11-12T23:59", [("date", "2021-11-12"), ("time", "T18:00")]),
        ("Friday night", "T18:00", "T23:59", [("date", None), ("time", "T18:00")]),
        ("Friday", "2021-11-12", "2021-11-12", [("date", "2021-11-12")]),
    ],
)
def test_a_day_with_a_time_is_two_things(
    words: str, first: str, last: str, expected: list[tuple[str, str | None]]
) -> None:
    source = article("a", f"The depot burned down on {words}.")
    one = when(source, words, first, "part" if "T" in first else "day", date_to=last)
    (view,) = ALIGNER.viewer.views([source], [one], {"a": [0]})
    assert [(twin.family, twin.fact.date_from) for twin in twins(view)] == expected


def test_a_day_told_by_another_clock_stays_whole() -> None:
    source = article("a", "The depot burned down on Friday night GMT.")
    one = when(source, "Friday night GMT", "2021-11-12T18:00", "part", date_to="2021-11-12T23:59")
    (view,) = ALIGNER.viewer.views([source], [one], {"a": [0]})
    assert twins(view) == [view]


@pytest.mark.parametrize(
    ("one", "two", "part"),
    [
        ("12 AK-47s", "seven AK 47 rifles", False),  # the same make: all of their kind
        ("12 rifles", "seven mortars", True),
    ],
)
def test_a_part_may_be_all_of_its_kind(one: str, two: str, part: bool) -> None:
    a = article("a", f"They found {one} in the boat.")
    b = article("b", f"They found arms, including {two}, in the boat.")
    facts = [
        fact(a, "12", 12, head=one.split()[-1], counted=one.partition(" ")[2]),
        fact(b, "seven", 7, role="part", head=two.split()[-1], counted=two.partition(" ")[2]),
    ]
    x, y = ALIGNER.viewer.views([a, b], facts, {"a": [0], "b": [0]})
    assert (ALIGNER.bits(x, y) == align.NEVER) is part


def test_days_of_the_week_part_figures_of_undated_articles() -> None:
    def level(one: str, two: str) -> str:
        found = []
        for name, day in (("a", one), ("b", two)):
            source = article(name, f"The quake of {day} had a magnitude of 6.1, the institute said.", published=None)
            facts = [fact(source, "6.1", 6.1, dimension="magnitude"), when(source, day, None)]
            found.append(next(v for v in ALIGNER.viewer.views([source], facts, {name: [0]}) if v.fact.text == "6.1"))
        return evidence.when(found[0], found[1], ALIGNER.bench)

    assert level("Sunday", "Sunday") == "meet"
    assert level("Sunday", "Wednesday") == "apart"
    assert level("today", "Wednesday") == "open"


@pytest.mark.parametrize(
    ("day", "iso", "past"),
    [
        ("Oct. 10, 2002", "2002-10-10", {"2002-10"}),  # news prints the year of what happened in another one
        ("today (20 October 2011)", "2011-10-20", set()),
        ("October 20", "2011-10-20", set()),
    ],
)
def test_a_date_with_its_year_in_an_undated_article_is_of_an_earlier_event(day: str, iso: str, past: set[str]) -> None:
    source = article("a", f"The wave of {day} killed three people.", published=None)
    facts = [fact(source, "three", 3), when(source, day, iso)]
    (view,) = (v for v in ALIGNER.viewer.views([source], facts, {"a": [0]}) if v.fact.text == "three")
    assert view.past == past


@pytest.mark.parametrize(
    ("one", "two", "measure", "level"),
    [
        (("750", "bed", "beds"), ("910", "patient", "patients"), None, "things"),
        (("750", "patient", "patients"), ("910", "patient", "patients"), None, "near"),
        (("750", "bed", "beds"), ("910", "patient", "patients"), "present", "near"),  # a measure in common says more
    ],
)
def test_things_of_two_kinds_are_no_difference(
    one: tuple[str, str, str], two: tuple[str, str, str], measure: str | None, level: str
) -> None:
    found = []
    for name, (value, head, population) in (("a", one), ("b", two)):
        source = article(name, f"The field hospital has {value} {population}.")
        kind: dict[str, Any] = {"head": head, "population": population, "counted": population, "measure": measure}
        figure = fact(source, value, float(value), **kind)
        found += ALIGNER.viewer.views([source], [figure], {name: [0]})
    assert evidence.distance(found[0], found[1], ALIGNER.bench) == level
