"""Sums: parts of a total, and totals that hold a group which another article leaves out, are no rivals of the total."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from factcheck.align.view import View
from factcheck.model import Fact

Pair = tuple[int, int]
#: Parts of a total that are looked for, at most: "eight, four and three" make the fifteen of the headline.
MOST_PARTS = 4
#: Words after a figure within which the group that it includes is named.
_INCLUDING = re.compile(
    r"^[^.;]{0,60}?\b(?:including|counting|among them)\s+(the|a|an|one|his|her|its|himself|herself)\b"
)


def parts(views: Sequence[View], texts: Mapping[str, str]) -> dict[Pair, str]:
    """Pairs of positions that a sum explains, with the sum in words; each pair in order."""
    found: dict[Pair, str] = {}
    by_article: dict[int, list[int]] = {}
    for n, v in enumerate(views):
        if v.family == "count" and _exact(v.fact):
            by_article.setdefault(v.article, []).append(n)
    for listed in by_article.values():
        for total, some in _sums(views, listed):
            figures = " + ".join(views[n].fact.text for n in some)
            for a, b in combinations(sorted((*some, total)), 2):
                found.setdefault((a, b), f"{figures} make {views[total].fact.text}")
    found.update(_with_without(views, texts))
    return found


def _exact(f: Fact) -> bool:
    return f.bound == "exact" and f.low is not None and f.low == f.high and f.low > 0


def _sums(views: Sequence[View], listed: Sequence[int]) -> Iterator[tuple[int, tuple[int, ...]]]:
    """Neighbouring figures of one measure in an article that add up to another of its figures."""
    by_measure: dict[str, list[int]] = {}
    for n in listed:
        by_measure.setdefault(views[n].measure or "", []).append(n)
    for measure, group in by_measure.items():
        if not measure:
            continue
        values = {n: views[n].fact.low or 0 for n in group}
        for i in range(len(group)):
            total = values[group[i]]
            for j in range(i + 1, min(len(group), i + MOST_PARTS)):
                total += values[group[j]]
                some = tuple(group[i : j + 1])
                yield from ((n, some) for n in group if n not in some and values[n] == total)


def _with_without(views: Sequence[View], texts: Mapping[str, str]) -> dict[Pair, str]:
    """ "13 dead, including the gunman" and twelve; "128 people, including eight crew" and 120 passengers."""
    by_key: dict[tuple[int, str, float], list[int]] = {}
    for n, v in enumerate(views):
        if v.family == "count" and _exact(v.fact):
            by_key.setdefault((v.component, v.measure or "", float(v.fact.low or 0)), []).append(n)
    found: dict[Pair, str] = {}
    for n, v in enumerate(views):
        if v.family != "count" or not _exact(v.fact):
            continue
        for part in _included(n, views, texts):
            rest = float(v.fact.low or 0) - part
            for other in by_key.get((v.component, v.measure or "", rest), ()) if rest > 0 else ():
                words = f"{v.fact.text} includes {part:g} that {views[other].fact.text} leaves out"
                found[min(n, other), max(n, other)] = words
    return found


def _included(n: int, views: Sequence[View], texts: Mapping[str, str]) -> Iterator[float]:
    v = views[n]
    if _INCLUDING.match(texts[v.fact.article][v.fact.end : v.fact.sentence.end].lower()):
        yield 1.0
    for m in range(n + 1, len(views)):
        other = views[m]
        if other.article != v.article or other.fact.sentence.start != v.fact.sentence.start:
            break
        if other.fact.role == "part" and _exact(other.fact):
            yield float(other.fact.low or 0)
