"""What the command line names, and what happens when it cannot be read."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import pytest

from factcheck.errors import InputError
from factcheck.read import read
from factcheck.settings import Intake
from tests.read.helpers import STORY


def write(folder: Path, **files: str | bytes) -> dict[str, str]:
    paths = {}
    for name, words in files.items():
        path = folder / name.replace("__", "/").replace("_", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(words.encode() if isinstance(words, str) else words)
        paths[name] = str(path)
    return paths


def test_a_file_becomes_an_article(tmp_path: Path) -> None:
    paths = write(tmp_path, a_txt=STORY)
    articles, hashes, troubles = read([paths["a_txt"]])
    assert troubles == []
    (article,) = articles
    digest = hashlib.sha256(STORY.encode()).hexdigest()
    assert (article.text, article.text_sha256, article.id) == (STORY, digest, digest[:8])
    assert hashes == {paths["a_txt"]: digest}
    assert article.lineage == "/a.txt"


def test_order_of_arguments_changes_nothing(tmp_path: Path) -> None:
    paths = list(write(tmp_path, a_txt=STORY, b_txt=STORY + "More.", c_txt=STORY, d_md=STORY).values())
    one, two = read(paths), read(paths[::-1])
    assert one == two
    assert len({a.id for a in one[0]}) == 4, "equal texts have ids of their own"
    assert [a.id for a in one[0]] == sorted(a.id for a in one[0])


def test_the_same_file_twice_is_read_once(tmp_path: Path) -> None:
    path = write(tmp_path, a_txt=STORY)["a_txt"]
    again = os.path.join(os.path.dirname(path), ".", "a.txt")
    assert len(read([path, again, path])[0]) == 1
    assert read([path, again])[0] == read([again, path])[0]


def test_files_of_one_name_have_lineages_of_their_own(tmp_path: Path) -> None:
    paths = write(tmp_path, x__a_txt=STORY, y__a_txt=STORY + "More.")
    assert sorted(a.lineage for a in read(list(paths.values()))[0]) == ["/x/a.txt", "/y/a.txt"]


def test_a_folder_is_walked_and_hidden_or_foreign_files_are_passed_over(tmp_path: Path) -> None:
    write(tmp_path, a_txt=STORY, sub__b_md=STORY + "B.", sub__c_csv="1,2", sub__d_html="<p>Some words.")
    (tmp_path / ".hidden.txt").write_text(STORY)
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "x.txt").write_text(STORY)
    names = sorted(os.path.basename(a.path) for a in read([str(tmp_path)])[0])
    assert names == ["a.txt", "b.md", "d.html"]


def test_a_pattern_that_the_shell_left_is_expanded(tmp_path: Path) -> None:
    write(tmp_path, a_txt=STORY, b_txt=STORY + "B.", c_md=STORY + "C.")
    assert len(read([str(tmp_path / "*.txt")])[0]) == 2
    assert len(read([str(tmp_path / "**")])[0]) == 3


def test_an_unknown_ending_is_read_as_text_when_it_is_named(tmp_path: Path) -> None:
    assert len(read([write(tmp_path, story_text=STORY)["story_text"]])[0]) == 1


def test_standard_input() -> None:
    articles, hashes, troubles = read(["-"], stdin=lambda: STORY.encode())
    assert [a.path for a in articles] == ["-"]
    assert list(hashes) == ["-"]
    assert troubles == []


BAD = {
    "empty": (b"", "empty"),
    "blank": (b" \n\t\n\xc2\xa0", "blank space"),
    "mark_only": (b"\xef\xbb\xbf", "blank space"),
    "nul": (b"some\0words", "NUL"),
    "control": (b"ab\x01\x02\x03\x04\x05\x06cd" * 9, "control characters"),
    "pdf": (b"%PDF-1.7 ...", "PDF"),
    "zip": (b"PK\x03\x04...", "zip"),
    "torn": ("Café “quoted” words – ".encode() * 3 + b"\xe2\x80 and on", "not UTF-8 at byte"),
    "utf16": (b"\xff\xfea\0b\0c", "UTF-16"),
    "japanese": ("東京で地震があり".encode("shift-jis"), "not UTF-8"),
}


@pytest.mark.parametrize("name", BAD)
def test_what_cannot_be_read_is_one_trouble_with_a_remedy(name: str, tmp_path: Path) -> None:
    data, words = BAD[name]
    bad, good = tmp_path / "bad.txt", tmp_path / "good.txt"
    bad.write_bytes(data)
    good.write_text(STORY)
    articles, hashes, troubles = read([str(bad), str(good)])
    assert [a.path for a in articles] == list(hashes) == [str(good)]
    (trouble,) = troubles
    assert isinstance(trouble, InputError)
    assert words in trouble.title
    assert trouble.where.startswith(str(bad))
    assert trouble.remedy


def test_a_bad_byte_is_given_with_line_and_column(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes("Café naïve.\nÜber é".encode() + b"\xff")
    (trouble,) = read([str(path)])[2]
    assert trouble.where == f"{path}:2:9"


@pytest.mark.parametrize("name", ["nowhere.txt", "nothing*.txt", "folder", ""])
def test_a_name_that_leads_nowhere(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "folder").mkdir()
    monkeypatch.chdir(tmp_path)
    articles, _, troubles = read([name])
    assert articles == []
    assert len(troubles) == 1
    assert troubles[0].where
    assert troubles[0].remedy


ENCODINGS = [
    ("It cost £3.4m – “a lot”.", "cp1252", ".txt"),
    ("It cost £3.4m – “a lot”.", "utf-8-sig", ".txt"),
    ("It cost £3.4m – “a lot”.", "utf-16", ".txt"),
    ("It cost £3.4m – “a lot”.", "utf-8", ".md"),
]


@pytest.mark.parametrize(("words", "encoding", "ending"), ENCODINGS)
def test_encodings(words: str, encoding: str, ending: str, tmp_path: Path) -> None:
    path = tmp_path / f"a{ending}"
    path.write_bytes(words.encode(encoding))
    (article,) = read([str(path)])[0]
    assert article.text == words


def test_an_html_page_may_declare_its_encoding(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_bytes('<meta charset="windows-1250"><p>Wójt Kuźnicy mówi.</p>'.encode("cp1250"))
    (article,) = read([str(path)])[0]
    assert article.text == "Wójt Kuźnicy mówi."


def test_newlines_are_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"One line.\r\nTwo lines.\rThree.\n")
    (article,) = read([str(path)])[0]
    assert article.text == "One line.\r\nTwo lines.\rThree.\n"
    assert [article.text[b.start : b.end] for b in article.blocks] == ["One line.", "Two lines.", "Three."]


PUBLISHED = [
    ("a.txt", "2021-11-16", "2021-11-16"),
    ("a.txt", "2021-11-16T10:00Z", "2021-11-16T10:00+00:00"),
    ("a.txt", "2021-11-16 10:00", "2021-11-16T10:00"),
    ("a.txt", "16 November 2021", "2021-11-16"),
]


@pytest.mark.parametrize(("name", "words", "expected"), PUBLISHED)
def test_published_option(name: str, words: str, expected: str, tmp_path: Path) -> None:
    path = write(tmp_path, a_txt="---\npublished: 2020-01-01\n---\n" + STORY)["a_txt"]
    for key in (name, path):
        (article,), _, troubles = read([path], Intake(published={key: words}))
        assert (article.published, article.published_from, troubles) == (expected, "--published", [])


@pytest.mark.parametrize(("name", "words"), [("b.txt", "2021-11-16"), ("a.txt", "2021-02-30"), ("a.txt", "no day")])
def test_published_option_that_is_wrong(name: str, words: str, tmp_path: Path) -> None:
    path = write(tmp_path, a_txt=STORY)["a_txt"]
    articles, _, troubles = read([path], Intake(published={name: words}))
    assert len(articles) == len(troubles) == 1
    assert f"{name}={words}" in troubles[0].where
    assert troubles[0].remedy


FRONT = [
    ("published: 2021-11-16T10:00Z", "2021-11-16T10:00+00:00"),
    ('published: "2021-11-16T10:00Z"', "2021-11-16T10:00+00:00"),
    ("published: 2021-11-16", "2021-11-16"),
    ("published: '2021-11-16'", "2021-11-16"),
    ("published: 2021-11-16 10:00:30+01:00", "2021-11-16T10:00:30+01:00"),
    ("published: 16 November 2021", "2021-11-16"),
    ("updated: 2021-11-17", "2021-11-17"),
    ("published: null", None),
    ("published:", None),
]


@pytest.mark.parametrize(("line", "expected"), FRONT)
@pytest.mark.parametrize("ending", ["txt", "md"])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_front_matter(line: str, expected: str | None, ending: str, newline: str, tmp_path: Path) -> None:
    path = tmp_path / f"a.{ending}"
    text = f"---\ntitle: A bridge falls\nsource: Meridian\n{line}\n---\n{STORY}".replace("\n", newline)
    path.write_bytes(text.encode())
    (article,), _, troubles = read([str(path)])
    assert troubles == []
    assert (article.title, article.source, article.published) == ("A bridge falls", "Meridian", expected)
    assert article.text == text
    assert (article.blocks[0].zone, article.blocks[0].why, article.blocks[0].start) == (
        "boilerplate",
        "front matter",
        0,
    )
    assert article.lineage == f"Meridian/a.{ending}"


BROKEN = [
    ("---\ntitle: 'open\n---\nWords.", "a.txt:"),
    ("---\ntitle: a: b\n---\nWords.", "a.txt:2:"),
    ("---\ntitle: A\npublished: someday\n---\nWords.", "a.txt:3:12"),
    ("---\ntitle: [a, b]\n---\nWords.", "a.txt:2:8"),
    ("---\ntitle: A\nWords without end.", "a.txt:1:1"),
]


@pytest.mark.parametrize(("text", "where"), BROKEN)
def test_broken_front_matter(text: str, where: str, tmp_path: Path) -> None:
    path = write(tmp_path, a_txt=text)["a_txt"]
    articles, _, troubles = read([path])
    assert articles == []
    assert where in troubles[0].where
    assert troubles[0].remedy


def test_a_line_of_dashes_is_no_front_matter(tmp_path: Path) -> None:
    (article,), _, troubles = read([write(tmp_path, a_txt="---\n" + STORY)["a_txt"]])
    assert troubles == []
    assert article.title is None


def test_an_editor_adds_furniture_of_their_own(tmp_path: Path) -> None:
    paths = write(tmp_path, a_txt=f"Bridge falls\n{STORY}Spot the 12 differences\n{STORY}", rules__furniture_yaml="")
    (tmp_path / "rules" / "furniture.yaml").write_text("lines: ['spot the # differences']\n")
    (article,), _, _ = read([paths["a_txt"]], Intake(rules=tmp_path / "rules"))
    (block,) = (b for b in article.blocks if article.text[b.start : b.end].startswith("Spot"))
    assert block.why == "page furniture"
