"""The second seed as a draft against the first: every figure and date classified, read by hand."""

from __future__ import annotations

from collections import Counter

import pytest

from factcheck.model import Dossier
from factcheck.pipeline import check
from factcheck.settings import Intake

DATED = {"border-a.txt": "2021-11-08", "border-b.txt": "2021-11-15"}
#: Line, words, and what a reader of both articles says: without dates, and with them. The first article has 1,000
#: migrants and more than 12,000 soldiers; a week later the draft has moved on, so that nothing contradicts it.
FIGURES = [
    (15, "Hundreds", "unsupported", "unsupported"),
    (17, "Hundreds", "unsupported", "unsupported"),
    (19, "Hundreds", "unsupported", "unsupported"),
    (21, "hundreds", "unsupported", "unsupported"),
    (23, "dozens", "unsupported", "unsupported"),
    (25, "some 4,000", "contradicted", "unsupported"),
    (34, "Hundreds", "unsupported", "unsupported"),
    (51, "around 4,000", "contradicted", "unsupported"),
    (68, "hundreds", "unsupported", "unsupported"),
    (72, "hundreds", "unsupported", "unsupported"),
    (84, "thousands", "supported", "supported"),
    (84, "around 4,000", "contradicted", "unsupported"),
    (134, "hundreds", "unsupported", "unsupported"),
    (163, "Up to 4,000", "contradicted", "unsupported"),
    (163, "more than a week", "unsupported", "unsupported"),
    (165, "50", "unsupported", "unsupported"),
    (183, "around 15,000", "contradicted", "unsupported"),
    (187, "thousands", "supported", "supported"),
]


def held(published: dict[str, str]) -> Dossier:
    dossier, troubles = check("seeds/border-b.txt", ["seeds/border-a.txt"], Intake(published=published))
    assert not troubles
    return dossier


@pytest.mark.parametrize(("published", "column"), [({}, 2), (DATED, 3)], ids=["undated", "dated"])
def test_every_figure_is_classified(published: dict[str, str], column: int) -> None:
    dossier = held(published)
    facts = {f.id: f for f in dossier.facts}
    rows = [(facts[row.fact], row.outcome) for row in dossier.checked or ()]
    figures = [(f.line, " ".join(f.text.split()), outcome) for f, outcome in rows if f.kind == "quantity"]
    assert figures == [(row[0], row[1], row[column]) for row in FIGURES]


@pytest.mark.parametrize("published", [{}, DATED], ids=["undated", "dated"])
def test_no_day_of_the_draft_is_one_of_the_week_before(published: dict[str, str]) -> None:
    dossier = held(published)
    facts = {f.id: f for f in dossier.facts}
    days = Counter(row.outcome for row in dossier.checked or () if facts[row.fact].kind == "date")
    assert set(days) == {"unsupported"}
    assert days.total() == 26


def test_what_the_earlier_report_had_is_said_beside_it() -> None:
    dossier = held(DATED)
    facts = {f.id: f for f in dossier.facts}
    rows = {facts[row.fact].text: row for row in dossier.checked or ()}
    assert "an earlier report differs: border-a.txt, line 43" in rows["around 15,000"].why
    assert "more than 12,000" in {facts[i].text for i in rows["around 15,000"].by}
    assert {facts[i].text for i in rows["some 4,000"].by} >= {"1,000"}


def test_the_first_against_the_second_is_superseded() -> None:
    dossier, _ = check("seeds/border-a.txt", ["seeds/border-b.txt"], Intake(published=DATED))
    facts = {f.id: f for f in dossier.facts}
    rows = {(facts[row.fact].line, facts[row.fact].text): row.outcome for row in dossier.checked or ()}
    assert rows[43, "more than 12,000"] == "superseded"
    assert rows[1, "1,000"] == rows[3, "1,000"] == "superseded"
