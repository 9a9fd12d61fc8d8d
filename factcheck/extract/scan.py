"""One sentence as the readers of figures see it, and a figure while it is being read."""

from __future__ import annotations

from dataclasses import dataclass
from operator import eq

from factcheck.model import Bound, Form, Role
from factcheck.text import Sentence

#: From this share of capitalised words on, a line is set in title case and capitals tell no names.
TITLE_CASE = 0.8
#: What "of" may take up of a whole told before: "60 of them", "two of which".
THEM = frozenset(("them", "whom", "which", "those", "these"))


@dataclass(slots=True)
class Scan:
    """The tokens of a sentence with what is asked of them again and again."""

    text: str
    sentence: Sentence
    words: list[str]
    starts: list[int]
    ends: list[int]
    glued: list[bool]
    upper: list[bool]  # begins with a capital
    taken: list[bool]  # read as a date, or ruled out
    titled: bool  # title case or all capitals: capitals tell nothing
    n: int
    bag: frozenset[str] | None = None  # the words as a set, made when it is first asked for

    @classmethod
    def of(cls, text: str, s: Sentence) -> Scan:
        """The scan of one sentence of ``text``."""
        words, starts, ends = s.words, s.starts, s.ends
        n = len(starts)
        glued = [False, *map(eq, starts[1:], ends)]
        upper = s.upper or list(map(str.isupper, map(text.__getitem__, starts)))
        titled = False
        if n and words[-1] not in (".", '"') and sum(upper) > 3:  # a headline has no full stop
            long = [k for k in range(n) if len(words[k]) > 3 and words[k][0].isalpha()]
            titled = len(long) > 3 and sum(upper[k] for k in long) >= TITLE_CASE * len(long)
        return cls(text, s, words, starts, ends, glued, upper, [False] * n, titled, n)

    def holds(self, words: frozenset[str]) -> bool:
        """Whether one of ``words`` stands anywhere in the sentence."""
        if self.bag is None:
            self.bag = frozenset(self.words)
        return not self.bag.isdisjoint(words)

    def word(self, k: int) -> str:
        """The folded word at ``k``, or an empty string outside the sentence."""
        return self.words[k] if 0 <= k < self.n else ""

    def slice(self, i: int, j: int) -> str:
        """The text of tokens ``i`` to ``j`` (one past the last), verbatim."""
        return self.text[self.starts[i] : self.ends[j - 1]]

    def small(self, k: int) -> bool:
        """Whether token ``k`` is printed in small letters only or, in another language, is no name."""
        if self.sentence.upper is not None:
            return not self.upper[k]
        return self.text[self.starts[k] : self.ends[k]] == self.words[k]

    def is_word(self, k: int) -> bool:
        """Whether token ``k`` exists and is made of letters."""
        return 0 <= k < self.n and self.words[k][0].isalpha()


@dataclass(slots=True)
class Figure:
    """A figure while it is being read: token ranges, not yet words."""

    i: int  # first token of the number
    j: int  # one past the number (and its unit)
    first: int = -1  # first token of the span, hedge and sign included
    last: int = -1  # one past the span
    form: Form = "plain"
    number: tuple[str, ...] = ()
    upper: tuple[str, ...] = ()
    hedge: str | None = None
    bound: Bound | None = None
    unit: str | None = None
    scale: float = 1.0
    period: str | None = None
    dimension: str = "count"
    role: Role = "total"
    noun: str | None = None  # what is counted when the figure itself says it ("125-seat")
    measure: str | None = None  # when the figure itself names it ("magnitude", "age")

    def __post_init__(self) -> None:
        if self.first < 0:
            self.first = self.i
        if self.last < 0:
            self.last = self.j
