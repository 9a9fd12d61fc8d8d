"""Turns the words of a claim into its value: low and high, or earliest and latest."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence

from factcheck.lexicon import Lexicon
from factcheck.model import Amount, Article, Claim, Fact, Time, Unread, trusted_fact
from factcheck.normalise.amounts import amount as amount_of
from factcheck.normalise.order import order_of
from factcheck.normalise.times import time
from factcheck.sources import SourceBook
from factcheck.spans_base import NO_ORDER, DateOrder
from factcheck.text import line_of, line_starts

_NEWS = re.compile(r"^the\s+|[’']s\s.{0,80}$|\s+(?:news )?(?:agency|service|wire)$", re.I)
_NO_AMOUNT = Amount(low=None, high=None, bound="exact")
_NO_TIME = Time(earliest=None, latest=None, grain="")


__all__ = ["facts", "order_of"]


def facts(
    article: Article,
    claims: Sequence[Claim],
    lex: Lexicon,
    *,
    southern: bool = False,
    order: DateOrder = NO_ORDER,
    book: SourceBook | None = None,
) -> tuple[list[Fact], list[Unread]]:
    """The facts of an article in the order of its claims, and the claims that could not be read, with reasons.

    ``southern`` turns the seasons; ``order`` is what :func:`order_of` tells of dates in figures; ``book`` knows the
    news agencies. An entry of a live page that has a time of its own is dated by it.
    """
    read: list[Fact] = []
    unread: list[Unread] = []
    if not claims:
        return read, unread
    lines = line_starts(article.text)
    ids = _Ids(article)
    anchor: str | None = None
    for claim in claims:
        fact_id, repeat_of = ids.of(claim)
        value: Amount | Time | str
        if claim.time is not None:
            published = article.blocks[claim.block].as_of or article.published
            value = time(claim.time, published, anchor=anchor, southern=southern, order=order)
            if value.earliest and value.earliest[0] != "T":
                anchor = value.earliest
        else:
            value = amount_of(claim, lex)
        if isinstance(value, str):
            unread.append(Unread(article=article.id, start=claim.start, end=claim.end, text=claim.words, reason=value))
            continue
        fact = _fact(
            article, claim, value, fact_id, repeat_of, line_of(lines, claim.start), _origin(claim, article, book)
        )
        read.append(fact)
    return read, unread


def _origin(claim: Claim, article: Article, book: SourceBook | None) -> str | None:
    """The news agency that a figure comes from: the one named for it, else the one that the article prints."""
    if book is not None and claim.attribution:
        named = book.agency(_NEWS.sub("", claim.attribution))
        if named:
            return named
    return article.agency


def _fact(
    article: Article,
    claim: Claim,
    value: Amount | Time,
    fact_id: str,
    repeat_of: str | None,
    line: int,
    origin: str | None,
) -> Fact:
    """One claim and its value as a fact."""
    amount = value if isinstance(value, Amount) else _NO_AMOUNT
    when = value if isinstance(value, Time) else _NO_TIME
    return trusted_fact(
        {
            "id": fact_id,
            "article": article.id,
            "zone": article.blocks[claim.block].zone,
            "line": line,
            "repeat_of": repeat_of,
            "start": claim.start,
            "end": claim.end,
            "text": claim.words,
            "kind": claim.kind,
            "low": amount.low,
            "high": amount.high,
            "bound": amount.bound,
            "hedge": claim.hedge,
            "unit": amount.unit,
            "date_from": when.earliest,
            "date_to": when.latest,
            "counted": claim.counted,
            "measure": claim.measure,
            "place": claim.place,
            "as_of": claim.as_of or article.blocks[claim.block].as_of,
            "attribution": claim.attribution,
            "origin": origin,
            "status": claim.status,
            "dimension": claim.dimension,
            "role": claim.role,
            "population": claim.population,
            "head": claim.head,
            "grain": when.grain or None,
            "resolved": when.resolved or when.why_not,
            "step": amount.step,
            "sentence": claim.sentence,
            "names": claim.names,
            "context": claim.context,
            "elsewhere": claim.elsewhere,
        }
    )


class _Ids:
    """Stable ids: of the article's lineage, the words of the sentence and the figure's place in it.

    An edit elsewhere in the article changes none of them; a figure that changes gets a new one.
    """

    def __init__(self, article: Article) -> None:
        self.article = article
        self.seen: dict[str, int] = {}
        self.first: dict[tuple[int, str, int], str] = {}
        self.sentence = -1
        self.words = ""
        self.place = 0
        self.repeats = any(block.repeat_of is not None for block in article.blocks)

    def of(self, claim: Claim) -> tuple[str, str | None]:
        """The id of the fact that ``claim`` becomes, and the id of the fact that it repeats, if it does."""
        span = claim.sentence
        if span.start != self.sentence:
            self.sentence, self.place = span.start, 0
            self.words = " ".join(self.article.text[span.start : span.end].split())
        else:
            self.place += 1
        key = f"{self.article.lineage}\n{self.words}\n{self.place}\n{claim.measure or ''}"
        nth = self.seen.get(key, 0)
        self.seen[key] = nth + 1
        fact_id = hashlib.sha256(f"{key}\n{nth}".encode("utf-8", "surrogatepass")).hexdigest()[:12]
        if not self.repeats:
            return fact_id, None
        origin = self.article.blocks[claim.block].repeat_of
        if origin is not None:
            return fact_id, self.first.get((origin, claim.words.lower(), self.place))
        self.first.setdefault((claim.block, claim.words.lower(), self.place), fact_id)
        return fact_id, None
