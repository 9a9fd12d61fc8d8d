"""What stands before a date and belongs to it: articles, early and late, hedges, and what opens an end."""

from __future__ import annotations

from dataclasses import dataclass, field

from factcheck.extract.times_atoms import DAY_FORMS
from factcheck.extract.times_clock import PART_WORDS, part_span, zone
from factcheck.extract.times_relative import LENGTH
from factcheck.extract.times_words import ENDS, Atom, Reader

Parts = dict[str, str | int]

#: Words that make a clock time approximate, by what they say: at it, after it, before it.
NEAR = {
    "about": "around", "around": "around", "approximately": "around", "roughly": "around", "circa": "around",
    "nearly": "around", "almost": "around",
}  # fmt: skip
NEAR_TWO = {
    ("just", "past"): "after", ("just", "after"): "after", ("shortly", "after"): "after", ("soon", "after"): "after",
    ("sometime", "after"): "after", ("shortly", "past"): "after", ("little", "after"): "after",
    ("shortly", "before"): "before", ("just", "before"): "before", ("little", "before"): "before",
}  # fmt: skip
#: Forms that "since" does not open: the words name the span in which it began ("since last week").
_CLOSED = frozenset({"period"})
EDGES = {"since": "since", "by": "until", "until": "until", "till": "until", "before": "before", "after": "after"}
_THIRDS = {"early": "early", "mid": "mid", "late": "late"}
_ENDS_OF = {"end": "end", "start": "start", "beginning": "start", "middle": "mid"}
_THIRD_FORMS = frozenset({"month", "year", "decade", "season"})
_TAKES_THE = frozenset(
    {"weekend", "rolling", "window", "season", "decade", "quarter", "week_of", "century", "offset", "nth"}
)
#: After a date that "before" or "after" opens: no noun that the date would belong to.
_FREE = ENDS | frozenset({"the", "a", "he", "she", "they", "it", "we", "police", "there", "his", "her", "their"})


@dataclass(slots=True)
class Piece:
    """A date in the making."""

    first: int
    end: int
    day: Atom | None = None
    clock: Parts = field(default_factory=dict)
    parts: Parts = field(default_factory=dict)
    hedge: tuple[int, int] | None = None

    @property
    def form(self) -> str:
        """The form of its day, or "clock"."""
        return self.day.form if self.day is not None else "clock"


def open_left(r: Reader, piece: Piece, floor: int) -> None:
    """Take in, to the left: articles, early and late, hedges, and the preposition that opens an end."""
    _take_the(r, piece, floor)
    _take_third(r, piece, floor)
    if "part" in piece.parts and not piece.clock and not r.owned(piece.end - 1):
        piece.end, zoned = zone(r, piece.end)
        piece.parts |= zoned
    _take_near(r, piece, floor)
    _take_edge(r, piece, floor)
    if r.at(piece.first - 1) == "from" and piece.first > floor and "edge" not in piece.parts and not piece.clock:
        on = r.at(piece.end) in ("onward", "onwards") or (
            r.at(piece.end) == "on" and r.at(piece.end + 1) in ENDS - {"the", "to", "by"}
        )
        if on and piece.day is not None:  # "from 1 June on"
            piece.parts["edge"], piece.hedge = "from", (piece.first - 1, piece.first)
            piece.first, piece.end = piece.first - 1, piece.end + 1


def _take_the(r: Reader, piece: Piece, floor: int) -> None:
    if piece.first <= floor or r.at(piece.first - 1) not in ("the", "'"):
        return
    ordinal = piece.form in ("date", "days") and r.at(piece.first + 1) in ("st", "nd", "rd", "th")
    ending = piece.form == "period" and "third" in piece.parts and r.at(piece.first) in _ENDS_OF
    if (
        piece.form in _TAKES_THE or ending or ordinal or ("part" in piece.parts and "early" in r.at(piece.first))
    ) and piece.day:
        piece.first -= 1
        if r.at(piece.first) == "'" and r.at(piece.first - 1) == "the" and piece.first > floor:
            piece.first -= 1


def _take_third(r: Reader, piece: Piece, floor: int) -> None:
    """ "early December", "mid-November", "late on Tuesday", "the end of July", "earlier this week"."""
    first, form = piece.first, piece.form
    before, second = r.at(first - 1), r.at(first - 2)
    if form in _THIRD_FORMS or (form == "period" and piece.parts.get("unit") in ("month", "year")):
        if before == "-" and second in _THIRDS:
            piece.parts["third"], piece.first = _THIRDS[second], first - 2
        elif before in _THIRDS:
            piece.parts["third"], piece.first = _THIRDS[before], first - 1
        elif before == "in" and second in ("early", "late"):
            piece.parts["third"], piece.first = second, first - 2
        elif before == "of" and second in _ENDS_OF:
            piece.parts["third"], piece.first = _ENDS_OF[second], first - 2 - (r.at(first - 3) == "the")
        if (
            "half" not in piece.parts
            and form == "period"
            and before in ("earlier", "later")
            and piece.parts["step"] == 0
        ):
            piece.parts["half"], piece.first = before, first - 1
    elif form == "period" and before in ("earlier", "later", "late", "early") and piece.parts["step"] == 0:
        piece.parts["half"], piece.first = {"late": "later", "early": "earlier"}.get(before, before), first - 1
    elif form in DAY_FORMS and form not in ("ago", "offset") and not piece.clock:
        j = first - (before == "on")
        word = r.at(j - 1)
        if word in ("early", "late") and "part" not in piece.parts:
            piece.parts |= part_span(r.lex.parts[word], word)
            piece.first = j - 1
        elif word in ("early", "late") or (word in ("earlier", "later") and form == "relative" and j == first):
            piece.first = j - 1
        elif before in ("of", "on") and second in PART_WORDS and "part" not in piece.parts:
            piece.parts |= part_span(r.lex.parts[second], second)
            piece.first = first - 2 - (r.at(first - 3) == "the")
        elif before == "of" and second == "hours" and r.at(first - 3) in ("small", "wee"):
            piece.parts |= part_span(r.lex.parts["early hours"], "early hours")
            piece.first = first - 3 - (r.at(first - 4) == "the")
    if piece.first < floor:
        piece.first = first


def _take_near(r: Reader, piece: Piece, floor: int) -> None:
    first = piece.first
    if "near" in piece.parts:
        return
    if "undated" in piece.parts and (r.at(first - 2), r.at(first - 1)) in LENGTH and first - 2 >= floor:
        piece.first -= 2 + (r.at(first - 3) == "a" and first > floor + 2)
        piece.hedge = (piece.first, first)
        return
    two = NEAR_TWO.get((r.at(first - 2), r.at(first - 1)))
    if two and first - 2 >= floor and piece.clock:
        piece.parts["near"], piece.hedge, piece.first = two, (first - 2, first), first - 2
    elif r.at(first - 1) in NEAR and first - 1 >= floor:
        piece.parts["near"], piece.hedge, piece.first = "around", (first - 1, first), first - 1


def _take_edge(r: Reader, piece: Piece, floor: int) -> None:
    first = piece.first
    j = first - 1
    if r.at(j) == "least" and r.at(j - 1) == "at":
        j -= 2
    word = r.at(j)
    if j < floor or word not in EDGES or piece.parts.get("near") in ("after", "before"):
        return
    owned = r.owned(piece.end - 1) or (r.at(piece.end - 1) == "s" and r.at(piece.end - 2) == "'")
    if owned or piece.form == "overnight":
        return
    if word in ("before", "after") and r.at(piece.end) not in _FREE:
        return
    if word == "by" and piece.day is not None and r.at(j - 1) in ("followed", "preceded", "marked"):
        return
    if not (word == "since" and piece.form in _CLOSED):
        piece.parts["edge"] = EDGES[word]
    piece.hedge = (j, piece.hedge[1] if piece.hedge else first)
    piece.first = j
