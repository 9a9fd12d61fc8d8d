"""NewsML-G2: items of agencies, each with its name and version."""

from __future__ import annotations

from dataclasses import replace
from html import escape
from xml.etree.ElementTree import Element

from factcheck.errors import InputError
from factcheck.model import Told
from factcheck.read import xml
from factcheck.read.furniture import Furniture
from factcheck.read.html import page_of
from factcheck.read.limits import MEMBERS
from factcheck.read.nitf import page_of_nitf
from factcheck.read.page import Page, told
from factcheck.read.stamps import when

_STATUS = {"canceled": "its publisher has withdrawn it", "withheld": "its publisher holds it back"}


def read_newsml(data: bytes, path: str, furniture: Furniture) -> list[Page]:
    """The articles of a news message or item, pictures passed over; raise InputError when there are none."""
    root = xml.parse(data, path)
    items = list(xml.find(root, "newsItem"))[:MEMBERS]
    pages = [page for item in items if (page := _page(item, path, furniture))]
    if not pages:
        title = "no text in this NewsML-G2 message" if items else "no news item in this NewsML-G2 message"
        raise InputError(title, path, "Export the items with their inlineXML or inlineData")
    if len(pages) == 1:
        return pages
    return [replace(page, part=f"#{number}") for number, page in enumerate(pages, 1)]


def _page(item: Element, path: str, furniture: Furniture) -> Page | None:
    content = next(xml.find(item, "inlineXML"), None)
    plain = next((e for e in xml.find(item, "inlineData") if "text" in (e.get("contenttype") or "text")), None)
    known = _told(item)
    title = next((t.value for t in known if t.about == "title"), "")
    nitf = next(xml.find(content, "nitf"), None) if content is not None else None
    if nitf is not None:
        page = page_of_nitf(nitf, path, furniture, known)
    elif content is not None:
        page = page_of(
            xml.markup(content, {"inlinexml": "article"}),
            path,
            furniture,
            known,
            [(title, "headline")] if title else [],
        )
    elif plain is not None:
        paragraphs = [" ".join(p.split()) for p in _paragraphs("".join(plain.itertext()))]
        text = "".join(f"<p>{escape(p)}</p>" for p in paragraphs if p)
        page = page_of(f"<article>{text}</article>", path, furniture, known, [(title, "headline")] if title else [])
    else:
        return None
    notes = [*page.notes, *_notes(item)]
    return replace(page, item=item.get("guid", "") or page.item, notes=tuple(notes))


def _paragraphs(text: str) -> list[str]:
    """Paragraphs of running text: at blank lines where there are any, else at line ends."""
    blank = text.replace("\r\n", "\n").split("\n\n")
    return blank if len(blank) > 1 else text.splitlines()


def _told(item: Element) -> list[Told]:
    found: list[Told] = []
    found += told("version", item.get("version"), "NewsML-G2 version")
    meta = next(xml.find(item, "itemMeta"), None)
    about = next(xml.find(item, "contentMeta"), None)
    if meta is not None:
        found += told("published", when(xml.first(meta, "versionCreated")), "NewsML-G2 versionCreated")
        provider = next(xml.find(meta, "provider"), None)
        if provider is not None:
            code = provider.get("qcode", "").rsplit(":", 1)[-1]
            found += told(
                "source", xml.first(provider, "name") or provider.get("literal") or code, "NewsML-G2 provider"
            )
    if about is not None:
        found += told("title", xml.first(about, "headline"), "NewsML-G2 headline")
        found += told("byline", xml.first(about, "by"), "NewsML-G2 by")
        found += told("dateline", xml.first(about, "dateline").split(",")[0], "NewsML-G2 dateline")
        found += told("source", xml.first(about, "creditline"), "NewsML-G2 creditline")
        found += told("published", when(xml.first(about, "contentModified")), "NewsML-G2 contentModified")
        found += told("published", when(xml.first(about, "contentCreated")), "NewsML-G2 contentCreated")
        code = next((e.get("tag", "") for e in xml.find(about, "language")), "")
        found += told("language", code, "NewsML-G2 language")
    return found


def _notes(item: Element) -> list[str]:
    found = []
    meta = next(xml.find(item, "itemMeta"), None)
    if meta is not None:
        status = next((e.get("qcode", "").rsplit(":", 1)[-1] for e in xml.find(meta, "pubStatus")), "")
        if status in _STATUS:
            found.append(_STATUS[status])
        if until := xml.first(meta, "embargoed"):
            found.append(f"embargoed until {until}")
        found += [f"note of the publisher: {said}" for e in xml.find(meta, "edNote") if (said := xml.words(e))]
    return found
