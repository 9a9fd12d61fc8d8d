"""Readings over time, drawn with characters: when across, figure up, hedges as open-ended bars.

Each reading is drawn as its number, so that nothing depends on colour.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time
from typing import TYPE_CHECKING

from factcheck.asof import moment
from factcheck.review.passages import Piece
from factcheck.review.words import outlet, short

if TYPE_CHECKING:
    from factcheck.model import Comparison
    from factcheck.review.rows import Index

#: Least cells across and lines up that a plot can be read in.
LEAST = (24, 6)
#: Greatest over least figure from which the scale is logarithmic: below, a straight one keeps the points apart.
LOG = 20.0
UP, DOWN, BAR, ABOUT = "↑", "↓", "│", "~"
#: Points of one plot; more cannot be told apart in a terminal.
POINTS = 60


@dataclass(frozen=True)
class Point:
    """One mention of a reading: when and where it was said, and the ends of its figure."""

    reading: int
    when: datetime | None
    who: str
    low: float | None
    high: float | None
    about: bool = False


class Canvas:
    """A grid of characters with a style each; what lies outside is not drawn."""

    def __init__(self, width: int, height: int) -> None:
        self.width, self.height = width, height
        self.cells: list[list[Piece]] = [[(" ", "")] * width for _ in range(height)]

    def put(self, x: int, y: int, words: str, style: str = "", over: bool = True) -> None:
        """Write along a line."""
        for n, c in enumerate(words):
            inside = 0 <= y < self.height and 0 <= x + n < self.width
            if inside and (over or self.cells[y][x + n][0] == " "):
                self.cells[y][x + n] = (c, style)

    def free(self, x: int, y: int) -> bool:
        """Whether nothing is drawn there yet."""
        return 0 <= y < self.height and 0 <= x < self.width and self.cells[y][x][0] in " │┊·"

    def lines(self) -> list[list[Piece]]:
        """Each line as runs of one style."""
        found: list[list[Piece]] = []
        for row in self.cells:
            line: list[Piece] = []
            for c, style in row:
                if line and line[-1][1] == style:
                    line[-1] = (line[-1][0] + c, style)
                else:
                    line.append((c, style))
            found.append(line)
        return found


def points(comparison: Comparison, index: Index) -> list[Point]:
    """The mentions of a comparison that can be drawn, each article's repeats once."""
    found: dict[Point, None] = {}
    for n, reading in enumerate(comparison.readings[:9]):
        for fact in (index.facts[i] for i in reading.facts if i in index.facts):
            article = index.articles[fact.article]
            if fact.kind == "quantity" and not (fact.low is None and fact.high is None):
                low = float(fact.low) if fact.low is not None else None
                high = float(fact.high) if fact.high is not None else None
                about = fact.bound == "approximate"
                found[Point(n + 1, index.as_of.of(fact), outlet(article), low, high, about)] = None
    return list(found)[:POINTS]


def draw(comparison: Comparison, index: Index, width: int, height: int) -> list[list[Piece]]:
    """The plot in ``width`` by ``height`` cells, or a line that says why there is none."""
    if width < LEAST[0] or height < LEAST[1]:
        return [[("Too narrow for a plot: + shows this pane alone", "dim")]]
    if any(r.date_from or r.date_to for r in comparison.readings):
        return _days(comparison, width)
    found = points(comparison, index)
    if not found:
        return [[("No figure to draw", "dim")]]
    return _figures(found, width, height)


def _figures(found: Sequence[Point], width: int, height: int) -> list[list[Piece]]:
    ends = [v for p in found for v in (p.low, p.high) if v is not None]
    labels = {v: _compact(v) for v in ends}
    margin = max(len(w) for w in labels.values()) + 1
    canvas = Canvas(width, height)
    rows, across = height - 3, width - margin - 2
    up = _scale(ends, rows)
    for y in range(rows):
        canvas.put(margin, y, "│", "dim")
    canvas.put(margin, rows, "└" + "─" * across, "dim")
    for value in sorted(labels, reverse=True):
        y = up(value)
        if canvas.free(margin - 1, y):
            canvas.put(0, y, f"{labels[value]:>{margin - 1}} ", "dim")
            canvas.put(margin, y, "┤", "dim")
    places, ticks = _across(found, across)
    for point in sorted(found, key=lambda p: p.reading):
        _point(canvas, point, margin + 2 + places[point], up, rows)
    for x, words in ticks:
        canvas.put(min(margin + 2 + x, max(width - len(words), 0)), rows + 1, words, "dim", over=False)
    canvas.put(0, rows + 2, short(_legend(found), width), "dim")
    return canvas.lines()


def _point(canvas: Canvas, point: Point, x: int, up: _Up, rows: int) -> None:
    style = f"bold {COLORS[(point.reading - 1) % len(COLORS)]}"
    low, high = point.low, point.high
    y = up(low if low is not None else high or 0.0)
    top = 0 if high is None else up(high)
    bottom = rows - 1 if low is None else up(low)
    while x < canvas.width - 2 and not all(canvas.free(x, row) for row in (y, top, bottom)):
        x += 2
    for row in range(top, bottom + 1):
        canvas.put(x, row, BAR, style, over=False)
    if high is None and top < y:
        canvas.put(x, top, UP, style)
    if low is None and bottom > y:
        canvas.put(x, bottom, DOWN, style)
    canvas.put(x, y, str(point.reading), style)
    if point.about:
        canvas.put(x - 1, y, ABOUT, style, over=False)


class _Up:
    """From a figure to a line of the canvas, the greatest on top."""

    def __init__(self, low: float, high: float, rows: int, log: bool) -> None:
        self.low, self.high, self.rows, self.log = low, high, rows, log

    def __call__(self, value: float) -> int:
        low, high, at = (math.log(v) if self.log else v for v in (self.low, self.high, value))
        part = (at - low) / (high - low) if high > low else 0.5
        # A line stays free above and below for the arrows of open ends.
        return 1 + round((1 - part) * (self.rows - 3))


def _scale(ends: Sequence[float], rows: int) -> _Up:
    low, high = min(ends), max(ends)
    return _Up(low, high, rows, low > 0 and high / low >= LOG)


def _across(found: Sequence[Point], across: int) -> tuple[dict[Point, int], list[tuple[int, str]]]:
    """Where each point stands across, and the ticks: by time where two times are known, else article by article."""
    times = sorted({p.when for p in found if p.when})
    if len(times) > 1:
        undated = any(p.when is None for p in found)
        room = max(across - (12 if undated else 4), 1)
        whole = (times[-1] - times[0]).total_seconds()
        at = {t: round((t - times[0]).total_seconds() / whole * room) for t in times}
        ticks = _spaced([(at[t], words) for t, words in _named(times)])
        if undated:
            ticks.append((across - 8, "no date"))
        return {p: at[p.when] if p.when else across - 6 for p in found}, ticks
    outlets = list(dict.fromkeys(p.who for p in found))
    lane = max(across // len(outlets), 3)
    where = {who: n * lane for n, who in enumerate(outlets)}
    return {p: where[p.who] + 1 for p in found}, [(where[who], short(who, lane - 1)) for who in outlets]


def _named(times: Sequence[datetime]) -> list[tuple[datetime, str]]:
    """Times in order with their words: the day where it begins, the hour of what follows on it."""
    found: list[tuple[datetime, str]] = []
    for t in times:
        first = not found or found[-1][0].date() != t.date()
        clock = t.strftime("%H:%M").lstrip("0") if t.time() != time() else ""
        one_day = times[0].date() == times[-1].date()
        words = (f"{t.day} {t:%b}", clock if one_day or not first else "")
        found.append((t, " ".join(filter(None, words if first else words[1:])) or "0:00"))
    return found


def _spaced(ticks: Sequence[tuple[int, str]]) -> list[tuple[int, str]]:
    kept: list[tuple[int, str]] = []
    for x, words in ticks:
        if not kept or x > kept[-1][0] + len(kept[-1][1]):
            kept.append((x, words))
    return kept


def _legend(found: Sequence[Point]) -> str:
    parts = ["1–9 reading"]
    if any(p.about for p in found):
        parts.append(f"{ABOUT} about")
    if any(p.high is None for p in found):
        parts.append(f"{UP} or more")
    if any(p.low is None for p in found):
        parts.append(f"{DOWN} or fewer")
    if len({p.when for p in found if p.when}) < 2:
        parts.append("by article: two dates would make a timeline")
    return " · ".join(parts)


COLORS = ("$text-primary", "$text-error", "$text-success", "$text-warning", "$text-accent")


def _days(comparison: Comparison, width: int) -> list[list[Piece]]:
    """Dates: a bar for each reading from its first day to its last."""
    spans = [(n + 1, r, moment(r.date_from), moment(r.date_to)) for n, r in enumerate(comparison.readings[:9])]
    known = sorted({t for _, _, a, b in spans for t in (a, b) if t})
    if not known:
        return [[("No day that could be resolved", "dim")]]
    whole = (known[-1] - known[0]).total_seconds() or 1.0
    room = width - 4
    lines: list[list[Piece]] = []
    for n, reading, start, end in spans:
        style = f"bold {COLORS[(n - 1) % len(COLORS)]}"
        a = round((start - known[0]).total_seconds() / whole * (room - 1)) if start else 0
        b = round((end - known[0]).total_seconds() / whole * (room - 1)) if end else room - 1
        line = "■" if a == b else "├" + "─" * (b - a - 1) + "┤"
        line = ("◂" + line[1:] if not start and a != b else line)[: room - a]
        line = line[:-1] + "▸" if not end and a != b else line
        lines.append([(f" {n} ", "reverse bold"), (f" {short(reading.label, room)}", "")])
        lines.append([("   " + " " * a, ""), (line, style)])
    same_day = known[0].date() == known[-1].date()
    form = "%H:%M" if same_day and whole > 1 else "%d %b %Y"
    first, last = (known[n].strftime(form).lstrip("0") for n in (0, -1))
    gap = max(room - len(first) - len(last), 1)
    lines.append([(f"   {first}{' ' * gap}{last if whole > 1 else ''}", "dim")])
    return lines


def _compact(value: float) -> str:
    """A figure in at most some nine cells.

    >>> _compact(15000.0), _compact(5.4e9), _compact(1.25)
    ('15,000', '5.4bn', '1.25')
    """
    for size, name in ((1e12, "tn"), (1e9, "bn"), (1e6, "m")):
        if abs(value) >= size:
            return f"{value / size:,.4g}{name}"
    return f"{value:,.6g}" if value != int(value) else f"{int(value):,}"
