"""Suggested wording for the copy: what is said and who says so, ready to paste."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.review.words import outlet, short

if TYPE_CHECKING:
    from factcheck.model import Comparison, Fact, Reading
    from factcheck.review.rows import Index


def suggest(comparison: Comparison, index: Index) -> str:
    """One sentence that gives every reading with its names, the range first where the readings are plain figures."""
    parts = [f"{_said(reading)} ({_who(reading, index)})" for reading in comparison.readings]
    span = _range(comparison)
    listed = "; ".join(parts)
    return f"{span}, reports differ: {listed}" if span else f"Reports differ: {listed}"


def _said(reading: Reading) -> str:
    return short(reading.label, 60)


def _who(reading: Reading, index: Index) -> str:
    facts: list[Fact] = [index.facts[i] for i in reading.facts if i in index.facts]
    told = dict.fromkeys(short(f.attribution, 80) for f in facts if f.attribution)
    names = told or dict.fromkeys(outlet(index.articles[f.article]) for f in facts)
    return f"{'according to ' if told else ''}{', '.join(list(names)[:3])}"


def _range(comparison: Comparison) -> str:
    """``Between 1,000 and 4,000``: from the least to the greatest plain figure; empty where an end is open."""
    ends = [(r.low, r.high) for r in comparison.readings]
    units = {r.unit for r in comparison.readings}
    known = [(low, high) for low, high in ends if low is not None and high is not None]
    if len(known) < 2 or len(units) != 1 or any(low is None and high is None for low, high in ends):
        return ""
    figures = [value for pair in ends for value in pair if value is not None]
    low, high = min(figures), max(figures)
    from factcheck.report.layout import number  # not before the first frame: it brings the nouns with it

    unit = next(iter(units))
    return f"Between {number(low)} and {number(high)}{' ' + short(unit, 12) if unit else ''}" if low != high else ""
