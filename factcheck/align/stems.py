"""Words as keys to compare by: without their endings, irregular forms and other words for one thing under one key."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from factcheck.rulesfile import RulesModel, read_rules


class WordRules(RulesModel):
    """The form of ``rules/words.yaml``: rows of words that count as one."""

    forms: list[list[str]]
    acts: list[list[str]]


def stem(word: str) -> str:
    """A crude stem, a key to compare by: "collapsed" and "collapse", "killing" and "kills".

    >>> stem("collapsed") == stem("collapse"), stem("killing") == stem("kills")
    (True, True)
    """
    if word.endswith("'s"):
        word = word[:-2]
    for ending in ("ings", "ing", "ies", "ied", "ed", "es", "s"):
        if word.endswith(ending) and len(word) - len(ending) > 2 and not word.endswith("ss"):
            word = word[: -len(ending)]
            if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "ls":
                word = word[:-1]
            break
    return word[:-1] if word[-1] in "ey" and len(word) > 3 else word


class Stems:
    """Looks up the key of a word; each word is worked out once.

    >>> stems = Stems([["sink", "sank"], ["rob", "heist"]])
    >>> stems.key("sank") == stems.key("sinking"), stems.key("robbed") == stems.key("heist")
    (True, True)
    """

    def __init__(self, rows: Iterable[Sequence[str]]) -> None:
        self._known: dict[str, str] = {}
        self._first: dict[str, str] = {}
        for row in rows:
            key = self._first.get(stem(row[0]), stem(row[0]))
            for word in row:
                self._first.setdefault(stem(word), key)

    def key(self, word: str) -> str:
        """The key of a word in small letters."""
        found = self._known.get(word)
        if found is None:
            short = stem(word)
            found = self._known[word] = self._first.get(short, short)
        return found


def load(overlay: Path | None = None) -> tuple[Stems, Stems]:
    """The keys of words in general, and of verbs as acts, by ``rules/words.yaml``; raises RulesError."""
    rules = read_rules("words", WordRules, overlay)
    return Stems(rules.forms), Stems((*rules.forms, *rules.acts))
