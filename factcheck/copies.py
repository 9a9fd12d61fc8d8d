"""Which articles repeat another, and which passages stand in more than one article.

Texts are compared by their runs of four words with figures masked, so that a copied passage with
another figure is still a copy: that is what an editor wants to be told of.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factcheck.model import Article
from factcheck.text import TOKEN, fold, sentences

Shingle = tuple[str, str, str, str]

#: Share of the shorter text's shingles that the other has. Versions of one agency item keep 0.85 and more;
#: independent accounts of one event that quote the same statement stayed under 0.5.
CONTAINED = 0.8
#: Share that must also be common to the longer text when that came later: a long piece that quotes a
#: short one whole is no copy of it. A first take is about half of the full story.
LONGER = 0.4
#: Shingles; a text of fewer (three short lines) proves nothing.
ENOUGH = 12
#: Shingles for a sentence, that is eight words: shorter ones ("The cause is not known.") are common stock.
ENOUGH_SENTENCE = 5
#: Texts; a shingle that stands in more is a set phrase and finds no copies.
COMMON = 50

#: Words that are figures or part of one.
# fmt: off
_NUMBERS = frozenset((
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty", "thirty",
    "forty", "fifty", "sixty", "seventy", "eighty", "ninety", "hundred", "thousand", "million", "billion",
    "dozen", "hundreds", "thousands", "millions", "dozens", "scores",
))
# fmt: on


def _masked(folded: str, start: int, end: int) -> list[str]:
    """The words of a slice, each figure as "#"."""
    words: list[str] = []
    for match in TOKEN.finditer(folded, start, end):
        word = match.group()
        if word[0].isdigit() or word in _NUMBERS:
            if not words or words[-1] != "#":
                words.append("#")
        elif word[0].isalnum():
            words.append(word)
    return words


def _shingles(words: list[str]) -> Iterator[Shingle]:
    return zip(words, words[1:], words[2:], words[3:], strict=False)


def _body(article: Article) -> frozenset[Shingle]:
    folded = fold(article.text)
    found: set[Shingle] = set()
    for block in article.blocks:
        if not block.aside and block.repeat_of is None:
            found.update(_shingles(_masked(folded, block.start, block.end)))
    return frozenset(found)


def copies(articles: Sequence[Article]) -> dict[str, str]:
    """Id of each article that repeats another -> id of that other, the one published first (then by id)."""
    order = sorted(articles, key=lambda article: (article.published or "9", article.id))
    originals: list[tuple[str, frozenset[Shingle]]] = []
    index: dict[Shingle, list[int]] = {}
    found: dict[str, str] = {}
    for article in order:
        body = _body(article)
        original = _original(body, originals, index) if len(body) >= ENOUGH else None
        if original is not None:
            found[article.id] = original
            continue
        for shingle in body:
            holders = index.setdefault(shingle, [])
            if len(holders) <= COMMON:
                holders.append(len(originals))
        originals.append((article.id, body))
    return {article.id: found[article.id] for article in articles if article.id in found}


def _original(
    body: frozenset[Shingle], originals: list[tuple[str, frozenset[Shingle]]], index: dict[Shingle, list[int]]
) -> str | None:
    """The article that ``body`` repeats most of; of two alike, the earlier."""
    shared: dict[int, int] = {}
    for shingle in body:
        holders = index.get(shingle)
        if holders and len(holders) <= COMMON:
            for holder in holders:
                shared[holder] = shared.get(holder, 0) + 1
    best, most = None, 0
    for holder in sorted(shared):
        if shared[holder] * 2 < ENOUGH:  # most of what is copied is no set phrase
            continue
        article_id, other = originals[holder]
        common = len(body & other)
        if len(other) < ENOUGH or common < CONTAINED * min(len(body), len(other)):
            continue
        if len(body) > len(other) and common < LONGER * len(body):
            continue
        if common > most:
            best, most = article_id, common
    return best


def passages(articles: Sequence[Article]) -> dict[tuple[str, int], int]:
    """(article id, start of a sentence) -> number of its passage, for sentences that two or more articles print.

    Figures do not count: the same passage with another figure has the same number.
    """
    kept: list[tuple[str, int, frozenset[Shingle]]] = []
    for article in articles:
        folded = fold(article.text)
        for block in article.blocks:
            if block.aside or block.repeat_of is not None:
                continue
            for start, end in sentences(article.text, block.start, block.end):
                shingles = frozenset(_shingles(_masked(folded, start, end)))
                if len(shingles) >= ENOUGH_SENTENCE:
                    kept.append((article.id, start, shingles))
    numbers = _group([shingles for _, _, shingles in kept])
    holders: dict[int, set[str]] = {}
    for (article_id, _, _), number in zip(kept, numbers, strict=True):
        holders.setdefault(number, set()).add(article_id)
    return {
        (article_id, start): number
        for (article_id, start, _), number in zip(kept, numbers, strict=True)
        if len(holders[number]) > 1
    }


def _group(sentence_shingles: list[frozenset[Shingle]]) -> list[int]:
    """For each sentence the index of the first one that it repeats (its own when none)."""
    index: dict[Shingle, list[int]] = {}
    first: list[int] = []
    for number, shingles in enumerate(sentence_shingles):
        shared: dict[int, int] = {}
        for shingle in shingles:
            for other in index.get(shingle, ()):
                shared[other] = shared.get(other, 0) + 1
        same = [
            other
            for other, count in shared.items()
            if count >= CONTAINED * max(len(shingles), len(sentence_shingles[other]))
        ]
        first.append(min(same, default=number))
        if not same:
            for shingle in shingles:
                holders = index.setdefault(shingle, [])
                if len(holders) <= COMMON:
                    holders.append(number)
    return first
