"""What is, and what is never, taken to be of one thing."""

from __future__ import annotations

from typing import Any

import pytest

from factcheck import align, pipeline
from factcheck.model import Article, Fact
from factcheck.read import Text
from tests.align.factory import DEATHS, INJURED, article, fact, when

A = article("a", "Seven people died when a shaft flooded at the Korva mine near Lisk on Tuesday, police said.")
B = article("b", "Ten people died in the flooding of a shaft at the Korva mine near Lisk on Tuesday, doctors said.")
NAMES: dict[str, Any] = {"names": ("Korva", "Lisk"), "place": "Lisk"}


def groups(articles: list[Article], facts: list[Fact], **options: Any) -> list[set[str]]:
    return [{f"{f.article}:{f.text}" for f in m.facts} for m in align.match(articles, facts, **options)]


def pair(**second: Any) -> list[set[str]]:
    return groups([A, B], [fact(A, "Seven", 7, **DEATHS, **NAMES), fact(B, "Ten", 10, **{**DEATHS, **NAMES, **second})])


def test_two_tolls_of_one_accident_are_one_thing() -> None:
    assert pair() == [{"a:Seven", "b:Ten"}]


@pytest.mark.parametrize("toll", [8, 10, 70, 7000])
def test_strong_evidence_outweighs_how_far_the_figures_lie_apart(toll: int) -> None:
    assert pair(low=toll, high=toll) == [{"a:Seven", "b:Ten"}]


@pytest.mark.parametrize(
    "second",
    [
        {"measure": "injured"},
        {"measure": "missing"},
        {"measure": "rescued"},
        {"measure": "arrested"},
        {"measure": "present"},
        {"measure": "seriously injured"},
        {"dimension": "money", "unit": "USD"},
        {"unit": "/day"},
    ],
)
def test_never_one_thing_however_alike_the_words(second: dict[str, Any]) -> None:
    assert pair(**second) == []


@pytest.mark.parametrize("status", ["planned", "denied", "hypothetical", "rumoured", "historical"])
def test_only_asserted_facts_are_compared(status: str) -> None:
    assert pair(status=status) == []


def test_what_is_not_asserted_is_shown_as_context() -> None:
    c = article("c", "Twenty people may have died in the flooding of a shaft at the Korva mine near Lisk on Tuesday.")
    facts = [
        fact(A, "Seven", 7, **DEATHS, **NAMES),
        fact(B, "Ten", 10, **DEATHS, **NAMES),
        fact(c, "Twenty", 20, status="hypothetical", **DEATHS, **NAMES),
    ]
    (found,) = align.match([A, B, c], facts)
    assert [f.text for f in found.facts] == ["Seven", "Ten"]
    assert [f.text for f in found.context] == ["Twenty"]


@pytest.mark.parametrize(
    ("one", "two"), [("Polish troops", "Belarusian troops"), ("Indian sailors", "Chinese sailors")]
)
def test_two_nations_are_two_things(one: str, two: str) -> None:
    a = article("a", f"There are 1,200 {one} at the Kalna border crossing on Monday, the ministry said.")
    b = article("b", f"There are 2,500 {two} at the Kalna border crossing on Monday, the ministry said.")
    kind: dict[str, Any] = {"measure": "deployed", "population": "troops", "head": "troop"}
    assert (
        groups([a, b], [fact(a, "1,200", 1200, counted=one, **kind), fact(b, "2,500", 2500, counted=two, **kind)]) == []
    )


def test_articles_of_two_events_are_not_compared() -> None:
    facts = [fact(A, "Seven", 7, **DEATHS, **NAMES), fact(B, "Ten", 10, **DEATHS, **NAMES)]
    assert groups([A, B], facts, events=[("a",), ("b",)]) == []
    assert groups([A, B], facts, events=[("a", "b")]) == [{"a:Seven", "b:Ten"}]


def test_figures_that_differ_in_one_sentence_are_two_things() -> None:
    a = article("a", "Clashes killed four people in Beltir and three people in Oskan.")
    assert groups([a], [fact(a, "four", 4, **DEATHS), fact(a, "three", 3, **DEATHS)]) == []


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("no casualties", [{"b:Ten", "c:no casualties"}]),
        ("no one", [{"b:Ten", "c:no one"}, {"b:20", "c:no one"}]),  # killed or injured
    ],
)
def test_zero_casualties_bear_on_the_dead_or_on_both(words: str, expected: list[set[str]]) -> None:
    c = article(
        "c", f"Police said {words} were killed or injured when a shaft flooded at the Korva mine near Lisk on Tuesday."
    )
    b = article(
        "b", "Ten people died and 20 people were hurt when a shaft flooded at the Korva mine near Lisk on Tuesday."
    )
    facts = [
        fact(c, words, 0, measure="casualties", **NAMES),
        fact(b, "Ten", 10, **DEATHS, **NAMES),
        fact(b, "20", 20, **INJURED, **NAMES),
    ]
    assert groups([b, c], facts) == expected


@pytest.mark.parametrize(
    ("one", "two"),
    [
        (
            "Patients waited five hours on average in the ward in October.",
            "The median wait in the ward was five hours in October.",
        ),
        ("An exit poll gave the mayor five seats in the council.", "The mayor won five seats in the council."),
    ],
)
def test_figures_that_were_made_in_two_ways_are_two_things(one: str, two: str) -> None:
    a, b = article("a", one), article("b", two)
    assert groups([a, b], [fact(a, "five", 5, dimension="duration"), fact(b, "five", 5, dimension="duration")]) == []


def test_a_repeated_passage_stays_with_its_first_copy() -> None:
    facts = [fact(A, "Seven", 7, **DEATHS, **NAMES), fact(B, "Ten", 10, **DEATHS, **NAMES)]
    again = facts[0].model_copy(update={"id": "again", "repeat_of": facts[0].id})
    (found,) = align.match([A, B], [*facts, again])
    assert [f.id for f in found.facts] == [facts[0].id, "again", facts[1].id]


def test_days_of_one_event_are_compared() -> None:
    a = article(
        "a", "The public inquiry into the Harrow Bridge collapse opened on Monday, with Judge Ellen Marsh in the chair."
    )
    b = article(
        "b", "The public inquiry into the Harrow Bridge collapse opened on Tuesday, chaired by Judge Ellen Marsh."
    )
    names: dict[str, Any] = {"names": ("Harrow Bridge", "Ellen Marsh")}
    facts = [when(a, "Monday", "2021-11-15", **names), when(b, "Tuesday", "2021-11-16", **names)]
    assert groups([a, b], facts) == [{"a:Monday", "b:Tuesday"}]


def test_why_tells_the_evidence_strongest_first() -> None:
    (found,) = align.match([A, B], [fact(A, "Seven", 7, **DEATHS, **NAMES), fact(B, "Ten", 10, **DEATHS, **NAMES)])
    strength = [abs(e.bits) for e in found.evidence]
    assert strength == sorted(strength, reverse=True)
    assert any("deaths" in line for line in found.why)
    assert not any("{" in e.label for e in found.evidence)


def test_explain_tells_what_parts_two_facts() -> None:
    one, two = fact(A, "Seven", 7, **DEATHS, **NAMES), fact(B, "Ten", 10, **INJURED, **NAMES)
    assert [e.label for e in align.explain(one, two, [A, B], [one, two])] == ["deaths are not injured"]


def test_nothing_depends_on_the_order_of_the_input() -> None:
    facts = [fact(A, "Seven", 7, **DEATHS, **NAMES), fact(B, "Ten", 10, **DEATHS, **NAMES)]
    assert align.match([A, B], facts) == align.match([B, A], facts[::-1])


def test_an_unrelated_article_changes_nothing() -> None:
    c = article("aa", "Four people were hurt in the Almera bakery fire on Friday, the mine inspector said.")
    facts = [fact(A, "Seven", 7, **DEATHS, **NAMES), fact(B, "Ten", 10, **DEATHS, **NAMES)]
    more = [*facts, fact(c, "Four", 4, **INJURED)]
    assert align.match([A, B], facts, events=[("a", "b")]) == align.match([A, B, c], more, events=[("a", "b"), ("aa",)])


def test_nothing_in_nothing_out() -> None:
    assert align.match([], []) == []
    assert align.match([A], [fact(A, "Seven", 7, **DEATHS)]) == []


def test_polls_by_two_institutes_are_two_things() -> None:
    a = article("a", "A poll by Marlin found that 46% of Halden voters back the toll.")
    b = article("b", "A poll by Castle Research found that 48% of Halden voters back the toll.")
    kind: dict[str, Any] = {"dimension": "percent", "unit": "%", "measure": "support", "head": "voter"}
    one = fact(a, "46%", 46, names=("Marlin", "Halden"), **kind)
    assert groups([a, b], [one, fact(b, "48%", 48, names=("Castle Research", "Halden"), **kind)]) == []
    c = article("c", "A poll by Marlin found that 48% of Halden voters back the toll.")
    assert groups([a, c], [one, fact(c, "48%", 48, names=("Marlin", "Halden"), **kind)]) == [{"a:46%", "c:48%"}]


@pytest.mark.parametrize(
    ("one", "two", "joined"),
    [("Lisk", "Lisk", True), ("Lisk", "Korva", False), ("Lisk", None, False)],
)
def test_the_figure_of_a_place_is_compared_only_with_one_of_that_place(one: str, two: str | None, joined: bool) -> None:
    a = article("a", "The town of 160,000 lost its power in the night.")
    b = article("b", "The town of 210,000 lost its power in the night.")
    town: dict[str, Any] = {"measure": "population", "population": "people", "head": "people", "counted": "people"}
    facts = [fact(a, "160,000", 160000, place=one, **town), fact(b, "210,000", 210000, place=two, **town)]
    assert bool(groups([a, b], facts)) is joined


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (
            "The storm killed 90 people, 60 of them in Leyra.",
            "At least 65 people died in the storm in Leyra.",
            {"60", "At least 65"},
        ),
        ("The storm killed 90 people, including 60 in Leyra.", "The storm killed 65 in Leyra.", {"60", "65"}),
        ("The storm killed 90 people, most of them in Leyra.", "The storm killed 65 people in Leyra.", set()),
        (
            "Fires destroyed 120 homes in Kalna county, more than half of them in the town of Zarno.",
            "In Zarno, 80 homes were destroyed by the fires.",
            set(),
        ),
        (
            "Two blasts killed nine people: five in Kalna and four in Leyra.",
            "Ten people were killed by the blasts, six of them in Kalna.",
            {"nine", "Ten", "five", "six"},
        ),
        ("Storms killed 90 people in Poland, Hungary and Romania.", "Storms killed 65 people in Hungary.", set()),
        ("The storm killed 90 people, 60 of them in Leyra.", "The storm killed 90 in Leyra.", {"90"}),
    ],
)
def test_a_whole_is_no_rival_of_what_is_told_of_one_of_its_places(one: str, other: str, expected: set[str]) -> None:
    found, _ = pipeline.compare([Text(name="a", text=one), Text(name="b", text=other)])
    assert {r.label for c in found.comparisons for r in c.readings} == expected


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (
            [
                "Storms left 40 dead in Poland, 12 in Hungary and at least 3 in Romania.",
                "Officials said storms had killed 14 people in Hungary and five in Romania.",
            ],
            {("12", "14"), ("at least 3", "five")},
        ),
        (
            ["Police arrested 40 people in Kalna and 12 in Zarno.", "Police in Zarno arrested 15 people."],
            {("12", "15")},
        ),
        (
            [
                "Five people died in Kalna and three in Zarno when the bridge fell.",
                "The bridge collapse killed six people in Kalna, police said.",
                "The bridge collapse killed four people in Zarno, police said.",
            ],
            {("Five", "six"), ("three", "four")},
        ),
    ],
)
def test_places_that_one_report_tells_apart_are_two_for_all(texts: list[str], expected: set[tuple[str, ...]]) -> None:
    found, _ = pipeline.compare([Text(name=f"{n}", text=text) for n, text in enumerate(texts)])
    assert {tuple(r.label for r in c.readings) for c in found.comparisons} == expected


def test_an_unrelated_report_tells_no_places_apart() -> None:
    """What two reports of one event call by two names may be one place, whatever a report of another event says."""
    storm = [
        Text(
            name="a",
            text="Storm Odrin killed 12 people in Kalna on the Lisk coast, police said.",
            published="2021-11-08",
        ),
        Text(
            name="b",
            text="Storm Odrin killed 14 people in Zarno on the Lisk coast, police said.",
            published="2021-11-09",
        ),
    ]
    cup = Text(
        name="c", text="Fans drank 300 beers in Kalna and 200 in Zarno at the cup final.", published="2003-05-02"
    )
    before = [c.id for c in pipeline.compare(storm)[0].comparisons]
    assert before
    assert [c.id for c in pipeline.compare([*storm, cup])[0].comparisons] == before


def test_a_combined_figure_is_no_rival_of_one_alone() -> None:
    a = article("a", "The two strikers scored a combined 54 goals for the club last season.")
    b = article("b", "The striker scored 33 goals for the club last season.")
    goals: dict[str, Any] = {"population": "goals", "head": "goal", "counted": "goals"}
    assert groups([a, b], [fact(a, "54", 54, **goals), fact(b, "33", 33, **goals)]) == []
