"""What a reader makes of one article, and the road from pieces to blocks that all readers share."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from factcheck.errors import InputError
from factcheck.model import About, Block, Told
from factcheck.read.dateline import dateline
from factcheck.read.furniture import Furniture
from factcheck.read.pieces import Piece
from factcheck.read.repeats import repeats
from factcheck.read.stamps import url_day
from factcheck.read.tables import cells
from factcheck.read.weekday import weekday
from factcheck.read.zones import Zoned, classify


@dataclass(frozen=True)
class Page:
    """One article, read: its text, its blocks, what it says of itself (the most trusted first), what was left out."""

    text: str
    blocks: tuple[Block, ...]
    told: tuple[Told, ...] = ()
    notes: tuple[str, ...] = ()
    part: str = ""  # which article of its input it is, as added to the path
    item: str = ""  # what its publisher calls it in all its versions

    def says(self, about: About) -> str | None:
        """What it says about one thing: the most trusted value, if there is any."""
        return next((t.value for t in self.told if t.about == about), None)

    @property
    def title(self) -> str | None:
        """The headline."""
        return self.says("title")

    @property
    def source(self) -> str | None:
        """The outlet or agency."""
        return self.says("source")

    @property
    def dateline(self) -> str | None:
        """The place named at the head of the story."""
        return self.says("dateline")

    @property
    def published(self) -> str | None:
        """ISO date or datetime of publication; failing that, of the last update."""
        return self.says("published") or self.says("updated")

    @property
    def published_from(self) -> str:
        """Where that was found, in words."""
        for about, aside in (("published", ""), ("updated", " (updated)")):
            for told in self.told:
                if told.about == about:
                    return f"{told.origin}{aside}"
        return ""


#: Zones that are no part of the story.
ASIDE = ("boilerplate", "comment")
#: Paragraphs looked at for a dateline: a summary or a caption may stand before the lead.
LEADS = 3
#: Bytes, path for messages, word lists; the articles of the input; raises InputError.
Reader = Callable[[bytes, str, Furniture], list[Page]]


def told(about: About, value: str | None, origin: str) -> list[Told]:
    """One thing said, or nothing where the value is empty; white space in it is one space."""
    words = " ".join(value.split()) if value else ""
    return [Told(about=about, value=words[:1000], origin=origin)] if words else []


def build(
    text: str, found: list[Piece], furniture: Furniture, said: Iterable[Told] = (), notes: Iterable[str] = ()
) -> Page:
    """The page of ``text``: zones, repeats, and what the text says of itself after what is known (``said``)."""
    zoned = classify(text, found, furniture)
    known = list(said)
    title = next((line.words for line in zoned.lines if line.zone == "headline"), None)
    known += told("title", title, "the headline")
    byline = next((line.words for line in zoned.lines if line.zone == "byline"), None)
    known += told("byline", byline, "the byline")
    leads = [line.words for line in zoned.lines if line.zone == "body"][:LEADS]
    place, stamp = next((d for d in (dateline(lead, furniture.not_places) for lead in leads) if d[0]), (None, None))
    known += told("dateline", place, "the head of the story")
    known += _printed(text, zoned)
    if stamp:
        known += told("published", stamp.iso(), "the dateline")
    if not any(one.about in ("published", "updated") for one in known):
        known += weekday(text, [(x.piece.start, x.piece.end) for x in zoned.lines if x.zone not in ASIDE])
    first = {(one.about, one.value): one for one in reversed(known)}  # what is said twice is kept once
    kept = tuple(one for one in known if first[one.about, one.value] is one)
    return Page(text, tuple(_blocks(zoned)), kept, tuple(notes))


class Composer:
    """Puts together the text of an article whose format has none of its own: a block a line."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.parts: list[str] = []
        self.pieces: list[Piece] = []
        self.at = 0

    def add(
        self, words: str, zone: str = "", why: str = "", *, soft: str = "", firm: bool = True, as_of: str | None = None
    ) -> None:
        """Add a block; blank ones are passed over."""
        words = " ".join(words.split())
        if words:
            end = self.at + len(words)
            self.pieces.append(Piece(self.at, end, zone, why, firm=firm, as_of=as_of, soft=soft))
            self.parts.append(words)
            self.at = end + 1

    def row(self, row: Iterable[str], *, head: bool = False) -> None:
        """Add a row of a table; ``head`` when the format says that it holds the heads of the columns."""
        words = " | ".join(" ".join(cell.split()).replace("|", "¦") for cell in row)
        if words.strip(" |"):
            self.add(words, "table")
            self.pieces[-1].head = head

    def page(self, furniture: Furniture, said: Iterable[Told] = (), notes: Iterable[str] = ()) -> Page:
        """The page; raise InputError when there are no words in it."""
        if not self.pieces:
            raise InputError("no words in it", self.path, "Look whether it is the right file, or give the text")
        return build("\n".join(self.parts), self.pieces, furniture, said, notes)


def _blocks(zoned: Zoned) -> list[Block]:
    lines = zoned.lines
    same = repeats([None if line.zone in ASIDE else line.words for line in lines])
    rows = cells([(line.piece, line.words, line.zone == "table") for line in lines])
    return [
        Block(
            start=line.piece.start,
            end=line.piece.end,
            zone=line.zone or "body",
            repeat_of=first,
            why=line.why,
            as_of=line.piece.as_of,
            cells=row,
        )
        for line, first, row in zip(lines, same, rows, strict=True)
    ]


def _printed(text: str, zoned: Zoned) -> list[Told]:
    """The date of a date line, and the page's address near the top with the day in it."""
    address = zoned.lines[zoned.url_line] if zoned.url_line is not None else None
    day = url_day(address.words) if address else None
    found: list[Told] = []
    if zoned.stamp:
        number = _line(text, zoned.lines[zoned.stamp_line].piece)
        about: About = "updated" if zoned.stamp.updated else "published"
        label = "the line of its last update" if zoned.stamp.updated else "its date line"
        found += told(about, zoned.stamp.iso(day), f"{label} (line {number})")
    if address:
        where = f"its web address (line {_line(text, address.piece)})"
        found += told("url", address.words, f"line {_line(text, address.piece)}")
        found += told("published", day.isoformat() if day else None, where)
    return found


def _line(text: str, piece: Piece) -> int:
    return text.count("\n", 0, piece.start) + 1
