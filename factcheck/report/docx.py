"""A memo to file with the story, for Word: the table, each discrepancy with its evidence, decisions and origin."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any

from factcheck.extras import missing
from factcheck.model import Dossier
from factcheck.report.grid import Table, tables
from factcheck.report.page import Page, Quote, Topic, page
from factcheck.report.safe import xml
from factcheck.settings import View

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph

#: What the file says of its making: a clock would make every run another file.
MADE = datetime(2000, 1, 1, tzinfo=UTC)
#: Sources beside each other in one table of a page; quotes of one reading.
COLUMNS, QUOTES = 4, 6
#: Comparisons with their evidence; a memo of a thousand is not read, and the workbook has them.
TOPICS = 150
TONES = {"conflict": "A31621", "update": "8A5200", "compatible": "1B5A86", "agreement": "24663A"}


def render(dossier: Dossier, view: View) -> bytes:
    """The memo as bytes; raise FactcheckError without the extra ``docx``."""
    try:
        import docx
    except ImportError:
        raise missing("Word documents", "docx") from None

    found = page(dossier, view)
    memo = _Memo(docx.Document())
    memo.head(found)
    memo.checked(found)
    for table in tables(found, COLUMNS, once=view.all):
        memo.table(table)
    for topic in found.shown[:TOPICS]:
        memo.topic(topic)
    memo.tail(found)
    out = BytesIO()
    memo.document.save(out)
    return _timeless(out.getvalue())


def _timeless(data: bytes) -> bytes:
    """The same parts with no time of making in their zip."""
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as made, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as kept:
        for name in made.namelist():
            part = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            part.compress_type, part.external_attr, part.create_system = zipfile.ZIP_DEFLATED, 0o600 << 16, 3
            kept.writestr(part, made.read(name))
    return out.getvalue()


class _Memo:
    """A memo in the making."""

    def __init__(self, document: Document) -> None:
        from docx.shared import Cm, Pt

        self.document = document
        about = document.core_properties
        about.author, about.title, about.comments = "factcheck", "Memo to file", ""
        about.created = about.modified = MADE
        about.last_modified_by, about.revision = "factcheck", 1
        section = document.sections[0]
        section.page_width, section.page_height = Cm(21), Cm(29.7)
        section.left_margin = section.right_margin = Cm(2)
        section.top_margin = section.bottom_margin = Cm(2)
        for name, size in (("Normal", 10), ("Title", 22), ("Heading 1", 14), ("Heading 2", 12)):
            style: Any = document.styles[name]
            style.font.size = Pt(size)

    def say(self, words: str, style: str | None = None) -> Paragraph:
        return self.document.add_paragraph(xml(words), style)

    def heading(self, words: str, level: int) -> None:
        self.document.add_heading(xml(words), level)

    def head(self, found: Page) -> None:
        self.heading("Memo to file", 0)
        self.heading(found.title, 1)
        self.say(found.summary).runs[0].bold = True
        self.say(f"{found.read} {found.promise}")
        rows = [(s.key, s.name, s.published or "day unknown", s.title, s.path) for s in found.sources]
        if rows:
            self.heading("The articles", 1)
            self.rows(("", "source", "published", "title", "file"), rows, (1, 3, 2.6, 6.4, 4))

    def rows(self, head: Sequence[str], rows: Iterable[Sequence[str]], widths: Sequence[float]) -> None:
        """A table whose head is repeated on every page; its cells are filled by rows, which python-docx does fast."""
        from docx.oxml import OxmlElement
        from docx.shared import Cm, Pt

        lines = [head, *rows]
        table = self.document.add_table(len(lines), len(head), "Table Grid")
        table.autofit = False
        for column, width in enumerate(widths):
            table.columns[column].width = Cm(width)
        cells = iter(table._cells)  # the public way to a cell counts all cells before it each time
        for n, line in enumerate(lines):
            for width, words in zip(widths, line, strict=True):
                cell = next(cells)
                cell.width = Cm(width)
                run = cell.paragraphs[0].add_run(xml(words))
                run.font.size, run.bold = Pt(9), n == 0
        table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
        self.say("")

    def table(self, table: Table) -> None:
        head = ("what", "verdict", *(f"{s.key}: {s.dated}" for s in table.sources))
        rows = [
            (
                f"{row.topic.number}. {row.label}" if row.topic else row.label,
                " ".join(
                    filter(
                        None,
                        (row.verdict, row.severity, row.topic.state if row.topic and row.topic.state != "open" else ""),
                    )
                ),
                *("; ".join(e.text for e in row.cells.get(s.id, ())) for s in table.sources),
            )
            for row in table.rows
        ]
        self.heading("Side by side", 1)
        wide = (17 - 3.2 - 2) / len(table.sources)
        self.rows(head, rows, (3.2, 2, *[wide] * len(table.sources)))

    def topic(self, topic: Topic) -> None:
        from docx.shared import RGBColor

        self.heading(f"{topic.number}. {topic.label}", 2)
        severity = "" if topic.severity == "none" else f", {topic.severity}"
        run = self.say(f"{topic.verdict}{severity}").runs[0]
        run.bold, run.font.color.rgb = True, RGBColor.from_string(TONES[topic.verdict])
        if topic.decided:
            self.named("Decided", topic.decided)
        for told in topic.told:
            paragraph = self.say("", "List Bullet")
            paragraph.add_run(xml(told.label)).bold = True
            paragraph.add_run(xml(f"  {told.sources} · {told.names} · {told.by}"))
            for quote in told.quotes[:QUOTES]:
                self.quote(quote)
        if topic.more:
            self.say(f"and {topic.more:,} more readings, in the JSON report", "List Bullet")
        self.named("Taken to be of one thing", "; ".join(topic.matched))
        self.named("Why they differ" if topic.wording else "Why", topic.reason)
        self.named("Look for", "; ".join(topic.hints))
        self.named("Suggested wording", topic.wording)

    def named(self, name: str, words: str) -> None:
        if words:
            paragraph = self.say("")
            paragraph.add_run(f"{name}: ").italic = True
            paragraph.add_run(xml(words))

    def quote(self, quote: Quote) -> None:
        from docx.shared import Cm, Pt

        paragraph = self.say("")
        paragraph.paragraph_format.left_indent = Cm(1.2)
        paragraph.paragraph_format.space_after = Pt(2)
        paragraph.add_run(xml(f"{quote.place}  ")).font.size = Pt(8)
        paragraph.add_run(xml(quote.before))
        figure = paragraph.add_run(xml(quote.figure))
        figure.bold = figure.underline = True
        paragraph.add_run(xml(f"{quote.after}{f' [{quote.aside}]' if quote.aside else ''}"))

    def checked(self, found: Page) -> None:
        if found.checked is None:
            return
        self.heading("The draft, from top to bottom", 1)
        for note in found.checked.notes:
            standing = f" ({note.standing})" if note.standing else ""
            paragraph = self.say("", "List Bullet")
            paragraph.add_run(xml(f"{note.found.severity}, {note.rule}, line {note.line}{standing}: ")).bold = True
            paragraph.add_run(xml(note.message))
        if found.checked.held:
            self.heading("Figure by figure", 1)
            rows = [(str(h.line), h.words, h.checked.outcome, h.why) for h in found.checked.held]
            self.rows(("line", "the draft", "the sources", "why"), rows, (1.3, 3.7, 3, 9))
        if found.checked.items:
            self.heading("The checklist", 1)
            items = [(a.item.state, a.text, a.reason) for a in found.checked.items]
            self.rows(("state", "item", "reason"), items, (2.6, 9.4, 5))

    def tail(self, found: Page) -> None:
        if len(found.shown) > TOPICS:
            self.say(f"{len(found.shown) - TOPICS:,} more stand only in the table.")
        if found.decisions:
            self.heading("Decisions", 1)
            rows = [(str(d.seq), d.at, d.who, d.said, d.label) for d in found.decisions]
            self.rows(("no", "when", "who", "what", "on"), rows, (1, 3.6, 2.4, 6, 4))
        if found.unread:
            self.heading("Could not be read", 1)
            for missed in found.unread:
                self.say(f"{missed.place} “{missed.words}”: {missed.reason}", "List Bullet")
        self.heading("How this was made", 1)
        self.rows(("what", "value"), found.made, (6, 11))
