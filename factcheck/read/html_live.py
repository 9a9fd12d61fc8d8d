"""The times of the entries of a live page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime

from factcheck.read.stamps import Stamp, iso


def scripted(values: Mapping[str, str]) -> str | None:
    """The time that a page left on an element for its script: ISO, or seconds or milliseconds since 1970."""
    for name in ("data-timestamp", "data-datetime", "data-published"):
        words = values.get(name, "")
        if moment := iso(words):
            return moment
        if words.isascii() and words.isdigit() and len(words) in (10, 13):
            return datetime.fromtimestamp(int(words[:10]), UTC).isoformat(timespec="minutes")
    return None


def moments(
    parents: Sequence[int], marked: Mapping[int, str], clocks: Mapping[int, Stamp], published: str | None
) -> list[str | None]:
    """For each entry the time it gives; nothing where the page gives one time for all.

    ``parents`` holds for each entry the number of the one around it, ``marked`` what elements give, ``clocks`` what
    lines of words give.
    """
    times = {**_clocked(clocks, published), **marked}
    above = {parents[p] for p in times}
    for number in range(len(parents) - 1, 0, -1):  # an entry that holds timed entries is the page itself
        if number in above:
            times.pop(number, None)
            above.add(parents[number])
    found: list[str | None] = [None] * len(parents)
    if len(set(times.values())) < 2:
        return found
    for number in range(1, len(parents)):
        found[number] = times.get(number) or found[parents[number]]
    return found


def _clocked(clocks: Mapping[int, Stamp], published: str | None) -> dict[int, str]:
    """Entries that show a time in words; a bare time of day is of the page's day, unless their order leaps."""
    found = {number: moment for number, stamp in clocks.items() if (moment := stamp.iso())}
    bare = [(number, stamp) for number, stamp in sorted(clocks.items()) if not stamp.days and stamp.clock]
    order = [stamp.clock or (0, 0) for _, stamp in bare]
    if not published or order not in (sorted(order), sorted(order, reverse=True)):
        return found
    day = date.fromisoformat(published[:10])
    found.update({number: replace(stamp, days=(day,)).iso() or "" for number, stamp in bare})
    return found
