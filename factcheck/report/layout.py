"""How words are laid out for a terminal: cell widths, wrapping, quoting around a figure, numbers and days."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from typing import Any, NamedTuple

from factcheck.model import Fact, Span
from factcheck.text import visible

#: What stands around the figure in a quoted sentence: seen without colour, and rare in English text.
OPEN, CLOSE = "«", "»"
CUT = "…"
#: Cells of a quoted sentence: about three lines of a terminal; longer ones are cut around the figure.
QUOTE = 240


class Quote(NamedTuple):
    """A sentence made safe to show, and where its marked figure, with the marks, stands in it."""

    text: str
    start: int
    end: int


def paint(text: str, on: bool, **style: Any) -> str:
    """``text`` in a terminal style when colour is on."""
    if not on or not text:
        return text
    import click

    return click.style(text, **style)


def cells(text: str) -> int:
    """Terminal cells that ``text`` takes.

    >>> cells("Kuźnica"), cells("東京"), cells("e\\u0301")
    (7, 4, 1)
    """
    if text.isascii():
        return len(text)
    return sum(_cell(c) for c in text)


def _cell(c: str) -> int:
    if c.isascii():
        return 1
    if unicodedata.combining(c) or unicodedata.category(c) in ("Mn", "Me"):
        return 0
    return 2 if unicodedata.east_asian_width(c) in "WF" else 1


def fit(text: str, width: int) -> str:
    """``text`` in at most ``width`` cells, its end cut with an ellipsis.

    >>> fit("a long name", 7)
    'a long…'
    """
    if cells(text) <= width and len(text) <= 4 * width:
        return text
    room, kept = max(width - 1, 0), ""
    for c in text[: 4 * width]:  # a heap of combining marks takes no cell, but no line either
        room -= _cell(c)
        if room < 0:
            break
        kept += c
    return kept + CUT


def pad(text: str, width: int) -> str:
    """``text`` filled with spaces to ``width`` cells."""
    return text + " " * max(0, width - cells(text))


def wrap(text: str, width: int) -> list[tuple[int, int]]:
    """The lines of ``text`` as slices of at most ``width`` cells, broken at spaces where there is one.

    >>> [("at least seven dead"[a:b]) for a, b in wrap("at least seven dead", 9)]
    ['at least', 'seven', 'dead']
    """
    width = max(width, 8)
    lines: list[tuple[int, int]] = []
    start = space = used = 0
    for i, c in enumerate(text):
        if c == " ":
            space = i
        used += _cell(c)
        if used <= width:
            continue
        stop = i if c == " " or space <= start else space
        lines.append((start, stop))
        start = stop + 1 if text[stop] == " " else stop
        space, used = start, cells(text[start : i + 1])
    if start < len(text):
        lines.append((start, len(text)))
    return lines


def fill(text: str, width: int, indent: str, first: str | None = None) -> list[str]:
    """``text`` wrapped to ``width`` cells, every line after ``indent``, the first after ``first``."""
    room = width - cells(indent)
    lines = [text[a:b] for a, b in wrap(text, room)] or [""]
    return [((first if first is not None else indent) if i == 0 else indent) + line for i, line in enumerate(lines)]


def quote(text: str, sentence: Span, start: int, end: int, room: int = QUOTE) -> Quote:
    """The sentence with its figure marked, cut around the figure where it is longer than ``room`` cells."""
    left = max(sentence.start, start - 2 * room)
    right = min(max(sentence.end, end), max(end, start) + 2 * room)
    figure = fit(_flat(text[start:end]), room)
    before, after = _flat(text[left:start]).lstrip(), _flat(text[end:right]).rstrip()
    spare = max(room - cells(figure) - 2, 20)
    keep_after = min(cells(after), max(spare * 3 // 5, spare - cells(before)))
    short_before = _tail(before, spare - keep_after)
    short_after = _head(after, keep_after)
    if left > sentence.start and not short_before.startswith(CUT):
        short_before = CUT + short_before
    if right < sentence.end and not short_after.endswith(CUT):
        short_after += CUT
    whole = f"{short_before}{OPEN}{figure}{CLOSE}{short_after}"
    at = len(short_before)
    return Quote(whole, at, at + len(figure) + 2)


def _flat(text: str) -> str:
    """Safe to show, runs of space as one; a space at either end is kept as one."""
    safe = visible(text)
    words = " ".join(safe.split())
    if not words:
        return " " if safe else ""
    return (" " if safe[0].isspace() else "") + words + (" " if safe[-1].isspace() else "")


def _head(text: str, room: int) -> str:
    if cells(text) <= room and len(text) <= 4 * max(room, 1):
        return text
    short = fit(text, max(room, 1))[:-1]
    at = short.rfind(" ")
    return (short[:at] if at > len(short) // 2 else short) + " " + CUT


def _tail(text: str, room: int) -> str:
    if cells(text) <= room and len(text) <= 4 * max(room, 1):
        return text
    short = fit(text[::-1], max(room, 1))[:-1][::-1]
    at = short.find(" ")
    return CUT + " " + (short[at + 1 :] if 0 <= at < len(short) // 2 else short)


def marked(line: Quote, span: tuple[int, int], on: bool, **style: Any) -> str:
    """One wrapped line of a quote, the part that belongs to the figure in a style."""
    a, b = span
    start, end = min(max(line.start, a), b), min(max(line.end, a), b)
    return line.text[a:start] + paint(line.text[start:end], on, **style) + line.text[end:b]


def number(value: float) -> str:
    """A number as people write it.

    >>> number(15000), number(1.5), number(5.4e9)
    ('15,000', '1.5', '5,400,000,000')
    """
    if float(value).is_integer() and abs(value) < 1e15:
        return f"{int(value):,}"
    return f"{value:,.10g}" if abs(value) < 1e15 else f"{value:.6g}"


def said(fact: Fact) -> str:
    """The reading of a fact in words: low..high, bound and unit, or the days it covers."""
    if fact.kind == "date":
        return _days(fact.date_from, fact.date_to)
    low, high = fact.low, fact.high
    if low is not None and high is not None:
        words = number(low) if low == high else f"{number(low)}..{number(high)}"
        words = f"about {words}" if fact.bound == "approximate" else words
    elif low is not None:
        words = f"{'more than' if fact.bound == 'more_than' else 'at least'} {number(low)}"
    elif high is not None:
        words = f"{'less than' if fact.bound == 'less_than' else 'at most'} {number(high)}"
    else:
        words = "?"
    return f"{words} {visible(fact.unit)}" if fact.unit else words


def _days(start: str | None, end: str | None) -> str:
    if start is None and end is None:
        return "unresolved"
    if start == end:
        return visible(str(start))
    return visible(f"{start or ''}..{end or ''}")


def count(n: int, one: str, many: str = "") -> str:
    """A count with its noun.

    >>> count(1, "figure"), count(2, "figure"), count(0, "discrepancy", "discrepancies")
    ('1 figure', '2 figures', '0 discrepancies')
    """
    return f"{n:,} {one if n == 1 else many or one + 's'}"


def columns(rows: Sequence[Sequence[str]], width: int | None, least: int = 6, most: int = 40) -> list[int]:
    """Widths in cells for a table: natural ones up to ``most``, the widest narrowed until ``width`` holds all."""
    widths = [min(most, max(cells(row[i]) for row in rows)) for i in range(len(rows[0]))]
    while width is not None and sum(widths) + 2 * (len(widths) - 1) > width and max(widths) > least:
        widths[widths.index(max(widths))] -= 1
    return widths
