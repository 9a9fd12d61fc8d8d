"""A text as pieces: its lines, glued lines taken apart, hard-wrapped lines put together. The text stays as it is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from factcheck.read.furniture import Furniture

_LINE = re.compile(r"[^\r\n\x0b\x0c\x85\u2028\u2029]+")
#: A stop, and quotation marks or brackets after it; converters put a space between.
_TERMINAL = re.compile(r"[.!?…](?:\s{0,2}[\"'’”»)\]]){0,4}$")
_SEAM = re.compile(r"(?<=[^\W\d_A-Z])(?=[A-Z])|(?<=[^\W\d_A-Z][’”])(?=[A-Z])")
_LAST_WORD = re.compile(r"[^\W\d_]+$")
_BULLET = re.compile(r"\s*(?:[-*•–—▪●]|\d{1,2}[.)])\s")
#: Characters; shorter lines are headings and names, where an inner capital is rarely a seam.
GLUE_MIN_LINE = 60
#: Letters of the word before a seam; shorter ones are prefixes of names (Mc, de, le, la, i, e).
GLUE_MIN_WORD = 3
#: Characters; what is cut off at a seam must be able to hold a sentence or a bullet.
GLUE_MIN_PIECE = 12
#: Characters a line; mail and wire text is wrapped at 60 to 80, and a little slack is left on both sides.
WRAP_FROM, WRAP_TO = 45, 100


@dataclass(slots=True)
class Piece:
    """A stretch of text without space at its ends, and what its format says about it."""

    start: int
    end: int
    zone: str = ""  # a zone, when the format knows it
    why: str = ""  # why it is boilerplate, when the format knows it
    glued: bool = False  # part of a line in which the bullets of a summary ran together
    firm: bool = False  # the format says that it is running text, not what stands beside it
    soft: str = ""  # the zone it has unless its words show that it is furniture or a caption
    as_of: str | None = None
    head: bool = False  # a row of a table that holds the heads of the columns


def terminal(line: str) -> bool:
    """Whether ``line`` ends as a sentence does.

    >>> terminal("He said: ‘We go.’"), terminal("Ten dead in fire")
    (True, False)
    """
    return _TERMINAL.search(line, max(0, len(line) - 13)) is not None


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """The span without blank characters at its ends; an empty span when there is nothing else."""
    while start < end and (text[start].isspace() or text[start] in "\ufeff\u200b"):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in "\ufeff\u200b"):
        end -= 1
    return start, end


def pieces(text: str, start: int, furniture: Furniture, *, mail: bool = False) -> list[Piece]:
    """The paragraphs of plain ``text`` from offset ``start`` on, in order; lines of mail are taken to be wrapped."""
    lines = [m.span() for m in _LINE.finditer(text, start)]
    narrow = mail and all(b - a <= WRAP_TO for a, b in lines)
    spans = _unwrap(text, lines) if narrow or _is_wrapped(text, lines) else lines
    found: list[Piece] = []
    for a, b in spans:
        a, b = trimmed(text, a, b)
        if a < b:
            found.extend(unglue(text, a, b, furniture))
    return found


def unglue(text: str, start: int, end: int, furniture: Furniture) -> list[Piece]:
    """The span cut where a lower-case word runs into a capital ("the borderPolish police said")."""
    if end - start < GLUE_MIN_LINE:
        return [Piece(start, end)]
    cuts: list[int] = []
    last = start
    for seam in _SEAM.finditer(text, start, end):
        at = seam.start()
        if at - last >= GLUE_MIN_PIECE and end - at >= GLUE_MIN_PIECE and _is_seam(text, start, at, end, furniture):
            cuts.append(at)
            last = at
    if not cuts:
        return [Piece(start, end)]
    edges = [start, *cuts, end]
    parts = (trimmed(text, a, b) for a, b in pairwise(edges))
    return [Piece(a, b, glued=True) for a, b in parts if a < b]


def _is_seam(text: str, start: int, at: int, end: int, furniture: Furniture) -> bool:
    stop = at - 1 if text[at - 1] in "’”" else at
    left = _LAST_WORD.search(text, max(start, stop - 40), stop)
    if left is None or not left[0].islower() or len(left[0]) < GLUE_MIN_WORD:
        return False
    if left[0] in furniture.name_prefixes:
        return False
    before = text[left.start() - 1] if left.start() > start else " "
    if before in "@#_/.&=’'":
        return False
    right = at
    while right < min(end, at + 40) and text[right].isalpha():
        right += 1
    whole = text[left.start() : right]
    if whole in furniture.inner_capitals or (text[at:right].isupper() and right - at > 1 and right - at < 3):
        return False
    # a word that runs together like this again and again is a name
    return text.count(whole) < 3 if len(text) < 200_000 else True


def _is_wrapped(text: str, lines: list[tuple[int, int]]) -> bool:
    """Whether lines break inside sentences at a common width, as in mail and wire text."""
    if len(lines) < 4:
        return False
    widths = sorted(b - a for a, b in lines)
    if widths[len(widths) * 9 // 10] > WRAP_TO:
        return False
    breaks = open_ends = lower = 0
    for (a, b), (c, d) in pairwise(lines):
        if not _adjacent(text, b, c) or text[a:b].isspace() or text[c:d].isspace():
            continue
        breaks += 1
        if b - a >= WRAP_FROM and not terminal(text[a:b].rstrip()):
            open_ends += 1
            lower += text[c:d].lstrip()[0].islower()
    return breaks >= 3 and open_ends >= 0.5 * breaks and lower >= 0.4 * open_ends


def _adjacent(text: str, end: int, start: int) -> bool:
    """Whether no blank line stands between two lines."""
    between = text[end:start]
    return between.count("\n") <= 1 and between.count("\r") <= 1 and len(between) <= 2


def _unwrap(text: str, lines: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Lines of one paragraph put together: until a blank line, an indent, a bullet or a short line that ends."""
    joined: list[tuple[int, int]] = []
    previous: tuple[int, int] | None = None
    for a, b in lines:
        line = text[a:b]
        if not line.strip():
            previous = None
            continue
        if previous and joined and _adjacent(text, previous[1], a) and not _begins(text, previous, line):
            joined[-1] = (joined[-1][0], b)
        else:
            joined.append((a, b))
        previous = (a, b)
    return joined


def _begins(text: str, previous: tuple[int, int], line: str) -> bool:
    """Whether ``line`` opens a paragraph after the line at ``previous``."""
    before = text[previous[0] : previous[1]].rstrip()
    if line.lstrip()[0].islower():
        return False
    indented = line[:1].isspace() and not before[:1].isspace()
    return indented or bool(_BULLET.match(line)) or len(before) < WRAP_FROM
