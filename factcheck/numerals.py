"""What number words are worth: "twelve hundred", "1.2 million", "half a dozen", "tens of thousands".

text2num reads pure runs of number words well, but knows no vague counts, no "half a million", no mixed
"1.2 million", and gives no precision; so the grammar is here, over the word lists of rules/numbers.yaml.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from factcheck.rulesfile import RulesModel
from factcheck.text import GROUPING_SPACES

DIGITS = frozenset("0123456789")
#: Magnitudes only behind a number word ("two score"): elsewhere they are other words.
_BARE = ("gross", "score")
#: Numbers whose values are remembered, under 2 MB when full; in the news most are among the same few thousand.
REMEMBERED = 5_000
#: Units of which there may be one without a number ("nearly an hour", "more than a mile").
_UNITS = "hour day week month year decade century mile kilometre kilometer metre tonne".split()
_OTHERS = "single zero half quarter tens no nobody none".split()
_HALVES = {"½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 1 / 3, "⅔": 2 / 3}


class NumberRules(RulesModel):
    """rules/numbers.yaml."""

    units: dict[str, int]
    teens: dict[str, int]
    tens: dict[str, int]
    magnitudes: dict[str, int]
    suffixes: dict[str, int]
    vague: dict[str, tuple[int, int]]
    few: dict[str, tuple[int, int]]
    ordinals: dict[str, int]
    fractions: dict[str, float]


class Value(NamedTuple):
    """What a run of number words is worth: ends, precision as written, and whether it is a vague count."""

    low: float
    high: float
    step: float
    vague: bool = False


def digits(word: str) -> tuple[float, float] | None:
    """Value and precision of a figure in digits, or None when its separators make no number.

    >>> digits("12,000"), digits("5.4"), digits("1.000.000"), digits("5,4"), digits("12:30")
    ((12000.0, 1.0), (5.4, 0.1), None, None, None)
    """
    plain = "".join(c for c in word if c not in GROUPING_SPACES)
    whole, dot, decimals = plain.partition(".")
    groups = whole.split(",")
    if not ("".join(groups) + decimals).isdecimal():  # a second point, or a clock time behind a dash
        return None
    grouped = all(len(g) == 3 for g in groups[1:]) and 1 <= len(groups[0]) <= 3
    indian = len(groups) > 2 and len(groups[-1]) == 3 and all(len(g) == 2 for g in groups[1:-1]) and len(groups[0]) <= 2
    if len(groups) > 1 and not grouped and not indian:
        return None
    if len(whole) > 60 or len(decimals) > 30:  # longer than any quantity: a serial number or a dump
        return None
    value = float("".join(groups) + dot + decimals)
    return value, 10.0 ** -len(decimals)


class Numerals:
    """Reads number words by the lists it is given; pure, and remembers what it has read."""

    def __init__(self, rules: NumberRules) -> None:
        self.rules = rules
        self.small = {**rules.units, **rules.teens, **rules.tens}
        self.magnitudes = rules.magnitudes
        self.suffixes = rules.suffixes
        self.vague = rules.vague
        self.few = rules.few
        self.ordinals = rules.ordinals
        self.fractions = rules.fractions
        lists = (rules.vague, rules.few, rules.magnitudes, rules.ordinals, rules.fractions)
        self.starters = frozenset(self.small).union(_UNITS, _HALVES, _OTHERS, *lists)
        self.value = lru_cache(maxsize=REMEMBERED)(self._value)

    def extent(self, words: Sequence[str], i: int, glued: Sequence[bool]) -> int:
        """One past the last token of the number that begins at ``i``; ``i`` itself when none does.

        ``glued[k]`` says that token ``k`` touches the token before it.
        """
        word = words[i]
        n = len(words)
        if word[0] in DIGITS:
            return self._after_digits(words, i + 1, glued)
        if word in _HALVES:
            return i + 1
        if word == "minus" and i + 1 < n and words[i + 1][0] in DIGITS:
            return self._after_digits(words, i + 2, glued)
        if word == "three" and (tail := self._quarters(words, i + 1)):
            return tail
        if word in ("a", "an", "the"):
            nxt = words[i + 1] if i + 1 < n else ""
            if nxt in self.magnitudes and nxt not in _BARE:
                return self._words_from(words, i + 1, glued)
            if nxt in ("few", "handful", "couple") and word == "a":
                return self._few(words, i + 1, glued)
            if nxt == "half" and i + 2 < n and words[i + 2] in self.magnitudes:
                return i + 3
            return i
        if word in ("half", "quarter", "quarters"):
            return self._fraction_of_magnitude(words, i)
        if word == "couple":  # "the couple" are two people, not a number of anything
            k = self._few(words, i, glued)
            return k if k > i + 1 or words[i - 1 : i] == ["a"] else i
        if word in self.few:
            return self._few(words, i, glued)
        if word == "tens" or word in self.vague:
            if i + 2 < n and words[i + 1] == "of" and words[i + 2] in self.vague:
                return i + 3
            return i + 1 if word != "tens" else i
        if word == "zero":
            return i + 1
        if word == "dozen":
            return i + 1
        if word in self.small:
            return self._words_from(words, i, glued)
        return i

    def _after_digits(self, words: Sequence[str], k: int, glued: Sequence[bool]) -> int:
        """Magnitude words behind digits: "1.2 million", "1.5 lakh crore", "3½ million"."""
        n = len(words)
        if k < n and words[k] in _HALVES and glued[k]:
            k += 1
        if k + 1 < n and words[k] == "-" and words[k + 1] in self.magnitudes and words[k + 1] not in (*_BARE, "dozen"):
            k += 1
        while k < n and words[k] in self.magnitudes and words[k] not in _BARE:
            k += 1
        return k

    def _few(self, words: Sequence[str], i: int, glued: Sequence[bool]) -> int:
        """Vague small counts: "a few", "several hundred", "a couple of thousand", "a couple dozen"."""
        k = i + 1
        n = len(words)
        if k + 1 < n and words[k] == "of" and words[k + 1] in self.magnitudes:
            return k + 2
        while k < n and words[k] in self.magnitudes and words[k] not in _BARE:
            k += 1
        return k

    def _fraction_of_magnitude(self, words: Sequence[str], i: int) -> int:
        """Parts of a magnitude: "half a million", "half-a-dozen", "quarter of a million", "half million"."""
        k = i + 1
        n = len(words)
        while k < n and words[k] in ("a", "of", "-") and k < i + 5:
            k += 1
        if k < n and words[k] in self.magnitudes and words[k] not in _BARE:
            return k + 1
        return i

    def _quarters(self, words: Sequence[str], k: int) -> int:
        """One past "(-)quarters of a million" at ``k``, else 0."""
        if words[k : k + 1] == ["-"]:
            k += 1
        if words[k : k + 3] == ["quarters", "of", "a"] and k + 3 < len(words) and words[k + 3] in self.magnitudes:
            return k + 4
        return 0

    def _words_from(self, words: Sequence[str], i: int, glued: Sequence[bool]) -> int:
        """A run of number words: "two hundred and fifty-three thousand", "two and a half million", "two point five"."""
        k = i
        n = len(words)
        last = ""
        while k < n:
            w = words[k]
            if (w in self.small and self._may_follow(last, w)) or (
                w in self.magnitudes and (last or (k == i and w not in _BARE))
            ):
                last = w
                k += 1
            elif w == "-" and k > i and k + 1 < n and glued[k] and glued[k + 1] and self._joins(last, words[k + 1]):
                k += 1
            elif w == "and" and k > i and k + 1 < n and self._after_and(words, k, last):
                k = self._after_and(words, k, last)
                last = words[k - 1]
            elif w == "point" and last in self.small and k + 1 < n and words[k + 1] in self.small:
                k += 2
                while k < n and words[k] in self.rules.units:
                    k += 1
                last = "point"
            else:
                break
        return k

    def _may_follow(self, last: str, word: str) -> bool:
        if not last or last in self.magnitudes:
            return not last or self.magnitudes[last] >= 100
        return last in self.rules.tens and word in self.rules.units

    def _joins(self, last: str, word: str) -> bool:
        return (last in self.rules.tens and word in self.rules.units) or (
            last in self.small and word in self.magnitudes
        )

    def _after_and(self, words: Sequence[str], k: int, last: str) -> int:
        """Where the number goes on behind "and" at ``k``; 0 when it does not."""
        n = len(words)
        if words[k + 1 : k + 3] == ["a", "half"] and (last in self.small or last in self.magnitudes):
            k += 3
            while k < n and words[k] in self.magnitudes:
                k += 1
            return k
        if last in self.magnitudes and self.magnitudes[last] >= 100 and words[k + 1] in self.small:
            return k + 2
        return 0

    def _value(self, run: tuple[str, ...]) -> Value | None:
        """What ``run`` is worth; None when the words make no number."""
        words = [w for w in run if w not in ("-", "a", "an", "the")]
        if not words:
            return None
        head = words[0]
        if head in ("half", "quarter", "quarters") or words[:2] == ["three", "quarters"]:
            share = {"half": 0.5, "quarter": 0.25}.get(head, 0.75)
            magnitude = self.magnitudes.get(words[-1])
            step = 1.0 if magnitude == 12 else share * (magnitude or 0)
            return Value(share * magnitude, share * magnitude, step) if magnitude else None
        if head in self.few:
            return self._value_of_few(head, words[1:])
        if head == "tens" or head in self.vague:
            return self._value_of_vague(head, words[1:])
        if head == "minus":
            read = self._value_of_digits(words[1:])
            return Value(-read.high, -read.low, read.step) if read else None
        if head[0] in DIGITS or head in _HALVES:
            return self._value_of_digits(words)
        return self._value_of_words(words)

    def _value_of_few(self, head: str, rest: list[str]) -> Value:
        low, high = self.few[head]
        scale = 1
        for w in rest:
            scale *= self.magnitudes.get(w, 1)
        if scale == 1:
            return Value(low, high, 1, True)
        if head == "couple":
            return Value(2 * scale, 2 * scale, scale, True)
        if scale == 12:
            return Value(24, 99, 12, True)
        return Value(2 * scale, 10 * scale - 1, scale, True)

    def _value_of_vague(self, head: str, rest: list[str]) -> Value | None:
        names = [w for w in rest if w in self.vague]
        if not names:
            return Value(*self.vague[head], 1, True) if head in self.vague else None
        base = (self.vague[names[0]][0]) / 2  # "thousands" begin at two thousand
        factor = {"tens": (20, 100), "hundreds": (200, 1000), "dozens": (24, 100), "thousands": (2000, 10000)}.get(head)
        return Value(factor[0] * base, factor[1] * base - 1, base, True) if factor else None

    def _value_of_digits(self, words: list[str]) -> Value | None:
        read = digits(words[0]) if words[0][0] in DIGITS else (0.0, 1.0)
        if read is None:
            return None
        value, step = read
        scale = 1.0
        for w in words if words[0] in _HALVES else words[1:]:
            if w in _HALVES:
                value += _HALVES[w]
                step = 0.25
            else:
                scale *= self.magnitudes.get(w) or self.suffixes.get(w, 1)
        value, step = round(value * scale, 9), step * scale
        return Value(value, value, step)

    def _value_of_words(self, words: list[str]) -> Value | None:
        total = current = 0.0
        step = 1.0
        i = 0
        while i < len(words):
            w = words[i]
            if w == "zero":
                pass
            elif w in self.small:
                current += self.small[w]
                step = 1.0
            elif w in ("hundred", "dozen", "score"):
                step = 100.0 if w == "hundred" else 1.0
                current = (current or 1) * self.magnitudes[w]
            elif w in self.magnitudes:
                # "two thousand million": a magnitude straight after another multiplies what stands
                total = (
                    total * self.magnitudes[w] if total and not current else total + (current or 1) * self.magnitudes[w]
                )
                current, step = 0.0, float(self.magnitudes[w])
            elif w == "half":  # "two and a half (thousand)", "a million and a half"
                current, step, total = self._half(words, i, current, step, total)
            elif w == "point":
                decimals = [str(self.small[d]) for d in words[i + 1 :] if d in self.rules.units]
                current += float("0." + "".join(decimals)) if decimals else 0
                step = 10.0 ** -len(decimals)
                i += len(decimals)
                scale = self.magnitudes.get(words[i + 1], 1) if i + 1 < len(words) else 1
                return Value(current * scale, current * scale, step * scale)
            elif w != "and":
                return None
            i += 1
        value = total + current
        return Value(value, value, step)

    def _half(self, words: list[str], i: int, current: float, step: float, total: float) -> tuple[float, float, float]:
        if i + 1 < len(words):  # a magnitude follows: the half is of that
            return current + 0.5, 0.5, total
        if current == 0 and total:
            return 0.5 * step, 0.5 * step, total
        return current + 0.5, 0.5, total
