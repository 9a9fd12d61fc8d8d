"""What is done by or to what a figure counts: the verb that governs it, found by its place alone."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from factcheck.align.stems import Stems
from factcheck.text import Sentence

#: Words between a figure and its verb at most: about the length of a noun phrase.
REACH = 7
_CLAUSE = frozenset((",", ";", ":", "(", ")", "-", '"', "who", "which", "that", "but", "while", "after", "when", "as"))


@dataclass(frozen=True, slots=True)
class Acts:
    """The verbs that are known, and what looks like a verb but is none."""

    verbs: Collection[str]
    nounish: Collection[str]
    reporting: Collection[str]
    stems: Stems

    def of(self, s: Sentence, first: int, last: int) -> str | None:
        """The key of the verb that governs the figure at tokens ``first`` to ``last``; None when none is near.

        The verb before it in its clause has it as its object ("killing 12"); without one it is the subject of the
        next ("12 were killed").
        """
        for k in range(first - 1, max(-1, first - 1 - REACH), -1):
            if s.words[k] in _CLAUSE:
                break
            if self._verb(s.words[k]):
                return self.stems.key(s.words[k])
        for k in range(last, min(len(s.words), last + REACH)):
            if s.words[k] in (";", "(", ")"):
                break
            if self._verb(s.words[k]):
                return self.stems.key(s.words[k])
        return None

    def _verb(self, word: str) -> bool:
        if word in self.reporting:
            return False
        if word in self.verbs or (len(word) > 4 and word.endswith("ed")):
            return True
        return len(word) > 5 and word.endswith("ing") and word not in self.nounish
