"""Changes recomputed: "up 6.2% to X from Y", "rose by 50 to 300 from 240", "doubled to 12"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from factcheck.checklist.desk import Desk, Note, Page, end, on, quoted, say, value
from factcheck.checklist.rules import CheckRule
from factcheck.model import Fact

_TO = re.compile(r"\b(?:to|at)\s+(?:just |about |around |only |a record |now )?$")
_FROM = re.compile(r"\b(?:from|against|compared with|compared to|versus)\s+(?:just |about |around |only )?$")
_BY = re.compile(r"\b(?:by|up|down|(?:rise|increase|gain|jump|fall|drop|decline|cut) of)\s+$")

_SPANS = re.compile(r"from\b.*\bto\b")
_COMMA = re.compile(r"(?: [a-z]{2,15}){0,3},? (?:an? |or )?(?:(?:rise|increase|gain|fall|drop|cut) of )?")
_AGAINST = re.compile(r"(?: [a-z]{2,15}){0,3},? (?:against|compared with|compared to|from|up from|down from) (?:the )?")
_SCALED = re.compile(r"(?:million|billion|trillion|thousand)\b|\d\s?(?:m|bn|tn|k)\b")


def _level(facts: Sequence[Fact], page: Page, where: re.Pattern[str], near: Fact, reach: int = 60) -> Fact | None:
    """The level of the sentence that the words ("to", "from") stand before, nearest to the change."""
    rows = [f for f in facts if f is not near and f.kind == "quantity" and where.search(page.before(f, 24))]
    rows = [f for f in rows if min(abs(f.start - near.end), abs(near.start - f.end)) <= reach]
    return min(rows, key=lambda f: abs(f.start - near.start), default=None)


def _reach(fact: Fact) -> tuple[float, float]:
    """The values that round to the figure as printed, most of them: the rest would need both ends rounded far."""
    figure = end(fact) or 0.0
    scaled = _SCALED.search(fact.text.lower()) is not None  # "£8 million", not "8,000"
    room = fact.step * 0.3 if scaled or fact.step <= 1 else min(fact.step * 0.3, figure * 0.02)
    if fact.bound != "exact":
        room = max(room, figure * 0.03)
    return figure - room, figure + room


def _one_kind(a: Fact, b: Fact) -> bool:
    units = {(f.unit or "").partition("/")[0] for f in (a, b)}
    return a.dimension == b.dimension and len(units) == 1 and end(a) is not None and end(b) is not None


def recomputed(desk: Desk, rule: CheckRule) -> Iterator[Note]:
    """A change that its own two levels do not give."""
    page = desk.draft
    for s, facts in page.by_sentence:
        for change in facts:
            figure = value(change)
            if figure is None or change.dimension not in ("percent", "count", "money") or figure == 0:
                continue
            told = _direction(page, change, rule)
            if not told:
                continue
            base, level = _ends(facts, page, change)
            if base is None or level is None or base is level or not _one_kind(level, base) or not end(base):
                continue
            if change.unit != "%" and not (_one_kind(change, level) and _BY.search(page.before(change, 14))):
                continue
            if change.unit == "%" and level.unit == "%":
                continue  # per cent of per cent: another check asks which is meant
            if note := _compare(change, level, base, told):
                first, last = min(change.start, level.start, base.start), max(change.end, level.end, base.end)
                if last - first <= s.end - s.start:
                    yield Note(first, last, note)


def _ends(facts: Sequence[Fact], page: Page, change: Fact) -> tuple[Fact | None, Fact | None]:
    """The level before and the level after a change, as far as the sentence gives them."""
    span = next(
        (f for f in facts if f.bound == "range" and f.end <= change.start and _SPANS.match(f.text.lower())), None
    )
    if span is not None and _COMMA.fullmatch(page.between(span, change)) and span.low and span.high:
        return tuple(_end_of(span, x) for x in (span.low, span.high))  # type: ignore[return-value]  # two of two
    base = _level(facts, page, _FROM, change)
    rows = [f for f in facts if base is not None and f.kind == "quantity" and f.end <= base.start]
    if rows and base is not None and base.end <= change.start and _AGAINST.fullmatch(page.between(rows[-1], base)):
        return base, rows[-1]
    return base, _level(facts, page, _TO, change) or _before(facts, page, change)


def _end_of(span: Fact, figure: float) -> Fact:
    """One end of "from $2.00 to $2.60" as a figure of its own."""
    return span.model_copy(update={"low": figure, "high": figure, "bound": "exact"})


def _direction(page: Page, change: Fact, rule: CheckRule) -> int:
    """+1 for a rise, -1 for a fall, 0 when the words before the figure tell neither."""
    words = page.before(change, 30)
    if noun := re.match(r" (rise|increase|gain|jump|growth|fall|drop|decline|decrease|cut)\b", page.after(change, 12)):
        return -1 if noun[1] in ("fall", "drop", "decline", "decrease", "cut") else 1
    found = [(m.start(), 1) for m in re.finditer(rf"\b(?:{'|'.join(rule.listed('up'))})\b", words)]
    found += [(m.start(), -1) for m in re.finditer(rf"\b(?:{'|'.join(rule.listed('down'))})\b", words)]
    return max(found)[1] if found else 0


def _before(facts: Sequence[Fact], page: Page, change: Fact) -> Fact | None:
    """The level of "£9.50, up 6.2% from ..."."""
    rows = [f for f in facts if f.kind == "quantity" and f.end <= change.start]
    if rows and re.fullmatch(r"[^.;:,]{0,30},? ?(?:an? |or )?\w{2,10}(?: of| by)? ", page.between(rows[-1], change)):
        return rows[-1]
    return None


def _compare(change: Fact, level: Fact, base: Fact, told: int) -> str:
    """What does not fit, in words; empty when the change fits its levels."""
    (x0, x1), (y0, y1) = _reach(level), _reach(base)
    x, y, d = end(level) or 0.0, end(base) or 0.0, value(change) or 0.0
    if (x - y) * told < 0:
        way = "rise" if told > 0 else "fall"
        return f"from {quoted(base)} to {quoted(level)} is no {way}"
    if y0 <= 0:
        return ""
    d0, d1 = _reach(change)
    if change.unit == "%":
        low, high = sorted((abs(x0 / y1 - 1) * 100, abs(x1 / y0 - 1) * 100))
        if (x0 - y1) * (x1 - y0) < 0:
            low = 0.0
        if d1 < low or d0 > high:
            return f"from {quoted(base)} to {quoted(level)} is {say(round(abs(x / y - 1) * 100, 1))}%, not {say(d)}%"
        return ""
    low, high = sorted((abs(x0 - y1), abs(x1 - y0)))
    if d1 < low or d0 > high:
        return f"from {quoted(base)} to {quoted(level)} is {say(abs(x - y))}, not {say(d)}"
    return ""


def wrong_way(desk: Desk, rule: CheckRule) -> Iterator[Note]:
    """A rise to less, or a fall to more."""
    page = desk.draft
    up, down = (re.compile(rf"\b(?:{'|'.join(rule.listed(w))})\b[^.;,]{{0,25}}$") for w in ("up", "down"))
    for _, facts in page.by_sentence:
        rows = [f for f in facts if f.kind == "quantity" and end(f) is not None]
        for a, b in pairwise(rows):
            if not _one_kind(a, b) or a.dimension == "age" or a.bound != "exact" or b.bound != "exact":
                continue
            first, gap = page.before(a, 40), page.between(a, b)
            if _TO.search(first) and re.fullmatch(r"(?: [a-z]+){0,3},? (?:up |down )?from (?:just |about )?", gap):
                told = 1 if up.search(first) else -1 if down.search(first) else 0
                if ((end(a) or 0.0) - (end(b) or 0.0)) * told < 0:
                    way = "rise" if told > 0 else "fall"
                    yield Note(a.start, b.end, f"from {quoted(b)} to {quoted(a)} is no {way}: are the figures swapped?")
            elif _FROM.search(first) and re.fullmatch(r"(?: [a-z]+){0,3},? to (?:just |about )?", gap):
                told = 1 if up.search(first) else -1 if down.search(first) else 0
                if ((end(b) or 0.0) - (end(a) or 0.0)) * told < 0:
                    way = "rise" if told > 0 else "fall"
                    yield Note(a.start, b.end, f"from {quoted(a)} to {quoted(b)} is no {way}: are the figures swapped?")


_FACTORS = {
    **dict.fromkeys(("doubled", "doubling", "doubles"), 2.0),
    **dict.fromkeys(("trebled", "trebling", "tripled", "tripling", "triples"), 3.0),
    "quadrupled": 4.0,
    **dict.fromkeys(("halved", "halving", "halves"), 0.5),
    **dict.fromkeys(("cut by half", "cut in half", "reduced by half", "fell by half", "dropped by half"), 0.5),
}
_MULTIPLIED = re.compile(
    rf"(\b(?:more than|over|nearly|almost|about|roughly|around|has|have|had) )?\b({'|'.join(_FACTORS)})"
    r"(?: again)?(?: in [^.;,]{1,25})?,? (?=(?:to|from) )"
)


def multiplied(desk: Desk, rule: CheckRule) -> Iterator[Note]:
    """ "Doubled to 12" with the six nowhere, or from a level that is not half of it."""
    page = desk.draft
    for s, facts in page.by_sentence:
        for m in _MULTIPLIED.finditer(page.folded, s.start, s.end):
            hedge, factor = (m[1] or "").strip(), _FACTORS[m[2]]
            rows = [f for f in facts if m.end() <= f.start < m.end() + 60 and end(f) is not None]
            level = next((f for f in rows if _TO.search(page.before(f, 24))), None)
            base = next((f for f in rows if _FROM.search(page.before(f, 24))), None)
            if level is not None and base is not None and _one_kind(level, base):
                if words := _wrong_factor(level, base, factor, hedge, m[2], rule):
                    yield Note(m.start(2), max(level.end, base.end), words)
            elif level is not None and base is None and hedge in ("", "has", "have", "had"):
                earlier = (end(level) or 0.0) / factor
                if not _stated(desk, level, earlier):
                    words = f"“{m[2]} to” {quoted(level)} implies {say(earlier)} before, which is stated nowhere"
                    yield Note(m.start(2), level.end, words)


def _wrong_factor(level: Fact, base: Fact, factor: float, hedge: str, word: str, rule: CheckRule) -> str:
    x, y = end(level) or 0.0, end(base) or 0.0
    if y == 0:
        return ""
    ratio, slack = x / y, rule.number("slack")
    if hedge in ("more than", "over"):
        fits = (ratio >= factor) if factor > 1 else (ratio <= factor)
    elif hedge in ("nearly", "almost"):
        fits = abs(ratio / factor - 1) <= 2.5 * slack
    else:
        fits = abs(ratio / factor - 1) <= slack
    return "" if fits else f"from {quoted(base)} to {quoted(level)} is {say(round(ratio, 2))} times, not “{word}”"


def _stated(desk: Desk, level: Fact, earlier: float) -> bool:
    """Whether the earlier level, as a figure of the same unit, stands anywhere in the draft or its sources."""
    for page in (desk.draft, *desk.sources):
        for f in page.quantities:
            figure = end(f)
            if (
                f is not level
                and f.unit == level.unit
                and figure is not None
                and abs(figure - earlier) <= 0.1 * earlier
            ):
                return True
    return False


def increment(desk: Desk, rule: CheckRule) -> Iterator[Note]:
    """A rise by some, from an earlier toll that the sentence gives, to a total that they do not make."""
    page = desk.draft
    for _, facts in page.by_sentence:
        steps = [f for f in facts if f.role == "increment" and f.dimension == "count" and f.bound == "exact"]
        totals = [f for f in facts if f.role == "total" and f.status == "asserted" and _TO.search(page.before(f, 24))]
        olds = [f for f in facts if f.dimension == "count" and _FROM.search(page.before(f, 24))]
        if len(steps) == len(totals) == len(olds) == 1 and _one_kind(steps[0], totals[0]):
            step, total, old = (value(f) for f in (steps[0], totals[0], olds[0]))
            exact = olds[0].bound == totals[0].bound == "exact"
            if exact and step is not None and total is not None and old is not None and old + step != total:
                words = f"{say(old)} and {say(step)} more make {say(old + step)}, not {quoted(totals[0])}"
                yield on(totals[0], words)
