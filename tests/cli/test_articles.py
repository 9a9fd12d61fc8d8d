"""``factcheck articles``, ``--from`` and ``--file-dates``."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from factcheck.commands.options import INPUTS
from factcheck.read import ARCHIVES, READERS
from tests.cli.conftest import Run
from tests.read import made
from tests.read.samples import COMMENT, LEAD, WORD

SEEDS = Path(__file__).parents[2] / "seeds"


def test_the_formats_are_those_that_can_be_read() -> None:
    assert sorted(INPUTS) == sorted([*READERS, *ARCHIVES])


def test_the_seeds(run: Run) -> None:
    result = run("articles", SEEDS)
    assert result.code == 0
    words = " ".join(result.out.split())
    assert "missing: a Monday, by “Sunday Telegraph yesterday” (line 173)" in words
    assert (
        "it names “November 12” (line 92): which year was it? Give --published border-b.txt=YEAR, or the date" in words
    )
    assert "29 passages that repeat another" in words
    assert "2 articles, 0 with a date of publication." in words


def test_a_year_gives_the_date(run: Run) -> None:
    result = run("articles", SEEDS / "border-b.txt", "--published", "border-b.txt=2021")
    assert "2021-11-15" in result.out
    assert "the Monday after “November 12”" in " ".join(result.out.split())


def test_json(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(made.docx(WORD, comments=COMMENT))
    result = run("articles", tmp_path / "a.docx", "--format", "json")
    (article,) = json.loads(result.out)["articles"]
    assert article["format"] == "docx"
    assert article["fields"]["headline"] == {"value": "Bridge falls", "from": "the headline", "also": []}
    assert article["missing"]["published"].endswith("or give --published a.docx=2021-11-16")
    assert article["notes"][0] == "1 comment left out"
    assert article["zones"]["table"] == 2


def test_copies_are_shown_with_what_differs(run: Run, tmp_path: Path) -> None:
    story = (
        "Bridge falls\nAt least {} people were hurt when the bridge at Port Amaro fell into the river on Monday.\n"
        "The mayor told reporters that the bridge was built in 1961 and had been closed twice this year.\n"
    )
    (tmp_path / "a.txt").write_text(f"16 November 2021\n{story.format(7)}")
    (tmp_path / "b.txt").write_text(f"17 November 2021\n{story.format(12)}")
    words = " ".join(run("articles", tmp_path).out.split())
    assert "repeats" in words
    assert "a.txt, 1 difference" in words
    assert "“At least 7 people" in words
    assert "is now line 3: “At least 12 people" in words


def test_what_was_left_out_is_said_beside_the_report(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(made.docx(WORD, comments=COMMENT))
    result = run("compare", tmp_path / "a.docx")
    assert f"factcheck: note: {tmp_path}/a.docx: 1 comment left out.\n" in result.err
    assert run("compare", tmp_path / "a.docx", "--quiet").err == ""


def test_from_overrides_what_a_file_looks_like(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(f"<h1>Bridge falls</h1><p>{LEAD}</p>")
    assert "format" not in run("articles", path).err
    assert " html\n" in run("articles", path, "--from", "html").out
    assert run("articles", path, "--from", "pdf").code == 2


@pytest.mark.parametrize(
    ("extra", "name", "data", "library"),
    [
        ("pdf", "a.pdf", made.pdf([[]]), "pypdfium2"),
        ("docx", "a.docx", made.docx(WORD), "docx"),
        ("msg", "a.msg", made.msg("x", "y", 0), "oxmsg"),
        ("feeds", "a.rss", b"<rss/>", "feedparser"),
        ("warc", "a.warc", b"WARC/1.0\r\n", "fastwarc.warc"),
    ],
)
def test_a_missing_extra_is_named_with_the_line_that_installs_it(
    extra: str, name: str, data: bytes, library: str, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import sys

    monkeypatch.setitem(sys.modules, library, None)
    (tmp_path / name).write_bytes(data)
    result = run("articles", tmp_path / name)
    assert result.code == 2
    assert f"need the extra '{extra}', which is not installed" in result.err
    assert f"pip install 'factcheck-desk[{extra}]'" in result.err
