"""Pure helpers for text: folding, tokens, sentences, lines, and showing hostile text safely.

Nothing here edits a text: every function gives offsets into the text it was handed.
This is the one door to sentencex (sentence boundaries).
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass

from sentencex import get_sentence_boundaries

#: Spaces that group digits ("15 000" with a no-break, thin or narrow space), never the plain one.
GROUPING_SPACES = "\u00a0\u2009\u202f\u2007"

#: In code points: a longer run without a break is cut, whatever it is; sentences of news stay under a thousand.
LONGEST = 3000

#: One token: a clock time or day written in digits, a number with its groups and decimals, a word
#: (apostrophes kept, hyphens not), or any other single character that is not a space.
TOKEN = re.compile(
    rf"""\d{{4}}-\d\d-\d\d(?!\d)
       | \d{{1,2}}:\d\d(?::\d\d)?(?!\d)
       | \d{{1,2}}/\d{{1,2}}/(?:\d{{4}}|\d\d)(?!\d)
       | \d{{1,3}}(?:[{GROUPING_SPACES}]\d{{3}})+(?!\d)(?:\.\d+)?
       | \d{{1,3}}(?:,\d\d\d?)*,\d{{3}}(?!\d)(?:\.\d+)?
       | \d+(?:\.\d+)+(?!\d)
       | \d+(?:,\d(?!\d))?
       | [^\W\d_]+(?:['’][^\W\d_]+)*
       | \S""",
    re.VERBOSE,
)

#: Typographic variants that mean the same to a grammar, each as long as what it stands for.
_SAME = str.maketrans(
    {"’": "'", "‘": "'", "‐": "-", "‑": "-", "‒": "-", "–": "-", "—": "-", "−": "-", "“": '"', "”": '"', "´": "'"}
)


def fold(text: str) -> str:
    """Lower case with plain quotes and dashes, exactly as long as ``text``.

    >>> fold("Up to 4,000 – İzmir’s")
    "up to 4,000 - İzmir's"
    """
    low = text.lower()
    if len(low) != len(text):  # some letters lower to two code points: keep those as they are
        low = "".join(c if len(c.lower()) != 1 else c.lower() for c in text)
    return low.translate(_SAME)


@dataclass(slots=True)
class Sentence:
    """One sentence of a block as tokens: parallel lists of folded words and their offsets in the article."""

    start: int
    end: int
    block: int
    words: list[str]
    starts: list[int]
    ends: list[int]


def tokens(folded: str, start: int, end: int, block: int = 0) -> Sentence:
    """The tokens of ``folded[start:end]``; offsets are those of ``folded``.

    >>> tokens("about 1,000 left at 8:49pm", 0, 26).words
    ['about', '1,000', 'left', 'at', '8:49', 'pm']
    """
    spans = [m.span() for m in TOKEN.finditer(folded, start, end)]
    return Sentence(start, end, block, [folded[a:b] for a, b in spans], [a for a, _ in spans], [b for _, b in spans])


#: A break that sentencex makes after these is none: noisy "p. m.", and titles or units before a name or figure.
_JOINS = re.compile(r"(?:\b(?:[ap]\. ?m|no|approx|est|u\.s|u\.k|u\.n|gen|sen|rep|gov|col|lt|sgt|capt|adm|rs|ft|jan|feb|aug|sept?|oct|nov|dec)|[ap])\.\s*$", re.I)  # fmt: skip


def sentences(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The sentences of ``text[start:end]`` as spans of ``text``, without surrounding space.

    >>> s = "It was 2:53 p. m. local time. The U.S. Geological Survey said so."
    >>> [s[a:b] for a, b in sentences(s, 0, len(s))]
    ['It was 2:53 p. m. local time.', 'The U.S. Geological Survey said so.']
    """
    found: list[tuple[int, int]] = []
    while end - start > LONGEST:  # keeps the work on one sentence bounded
        cut = text.rfind(" ", start, start + LONGEST) + 1 or start + LONGEST
        found += sentences(text, start, cut)
        start = cut
    piece = text[start:end]
    for part in get_sentence_boundaries("en", piece):
        a, b = start + part["start_index"], start + part["end_index"]
        while a < b and text[a].isspace():
            a += 1
        while b > a and text[b - 1].isspace():
            b -= 1
        if a == b:
            continue
        if found and (text[a].islower() or _JOINS.search(text, max(start, found[-1][1] - 12), found[-1][1])):
            found[-1] = (found[-1][0], b)
        else:
            found.append((a, b))
    return found


def line_starts(text: str) -> list[int]:
    """Offset of the first code point of each line."""
    return [0, *(m.end() for m in re.finditer("\n", text))]


def line_of(starts: list[int], offset: int) -> int:
    """1-based line of ``offset``, given :func:`line_starts`."""
    return bisect_right(starts, offset)


def visible(text: str) -> str:
    """``text`` with every character that could drive a terminal or hide text shown as its code point.

    >>> visible("a\\x1b[31mb\\u202ec")
    'a\\\\x1b[31mb\\\\u202ec'
    """
    if text.isascii() and text.isprintable():
        return text
    return "".join(_visible(c) for c in text)


def _visible(c: str) -> str:
    if c.isprintable() or c in GROUPING_SPACES:
        return c
    if c in "\n\t":
        return " "
    if unicodedata.category(c) == "Zs":
        return " "
    return f"\\x{ord(c):02x}" if ord(c) < 0x100 else f"\\u{ord(c):04x}"
