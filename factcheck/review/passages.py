"""Passages of an article made safe to show, figures marked, cut where they are longer than a screen needs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from textual.content import Content

from factcheck.review.words import CLOSE, OPEN
from factcheck.text import visible

if TYPE_CHECKING:
    from factcheck.model import Article, Block, Fact

Piece = tuple[str, str]  # words, and a Textual style
Mark = tuple[int, int, str]  # a figure, and what stands behind it: the number of its reading

#: Code points of a paragraph that are shown on either side of what it is shown for; a long paragraph of news has 900.
AROUND = 700
#: Of one figure: the longest that a person writes stays well below.
FIGURE = 200
CUT = "…"
#: How a figure looks, and what stands before the current one of several.
MARKED = "bold reverse"
HERE: Piece = ("▸", "bold $text-accent")


def block_of(article: Article, at: int) -> Block | None:
    """The paragraph that holds an offset."""
    return next((b for b in article.blocks if b.start <= at < b.end), None)


def passage(text: str, start: int, end: int, figures: Sequence[Mark], plain: str, here: int = -1) -> list[Piece]:
    """``text[start:end]`` as styled pieces: a figure between marks, its reading behind it, a sign before ``here``."""
    pieces: list[Piece] = []
    at = start
    for a, b, badge in sorted(figures):
        if a < at or b > end:
            continue
        pieces += _plain(text[at:a], plain)
        pieces += [HERE] if a == here else []
        pieces.append((f"{OPEN}{flat(text[a : min(b, a + FIGURE)])}{CLOSE}{badge}", MARKED))
        at = b
    return pieces + _plain(text[at:end], plain)


def paragraph(article: Article, fact: Fact) -> list[Piece]:
    """The paragraph of a fact: its sentence plain, the rest dim, the figure marked."""
    block = block_of(article, fact.start)
    first, last = (block.start, block.end) if block else (fact.sentence.start, fact.sentence.end)
    start, end = max(first, fact.start - AROUND), min(last, fact.end + AROUND)
    a = min(max(fact.sentence.start, start), fact.start)
    b = max(min(fact.sentence.end, end), fact.end)
    pieces = [(CUT, "dim")] if start > first else []
    pieces += _plain(article.text[start:a], "dim")
    pieces += passage(article.text, a, b, [(fact.start, fact.end, "")], "")
    pieces += _plain(article.text[b:end], "dim")
    return pieces + ([(CUT, "dim")] if end < last else [])


def lines_above(pieces: Sequence[Piece], width: int) -> int:
    """How many lines of ``width`` cells stand above the current figure, or the first one where none is current."""
    first = next((n for n, (_, style) in enumerate(pieces) if style == MARKED), 0)
    at = pieces.index(HERE) if HERE in pieces else first
    before = "".join(words for words, _ in pieces[:at])
    return Content(before).get_height({}, max(width, 1)) - 1 if before else 0


def flat(words: str) -> str:
    """Safe to show, on one line, with single spaces; a space at either end is kept."""
    safe = visible(words)
    inner = " ".join(safe.split())
    if not inner:
        return " " if safe else ""
    return f"{' ' if safe[0].isspace() else ''}{inner}{' ' if safe[-1].isspace() else ''}"


def _plain(words: str, style: str) -> list[Piece]:
    shown = flat(words)
    return [(shown, style)] if shown else []


def folded(facts: Sequence[Fact], articles: Mapping[str, Article]) -> list[tuple[Fact, list[Fact]]]:
    """Each mention with those that only repeat it: the same passage again, or the same reading in a copied article.

    A copy is folded under a mention of the article that it repeats, where that states the same reading.
    """
    heads: dict[str, tuple[Fact, list[Fact]]] = {}
    by_article: dict[str, str] = {}
    repeats = [f for f in facts if f.repeat_of or articles[f.article].copy_of]
    known = {f.id for f in repeats}
    for fact in facts:
        if fact.id not in known:
            heads[fact.id] = (fact, [])
            by_article.setdefault(fact.article, fact.id)
    for fact in repeats:
        home = fact.repeat_of if fact.repeat_of in heads else by_article.get(articles[fact.article].copy_of or "")
        if home is None:
            heads[fact.id] = (fact, [])
            by_article.setdefault(fact.article, fact.id)
        else:
            heads[home][1].append(fact)
    return list(heads.values())
