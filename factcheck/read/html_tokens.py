"""HTML as start tags, end tags and text, in time that grows with the length of the page and no faster.

The standard library's parser takes minutes for a page of unclosed tags and has changed what it makes of
broken pages between bug-fix releases; only its table of character references is used here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from typing import Literal, NamedTuple

_NAME = re.compile(r"[a-zA-Z][^\s/>]{0,60}")
_ATTRIBUTE = re.compile(r"""[\s/]*([^\s/>=][^\s/>=]*)(?:\s*=\s*("[^"]*"|'[^']*'|[^\s>"'][^\s>]*|))?""")
#: Elements whose content is no markup.
_RAW = frozenset({"script", "style", "iframe", "xmp", "noframes", "noembed", "textarea", "title"})
_RAW_END = {tag: re.compile(rf"</{tag}(?=[\s/>])", re.I) for tag in sorted(_RAW)}


class Token(NamedTuple):
    """One piece of a page: ``name`` is a tag in lower case or, for text, the words with references resolved."""

    kind: Literal["start", "end", "text", "raw"]
    name: str
    values: dict[str, str] = {}  # noqa: RUF012 - never changed
    content: str = ""  # of a raw element


def tokens(page: str) -> Iterator[Token]:
    """The tokens of ``page``; what is cut off at its end inside a tag or comment is dropped, as browsers do."""
    at = 0
    endless: set[str] = set()  # raw elements without an end tag in the rest of the page: looked for once
    while at < len(page):
        opened = page.find("<", at)
        if opened < 0:
            opened = len(page)
        if opened > at:
            yield Token("text", unescape(page[at:opened]))
        at = opened + 1
        mark = page[at : at + 1]
        if mark.isalpha() and mark.isascii():
            start, at = _start(page, at, endless)
            if start is None:
                return
            yield start
        elif mark == "/":
            name = _NAME.match(page, at + 1)
            closed = page.find(">", at)
            if closed < 0:
                return
            if name:
                yield Token("end", name[0].lower())
            at = closed + 1
        elif mark and mark in "!?":
            comment = page.startswith("!--", at)
            closed = page.find("-->" if comment else ">", at + 1)
            if closed < 0:
                return
            at = closed + (3 if comment else 1)
        elif opened < len(page):
            yield Token("text", "<")


def _start(page: str, at: int, endless: set[str]) -> tuple[Token | None, int]:
    """The start tag whose name begins at ``at``, with its content if that is raw, and where it ends."""
    name = _NAME.match(page, at)
    assert name is not None  # the caller saw a letter
    tag = name[0].lower()
    at = name.end()
    values: dict[str, str] = {}
    while found := _ATTRIBUTE.match(page, at):
        value = found[2] or ""
        if value[:1] in ("'", '"'):
            value = value[1:-1]
        values.setdefault(found[1].lower(), unescape(value) if "&" in value else value)
        at = found.end()
    closed = page.find(">", at)
    if closed < 0:
        return None, at
    at = closed + 1
    if tag not in _RAW:
        return Token("start", tag, values), at
    end = None if tag in endless else _RAW_END[tag].search(page, at)
    if end is None:  # an unclosed title or script would swallow the page
        endless.add(tag)
        return Token("raw", tag, values), at
    closed = page.find(">", end.end())
    return Token("raw", tag, values, page[at : end.start()]), closed + 1 if closed >= 0 else len(page)
