"""Which articles are versions of one item, and which of them is the latest: only that one is compared with others.

Versions are recognised by what says so: the publisher's name of the item, the address of the page, or the mark of a
write-through ("UPDATE 2-", "(Updates with toll)") over a text that repeats the other. Without an order that is known
(version number, time, mark) nothing is chained.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from factcheck.model import Article
from factcheck.text import fold

_MARK = re.compile(
    r"\bupdate\s*(\d{1,2})?\s*(?:-|–|—|:)|(\d{1,2})(?:st|nd|rd|th) (?:ld|lead|update)\b|\bwrite-?thr[ou]*\b"
    r"|\((?:updates?|adds|recasts|corrects)\b[^)]{0,120}\)|\b(?:corrected|refile|recast)s?\s*(?:-|–|—|:)",
)
#: Code points at the head of a text in which a write-through is marked.
HEAD = 600


class _Age(NamedTuple):
    """What orders two versions, the surest first; -1 and "" where it is not known."""

    number: int
    when: str
    mark: int


def versions(articles: Sequence[Article], repeats: Mapping[str, str]) -> dict[str, str]:
    """Id of each article that a later version of its item stands beside -> id of the next version.

    ``repeats`` says which article repeats which, as ``factcheck.copies.copies`` found it.
    """
    families: dict[str, list[Article]] = {}
    items: dict[str, list[Article]] = {}
    for article in articles:
        if article.item:
            items.setdefault(article.item, []).append(article)
        else:
            families.setdefault(_family(article.id, repeats), []).append(article)
    groups = list(items.values())
    for family in families.values():
        if len(family) > 1:
            groups += _within(family)
    found: dict[str, str] = {}
    for group in groups:
        found.update({older.id: newer.id for older, newer in pairwise(_ordered(group))})
    return found


def latest(article_id: str, later: Mapping[str, str]) -> str:
    """The id of the latest version of an article, by the result of ``versions``."""
    seen = {article_id}
    while (following := later.get(article_id)) is not None and following not in seen:
        article_id = following
        seen.add(following)
    return article_id


def _within(family: Sequence[Article]) -> list[list[Article]]:
    """Among articles that repeat each other, those of one page, and those of one wire with a write-through."""
    pages: dict[str, list[Article]] = {}
    wires: dict[str, list[Article]] = {}
    for article in family:
        if article.url:
            pages.setdefault(fold(article.url).split("?")[0].rstrip("/"), []).append(article)
        elif who := article.source or article.agency:
            wires.setdefault(who, []).append(article)
    return [*pages.values(), *(wire for wire in wires.values() if any(_mark(a) >= 0 for a in wire))]


def _family(article_id: str, repeats: Mapping[str, str]) -> str:
    """The article that all copies of one text lead to."""
    seen = {article_id}
    while (up := repeats.get(article_id)) is not None and up not in seen:
        article_id = up
        seen.add(up)
    return article_id


def _ordered(group: Sequence[Article]) -> list[Article]:
    """The versions, oldest first; nothing when two of them cannot be told apart."""
    if len(group) < 2:
        return []
    ages = {article.id: _age(article) for article in group}
    if any(age.mark > 0 for age in ages.values()):  # the first take of a write-through has no mark
        ages = {a: age._replace(mark=max(age.mark, 0)) for a, age in ages.items()}
    for part in range(3):
        values = [ages[a.id][part] for a in group]
        if all(v not in (-1, "") for v in values) and len(set(values)) == len(values):
            return sorted(group, key=lambda a: (ages[a.id][part], a.id))
    return []


def _age(article: Article) -> _Age:
    digits = re.fullmatch(r"\D{0,3}(\d{1,6})", article.version or "")
    return _Age(int(digits[1]) if digits else -1, article.updated or article.published or "", _mark(article))


def _mark(article: Article) -> int:
    """The number of a write-through, 1 for one without a number, -1 where there is none."""
    heads = [article.title or ""]
    heads += [article.text[b.start : b.end] for b in article.blocks if not b.aside and b.start < HEAD][:4]
    found = [m for head in heads if (m := _MARK.search(fold(head[:HEAD])))]
    if not found:
        return -1
    return max(int(next((g for g in m.groups() if g), "1")) for m in found)
