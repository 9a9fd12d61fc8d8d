"""Markdown: paragraphs, headings, lists, quotations, tables, pictures and code; the text stays as it is."""

from __future__ import annotations

import re

from factcheck.read.decode import decode
from factcheck.read.frontmatter import front_matter
from factcheck.read.furniture import Furniture
from factcheck.read.limits import held
from factcheck.read.page import Page, build
from factcheck.read.pieces import Piece, trimmed, unglue
from factcheck.read.plain import block_of
from factcheck.read.tables import TABLE_RULE

_LINE = re.compile(r"[^\n]*\n?")
_HEADING = re.compile(r" {0,3}(#{1,6})[ \t]+")
_FENCE = re.compile(r" {0,3}(```|~~~)")
_ITEM = re.compile(r"\s{0,12}(?:[-*+]|\d{1,3}[.)])[ \t]+")
_QUOTE = re.compile(r" {0,3}>[ \t]?")
_RULE = re.compile(r" {0,3}(?:={2,}|-{2,}|\*(?: ?\*){2,}|_(?: ?_){2,}|-(?: -){2,})\s*$")
_TABLE = re.compile(r"\s{0,3}\|")
_TABLE_RULE = re.compile(r"\s{0,3}\|?[\s:|-]+\|[\s:|-]*$")
_IMAGE = re.compile(r"\s*!\[([^\]\n]*)\]\([^)\n]*\)\s*$")
_LINK_DEFINITION = re.compile(r" {0,3}\[[^\]\n]{1,80}\]:\s*\S+")


def read_markdown(data: bytes, path: str, furniture: Furniture) -> list[Page]:
    """The page of a .md file; raise InputError if it is no text or its front matter is broken."""
    text = decode(held(data, path), path)
    matter = front_matter(text, path)
    found = _Parser(text, furniture).parse(matter.end)
    return [build(text, [*block_of(text, matter), *found], furniture, matter.told)]


class _Parser:
    """One walk over the lines; an open paragraph, quotation or list item grows until a line closes it."""

    def __init__(self, text: str, furniture: Furniture) -> None:
        self.text = text
        self.furniture = furniture
        self.pieces: list[Piece] = []
        self.open: tuple[int, int] | None = None
        self.fence = ""
        self.quoted = False
        self.item = False
        self.headline = False

    def parse(self, start: int) -> list[Piece]:
        """The pieces of the text from offset ``start`` on."""
        comment = False
        for found in _LINE.finditer(self.text, start):
            a, b = found.span()
            if a == b:
                break
            line = self.text[a:b]
            if comment or line.lstrip().startswith("<!--"):
                self._add(a, b, why="script")
                comment = "-->" not in line
            elif self.fence or _FENCE.match(line):
                self._fenced(a, b, line)
            else:
                self._line(a, b, line)
        self._close()
        return self.pieces

    def _fenced(self, a: int, b: int, line: str) -> None:
        mark = _FENCE.match(line)
        if not self.fence and mark:
            self.fence = mark[1]
        elif mark and mark[1] == self.fence:
            self.fence = ""
        self._add(a, b, why="code")

    def _line(self, a: int, b: int, line: str) -> None:
        if not line.strip():
            self._close()
        elif heading := _HEADING.match(line):
            self._heading(a + heading.end(), b)
        elif _RULE.match(line):
            self._rule(a, b)
        elif image := _IMAGE.match(line):
            self._add(a + image.start(1), a + image.end(1), zone="caption")
        elif _TABLE.match(line) or (_TABLE_RULE.match(line) and self.pieces and self.pieces[-1].zone == "table"):
            rule = _TABLE_RULE.match(line)
            first = len(self.pieces) < 2 or self.pieces[-2].zone != "table"
            if rule and first and self.pieces and self.pieces[-1].zone == "table":
                self.pieces[-1].head = True
            self._add(a, b, zone="" if rule else "table", why=TABLE_RULE if rule else "")
        elif _LINK_DEFINITION.match(line):
            self._add(a, b, why="web address")
        elif item := _ITEM.match(line):
            self._close()
            self.open, self.item = (a + item.end(), b), True
        else:
            self._grow(a, b, line)

    def _grow(self, a: int, b: int, line: str) -> None:
        quote = _QUOTE.match(line)
        inner = a + quote.end() if quote else a
        if not self.text[inner:b].strip():  # an empty line of a quotation
            self._close()
            return
        if bool(quote) != self.quoted:
            self._close()
        self.quoted = bool(quote)
        self.open = (self.open[0], b) if self.open else (inner, b)

    def _heading(self, a: int, b: int) -> None:
        while b > a and self.text[b - 1] in "# \t\r\n":
            b -= 1
        zone = "body" if self.headline or self._told() else "headline"
        self.headline = self.headline or zone == "headline"
        self._add(a, b, zone=zone)

    def _told(self) -> bool:
        return sum(p.end - p.start for p in self.pieces if not p.why) > 200

    def _rule(self, a: int, b: int) -> None:
        """A line of dashes: it makes a heading of a single line before it."""
        if (
            self.open
            and self.text[a:b].lstrip()[0] in "=-"
            and "\n" not in self.text[self.open[0] : self.open[1]].strip()
        ):
            start, end = self.open
            self.open = None
            self._heading(start, end)
        self._add(a, b, why="rule")

    def _close(self) -> None:
        if self.open:
            a, b = trimmed(self.text, *self.open)
            parts = unglue(self.text, a, b, self.furniture) if a < b else []
            for part in parts:
                part.firm = self.item or self.quoted
                part.soft = "list" if self.item else ""
            self.pieces.extend(parts)
        self.open = None
        self.quoted = self.item = False

    def _add(self, a: int, b: int, *, zone: str = "", why: str = "") -> None:
        self._close()
        a, b = trimmed(self.text, a, b)
        if a < b:
            self.pieces.append(Piece(a, b, zone, why))
