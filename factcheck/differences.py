"""What a copy or a later version of a text says otherwise: sentences added, left out and changed."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import Literal, NamedTuple

from factcheck.model import Article
from factcheck.similar import ratio
from factcheck.text import fold, sentences

#: Likeness, 0 to 100, from which on two sentences in one place are one that was changed.
CHANGED = 60.0
#: Sentences further on in which a changed sentence is looked for.
AHEAD = 12
#: Sentences of one article that are looked at; a long report has 300.
MOST = 1500


class Difference(NamedTuple):
    """One sentence that differs; line 0 and no words where it is in one of the two only."""

    kind: Literal["added", "left out", "changed"]
    before: str  #: as the first article has it
    line_before: int  #: 1-based
    after: str  #: as the second article has it
    line_after: int


class _Sentence(NamedTuple):
    key: str
    words: str
    line: int


def differences(before: Article, after: Article) -> list[Difference]:
    """What ``after`` says otherwise than ``before``, in the order of the texts, furniture and repeats apart."""
    one, two = _sentences(before), _sentences(after)
    found: list[Difference] = []
    matcher = SequenceMatcher(None, [s.key for s in one], [s.key for s in two], autojunk=False)
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag != "equal":
            found += _paired(one[a:b], two[c:d])
    return found


def _paired(one: Sequence[_Sentence], two: Sequence[_Sentence]) -> list[Difference]:
    """The sentences of two stretches side by side: those alike as changed, the others as added or left out."""
    found: list[Difference] = []
    rest = list(two)
    for old in one:
        best = max(rest[:AHEAD], key=lambda new: ratio(old.key, new.key), default=None)
        if best is None or ratio(old.key, best.key) < CHANGED:
            found.append(Difference("left out", old.words, old.line, "", 0))
            continue
        place = rest.index(best)
        found += [Difference("added", "", 0, new.words, new.line) for new in rest[:place]]
        rest = rest[place + 1 :]
        found.append(Difference("changed", old.words, old.line, best.words, best.line))
    return found + [Difference("added", "", 0, new.words, new.line) for new in rest]


def _sentences(article: Article) -> list[_Sentence]:
    found: list[_Sentence] = []
    for block in article.blocks:
        if block.aside or block.repeat_of is not None:
            continue
        for start, end in sentences(article.text, block.start, block.end):
            words = " ".join(article.text[start:end].split())
            if words:
                found.append(_Sentence(fold(words), words, article.text.count("\n", 0, start) + 1))
    return found[:MOST]
