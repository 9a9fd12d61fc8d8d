"""What was read, for a person or a program: the tables of ``factcheck facts`` and the page of ``factcheck explain``."""

from __future__ import annotations

import csv
import io
from bisect import bisect_left
from collections.abc import Callable
from typing import NamedTuple

from factcheck.model import Article, Block, Dossier, Fact
from factcheck.report import json
from factcheck.report.layout import CLOSE, OPEN, cells, columns, count, fill, fit, pad, paint, said
from factcheck.report.safe import cell
from factcheck.settings import View
from factcheck.text import line_of, line_starts, visible

HEAD = ("line", "zone", "text", "reading", "counted", "measure", "place", "as of", "by whom", "status")
#: Columns of the CSV file; path and title first, then the fields of a fact that fit a cell.
CSV_HEAD = (
    "path", "line", "zone", "start", "end", "text", "kind", "low", "high", "bound", "hedge", "unit", "date_from",
    "date_to", "counted", "measure", "place", "as_of", "attribution", "status", "role", "repeat_of", "id",
)  # fmt: skip


def table(dossier: Dossier, view: View) -> bytes:
    """One table an article, in UTF-8; cells are cut to the view's width."""
    lines: list[str] = []
    for article in dossier.articles:
        rows = [HEAD, *(_row(fact) for fact in dossier.facts if fact.article == article.id)]
        widths = columns(rows, view.width)
        lines += [*_heading(article, view), ""]
        for i, row in enumerate(rows):
            line = "  ".join(pad(fit(cell, width), width) for cell, width in zip(row, widths, strict=True)).rstrip()
            lines.append(paint(line, view.color, bold=True) if i == 0 else line)
        lines += [f"  {note}" for note in _unread(dossier, article)]
        lines.append("")
    words = "\n".join(lines[:-1]) + "\n" if lines else ""
    return words.encode("utf-8", "backslashreplace")


def _row(fact: Fact) -> tuple[str, ...]:
    status = f"{fact.status} (repeated)" if fact.repeat_of else fact.status
    row = (str(fact.line), fact.zone, fact.text, said(fact), fact.counted, fact.measure, fact.place, fact.as_of)
    return tuple(visible(cell or "") for cell in (*row, fact.attribution, status))


def _heading(article: Article, view: View) -> list[str]:
    path, title = visible(article.path), visible(article.title or "")
    when = f"published {article.published}" if article.published else "publication date unknown"
    where = f" ({article.published_from})" if article.published_from else ""
    source = f"{article.source}, " if article.source else ""
    room = max(min(view.width, 100) - cells(path) - 2, 20)
    head = f"{paint(path, view.color, bold=True)}  {fit(title, room)}".rstrip()
    notes = [line for note in article.notes for line in fill(visible(f"note: {note}"), view.width, "")]
    return [head, *fill(visible(f"{source}{when}{where}"), view.width, ""), *notes]


def _unread(dossier: Dossier, article: Article) -> list[str]:
    items = [item for item in dossier.unread if item.article == article.id]
    return [visible(f"could not be read: {fit(visible(item.text[:400]), 60)} ({item.reason})") for item in items]


def as_json(dossier: Dossier, view: View) -> bytes:
    """The JSON report, its comparisons empty."""
    return json.render(dossier, view)


def as_jsonl(dossier: Dossier, view: View) -> bytes:
    """One fact a line, in the form of the JSON report, with the path of its article first."""
    paths = {article.id: article.path for article in dossier.articles}
    rows = [{"path": paths[f.article], **json.plain(f.model_dump(mode="json"))} for f in dossier.facts]
    return b"".join(json.encode(row) for row in rows)


def as_csv(dossier: Dossier, view: View) -> bytes:
    """One fact a row; a text cell that a spreadsheet would run as a formula is guarded with an apostrophe."""
    paths = {article.id: article.path for article in dossier.articles}
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(CSV_HEAD)
    for fact in dossier.facts:
        row = {"path": paths[fact.article], **json.plain(fact.model_dump(mode="json"))}
        writer.writerow([cell(row[name]) for name in CSV_HEAD])
    return out.getvalue().encode("utf-8", "backslashreplace")


class _Note(NamedTuple):
    """A place in the text and what became of it."""

    start: int
    end: int
    head: str
    words: str
    color: str


def explain(dossier: Dossier, view: View) -> bytes:
    """Each article line by line with every figure and date word, and what became of it."""
    lines: list[str] = []
    for article in dossier.articles:
        lines += [*_heading(article, view), ""]
        lines += _Page(dossier, article, view).lines()
    return "".join(f"{line.rstrip()}\n" for line in lines).encode("utf-8", "backslashreplace")


class _Page:
    """The text of one article with its notes."""

    def __init__(self, dossier: Dossier, article: Article, view: View) -> None:
        self.article, self.view, self.on = article, view, view.color
        self.starts = line_starts(article.text)
        self.notes = sorted(_notes(dossier, article))
        self.at = [note.start for note in self.notes]
        self.margin = len(str(len(self.starts)))

    def lines(self) -> list[str]:
        shown: list[str] = []
        read = 0
        for block in self.article.blocks:
            shown += self.between(read, block.start)
            read = block.end
            if block.aside:
                shown += self.aside(block.start, block.end, block.why or "boilerplate")
            else:
                shown += self.block(block)
        shown += self.between(read, len(self.article.text))
        return [*shown, *self.tally()]

    def between(self, start: int, end: int) -> list[str]:
        text = self.article.text[start:end]
        if not text.strip():
            return []
        return self.aside(start + len(text) - len(text.lstrip()), end, "not part of the story")

    def aside(self, start: int, end: int, why: str) -> list[str]:
        """What was set aside: one line, its beginning, and why."""
        text = self.article.text[start:end].rstrip()
        first, last = line_of(self.starts, start), line_of(self.starts, start + max(len(text) - 1, 0))
        lines = "" if first == last else f" (to line {last})"
        room = max(self.view.width - self.margin - 4, 20)
        words = f"set aside{lines}: {visible(why)}: "
        sample = fit(" ".join(visible(text[: 4 * room]).split()), max(room - len(words), 20))
        return [paint(f"{first:>{self.margin}} ┆ {words}{sample}", self.on, dim=True)]

    def block(self, block: Block) -> list[str]:
        shown: list[str] = []
        zone = "" if block.zone == "body" else f"  [{block.zone}]"
        again = "  [repeats an earlier passage]" if block.repeat_of is not None else ""
        start = block.start
        while start < block.end:
            stop = self.article.text.find("\n", start, block.end)
            stop = block.end if stop < 0 else stop
            if self.article.text[start:stop].strip():
                shown += self.line(start, stop, f"{zone}{again}" if start == block.start else "")
            start = stop + 1
        return [*shown, ""]

    def line(self, start: int, end: int, aside: str) -> list[str]:
        notes = self.notes[bisect_left(self.at, start) : bisect_left(self.at, end)]
        words, at = "", start
        for note in notes:
            if note.start < at:  # two facts may share a span
                continue
            stop = min(note.end, end)
            words += (
                visible(self.article.text[at : note.start])
                + OPEN
                + visible(self.article.text[note.start : stop])
                + CLOSE
            )
            at = stop
        words += visible(self.article.text[at:end])
        gap = " " * self.margin
        head = f"{line_of(self.starts, start):>{self.margin}} │ "
        shown = fill(words + aside, self.view.width, f"{gap} │ ", head)
        for note in notes:
            text = f"{fit(visible(self.article.text[note.start : note.end]), 40)}  {note.head}: {note.words}"
            lines = fill(text, self.view.width, f"{gap}     ", f"{gap}   > ")
            shown += [paint(line, self.on, fg=note.color) for line in lines]
        return shown

    def tally(self) -> list[str]:
        heads = [note.head for note in self.notes]
        kinds = [count(heads.count("figure"), "figure"), count(heads.count("date"), "date")]
        kinds += [f"{heads.count('no figure')} passed over", f"{heads.count('unread')} that could not be read"]
        return fill(f"{', '.join(kinds)}.", self.view.width, "")


def _notes(dossier: Dossier, article: Article) -> list[_Note]:
    notes = [
        _Note(fact.start, fact.end, "date" if fact.kind == "date" else "figure", _account(fact), "green")
        for fact in dossier.facts
        if fact.article == article.id
    ]
    unread = (item for item in dossier.unread if item.article == article.id)
    notes += [_Note(item.start, item.end, "unread", visible(item.reason), "red") for item in unread]
    skipped = dossier.skipped.get(article.id, ())
    notes += [_Note(item.start, item.end, "no figure", visible(item.reason), "yellow") for item in skipped]
    return notes


def _account(fact: Fact) -> str:
    """A fact in one line: its reading, then what is known of it."""
    parts = [said(fact)]
    known = (("counts", fact.counted), ("measure", fact.measure), ("at", fact.place), ("as of", fact.as_of))
    parts += [f"{name} {words}" for name, words in (*known, ("by", fact.attribution)) if words]
    if fact.kind == "date" and fact.resolved:
        parts.append(fact.resolved)
    if fact.status != "asserted":
        parts.append(fact.status)
    if fact.role != "total":
        parts.append(fact.role)
    if fact.repeat_of:
        parts.append("repeats an earlier fact")
    return visible("; ".join(parts))


#: The formats of ``factcheck facts``, by the name that ``--format`` takes.
FORMATS: dict[str, Callable[[Dossier, View], bytes]] = {
    "table": table,
    "json": as_json,
    "jsonl": as_jsonl,
    "csv": as_csv,
}
