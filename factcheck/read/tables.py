"""Rows of a table: their cells, each with the heads of its column and of its row."""

from __future__ import annotations

import re
from collections.abc import Sequence

from factcheck.model import Cell
from factcheck.read.pieces import Piece, trimmed

_BAR = re.compile(r"\||\t+")
_DIGIT = re.compile(r"\d")
_FIGURE = re.compile(r"[\d.,%$£€\s-]+")
_YEAR = re.compile(r"(?:19|20)\d\d")
#: Why a line of dashes between the rows of a table is set aside.
TABLE_RULE = "table rule"
#: Cells of a row that are looked at; wider tables are data files.
MAX_CELLS = 60


def cells(lines: Sequence[tuple[Piece, str, bool]]) -> list[tuple[Cell, ...]]:
    """For each line the cells, when it is a row of a table (the third of each) and not the row of heads.

    Rows that follow each other are one table; its first row holds the heads of the columns when its format says so or
    when it alone has no figures but years.
    """
    found: list[tuple[Cell, ...]] = [()] * len(lines)
    table: list[int] = []
    for number, (piece, _, row) in enumerate([*lines, (Piece(0, 0), "", False)]):
        if row:
            table.append(number)
        elif table and piece.why != TABLE_RULE:
            for n, one in zip(table, _table([lines[n][:2] for n in table]), strict=True):
                found[n] = one
            table = []
    return found


def _table(rows: Sequence[tuple[Piece, str]]) -> list[tuple[Cell, ...]]:
    parts = [_parts(piece.start, words) for piece, words in rows]
    texts = [
        [words[a - piece.start : b - piece.start] for a, b in row]
        for (piece, words), row in zip(rows, parts, strict=True)
    ]
    said = rows[0][0].head and not all(_FIGURE.fullmatch(cell) and not _YEAR.fullmatch(cell) for cell in texts[0][1:])
    headed = said or (len(rows) > 1 and _is_head(texts[0]) and any(map(_has_figure, texts[1:])))
    heads = texts[0] if headed else []
    found: list[tuple[Cell, ...]] = [()] * len(rows)
    for number, (spans, words) in enumerate(zip(parts, texts, strict=True)):
        if len(spans) < 2 or (headed and number == 0):
            continue
        side = words[0] if not _DIGIT.search(words[0]) or _YEAR.fullmatch(words[0]) else ""
        found[number] = tuple(
            Cell(start=a, end=b, column=heads[i] if i < len(heads) else "", row=side if i else "")
            for i, (a, b) in enumerate(spans)
            if a < b
        )
    return found


def _parts(start: int, words: str) -> list[tuple[int, int]]:
    """The spans of the cells; empty ones keep their place."""
    edges = [0]
    for bar in _BAR.finditer(words):
        edges += bar.span()
    edges.append(len(words))
    spans = [trimmed(words, a, b) for a, b in zip(edges[::2], edges[1::2], strict=True)]
    if words.startswith("|"):
        spans = spans[1:]
    if words.endswith("|") and len(spans) > 1:
        spans = spans[:-1]
    return [(a + start, b + start) for a, b in spans[:MAX_CELLS]]


def _is_head(row: Sequence[str]) -> bool:
    return sum(1 for cell in row if cell) > 1 and not _has_figure(row)


def _has_figure(row: Sequence[str]) -> bool:
    return any(_DIGIT.search(cell) and not _YEAR.fullmatch(cell) for cell in row)
