"""Groups facts by their evidence, strongest first, and keeps apart what the evidence keeps apart."""

from __future__ import annotations

import heapq
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

Pair = tuple[int, int]
#: Share of the average over all pairs in the evidence for a merge; the rest is the average over each fact's best
#: counterpart. All pairs alone split large groups that are told in many words, best ones alone chain; half and half
#: was best when each labelled event was left out in turn (of 0, 0.25, 0.5 and 1).
EVENNESS = 0.5


@dataclass(slots=True)
class Link:
    """The evidence between two groups: its sum and number of pairs, whether a pair bars it, each fact's best."""

    total: float
    count: int
    barred: bool
    best: dict[int, float]

    @classmethod
    def between(cls, one: Sequence[int], two: Sequence[int], bits: Mapping[Pair, float], floor: float) -> Link:
        """The evidence between the facts of two groups; a pair with ``floor`` bits or less bars a merge."""
        found = cls(0.0, 0, False, {})
        for a in one:
            for b in two:
                value = bits.get((a, b) if a < b else (b, a))
                if value is not None:
                    found.total, found.count = found.total + value, found.count + 1
                    found.barred = found.barred or value <= floor
                    found.best[a] = max(found.best.get(a, value), value)
                    found.best[b] = max(found.best.get(b, value), value)
        return found

    def join(self, other: Link) -> Link:
        """The evidence of two groups together towards a third."""
        best = dict(self.best)
        for fact, bits in other.best.items():
            best[fact] = max(best.get(fact, bits), bits)
        return Link(self.total + other.total, self.count + other.count, self.barred or other.barred, best)

    def bits(self, one: int, two: int, unseen: float) -> float:
        """The evidence for a merge of groups of ``one`` and ``two`` facts; what was not compared counts ``unseen``."""
        average = (self.total + unseen * (one * two - self.count)) / (one * two)
        best = (sum(self.best.values()) + unseen * (one + two - len(self.best))) / (one + two)
        return EVENNESS * average + (1 - EVENNESS) * best


def cluster(
    bits: Mapping[Pair, float],
    *,
    join: float,
    floor: float,
    unseen: float,
    may: Callable[[Sequence[int], Sequence[int]], bool] = lambda one, two: True,
) -> list[list[int]]:
    """Groups of positions that evidence of ``join`` bits or more holds together, in order.

    A merge is refused when one pair across it has ``floor`` bits or less: no chain through a third fact ties a total
    to its part; and when ``may`` says so. Nothing depends on the order of ``bits``.

    >>> cluster({(0, 1): 3.0, (1, 2): 2.0, (0, 2): -9.0}, join=0, floor=-8, unseen=-3)
    [[0, 1]]
    """
    links: dict[int, dict[int, Link]] = {}
    for (a, b), value in sorted(bits.items()):
        link = Link(value, 1, value <= floor, {a: value, b: value})
        links.setdefault(a, {})[b] = link
        links.setdefault(b, {})[a] = link
    members = {n: [n] for n in links}
    queue = [(-value, a, b) for (a, b), value in bits.items() if value >= join and value > floor]
    heapq.heapify(queue)
    fresh = max(links, default=0) + 1
    while queue:
        _, a, b = heapq.heappop(queue)
        if a not in members or b not in members or not may(members[a], members[b]):
            continue
        merged = sorted(members.pop(a) + members.pop(b))
        row = _merge(links.pop(a), links.pop(b), a, b)
        for other, link in row.items():
            theirs = links[other]
            theirs.pop(a, None)
            theirs.pop(b, None)
            theirs[fresh] = link
            score = link.bits(len(merged), len(members[other]), unseen)
            if score >= join and not link.barred:
                heapq.heappush(queue, (-score, other, fresh))
        members[fresh], links[fresh] = merged, row
        fresh += 1
    return sorted(group for group in members.values() if len(group) > 1)


def _merge(one: Mapping[int, Link], two: Mapping[int, Link], a: int, b: int) -> dict[int, Link]:
    """The links of two groups as those of their union."""
    row = dict(one)
    for other, link in two.items():
        mine = row.get(other)
        row[other] = link if mine is None else mine.join(link)
    row.pop(a, None)
    row.pop(b, None)
    return row


def tellable(
    bits: Mapping[Pair, float], distance: Callable[[int, int], float | None], tell: float
) -> Callable[[Sequence[int], Sequence[int]], bool]:
    """Whether two groups may be joined: they agree somewhere, or a pair across them that differs has ``tell`` bits.

    That two figures agree accuses nobody; a difference must rest on one pair of facts that is good by itself.
    ``distance`` has the bits that the distance of two readings is worth, None where they do not differ.
    """

    def good(a: int, b: int) -> bool:
        pair = (a, b) if a < b else (b, a)
        far = distance(*pair)
        return far is None or (pair in bits and bits[pair] + far >= tell)

    return lambda one, two: any(good(a, b) for a in one for b in two)


def strongest(bits: Mapping[Pair, float], group: Sequence[int]) -> Pair | None:
    """The pair of ``group`` with the most evidence; of equals, the first in order."""
    inside: Iterable[tuple[float, int, int]] = (
        (-bits[a, b], a, b) for i, a in enumerate(group) for b in group[i + 1 :] if (a, b) in bits
    )
    best = min(inside, default=None)
    return None if best is None else (best[1], best[2])
