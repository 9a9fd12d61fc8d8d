"""Number words of a language that writes them as one word ("siebenundzwanzig", "zweieinhalbtausend")."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from factcheck.gloss_rules import NumberSettings


class Numbers:
    """Reads the number words of one language by the lists it is given."""

    def __init__(self, rules: NumberSettings, small: dict[int, str]) -> None:
        self.rules = rules
        self.small = small  # value -> the reader's own word for it
        below = {**rules.teens, **rules.tens, **rules.units}
        units, tens, low = map(_any, (rules.units, rules.tens, below))
        hundred, thousand, joiner = map(re.escape, (rules.hundred, rules.thousand, rules.joiner))
        two = rf"(?:(?P<u{{0}}>{units}){joiner}(?P<t{{0}}>{tens})|(?P<b{{0}}>{low}))"
        three = rf"(?:(?P<h{{0}}>{units})?(?P<c{{0}}>{hundred})(?:{joiner})?)?{two}?"
        self.pattern = re.compile(rf"(?:(?:{three.format(1)})(?P<k>{thousand})(?:{joiner})?)?(?:{three.format(2)})")
        self.halved = re.compile(rf"({low}){re.escape(rules.half)}({thousand}|{hundred})?")
        self.below = below
        self.read = lru_cache(maxsize=5_000)(self._read)
        self.measured = {form: tuple(target.split()) for target, forms in rules.measured.items() for form in forms}

    def value(self, word: str) -> int | None:
        """What a whole number word is worth; None when it is none."""
        found = self.pattern.fullmatch(word) if word else None
        if found is None:
            return None
        thousands = self._under_a_thousand(found, "1") or 1 if found["k"] else 0
        total = thousands * 1000 + self._under_a_thousand(found, "2")
        return total or None

    def _under_a_thousand(self, found: re.Match[str], part: str) -> int:
        total = 0
        if found[f"c{part}"]:
            total += 100 * (self.rules.units[found[f"h{part}"]] if found[f"h{part}"] else 1)
        if found[f"u{part}"]:
            return total + self.rules.units[found[f"u{part}"]] + self.rules.tens[found[f"t{part}"]]
        return total + (self.below[found[f"b{part}"]] if found[f"b{part}"] else 0)

    def _read(self, word: str) -> tuple[str, ...] | None:
        """The reader's words for a number word, or None: ("27",), ("2", "½"), ("seven",)."""
        if word in self.rules.articles:
            return None
        if word in self.rules.halves:
            return str(self.rules.halves[word]), "½"
        if half := self.halved.fullmatch(word):
            scale = {self.rules.thousand: ("thousand",), self.rules.hundred: ("hundred",)}.get(half[2], ())
            return str(self.below[half[1]]), "½", *scale
        value = self.value(word)
        return None if value is None else self.said(value)

    def said(self, value: int) -> tuple[str, ...]:
        """A number as the reader knows it: its own word for a small one, else digits."""
        return (self.small.get(value) or f"{value:,}",)

    def ordinal(self, word: str, endings: Iterable[str]) -> str | None:
        """The reader's ordinal for "dritte", "zwölften"."""
        for ending in endings:
            if ending and word.endswith(ending) and (found := self.rules.ordinals.get(word.removesuffix(ending))):
                return found
        return None


def _any(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))
