"""One HTML file that needs nothing else: to read, filter, print and send. No script, and no request to any network.

What articles say goes through jinja2 with autoescape; a content security policy refuses whatever could still get in.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

from factcheck.asof import AsOf
from factcheck.model import Dossier
from factcheck.report.grid import tables
from factcheck.report.page import page
from factcheck.report.timeline import plot
from factcheck.settings import DISCREPANCIES, SEVERITIES, VERDICTS, View

TEMPLATES = Path(__file__).parent / "templates"
#: Sources beside each other in one table; comparisons with all their evidence (the others are rows of the table).
COLUMNS, TOPICS = 8, 400
#: Figures that are told only once and listed; the workbook has them all.
ONCE = 2000
MARKS = {"passed": "✓", "failed": "✗", "for a person": "?", "not checked": "–"}


def render(dossier: Dossier, view: View) -> bytes:
    """The report in UTF-8."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        autoescape=True, loader=FileSystemLoader(TEMPLATES), undefined=StrictUndefined, trim_blocks=True,
        lstrip_blocks=True, keep_trailing_newline=True,
    )  # fmt: skip
    words = environment.get_template("report.html").render(_shown(dossier, view))
    return words.encode("utf-8", "backslashreplace")


def _shown(dossier: Dossier, view: View) -> dict[str, Any]:
    """What the template shows, and how its filters stand at first."""
    found = page(dossier, view)
    facts = {f.id: f for f in dossier.facts}
    as_of = AsOf(dossier.facts, {a.id: a for a in dossier.articles})
    order = sorted(found.topics, key=lambda t: not t.counted)[:TOPICS]
    topics = sorted(order, key=lambda t: t.number)
    tally: Counter[str] = Counter(t.verdict for t in found.topics)
    wanted = {*view.settings.verdicts, *(VERDICTS if view.all else ())}
    return {
        "page": found,
        "topics": topics,
        "left_out": len(found.topics) - len(topics),
        "plots": {t.number: plot(t, facts, as_of) for t in topics},
        "tables": tables(found, COLUMNS),
        "once": found.once[:ONCE],
        "verdicts": [(v, tally[v], v in wanted) for v in VERDICTS if tally[v]],
        "severities": [(s, s == view.settings.min_severity) for s in SEVERITIES],
        "resolved": any(t.counted and not t.open for t in found.topics),
        "discrepancies": DISCREPANCIES,
        "marks": MARKS,
    }
