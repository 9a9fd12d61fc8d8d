"""Regular expressions that people write in rules files: the one door to RE2, whose time is linear in the text.

What RE2 does not know (looking around, back-references) is refused when the rules are read, and so is a repeat within
a repeat: it is a slip wherever it stands, and editors and other tools that open the file may hang on it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

#: Code points; a longer pattern is a list of words, which has a key of its own.
LONGEST = 300
#: Bytes that RE2 may use for one pattern: a large counted repeat is refused instead of built.
_MEMORY = 1 << 20
_REPEAT = re.compile(r"[*+]|\{\d+,\}")
_COUNTED = re.compile(r"\{\d+(?:,\d+)?\}")


class PatternError(ValueError):
    """What is wrong with a pattern, in words."""


@lru_cache(maxsize=256)
def compiled(pattern: str) -> Any:
    """The pattern, not minding case; raises PatternError."""
    if len(pattern) > LONGEST:
        raise PatternError(f"a pattern of {len(pattern):,} characters; {LONGEST} are the most. List words under find")
    if place := nested(pattern):
        raise PatternError(
            f"the repeat {place!r} holds another repeat, and can go on without bound: keep one of the two"
        )
    import re2  # only a desk's own patterns need it: comparing articles does not wait for it

    options = re2.Options()
    options.case_sensitive, options.log_errors, options.max_mem = False, False, _MEMORY
    try:
        found = re2.compile(pattern, options=options)
    except re2.error as error:
        words = error.args[0].decode("utf-8", "replace") if isinstance(error.args[0], bytes) else str(error)
        raise PatternError(f"no pattern that can be used: {words}") from None
    if found.search("") is not None:
        raise PatternError("the pattern matches nothing at all, and so everywhere: ask for one character at least")
    return found


def spans(pattern: str, text: str) -> Iterator[tuple[int, int]]:
    """Where the pattern stands in the text, as code points ``[start, end)``."""
    for m in compiled(pattern).finditer(text):
        yield m.start(), m.end()


def nested(pattern: str) -> str:
    """The first group with a repeat in it that is itself repeated; empty when there is none.

    >>> nested(r"(a+)+$"), nested(r"(?:x|y*)*"), nested(r"(ab)+"), nested(r"[(+]+(a)"), nested(r"(\\(+)")
    ('(a+)+', '(?:x|y*)*', '', '', '')
    """
    opened: list[tuple[int, bool]] = []
    i = 0
    while i < len(pattern):
        if pattern[i] == "\\":
            i += 2
            continue
        if pattern[i] == "[":
            i = _class_end(pattern, i)
            continue
        if pattern[i] == "(":
            opened.append((i, False))
        elif pattern[i] == ")" and opened:
            start, holds = opened.pop()
            repeat = _REPEAT.match(pattern, i + 1) or (_COUNTED.match(pattern, i + 1) if holds else None)
            if repeat and holds:
                return pattern[start : repeat.end()]
            if opened and (holds or repeat):
                opened[-1] = (opened[-1][0], True)
        elif opened and _REPEAT.match(pattern, i):
            opened[-1] = (opened[-1][0], True)
        i += 1
    return ""


def _class_end(pattern: str, start: int) -> int:
    """One past the bracket that closes a class of characters."""
    i = start + 1 + pattern.startswith("^", start + 1)
    i += pattern.startswith("]", i)
    while i < len(pattern) and pattern[i] != "]":
        i += 2 if pattern[i] == "\\" else 1
    return i + 1
