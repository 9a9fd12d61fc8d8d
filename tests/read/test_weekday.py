"""The weekday of publication in the words of an article, and what a year adds to it."""

from __future__ import annotations

from pathlib import Path

import pytest

from factcheck.read import read
from factcheck.settings import Intake
from tests.read.helpers import STORY, page

SAYS = [
    ("Mr Finch wrote in the Sunday Courier yesterday that the bridge was safe.", "Monday"),
    ("Mr Finch told the Sunday Times of Kalna yesterday that the bridge was safe.", "Monday"),
    ("It was in the Sunday papers yesterday that the bridge was safe.", "Monday"),
    ("Yesterday’s Sunday Courier said that the bridge was safe.", "Monday"),
    ("Mr Finch writes in the Saturday Post today that the bridge was safe.", "Saturday"),
    ("The council meets today (Thursday) to hear the engineers.", "Thursday"),
    ("The council met yesterday, Wednesday, to hear the engineers.", "Thursday"),
    ("The council meets tomorrow (Friday) to hear the engineers.", "Thursday"),
    ("The council met on Sunday and wrote to the Courier yesterday.", None),
    ("The council meets on Monday, and divers go down today.", None),
    ("The match on Sunday United lost yesterday is forgotten.", None),
    ("Mr Finch wrote in the Sunday Courier yesterday; today (Friday) he was silent.", None),
]


@pytest.mark.parametrize(("words", "expected"), SAYS)
def test_the_weekday_in_the_words(words: str, expected: str | None) -> None:
    found = page(f"Bridge falls\n{STORY}{words}\n")
    assert found.says("weekday") == expected
    if expected:
        origin = next(t.origin for t in found.told if t.about == "weekday")
        assert origin.endswith("(line 6)")
        assert origin[1:].split("”")[0] in words


def test_where_a_date_is_known_none_is_worked_out() -> None:
    found = page(f"Bridge falls\n16 November 2021\n{STORY}{SAYS[0][0]}\n")
    assert found.says("weekday") is None


YEARS = [
    ("He spoke in the Sunday Courier yesterday. The bridge was closed on November 12.", "2021", "2021-11-15"),
    ("He spoke in the Sunday Courier yesterday. The bridge was closed on 12 November.", "2022", "2022-11-14"),
    ("He spoke in the Sunday Courier yesterday. It was closed on 12 November and 13 November.", "2021", "2021-11-15"),
    ("He spoke in the Sunday Courier yesterday. It was closed on 2 May and on 13 November.", "2021", None),
    ("He spoke in the Sunday Courier yesterday. It was closed at noon.", "2021", None),
    ("The bridge was closed on November 12.", "2021", None),
]


@pytest.mark.parametrize(("words", "year", "expected"), YEARS)
def test_a_year_is_enough_where_the_article_gives_the_rest(
    words: str, year: str, expected: str | None, tmp_path: Path
) -> None:
    path = tmp_path / "a.txt"
    path.write_text(f"Bridge falls\n{STORY}{words}\n")
    (article,), _, troubles = read([str(path)], Intake(published={"a.txt": year}))
    assert article.published == expected
    assert bool(troubles) == (expected is None)
    if expected:
        assert article.published_from.startswith(f"--published {year}: the Monday after “")
        assert "Sunday Courier yesterday" in article.published_from


AGENCIES = [
    (("PORT AMARO (AP) — The bridge fell on Monday, the mayor said.",), "Associated Press"),
    (("PORT AMARO, Nov 16 (Reuters) - The bridge fell on Monday, the mayor said.",), "Reuters"),
    (("By Ada Quill, Associated Press", "The bridge fell on Monday."), "Associated Press"),
    (("The bridge fell on Monday.", "Source: AFP"), "Agence France-Presse"),
    (("The bridge fell on Monday.", "(Reuters)"), "Reuters"),
    (("The bridge fell on Monday, Reuters said.",), None),
    (("By Ada Quill, Meridian Daily", "The bridge fell on Monday."), None),
    (("The bridge (AP 12) — it fell on Monday.",), None),
]


@pytest.mark.parametrize(("lines", "expected"), AGENCIES)
def test_the_agency_whose_text_it_is(lines: tuple[str, ...], expected: str | None, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(
        "\n".join(
            ["Bridge falls", *lines[:-1], STORY, lines[-1]] if len(lines) > 1 else ["Bridge falls", lines[0], STORY]
        )
    )  # fmt: skip - one expression
    (article,), _, _ = read([str(path)])
    assert article.agency == expected


def test_the_date_of_a_file_only_when_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(STORY)
    assert read([str(path)])[0][0].published is None
    (article,), _, _ = read([str(path)], Intake(file_dates=True))
    assert article.published
    assert article.published_from == "the file's last change"
    path.write_text(f"16 November 2021\n{STORY}")
    assert read([str(path)], Intake(file_dates=True))[0][0].published == "2021-11-16"


def test_a_file_beside_the_article_says_what_it_is(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_text("<meta property='og:site_name' content='Wrong'><h1>Bridge falls</h1><p>It fell at night.</p>")
    (tmp_path / "a.html.meta.yaml").write_text(
        "source: Meridian\npublished: 2021-11-16\nbyline: Ada Quill\nurl: null\n"
    )
    (article,), _, troubles = read([str(tmp_path)])
    assert troubles == []
    assert (article.source, article.published, article.byline, article.url) == (
        "Meridian",
        "2021-11-16",
        "Ada Quill",
        None,
    )
    assert article.published_from == "a.html.meta.yaml"


def test_a_bad_file_beside_it_is_told_with_its_place(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(STORY)
    (tmp_path / "a.txt.meta.yaml").write_text("source: Meridian\npublished: soon\n")
    _, _, (trouble,) = read([str(path)])
    assert trouble.where == f"{path}.meta.yaml:2:12"
