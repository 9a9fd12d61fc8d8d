"""Joins groups that only repeat each other: one figure printed twice is seldom chance, and joining accuses nobody.

A difference must rest on evidence that holds without the figures; that two reports agree may rest on the figure itself.
So this comes last, asks for less, and never brings two figures together that were not together before.
"""

from __future__ import annotations

import heapq
from collections.abc import Mapping, Sequence

from factcheck.align.cluster import Link, Pair
from factcheck.align.value import comparable, differ, same
from factcheck.align.view import View
from factcheck.lexicon import Unit

#: How a figure in common must read to be a reason: one digit is met by chance.
_REASONS = frozenset(("seldom", "figure", "date"))


def join_echoes(
    groups: Sequence[Sequence[int]],
    views: Sequence[View],
    bits: Mapping[Pair, float],
    units: Mapping[str, Unit],
    *,
    least: float,
    differing: float,
    floor: float,
    unseen: float,
) -> list[list[int]]:
    """``groups`` and the facts of ``bits`` outside them, joined for ``least`` bits where they have figures in common.

    Every fact of the one must print a figure of the other (or the other way round), so that no difference is told that
    was not there; where a difference is told, ``differing`` bits are asked for, so that an editor reads little beside
    it; and a pair of ``floor`` bits or less bars the join. Nothing depends on the order of ``bits``.
    """
    return _Echoes(views, bits, units, floor, unseen).join(groups, least, differing)


class _Echoes:
    """The groups as they are joined, by number."""

    def __init__(
        self, views: Sequence[View], bits: Mapping[Pair, float], units: Mapping[str, Unit], floor: float, unseen: float
    ) -> None:
        self.views, self.bits, self.units, self.floor, self.unseen = views, bits, units, floor, unseen
        self.members: dict[int, list[int]] = {}
        self.near: dict[int, set[int]] = {}  # groups with a figure in common
        self.differing: set[int] = set()  # groups in which a difference is told
        self.known: dict[Pair, bool] = {}

    def join(self, groups: Sequence[Sequence[int]], least: float, differing: float) -> list[list[int]]:
        group_of: dict[int, int] = {}
        for number, group in enumerate(groups):
            self.members[number] = list(group)
            group_of.update(dict.fromkeys(group, number))
            if any(self._differ(a, b) for i, a in enumerate(group) for b in group[i + 1 :]):
                self.differing.add(number)
        for a, b in sorted(self.bits):
            if self._same(a, b):
                one, two = (self._home(n, group_of) for n in (a, b))
                if one != two:
                    self.near.setdefault(one, set()).add(two)
                    self.near.setdefault(two, set()).add(one)
        queue = [
            entry
            for a in sorted(self.near)
            for b in sorted(self.near[a])
            if a < b
            for entry in self._entry(a, b, least, differing)
        ]
        heapq.heapify(queue)
        fresh = len(self.members)
        while queue:
            _, a, b = heapq.heappop(queue)
            if a not in self.members or b not in self.members:
                continue
            if a in self.differing or b in self.differing:
                self.differing.add(fresh)
            self.members[fresh] = sorted(self.members.pop(a) + self.members.pop(b))
            around = (self.near.pop(a) | self.near.pop(b)) - {a, b}
            self.near[fresh] = around
            for other in sorted(around):
                self.near[other] = self.near[other] - {a, b} | {fresh}
                for entry in self._entry(other, fresh, least, differing):
                    heapq.heappush(queue, entry)
            fresh += 1
        return sorted(group for group in self.members.values() if len(group) > 1)

    def _home(self, n: int, group_of: dict[int, int]) -> int:
        """The number of the group of a fact; one that is in none becomes a group."""
        if n not in group_of:
            group_of[n] = len(self.members)
            self.members[group_of[n]] = [n]
        return group_of[n]

    def _entry(self, a: int, b: int, least: float, differing: float) -> list[tuple[float, int, int]]:
        """The join of two groups as an entry of the queue; none where it may not be."""
        least = differing if a in self.differing or b in self.differing else least
        one, two = self.members[a], self.members[b]
        link = Link.between(one, two, self.bits, self.floor)
        score = link.bits(len(one), len(two), self.unseen)
        if link.barred or score < least or not (self._repeats(one, two) or self._repeats(two, one)):
            return []
        return [(-score, a, b)]

    def _repeats(self, one: Sequence[int], two: Sequence[int]) -> bool:
        """Whether every fact of the one prints a figure of the other."""
        return all(any(self._echo(a, b) for b in two) for a in one)

    def _echo(self, a: int, b: int) -> bool:
        pair = (a, b) if a < b else (b, a)
        if pair not in self.known:
            f, g = self.views[a].fact, self.views[b].fact
            self.known[pair] = self._same(a, b) or (
                f.kind == "quantity" and comparable(f, g, self.units) and not differ(f, g, self.units)
            )
        return self.known[pair]

    def _differ(self, a: int, b: int) -> bool:
        return differ(self.views[a].fact, self.views[b].fact, self.units)

    def _same(self, a: int, b: int) -> bool:
        return same(self.views[a].fact, self.views[b].fact, self.units) in _REASONS
