"""What a run comes to: whether anything is left to resolve, and what is new since the run before."""

from __future__ import annotations

from typing import NamedTuple

from factcheck.model import Comparison, Dossier, Item
from factcheck.settings import RESOLVED, Settings

_RANK = {"none": 0, "low": 1, "medium": 2, "high": 3, "never": 4}


def left(found: Dossier, settings: Settings) -> list[Comparison]:
    """The discrepancies that count and are not resolved, worst first."""
    return [c for c in found.comparisons if settings.counts(c.verdict, c.severity) and c.state not in RESOLVED]


def differs(found: Dossier, settings: Settings) -> bool:
    """Whether a discrepancy that counts is left to resolve."""
    return bool(left(found, settings))


def fails(found: Dossier, settings: Settings, fail_on: str = "low") -> bool:
    """Whether a checked draft has an open finding grave enough, or an item of a checklist fails or lacks its tick."""
    if fail_on == "never":
        return False
    least = max(_RANK[fail_on], _RANK[settings.min_severity])
    grave = any(f.state == "open" and _RANK[f.severity] >= least for f in found.findings or ())
    return grave or any(map(_lacking, found.checklist or ()))


def _lacking(item: Item) -> bool:
    return item.state == "failed" or (item.required and item.state == "for a person")


class News(NamedTuple):
    """What has become of the discrepancies since the run before."""

    new: tuple[Comparison, ...]  #: not there before, or other than they were; worst first
    gone: tuple[Comparison, ...]  #: no longer there, and none in their place


def news(before: Dossier, after: Dossier, settings: Settings) -> News:
    """The discrepancies that count in one run and not, or not so, in the other."""
    old = {_told(c): c for c in left(before, settings)}
    now = {_told(c): c for c in left(after, settings)}
    new = tuple(c for told, c in now.items() if told not in old)
    same = {c.id for c in now.values()} | {c.label for c in new}
    return News(new, tuple(c for told, c in old.items() if told not in now and not {c.id, c.label} & same))


def _told(c: Comparison) -> tuple[object, ...]:
    """What an editor is told of a comparison, but for the names of files: when it is the same, nothing is new."""
    return c.label, c.verdict, c.severity, tuple((r.label, len(r.facts), r.independent_sources) for r in c.readings)
