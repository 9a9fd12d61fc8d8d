"""JSON Lines: the JSON report an object a line, each with its ``type`` first; the run comes first of all."""

from __future__ import annotations

from factcheck.model import Dossier
from factcheck.report import json
from factcheck.settings import View

#: The lists of the JSON report, and the type of what they hold.
TYPES = {
    "articles": "article",
    "facts": "fact",
    "comparisons": "comparison",
    "unread": "unread",
    "findings": "finding",
    "checked": "checked",
    "checklist": "item",
    "decisions": "decision",
}


def render(dossier: Dossier, view: View) -> bytes:
    """One object a line in UTF-8; complete, whatever the view narrows."""
    value = json.value(dossier)
    lines = [json.encode({"type": "run", "schema_version": value["schema_version"], **value["run"]})]
    for key, kind in TYPES.items():
        lines += [json.encode({"type": kind, **item}) for item in value.get(key, ())]
    return b"".join(lines)
