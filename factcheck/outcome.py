"""What a run comes to: whether anything is left to resolve. The exit code says it, and so do the other faces."""

from __future__ import annotations

from factcheck.model import Dossier, Item
from factcheck.settings import RESOLVED, Settings

_RANK = {"none": 0, "low": 1, "medium": 2, "high": 3, "never": 4}


def differs(found: Dossier, settings: Settings) -> bool:
    """Whether a discrepancy that counts is left to resolve."""
    return any(settings.counts(c.verdict, c.severity) and c.state not in RESOLVED for c in found.comparisons)


def fails(found: Dossier, settings: Settings, fail_on: str = "low") -> bool:
    """Whether a checked draft has an open finding grave enough, or an item of a checklist fails or lacks its tick."""
    if fail_on == "never":
        return False
    least = max(_RANK[fail_on], _RANK[settings.min_severity])
    grave = any(f.state == "open" and _RANK[f.severity] >= least for f in found.findings or ())
    return grave or any(map(_lacking, found.checklist or ()))


def _lacking(item: Item) -> bool:
    return item.state == "failed" or (item.required and item.state == "for a person")
