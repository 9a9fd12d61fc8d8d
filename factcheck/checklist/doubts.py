"""Words with two readings: per cent or points, "three times more", 03/04/2021, "last Friday", an undated "today"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.checklist.days import MONTHS
from factcheck.checklist.desk import Desk, Note, Page, on, quoted, say, value
from factcheck.checklist.rules import CheckRule
from factcheck.clock import WEEKDAYS, add_days, weekday_back
from factcheck.model import Fact

_TO_LEVEL = re.compile(r",? (?:to|from|at) (?:just |about |around |only |a record )?")
_TIMES = re.compile(
    r"\b(?:(\d[\d,.]{0,8}|two|three|four|five|six|seven|eight|nine|ten|several|many) times|(twice|thrice)) "
    r"(more|higher|larger|greater|bigger|faster|less|fewer|lower|smaller)(?: [a-z]{2,15}){0,4}? than\b"
)
_STANDS = re.compile(r", (?:up|down|a (?:rise|fall|increase|drop) of) (?:by |from |about )?")
_THAN = re.compile(r" (?:on|from|since|compared|over|against) ")
_TWO_SIGNS = re.compile(r".*?(?:%|\bper ?cent\b) to .*?(?:%|\bper ?cent\b)\.?")
_SLASHED = re.compile(r"(?<![\d/.])(\d{1,2})/(\d{1,2})/(\d{4}|\d\d)(?![\d/])")
_NAMED_DAY = re.compile(rf"\b(last|next) ({'|'.join(WEEKDAYS)})\b(?!['’-])")


def points(desk: Desk, rule: CheckRule) -> Iterator[Note]:
    """ "Fell 2 per cent to 61 per cent": of the share, or points of it."""
    page = desk.draft
    verbs = re.compile(
        rf"\b({'|'.join(map(re.escape, rule.listed('verbs')))})(?: (?:its|the|their)(?: [a-z]{{2,15}}){{1,3}})?"
        r"(?: by| an?| about| around| some| nearly)? *$"
    )
    nouns = re.compile(rf" ({'|'.join(map(re.escape, rule.listed('nouns')))})(?: in [a-z' ]{{3,40}})?,? to ")
    yield from _run_on(page, verbs)
    for a, b in zip(page.facts, page.facts[1:], strict=False):
        x, y = value(a), value(b)
        if (
            a.unit != "%"
            or b.unit != "%"
            or a.text[-1:].isdigit()
            or x is None
            or y is None
            or a.sentence.start != b.sentence.start
        ):
            continue
        m = verbs.search(page.before(a, 40))
        n = nouns.fullmatch(page.between(a, b))
        if _STANDS.fullmatch(page.between(a, b)) and _THAN.match(page.after(b, 20)) and a.role == "total":
            yield Note(a.end, b.end, f"{quoted(b)} on a share of {quoted(a)} may mean per cent or percentage points")
        elif n and b.status == "asserted":
            words = f"{quoted(a)} {n[1]} to {quoted(b)} may mean per cent or percentage points"
            yield Note(a.start, b.end, words)
        elif m and _TO_LEVEL.fullmatch(page.between(a, b)) and b.status == "asserted":
            down = m[1] in rule.listed("down")
            share = y / (1 - x / 100) if down else y / (1 + x / 100)
            level = y + x if down else y - x
            words = (
                f"{quoted(a)} to {quoted(b)} may mean per cent (from {say(round(share, 1))}) or percentage points "
                f"(from {say(round(level, 1))})"
            )
            yield Note(a.start - len(m[0]), b.end, words)


def _run_on(page: Page, verbs: re.Pattern[str]) -> Iterator[Note]:
    """ "Dropped 5% to 40%": a fall, or where it fell to, with a sign at both ends."""
    for f in page.quantities:
        two = f.unit == "%" and f.bound == "range" and _TWO_SIGNS.fullmatch(page.folded, f.start, f.end)
        if two and (m := verbs.search(page.before(f, 30))):
            words = f"“{m[1]}” {quoted(f)} may be a range, per cent of a level, or percentage points to one"
            yield Note(f.start - len(m[0]), f.end, words)


def times_more(desk: Desk, rule: CheckRule) -> Iterator[Note]:
    """ "Three times more than 40" is 120 or 160."""
    page = desk.draft
    for m in page.search(_TIMES):
        base = next((f for f in page.quantities if m.end() <= f.start < m.end() + 40 and value(f)), None)
        told = f"{m[1]} times" if m[1] else m[2]
        factor = _factor(m[1] or {"twice": "two"}.get(m[2], "three"))
        words = f"“{page.text[m.start() : m.end()]}” can be read in two ways"
        if base is not None and factor and m[3] not in ("less", "fewer", "lower", "smaller"):
            y = value(base) or 0.0
            words = f"“{told} {m[3]} than {say(y)}” is {say(factor * y)} or {say((factor + 1) * y)}"
        yield Note(m.start(), base.end if base else m.end(), words)


def _factor(word: str) -> float | None:
    if word[0].isdigit():
        try:
            return float(word.replace(",", ""))
        except ValueError:
            return None
    names = "two three four five six seven eight nine ten".split()
    return names.index(word) + 2.0 if word in names else None


def slashed(desk: Desk, rule: CheckRule) -> Iterator[Note]:
    """A date in figures that is another day in another country."""
    for m in desk.draft.search(_SLASHED):
        a, b = int(m[1]), int(m[2])
        known = any(f.start <= m.start() < f.end and f.date_from for f in desk.draft.dates)
        if 1 <= a <= 12 and 1 <= b <= 12 and a != b and not known:
            one, two = (f"{d} {MONTHS[n - 1].split()[0].title()}" for d, n in ((a, b), (b, a)))
            yield Note(m.start(), m.end(), f"“{m[0]}” is {one} or {two}: write the month as a word")


def same_weekday(desk: Desk, rule: CheckRule) -> Iterator[Note]:
    """A coming "on Friday" in an article of a Friday."""
    page = desk.draft
    if page.published is None:
        return
    today = WEEKDAYS[page.published.weekday()]
    for f in page.dates:
        said = f.text.lower()
        if said != f"this {today}" and (said not in (today, f"on {today}") or f.status != "planned"):
            continue
        later = add_days(page.published, 7)
        start = f.start - 3 if page.before(f, 3) == "on " else f.start
        words = f"“{page.text[start : f.end]}” in an article of a {today.title()} is {page.published} or {later}"
        yield Note(start, f.end, words)


def last_weekday(desk: Desk, rule: CheckRule) -> Iterator[Note]:
    """ "Last Friday", "next Friday": the nearest, or that of the other week."""
    page = desk.draft
    for m in page.search(_NAMED_DAY):
        words = f"“{page.text[m.start() : m.end()]}” has two readings"
        if page.published is not None:
            step = -1 if m[1] == "last" else 1
            near = weekday_back(add_days(page.published, -1 if step < 0 else 7), WEEKDAYS.index(m[2]))
            words = f"“{page.text[m.start() : m.end()]}” is {near} or {add_days(near, 7 * step)}: give the date"
        yield Note(m.start(), m.end(), words)


def _in_quotes(page: Page, f: Fact) -> bool:
    """Whether a fact stands in somebody's words, whose "today" is not ours to mend."""
    block = next((b for b in page.article.blocks if b.start <= f.start < b.end), None)
    before = page.text[block.start if block else f.sentence.start : f.start]
    return before.count('"') % 2 == 1 or before.count("“") > before.count("”")


def undated(desk: Desk, rule: CheckRule) -> Iterator[Note]:
    """ "Today" in an article without a publication date: each word once."""
    page = desk.draft
    if page.published is not None:
        return
    said: set[str] = set()
    words = re.compile(rf"\b(?:{'|'.join(map(re.escape, rule.listed('deictic')))})\b(?!['’]s)")
    nowadays = re.compile(rf"\b(?:{'|'.join(map(re.escape, rule.listed('nowadays')))})(?: [a-z']{{1,15}}){{0,3}} $")
    later = re.compile(rf" ?,? (?:{'|'.join(map(re.escape, rule.listed('still')))})\b")
    for f in page.dates:
        m = words.search(f.text.lower())
        if not m or m[0] in said or (f.date_from or "T")[0] != "T" or _in_quotes(page, f):
            continue
        if not (nowadays.search(page.before(f, 40)) or later.match(page.after(f, 20))):
            said.add(m[0])
            yield on(f, f"{quoted(f)} cannot be resolved: the article has no publication date")
