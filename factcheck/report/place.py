"""Where a figure stands, for tools that jump to it: lines and columns in the unit that each of them counts in."""

from __future__ import annotations

import os
from typing import NamedTuple
from urllib.parse import quote

from factcheck.model import Article, Dossier
from factcheck.text import line_of, line_starts

#: Formats of articles whose text is the whole file, whatever its encoding.
WHOLE = ("text", "markdown")


class Region(NamedTuple):
    """A slice of a file: lines and columns from 1, the end column one past the last character."""

    start_line: int
    start_column: int
    end_line: int
    end_column: int


class Places:
    """The places of a dossier; counts the lines of each article once."""

    def __init__(self, dossier: Dossier) -> None:
        self.articles = {a.id: a for a in dossier.articles}
        self._starts: dict[str, list[int]] = {}

    def in_file(self, article: Article) -> bool:
        """Whether offsets into the article's text are offsets into its file: not where text was extracted from it."""
        return article.format in WHOLE

    def region(self, article: Article, start: int, end: int) -> Region:
        """Lines and columns in code points."""
        starts = self._starts.setdefault(article.id, line_starts(article.text))
        first, last = line_of(starts, start), line_of(starts, max(end, start))
        return Region(first, start - starts[first - 1] + 1, last, end - starts[last - 1] + 1)

    def region_utf16(self, article: Article, start: int, end: int) -> Region:
        """Lines and columns in UTF-16 code units, as editors written in JavaScript count."""
        region = self.region(article, start, end)
        starts = self._starts[article.id]
        columns = (
            utf16(article.text[starts[line - 1] : at]) + 1
            for line, at in ((region.start_line, start), (region.end_line, end))
        )
        return Region(region.start_line, next(columns), region.end_line, next(columns))


def utf16(words: str) -> int:
    """Length in UTF-16 code units.

    >>> utf16("a“b”"), utf16("a\\U0001f525")
    (4, 3)
    """
    return len(words) + sum(c > "\uffff" for c in words)


def uri(path: str) -> str:
    """A path as a relative reference, or as a file address when it is absolute.

    >>> uri("a folder/b:c.txt"), uri("/x/y.txt"), uri("-")
    ('a%20folder/b%3Ac.txt', 'file:///x/y.txt', 'stdin')
    """
    if path == "-":
        return "stdin"
    path = path.replace("\\", "/") if os.sep == "\\" else path
    try:
        data = path.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        data = path.encode("utf-8", "replace")
    words = quote(data, safe="/~")
    return f"file://{words}" if words.startswith("/") else words
