"""Every group of reading cases keeps its floor; the floors rise with the reader and never fall."""

from __future__ import annotations

from collections import Counter

import pytest

from factcheck.model import Fact, Span
from tests.cases import score
from tests.quality import floors

CASES = score.load()
GROUPS = sorted({case.group for case in CASES})


@pytest.fixture(scope="module")
def outcomes() -> dict[str, score.Outcome]:
    return {outcome.case.id: outcome for outcome in score.run_all(CASES)}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_the_case_is_read_without_trouble(case: score.Case, outcomes: dict[str, score.Outcome]) -> None:
    assert not outcomes[case.id].wrong.startswith("failed:"), outcomes[case.id].wrong


@pytest.mark.parametrize("group", GROUPS)
def test_the_group_keeps_its_floor(group: str, outcomes: dict[str, score.Outcome]) -> None:
    inside = [outcome for outcome in outcomes.values() if outcome.case.group == group]
    share = score.shares(score.figures(inside))[group]
    wrong = "\n".join(f"{o.case.id}: {o.wrong}   <- {o.case.text}" for o in inside if o.wrong)
    assert share >= floors.load(score.FLOOR)[group], f"{group}: {share:.3f}\n{wrong}"


def test_measures_keep_their_floor(outcomes: dict[str, score.Outcome]) -> None:
    share = score.shares(score.figures(outcomes.values()))["measure"]
    assert share >= floors.load(score.FLOOR)["measure"]


def test_every_group_has_a_floor() -> None:
    assert sorted(floors.load(score.FLOOR)) == sorted([*GROUPS, "measure", "all"])


def test_no_id_is_used_twice() -> None:
    assert [case_id for case_id, uses in Counter(case.id for case in CASES).items() if uses > 1] == []


def test_no_sentence_is_used_twice() -> None:
    assert [text for text, uses in Counter(case.text for case in CASES).items() if uses > 1] == []


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_the_words_of_the_case_are_in_its_text(case: score.Case) -> None:
    assert case.facts or case.absent
    for want in case.facts:
        assert score.place(case.text, want.text, want.nth)
    for figure in case.absent:
        assert score.place(case.text, figure)


def fact(text: str, words: str, low: float | None, high: float | None) -> Fact:
    start, end = score.place(text, words)
    known = {
        "start": start,
        "end": end,
        "text": words,
        "low": low,
        "high": high,
        "sentence": Span(start=0, end=len(text)),
    }
    fixed = {
        "id": "f",
        "article": "a",
        "zone": "body",
        "line": 1,
        "kind": "quantity",
        "bound": "exact",
        "dimension": "count",
    }
    rest = {"status": "asserted", "role": "total", "resolved": "", "step": 1.0, "names": (), "context": ()}
    blank = dict.fromkeys(name for name, field in Fact.model_fields.items() if field.is_required())
    return Fact.model_validate({**blank, **fixed, **known, **rest})


def test_the_scorer_tells_a_right_reading_from_wrong_missing_and_needless_ones() -> None:
    text = "Nine boats sank off Pier 39."
    case = score.Case(
        id="X1", group="x", published=None, text=text, why="for the scorer itself",
        facts=(score.Wanted(text="Nine boats", low=9, high=9),), absent=("Pier 39",),
    )  # fmt: skip
    assert score.judge(case, text, [fact(text, "Nine", 9, 9)]).wrong == ""
    assert "want" in score.judge(case, text, [fact(text, "Nine", 9, None)]).wrong
    assert "not read" in score.judge(case, text, []).wrong
    assert "read as" in score.judge(case, text, [fact(text, "Nine", 9, 9), fact(text, "39", 39, 39)]).wrong


def test_words_are_looked_for_after_the_front_matter() -> None:
    text = "---\ntitle: nine\n---\nnine"
    start, end = score.place(text, "nine")
    assert Span(start=start, end=end) == Span(start=20, end=24)


def test_a_date_is_matched_by_its_beginning_and_a_number_to_a_millionth() -> None:
    assert score.same("date_from", "2021-11", "2021-11-30")
    assert not score.same("date_from", "2021-11", None)
    assert score.same("low", 66.666667, 200 / 3)
    assert not score.same("low", 66, 66.1)
    assert score.same("high", None, None)
