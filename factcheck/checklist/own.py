"""Checks that a desk writes itself: words or a pattern to look for, in the desk's own ``checks.yaml``."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.checklist.desk import Desk, Note
from factcheck.checklist.rules import CheckRule
from factcheck.patterns import spans
from factcheck.text import fold

#: Code points of the words found that a message repeats.
SHOWN = 60


def found(desk: Desk, rule: CheckRule) -> Iterator[Note]:
    """Every place of the draft, page furniture and repeats left out, that has the words or fits the pattern."""
    page = desk.draft
    for start, end in _places(desk, rule):
        words = " ".join(page.text[start:end].split())
        shown = words if len(words) <= SHOWN else f"{words[:SHOWN].rstrip()} …"
        yield Note(start, end, f"“{shown}”: {rule.message or rule.why}")


def _places(desk: Desk, rule: CheckRule) -> Iterator[tuple[int, int]]:
    page = desk.draft
    if rule.find:
        words = sorted({fold(" ".join(w.split())) for w in rule.find}, key=lambda w: (-len(w), w))
        listed = "|".join(r"\s+".join(map(re.escape, w.split())) for w in words)
        wanted = re.compile(rf"(?<!\w)(?:{listed})(?!\w)")
        yield from (m.span() for m in page.search(wanted))
    if rule.pattern:
        for low, high in page.spans:
            yield from ((low + a, low + b) for a, b in spans(rule.pattern, page.text[low:high]))
