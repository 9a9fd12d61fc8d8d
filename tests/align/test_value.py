"""When two values exclude each other."""

from __future__ import annotations

from typing import Any

import pytest

from factcheck.align.value import differ
from factcheck.lexicon import load
from tests.align.factory import article, fact, when

SOURCE = article("a", "They counted 12 of them on Tuesday.")
UNITS = load().units


@pytest.mark.parametrize(
    ("one", "two", "apart"),
    [
        ({"low": 7, "high": 7}, {"low": 10, "high": 10}, True),
        ({"low": 7, "high": 7}, {"low": 7, "high": 7}, False),
        ({"low": 7, "high": None, "bound": "at_least"}, {"low": 8, "high": 8}, False),
        ({"low": 1000, "high": None, "bound": "more_than"}, {"low": 4000, "high": 4000}, True),
        ({"low": 24, "high": 99, "bound": "approximate"}, {"low": 50, "high": 50}, False),
        ({"low": 10, "high": 10, "unit": "km"}, {"low": 6.2, "high": 6.2, "unit": "mi"}, False),
        ({"low": 10, "high": 10, "unit": "km"}, {"low": 30, "high": 30, "unit": "mi"}, True),
        ({"low": 1, "high": 1, "unit": "USD"}, {"low": 9, "high": 9, "unit": "GBP"}, False),
        ({"low": None, "high": None}, {"low": 9, "high": 9}, False),
    ],
)
def test_amounts(one: dict[str, Any], two: dict[str, Any], apart: bool) -> None:
    a, b = fact(SOURCE, "12", **one), fact(SOURCE, "12", **two)
    assert differ(a, b, UNITS) is apart
    assert differ(b, a, UNITS) is apart


@pytest.mark.parametrize(
    ("one", "two", "apart"),
    [
        ("2021-11-15", "2021-11-16", True),
        ("2021-11-15", "2021-11-15T09:30", False),
        ("T09:30", "T11:00", True),
        ("T09:30", "2021-11-15T11:00", True),
        ("T09:30", "2021-11-15T09:30", False),
        ("T09:30", "2021-11-15", False),
        (None, "2021-11-15", False),
    ],
)
def test_dates(one: str | None, two: str | None, apart: bool) -> None:
    assert differ(when(SOURCE, "Tuesday", one), when(SOURCE, "Tuesday", two), UNITS) is apart
