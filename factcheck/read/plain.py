"""Plain text: a line is a paragraph, unless the whole file is hard-wrapped."""

from __future__ import annotations

from factcheck.read.decode import decode
from factcheck.read.frontmatter import FrontMatter, front_matter
from factcheck.read.furniture import Furniture
from factcheck.read.limits import held
from factcheck.read.page import Page, build
from factcheck.read.pieces import Piece, pieces, trimmed


def read_plain(data: bytes, path: str, furniture: Furniture) -> list[Page]:
    """The page of a text file; raise InputError if it is no text or its front matter is broken."""
    text = decode(held(data, path), path)
    matter = front_matter(text, path)
    return [build(text, [*block_of(text, matter), *pieces(text, matter.end, furniture)], furniture, matter.told)]


def block_of(text: str, matter: FrontMatter) -> list[Piece]:
    """The front matter as a piece that is set aside, if there is any."""
    if not matter.end:
        return []
    start, end = trimmed(text, 0, matter.end)
    return [Piece(start, end, why="front matter")]
