"""Which articles tell of one event."""

from __future__ import annotations

import pytest

from factcheck.events import gather, related
from factcheck.model import Article, Block

#: Articles of five events, two of them of one kind; the first letter of an id is the event.
TEXTS = {
    "a1": (
        "DORNA — A coach with pilgrims fell into a ravine near Dorna on Sunday, killing 23, governor Ilse "
        "Voss said. Rescuers used ropes."
    ),
    "a2": (
        "Rescuers with ropes worked all night in the ravine near Dorna where a coach with pilgrims fell. "
        "Voss, the governor, named a day of mourning."
    ),
    "a3": ("The driver of the coach that fell into the ravine near Dorna was arrested. The pilgrims came from Beltar."),
    "b1": (
        "LARIO — A coach with pupils overturned on the motorway near Lario on Tuesday and 5 were killed. The "
        "mayor, Per Lund, closed the tunnel."
    ),
    "b2": (
        "Five pupils died when their coach overturned near Lario, by the mouth of the tunnel. Mayor Per Lund "
        "spoke at the school."
    ),
    "c1": (
        "Turbine maker Arvex said it will cut 400 jobs at its works in Oskar. Arvex has lost orders to "
        "rivals, and the Oskar works is the oldest."
    ),
    "c2": (
        "The union at Arvex called the cut of 400 jobs at the Oskar works a disgrace. The turbine maker "
        "blamed rivals for lost orders."
    ),
    "d1": (
        "A magnitude 6.1 earthquake shook the island of Maro before dawn. Walls cracked in the harbour, and "
        "boats were lifted by the tide at Maro."
    ),
    "d2": (
        "Boats were lifted in the harbour and walls cracked after a magnitude 6.3 earthquake off Maro, "
        "seismologists said."
    ),
    "e1": ("Goalkeeper Tomas Rehn signed with Harlow Rovers for three seasons. Rehn had been injured in the spring."),
}


def article(name: str, text: str, published: str | None = None) -> Article:
    block = Block(start=0, end=len(text), zone="body")
    return Article(id=name, path=name, text_sha256="", text=text, blocks=(block,), lineage=name, published=published)


ARTICLES = [article(name, text) for name, text in TEXTS.items()]


def test_events_are_told_apart() -> None:
    assert gather(ARTICLES) == [("a1", "a2", "a3"), ("b1", "b2"), ("c1", "c2"), ("d1", "d2"), ("e1",)]


@pytest.mark.parametrize("a", TEXTS)
@pytest.mark.parametrize("b", TEXTS)
def test_a_run_of_two_decides_alike(a: str, b: str) -> None:
    if a < b:
        groups = gather([article(a, TEXTS[a]), article(b, TEXTS[b])])
        assert (len(groups) == 1) == (a[0] == b[0])


def test_the_order_of_the_articles_does_not_matter() -> None:
    assert gather(ARTICLES[::-1]) == gather(ARTICLES)
    assert related(ARTICLES[::-1]) == related(ARTICLES)


def test_an_article_about_two_events_is_in_both_groups() -> None:
    both = article("x", f"{TEXTS['a1']} {TEXTS['a2']} {TEXTS['b1']} {TEXTS['b2']}")
    groups = [group for group in gather([*ARTICLES, both]) if "x" in group]
    assert sorted(name[0] for group in groups for name in group) == ["a", "a", "a", "b", "b", "x", "x"]


def test_years_between_publication_count_against_one_event() -> None:
    near = related([article("a1", TEXTS["a1"], "2024-03-03"), article("a2", TEXTS["a2"], "2024-03-04T08:00Z")])
    far = related([article("a1", TEXTS["a1"], "2021-03-03"), article("a2", TEXTS["a2"], "2024-03-04")])
    assert far[0].score < near[0].score


def test_a_pair_says_what_it_shares() -> None:
    pair = next(pair for pair in related(ARTICLES) if (pair.a, pair.b) == ("c1", "c2"))
    labels = [label for label, _ in pair.evidence]
    assert "both name arvex" in labels
    assert all(0 < share <= 100 for _, share in pair.evidence)
    assert 0 < pair.score <= 1


def test_few_or_empty_articles() -> None:
    assert gather([]) == []
    assert gather([article("a", "")]) == [("a",)]
    assert gather([article("a", ""), article("b", "")]) == [("a",), ("b",)]
