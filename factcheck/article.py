"""The nouns of what is read: an article, its blocks, and what it says of itself. ``factcheck.model`` has them all.

Offsets are Unicode code points into ``Article.text``. Days and times are ISO 8601 strings.
"""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

Zone = Literal[
    "headline", "standfirst", "byline", "body", "caption", "pull-quote", "list", "table", "boilerplate", "comment"
]  # fmt: skip - as the kinds below


class Model(BaseModel):
    """The manners all nouns share: frozen, and no field that is not written here."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


class Span(Model):
    """A slice ``[start, end)`` of an article's text."""

    start: int = Field(description="first code point")
    end: int = Field(description="one past the last code point")


class Cell(Span):
    """A cell of a table with the words that say what it holds."""

    column: str = Field(default="", description="the head of its column; empty when there is none")
    row: str = Field(default="", description="the first cell of its row, when that is words")


class Block(Span):
    """A paragraph, heading, caption, table cell or piece of page furniture: what the reader saw as one."""

    zone: Zone = Field(description="what kind of place it is; boilerplate is set aside, never lost")
    repeat_of: int | None = Field(default=None, description="index of the earlier block that this one repeats")
    why: str = Field(default="", description="why it was set aside, for boilerplate; empty otherwise")
    as_of: str | None = Field(default=None, description="ISO time that the page gives for this block alone")
    cells: tuple[Cell, ...] = Field(default=(), description="for a row of a table: its cells; not for the row of heads")

    @property
    def aside(self) -> bool:
        """Whether the block is no part of the story: page furniture, or what readers wrote under it."""
        return self.zone in ("boilerplate", "comment")


About = Literal[
    "title",
    "source",
    "byline",
    "dateline",
    "published",
    "updated",
    "url",
    "version",
    "language",
    "agency",
    "weekday",
    "near",
]  # fmt: skip - one line as the other kinds


class Told(Model):
    """Something that an input says of itself, and where: the evidence for a field of its article."""

    about: About = Field(
        description="what it is about; agency: the wire whose text it prints; weekday: that of publication; near: a "
        "day of the month (--11-12) that the text names"
    )
    value: str = Field(description="what it says; times in ISO 8601, with the zone where it is given")
    origin: str = Field(description="where it was found, in words, with the words that say so where they are prose")


class Article(Model):
    """One input, as it was read. Its text is never edited."""

    id: str = Field(description="short, a function of the content (of content and path where two inputs are equal)")
    path: str = Field(description="as given on the command line; '-' for standard input")
    title: str | None = Field(default=None, description="headline, when known")
    source: str | None = Field(default=None, description="outlet or agency, when known")
    published: str | None = Field(
        default=None, description="ISO date or datetime of publication, from the input itself or an option"
    )
    language: str = Field(default="en", description="ISO 639-1 code")
    text_sha256: str = Field(description="of the text as UTF-8, in hexadecimal")
    copy_of: str | None = Field(default=None, description="id of the article that this one repeats")
    published_from: str = Field(
        default="", description="where the publication time was found, in words; empty if unknown"
    )
    dateline: str | None = Field(default=None, description="the place named at the head of the story")
    byline: str | None = Field(default=None, description="who wrote it, as printed")
    updated: str | None = Field(default=None, description="ISO date or datetime of its last update, when known")
    url: str | None = Field(default=None, description="its address, when known")
    version: str | None = Field(default=None, description="its version, as the publisher counts, when known")
    item: str | None = Field(default=None, description="what its publisher calls the item in all its versions")
    agency: str | None = Field(default=None, description="the news agency whose text it says it prints")
    superseded_by: str | None = Field(default=None, description="id of the next version of the same item in this run")
    format: str = Field(default="text", description="the format it was read as")
    notes: tuple[str, ...] = Field(default=(), description="what was left out of it, and why, one sentence each")
    told: tuple[Told, ...] = Field(
        default=(), exclude=True, repr=False, description="all that it says of itself; the first about a field counts"
    )
    text: str = Field(exclude=True, repr=False, description="the whole decoded input, or the text extracted from it")
    blocks: tuple[Block, ...] = Field(exclude=True, repr=False, description="in text order; they do not overlap")
    lineage: str = Field(
        exclude=True, description="what stays the same when the article is edited; fact ids start here"
    )
