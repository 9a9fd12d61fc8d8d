"""The timeline: when across, figure up, open ends as bars; the same times say which figure is the later one."""

from __future__ import annotations

from pathlib import Path

import pytest

from factcheck import pipeline
from factcheck.model import Dossier
from factcheck.review.desk import Desk
from factcheck.review.plot import draw
from factcheck.review.rows import Index
from tests.review import factory
from tests.review.test_parts import job


def plot(found: Dossier, width: int = 60, height: int = 16, which: int = 0) -> list[str]:
    lines = draw(found.comparisons[which], Index(found), width, height)
    return ["".join(words for words, _ in line).rstrip() for line in lines]


def test_open_ends_are_bars_that_reach_the_edge() -> None:
    shown = plot(factory.dossier())
    columns = ["".join(column) for column in zip(*(line.ljust(60) for line in shown[:-3]), strict=True)]
    bars = [column for column in columns if "↑" in column]
    assert bars
    for bar in bars:  # from the figure up to the top, without a gap
        figure = min(bar.index(n) for n in "123" if n in bar)
        assert bar.index("↑") == 0
        assert set(bar[1:figure]) <= set("│")
    assert "↑ or more" in shown[-1]
    assert "↓" not in shown[-1]


TIMES = [
    (["2023-05-01", "2023-05-02"], "1 May 2 May"),
    (["2023-05-01T08:00:00", "2023-05-01T21:30:00"], "1 May 8:00 21:30"),
    (["2023-05-01T08:00:00", "2023-05-01T21:30:00", "2023-05-03T06:00:00"], "1 May 21:30 3 May"),
]


@pytest.mark.parametrize(("times", "said"), TIMES)
def test_no_two_times_of_a_day_are_said_alike(times: list[str], said: str) -> None:
    found = factory.dossier()
    articles = tuple(
        a.model_copy(update={"published": t}) for a, t in zip(found.articles, [*times, times[-1]][:3], strict=True)
    )
    ticks = plot(found.model_copy(update={"articles": articles}), 90)[-2]
    assert " ".join(ticks.split()) == said


#: Two reports of one toll: the later one was published first.
EARLY = """\
---
source: Early
published: 2024-03-15T06:00:00Z
---
Toll in Tarsk flood

As of Tuesday evening, 31 people had died in the Tarsk flood, police said.
"""
LATE = """\
---
source: Late
published: 2024-03-15T09:00:00Z
---
Toll in Tarsk flood

As of 11 March, 23 people had died in the Tarsk flood, the mayor said.
"""


def test_a_figure_stands_at_the_time_that_it_holds_for(tmp_path: Path) -> None:
    for name, text in (("early.txt", EARLY), ("late.txt", LATE)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    found = Desk(job("."), read(tmp_path), None)
    toll = next(c for c in found.dossier.comparisons if {r.label for r in c.readings} == {"31", "23"})
    shown = ["".join(w for w, _ in line) for line in draw(toll, found.index, 60, 16)]
    assert " ".join(shown[-2].split()) == "11 Mar 12 Mar"
    assert found.latest(toll) == "31"  # of Tuesday, whatever was published last


def read(folder: Path) -> Dossier:
    found, troubles = pipeline.compare([str(folder)])
    assert not troubles
    return found
