"""The measure of a figure: which word of its sentence says what happened to what is counted."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import accumulate, repeat
from typing import NamedTuple

from factcheck.extract.scan import Figure, Scan
from factcheck.lexicon import Cue, Lexicon

#: Farther from its figure than this (in words, with what stands between weighed below) a cue says nothing of it.
FARTHEST = 14.0
#: Cues of a sentence up to this number are weighed without looking first which are near: that is quicker.
FEW = 12
#: What a comma, the beginning of a clause, a figure and an "and" between are worth, in words.
_COMMA, _BREAK, _FIGURE, _AND = 2.5, 5.0, 6.0, 2.0
_LITTLE = 0.5  # a word that says nothing
_LIGHT = (*"the a an were was been have has had are is people of".split(), '"', "'")
_OF_THEM = (["of", "them"], ["of", "whom"], ["of", "which"], ["of", "these"], ["of", "those"])
_PASSIVE = frozenset("was were been being is are be get got no not".split())
#: A noun that no list knows may still be people: what that doubt is worth in words.
_UNKNOWN = 3.0

#: What a figure measures when no cue says more, by its dimension.
DEFAULTS = {
    "money": "money", "percent": "share", "points": "points", "duration": "duration", "age": "age", "length": "length",
    "area": "area", "mass": "mass", "volume": "volume", "speed": "speed", "temperature": "temperature",
    "magnitude": "magnitude", "power": "power", "energy": "energy",
}  # fmt: skip


class Hit(NamedTuple):
    """A cue in a sentence: its tokens and what it can tell."""

    i: int
    j: int
    cues: tuple[Cue, ...]


def hits(scan: Scan, lex: Lexicon) -> list[Hit]:
    """All cues of a sentence, longest first at each place."""
    return list(map(Hit._make, lex.cues.each(scan.words)))


def costs(lex: Lexicon) -> dict[str, float]:
    """What it costs to walk past a word, where that is not 1."""
    return {
        **dict.fromkeys(_LIGHT, _LITTLE),
        "and": _AND,
        **dict.fromkeys(lex.grammar.clause_breaks, _BREAK),
        ",": _COMMA,
    }


def barriers(scan: Scan, figures: list[Figure], costs: dict[str, float]) -> list[float]:
    """Running cost of walking the sentence from left to right, one entry a token and one more."""
    inside = list(map(costs.get, scan.words, repeat(1.0)))
    for f in figures:
        for k in range(f.first, min(f.last, scan.n)):
            inside[k] = 0.0
        if f.first < scan.n:
            inside[f.first] = _FIGURE
        if scan.words[f.j : f.j + 2] in _OF_THEM and scan.word(f.first - 1) == ",":
            for k in range(f.first - 1, _comma_after(scan, f.j) + 1):
                inside[k] = 0.1  # "Nine people, four of them firefighters, were killed"
    return list(accumulate(inside, initial=0.0))


def _comma_after(scan: Scan, k: int) -> int:
    """The next comma at or after ``k`` within an apposition's length; ``k`` when there is none."""
    for at in range(k, min(scan.n, k + 8)):
        if scan.words[at] == ",":
            return at
    return k


def measure_of(
    scan: Scan,
    f: Figure,
    phrase: tuple[int, int],
    population: str | None,
    found: list[Hit],
    running: list[float],
    lex: Lexicon,
) -> str | None:
    """The measure that the cheapest cue tells, or what the dimension alone tells."""
    if f.measure:
        return f.measure
    best: str | None = None
    best_cost = FARTHEST
    end = max(phrase[1], f.last)
    kind = lex.populations[population].kind if population else None
    for hit in _within_reach(f, end, found, running):
        for cue in hit.cues:
            measure = lex.measures[cue.measure]
            if f.dimension not in measure.dimensions:
                continue
            cost = _distance(scan, f, hit, cue, end, running)
            if cost >= best_cost or (cue.needs and not scan.holds(cue.needs)):
                continue
            if measure.counts and f.dimension == "count" and not (cue.noun and hit.i >= f.last - 1 and hit.j <= end):
                if kind is not None and kind not in measure.counts:
                    continue
                if kind is None and phrase[1] > phrase[0]:
                    cost += _UNKNOWN
            if cost < best_cost:
                best, best_cost = cue.measure, cost
    return best or DEFAULTS.get(f.dimension)


def _within_reach(f: Figure, end: int, found: list[Hit], running: list[float]) -> list[Hit]:
    """The cues that are not too far from a figure on either side, by the cost of walking there alone."""
    if len(found) < FEW:
        return found
    first = bisect_left(found, running[min(f.first, f.i)] - FARTHEST, key=lambda hit: running[hit.j])
    last = bisect_right(found, running[min(end, len(running) - 1)] + FARTHEST, first, key=lambda hit: running[hit.i])
    return found[first:last]


def _distance(scan: Scan, f: Figure, hit: Hit, cue: Cue, end: int, running: list[float]) -> float:
    """How far, in words, a cue is from the figure it would speak of; infinite on the wrong side."""
    if hit.i >= f.last - 1 and hit.j <= end and (cue.noun or cue.after):
        return 0.2 if cue.noun or hit.j == end else 1.0
    if hit.i >= f.last and cue.after:
        return running[hit.i] - running[min(end, hit.i)] + _blocked(scan, end, hit.i)
    if hit.j <= f.first:
        passive = scan.word(hit.i - 1) in _PASSIVE or scan.word(hit.i - 2) in _PASSIVE
        if cue.before and not (passive and cue.after):
            cost = running[f.first] - running[hit.j] + 0.3
        elif cue.noun and scan.word(hit.j) in ("of", "to", "at", "was", "is", "stood"):
            cost = running[f.first] - running[hit.j] + 0.8
        else:
            return FARTHEST
        return cost + 1.0 if scan.word(f.first - 1) in ("and", ",") and f.first - hit.j > 1 else cost
    if f.form in ("zero", "no_reports") and hit.i >= f.i and hit.j <= f.last:
        return 0.0
    return FARTHEST


def _blocked(scan: Scan, start: int, end: int) -> float:
    """What stands between a figure and a verb behind it that would give the verb another subject."""
    between = scan.words[start:end]
    return (
        4.0
        if any(w in ("who", "which", "that", "he", "she", "they", "it", "said") for w in between) and len(between) > 3
        else 0.0
    )
