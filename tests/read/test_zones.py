"""What each line of a plain text is taken for."""

from __future__ import annotations

from pathlib import Path

import pytest

from factcheck.read.furniture import load
from factcheck.read.plain import read_plain
from tests.read.helpers import STORY, page, why_of, zone_of, zones

BODY = "The bridge at Port Amaro fell into the river on Monday."
PROSE_BEFORE = STORY + STORY.replace("bridge", "ferry").replace("Divers", "Sailors")


def test_headline_standfirst_byline_body() -> None:
    text = "Bridge falls in Port Amaro\nTwelve are hurt as old span gives way\nBy Ada Quill\n" + STORY
    assert [zone for zone, _ in zones(page(text))] == ["headline", "standfirst", "byline", *["body"] * 4]
    assert page(text).title == "Bridge falls in Port Amaro"


@pytest.mark.parametrize(
    "line",
    [
        "Bridge falls in Port Amaro",
        "Will the bridge hold?",
        "South Kalna: “Bridge was bombed”",
        "BRIDGE FALLS: 12 HURT",
    ],
)
def test_headlines(line: str) -> None:
    found = page(line + "\n" + STORY)
    assert found.title == line
    assert found.blocks[0].zone == "headline"


def test_a_first_line_with_a_stop_is_body() -> None:
    found = page(STORY)
    assert found.title is None
    assert {zone for zone, _ in zones(found)} == {"body"}


def test_one_line_without_a_stop_is_body() -> None:
    assert zones(page("Twelve hurt as bridge falls")) == [("body", "Twelve hurt as bridge falls")]


def test_a_teaser_that_breaks_off_is_a_standfirst() -> None:
    text = f"Bridge falls in Port Amaro\n{BODY[:44]}...\n{STORY}"
    assert [zone for zone, _ in zones(page(text))][:3] == ["headline", "standfirst", "body"]


FURNITURE = [
    "Advertisement", "Loading", "Leave a Reply", "Read more", "3 min read", "Comments (42)", "Share", "No comments",
    "Your email address will not be published. Required fields are marked *", "Follow by Email", "LinkedIn",
    "READ MORE: Mayor of Port Amaro resigns after 12 years", "© 2021 Meridian", "1.2K shares", "Skip to content",
    "Shared 1,204 times", "Sign up for our newsletter", "This article is more than 3 years old", "Related:",
]  # fmt: skip


@pytest.mark.parametrize("line", FURNITURE)
def test_page_furniture(line: str) -> None:
    found = page(f"Bridge falls\n{STORY}{line}\n{BODY}")
    assert (zone_of(found, line), why_of(found, line)) == ("boilerplate", "page furniture")


PROSE = [
    "Read more than 12 books a year and you will live longer, the study says.",
    "Share prices fell by 4% on Monday after the news from Port Amaro.",
    "Comments by the minister cost him 12 seats in the vote on Sunday.",
    "Subscribe to the view that 40 people died and you are alone, he said.",
    "Call 0800 123 456; comments (42); shared 1.2K times; 3 min read.",
    "Follow us, the guards told the 50 migrants who had reached the gate.",
    "He paid $4 (about £3) for it, and 3 < 5 he said.",
    "Booking.com (the travel site) said that 40 hotels were full.",
    "Loading the ship took 12 hours and 40 men, the company said.",
    "Related: a word with two meanings, as the 12 jurors found on Monday.",
    "His function (as mayor) was to count the 12 votes.",
    "{sic} was printed 3 times in the report, the minister said.",
    "Advertisement revenue fell by 12%.",
]


@pytest.mark.parametrize("line", PROSE)
def test_prose_is_never_set_aside(line: str) -> None:
    assert zone_of(page(f"Bridge falls\n{STORY}{line}\n{BODY}"), line) == "body"


@pytest.mark.parametrize("line", ["- two children", "• At least 12 people were hurt", "2. The ferry of 9am"])
def test_lines_of_a_list(line: str) -> None:
    assert zone_of(page(f"Bridge falls\n{STORY}{line}\n{BODY}"), line) == "list"


@pytest.mark.parametrize(
    ("line", "rule"),
    [("Read more", "keep: [read more]"), ("Read more: the ferry of 2021", 'keep_starts: ["read more: the"]')],
)
def test_a_rule_brings_a_line_back(line: str, rule: str, tmp_path: Path) -> None:
    (tmp_path / "furniture.yaml").write_text(rule)
    text = f"Bridge falls\n{STORY}{line}\n{BODY}".encode()
    before, after = (read_plain(text, "a.txt", load(folder))[0] for folder in (None, tmp_path))
    assert (zone_of(before, line), why_of(before, line)) == ("boilerplate", "page furniture")
    assert zone_of(after, line) != "boilerplate"


SCRIPT = [
    "<!–", "<!--", "-->", "<!–<!–", "(function (src, d, tag){", "var s = d.createElement(tag);", "s.src = src;",
    "prev.parentNode.insertBefore(s, prev);", "}(‘https://cdn.example/async–.js’, document, ‘script’));",
    "{classic_header}", "window.dataLayer = window.dataLayer || [];", "DM.loadCSS(‘https://cdn.example/a.css’);",
    '{"@type": "NewsArticle"}', ".share-bar { color: red }", "<div><br></div>", "const total = 400;",
]  # fmt: skip


@pytest.mark.parametrize("line", SCRIPT)
def test_script(line: str) -> None:
    assert why_of(page(f"Bridge falls\n{STORY}{line}\n{BODY}"), line) == "script"


CAPTIONS = [
    "Divers look for cars in the river at Port Amaro, where 12 people were hurt",
    "The bridge (pictured) was built in 1961.",
    "The bridge on Monday. Photograph: Ada Quill",
    "The mayor and two of his guards are seen near the bridge.",
    "Rescuers, 40 of them volunteers, are pictured at the bridge in Port Amaro.",
]


@pytest.mark.parametrize("line", CAPTIONS)
def test_captions(line: str) -> None:
    assert zone_of(page(f"Bridge falls\n{STORY}{line}\n{BODY}"), line) == "caption"


def test_a_credited_caption_may_stand_first() -> None:
    caption = "Some 4,000 people are camped at the gate. Photograph: Meridian"
    found = page(f"{caption}\nBridge falls in Port Amaro\nPORT AMARO — {STORY}")
    assert [zone for zone, _ in zones(found)][:3] == ["caption", "headline", "body"]
    assert found.dateline == "PORT AMARO"


def test_a_short_sentence_printed_twice_is_a_caption() -> None:
    caption = "Rescuers bring up one of the 23 people."
    found = page(f"Bridge falls\n{caption}\n{caption}\nPORT AMARO — {STORY}")
    assert [zone for zone, _ in zones(found)][:4] == ["headline", "caption", "caption", "body"]
    assert found.dateline == "PORT AMARO"


BODY_LINES = [
    "The mayor is seen as a careful man, and he has been seen there twice.",
    "‘We heard a crack,’ said Bo Finch, ‘and then it was gone’",
    "The mayor said: ‘We have nowhere to put these people tonight’",
    "He named the dead:",
    "What we know",
]


@pytest.mark.parametrize("line", BODY_LINES)
def test_body_lines(line: str) -> None:
    assert zone_of(page(f"Bridge falls\n{STORY}{line}\n{BODY}"), line) == "body"


def test_a_caption_printed_twice() -> None:
    caption = "Divers look for cars in the river. There are thought to be 12 of them"
    found = page(f"Bridge falls\n{STORY}{caption}\n\n{caption}\n{BODY}")
    same = [i for i, (_, words) in enumerate(zones(found)) if words == caption]
    assert [found.blocks[i].zone for i in same] == ["caption", "caption"]
    assert found.blocks[same[1]].repeat_of == same[0]


BYLINES = [
    "By Ada Quill",
    "By ADA QUILL and Bo Finch, Meridian",
    "PTI reports:",
    "(Reporting by Ada Quill; editing by Bo Finch)",
]


@pytest.mark.parametrize("line", BYLINES)
def test_bylines(line: str) -> None:
    assert zone_of(page(f"Bridge falls\n{line}\n{STORY}"), line) == "byline"


@pytest.mark.parametrize("line", ["| Amaro | 12 |", "Amaro\t12\t40"])
def test_tables(line: str) -> None:
    assert zone_of(page(f"Bridge falls\n{STORY}{line}\n{BODY}"), line) == "table"


def test_menus_before_and_after_the_story() -> None:
    found = page(f"World\nSport\nCulture\nBridge falls in Port Amaro\n{STORY}Share\nPuzzles\n")
    assert [zone for zone, _ in zones(found)] == [*["boilerplate"] * 3, "headline", *["body"] * 4, *["boilerplate"] * 2]


def test_headlines_of_other_stories() -> None:
    found = page(f"Bridge falls\n{STORY}Most read\nStorm kills 40 in Kalna\nFerry sinks with 300 aboard\n{BODY}")
    assert why_of(found, "Storm kills 40") == why_of(found, "Ferry sinks") == "other stories"
    assert zones(found)[-1][0] == "body"


def test_readers_comments_are_set_aside_at_the_end_only() -> None:
    found = page(f"Bridge falls\n{STORY}Leave a Reply\nI heard that 500 people died there.\n")
    assert why_of(found, "500 people") == "readers' comments"
    found = page(f"Bridge falls\nComments (42)\n{STORY}")
    assert {zone for zone, words in zones(found) if words in STORY} == {"body"}


def test_web_addresses() -> None:
    found = page(f"https://news.example/a/1\nBridge falls\n{STORY}")
    assert why_of(found, "https") == "web address"
    assert found.title == "Bridge falls"
