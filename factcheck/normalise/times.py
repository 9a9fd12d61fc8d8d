"""Words of a date and the publication time -> the span they cover."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from factcheck.calendar import resolve
from factcheck.model import Time, TimeWords
from factcheck.spans_base import NO_ORDER, DateOrder

#: Dates whose spans are remembered, under 2 MB when full: reports of one event come out on the same few days and
#: say "Monday", "last week" and "2019" again and again.
REMEMBERED = 2_000
#: The only form that is counted from the day that the text dated before.
_ANCHORED = "offset"


def time(
    words: TimeWords,
    published: str | None,
    *,
    anchor: str | None = None,
    southern: bool = False,
    order: DateOrder = NO_ORDER,
) -> Time:
    """The span that ``words`` cover; see :func:`factcheck.calendar.resolve`."""
    form, parts = words
    from_day = anchor if form == _ANCHORED else None
    return _resolved(form, tuple(parts.items()), published, from_day, southern, order)


@lru_cache(maxsize=REMEMBERED)
def _resolved(
    form: str,
    parts: tuple[tuple[str, str | int], ...],
    published: str | None,
    anchor: str | None,
    southern: bool,
    order: DateOrder,
) -> Time:
    known: Mapping[str, str | int] = dict(parts)
    return resolve(TimeWords(form, known), published, anchor=anchor, southern=southern, order=order)
