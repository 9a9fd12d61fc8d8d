"""Which of 03/04/2021 is the day: told by other dates of the article, its outlet, its dateline, or its spelling."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

from factcheck.clock import make_day
from factcheck.model import Article, Claim
from factcheck.rulesfile import RulesModel, read_rules
from factcheck.sources import load
from factcheck.spans_base import NO_ORDER, DateOrder
from factcheck.text import fold, words_in

#: Words of one spelling, and none of the other, from which on the spelling of an article is taken to be known.
ENOUGH = 2


class Spelling(RulesModel):
    """Words that only one of the two is written with, and the order of its dates."""

    dates: str
    words: list[str]


class EnglishRules(RulesModel):
    """rules/english.yaml: by the name of the kind of English."""

    spellings: dict[str, Spelling]


def is_numeric(claim: Claim) -> bool:
    """Whether a claim is a date in figures with two readings."""
    return claim.time is not None and claim.time.form == "numeric"


def order_of(article: Article, claims: Sequence[Claim], overlay: Path | None = None) -> DateOrder:
    """The order of day and month in the article's figures, and why; empty when nothing tells it or no date needs it."""
    if not any(map(is_numeric, claims)):
        return NO_ORDER
    if found := _by_others(claims):
        return found
    home = load(overlay).home(article.source) if article.source else None
    if home is not None and home.dates in ("dmy", "mdy"):
        return DateOrder(home.dates, home.why)
    return _by_spelling(article, overlay)


def _by_others(claims: Sequence[Claim]) -> DateOrder | None:
    """As the article's other dates in figures have it, where those that have one reading agree."""
    told: dict[str, str] = {}
    for claim in claims:
        if claim.time is None or not is_numeric(claim):
            continue
        a, b, year = (int(claim.time.parts[key]) for key in ("a", "b", "year"))
        british, american = make_day(year, b, a), make_day(year, a, b)
        if british and american:
            day = claim.time.parts.get("weekday")
            british = british if day is None or british.weekday() == day else None
            american = american if day is None or american.weekday() == day else None
        if (british is None) != (american is None):
            told["dmy" if british else "mdy"] = claim.words
    if len(told) != 1:
        return None
    ((order, words),) = told.items()
    return DateOrder(order, f"“{words}” in the same article has one reading only")


def _by_spelling(article: Article, overlay: Path | None) -> DateOrder:
    """As those who spell like the article write their dates: "colour" and "centre", or "color" and "center"."""
    folded = fold(article.text)
    words = set(words_in(folded, 0, len(folded)))
    found = {name: sorted(words & listed) for name, (_, listed) in _spellings(overlay).items()}
    spelled = [name for name, hits in found.items() if hits]
    if len(spelled) != 1 or len(found[spelled[0]]) < ENOUGH:
        return NO_ORDER
    shown = ", ".join(found[spelled[0]][:3])
    return DateOrder(_spellings(overlay)[spelled[0]][0], f"the article is spelled in {spelled[0]} English ({shown})")


@lru_cache(maxsize=4)
def _spellings(overlay: Path | None) -> dict[str, tuple[str, frozenset[str]]]:
    rules = read_rules("english", EnglishRules, overlay)
    return {name: (spelling.dates, frozenset(spelling.words)) for name, spelling in rules.spellings.items()}
