"""Pure helpers for text: folding, tokens, sentences, lines, and showing hostile text safely.

Nothing here edits a text: every function gives offsets into the text it was handed.
This is the one door to sentencex (sentence boundaries).
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from operator import add

from sentencex import get_sentence_boundaries

#: Spaces that group digits ("15 000" with a no-break, thin or narrow space), never the plain one.
GROUPING_SPACES = "\u00a0\u2009\u202f\u2007"

#: In code points: a longer run without a break is cut, whatever it is; sentences of news stay under a thousand.
LONGEST = 3000

#: One token: a clock time or day written in digits, a number with its groups and decimals, a word
#: (apostrophes kept, hyphens not), or any other single character that is not a space. The first line is
#: only for speed: it takes most words, and is the same as the line for words.
TOKEN = re.compile(
    rf"""[a-z]++(?=[ .,])
       | (?=\d)(?: \d{{4}}-\d\d-\d\d(?!\d)
                 | \d{{1,2}}:\d\d(?::\d\d)?(?!\d)
                 | \d{{1,2}}/\d{{1,2}}/(?:\d{{4}}|\d\d)(?!\d)
                 | \d{{1,3}}(?:[{GROUPING_SPACES}]\d{{3}})+(?!\d)(?:\.\d+)?
                 | \d{{1,3}}(?:,\d\d\d?)*,\d{{3}}(?!\d)(?:\.\d+)?
                 | \d+(?:\.\d+)+(?!\d)
                 | \d+(?:,\d(?!\d))?)
       | [^\W\d_]+(?:['’][^\W\d_]+)*
       | \S""",
    re.VERBOSE,
)

#: The tokens of a text by ``findall``: as TOKEN, but steps over the space before a token at once, which is faster.
_SPACED = re.compile(rf"[ ]?+({TOKEN.pattern})", re.VERBOSE)

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
    if text.isascii():
        return low
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
    upper: list[bool] | None = None  # which words are names, where another language's capitals do not tell


def tokens(folded: str, start: int, end: int, block: int = 0) -> Sentence:
    """The tokens of ``folded[start:end]``; offsets are those of ``folded``.

    >>> tokens("about 1,000 left at 8:49pm", 0, 26).words
    ['about', '1,000', 'left', 'at', '8:49', 'pm']
    """
    return placed(folded, words_in(folded, start, end), start, end, block)


def words_in(folded: str, start: int, end: int) -> list[str]:
    """The tokens of ``folded[start:end]`` without their places."""
    return _SPACED.findall(folded, start, end)


def placed(folded: str, words: list[str], start: int, end: int, block: int = 0) -> Sentence:
    """The sentence ``folded[start:end]`` whose tokens are ``words``: only space stands between two tokens."""
    find, at = folded.find, start
    starts = [(at := find(word, at), at := at + len(word))[0] for word in words]
    return Sentence(start, end, block, words, starts, list(map(add, starts, map(len, words))))


#: A point that sentencex takes for the end of a sentence and news does not: after a title or unit before a name
#: or figure ("Gen. Smith", "No. 7"), and inside a noisy "8:30p. m.".
_ABBREVIATIONS = (
    "no approx est u.s u.k u.n gen sen rep gov col lt sgt capt adm rs ft jan feb aug sep sept oct nov dec".split()
)
_JOINS = re.compile(
    rf"(?:\b(?:[ap]\. ?m|{'|'.join(map(re.escape, _ABBREVIATIONS))})|[ap])\.\s*$",
    re.IGNORECASE,
)


def sentences(
    text: str, start: int, end: int, *, language: str = "en", joins: re.Pattern[str] = _JOINS
) -> list[tuple[int, int]]:
    """The sentences of ``text[start:end]`` as spans of ``text``, without surrounding space.

    ``joins`` finds, at the end of a piece, what ends no sentence of ``language``.

    >>> s = "It was 2:53 p. m. local time. The U.S. Geological Survey said so."
    >>> [s[a:b] for a, b in sentences(s, 0, len(s))]
    ['It was 2:53 p. m. local time.', 'The U.S. Geological Survey said so.']
    """
    found: list[tuple[int, int]] = []
    while end - start > LONGEST:  # keeps the work on one sentence bounded
        cut = text.rfind(" ", start, start + LONGEST) + 1 or start + LONGEST
        found += sentences(text, start, cut, language=language, joins=joins)
        start = cut
    piece = text[start:end]
    if not found and _is_one(piece):
        bare = piece.strip()
        a = start + piece.find(bare)
        return [(a, a + len(bare))] if bare else []
    for part in get_sentence_boundaries(language, piece):
        a, b = start + part["start_index"], start + part["end_index"]
        while a < b and text[a].isspace():
            a += 1
        while b > a and text[b - 1].isspace():
            b -= 1
        if a == b:
            continue
        if found and (text[a].islower() or joins.search(text, max(start, found[-1][1] - 12), found[-1][1])):
            found[-1] = (found[-1][0], b)
        else:
            found.append((a, b))
    return found


def _is_one(piece: str) -> bool:
    """Whether a piece is plainly one sentence: nothing that may end one stands before its last character."""
    return (
        piece.isascii()
        and piece.find(".", 0, -1) < 0
        and piece.find("?", 0, -1) < 0
        and piece.find("!", 0, -1) < 0
        and piece.isprintable()  # no break of a line or a page
    )


def cut(block: Sentence, folded: str, spans: list[tuple[int, int]]) -> Iterator[Sentence]:
    """The tokens of ``block`` sentence by sentence; ``spans`` are those that :func:`sentences` gives.

    >>> s = "they left. we stayed."
    >>> [part.words for part in cut(tokens(s, 0, len(s)), s, [(0, 10), (11, 21)])]
    [['they', 'left', '.'], ['we', 'stayed', '.']]
    """
    words, starts, ends = block.words, block.starts, block.ends
    if len(spans) == 1 and words and (starts[0], ends[-1]) == spans[0]:
        if spans[0] == (block.start, block.end):
            yield block
            return
        yield Sentence(starts[0], ends[-1], block.block, words, starts, ends)
        return
    i = 0
    for start, end in spans:
        i = bisect_left(starts, start, i)
        j = bisect_left(starts, end, i)
        if j > i and starts[i] == start and ends[j - 1] == end:
            yield Sentence(start, end, block.block, words[i:j], starts[i:j], ends[i:j])
        else:  # the break is within a token, as where an endless line was cut
            yield tokens(folded, start, end, block.block)
        i = j


def line_starts(text: str) -> list[int]:
    """Offset of the first code point of each line."""
    starts = [0]
    while at := text.find("\n", starts[-1]) + 1:
        starts.append(at)
    return starts


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


def distinct_clauses(lines: Iterable[str]) -> list[str]:
    """Reasons with each clause said once: what holds for many pairs need not be read many times.

    >>> distinct_clauses(["one is later; both are exact", "both are exact", "both are exact; one is vague"])
    ['one is later; both are exact', 'one is vague']
    """
    said: set[str] = set()
    kept: list[str] = []
    for line in lines:
        fresh = [clause for clause in line.split("; ") if clause not in said]
        said.update(fresh)
        if fresh:
            kept.append("; ".join(fresh))
    return kept
