"""Which facts of two articles are each other's best counterparts: of the 12 and the 23 of one, only one can be."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from factcheck.align.view import View

Pair = tuple[int, int]
#: Bits by which a counterpart in the same article may be better and the two still count as close, and as behind.
CLOSE, BEHIND = 1.0, 4.0


def rivals(views: Sequence[View], bits: Mapping[Pair, float]) -> dict[Pair, str]:
    """For each pair of two articles how far the better counterparts that its facts have there are ahead."""
    best: dict[tuple[int, int], float] = {}
    for (a, b), score in bits.items():
        one, two = views[a].article, views[b].article
        if one != two:
            best[a, two] = max(best.get((a, two), score), score)
            best[b, one] = max(best.get((b, one), score), score)
    found: dict[Pair, str] = {}
    for (a, b), score in bits.items():
        one, two = views[a].article, views[b].article
        if one == two:
            found[a, b] = "same_article"
            continue
        ahead = max(best[a, two], best[b, one]) - score
        found[a, b] = "best" if ahead <= 0 else "close" if ahead <= CLOSE else "behind" if ahead <= BEHIND else "far"
    return found


def even(
    views: Sequence[View], bits: Mapping[Pair, float], worth: Mapping[tuple[str, str], float], strict: float
) -> dict[Pair, float]:
    """The bits as if facts of one article could be counterparts, half way to the best, so that one measure fits all.

    Of two facts that no measure joins, nor noun and verb together, ``strict`` bits more are asked: a noun in common is
    less than a toll in common.
    """
    handicap = worth.get(("rival", "best"), 0.0) / 2 - worth.get(("rival", "same_article"), 0.0)
    found: dict[Pair, float] = {}
    for (a, b), value in bits.items():
        x, y = views[a], views[b]
        value += handicap if x.article == y.article else 0.0
        told = (x.measure and x.measure == y.measure) or (x.head and x.head == y.head and x.act and x.act == y.act)
        found[a, b] = value if told else value - strict
    return found
