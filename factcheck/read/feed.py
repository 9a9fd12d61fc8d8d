"""RSS and Atom: a feed, each entry an article. The one door to feedparser."""

from __future__ import annotations

import io
from html import escape
from typing import Any

from factcheck.errors import FactcheckError, InputError
from factcheck.extras import missing
from factcheck.model import Told
from factcheck.read import xml
from factcheck.read.furniture import Furniture
from factcheck.read.html import page_of
from factcheck.read.limits import MB, MEMBERS, held
from factcheck.read.page import Page, told
from factcheck.read.stamps import when

#: Bytes; a feed with the full text of a hundred articles has one or two million.
FEED_BYTES = 8 * MB


def read_feed(data: bytes, path: str, furniture: Furniture) -> list[Page]:
    """The articles of a feed, in its order; raise InputError when it is none or holds none."""
    try:
        import feedparser
    except ImportError:
        raise missing("RSS and Atom feeds", "feeds", path) from None

    xml.parse(held(data, path, FEED_BYTES), path)  # no harm in it, and told where it is broken
    try:
        feed = feedparser.parse(io.BytesIO(data), sanitize_html=False, resolve_relative_uris=False)
    except (ValueError, LookupError, RecursionError, AssertionError) as fault:
        raise InputError(f"not a feed that can be read ({type(fault).__name__})", path, "Save it again") from None
    outlet = feed.feed.get("title", "")
    language = feed.feed.get("language", "")
    pages: list[Page] = []
    for number, entry in enumerate(feed.entries[:MEMBERS], 1):
        try:
            page = _page(entry, path, furniture, outlet, language)
        except FactcheckError:
            continue  # an entry without words
        item = entry.get("id") or entry.get("link") or ""
        pages.append(Page(page.text, page.blocks, page.told, page.notes, f"#{number}", item))
    if not pages:
        raise InputError("no entries with words in this feed", path, "Look whether it is the right file")
    return pages


def _page(entry: Any, path: str, furniture: Furniture, outlet: str, language: str) -> Page:
    summary = entry.get("summary", "")
    contents = [c.get("value", "") for c in entry.get("content", ()) if c.get("value", "").strip()]
    body = _html(max(contents, key=len)) if contents else _html(summary)
    head = [(_bare(entry.get("title", "")), "headline")]
    if contents and summary.strip() and _bare(summary) not in _bare(body):
        head.append((_bare(summary), "standfirst"))
    notes = () if contents else ("the feed gives a summary of it only",)
    known = _told(entry, outlet, language)
    return page_of(f"<article>{body}</article>", path, furniture, known, [h for h in head if h[0]], notes)


def _told(entry: Any, outlet: str, language: str) -> list[Told]:
    found: list[Told] = []
    found += told("title", _bare(entry.get("title", "")), "the entry's title")
    found += told("published", when(entry.get("published", "")), "the entry's publication date")
    found += told("updated", when(dict.get(entry, "updated", "")), "the entry's update")
    source = entry.get("source")
    found += told("source", source.get("title") if hasattr(source, "get") else None, "the entry's source")
    found += told("source", _bare(outlet), "the feed's title")
    found += told("byline", entry.get("author"), "the entry's author")
    link = entry.get("link", "")
    found += told("url", link if link.startswith("http") else None, "the entry's link")
    return found + told("language", language, "the feed's language")


def _html(words: str) -> str:
    return words if "<" in words else f"<p>{escape(words, quote=False)}</p>"


def _bare(markup: str) -> str:
    """The words of a scrap of HTML."""
    from factcheck.read.html_tokens import tokens

    return " ".join("".join(t.name if t.kind == "text" else " " for t in tokens(markup)).split())
