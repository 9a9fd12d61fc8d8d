"""Planned, tried, feared or unverified in one place, done or certain in another."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.checklist.desk import Desk, Note, Page, quoted
from factcheck.checklist.likeness import apart, common, overlap, same_kind
from factcheck.checklist.rules import CheckRule
from factcheck.model import Fact

_SAY = {"planned": "planned", "hypothetical": "feared or possible", "rumoured": "unverified", "denied": "denied"}


def hardened(desk: Desk, rule: CheckRule) -> Iterator[Note]:
    """A figure that is asserted in one place and only planned, feared or rumoured in another."""
    done: set[int] = set()
    for f in desk.draft.quantities:
        for page, g in desk.by_value.get((f.low, f.high), ()):
            if g is f or f.start in done or not _one(desk, f, g, rule):
                continue
            if {f.status, g.status} & {"asserted"} and (f.status in _SAY or g.status in _SAY) and _told(desk, f, g):
                done.update((f.start, g.start) if page is desk.draft else (f.start,))
                yield _note(desk, page, f, g)


def _note(desk: Desk, page: Page, f: Fact, g: Fact) -> Note:
    where = f"line {g.line}" if page is desk.draft else desk.of(g)
    here, there = (_SAY.get(x.status, "stated as done or certain") for x in (f, g))
    return Note(f.start, f.end, f"{quoted(f)} is {here} here, and {there} in {where}")


def _one(desk: Desk, f: Fact, g: Fact, rule: CheckRule) -> bool:
    """Whether two facts give one figure for what seems one thing."""
    if (f.low is None and f.high is None) or (f.low, f.high, f.bound) != (g.low, g.high, g.bound):
        return False
    if f.status == g.status or not _measures(f, g, rule) or apart(desk, f, g):
        return False
    small = max(f.low or 0, f.high or 0) < rule.number("small")
    return overlap(f, g) >= rule.number("likeness") and common(f, g) >= (3 if small else 2)


def _measures(f: Fact, g: Fact, rule: CheckRule) -> bool:
    """Whether both have one measure, "feared dead" and dead among them, or both none and one noun."""
    if {f.measure, g.measure} <= set(rule.listed("feared")):
        return f.measure == g.measure or "hypothetical" in (f.status, g.status)
    if f.measure is None and g.measure is None:
        return f.dimension == "count" and max(f.low or 0, f.high or 0) >= rule.number("small") and same_kind(f, g)
    return f.measure == g.measure and same_kind(f, g)


def _told(desk: Desk, f: Fact, g: Fact) -> bool:
    """Whether no source gives the figure with the draft's own status: then the draft only repeats it."""
    rows = desk.by_value.get((f.low, f.high), ())
    return not any(page is not desk.draft and h.status == f.status and same_kind(f, h) for page, h in rows)


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
