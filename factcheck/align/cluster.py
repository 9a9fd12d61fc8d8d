"""Groups facts by their evidence, strongest first, and keeps apart what the evidence keeps apart."""

from __future__ import annotations

import heapq
from collections.abc import Mapping, Sequence

Pair = tuple[int, int]


def cluster(bits: Mapping[Pair, float], *, join: float, floor: float, unseen: float) -> list[list[int]]:
    """Groups of positions whose average evidence is ``join`` bits or more; nothing depends on the order of ``bits``.

    A merge is refused when one pair across it has ``floor`` bits or less: no chain through a third fact ties a total to its part. A pair that was not compared counts ``unseen`` bits.
    """
    links: dict[int, dict[int, tuple[float, int, bool]]] = {}
    for (a, b), value in bits.items():
        row = (value, 1, value <= floor)
        links.setdefault(a, {})[b] = row
        links.setdefault(b, {})[a] = row
    members = {n: [n] for n in links}
    queue = [(-value, a, b) for (a, b), value in bits.items() if value >= join]
    heapq.heapify(queue)
    fresh = max(links, default=0) + 1
    while queue:
        _score, a, b = heapq.heappop(queue)
        if a not in members or b not in members:
            continue
        merged = sorted(members.pop(a) + members.pop(b))
        row = _merge(links.pop(a), links.pop(b), a, b)
        for other, (total, count, barred) in row.items():
            theirs = links[other]
            theirs.pop(a, None)
            theirs.pop(b, None)
            theirs[fresh] = (total, count, barred)
            size = len(merged) * len(members[other])
            average = (total + unseen * (size - count)) / size
            if average >= join and not barred:
                heapq.heappush(queue, (-average, other, fresh))
        members[fresh], links[fresh] = merged, row
        fresh += 1
    return sorted(group for group in members.values() if len(group) > 1)


def _merge(
    one: dict[int, tuple[float, int, bool]], two: dict[int, tuple[float, int, bool]], a: int, b: int
) -> dict[int, tuple[float, int, bool]]:
    """The links of two groups as those of their union."""
    row = dict(one)
    for other, (total, count, barred) in two.items():
        mine = row.get(other)
        row[other] = (total, count, barred) if mine is None else (mine[0] + total, mine[1] + count, mine[2] or barred)
    row.pop(a, None)
    row.pop(b, None)
    return row


def strongest(bits: Mapping[Pair, float], group: Sequence[int]) -> Pair | None:
    """The pair of ``group`` with the most evidence; of equals, the first in order."""
    inside = [(-bits[a, b], a, b) for i, a in enumerate(group) for b in group[i + 1 :] if (a, b) in bits]
    return min(inside)[1:] if inside else None
