"""A text as an article, and what the reader makes of it: what the tests of reading share."""

from __future__ import annotations

from factcheck import extract, normalise
from factcheck.model import Article, Block, Fact, Skipped


def article(text: str, published: str | None = "2021-11-15") -> Article:
    """``text`` as an article of one block a line."""
    blocks, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            blocks.append(Block(start=at, end=at + len(line), zone="body"))
        at += len(line) + 1
    return Article(
        id="a", path="a.txt", text_sha256="", text=text, blocks=tuple(blocks), lineage="a.txt", published=published
    )


def read(text: str, published: str | None = "2021-11-15") -> tuple[list[Fact], list[Skipped]]:
    """The facts of a text, and what looks like a figure in it and is none."""
    extractor = extract.load()
    a = article(text, published)
    claims, skipped = extractor.read(a)
    facts, unread = normalise.facts(a, claims, extractor.lex)
    assert not unread, unread
    return facts, skipped


def amounts(text: str) -> list[tuple[float | int | None, float | int | None, str, str | None]]:
    """(low, high, bound, unit) of each quantity of a text."""
    return [(f.low, f.high, f.bound, f.unit) for f in read(text)[0] if f.kind == "quantity"]
