"""Figures with nobody named for them where it matters, or that rest on one source."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.checklist.desk import Desk, Note, name_of, on, quoted
from factcheck.checklist.rules import CheckRule
from factcheck.model import Fact


def contested(desk: Desk, rule: CheckRule) -> Iterator[Note]:
    """Two figures for one thing, and nobody named for one of them."""
    for f in desk.draft.quantities:
        if f.attribution or desk.stake(f) < rule.number("stake") or f.zone == "headline" or f.status != "asserted":
            continue
        for comparison, other in desk.others(f):
            if other.article != f.article or comparison.verdict != "conflict" or not other.attribution:
                continue
            if _rivals(desk, f, other, rule) and not _named(desk, f):
                yield on(f, f"nobody is named for {quoted(f)}, while {other.attribution} has {quoted(other)}", "medium")
                break


def _rivals(desk: Desk, f: Fact, other: Fact, rule: CheckRule) -> bool:
    """Whether two figures can be two counts of one thing: people both, of one event, and not many times apart."""
    x, y = (float(g.low or g.high or 0) for g in (f, other))
    if f.measure != other.measure or f.measure not in rule.listed("measures") or not x or not y or x == y:
        return False
    if any(g.low is not None and g.high is not None and g.low != g.high for g in (f, other)):  # "hundreds" and 250
        return False
    return max(x, y) / min(x, y) <= rule.number("most times") and not _past(desk, f) and not _past(desk, other)


def _named(desk: Desk, f: Fact) -> bool:
    """Whether the sentence or the paragraph names a source, for this figure or one beside it, in whatever words."""
    page = desk.draft
    block = next((b for b in page.article.blocks if b.start <= f.start < b.end), None)
    low, high = (block.start, block.end) if block else (f.sentence.start, f.sentence.end)
    if any(g.attribution and low <= g.start < high for g in page.facts):
        return True
    return _SAYS.search(page.folded, low, high) is not None


_SAYS = re.compile(
    r"\b(?:said|says|say|saying|told|according|reported|reports?|announced|confirmed|confirms?|stated|estimated?|quoted|officials|police|"
    r"authorities|spokes\w+|tweeted|wrote|claimed|claims?|statement|added|agency|ministry|sources?)\b"
)


def nobody(desk: Desk, rule: CheckRule) -> Iterator[Note]:
    """A toll for which the article names nobody: the first of its kind, once an article."""
    page = desk.draft
    seen: set[str] = set()
    lead = page.spans[: int(rule.number("lead"))][-1][0] if page.spans else 0
    for f in page.quantities:
        measure = f.measure or ""
        if measure not in rule.listed("measures") or measure in seen or f.status != "asserted" or f.role == "ordinal":
            continue
        if (f.high == 0) or f.zone in ("headline", "table") or _past(desk, f) or f.sentence.start > lead:
            continue
        rows = [g for g in page.quantities if g.measure == measure and g.status == "asserted"]
        if any(g.attribution for g in rows) or any(_named(desk, g) for g in rows):
            continue
        if (max(f.low or 0, f.high or 0)) < rule.number("least"):
            continue
        seen.add(measure)
        yield on(f, f"nobody is named for {quoted(f)} ({desk.lex.measures[measure].what}): say who counted")


def _past(desk: Desk, f: Fact) -> bool:
    """Whether the sentence tells of another year."""
    published = desk.draft.published
    for d in desk.draft.dates:
        if d.sentence.start == f.sentence.start and d.date_from and d.date_from[:4].isdigit():
            if published is None:  # a day that can be resolved has its year printed
                return True
            if d.grain in ("year", "decade") or (published and int(d.date_from[:4]) < published.year):
                return True
    return False


def one_source(desk: Desk, rule: CheckRule) -> Iterator[Note]:
    """A figure whose articles are all copies of one report, the draft's sources or the draft itself."""
    if not desk.sources or _copied_whole(desk):
        return
    told: set[tuple[object, ...]] = set()
    for f in desk.draft.quantities:
        if desk.stake(f) < rule.number("stake") or f.status != "asserted" or f.kind != "quantity":
            continue
        support = {
            g.article for _, g in desk.others(f) if (g.low, g.high) == (f.low, f.high) and g.article != f.article
        }
        if not support:
            continue
        roots = {_root(desk, a) for a in support}
        own = _root(desk, f.article)
        key = (f.low, f.high, f.measure, f.unit)
        if len(roots) == 1 and (len(support) > 1 or own in roots) and key not in told:
            told.add(key)
            names = ", ".join(sorted({name_of(desk.articles[a]) for a in support}))
            both = "the draft and " if own in roots and len(support) == 1 else ""
            words = f"{quoted(f)} rests on one source: {both}{names} print the same report, which counts once"
            yield on(f, words)


def _copied_whole(desk: Desk) -> bool:
    """Whether every sentence of the draft stands in a source: then it is that report, and adds no voice to it."""
    theirs = {" ".join(p.text[a:b].split()) for p in desk.sources for a, b in p.spans}
    return all(" ".join(desk.draft.text[a:b].split()) in theirs for a, b in desk.draft.spans)


def _root(desk: Desk, article: str) -> str:
    seen = {article}
    while (up := desk.articles[article].copy_of) is not None and up in desk.articles and up not in seen:
        seen.add(up)
        article = up
    return article
