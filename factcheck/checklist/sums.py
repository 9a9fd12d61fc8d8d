"""Parts and totals: what is left of a whole, lists that add up, shares of a hundred, a part larger than its whole."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise

from factcheck.checklist.desk import Desk, Note, Page, on, quoted, say, spanning, value
from factcheck.checklist.likeness import kind_of
from factcheck.checklist.rules import CheckRule
from factcheck.model import Fact

#: Figures behind a whole among which its rest is looked for: two sentences hold fewer.
NEXT = 12
_OF = re.compile(r"\s*(?:\w{1,12} )?of (?:the|its|their|these|those|his|her|all|all the|some)?\s*(?:\w{1,12} )?")
_LIST = re.compile(r"[^.;]{0,60}(?:,|\band\b|&)[^.;]{0,60}")
_TWO_SIDES = re.compile(r"\bagainst\b|\b(?:yes|in favour|for)\b.{1,60}\bno\b|\bno\b.{1,60}\byes\b")
_GROUP_OF = re.compile(r"\b(?:family|group|crew|team|party|class|panel|jury|band|gang|unit) of (?:at least )?$")
_OPENS = re.compile(r"[^.;]{0,60}(?::| - |, (?:made up of|comprising|consisting of|that is) )[^.;,]{0,40}")


def _plain(fact: Fact) -> bool:
    """Whether it is a plain count that can be added."""
    whole = value(fact)
    return (
        fact.dimension == "count"
        and fact.bound == "exact"
        and not fact.unit
        and whole is not None
        and fact.status in ("asserted", "historical")
        and fact.role not in ("ordinal", "change", "threshold")
    )


def _number(fact: Fact) -> float:
    found = value(fact)
    return 0.0 if found is None else found


def fractions(page: Page) -> Iterator[tuple[Fact, Fact]]:
    """Part and whole where the text says "ten of the 15 hostages"."""
    for a, b in zip(page.quantities, page.quantities[1:], strict=False):
        if a.sentence.start == b.sentence.start and a.dimension == b.dimension and not a.unit and not b.unit:
            gap = page.between(a, b)
            if len(gap) < 40 and _OF.fullmatch(gap):
                yield a, b


def _same_things(a: Fact, b: Fact) -> bool:
    """Whether two counts are of one kind of thing, as far as they say."""
    if (a.head and b.head and a.head == b.head) or "other" in (a.head, b.head):
        return True
    if a.population and b.population:
        return a.population == b.population
    return not (a.head and b.head)


def remainder(desk: Desk, rule: CheckRule) -> Iterator[Note]:
    """Some of a whole and what is left of it do not make the whole."""
    left = re.compile(rf"\b(?:{'|'.join(map(re.escape, rule.listed('left')))})\b")
    for page in (desk.draft, *desk.sources):
        for part, whole in fractions(page):
            if not (_plain(part) and _plain(whole)) or _number(part) > _number(whole):
                continue
            if page is desk.draft:
                yield from _rest_here(page, part, whole, left)
            for other in (desk.draft, *desk.sources):
                if other is not page and desk.draft in (page, other):
                    yield from _rest_there(desk, page, other, part, whole, left)


def _rest_here(page: Page, part: Fact, whole: Fact, left: re.Pattern[str]) -> Iterator[Note]:
    """The rest told in the same sentence or the next: the counts between may be third parts."""
    at = bisect_left(page.spans, (part.sentence.start, 0))
    reach = page.spans[min(at + 1, len(page.spans) - 1)][1]
    near = [f for f in page.following(whole, NEXT) if f.start < reach and _plain(f) and _same_things(whole, f)]
    for rest in near:
        words = page.before(rest, 24) + " | " + page.after(rest, 40).split(",")[0].split(";")[0]
        if not left.search(words) or any(f.role == "part" for f in near):
            continue
        others = [_number(f) for f in near if f is not rest]
        if not makes(_number(whole) - _number(part) - _number(rest), others):
            total = _number(part) + _number(rest)
            yield spanning(
                part,
                rest,
                f"{quoted(part)} and {quoted(rest)} make {say(total)}, but the whole is {say(_number(whole))}: "
                f"{say(_number(whole) - _number(part))} would be left",
            )
            return


def makes(gap: float, others: Sequence[float]) -> bool:
    """Whether the gap is nothing, or is made by some of the other figures, the first six of them."""
    sums = {0.0}
    for other in others[:6]:
        sums |= {s + other for s in sums}
    return gap in sums


def _rest_there(desk: Desk, page: Page, other: Page, part: Fact, whole: Fact, left: re.Pattern[str]) -> Iterator[Note]:
    """The rest told by another article of the same day."""
    if page.published != other.published:
        return
    for rest in other.quantities:
        named = rest.head is not None and rest.head == whole.head
        if not (named and _plain(rest)):
            continue
        words = other.before(rest, 24) + " | " + other.after(rest, 40).split(",")[0]
        gap = _number(whole) - _number(part)
        if left.search(words) and gap != _number(rest) and _number(rest) < _number(whole):
            where = rest if other is desk.draft else part
            who = desk.of(rest if where is part else part)
            yield on(
                where,
                f"{quoted(part)} of {say(_number(whole))} leaves {say(gap)}, but {quoted(rest)} is said to be left "
                f"(compare {who})",
            )


def part_over_whole(desk: Desk, rule: CheckRule) -> Iterator[Note]:
    """A part that is larger than its whole."""
    page = desk.draft
    for part, whole in fractions(page):
        if part.low is not None and whole.high is not None and part.low > whole.high:
            yield spanning(part, whole, f"{quoted(part)} cannot be a part of {quoted(whole)}: it is larger")
    including = re.compile(rf"\b(?:{'|'.join(map(re.escape, rule.listed('including')))})\b[^.;,]{{0,30}}$")
    for whole, part in zip(page.quantities, page.quantities[1:], strict=False):
        same = part.sentence.start == whole.sentence.start and part.dimension == whole.dimension == "count"
        if not same or part.unit or whole.unit or whole.role == "part" or whole.kind != "quantity":
            continue
        gap = page.between(whole, part)
        if len(gap) < 60 and including.search(gap) and _exceeds(part, whole):
            yield spanning(whole, part, f"{quoted(whole)} cannot include {quoted(part)}: the part is larger")
    yield from _among(desk, rule)
    yield from _window(desk)


def _exceeds(part: Fact, whole: Fact) -> bool:
    return part.low is not None and whole.high is not None and whole.low is not None and part.low > whole.high


def _among(desk: Desk, rule: CheckRule) -> Iterator[Note]:
    """ "Five children were among the dead" where another article has four dead in all."""
    among = re.compile(rf"\b(?:{'|'.join(map(re.escape, rule.listed('among')))})\b")
    for fact in desk.draft.quantities:
        for _, other in desk.others(fact):
            if other.article == fact.article:
                continue
            for part, whole in ((fact, other), (other, fact)):
                page = next(p for p in (desk.draft, *desk.sources) if p.article.id == part.article)
                words = page.before(part, 30) + " | " + page.after(part, 45)
                if part.measure == whole.measure and part.measure and among.search(words) and _exceeds(part, whole):
                    yield on(
                        fact,
                        f"{quoted(part)} ({desk.of(part)}) is a part, and larger than the whole {quoted(whole)} "
                        f"({desk.of(whole)})",
                    )


def _window(desk: Desk) -> Iterator[Note]:
    """More in a month than in the year that holds it."""
    spans = _windows(desk)
    if not spans:
        return
    for fact in desk.draft.quantities:
        for _, other in desk.others(fact):
            if other.article == fact.article or fact.measure != other.measure or not fact.measure or fact.unit:
                continue
            for short, long in ((fact, other), (other, fact)):
                one, two = (spans.get((f.article, f.sentence.start)) for f in (short, long))
                if one and two and _within(one, two) and _exceeds(short, long):
                    yield on(
                        fact,
                        f"{quoted(short)} in the shorter time ({desk.of(short)}) is more than {quoted(long)} in the "
                        f"longer one that holds it ({desk.of(long)})",
                    )


def _windows(desk: Desk) -> dict[tuple[str, int], tuple[str, str]]:
    """By article and sentence the span that it gives: ("2021-11-01", "2021-11-30"); an open end is "9"."""
    found: dict[tuple[str, int], tuple[str, str]] = {}
    for page in (desk.draft, *desk.sources):
        for day in page.dates:
            told = re.search(r"(?i)\b(?:this|past|last|since|so far)\b", day.text)
            first, last = (day.date_from or "")[:10], (day.date_to or "9")[:10]
            if told and first[:1].isdigit() and first != last:
                found.setdefault((day.article, day.sentence.start), (first, last))
    return found


def _within(short: tuple[str, str], long: tuple[str, str]) -> bool:
    return short != long and long[0] <= short[0] and (long[1] == "9" or short[1] <= long[1])


def listed(desk: Desk, rule: CheckRule) -> Iterator[Note]:
    """A list in one sentence that does not make the total that the sentence gives."""
    closing = re.compile(rf"\b(?:{'|'.join(map(re.escape, rule.listed('closing')))})\b")
    for s, facts in desk.draft.by_sentence:
        counts = [f for f in facts if f.kind == "quantity" and f.dimension not in ("duration", "age")]
        if len(counts) < 3 or not all(_plain(f) for f in counts):
            continue
        gaps = [desk.draft.between(a, b) for a, b in pairwise(counts)]
        total: Fact | None = None
        parts: list[Fact] = []
        if _OPENS.fullmatch(gaps[0]) and all(_LIST.fullmatch(g) for g in gaps[1:]):
            total, parts = counts[0], counts[1:]
        last = counts[-1]
        words = gaps[-1] + " | " + desk.draft.folded[last.end : min(s.end, last.end + 25)]
        if closing.search(words) and all(_LIST.fullmatch(g) for g in gaps[:-1]):
            total, parts = last, counts[:-1]
        if _appositive(desk, counts, gaps) or _shared_out(desk, counts, gaps):
            total, parts = counts[0], counts[1:]
        near = 0.0
        if (
            re.fullmatch(r"of (?:the |its |their |all )?", desk.draft.folded[s.start : counts[0].start])
            and len(parts or counts) > 3
        ):
            total, parts, near = counts[0], counts[1:], rule.number("near")
        if total is None or (not near and any(f.role == "part" for f in parts[:-1])):
            continue
        if not all(_item(desk, total, f) for f in parts):
            continue
        added, whole = sum(_number(f) for f in parts), _number(total)
        if near and abs(added - whole) > whole * near:
            continue  # "of the 30, 12 ..., nine ..., and two ...": the others are not told of
        if added != whole:
            figures = ", ".join(say(_number(f)) for f in parts)
            yield spanning(counts[0], last, f"{figures} make {say(added)}, but the total is {say(_number(total))}")


def _appositive(desk: Desk, counts: Sequence[Fact], gaps: Sequence[str]) -> bool:
    """ "Ten people, six men and four women, were ...": a list right behind the noun, of kinds of people."""
    named = re.fullmatch(r" [a-z]+(?: [a-z]+)?, ", gaps[0])
    grouped = gaps[0] == ", " and _GROUP_OF.search(desk.draft.before(counts[0], 30))
    if not (named or grouped) or not all(re.fullmatch(r"(?: [a-z]+){1,2}(?:,? and|,) ", g) for g in gaps[1:]):
        return False
    kinds = [f.population for f in counts[1:]]
    closed = re.match(r"(?: [a-z]+){1,2},", desk.draft.after(counts[-1], 40))
    persons = all(kind_of(desk, f) == "person" for f in counts[1:]) and kind_of(desk, counts[0]) in ("person", "")
    return closed is not None and None not in kinds and persons


def _shared_out(desk: Desk, counts: Sequence[Fact], gaps: Sequence[str]) -> bool:
    """ "75 houses burned, 40 in the north and 32 in the south": every part has its own place behind it."""
    if not re.fullmatch(r"(?: [a-z'-]+){1,8}(?:,| -) ", gaps[0]) or re.search(
        r"\b(?:includ|at least|more than)", gaps[0]
    ):
        return False
    if not all(re.fullmatch(r"(?: [a-z'-]+){2,6}(?:,|,? and|;|; and) (?:another )?", g) for g in gaps[1:]):
        return False
    where = [re.match(r"(?: [a-z-]+)? (in|at|near|on|from|by|to)\b", desk.draft.after(f, 30)) for f in counts[1:]]
    closed = re.match(r"[^.;,]{0,60}(?:[.;]|$|, [a-z ]{2,30} (?:said|says?)\b)", desk.draft.after(counts[-1], 100))
    return closed is not None and all(where) and len({m[1] for m in where if m}) == 1


def votes(desk: Desk, rule: CheckRule) -> Iterator[Note]:
    """ "Of the 40 lawmakers, 26 voted for and 15 against": parts that exclude each other, but exceed the whole."""
    opposed = re.compile(rf"\b(?:{'|'.join(map(re.escape, rule.listed('opposed')))})\b")
    page = desk.draft
    for s, facts in page.by_sentence:
        counts = [f for f in facts if f.kind == "quantity" and f.role != "ordinal"]
        opens = counts and re.search(r"\b(?:of|out of) (?:the |its |their |all )?$", page.before(counts[0], 20))
        if not opens or len(counts) < 3 or not all(_plain(f) for f in counts):
            continue
        whole, parts = counts[0], counts[1:]
        if not opposed.search(page.folded, parts[0].end, s.end) or "," not in page.between(whole, parts[0]):
            continue
        if (added := sum(_number(f) for f in parts)) > _number(whole) and all(_item(desk, whole, f) for f in parts):
            figures = ", ".join(say(_number(f)) for f in parts)
            yield spanning(whole, parts[-1], f"{figures} make {say(added)}, more than the {say(_number(whole))} of all")


def _item(desk: Desk, total: Fact, part: Fact) -> bool:
    """Whether a part can be one of what the total counts: people of people, things of one class."""
    if total.head is None or part.head is None or total.head == part.head:
        return True
    kinds = kind_of(desk, total), kind_of(desk, part)
    if kinds == ("", "person"):
        return True  # "the 120 delegates, 72 men and 46 women"
    return kinds[0] == kinds[1] == "person" or total.population == part.population is not None


def places(desk: Desk, rule: CheckRule) -> Iterator[Note]:
    """The total of the headline or lead over parts by place, where the text says that there are no more."""
    none = re.compile(rf"\b(?:{'|'.join(map(re.escape, rule.listed('no more')))})\b")
    if not any(True for _ in desk.draft.search(none)):
        return
    counts = [f for f in desk.draft.quantities if _plain(f) and f.measure and _number(f) > 0]
    for n, total in enumerate(counts):
        rows = [f for f in counts[n + 1 :] if f.measure == total.measure]
        parts = rows[: int(rule.number("most parts"))]
        where = {f.place for f in parts}
        if len(parts) < 2 or len(where) != len(parts) or None in where:
            continue
        if total.zone != "headline" and any(f.measure == total.measure for f in counts[:n]):
            continue
        added = sum(_number(f) for f in parts)
        if added != _number(total) and all(_number(f) < _number(total) for f in parts):
            figures = ", ".join(f"{say(_number(f))} ({f.place})" for f in parts)
            yield on(total, f"{figures} make {say(added)}, but {quoted(total)} is the total; the text has no others")
        return


def hundred(desk: Desk, rule: CheckRule) -> Iterator[Note]:
    """Shares of one whole that make more than a hundred, or with "the remaining" not a hundred."""
    shared = re.compile(rf"\b(?:{'|'.join(map(re.escape, rule.listed('shares')))})\b")
    rest = re.compile(rf"\b(?:{'|'.join(map(re.escape, rule.listed('rest')))})\b")
    for s, facts in desk.draft.by_sentence:
        words = desk.draft.folded[s.start : s.end]
        parts = [f for f in facts if f.unit == "%" and value(f) is not None and f.role in ("total", "part")]
        parts = [f for f in parts if f.status == "asserted"]
        if len(parts) < 2 or len([f for f in facts if f.unit in ("%", "pp")]) != len(parts):
            continue
        added = sum(_number(f) for f in parts)
        slack = rule.number("slack") + sum(f.step for f in parts) / 2
        remains = any(rest.search(desk.draft.before(f, 20)) for f in parts[1:])
        groups = {m[1] for f in parts if (m := re.match(r"\s*of (?:the )?(\w+)", desk.draft.after(f, 30)))}
        whole = len(groups) < 2 and shared.search(words) and (len(parts) > 2 or _TWO_SIDES.search(words))
        if (remains and abs(added - 100) > slack) or (whole and 100 + slack < added <= rule.number("most")):
            figures = ", ".join(say(_number(f)) for f in parts)
            yield spanning(parts[0], parts[-1], f"{figures} per cent make {say(added)}, not 100")
