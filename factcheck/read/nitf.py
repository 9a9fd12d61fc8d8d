"""NITF, the News Industry Text Format: the story as marked up by an agency."""

from __future__ import annotations

from collections.abc import Sequence
from xml.etree.ElementTree import Element

from factcheck.errors import InputError
from factcheck.model import About, Told
from factcheck.read import xml
from factcheck.read.furniture import Furniture
from factcheck.read.html import page_of
from factcheck.read.page import Page, told
from factcheck.read.stamps import when

#: NITF tag -> the HTML tag that the reader of pages takes in its place; "" keeps only what is in it.
TAGS = {
    "hl1": "h1",
    "hl2": "h2",
    "media": "figure",
    "media-caption": "figcaption",
    "bq": "blockquote",
    "block": "",
    "byline": 'p class="byline"',
    "tagline": "p",
    "person": "",
    "org": "",
    "location": "",
    "num": "",
    "money": "",
    "chron": "",
    "event": "",
    "function": "",
    "virtloc": "",
    "classifier": "",
    "nitf-table": "table",
    "lang": "",
    "body.content": "article",
    "custom-table": "table",
    "credit": 'p class="credit"',
    "abstract": 'p class="standfirst"',
}  # fmt: skip - a table
_SKIP = frozenset({"media-reference", "media-producer", "media-metadata", "media-object", "note"})


def read_nitf(data: bytes, path: str, furniture: Furniture) -> list[Page]:
    """The article of a NITF file; raise InputError when it is broken or has no words."""
    root = xml.parse(data, path)
    if xml.local(root) != "nitf":
        root = next(xml.find(root, "nitf"), root)
    return [page_of_nitf(root, path, furniture)]


def page_of_nitf(root: Element, path: str, furniture: Furniture, said: Sequence[Told] = ()) -> Page:
    """The page of a ``nitf`` element, wherever it stood."""
    body = next(xml.find(root, "body.content"), None)
    if body is None:
        raise InputError("no body.content in this NITF", path, "Export it with the text of the article")
    known = [*said, *_told(root)]
    top = next(xml.find(root, "body.head"), None)
    head: list[tuple[str, str]] = []
    if top is not None:
        headlines = [xml.words(e) for e in xml.find(top, "hl1", "headline") if xml.local(e) == "hl1" or not len(e)]
        subs = [xml.words(e) for e in xml.find(top, "hl2")]
        head = [(w, "headline") for w in headlines[:1] if w] + [(w, "standfirst") for w in subs if w]
        head += [(xml.words(e), "standfirst") for e in xml.find(top, "abstract") if xml.words(e)]
        head += [(xml.words(e), "byline") for e in xml.find(top, "byline") if xml.words(e)]
    page = page_of(xml.markup(body, TAGS, _SKIP), path, furniture, known, head)
    return Page(page.text, page.blocks, page.told, page.notes, item=_item(root))


def _told(root: Element) -> list[Told]:
    found: list[Told] = []
    for about, tag, attribute in (
        ("published", "date.issue", "norm"),
        ("published", "pubdata", "date.publication"),
        ("published", "date.release", "norm"),
        ("source", "pubdata", "name"),
        ("source", "doc.copyright", "holder"),
        ("version", "du-key", "version"),
        ("url", "doc-id", "url"),
    ):  # fmt: skip - a table
        for element in xml.find(root, tag):
            value = element.get(attribute, "")
            value = (when(value) or "") if about == "published" else value
            found += told(_about(about), value, f"NITF {tag}")
    dates = [e for top in xml.find(root, "body.head") for e in xml.find(top, "dateline")]
    for line in dates:
        place = xml.first(line, "location")
        found += told("dateline", place or (xml.words(line) if not len(line) else ""), "NITF dateline")
        day = next((e.get("norm", "") for e in xml.find(line, "story.date")), "")
        found += told("published", when(day), "NITF story.date")
    for top in xml.find(root, "body.head"):
        found += told("title", xml.first(top, "hl1"), "NITF hl1")
        found += told("byline", xml.first(top, "byline"), "NITF byline")
    return found + told("title", xml.first(root, "title"), "NITF title")


def _about(name: str) -> About:
    return name  # type: ignore[return-value]  # the table above holds nothing else


def _item(root: Element) -> str:
    """The name of the story in all its versions."""
    key = next((e.get("key", "") for e in xml.find(root, "du-key") if e.get("key")), "")
    return key or next((e.get("id-string", "") for e in xml.find(root, "doc-id")), "")
