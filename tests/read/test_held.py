"""Texts from memory: read as a file of the same words is, and no file is ever opened for them."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest
from pydantic import ValidationError

from factcheck.read import Text, read

FERRY = "Ferry sinks off Port Ellis\n\nAt least seven people died on Monday, police said.\n"


def test_a_text_is_read_as_a_file_is(tmp_path: Path) -> None:
    file = tmp_path / "ferry.txt"
    file.write_text(FERRY, encoding="utf-8", newline="")
    from_disk, hashes, _ = read([str(file)])
    from_memory, same_hashes, troubles = read([Text(name="ferry.txt", text=FERRY)])
    assert not troubles
    assert [a.model_copy(update={"path": "ferry.txt"}) for a in from_disk] == from_memory
    assert list(hashes.values()) == list(same_hashes.values())


def test_what_comes_with_a_text_is_believed_first() -> None:
    text = "---\ntitle: An older title\nsource: Another paper\npublished: 2020-01-01\n---\n" + FERRY
    given = Text(name="a", text=text, title="Ferry", source="Ellis Courier", published="2021-11-08T10:00Z")
    (article,), _, _ = read([given])
    assert (article.title, article.source) == ("Ferry", "Ellis Courier")
    assert article.published is not None
    assert article.published.startswith("2021-11-08T10:00")
    assert article.published_from == "given with the text"
    (article,), _, _ = read([Text(name="a", text=text)])
    assert (article.title, article.source, article.published) == ("An older title", "Another paper", "2020-01-01")


@pytest.mark.parametrize(
    ("name", "form"), [("a.html", None), ("a", "html"), ("a.txt", "html"), ("a.md", None), ("a", "markdown")]
)
def test_the_format_chooses_the_reader(name: str, form: str | None) -> None:
    text = (
        "# Ferry sinks\n\nSeven died." if form == "markdown" or name == "a.md" else "<h1>Ferry sinks</h1><p>Seven died."
    )
    (article,), _, troubles = read([Text.model_validate({"name": name, "text": text, "format": form})])
    assert (article.path, article.title, troubles) == (name, "Ferry sinks", [])


@pytest.mark.parametrize(
    ("texts", "words"),
    [
        ([{"name": "a", "text": ""}], "a: the file is empty"),
        ([{"name": "a", "text": "x\0y"}], "a: a binary file"),
        ([{"name": "a", "text": FERRY, "published": "soon"}], "a: published: 'soon' is not a date"),
        ([{"name": "a", "text": FERRY}, {"name": "a", "text": "Nine died."}], "a: two texts have this name"),
        ([{"name": "a", "text": "Nine\n\ud83d died."}], "a:2:1: half a character"),
        ([{"name": "a", "text": "---\ntitle: [\n---\nNine died."}], "a:3:1: the front matter is not valid YAML"),
    ],
)
def test_each_fault_names_its_text(texts: list[dict[str, str]], words: str) -> None:
    good = Text(name="good", text=FERRY)
    articles, _, troubles = read([*map(Text.model_validate, texts), good])
    assert str(troubles[0]).startswith(words)
    assert len(troubles) == 1
    assert "good" in [a.path for a in articles]


def test_the_same_text_twice_is_one_article() -> None:
    articles, _, troubles = read([Text(name="a", text=FERRY), Text(name="a", text=FERRY)])
    assert (len(articles), troubles) == (1, [])


def test_names_that_are_alike_at_their_end_stay_apart(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    texts = [Text(name="x.txt", text=FERRY), Text(name="desk/x.txt", text=FERRY.replace("seven", "nine"))]
    lineages = {a.lineage for a in read(texts)[0]}
    assert lineages == {"/x.txt", "/desk/x.txt"}
    monkeypatch.chdir(tmp_path)  # facts are named after the lineage: it must not know the folder of the program
    assert {a.lineage for a in read(texts)[0]} == lineages


def test_a_text_stands_for_the_file_of_its_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("a.txt", "b.txt"):
        Path(name).write_text(FERRY.replace("seven", "nine"), encoding="utf-8")
    (tmp_path / "link.txt").symlink_to("a.txt")
    open_now = Text(name=str(tmp_path / "a.txt"), text=FERRY)
    articles, _, troubles = read(["a.txt", ".", "link.txt", open_now])
    assert not troubles
    assert sorted(a.path for a in articles) == sorted([str(tmp_path / "a.txt"), os.path.join(".", "b.txt")])
    assert next(a for a in articles if a.path == open_now.name).text == FERRY


NAMES = ["-", "..", "/etc/passwd", "~/x", "*", "a\0b", "\n", "seeds", "a" * 1000, "http://a.example/x", "CON", "x.zip"]
_opened: list[object] = []
_listening = False


def _listen(event: str, arguments: tuple[object, ...]) -> None:
    if _listening and event.split(".")[0] in ("open", "os", "glob", "socket", "shutil", "subprocess"):
        _opened.append((event, *arguments))


def test_no_file_is_looked_at_for_a_text() -> None:
    """Whatever its name and its words are: this is what the service rests on."""
    global _listening
    read([Text(name="warm.txt", text=FERRY), Text(name="warm.html", text=FERRY)])
    sys.addaudithook(_listen)  # it cannot be taken away again, so it listens only here
    texts = [Text(name=name, text=FERRY) for name in NAMES]
    texts += [Text(name=f"{n}{e}", text=FERRY) for n, e in enumerate([".html", ".md", ".txt", ".pdf", ".eml", ".yaml"])]
    texts += [
        Text(name=f"start {n}", text=head + FERRY) for n, head in enumerate(["<?xml version='1.0'?>", "{", "From: a"])
    ]
    _listening = True
    try:
        read(texts)
    finally:
        _listening = False
    # the word lists of the rules are looked up by date, so that an edit counts
    assert [o for o in _opened if "rules" not in str(o)] == []


def test_what_is_no_text_is_refused() -> None:
    with pytest.raises(ValidationError):
        Text(name="", text=FERRY)
    with pytest.raises(ValidationError):
        Text.model_validate({"name": "a", "text": FERRY, "path": "/etc/passwd"})
