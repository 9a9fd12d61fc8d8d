"""The lines of a printed page put back into paragraphs: columns, tables, hyphens and running heads undone.

A run is a stretch of letters on one line; places are in points (1/72 inch), y grows upwards.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

from factcheck.read.pieces import terminal

#: Points; the white between two columns of print is 10 and more, between words 3 to 6.
GUTTER = 8.0
#: Ems of white after which letters on one line belong to another cell or column.
GAP = 1.4
#: Letters; runs of a column of print are longer, cells of a table shorter.
COLUMN_RUN = 14
#: Share of the runs of a page that may cross a gutter: headlines, pictures' captions.
CROSSING = 0.34
#: Runs of one page for which every gutter is tried.
MAX_RUNS = 1500
#: Share of a page's height, at its top and foot, in which running heads stand.
MARGIN = 0.1
#: Lines between two paragraphs: white that is larger than this many times the usual step of lines.
LOOSE = 1.35
_HYPHEN = "\x02\ufffe\u00ad-‐"
_NUMBER = re.compile(r"\d+")
_FOLIO = re.compile(r"(?:page\s+)?[-–—]?\s*\d{1,4}\s*[-–—]?(?:\s*(?:/|of)\s*\d{1,4})?", re.I)


@dataclass(slots=True)
class Run:
    """Letters on one line without a wide gap."""

    words: str
    left: float
    right: float
    bottom: float
    top: float

    @property
    def size(self) -> float:
        """Height in points."""
        return max(self.top - self.bottom, 1.0)


@dataclass(slots=True)
class Line:
    """The runs of a column on one line; two and more are cells."""

    cells: list[str]
    left: float
    right: float
    bottom: float
    top: float

    @property
    def size(self) -> float:
        """Height in points."""
        return max(self.top - self.bottom, 1.0)


@dataclass(slots=True)
class Paragraph:
    """Words that belong together; ``rows`` instead when they are a table."""

    words: str = ""
    size: float = 0.0
    rows: list[list[str]] = field(default_factory=list)
    head: bool = False  # a running head or a page number


def paragraphs(pages: Sequence[tuple[float, list[Run]]]) -> list[Paragraph]:
    """The paragraphs of a document, given for each page its height and its runs; running heads come last."""
    heads = _running_heads(pages)
    found: list[Paragraph] = []
    aside: list[Paragraph] = []
    words = Counter(w for _, runs in pages for run in runs for w in run.words.lower().split())
    for height, runs in pages:
        kept = []
        for run in runs:
            if _margin(run, height) and (_key(run.words) in heads or _FOLIO.fullmatch(run.words.strip())):
                aside.append(Paragraph(run.words, run.size, head=True))
            else:
                kept.append(run)
        for column in _columns(kept):
            for paragraph in _paragraphs(_lines(column), words):
                if found and _goes_on(found[-1], paragraph):
                    found[-1].words = _joined(found[-1].words, paragraph.words, words)
                else:
                    found.append(paragraph)
    return found + aside


def _margin(run: Run, height: float) -> bool:
    return run.bottom > height * (1 - MARGIN) or run.top < height * MARGIN


def _key(words: str) -> str:
    return _NUMBER.sub("#", " ".join(words.lower().split()))


def _running_heads(pages: Sequence[tuple[float, list[Run]]]) -> frozenset[str]:
    """What stands at the top or foot of two pages and more, figures aside."""
    seen = Counter(key for height, runs in pages for key in {_key(r.words) for r in runs if _margin(r, height)})
    return frozenset(key for key, count in seen.items() if count > 1)


def _columns(runs: list[Run]) -> list[list[Run]]:
    """The runs in groups to be read one after the other: what goes across all columns cuts them into bands."""
    found: list[list[Run]] = []
    todo = [runs]
    while todo:
        group = todo.pop()
        gutter = _gutter(group)
        if gutter is None:
            found.append(group)
            continue
        bands: list[list[Run]] = [[]]
        across: list[bool] = [False]
        for run in sorted(group, key=lambda r: -r.top):
            crosses = run.left < gutter < run.right
            if crosses != across[-1] and bands[-1]:
                bands.append([])
                across.append(crosses)
            across[-1] = crosses
            bands[-1].append(run)
        parts: list[list[Run]] = []
        for band, whole in zip(bands, across, strict=True):
            if whole:
                parts.append(band)
            else:
                sides = [[r for r in band if r.right <= gutter], [r for r in band if r.left >= gutter]]
                parts += [side for side in sides if side]
        todo += reversed(parts)
    return [group for group in found if group]


def _gutter(runs: list[Run]) -> float | None:
    """Where white runs down between two columns of print; None where there is one column, or a table."""
    if len(runs) < 6 or len(runs) > MAX_RUNS:
        return None
    best: tuple[int, float, float] | None = None
    for x in sorted({round(run.right) + GUTTER / 2 for run in runs}):
        left = [r for r in runs if r.right <= x]
        right = [r for r in runs if r.left >= x]
        crossing = len(runs) - len(left) - len(right)
        if min(len(left), len(right)) < 3 or crossing > CROSSING * len(runs):
            continue
        white = min(r.left for r in right) - max(r.right for r in left)
        long = min(median(len(r.words) for r in side) for side in (left, right))
        if white < GUTTER or long < COLUMN_RUN:
            continue
        if best is None or (crossing, -white) < best[:2]:
            best = (crossing, -white, (min(r.left for r in right) + max(r.right for r in left)) / 2)
    return best[2] if best else None


def _lines(runs: list[Run]) -> list[Line]:
    """The runs of a column as lines from top to bottom, cells from left to right."""
    rows: list[list[Run]] = []
    for run in sorted(runs, key=lambda r: (-(r.top + r.bottom), r.left)):
        last = rows[-1][0] if rows else None
        if last and min(last.top, run.top) - max(last.bottom, run.bottom) > 0.5 * min(last.size, run.size):
            rows[-1].append(run)
        else:
            rows.append([run])
    found = []
    for row in rows:
        row.sort(key=lambda r: r.left)
        cells = [row[0].words]
        for before, run in pairwise(row):
            if run.left - before.right > GAP * run.size:
                cells.append(run.words)
            else:
                cells[-1] += f" {run.words}"
        edges = (
            min(r.left for r in row),
            max(r.right for r in row),
            min(r.bottom for r in row),
            max(r.top for r in row),
        )
        found.append(Line([" ".join(cell.split()) for cell in cells], *edges))
    return found


def _paragraphs(lines: list[Line], words: Counter[str]) -> list[Paragraph]:
    """The lines of a column as paragraphs and tables."""
    steps = [a.bottom - b.bottom for a, b in pairwise(lines) if a.bottom > b.bottom]
    step = median(steps) if steps else 0.0
    right = max((line.right for line in lines), default=0.0)
    left = min((line.left for line in lines), default=0.0)
    found: list[Paragraph] = []
    before: Line | None = None
    for line in lines:
        cells = [cell for cell in line.cells if cell]
        if len(cells) > 1:
            if found and found[-1].rows and before is not None:
                found[-1].rows.append(cells)
            else:
                found.append(Paragraph(size=line.size, rows=[cells]))
        elif (
            cells
            and before is not None
            and found
            and not found[-1].rows
            and not _opens(before, line, (left, right), step)
        ):
            found[-1].words = _joined(found[-1].words, cells[0], words)
        elif cells:
            found.append(Paragraph(cells[0], line.size))
        before = line
    return [p if len(p.rows) != 1 else Paragraph(" ".join(p.rows[0]), p.size) for p in found]


def _opens(before: Line, line: Line, edges: tuple[float, float], step: float) -> bool:
    """Whether ``line`` opens a paragraph after ``before``."""
    left, right = edges
    if before.bottom - line.bottom > LOOSE * max(step, 1.1 * line.size):
        return True
    if abs(before.size - line.size) > 0.18 * max(before.size, line.size):
        return True
    if line.left - before.left > 0.6 * line.size and before.left - left < 0.6 * line.size:
        return True  # an indent
    short = right - before.right > 0.15 * (right - left)
    return short and terminal(before.cells[-1])


def _goes_on(before: Paragraph, after: Paragraph) -> bool:
    """Whether a paragraph goes on in the next column or on the next page."""
    if before.rows or after.rows or not before.words or not after.words:
        return False
    if abs(before.size - after.size) > 0.18 * max(before.size, after.size):
        return False
    if before.words[-1] in _HYPHEN:
        return True
    return not terminal(before.words) and after.words[0].islower()


def _joined(before: str, after: str, words: Counter[str]) -> str:
    """Two lines as one: a word that was broken is whole again, a hyphen that belongs to it stays."""
    if not before or not after or before[-1] not in _HYPHEN:
        return f"{before} {after}".strip()
    head = before[:-1]
    stem = head.rsplit(" ", 1)[-1]
    rest = after.split(" ", 1)[0]
    if not stem or not stem[-1].isalnum():
        return f"{before} {after}"  # a dash
    soft = before[-1] == "\u00ad"
    kept = (
        stem[-1].isdigit() or not after[0].islower() or words[f"{stem}-{rest}".lower()] > words[f"{stem}{rest}".lower()]
    )
    return f"{head}{after}" if soft or not kept else f"{head}-{after}"


def body_size(found: Iterable[Paragraph]) -> float:
    """The height, in points, in which most of the words are set."""
    sizes: Counter[float] = Counter()
    for paragraph in found:
        sizes[round(paragraph.size)] += len(paragraph.words)
    return float(max(sizes, key=lambda s: (sizes[s], -s))) if sizes else 0.0
