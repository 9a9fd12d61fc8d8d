"""Which pairs of facts are compared at all: those of one event that share a measure, a noun or a word.

The cost grows with the pairs that share something, not with the square of the facts.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factcheck.align.view import View

#: Facts; a key held by more is no longer compared in full ...
MOST = 200
#: ... but each of its facts with this many that come next when they are sorted by class, place and time of publication.
NEXT = 20


def keys(v: View) -> Iterator[tuple[object, ...]]:
    """What ``v`` may share with a fact of its kind: each key is one reason to compare two facts."""
    base = (v.dimension, v.period)
    if v.measure:
        yield (*base, "measure", v.measure)
    if v.head:
        yield (*base, "noun", v.head)
    if v.population:
        yield (*base, "class", v.population)
    for word in sorted(v.words | v.name_words):
        yield (*base, "word", word)


def pairs(views: Sequence[View]) -> list[tuple[int, int]]:
    """The pairs of positions in ``views`` to compare, in order, each once."""
    holders: dict[tuple[object, ...], list[int]] = {}
    for n, v in enumerate(views):
        for key in keys(v):
            holders.setdefault(key, []).append(n)
    found: set[tuple[int, int]] = set()
    for listed in holders.values():
        if len(listed) > MOST:
            found.update(_window(views, listed))
            continue
        for i, a in enumerate(listed):
            for b in listed[i + 1 :]:
                found.add((a, b))
    return sorted((a, b) for a, b in found if not views[a].events.isdisjoint(views[b].events))


def _window(views: Sequence[View], listed: Sequence[int]) -> Iterator[tuple[int, int]]:
    def order(n: int) -> tuple[str, str, str, int]:
        f = views[n].fact
        return (f.population or f.head or "", f.place or "", f.article, f.start)

    ordered = sorted(listed, key=order)
    for i, a in enumerate(ordered):
        for b in ordered[i + 1 : i + 1 + NEXT]:
            yield (min(a, b), max(a, b))
