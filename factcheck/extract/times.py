"""Finds dates and times in a sentence: single pieces, joined where they tell of one moment, with what opens an end.

"about 9:40 p.m. Friday", "Friday, November 12", "by 8.30am", "early on Tuesday" are one claim each.
"""

from __future__ import annotations

from dataclasses import dataclass

from factcheck.extract.times_atoms import DAY_FORMS, day_at
from factcheck.extract.times_clock import PART_WORDS, clock, part_span
from factcheck.extract.times_left import EDGES, NEAR, NEAR_TWO, Piece, open_left
from factcheck.extract.times_names import title_case
from factcheck.extract.times_tense import tense
from factcheck.extract.times_words import NAME, NUMBERS, Atom, Reader, TimeWordsLexicon, is_southern, load, phrase_at
from factcheck.model import TimeWords
from factcheck.numerals import DIGITS
from factcheck.text import Sentence

__all__ = ["Found", "TimeWordsLexicon", "find", "is_southern", "load"]

Parts = dict[str, str | int]

_OPEN, _CLOSE = ("(", "["), (")", "]")
#: What may stand between two pieces of one moment or begin the second, besides digits and the words of dates.
_JOINING = frozenset(
    ", - ( [ the of on last this next in during at from early late overnight half quarter".split()
).union(EDGES, NEAR, (first for first, _ in NEAR_TWO), PART_WORDS, NUMBERS)
#: Parts of a day that say the half that a clock time without "am" lies in: 0 before noon, 1 after.
_HALVES = {"dawn": 0, "morning": 0, "early hours": 0, "afternoon": 1, "evening": 1, "dusk": 1}
#: Right before "until Friday" these last on ("is closed until Friday").
_LASTS = frozenset({"is", "are", "remains", "remain", "stays", "stay"})
_NEAR_BY = 4
_NO_TENSE = frozenset({"ago", "offset", "rolling", "overnight", "decade", "century"})


@dataclass(slots=True)
class Found:
    """A date or time in a sentence, or words that look like one and are none (``words`` None, and the reason)."""

    first: int  #: index of the first token
    end: int  #: one past the last token
    start: int  #: first code point, with the hedge or the preposition that opens an end
    stop: int  #: one past the last code point
    words: TimeWords | None
    hedge: str | None = None
    reason: str = ""
    status: str | None = None


def find(
    sentence: Sentence, text: str, folded: str, lex: TimeWordsLexicon, places: list[int] | None = None
) -> list[Found]:
    """Every date and time of the sentence in text order, and what looks like one; offsets are those of ``text``.

    ``places`` are those of all digits and words of ``lex.kinds``, where the caller knows them already.
    """
    words, kinds = sentence.words, lex.kinds
    if places is None:
        places = [i for i, word in enumerate(words) if word in kinds or word[0] in DIGITS]
    hits = [i for i in places if words[i] in kinds or _may_date(words, i, lex)]
    if not hits:
        return []
    reader = Reader(words, sentence.starts, sentence.ends, text, lex, len(words), sentence.upper)
    found: list[Found] = []
    pieces: list[Piece] = []
    floor = 0
    for i in hits:
        piece = _read(reader, i, floor) if i >= floor else None
        if piece is None:
            continue
        floor = piece.end
        if piece.day is not None and piece.day.why:
            found.append(_skip(reader, piece))
        else:
            pieces.append(piece)
    _lend_days(reader, pieces)
    found += [_finish(reader, piece) for piece in pieces]
    found.sort(key=lambda f: f.first)
    return found


def _may_date(words: list[str], i: int, lex: TimeWordsLexicon) -> bool:
    """Whether a figure may be a part of a date or a time at all: most are not, and need no closer look."""
    word = words[i]
    if word.isdigit():
        if len(word) == 4:
            return True
    elif ":" in word or "/" in word or "-" in word or word.count(".") > 1:
        return True
    nxt = words[i + 1] if i + 1 < len(words) else ""
    if nxt in lex.after_digits:
        return True
    if nxt == "," and i + 2 < len(words) and words[i + 2][0] in DIGITS:
        return True  # "8, 9 and 10 November"
    return i > 0 and (
        words[i - 1] in lex.kinds or (i > 1 and words[i - 1] in (".", ",", "the", "-") and words[i - 2] in lex.kinds)
    )


def _skip(r: Reader, piece: Piece) -> Found:
    assert piece.day is not None
    return Found(piece.first, piece.end, r.starts[piece.first], r.ends[piece.end - 1], None, reason=piece.day.why)


def _read(r: Reader, i: int, floor: int) -> Piece | None:
    """The whole date that begins at, or is announced by, token ``i``."""
    named = r.words[i] in r.lex.names and phrase_at(r, i, r.lex.names) is not None
    if not named and r.lex.kinds.get(r.words[i]) == NAME and r.words[i][0] not in DIGITS:
        return None
    if r.words[i] == "o'clock" and i > floor and r.words[i - 1] in NUMBERS:
        i -= 1
    at = None if named else clock(r, i)
    if at is not None:
        piece = Piece(i, at[0], clock=at[1])
    else:
        day = day_at(r, i)
        if day is None or day.first < floor:
            return None
        piece = Piece(day.first, day.end, day, parts=dict(day.parts))
        if day.why:
            return piece
    while _grow(r, piece):
        pass
    open_left(r, piece, floor)
    return piece


def _grow(r: Reader, piece: Piece) -> bool:
    """Join the next piece of the same moment; whether there was one."""
    after = r.at(piece.end)
    if after not in _JOINING and after not in r.lex.kinds and not after[:1].isdigit() and not after.endswith("'s"):
        return False  # most words
    if piece.day is None:
        return _join_day(r, piece)
    if r.owned(piece.end - 1):
        return False
    if _join_date(r, piece) or _join_year(r, piece):
        return True
    return piece.form in DAY_FORMS and (
        _join_part(r, piece) or (not piece.clock and "clock" not in piece.parts and _join_clock(r, piece))
    )


def _join_day(r: Reader, piece: Piece) -> bool:
    """The day after a clock time: "9:40 p.m. Friday", "1630 GMT on Saturday", "noon (Tuesday)"."""
    j = piece.end
    if r.at(j) == "in" and r.at(j + 1) == "the" and r.at(j + 2) in PART_WORDS:
        piece.end = j = j + 3
    opened = r.at(j) in _OPEN
    j += opened or r.at(j) == ","
    comma = r.at(j - 1) == ","
    j += r.at(j) in ("on", "of")
    early = r.at(j) in ("early", "late") and r.bare(j + 1) in r.lex.weekdays
    day = day_at(r, j + early)
    if day is None or day.form not in DAY_FORMS - {"offset", "ago"} or day.first < j:
        return False
    if (opened and r.at(day.end) not in _CLOSE) or (comma and r.owned(day.end - 1)):
        return False
    piece.day, piece.end = day, day.end + opened
    piece.parts = dict(day.parts)
    return True


def _join_date(r: Reader, piece: Piece) -> bool:
    """The date after a weekday or a relative day, or a weekday in brackets after either."""
    assert piece.day is not None
    if piece.form not in ("weekday", "relative", "date") or ("month" in piece.parts and "weekday" in piece.parts):
        return False
    j = piece.end
    opened = r.at(j) in _OPEN
    j += opened or r.at(j) in (",", "-")
    j += r.at(j) == "the"
    if piece.form == "date" and not opened:
        return False
    other = day_at(r, j)
    if other is None or other.first != j or (opened and r.at(other.end) not in _CLOSE and not _date_inside(r, other)):
        return False
    inner = _date_inside(r, other) if opened else None
    kept = {k: v for k, v in piece.parts.items() if k in ("weekday", "part", "part_from", "part_to")}
    if inner is not None and piece.form != "date":
        piece.day, piece.parts, other = inner, dict(inner.parts) | kept | dict(other.parts), inner
    elif other.form == "weekday" and opened and piece.form in ("date", "relative"):
        piece.parts["weekday"] = other.parts["weekday"]
    elif other.form in ("date", "numeric") and piece.form != "date":
        piece.day, piece.parts = other, dict(other.parts) | kept
    else:
        return False
    piece.end = other.end
    if opened and r.at(piece.end) in _CLOSE:
        piece.end += 1
    return True


def _date_inside(r: Reader, atom: Atom) -> Atom | None:
    """The date after a weekday inside brackets: "(Tuesday 16 August 2011)"."""
    if atom.form != "weekday":
        return None
    j = atom.end + (r.at(atom.end) == ",")
    inner = day_at(r, j)
    return inner if inner is not None and inner.form == "date" and r.at(inner.end) in _CLOSE else None


def _join_year(r: Reader, piece: Piece) -> bool:
    """ "November 2 this year", "September last year", "November-end"."""
    if piece.form == "month" and r.at(piece.end) == "-" and r.at(piece.end + 1) == "end" and "third" not in piece.parts:
        piece.parts["third"], piece.end = "end", piece.end + 2
        return True
    if piece.form not in ("date", "days", "month", "season", "quarter", "holiday") or "year" in piece.parts:
        return False
    j = piece.end + (r.at(piece.end) == "of")
    if "year_step" in piece.parts or r.at(j) not in ("last", "this", "next") or r.bare(j + 1) != "year":
        return False
    piece.parts["year_step"] = {"last": -1, "this": 0, "next": 1}[r.at(j)]
    piece.end = j + 2
    return True


def _join_part(r: Reader, piece: Piece) -> bool:
    """ "Monday night", "on Friday in the early evening", "yesterday afternoon's"."""
    j = piece.end
    if r.at(j) in ("in", "during") and r.at(j + 1) == "the":
        j += 2
    elif r.at(j) == "at" and r.at(j + 1) in ("dawn", "dusk", "night", "lunchtime"):
        j += 1
    j += r.at(j) in ("early", "late") and r.bare(j + 1) in PART_WORDS
    word = "night" if r.at(j) == "overnight" else r.bare(j)
    if (
        word not in PART_WORDS
        or ("part" in piece.parts and j > piece.end)
        or (r.capital(j) and not r.shouted(j) and not title_case(r, j - 1))
    ):
        return False
    if "part" not in piece.parts:
        piece.parts |= part_span(r.lex.parts[word], word)
    piece.end = j + 1
    return True


def _join_clock(r: Reader, piece: Piece) -> bool:
    """ "Tuesday at 7:48 a.m.", "Saturday morning around 11am", "on Friday shortly after 9pm"."""
    j = piece.end + (r.at(piece.end) == ",")
    edge = ""
    if r.at(j) in ("at", "from"):
        j += 1
    elif r.at(j) in ("by", "before", "after", "until", "since"):
        edge, j = EDGES[r.at(j)], j + 1
    near = NEAR_TWO.get((r.at(j), r.at(j + 1)))
    if near:
        j += 2
    elif r.at(j) in NEAR:
        near, j = NEAR[r.at(j)], j + 1
    at = clock(r, j) if j < r.n else None
    if at is None or (j == piece.end and "clock" not in at[1]):
        return False
    piece.clock, piece.end = at[1], at[0]
    if near:
        piece.parts["near"] = near
    if edge:
        piece.parts["edge"] = edge
    return True


def _lend_days(r: Reader, pieces: list[Piece]) -> None:
    """ "6:00 p.m. local time (1300 GMT) Sunday": the day after the bracket is also that of the time before it."""
    by_first = {p.first: p for p in pieces}
    for piece in pieces:
        if piece.day is not None or r.at(piece.end) not in _OPEN:
            continue
        close = next((k for k in range(piece.end, min(piece.end + 14, r.n)) if r.words[k] in _CLOSE), None)
        if close is None:
            continue
        j = close + 1 + (r.at(close + 1) == "on")
        day = by_first.get(j)
        if day is not None and day.day is not None and day.form in ("weekday", "date", "relative") and not day.clock:
            piece.day = day.day
            piece.parts = dict(day.parts) | piece.parts


def _finish(r: Reader, piece: Piece) -> Found:
    """The piece as a claim's words, with its tense and whether it is planned."""
    parts = piece.parts | piece.clock
    if parts.pop("open", None) and parts.get("part") in ("afternoon", "evening", "night"):
        hour = int(str(parts["clock"])[:2])
        parts["clock"] = f"{hour + 12 * (hour < 12):02}{str(parts['clock'])[2:]}"
    if "half_day" in parts and parts.get("part") in _HALVES:
        hour = int(parts.pop("half_day")) % 12 + 12 * _HALVES[str(parts["part"])]
        parts["clock"] = f"{hour:02}:{parts.pop('past', '00')}"
    form, turn = piece.form, ""
    if parts.get("edge") == "since":
        turn = "past"
    elif form not in _NO_TENSE:
        turn = tense(r, piece.first, piece.end)
        lasts = not turn or any(word in _LASTS for word in r.words[max(piece.first - _NEAR_BY, 0) : piece.first])
        if lasts and parts.get("edge") == "until" and form != "clock":
            turn = "future"
    ahead = parts.get("which") in ("next", "coming") or (parts.get("sign") == 1 and form in ("ago", "rolling"))
    ahead = ahead or int(parts.get("step", 0)) > 0 or (form == "relative" and int(parts.get("days", 0)) > 0)
    if turn and form != "clock":
        parts["tense"] = turn
    hedge = r.text[r.starts[piece.hedge[0]] : r.ends[piece.hedge[1] - 1]] if piece.hedge else None
    planned = turn == "future" or ahead
    return Found(
        piece.first,
        piece.end,
        r.starts[piece.first],
        r.ends[piece.end - 1],
        TimeWords(form=form, parts=parts),
        hedge=hedge,
        status="planned" if planned else None,
    )
