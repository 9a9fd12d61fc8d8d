"""CSV: one table, a row a fact, a column a source; findings, checklist items and what made it below (see ``kind``)."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence

from factcheck.model import Dossier
from factcheck.report.grid import rows
from factcheck.report.page import Page, page
from factcheck.report.safe import cell
from factcheck.settings import View

#: The columns before those of the sources, and after them.
HEAD = ("kind", "number", "verdict", "severity", "state", "what")
TAIL = ("why", "decided", "who", "at", "id")


def render(dossier: Dossier, view: View) -> bytes:
    """The table in UTF-8 with a header; with ``--all`` figures that are told once have rows too."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    for row in lines(page(dossier, view), once=view.all):
        writer.writerow([cell(value) for value in row])
    return out.getvalue().encode("utf-8", "backslashreplace")


def lines(found: Page, *, once: bool) -> Iterator[Sequence[object]]:
    """The header and every row, not yet made safe for a spreadsheet."""
    decisions = {d.seq: d for d in found.decisions}
    yield (*HEAD, *(f"{s.key}: {s.dated} [{s.path}]" for s in found.sources), *TAIL)
    for row in rows(found, once=once):
        cells = ["; ".join(e.text for e in row.cells.get(s.id, ())) for s in found.sources]
        if row.topic is None:
            yield ("figure", "", row.verdict, "", "", row.label, *cells, "", "", "", "", row.id)
            continue
        topic = row.topic
        decision = decisions.get(topic.found.decision or 0)
        who, at = (decision.who, decision.at) if decision else ("", "")
        yield (
            "comparison", topic.number, topic.verdict, row.severity, topic.state, row.label, *cells, topic.reason,
            topic.decided, who, at, row.id,
        )  # fmt: skip
    blank = [""] * len(found.sources)
    for note in found.checked.notes if found.checked else ():
        cells = [note.words if found.checked and s == found.checked.draft else "" for s in found.sources]
        yield (
            "finding", "", note.rule, note.found.severity, note.found.state, note.message, *cells,
            note.found.reason, "", "", "", note.found.id,
        )  # fmt: skip
    for asked in found.checked.items if found.checked else ():
        yield (
            "checklist", "", asked.checklist, "", asked.item.state, asked.text, *blank, asked.reason, "", "", "",
            asked.item.id,
        )  # fmt: skip
    for name, value in found.made:
        yield ("origin", "", "", "", "", name, *blank, value, "", "", "", "")
