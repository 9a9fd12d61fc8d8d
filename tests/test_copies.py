"""Which articles repeat another."""

from __future__ import annotations

import pytest

from factcheck.copies import copies, passages
from factcheck.model import Article, Block

LEAD = (
    "A coach with forty pilgrims on board fell from the mountain road above Dorna on Sunday, killing {} people, the "
    "governor said. The driver had lost control on a wet bend and rescuers with ropes worked until dawn."
)
OTHER = (
    "Fishermen found a crate of silver coins in the bay of Lario on Friday. Nobody knows who owned the silver, and "
    "the museum has asked the town to keep it until experts from the capital have seen every piece of it."
)


def article(name: str, text: str, published: str | None = None, furniture: str = "") -> Article:
    blocks = [Block(start=0, end=len(text), zone="body")]
    if furniture:
        whole = f"{text}\n{furniture}"
        blocks.append(Block(start=len(text) + 1, end=len(whole), zone="boilerplate"))
        text = whole
    return Article(
        id=name, path=name, text_sha256="", text=text, blocks=tuple(blocks), lineage=name, published=published
    )


def test_the_later_article_repeats_the_earlier() -> None:
    early = article("b", LEAD.format(23), "2024-03-03")
    late = article("a", LEAD.format(23) + " The road is closed.", "2024-03-04")
    assert copies([late, early]) == {"a": "b"}


@pytest.mark.parametrize("figure", ["32", "at least thirty-two", "2,300"])
def test_another_figure_is_still_a_copy(figure: str) -> None:
    assert copies([article("a", LEAD.format(23)), article("b", LEAD.format(figure))]) == {"b": "a"}


def test_without_dates_the_id_decides() -> None:
    assert copies([article("z", LEAD.format(23)), article("y", LEAD.format(23))]) == {"z": "y"}


def test_three_copies_repeat_one_original() -> None:
    run = [article(name, LEAD.format(n)) for n, name in enumerate("cab")]
    assert copies(run) == {"b": "a", "c": "a"}


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (LEAD.format(23), OTHER),
        (
            LEAD.format(23),
            "The governor said on Sunday that 23 pilgrims died when their coach left the road above Dorna.",
        ),
        ("Fire in Dorna. No one was hurt.", "Fire in Dorna. No one was hurt."),  # too short to tell
        (
            LEAD.format(23),
            LEAD.format(23) + " " + OTHER + " " + OTHER.replace("silver", "golden").replace("Friday", "a day in May"),
        ),
    ],
)
def test_no_copy(a: str, b: str) -> None:
    assert copies([article("a", a, "2024-03-03"), article("b", b, "2024-03-04")]) == {}


def test_furniture_does_not_make_a_copy() -> None:
    same = "Read more of our stories about the province and sign up for the weekly letter that tells you all about it."
    assert (
        copies(
            [article("a", "It rained in Dorna.", furniture=same), article("b", "It snowed in Lario.", furniture=same)]
        )
        == {}
    )


def test_passages_that_two_articles_print() -> None:
    a = article("a", LEAD.format(23))
    b = article("b", "Nothing else is known. " + LEAD.format(32))
    found = passages([a, b])
    second = b.text.index("A coach")
    assert found["a", 0] == found["b", second]
    assert ("b", 0) not in found
    assert len(found) == 4


def test_a_passage_twice_in_one_article_is_not_shared() -> None:
    assert passages([article("a", LEAD.format(23) + " " + LEAD.format(23))]) == {}


def test_nothing_in_gives_nothing() -> None:
    assert copies([]) == {}
    assert passages([]) == {}
