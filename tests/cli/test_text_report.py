"""The report at the terminal: what is said, how it is wrapped, and that hostile words stay words."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.model import Span
from factcheck.report import REPORTERS, layout
from factcheck.report.facts import FORMATS, explain
from factcheck.settings import Settings, View
from tests.cli import factory

PAINT = re.compile(r"\x1b\[[0-9;]*m")


def lines(view: View, **more: object) -> list[str]:
    return REPORTERS["text"](factory.dossier(**more), view).decode().splitlines()


def test_the_whole_page() -> None:
    assert (
        "\n".join(lines(View(settings=Settings(min_severity="medium"))))
        == """\
CONFLICT high  people who died on the ferry at Port Ellis

  at least 7  1 source · Ellis Courier 2023-05-01 · according to police
    harbour.txt:1  Harbour fire leaves «seven» dead [headline]
    harbour.txt:3  «At least seven» people died when a ferry burned in Port Ellis on Monday, police
                   said.

  at least 10  1 source · coast.txt · according to the coast guard
    coast.txt:1  «Ten» killed in ferry blaze [headline]
    coast.txt:3  The coast guard said «at least 10» people had been killed. About 1,200 passengers
                 were rescued.

  matched   both speak of the ferry
  differ    two lower bounds far apart; no date decides
  nature    hedge, within article

Read 2 articles, 6 figures, 1 date, 1 that could not be read (--why lists it).
1 discrepancy (1 conflict), 1 agreement; 1 discrepancy not shown (--verdict, --min-severity)."""
    )


@pytest.mark.parametrize("width", [40, 57, 72, 100, 200])
@pytest.mark.parametrize("color", [False, True])
def test_no_line_is_wider_than_asked(width: int, color: bool) -> None:
    for line in lines(View(width=width, why=True, all=True, color=color)):
        assert layout.cells(PAINT.sub("", line)) <= width


def test_colour_adds_nothing_but_colour() -> None:
    painted = [PAINT.sub("", line) for line in lines(View(color=True, why=True, all=True))]
    assert painted == lines(View(why=True, all=True))


def test_why_tells_all() -> None:
    page = "\n".join(lines(View(why=True)))
    assert "  why       both speak of the ferry\n            conflict: two lower bounds far apart\n" in page
    assert "+6.2 bits  both speak of the ferry" in page
    assert "at least 7 | at least 10: conflict, two lower bounds far apart; no date decides" in page
    assert "coast.txt:5  umpteen  not a number word" in page


def test_reasons_are_said_once_and_cut() -> None:
    facts = factory.dossier().facts
    readings = [factory.reading(str(n), [facts[n]]) for n in range(4)]
    compared = factory.comparison("dead", "conflict", "high", *readings)
    pairs = [pair.model_copy(update={"why": f"pair {n}; no date decides"}) for n, pair in enumerate(compared.relations)]
    page = "\n".join(lines(View(), comparisons=(compared.model_copy(update={"relations": tuple(pairs)}),)))
    assert "  differ    pair 0; no date decides\n            pair 1\n            pair 2\n" in page
    assert "            and 3 more (--why shows all)" in page


def test_a_repeat_is_not_listed_twice() -> None:
    found = factory.dossier()
    facts = list(found.facts)
    facts[1] = facts[1].model_copy(update={"repeat_of": facts[0].id})
    page = "\n".join(lines(View(), facts=tuple(facts)))
    assert "«seven»" in page
    assert "«At least seven»" not in page
    assert "5 figures" in page


def test_a_long_list_of_quotes_is_cut() -> None:
    found = factory.dossier()
    one = found.facts[1]
    many = [one.model_copy(update={"id": f"n{i}"}) for i in range(9)]
    compared = factory.comparison("dead", "conflict", "high", factory.reading("at least 7", many))
    short = lines(View(), facts=tuple(many), comparisons=(compared,))
    assert "    and 6 more (--why shows all)" in short
    assert (
        sum("«At least seven»" in line for line in lines(View(why=True), facts=tuple(many), comparisons=(compared,)))
        == 9
    )


def test_a_copy_is_named() -> None:
    a, b = factory.dossier().articles
    page = "\n".join(lines(View(), articles=(a, b.model_copy(update={"copy_of": a.id}))))
    assert "coast.txt (repeats Ellis Courier)" in page


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"comparisons": ()}, "Nothing to compare: no figure or date is told twice."),
        (
            {"comparisons": (factory.dossier().comparisons[2],)},
            "No discrepancies: the articles tell the same wherever they meet, 1 agreement.",
        ),
        ({"comparisons": (factory.dossier().comparisons[1],)}, "1 discrepancy (1 update)."),
    ],
)
def test_the_last_line(more: dict[str, object], said: str) -> None:
    assert lines(View(), **more)[-1] == said


HOSTILE = [
    "\x1b[31mred\x1b[0m", "\x1b]0;title\x07", "\u202eover\u2066", "a\rb\x08\x0b\x85c", "[bold]x[/bold]",
    "<script>", "\x9b2J", "w" * 300, "東" * 200, "e" + "\u0301" * 5000, "line one\nline two", "\u200b\ufeff\U000e0041",
]  # fmt: skip


@pytest.mark.parametrize("words", HOSTILE)
@pytest.mark.parametrize("color", [False, True])
def test_hostile_words_stay_words(words: str, color: bool) -> None:
    found = factory.hostile(words)
    view = View(width=80, why=True, color=color)
    for page in (REPORTERS["text"](found, view), explain(found, view), FORMATS["table"](found, view)):
        text = PAINT.sub("", page.decode()) if color else page.decode()
        assert all(c.isprintable() or c == "\n" for c in text)


@given(st.text(max_size=200), st.integers(8, 60))
@settings(max_examples=60)
def test_wrap_loses_nothing_but_spaces(text: str, width: int) -> None:
    spans = layout.wrap(text, width)
    assert "".join(text[a:b] for a, b in spans).replace(" ", "") == text.replace(" ", "")
    assert all(layout.cells(text[a:b]) <= width for a, b in spans)


@given(st.text(max_size=300), st.text(min_size=1, max_size=20), st.text(max_size=300), st.integers(30, 120))
@settings(max_examples=60)
def test_a_quote_keeps_its_figure_and_its_room(before: str, figure: str, after: str, room: int) -> None:
    text = before + figure + after
    found = layout.quote(text, Span(start=0, end=len(text)), len(before), len(before) + len(figure), room)
    assert found.text[found.start] == layout.OPEN
    assert found.text[found.end - 1] == layout.CLOSE
    assert len(found.text) <= 16 * room


def test_a_megabyte_in_one_sentence_is_cut_around_the_figure() -> None:
    text = "word " * 200_000 + "seven " + "more " * 1000
    at = text.index("seven")
    found = layout.quote(text, Span(start=0, end=len(text)), at, at + 5)
    assert layout.cells(found.text) <= layout.QUOTE + 8
    assert "word «seven» more" in found.text
    assert found.text.startswith(layout.CUT)
    assert found.text.endswith(layout.CUT)
