"""When a figure holds: what its sentence names first, then its part of the page, then publication."""

from __future__ import annotations

from datetime import datetime

import pytest

from factcheck import pipeline
from factcheck.asof import AsOf
from factcheck.read import Text
from factcheck.report import html
from factcheck.settings import View


def holds(text: str, published: str | None) -> datetime | None:
    found, troubles = pipeline.read_facts([Text(name="a", text=text, published=published)])
    assert troubles == []
    figure = next(f for f in found.facts if f.kind == "quantity")
    return AsOf(found.facts, {a.id: a for a in found.articles}).of(figure)


@pytest.mark.parametrize(
    ("text", "published", "expected"),
    [
        ("As of Monday, 40 people were missing.", "2023-03-15", datetime(2023, 3, 13)),
        ("As of 10 March 2023, 40 people were missing.", "2023-03-15", datetime(2023, 3, 10)),
        ("As of 9:30 a.m., 40 people were missing.", "2023-03-15", datetime(2023, 3, 15, 9, 30)),
        ("As of 9:30 a.m., 40 people were missing.", None, None),
        ("As of Monday, 40 people were missing.", None, None),
        ("Some 40 people were missing.", "2023-03-15", datetime(2023, 3, 15)),
        ("Some 40 people were missing.", "2023-03-15T18:00:00Z", datetime(2023, 3, 15, 18, 0)),
    ],
)
def test_when_a_figure_holds(text: str, published: str | None, expected: datetime | None) -> None:
    assert holds(text, published) == expected


def test_the_timeline_of_the_page_stands_at_that_time() -> None:
    first = Text(
        name="a", text="As of Monday, 40 people were missing in Leyra after the flood.", published="2023-03-15"
    )
    then = Text(name="b", text="After the flood 52 people were missing in Leyra, police said.", published="2023-03-16")
    found, _ = pipeline.compare([first, then])
    page = html.render(found, View()).decode()
    assert "40: a, 13 Mar 2023" in page
    assert "52: b, 16 Mar 2023" in page
