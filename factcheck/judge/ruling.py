"""What a difference is: an update, a conflict, and of which nature (CONTRACT: what a difference is)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from factcheck.judge.difference import Difference
from factcheck.judge.moments import Order, dated, said
from factcheck.judge.reasons import same_words, say
from factcheck.judge.rules import MeasureTraits, Tolerances
from factcheck.model import Article, Fact, Verdict
from factcheck.text import fold


@dataclass(frozen=True, slots=True)
class Ruling:
    """The verdict on two differing facts, its natures, and the reason in words."""

    verdict: Verdict
    why: str
    nature: tuple[str, ...] = ()


def rule(
    a: Fact,
    b: Fact,
    found: Difference,
    sizes: tuple[float, float],
    *,
    articles: dict[str, Article],
    traits: MeasureTraits,
    tolerances: Tolerances,
) -> Ruling:
    """Whether two facts that differ are a conflict or an update; ``sizes`` are their figures in one unit."""
    order = said(a, b, articles)
    fell = (order == "earlier" and sizes[1] < sizes[0]) or (order == "later" and sizes[0] < sizes[1])
    if not found.fixed:
        word = _revision(a, b, sizes, order, articles, tolerances, traits.moves)
        if word is not None:
            down = "correction" if word[2] or fell else "revised"
            return Ruling("update", f"the text of {say(word[0])} says “{word[1]}”", (down,))
        if traits.moves and order in ("earlier", "later", "differ"):
            if traits.cumulative and fell:
                return Ruling("conflict", "a total fell at a later time, and no text says why", ("fell",))
            return Ruling("update", _when(order), ())
    nature = _nature(a, b, articles, tolerances)
    return Ruling("conflict", _why_conflict(a, b, found, order, articles, traits, nature), nature)


def _when(order: Order) -> str:
    if order == "differ":
        return "the texts give different times for the two, and the figure moves"
    return "one was published later than the other, and the figure moves"


def _why_conflict(
    a: Fact,
    b: Fact,
    found: Difference,
    order: Order,
    articles: dict[str, Article],
    traits: MeasureTraits,
    nature: Sequence[str],
) -> str:
    if "copy_changed" in nature:
        return "the two passages are copies of one, but for this figure"
    if found.fixed:
        return "no later time explains it"
    if "within_article" in nature:
        return "one article gives both"
    if "dispute" in nature:
        return f"two sides give them: {a.attribution} and {b.attribution}"
    if not traits.moves:
        return (
            "this is no figure that moves with time, so both cannot hold"
            if a.kind == "quantity"
            else "both cannot hold"
        )
    if order == "unknown":
        missing = [f for f in (a, b) if not dated(f, articles)]
        return (
            "the articles carry no publication dates: a date would decide whether this is an update"
            if len(missing) == 2
            else "one article carries no publication date: a date would decide whether this is an update"
        )
    return "both are of the same time"


def _nature(a: Fact, b: Fact, articles: dict[str, Article], t: Tolerances) -> tuple[str, ...]:
    natures = []
    if a.article == b.article:
        natures.append("within_article")
    elif copied(a, b, articles, t):
        natures.append("copy_changed")
    if disputed(a, b, t):
        natures.append("dispute")
    return tuple(natures)


def disputed(a: Fact, b: Fact, t: Tolerances) -> bool:
    """Whether both facts are on the word of somebody named, and not of the same."""
    if not a.attribution or not b.attribution or same_words(a.attribution, b.attribution):
        return False
    return not any(_unnamed(x, t) for x in (a.attribution, b.attribution))


def _unnamed(attribution: str, t: Tolerances) -> bool:
    words = fold(attribution).removeprefix("the ").removeprefix("a ").removeprefix("an ")
    return words in t.unnamed_sources


#: How the voice of an agency begins, which is no id of an article.
AGENCY = "the agency "


def root(article_id: str, articles: dict[str, Article]) -> str:
    """The original of a chain of copies; a ring of copies counts as its first member in order of id."""
    seen = [article_id]
    while (article := articles.get(seen[-1])) is not None and article.copy_of:
        if article.copy_of in seen:
            return min(seen[seen.index(article.copy_of) :])
        seen.append(article.copy_of)
    return seen[-1]


def voice(fact: Fact, articles: dict[str, Article]) -> str:
    """Who stands behind a figure: the agency it comes from, else the original of its article."""
    original = root(fact.article, articles)
    agency = articles[original].agency if original in articles else None
    name = fact.origin or agency
    return f"{AGENCY}{name}" if name else original


def sentence(fact: Fact, articles: dict[str, Article]) -> str:
    """The sentence that holds the fact, on one line; empty when its article is not at hand."""
    article = articles.get(fact.article)
    return " ".join(article.text[fact.sentence.start : fact.sentence.end].split()) if article else ""


def copied(a: Fact, b: Fact, articles: dict[str, Article], t: Tolerances) -> bool:
    """Whether the sentences of two facts are one passage that was copied and changed."""
    one, two = sentence(a, articles), sentence(b, articles)
    if not one or not two or fold(a.text) == fold(b.text):  # "Monday" of two weeks is no changed copy
        return False
    related = root(a.article, articles) == root(b.article, articles)
    if not related and min(len(one), len(two)) < t.copy_letters:
        return False
    from factcheck.similar import ratio  # a differing pair is rare, and loading the scorer is not free

    return ratio(one, two) >= (t.copy_ratio if related else t.copy_ratio_alone)


def _revision(
    a: Fact,
    b: Fact,
    sizes: tuple[float, float],
    order: Order,
    articles: dict[str, Article],
    t: Tolerances,
    moves: bool,
) -> tuple[Fact, str, bool] | None:
    """The fact whose text says that it replaces the other, the word, and whether the figure went down."""
    for fact, own, other, stale in ((a, sizes[0], sizes[1], "earlier"), (b, sizes[1], sizes[0], "later")):
        if order == stale:  # an earlier text cannot replace a later one
            continue
        text = fold(sentence(fact, articles))
        for words in _words(t, moves and own < other, moves and own > other):
            hit = _pattern(words).search(text) if text else None
            if hit is not None:
                return fact, hit[0], fact.kind == "quantity" and own < other
    return None


def _words(t: Tolerances, down: bool, up: bool) -> tuple[tuple[str, ...], ...]:
    """The lists that may explain a change; a figure that the event fixes does not rise or fall."""
    return (*((t.revised.down,) if down else ()), *((t.revised.up,) if up else ()), t.revised.either)


@lru_cache(maxsize=8)
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    ordered = sorted(words, key=lambda w: (-len(w), w))
    return re.compile(r"\b(?:" + "|".join(re.escape(w) for w in ordered) + r")\b")
