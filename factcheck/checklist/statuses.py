"""Planned, tried, feared or unverified in one place, done or certain in another."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.checklist.desk import Desk, Note, Page, end, quoted
from factcheck.checklist.likeness import apart, common, overlap, same_kind
from factcheck.checklist.rules import CheckRule
from factcheck.clock import WEEKDAYS
from factcheck.model import Fact
from factcheck.text import line_of, line_starts

_SAY = {"planned": "planned", "hypothetical": "feared or possible", "rumoured": "unverified", "denied": "denied"}


#: What is done, what will be, what may be, what is not: two of different firmness differ.
_FIRM = {"asserted": 3, "historical": 3, "planned": 2, "hypothetical": 1, "rumoured": 1, "denied": 0}


def _status(fact: Fact) -> str:
    """The status of a figure: "missing and feared dead" is feared, whatever it is that is asserted."""
    feared = fact.status == "asserted" and fact.measure != "deaths" and "fear" in fact.context
    return "hypothetical" if feared else fact.status


def hardened(desk: Desk, rule: CheckRule) -> Iterator[Note]:
    """A figure that is asserted in one place and only planned, feared or rumoured in another."""
    done: set[int] = set()
    for f in desk.draft.quantities:
        for page, g in _same_figure(desk, f):
            if g is f or f.start in done or not _one(desk, f, g, rule):
                continue
            if f.status == "hypothetical" and _asked(desk.draft, f):
                continue  # "Can you imagine ...?" says nothing
            if _FIRM[_status(f)] != _FIRM[_status(g)] and _told(desk, f, g):
                done.update((f.start, g.start) if page is desk.draft else (f.start,))
                yield _note(desk, page, f, g)


def _asked(page: Page, f: Fact) -> bool:
    """Whether a figure stands in a question."""
    return page.text[f.sentence.start : f.sentence.end].rstrip("”\"' ").endswith("?")


def _same_figure(desk: Desk, f: Fact) -> Iterator[tuple[Page, Fact]]:
    """The facts that print the same figure, whatever their hedge."""
    x = end(f)
    keys = [(f.low, f.high)] if x is None else [(x, x), (x, None), (None, x)]
    for key in keys:
        yield from desk.by_value.get(key, ())


def _note(desk: Desk, page: Page, f: Fact, g: Fact) -> Note:
    where = f"line {g.line}" if page is desk.draft else desk.of(g)
    here, there = (_SAY.get(_status(x), "stated as done or certain") for x in (f, g))
    return Note(f.start, f.end, f"{quoted(f)} is {here} here, and {there} in {where}")


def _one(desk: Desk, f: Fact, g: Fact, rule: CheckRule) -> bool:
    """Whether two facts give one figure for what seems one thing."""
    if (f.low is None and f.high is None) or (end(f) is None and (f.low, f.high) != (g.low, g.high)):
        return False
    if f.bound != g.bound and "hypothetical" not in (_status(f), _status(g)):
        return False
    if _status(f) == _status(g) or not _measures(f, g, rule) or apart(desk, f, g):
        return False
    small = max(f.low or 0, f.high or 0) < rule.number("small")
    return overlap(f, g) >= rule.number("likeness") and common(f, g) >= (3 if small else 2)


def _measures(f: Fact, g: Fact, rule: CheckRule) -> bool:
    """Whether both have one measure, "feared dead" and dead among them, or both none and one noun."""
    if {f.measure, g.measure} <= set(rule.listed("feared")):
        return f.measure == g.measure or "hypothetical" in (_status(f), _status(g))
    if f.measure is None and g.measure is None:
        return f.dimension == "count" and max(f.low or 0, f.high or 0) >= rule.number("small") and same_kind(f, g)
    return f.measure == g.measure and same_kind(f, g)


def _told(desk: Desk, f: Fact, g: Fact) -> bool:
    """Whether no source gives the figure with the draft's own status: then the draft only repeats it."""
    rows = desk.by_value.get((f.low, f.high), ())
    return not any(page is not desk.draft and _status(h) == _status(f) and same_kind(f, h) for page, h in rows)


def tried(desk: Desk, rule: CheckRule) -> Iterator[Note]:
    """A crowd that tried to do something in one place, and did it in another."""
    verbs = re.compile(
        rf"[^.;,]{{0,30}}?\b(?:{'|'.join(map(re.escape, rule.listed('tried')))}) [a-z]{{2,15}}(?: [a-z]{{2,15}})?"
    )
    for f in desk.draft.quantities:
        m = verbs.match(desk.draft.after(f, 80))
        for page, g in desk.by_value.get((f.low, f.high), ()):
            if g is f or f.low is None or not same_kind(f, g) or (g.start < f.start and page is desk.draft):
                continue
            n = verbs.match(page.after(g, 80))
            if (m is None) == (n is None) or common(f, g) < 2 or overlap(f, g) < rule.number("likeness"):
                continue
            done = g if m else f
            verb = ((m or n) or [""])[0].split(" to ")[-1].split()[0]
            if done.status != "asserted" or not _does(done, verb, rule) or not _told_tried(desk, f, m, verbs):
                continue
            where = f"line {g.line}" if page is desk.draft else desk.of(g)
            here, there = ("tried", "done") if m else ("done", "tried")
            stop = f.end + m.end() if m else min(f.end + 30, f.sentence.end)
            yield Note(f.start, stop, f"{quoted(f)}: {here} here, {there} in {where}")


def attempted(desk: Desk, rule: CheckRule) -> Iterator[Note]:
    """The same without a figure: "protesters tried to storm the hall", "protesters stormed the hall"."""
    page = desk.draft
    past = dict(pair.split("/") for pair in rule.listed("past"))
    tries = re.compile(
        rf"\b([a-z]{{4,20}}) (?:(?:have|had|were|are) )?(?:{'|'.join(map(re.escape, rule.listed('tried')))}) "
        r"([a-z]{3,15})\b([^.;,]{0,60})"
    )
    for m in page.search(tries):
        verb = past.get(m[2], m[2].removesuffix("e"))
        if n := _done(page, m, re.escape(m[1]), re.escape(verb)):
            line = line_of(line_starts(page.text), n.start())
            there = page.text[n.start() : n.end("verb")]
            yield Note(m.start(), m.end(2), f"“{page.text[m.start() : m.end(2)]}” here, “{there}” in line {line}")


def _done(page: Page, tried: re.Match[str], who: str, verb: str) -> re.Match[str] | None:
    """Where another paragraph tells of the same people, act and thing or place as done."""
    done = re.compile(rf"\b{who}\b(?P<gap>[^.;,]{{0,25}}?) (?P<verb>{verb}(?:p?ed|t?ed|d)?)\b([^.;,]{{0,60}})")
    for n in page.search(done):
        undone = re.search(r"\b(?:to|not|never|could|would|may|might|nearly|almost)\b", n["gap"])
        if not undone and _block(page, n.start()) != _block(page, tried.start()) and _things(tried[3]) & _things(n[3]):
            return n
    return None


def _block(page: Page, at: int) -> int:
    """Which paragraph a place lies in."""
    return next((i for i, b in enumerate(page.article.blocks) if b.start <= at < b.end), -1)


def _things(words: str) -> frozenset[str]:
    """The words of an object or a place that are long enough to tell one from another."""
    return frozenset(w for w in re.findall(r"[a-z]+", words) if len(w) > 3 and w not in WEEKDAYS)


def _does(done: Fact, verb: str, rule: CheckRule) -> bool:
    """Whether a fact tells that what was tried was done: by its measure, or by the verb itself."""
    return done.measure in rule.listed("done") or any(verb[:4] == word[:4] for word in done.context)


def _told_tried(desk: Desk, f: Fact, m: re.Match[str] | None, verbs: re.Pattern[str]) -> bool:
    """Whether no source tells it as the draft does."""
    for page, h in desk.by_value.get((f.low, f.high), ()):
        same = page is not desk.draft and same_kind(f, h)
        if same and (verbs.match(page.after(h, 80)) is None) == (m is None):
            return False
    return True


def unverified(desk: Desk, rule: CheckRule) -> Iterator[Note]:
    """Reports that the text itself calls unverified."""
    page = desk.draft
    pattern = re.compile(
        rf"\b(?:{'|'.join(map(re.escape, rule.listed('unverified')))})\b"
        r"(?: (?:of|that|about)(?: [\w'-]{1,20}){1,4})?"
    )
    for m in page.search(pattern):
        words = f"“{page.text[m.start() : m.end()]}”: unverified, so say who reports it and that it is not confirmed"
        yield Note(m.start(), m.end(), words)
