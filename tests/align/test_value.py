"""When two values exclude each other."""

from __future__ import annotations

from typing import Any

import pytest

from factcheck.align.value import differ, gap, same, weekday
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


@pytest.mark.parametrize(
    ("one", "two", "level"),
    [
        (7, 7, None),
        (100, 120, "near"),
        (100, 150, "some"),
        (100, 240, "twice"),
        (100, 500, "far"),
        (100, 1900, "wide"),
        (100, 2500, "huge"),
        (0, 3, "none"),
        (1, 3, "twice"),  # few and fewer: the ratio says too much
    ],
)
def test_how_far_two_counts_lie_apart(one: int, two: int, level: str | None) -> None:
    a, b = fact(SOURCE, "12", one), fact(SOURCE, "12", two)
    assert gap(a, b, UNITS) == level
    assert gap(b, a, UNITS) == level


@pytest.mark.parametrize(
    ("one", "two", "level"),
    [
        ("2021-11-15", "2021-11-16", "near"),
        ("2021-11-15", "2021-11-18", "far"),
        ("T09:30", "T11:00", "near"),
        ("2021-11-15", "2021-11-15", None),
    ],
)
def test_how_far_two_dates_lie_apart(one: str, two: str, level: str | None) -> None:
    assert gap(when(SOURCE, "Tuesday", one), when(SOURCE, "Tuesday", two), UNITS) == level


@pytest.mark.parametrize(
    ("text", "one", "two", "level"),
    [
        ("They met on Tuesday and left on Tuesday night.", "Tuesday", "Tuesday night", "date"),
        ("They met on Tuesday and left on Friday.", "Tuesday", "Friday", None),
        ("They met on 18 November, or November 18.", "18 November", "November 18", "date"),
        ("They met today and left today.", "today", "today", None),  # the days of two articles
        ("They met last year and left last year.", "last year", "last year", None),
    ],
)
def test_days_of_articles_without_a_date(text: str, one: str, two: str, level: str | None) -> None:
    source = article("a", text, published=None)
    second = when(source, two, None, nth=2 if one == two else 1)
    assert same(when(source, one, None), second, UNITS) == level


@pytest.mark.parametrize(
    ("words", "first", "last", "day"),
    [
        ("Tuesday", None, None, "tuesday"),
        ("12", "2021-11-15", "2021-11-15", "monday"),
        ("12", "2021-11-15", "2021-11-16", None),
        ("12", "T09:30", "T09:30", None),
    ],
)
def test_the_day_of_the_week(words: str, first: str | None, last: str | None, day: str | None) -> None:
    assert weekday(when(SOURCE, words, first, date_to=last)) == day
