"""Reports: one file a format; each is a view of the same dossier.

Formats for people show a :mod:`~factcheck.report.page`, in which the wording is chosen once. A library that a format
needs is imported when the format is rendered.
"""

from __future__ import annotations

from collections.abc import Callable

from factcheck.model import Dossier
from factcheck.report import (
    check,
    claimreview,
    correction,
    csv,
    docx,
    github,
    html,
    json,
    jsonl,
    junit,
    markdown,
    sarif,
    text,
    xlsx,
)
from factcheck.settings import View

#: The formats of ``factcheck compare`` and ``factcheck report``, by the name that ``--format`` takes.
REPORTERS: dict[str, Callable[[Dossier, View], bytes]] = {
    "text": text.render,
    "html": html.render,
    "markdown": markdown.render,
    "docx": docx.render,
    "xlsx": xlsx.render,
    "csv": csv.render,
    "json": json.render,
    "jsonl": jsonl.render,
    "sarif": sarif.render,
    "junit": junit.render,
    "github": github.render,
    "claimreview": claimreview.render,
    "correction": correction.render,
}

#: The formats of ``factcheck check``: the same, but the terminal has a page of its own.
CHECK_REPORTERS: dict[str, Callable[[Dossier, View], bytes]] = {**REPORTERS, "text": check.render}
