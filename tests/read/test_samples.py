"""Every format: a good file comes in whole, a bad one is one clear trouble, and nothing is fetched or written."""

from __future__ import annotations

import os
import resource
import socket
import time
from itertools import pairwise
from pathlib import Path
from random import Random

import pytest

from factcheck.errors import InputError
from factcheck.model import Article
from factcheck.read import ARCHIVES, READERS, _pages, read
from factcheck.read.furniture import load
from factcheck.read.limits import Budget
from factcheck.read.page import Page
from factcheck.settings import Intake
from tests.read import made
from tests.read.samples import BAD, COMMENT, END, GOOD, LEAD, PAGE, WORD

FURNITURE = load()


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*words: object, **more: object) -> None:
        raise AssertionError("a reader reached for the network")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)


def one(data: bytes, name: str, folder: Path, **options: object) -> Article:
    path = folder / name
    path.write_bytes(data)
    articles, _, troubles = read([str(path)], Intake(**options))  # type: ignore[arg-type]  # a test's own options
    assert troubles == []
    (article,) = articles
    return article


def zone(article: Article, words: str) -> str:
    (found,) = {b.zone for b in article.blocks if words in article.text[b.start : b.end]}
    return found


@pytest.mark.parametrize("name", GOOD)
def test_a_good_file_comes_in_whole(name: str, tmp_path: Path) -> None:
    data, path, form = GOOD[name]
    article = one(data, path, tmp_path)
    assert article.format == form
    assert article.title in ("Bridge falls", "Bridge falls in Port Amaro")
    assert zone(article, "Bridge falls") == "headline"
    assert LEAD.replace(", the mayor said.", "") in article.text
    assert zone(article, "At least 12") == "body"
    assert "built in 1961 and had been closed twice this year" in article.text
    assert sorted(os.listdir(tmp_path)) == [path]
    read_parts = [b for b in article.blocks if not b.aside]
    assert not any(words in article.text[b.start : b.end] for b in read_parts for words in ("777", "888", "555"))


def test_every_format_has_a_good_and_three_bad_files() -> None:
    assert {form for _, _, form in GOOD.values()} == set(READERS)
    kinds = [name.split(",")[0] for name in BAD]
    for form in (*READERS, *ARCHIVES):
        assert kinds.count({"feed": "rss"}.get(form, form)) >= 2, form


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_is_one_trouble_with_a_remedy(name: str, tmp_path: Path) -> None:
    data, path, words = BAD[name]
    bad, good = tmp_path / path, tmp_path / "good.txt"
    bad.write_bytes(data)
    good.write_bytes(f"{LEAD}\n{END}\n".encode())
    begun = time.process_time()
    articles, _, troubles = read([str(bad), str(good)])
    assert time.process_time() - begun < 10, "seconds; all of these take under two on an idle machine"
    assert [a.path for a in articles] == [str(good)]
    (trouble,) = troubles
    assert isinstance(trouble, InputError)
    assert words in trouble.title
    assert trouble.where.startswith(str(bad))
    assert trouble.remedy
    assert sorted(os.listdir(tmp_path)) == sorted([path, "good.txt"])


def test_a_line_without_end_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    with path.open("wb") as file:
        file.truncate(200 << 20)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    articles, _, (trouble,) = read([str(path)])
    assert articles == []
    assert "too large" in trouble.title
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 64 << 10, "kB"


@pytest.mark.parametrize("seed", range(6))
def test_files_with_bytes_changed_are_articles_or_troubles(seed: int) -> None:
    chance, names = Random(seed), sorted(GOOD)
    for _ in range(60):
        name = chance.choice(names)
        data, path, form = GOOD[name]
        torn = bytearray(data)
        for _ in range(chance.choice((1, 3, 12))):
            at = chance.randrange(len(torn))
            torn[at : at + chance.randrange(3)] = chance.randbytes(chance.randrange(4))
        given = chance.choice((None, form, "zip", "html"))
        for _, _, found in _pages(bytes(torn), path, FURNITURE, Budget(path), given):
            assert isinstance(found, Page | InputError)
            blocks = found.blocks if isinstance(found, Page) else ()
            spans = [(0, 0), *((b.start, b.end) for b in blocks)]
            assert all(a[1] <= b[0] < b[1] for a, b in pairwise(spans)), (seed, name)


HOSTILE_PAGES = {
    "script": PAGE.replace("<p>", "<script>document.write('900 dead')</script><p onclick='x()'>", 1),
    "frame": PAGE.replace("<p>", "<iframe src='http://evil.example'>900 dead</iframe><p>", 1),
    "picture": PAGE.replace(
        "<p>", "<img src='http://evil.example/x'><link rel=stylesheet href='//evil.example'><p>", 1
    ),
    "deep": PAGE.replace("<p>", "<div>" * 20_000 + "<p>", 1),
    "unclosed comment": PAGE + "<!-- 900 dead" + "-" * 100_000,
    "wide table": PAGE + "<table>" + "<tr>" + "<td>900" * 50_000,
}


@pytest.mark.parametrize("name", HOSTILE_PAGES)
@pytest.mark.parametrize("form", ["html", "eml", "msg", "feed"])
def test_a_hostile_page_is_read_for_its_words(name: str, form: str, tmp_path: Path) -> None:
    page = HOSTILE_PAGES[name]
    entry = f"<item><title>Bridge falls</title><description><![CDATA[{page}]]></description></item>"
    feed = f"<rss><channel>{entry}</channel></rss>"
    data = {
        "html": page.encode(),
        "eml": b"From: a@x.example\nDate: Tue, 16 Nov 2021 09:12:00 +0100\nSubject: Bridge falls\nMIME-Version: 1.0\n"
        b"Content-Type: text/html\n\n" + page.encode(),
        "msg": made.msg("Bridge falls", "", 1637050320, html=page.ljust(5000)),
        "feed": feed.encode(),
    }[form]
    begun = time.process_time()
    article = one(data, f"a.{form}", tmp_path, form=form)
    assert time.process_time() - begun < 10, "seconds; all of these take under one on an idle machine"
    assert zone(article, "At least 12") == "body"
    if name != "wide table":
        assert "900" not in article.text


def test_what_was_left_out_of_a_document_is_said(tmp_path: Path) -> None:
    article = one(made.docx(WORD, comments=COMMENT), "a.docx", tmp_path)
    assert article.notes == (
        "1 comment left out",
        "2 tracked changes nobody has accepted yet: deleted words are left out (1), inserted words are read (1)",
    )
    order = [zone(article, words) for words in ("At least 12", "Town", "Amaro", END, "400 rescuers", "two cars")]
    assert order == ["body", "table", "table", "body", "caption", "list"]
    assert article.text.index("Amaro") < article.text.index(END)


def test_attachments_are_named(tmp_path: Path) -> None:
    mail = (
        b"From: a@x.example\nSubject: Bridge falls\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n"
        b"--b\nContent-Type: text/plain\n\nTwelve people were hurt, the mayor said.\n"
        b'--b\nContent-Type: application/pdf\nContent-Disposition: attachment; filename="list.pdf"\n\nxx\n--b--\n'
    )
    assert one(mail, "a.eml", tmp_path).notes == ("1 attachment left out: list.pdf",)


TOLD = [
    ("eml", "published", "2021-11-16T09:12+01:00", "the mail's date"),
    ("eml", "source", "Press office, Kalna", "the mail's sender"),
    ("msg", "published", "2021-11-16T08:12+00:00", "the time it was sent"),
    ("rss", "published", "2021-11-16T09:12+01:00", "the entry's publication date"),
    ("rss", "source", "Meridian News", "the feed's title"),
    ("rss", "url", "https://meridian.example/bridge", "the entry's link"),
    ("atom", "updated", "2021-11-16T11:00+01:00", "the entry's update"),
    ("atom", "byline", "Ada Quill", "the entry's author"),
    ("ninjs", "published", "2021-11-16T09:12+01:00", "ninjs versioncreated"),
    ("ninjs", "version", "3", "ninjs version"),
    ("ninjs", "dateline", "PORT AMARO", "ninjs located"),
    ("newsml", "version", "7", "NewsML-G2 version"),
    ("newsml", "source", "MNA", "NewsML-G2 provider"),
    ("newsml", "published", "2021-11-16T09:12+01:00", "NewsML-G2 versionCreated"),
    ("nitf", "published", "2021-11-16T09:12+01:00", "NITF date.issue"),
    ("nitf", "version", "3", "NITF du-key"),
    ("nitf", "byline", "By Ada Quill", "NITF byline"),
    ("warc", "published", "2021-11-16", "the address it was captured from"),
    ("mhtml", "url", "https://meridian.example/2021/11/16/bridge", "the address it was saved from"),
    ("pdf", "published", "2021-11-16", "the running head “Meridian Daily, 16 November 2021”"),
    ("docx", "byline", "Ada Quill", "the document's author"),
]


@pytest.mark.parametrize(("name", "about", "value", "origin"), TOLD)
def test_what_a_format_says_of_its_article(name: str, about: str, value: str, origin: str, tmp_path: Path) -> None:
    data, path, _ = GOOD[name]
    article = one(data, path, tmp_path)
    first = next(t for t in article.told if t.about == about)
    assert (first.value, first.origin) == (value, origin)
    assert about not in ("published", "url", "version", "byline") or getattr(article, about) == value


def test_a_print_page_is_put_back_in_order(tmp_path: Path) -> None:
    data, path, _ = GOOD["pdf"]
    article = one(data, path, tmp_path)
    assert [article.text[b.start : b.end] for b in article.blocks] == [
        "Bridge falls in Port Amaro",
        "At least 12 people were hurt when the bridge fell on Monday, the mayor said, and the harbour of Port Amaro was"
        " closed.",
        "Divers were still looking for two cars in the river on Tuesday morning, as relatives waited on the quay for"
        " news.",
        "The bridge was built in 1961 and had been closed twice this year for repairs that cost $3.4 million in all.",
        "A ferry of the Bruzgi-Kuznitsa line took people over the river from Tuesday, it was said at the town hall.",
        "Engineers had warned the town of the state of the piers for years.",
        "Meridian Daily, 16 November 2021",
        "1",
        "2",
    ]
    assert [b.why for b in article.blocks if b.zone == "boilerplate"] == ["running head"] * 3


def test_a_format_can_be_given(tmp_path: Path) -> None:
    words = b"<!doctype html><p>At least 12 people were hurt.</p>"
    assert one(words, "a.html", tmp_path, form="text").text == words.decode()


def test_two_articles_of_one_name_in_an_archive(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(made.zipped({"x/a.txt": "One died.", "y/a.txt": "Two died.", "c.docx": b"PK\x03\x04"}))
    articles, hashes, troubles = read([str(path)])
    assert sorted(a.path for a in articles) == [f"{path}/x/a.txt", f"{path}/y/a.txt"]
    assert list(hashes) == [str(path)]
    assert [t.where for t in troubles] == [f"{path}/c.docx"]


def test_a_date_for_an_archive_holds_for_its_articles(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(made.zipped({"a.txt": "One died.", "b.txt": "Two died."}))
    articles, _, _ = read([str(path)], Intake(published={"a.zip": "2021-11-16", "b.txt": "2021-11-17"}))
    assert {Path(a.path).name: a.published for a in articles} == {"a.txt": "2021-11-16", "b.txt": "2021-11-17"}
