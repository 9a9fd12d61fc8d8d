"""Glued lines, hard-wrapped lines and repeats."""

from __future__ import annotations

import pytest

from factcheck.read.repeats import repeats
from tests.read.helpers import STORY, page, zones

LONG = "The group of around 400 people had walked for two days to the "
GLUED = [
    (LONG + "checkpointThe guards let nobody through", ["checkpoint", "The guards"]),
    (LONG + "borderPolish authorities say so, and seven were hurt", ["border", "Polish"]),
    (LONG + "gate of ‘freedom’Migrants were seen burning wood there", ["‘freedom’", "Migrants"]),
    (LONG + "riverA hundred of them had gone ahead in the night", ["river", "A hundred"]),
]
WHOLE = [
    "McDonald", "MacArthur", "iPhone", "eBay", "YouTube", "LinkedIn", "BlackBerry", "PricewaterhouseCoopers",
    "DeVito", "LaGuardia", "easyJet", "macOS", "vanDyke", "FitzGerald", "O’Neill", "deGrasse", "#blackLives",
    "@adaQuill", "news.exampleCom", "TikTok", "mRNA", "GmbH", "WhatsApp", "d’Ivoire", "l’Union",
]  # fmt: skip


@pytest.mark.parametrize(("line", "edges"), GLUED)
def test_glued_lines_are_cut(line: str, edges: list[str]) -> None:
    found = page(f"Bridge falls in Port Amaro\n{STORY}{line}\nIt is so.")
    parts = [words for _, words in zones(found) if words in line]
    assert len(parts) == 2
    assert parts[0].endswith(edges[0])
    assert parts[1].startswith(edges[1])


@pytest.mark.parametrize("name", WHOLE)
def test_names_with_a_capital_inside_stay_whole(name: str) -> None:
    line = f"{LONG}office of {name} in the centre of the old town, where they waited."
    assert ("body", line) in zones(page(f"Bridge falls in Port Amaro\n{STORY}{line}\nIt is so."))


def test_a_name_that_comes_again_and_again_stays_whole() -> None:
    line = f"{LONG}office of smallWorld, and smallWorld said that smallWorld knew of 12 more."
    assert len(page(line).blocks) == 1


def test_a_short_line_is_left_alone() -> None:
    assert len(page("the checkpointThe group of 40").blocks) == 1


def test_bullets_of_a_glued_summary_are_standfirsts() -> None:
    line = (
        "Hundreds have gathered at the old bridge near the checkpointThe group of 400 is led by armed "
        "menThe mayor says that twelve people have been hurt"
    )
    found = page(f"Bridge falls in Port Amaro\n{line}\n{STORY}")
    assert [zone for zone, _ in zones(found)] == ["headline", *["standfirst"] * 3, *["body"] * 4]


WRAPPED = """Bridge falls in Port Amaro

PORT AMARO (MNA) - A bridge fell into the river on Monday, and more than
12 people were hurt, the mayor told reporters who had come to the scene
in the early hours.

The bridge was built in 1961 and had been closed twice this year, when
cracks were found in two of its piers; about 3,000 cars a day had used
it.
"""


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_hard_wrapped_lines_are_one_paragraph(newline: str) -> None:
    found = page(WRAPPED.replace("\n", newline))
    assert [zone for zone, _ in zones(found)] == ["headline", "body", "body"]
    assert [words.count("\n") for _, words in zones(found)] == [0, 2, 2]
    assert found.dateline == "PORT AMARO"


def test_wrapped_paragraphs_may_begin_with_an_indent() -> None:
    text = WRAPPED.replace("\n\nThe bridge", "\n    The bridge")
    assert [zone for zone, _ in zones(page(text))] == ["headline", "body", "body"]


def test_a_sentence_a_line_is_not_wrapping() -> None:
    assert len(page(STORY).blocks) == 4


CAPTION = "Migrants gather on the border near the crossing in Kalna, where {} people were counted"
SAME = [
    (CAPTION.format("400"), CAPTION.format("400"), True),
    (CAPTION.format("400"), CAPTION.format("400").upper().replace(" ", "  "), True),
    (CAPTION.format("400"), CAPTION.format("400") + " in the cold", True),
    (CAPTION.format("400"), CAPTION.format("400").replace("Migrants", "Refugees"), False),
    (CAPTION.format("400"), CAPTION.format("400").replace("Migrants", "Migrant"), True),
    (CAPTION.format("400"), CAPTION.format("500"), False),
    (CAPTION.format("five"), CAPTION.format("nine"), False),
    (CAPTION.format("400") + " on Monday", CAPTION.format("400") + " on Friday", False),
    ("Police were killed in the town on the river.", "Police were injured in the town on the river.", False),
    ("Rain.", "rain.", True),
    ("Rain.", "Ruin.", False),
]


@pytest.mark.parametrize(("one", "two", "same"), SAME)
def test_repeats(one: str, two: str, same: bool) -> None:
    assert repeats([one, two]) == [None, 0 if same else None]


def test_repeats_point_at_the_first_and_pass_over_furniture() -> None:
    assert repeats(["a", None, "b", "a", "b", "a"]) == [None, None, None, 0, 2, 0]
