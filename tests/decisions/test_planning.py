"""Splits, merges and corrections: what is judged anew, and that undoing them gives the old dossier back."""

from __future__ import annotations

from typing import Any

import pytest

from factcheck import pipeline
from factcheck.decisions import Case, facts_of
from factcheck.errors import FactcheckError
from factcheck.model import Comparison, Dossier
from tests.decisions.factory import AT, SEVEN, SEVEN_AGAIN, TEN, decision, dossier, record, toll

LATER = toll("12", "c", "c1")
LATER_AGAIN = toll("12", "d", "d1")


def groups(found: Dossier) -> list[set[str]]:
    return sorted((set(facts_of(c)) for c in found.comparisons), key=sorted)


def holding(found: Dossier, fact: str) -> Comparison:
    return next(c for c in found.comparisons if fact in facts_of(c))


def test_nothing_decided_changes_nothing_but_the_seal(case: Case) -> None:
    found = dossier([SEVEN, TEN])
    decided = pipeline.decide(found, case)
    assert decided.run.case == "0" * 64
    assert decided.model_copy(update={"run": found.run}) == found


def test_a_fact_split_off(case: Case) -> None:
    found = dossier([SEVEN, SEVEN_AGAIN, TEN])
    assert found.comparisons[0].verdict == "conflict"
    record(case, found, "split", facts=["b2"])
    decided = pipeline.decide(found, case)
    assert groups(decided) == [{"a1", "b1"}]
    assert decided.comparisons[0].verdict != "conflict"
    assert "not the same thing, said anna (decision 1): “10”" in decided.comparisons[0].why
    assert decided.comparisons[0].evidence == found.comparisons[0].evidence
    case.undo("anna", AT)
    assert pipeline.decide(found, case).comparisons == found.comparisons


def test_what_is_split_off_together_stays_together(case: Case) -> None:
    found = dossier([SEVEN, SEVEN_AGAIN, LATER, LATER_AGAIN])
    record(case, found, "split", facts=["c1", "d1"])
    assert groups(pipeline.decide(found, case)) == [{"a1", "b1"}, {"c1", "d1"}]


def test_copies_of_a_passage_go_with_it(case: Case) -> None:
    copy = toll("12", "d", "d1", repeat_of="c1")
    found = dossier([SEVEN, TEN, LATER, copy])
    record(case, found, "split", facts=["c1"])
    assert groups(pipeline.decide(found, case)) == [{"a1", "b2"}]


def test_settled_stays_settled_when_a_stranger_is_split_off(case: Case) -> None:
    found = dossier([SEVEN, TEN, LATER])
    record(case, found, "both")
    record(case, found, "split", facts=["c1"])
    assert [c.state for c in pipeline.decide(found, case).comparisons] == ["settled"]


def test_two_comparisons_merged(case: Case) -> None:
    found = dossier([SEVEN, SEVEN_AGAIN], [LATER, LATER_AGAIN])
    record(case, found, "merge", comparison=found.comparisons[1].id, facts=["c1", "d1"])
    decided = pipeline.decide(found, case)
    assert groups(decided) == [{"a1", "b1", "c1", "d1"}]
    assert decided.comparisons[0].verdict == "conflict"
    split = record(case, decided, "split", facts=["d1"])
    assert split.seq == 2
    assert groups(pipeline.decide(found, case)) == [{"a1", "b1", "c1"}]


def test_a_lone_fact_merged(case: Case) -> None:
    found = dossier([SEVEN, SEVEN_AGAIN], loose=[LATER])
    record(case, found, "merge", facts=["c1"])
    assert groups(pipeline.decide(found, case)) == [{"a1", "b1", "c1"}]


def test_merging_what_was_settled_opens_it(case: Case) -> None:
    found = dossier([SEVEN, SEVEN_AGAIN], [LATER, LATER_AGAIN])
    record(case, found, "both")
    record(case, found, "merge", facts=["c1", "d1"])
    merged = pipeline.decide(found, case)
    assert (merged.comparisons[0].state, merged.comparisons[0].decision) == ("open", 1)


@pytest.mark.parametrize(
    ("fact", "value", "verdict"),
    [
        ("b2", {"field": "low", "value": 7, "fields": {"high": 7}}, "compatible"),
        ("b2", {"fields": {"low": 7, "high": 7, "bound": "exact"}}, "compatible"),
        ("a1", {"fields": {"low": 10, "high": None, "bound": "at_least"}}, "compatible"),
        ("a1", {"fields": {"low": 50, "high": 50, "bound": "exact"}}, "conflict"),
    ],
)
def test_a_misread_figure(case: Case, fact: str, value: dict[str, Any], verdict: str) -> None:
    found = dossier([SEVEN, TEN])
    record(case, found, "correct", fact=fact, **value)
    decided = pipeline.decide(found, case)
    assert decided.comparisons[0].verdict == verdict
    assert decided.comparisons[0].id == found.comparisons[0].id
    changed = [f for f, old in zip(decided.facts, found.facts, strict=True) if f != old]
    assert [f.id for f in changed] == [fact]
    assert changed[0].text == next(f.text for f in found.facts if f.id == fact)
    assert any(line.startswith("corrected, said anna") for line in decided.comparisons[0].why)


def test_corrections_add_up_and_settling_survives_them(case: Case) -> None:
    found = dossier([SEVEN, TEN])
    record(case, found)
    record(case, found, "correct", fact="b2", field="low", value=8)
    record(case, found, "correct", fact="b2", field="high", value=8)
    decided = pipeline.decide(found, case)
    assert [(f.low, f.high) for f in decided.facts if f.id == "b2"] == [(8, 8)]
    assert decided.comparisons[0].state == "settled"


def test_no_figure_at_all(case: Case) -> None:
    found = dossier([SEVEN, TEN, LATER])
    record(case, found, "correct", fact="c1", field="figure", value=False)
    assert groups(pipeline.decide(found, case)) == [{"a1", "b2"}]
    record(case, found, "correct", fact="b2", field="figure", value=False)
    assert groups(pipeline.decide(found, case)) == []


def test_what_was_only_planned_stands_beside(case: Case) -> None:
    found = dossier([SEVEN, TEN, LATER])
    record(case, found, "correct", fact="c1", field="status", value="hypothetical")
    decided = pipeline.decide(found, case)
    assert groups(decided) == [{"a1", "b2"}]
    assert decided.comparisons[0].context == ("c1",)


def test_edits_of_facts_that_are_gone_do_nothing(case: Case) -> None:
    found = dossier([SEVEN, TEN, LATER])
    record(case, found, "split", facts=["c1"])
    record(case, found, "correct", fact="c1", field="low", value=1)
    record(case, found, "merge", facts=["gone"])
    now = dossier([SEVEN, TEN])
    assert pipeline.decide(now, case).comparisons == now.comparisons


@pytest.mark.parametrize(
    ("action", "value", "said"),
    [
        ("accept", {}, "needs 'reading'"),
        ("own", {"figure": ""}, "needs 'figure'"),
        ("dismiss", {}, "needs 'reason'"),
        ("call", {}, "needs 'name'"),
        ("note", {}, "an empty note"),
        ("split", {"facts": []}, "needs 'facts'"),
        ("merge", {"facts": "c1"}, "a list of fact ids"),
        ("correct", {}, "needs 'fact'"),
        ("correct", {"fact": "b2"}, "a correction of nothing"),
        ("correct", {"fact": "b2", "field": "id", "value": "x"}, "'id' cannot be corrected"),
        ("correct", {"fact": "b2", "field": "low", "value": "ten"}, "low cannot be 'ten'"),
        ("correct", {"fact": "b2", "field": "low", "value": True}, "low cannot be True"),
        ("correct", {"fact": "b2", "field": "low", "value": float("inf")}, "finite"),
        ("correct", {"fact": "b2", "field": "bound", "value": "roughly"}, "bound cannot be 'roughly'"),
        ("correct", {"fact": "b2", "field": "date_from", "value": "Monday"}, "date_from cannot be 'Monday'"),
        ("correct", {"fact": "b2", "fields": {"low": 9, "high": 3}}, "low 9 is above high 3"),
        ("correct", {"fact": "b2", "field": "figure", "value": True}, "no figure"),
    ],
)
def test_what_is_not_complete_is_not_recorded(case: Case, action: Any, value: dict[str, Any], said: str) -> None:
    found = dossier([SEVEN, TEN])
    with pytest.raises(FactcheckError, match=said):
        case.record(decision(found, action, **value))
    with pytest.raises(FactcheckError, match="not recorded by hand"):
        case.record(decision(found, "undo", seq=1))
    assert case.log() == []
