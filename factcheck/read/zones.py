"""What each piece of a plain text is: headline, standfirst, byline, body, caption, table or page furniture."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from factcheck.model import Zone
from factcheck.read.furniture import Furniture, beginning, plain
from factcheck.read.pieces import Piece, terminal
from factcheck.read.stamps import Stamp, date_line, is_url, url_day
from factcheck.text import fold

_CODE = re.compile(
    r"<!|-{1,2}>$|[–—]>|(?:<[^<>]{1,300}>\s{0,9})+$|\}+[\s);,(]|\}+$|\{+[\w./# -]{1,80}\}+$|[\[{]\s{0,9}[\"'‘“{\[]"
    r"|[(!;]{0,3}(?:async )?function\s{0,3}\w{0,60}\s{0,3}\(|(?:var|let|const) [\w$]{1,80} {0,3}="
    r"|[\w$]{1,80}(?:\.[\w$]{1,80}){1,9}(?:\(| {0,3}=)|@media\b|[.#][\w-]{1,80} {0,3}\{|window\.\w|document\.\w"
)
_CODE_END = re.compile(r"[;{]$")
_BYLINE = re.compile(
    r"(?i:(?:by|words by|story by|reporting by|written by|edited by|editing by|compiled by)\s)(?=[^\W\d_a-z])"
)
_REPORTS = re.compile(r"[A-Z][\w.&’' -]{1,60} (?:reports|reporting|writes|correspondent):?$")
_BULLET = re.compile(r"(?:[-*•–—▪●]|\d{1,2}[.)])\s")
_QUOTED_END = re.compile(r"[\"'’”]$")
_ROW = re.compile(r"\|.*\||\t", re.S)
_SENTENCE_END = re.compile(r"[.!?][\"'’”)]?\s+(?=[\"'‘“(]?[A-Z0-9])")
#: First lines in which a date line or the address of the page is looked for.
HEAD_LINES = 8
#: Sentences that may stand before the date line: the summaries of some sites do.
HEAD_SENTENCES = 2
#: Code points; longer lines are paragraphs, not headlines.
MAX_HEADLINE = 260
#: Code points of a caption that is one sentence; those of the two seed articles stay under it.
MAX_CAPTION = 240
#: Words; a menu entry is shorter than a headline.
MENU_WORDS = 3
#: Lines of a menu.
MENU_RUN = 3
#: Why a line is set aside that a reader wrote.
COMMENTS = "readers' comments"


@dataclass(slots=True)
class Line:
    """A piece with what was found out about it."""

    piece: Piece
    words: str
    key: str
    ends: bool
    zone: Zone | None = None
    why: str = ""
    kept: bool = False  # a rule of the person's says that it belongs to the story


@dataclass(slots=True)
class Zoned:
    """The pieces with their zones, and what the head of the page gave away."""

    lines: list[Line]
    stamp: Stamp | None = None
    stamp_line: int = 0  # index of the line
    url_line: int | None = None


def classify(text: str, found: list[Piece], furniture: Furniture) -> Zoned:
    """Every piece of ``text`` with its zone; the pieces stay as they are."""
    lines = [_line(text, piece, furniture) for piece in found]
    zoned = Zoned(lines)
    _stamps(zoned)
    for line in lines:
        if line.zone is None and not line.kept:
            _furniture(line, furniture)
    _credits(lines, furniture)
    _menus(lines)
    _after_heading(lines, furniture)
    _head(lines)
    _rest(lines, furniture)
    return zoned


def _line(text: str, piece: Piece, furniture: Furniture) -> Line:
    words = text[piece.start : piece.end]
    line = Line(piece, words, plain(words[:400]), _ends(words))
    if line.key in furniture.keep or (furniture.keep_starts and beginning(words).startswith(furniture.keep_starts)):
        line.kept = True
        line.zone = piece.zone or None  # type: ignore[assignment]  # readers write zones only
    elif piece.why:
        line.zone, line.why = "comment" if piece.why == COMMENTS else "boilerplate", piece.why
    elif piece.zone:
        line.zone = piece.zone  # type: ignore[assignment]  # readers write zones only
    return line


def _ends(words: str) -> bool:
    """Whether a line ends as a sentence: with a stop, or with a quotation of five words or more."""
    if terminal(words):
        return True
    if not _QUOTED_END.search(words):
        return False
    opened = max(words.rfind(f" {mark}", 0, -1) for mark in "\"'‘“")
    return opened > 0 and words.count(" ", opened + 1) >= 4


def _stamps(zoned: Zoned) -> None:
    """Date lines and web addresses near the top, and lines that are an address or a labelled date anywhere."""
    told = 0
    for i, line in enumerate(zoned.lines):
        if line.zone is not None:
            continue
        told += line.ends and line.words.count(" ") >= 7
        if is_url(line.words):
            line.zone, line.why = "boilerplate", "web address"
            if i < HEAD_LINES and zoned.url_line is None and url_day(line.words):
                zoned.url_line = i
            continue
        stamp = date_line(line.words)
        if stamp is None or (not (stamp.labelled or stamp.updated) and (i >= HEAD_LINES or told > HEAD_SENTENCES)):
            continue  # a day alone on a line further down is the heading of a chronicle
        if len(stamp.days) < 2:  # a day that may be two is left for the editor to see
            line.zone, line.why = "boilerplate", "date line"
        better = zoned.stamp is None or (zoned.stamp.updated and not stamp.updated)
        if stamp.days and better and (i < HEAD_LINES or stamp.labelled):
            zoned.stamp, zoned.stamp_line = stamp, i


def _furniture(line: Line, furniture: Furniture) -> None:
    words = line.words
    if _is_code(words):
        line.zone, line.why = "boilerplate", "script"
    elif not line.key:
        line.zone, line.why = "boilerplate", "no words"
    elif line.key in furniture.lines or line.key in furniture.comments or _begins_furniture(line, furniture):
        line.zone, line.why = "boilerplate", "page furniture"
    elif _is_byline(line):
        line.zone = "byline"
    elif _ROW.search(words[:2000]) and not line.ends:
        line.zone = "table"


def _begins_furniture(line: Line, furniture: Furniture) -> bool:
    """Whether a line begins like furniture and is not built like a sentence (eight words and a stop)."""
    sentence = line.ends and line.words.count(" ") >= 7
    return not sentence and beginning(line.words).startswith(furniture.starts)


def _is_byline(line: Line) -> bool:
    words = line.words
    if len(words) > 160:
        return False
    if words[0] == "(" and words[-1] == ")" and _BYLINE.match(words, 1):
        return True
    if len(words) < 80 and _REPORTS.match(words):
        return True
    return not line.ends and words.count(" ") <= 14 and _BYLINE.match(words) is not None


def _is_code(words: str) -> bool:
    head = words[:400]
    if _CODE.match(head):
        return True
    return bool(_CODE_END.search(words)) and len(words) < 400 and ("=" in head or "()" in head) and head.count(" ") < 9


def _menus(lines: list[Line]) -> None:
    """Runs of very short lines before the story and after it."""
    story = [i for i, line in enumerate(lines) if line.zone is None and not _is_menu(line)]
    if not story:
        return
    first, last = story[0], story[-1]
    for part in (lines[:first], lines[last + 1 :]):
        entries = [line for line in part if line.zone is None and not line.kept and _is_menu(line)]
        known = any(line.why in ("page furniture", "script") for line in part)
        if len(entries) >= MENU_RUN or (known and entries):
            for line in entries:
                line.zone, line.why = "boilerplate", "page furniture"


def _is_menu(line: Line) -> bool:
    return (
        len(line.words) <= 30
        and line.words.count(" ") < MENU_WORDS
        and not line.ends
        and not any(c.isdigit() for c in line.words)
    )


def _after_heading(lines: list[Line], furniture: Furniture) -> None:
    """Headlines of other stories after "Most read", readers' comments after "Leave a reply"."""
    told = [i for i, line in enumerate(lines) if line.zone is None and line.ends]
    listing = False
    for i, line in enumerate(lines):
        if line.why == "page furniture" and line.key in furniture.related:
            listing = not line.piece.firm  # where links can be told from prose, a heading proves nothing
        elif listing and line.zone is None:
            if line.ends or len(line.words) > MAX_HEADLINE:
                listing = False
            elif not line.kept:
                line.zone, line.why = "boilerplate", "other stories"
        if line.zone == "boilerplate" and line.key in furniture.comments:
            before = sum(1 for t in told if t < i)
            if before >= 3 and before >= len(told) - before:
                for rest in lines[i + 1 :]:
                    if (rest.zone is None or rest.zone == "byline") and not rest.kept:
                        rest.zone, rest.why = "comment", COMMENTS
                return


def _head(lines: list[Line]) -> None:
    """Headline and standfirsts: the lines before the first that ends as a sentence does."""
    open_lines = [line for line in lines if line.zone is None]
    if not any(line.ends for line in open_lines[1:]):
        return
    if any(line.zone == "headline" for line in lines):
        return
    for i, line in enumerate(open_lines):
        words = line.words
        if i == 0:
            asks = words[-1] in "?!" and words.count(" ") < 20
            if (line.ends and not asks) or len(words) > MAX_HEADLINE or words[-1] in ":,;" or _BULLET.match(words):
                return
            line.zone = "headline"
        elif line.piece.glued and not (line.ends and not _glued_next(open_lines, i)):
            line.zone = "standfirst"
        elif line.ends:
            if not _is_teaser(line, open_lines[i + 1 :]):
                return
            line.zone = "standfirst"
        elif len(words) > 2 * MAX_HEADLINE or words[-1] in ":,;" or words.count(" ") < 4 or _BULLET.match(words):
            return
        else:
            line.zone = "standfirst"


def _glued_next(lines: list[Line], i: int) -> bool:
    return i + 1 < len(lines) and lines[i + 1].piece.glued


def _is_teaser(line: Line, following: list[Line]) -> bool:
    """Whether a line that breaks off ("...") begins like the paragraph after it."""
    if not line.words.endswith(("...", "…")) or not following:
        return False
    beginning = fold(line.words)[:30]
    return len(beginning) == 30 and fold(following[0].words).startswith(beginning)


def _rest(lines: list[Line], furniture: Furniture) -> None:
    """Body and captions: in a story whose paragraphs end with a stop, a line without one is a caption."""
    told = sum(1 for line in lines if line.zone is None and line.ends)
    copies = Counter(line.key for line in lines if line.zone is None)
    headed = any(line.zone == "headline" for line in lines)
    body_seen = False
    listing = False
    for i, line in enumerate(lines):
        if line.zone is not None:
            continue
        shaped = told >= 2 and body_seen and not listing and _caption_shape(line)
        doubled = copies[line.key] > 1 and (not line.ends or (headed and _is_short(line))) and _doubled(lines, i)
        if shaped or doubled or _has_cue(line, furniture):
            line.zone = "caption"
        elif line.piece.soft or _BULLET.match(line.words):
            line.zone = line.piece.soft or "list"  # type: ignore[assignment]  # readers write zones only
            body_seen = body_seen or line.ends
        else:
            line.zone = "body"
            body_seen = body_seen or line.ends
            listing = line.words[-1] == ":" or (listing and not line.ends)


def _caption_shape(line: Line) -> bool:
    words = line.words
    if line.ends or line.piece.firm or _BULLET.match(words):
        return False
    return words.count(" ") >= 4 and words[-1] not in ":,;"


def _is_short(line: Line) -> bool:
    """Whether a line is one sentence of a caption's length."""
    return len(line.words) <= MAX_CAPTION and not _SENTENCE_END.search(line.words)


def _doubled(lines: list[Line], i: int) -> bool:
    """Whether the next or the last line says the same."""
    key = lines[i].key
    near = lines[max(0, i - 1) : i] + lines[i + 1 : i + 2]
    return any(other.key == key and other.words[-10:] == lines[i].words[-10:] for other in near)


def _credits(lines: list[Line], furniture: Furniture) -> None:
    """Captions that say so ("Photograph:"), wherever they stand."""
    for line in lines:
        if line.zone is not None or len(line.words) > 2 * MAX_CAPTION:
            continue
        folded = fold(line.words)
        if any(cue in folded for cue in furniture.captions):
            prose = line.ends and _SENTENCE_END.search(line.words)
            line.zone = None if prose else "caption"


def _has_cue(line: Line, furniture: Furniture) -> bool:
    """Whether a line of one sentence without a quotation tells what a picture shows."""
    if not _is_short(line) or any(mark in line.words for mark in '“"'):
        return False
    folded = fold(line.words)
    return any(cue in folded for cue in furniture.caption_verbs) and " seen as " not in folded
