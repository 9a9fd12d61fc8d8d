"""Short ways to write articles and their facts by hand, so that these tests do not depend on the extractor."""

from __future__ import annotations

import hashlib
from typing import Any

from factcheck.model import Article, Block, Fact, Span
from factcheck.text import sentences

DEATHS: dict[str, Any] = {"measure": "deaths", "population": "people", "head": "people", "counted": "people"}
INJURED: dict[str, Any] = {**DEATHS, "measure": "injured"}
_FIELDS: dict[str, Any] = {
    "zone": "body", "line": 1, "repeat_of": None, "kind": "quantity", "low": None, "high": None, "bound": "exact",
    "hedge": None, "unit": None, "date_from": None, "date_to": None, "counted": None, "measure": None, "place": None,
    "as_of": None, "attribution": None, "status": "asserted", "dimension": "count", "role": "total",
    "population": None, "head": None, "grain": None, "resolved": "", "step": 1.0, "names": (), "context": (),
}  # fmt: skip


def article(name: str, text: str, published: str | None = "2021-11-16") -> Article:
    """An article of one block."""
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Article(
        id=name,
        path=f"{name}.txt",
        published=published,
        text_sha256=digest,
        text=text,
        blocks=(Block(start=0, end=len(text), zone="body"),),
        lineage=name,
    )


def fact(source: Article, words: str, value: float | None = None, /, nth: int = 1, **fields: Any) -> Fact:
    """The fact that ``words`` of an article state; names are given as a tuple, the sentence is found."""
    at = -1
    for _ in range(nth):
        at = source.text.index(words, at + 1)
    start, end = next(s for s in sentences(source.text, 0, len(source.text)) if s[0] <= at < s[1])
    chosen = {**_FIELDS, "low": value, "high": value, **fields}
    return Fact(
        id=f"{source.id}-{at}-{chosen['measure']}",
        article=source.id,
        start=at,
        end=at + len(words),
        text=words,
        sentence=Span(start=start, end=end),
        **chosen,
    )


def when(source: Article, words: str, first: str | None, grain: str = "day", **fields: Any) -> Fact:
    """The date that ``words`` of an article state."""
    fields = {"kind": "date", "dimension": "date", "date_from": first, "date_to": first, "grain": grain, **fields}
    return fact(source, words, **fields)
