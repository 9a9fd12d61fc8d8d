"""The words that come out of another language: each with its place in the text, and what it may stand for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
MONTHS = frozenset("january february march april may june july august september october november december".split())
PARTS = frozenset("morning lunchtime afternoon evening night".split())
_PERIODS = frozenset(
    "second seconds minute minutes hour hours day days week weeks month months year years decade decades".split()
)


class Word(NamedTuple):
    """A word of the reader at its place in the text."""

    text: str
    start: int
    end: int
    upper: bool = False


@dataclass(slots=True)
class Item:
    """A word or phrase of the text, glossed: what it was, its words, and what it may stand for in a turn."""

    raw: str
    words: list[Word]
    kind: str = ""  # n, period, day, month, magnitude, name, noun
    known: bool = True

    @property
    def start(self) -> int:
        """Its first code point."""
        return self.words[0].start

    @property
    def end(self) -> int:
        """One past its last."""
        return self.words[-1].end


def spread(words: Iterable[str], spans: list[tuple[int, int]], upper: tuple[bool, ...] = ()) -> list[Word]:
    """``words`` over the source tokens ``spans``: one each ("half+" takes two), the last the rest.

    A token is cut where there are too few.

    >>> [(w.text, w.start, w.end) for w in spread(["tens", "of", "thousands"], [(0, 12)])]
    [('tens', 0, 1), ('of', 1, 2), ('thousands', 2, 12)]
    """
    listed = list(words)
    flags = upper or (False,) * len(listed)
    places = list(spans)
    for k, word in enumerate(listed):
        if word.endswith("+") and k + 1 < len(places):
            listed[k] = word[:-1]
            places[k : k + 2] = [(places[k][0], places[k + 1][1])]
    while len(places) < len(listed):  # cut the last token into letters and a rest
        start, end = places[-1]
        if end - start < 2:
            break
        places[-1:] = [(start, start + 1), (start + 1, end)]
    listed, flags = listed[-len(places) :], flags[-len(places) :]
    last = len(listed) - 1
    return [
        Word(word, places[k][0], spans[-1][1] if k == last else places[k][1], flag)
        for k, (word, flag) in enumerate(zip(listed, flags, strict=True))
    ]


def kind_of(words: tuple[str, ...]) -> str:
    """What a meaning may stand for in a turn."""
    last = words[-1]
    if last in DAYS:
        return "day"
    if last in MONTHS:
        return "month"
    return "period" if last in _PERIODS and len(words) == 1 else ""
