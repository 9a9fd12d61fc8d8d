"""What a reader makes of one input, and the road from pieces to blocks that all readers share."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from factcheck.model import Block
from factcheck.read.dateline import dateline
from factcheck.read.furniture import Furniture
from factcheck.read.pieces import Piece
from factcheck.read.repeats import repeats
from factcheck.read.stamps import url_day
from factcheck.read.zones import Zoned, classify


@dataclass(frozen=True)
class Page:
    """One input, read: its text, its blocks, and what it says of itself."""

    text: str
    blocks: tuple[Block, ...]
    title: str | None = None
    source: str | None = None
    published: str | None = None
    published_from: str = ""
    dateline: str | None = None


#: Paragraphs looked at for a dateline: a summary or a caption may stand before the lead.
LEADS = 3
#: Bytes, path for messages, word lists; raises InputError.
Reader = Callable[[bytes, str, Furniture], Page]


def build(text: str, found: list[Piece], furniture: Furniture, said: Page | None = None) -> Page:
    """The page of ``text``: zones, repeats, title, dateline and date; what ``said`` knows already is kept."""
    zoned = classify(text, found, furniture)
    blocks = tuple(_blocks(zoned))
    page = replace(said, text=text, blocks=blocks) if said else Page(text, blocks)
    if not page.title:
        title = next((line.words for line in zoned.lines if line.zone == "headline"), None)
        page = replace(page, title=" ".join(title.split()) if title else None)
    leads = [line.words for line in zoned.lines if line.zone == "body"][:LEADS]
    place, stamp = next((d for d in (dateline(lead, furniture.not_places) for lead in leads) if d[0]), (None, None))
    page = replace(page, dateline=place)
    if page.published:
        return page
    published, where = _printed(text, zoned)
    if not published and stamp:
        published, where = stamp.iso(), "the dateline"
    return replace(page, published=published, published_from=where if published else "")


def _blocks(zoned: Zoned) -> list[Block]:
    lines = zoned.lines
    same = repeats([None if line.zone == "boilerplate" else line.words for line in lines])
    return [
        Block(
            start=line.piece.start,
            end=line.piece.end,
            zone=line.zone or "body",
            repeat_of=first,
            why=line.why,
            as_of=line.piece.as_of,
        )
        for line, first in zip(lines, same, strict=True)
    ]


def _printed(text: str, zoned: Zoned) -> tuple[str | None, str]:
    """The date of a date line or, failing that, of the page's address near the top; and where, in words."""
    address = zoned.lines[zoned.url_line] if zoned.url_line is not None else None
    day = url_day(address.words) if address else None
    if zoned.stamp:
        found = zoned.stamp.iso(day)
        if found:
            number = text.count("\n", 0, zoned.lines[zoned.stamp_line].piece.start) + 1
            label = "the line of its last update" if zoned.stamp.updated else "its date line"
            return found, f"{label} (line {number})"
    if day and address:
        number = text.count("\n", 0, address.piece.start) + 1
        return day.isoformat(), f"its web address (line {number})"
    return None, ""
