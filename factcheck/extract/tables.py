"""Figures in tables, read with the heads of their column and row: "12" under "Hurt", beside "Amaro", is 12 hurt there.

A cell is read as the sentence that its heads make of it, by the same grammar as any sentence.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from factcheck.model import Block, Cell, Claim, Span

#: The sentences that heads may make of a cell: what is counted is in the head of the column, or in that of the row.
Reading = Callable[[str], list[Claim]]
_DIGIT = re.compile(r"\d")
#: The unit at the end of a head: "Damage ($m)", "Share, %", "Length (km)".
_UNIT = re.compile(r"[(\[]\s*([^()\[\]]{1,12})\s*[)\]]\s*$|,\s*([%$£€][^\s,]{0,4}|[a-zA-Z]{1,3})\s*$")
_SIGN = re.compile(r"(US\$|A\$|C\$|[$£€])\s*(.{0,8})")
_SUMS = frozenset("total totals sum all overall altogether".split())
#: Code points of a head that says what is counted; a longer one is a sentence.
LONGEST = 80


def claims_of(text: str, block: Block, number: int, read: Reading) -> list[Claim]:
    """The claims of a row of a table, in its order; ``read`` gives those of one sentence."""
    row = Span(start=block.start, end=block.end)
    found: list[Claim] = []
    for cell in block.cells:
        words = text[cell.start : cell.end]
        if cell is block.cells[0] and (not _DIGIT.search(words) or _heads(block, words)):
            continue
        claim, where = _best(words, cell, read)
        if claim is None:
            continue
        start, end = _place(words, claim)
        place = claim.place or (where if where[:1].isupper() and not _DIGIT.search(where) else None)
        found.append(
            claim._replace(
                start=cell.start + start,
                end=cell.start + end,
                words=words[start:end],
                sentence=row,
                block=number,
                place=place if claim.kind == "quantity" else claim.place,
            )
        )
    return found


def _heads(block: Block, words: str) -> bool:
    """Whether the first cell is the head of its row: a year, in a row that is told by it."""
    return any(other.row == words for other in block.cells[1:])


def _best(words: str, cell: Cell, read: Reading) -> tuple[Claim | None, str]:
    """The figure of a cell as the sentence tells it that says what is counted, failing that as the first, and where."""
    first: tuple[Claim | None, str] = (None, "")
    for before, figure, after, where in _sentences(words, cell):
        start, end = len(before), len(before) + len(figure)
        claim = next((c for c in read(before + figure + after) if c.start < end and c.end > start), None)
        if claim is None:
            continue
        if claim.measure or claim.kind == "date":
            return claim, where
        first = first if first[0] else (claim, where)
    return first


def _sentences(words: str, cell: Cell) -> Iterator[tuple[str, str, str, str]]:
    """What a cell says with its heads, as the words before the figure, the figure, those after it, and where.

    What is counted is in the head of the column or in that of the row; failing both, the cell stands alone.
    """
    for what, beside in ((cell.column, cell.row), (cell.row, cell.column)):
        head, unit = _split(what[:LONGEST])
        if not (head or unit) or head.isdigit():
            continue
        where = "" if beside.lower() in _SUMS else beside
        place = f" in {where}" if where else ""
        figure = _with_unit(words, unit)
        low = head[:1].lower() + head[1:] if head[1:2].islower() else head
        yield "", figure, f" {low}{place}." if low else f"{place}.", where
        yield f"The {low}{place} was ", figure, ".", where
    yield "", words, ".", ""


def _split(head: str) -> tuple[str, str]:
    """A head without its unit, and the unit."""
    found = _UNIT.search(head)
    return (head[: found.start()].strip(" ,"), (found[1] or found[2]).strip()) if found else (head.strip(), "")


def _with_unit(words: str, unit: str) -> str:
    """A figure with the unit that its head gives: 3.4 under "($m)" is $3.4m."""
    if not unit or unit.lower() in ("number", "no", "n", "total"):
        return words
    sign = _SIGN.fullmatch(unit)
    if sign:
        scale = sign[2].strip()
        return f"{sign[1]}{words}{'' if len(scale) < 3 else ' '}{scale}" if words[:1].isdigit() else words
    if unit in ("%", "per cent", "percent"):
        return words if "%" in words else f"{words}%"
    return f"{words} {unit}"


def _place(words: str, claim: Claim) -> tuple[int, int]:
    """Where in the cell the figure of a claim stands: its own words, else the whole cell."""
    at = words.find(claim.words)
    return (at, at + len(claim.words)) if at >= 0 else (0, len(words))
