"""A workbook: the table on its first sheet, then evidence, figures told once, what a check found, decisions, origin.

Every cell that holds words of others is a plain string, never a formula or a link, and begins with no sign that would
make it one when it is edited or saved as CSV. The bytes depend on nothing but the dossier.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from io import BytesIO
from typing import Any

from factcheck.extras import missing
from factcheck.model import Dossier
from factcheck.report.grid import rows
from factcheck.report.page import Page, page
from factcheck.report.safe import cell, xml
from factcheck.settings import View

#: What the file says of its making: a clock would make every run another file.
MADE = datetime(2000, 1, 1)
#: Characters that a cell can hold, columns that a sheet can hold, and what one column is wide.
LONGEST, SOURCES, WIDE = 32_000, 16_000, 38
Sheet = tuple[str, Sequence[str], Sequence[int], Iterator[Sequence[object]]]


def render(dossier: Dossier, view: View) -> bytes:
    """The workbook as bytes; raise FactcheckError without the extra ``xlsx``."""
    try:
        import xlsxwriter
    except ImportError:
        raise missing("Excel workbooks", "xlsx") from None

    out = BytesIO()
    settings = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = xlsxwriter.Workbook(out, settings)
    book.set_properties({"title": "factcheck report", "created": MADE})
    styles = {
        "head": book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bg_color": "#EFEBE2", "border": 1}),
        "body": book.add_format({"text_wrap": True, "valign": "top"}),
        "conflict": book.add_format({"bold": True, "valign": "top", "font_color": "#A31621"}),
        "update": book.add_format({"bold": True, "valign": "top", "font_color": "#8A5200"}),
    }
    for sheet in _sheets(page(dossier, view)):
        _write(book, sheet, styles)
    book.close()
    return out.getvalue()


def _write(book: Any, sheet: Sheet, styles: dict[str, Any]) -> None:
    """One sheet: a head that stays in sight, a filter over every column, made to be printed across one page."""
    name, head, widths, lines = sheet
    found = [[cell(_words(value)) for value in line] for line in lines]
    if not found:
        return
    page = book.add_worksheet(name)
    for column, width in enumerate(widths):
        page.set_column(column, column, width)
    for column, words in enumerate(head):
        page.write_string(0, column, str(cell(_words(words))), styles["head"])
    for n, line in enumerate(found, 1):
        for column, value in enumerate(line):
            style = styles.get(str(value), styles["body"])
            if isinstance(value, int | float):
                page.write_number(n, column, value, style)
            elif value != "":
                page.write_string(n, column, str(value), style)
    page.freeze_panes(1, 2 if name == "Side by side" else 0)
    page.autofilter(0, 0, len(found), len(head) - 1)
    page.set_landscape()
    page.set_paper(9)
    page.fit_to_pages(1, 0)
    page.repeat_rows(0)


def _words(value: object) -> object:
    return xml(value)[:LONGEST] if isinstance(value, str) else value


def _sheets(found: Page) -> Iterator[Sheet]:
    sources = found.sources[:SOURCES]
    head = ("no", "what", "verdict", "severity", "state", *(f"{s.key}: {s.dated}" for s in sources), "why", "decided")
    yield "Side by side", head, (5, 30, 12, 10, 10, *[WIDE] * len(sources), 50, 40), _table(found)
    yield ("Evidence", ("no", "what", "verdict", "reading", "sources", "source", "file", "line", "figure", "sentence",
           "zone, status", "who says so", "as of"), (5, 30, 12, 18, 14, 22, 22, 7, 18, 80, 14, 24, 14),
           _evidence(found))  # fmt: skip
    yield ("Told once", ("what", "figure", "source", "file", "line", "sentence", "who says so"),
           (30, 18, 22, 22, 7, 80, 24), _once(found))  # fmt: skip
    yield ("Findings", ("line", "severity", "finding", "state", "words", "what to look at", "why not open"),
           (7, 10, 18, 10, 24, 80, 30), _findings(found))  # fmt: skip
    yield ("Figure by figure", ("line", "the draft", "the sources", "why"), (7, 24, 18, 80), _held(found))
    yield ("Checklist", ("checklist", "item", "state", "reason", "why it matters", "where it comes from"),
           (20, 60, 14, 30, 50, 40), _items(found))  # fmt: skip
    yield ("Decisions", ("no", "when", "who", "what", "on"), (5, 22, 14, 60, 40),
           ((d.seq, d.at, d.who, d.said, d.label) for d in found.decisions))  # fmt: skip
    yield "Not read", ("where", "words", "why"), (30, 30, 50), ((m.place, m.words, m.reason) for m in found.unread)
    yield ("Articles", ("key", "source", "title", "published", "found in", "file", "address", "repeats",
           "SHA-256 of the file", "SHA-256 of the text"), (6, 24, 50, 18, 22, 30, 40, 20, 68, 68),
           ((s.key, s.name, s.title, s.published, s.published_from, s.path, s.url, s.repeats, s.sha256, s.text_sha256)
            for s in found.sources))  # fmt: skip
    yield "How it was made", ("what", "value"), (44, 70), _made(found)


def _table(found: Page) -> Iterator[Sequence[object]]:
    for row in rows(found):
        topic = row.topic
        if topic is not None:
            cells = ("\n".join(e.text for e in row.cells.get(s.id, ())) for s in found.sources[:SOURCES])
            why = "\n".join(topic.differ)
            yield (topic.number, row.label, row.verdict, row.severity, topic.state, *cells, why, topic.decided)


def _evidence(found: Page) -> Iterator[Sequence[object]]:
    for topic in found.topics:
        for told in topic.told:
            for q in told.quotes:
                sentence = f"{q.before}«{q.figure}»{q.after}"
                yield (topic.number, topic.label, topic.verdict, told.label, told.sources, q.source.name,
                       q.source.path, q.line, q.figure, sentence, q.aside, q.by, q.as_of)  # fmt: skip


def _once(found: Page) -> Iterator[Sequence[object]]:
    for one in found.once:
        q = one.quote
        yield one.label, q.figure, q.source.name, q.source.path, q.line, f"{q.before}«{q.figure}»{q.after}", q.by


def _findings(found: Page) -> Iterator[Sequence[object]]:
    for note in found.checked.notes if found.checked else ():
        state, reason = note.found.state, note.standing
        yield note.line, note.found.severity, note.rule, state, note.words, note.message, reason


def _held(found: Page) -> Iterator[Sequence[object]]:
    for held in found.checked.held if found.checked else ():
        yield held.line, held.words, held.checked.outcome, held.why


def _items(found: Page) -> Iterator[Sequence[object]]:
    for asked in found.checked.items if found.checked else ():
        yield asked.checklist, asked.text, asked.item.state, asked.reason, asked.why, asked.source


def _made(found: Page) -> Iterator[Sequence[object]]:
    yield "summary", f"{found.summary} {found.read}"
    yield from found.made
    yield "", found.promise
