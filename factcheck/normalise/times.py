"""Words of a date and the publication time -> the span they cover."""

from __future__ import annotations

from factcheck.calendar import resolve
from factcheck.model import Time, TimeWords


def time(words: TimeWords, published: str | None, *, anchor: str | None = None, southern: bool = False) -> Time:
    """The span that ``words`` cover; see :func:`factcheck.calendar.resolve`."""
    return resolve(words, published, anchor=anchor, southern=southern)
