"""Decisions made at once, ticks of a checklist, and two editors at one thing."""

from __future__ import annotations

from pathlib import Path

import pytest

from factcheck.decisions import Case, OvertakenError, tick, ticked, ticks
from factcheck.errors import FactcheckError
from factcheck.model import Item
from factcheck.report.case import log, said, show
from tests.decisions.factory import AT, SEVEN, TEN, decision, dossier, note, toll

FOUND = dossier([SEVEN, TEN], [toll("3", "a", "a4"), toll("4", "b", "b5")])


def item(name: str = "primary", state: str = "for a person", checklist: str = "house/late.yaml") -> Item:
    return Item.model_validate(
        {"checklist": checklist, "id": name, "text": "The primary source was seen.", "why": "", "source": "",
         "state": state, "reason": "Was it?", "findings": ()}
    )  # fmt: skip


def test_what_is_made_at_once_is_undone_and_done_again_at_once(case: Case) -> None:
    case.record(note("first"))
    rows = case.record_all([decision(FOUND, "dismiss", n, reason="old") for n in (0, 1)])
    assert [(d.seq, d.value["together"]) for d in rows] == [(2, 2), (3, 2)]
    undone = case.undo("anna", AT)
    assert undone is not None
    assert undone.seq == 5
    assert [d.seq for d in case.effective()] == [1]
    case.redo("anna", AT)
    assert [d.seq for d in case.effective()] == [1, 2, 3]
    case.undo("anna", AT)
    case.undo("anna", AT)
    assert case.effective() == []
    assert case.verify() == []


def test_two_batches_are_undone_one_by_one(case: Case) -> None:
    for reason in ("old", "older"):
        case.record_all([decision(FOUND, "dismiss", n, reason=reason) for n in (0, 1)])
    case.undo("anna", AT)
    assert [d.value["reason"] for d in case.effective()] == ["old", "old"]


def test_all_or_none_of_what_is_made_at_once(case: Case) -> None:
    with pytest.raises(FactcheckError, match="needs 'reason'"):
        case.record_all([decision(FOUND, "dismiss", 0, reason="old"), decision(FOUND, "dismiss", 1)])
    assert case.log() == []


def test_a_decision_that_was_not_seen_is_not_overruled(case: Case, path: Path) -> None:
    with Case.open(path) as other:
        other.record(decision(FOUND, "defer", 0, who="ben"))
    with pytest.raises(OvertakenError, match="ben has just decided on this: nothing of yours was saved") as caught:
        case.record(decision(FOUND, "accept", 0, reading="10"), seen=0)
    assert caught.value.decision.action == "defer"
    assert [d.who for d in case.log()] == ["ben"]
    case.record(decision(FOUND, "accept", 1, reading="10"), seen=0)  # of another thing
    case.record(decision(FOUND, "note", 0, note="looked"), seen=0)  # beside his
    case.record(decision(FOUND, "accept", 0, reading="10"), seen=1)  # his was shown
    case.record(decision(FOUND, "own", 0, figure="9"), seen=1)  # one's own since is no surprise
    assert [d.action for d in case.log()] == ["defer", "accept", "note", "accept", "own"]


def test_another_is_another_under_the_same_name(case: Case, path: Path) -> None:
    """A desk may share one name: what was decided on another screen is not overruled unseen either."""
    with Case.open(path) as other:
        other.record(decision(FOUND, "defer", 0))
        with pytest.raises(OvertakenError):
            case.record(decision(FOUND, "accept", 0, reading="10"), seen=0)
        case.record(decision(FOUND, "accept", 0, reading="10"), seen=1)
        case.undo("anna", AT)
        case.record(decision(FOUND, "dismiss", 0, reason="old"), seen=1)  # one's own since, the undoing among it
        with pytest.raises(OvertakenError):
            other.record(decision(FOUND, "defer", 0), seen=1)
    assert [d.action for d in case.log()] == ["defer", "accept", "undo", "dismiss"]


def test_a_note_of_another_does_not_stand_in_the_way(case: Case) -> None:
    case.record(decision(FOUND, "note", 0, who="ben", note="look"))
    assert case.record(decision(FOUND, "both", 0), seen=0).seq == 2


def test_a_merge_meets_what_was_decided_of_either_side(case: Case) -> None:
    case.record(decision(FOUND, "defer", 1, who="ben"))
    with pytest.raises(OvertakenError):
        case.record(decision(FOUND, "merge", 0, facts=["b5"]), seen=0)


def test_a_tick_has_initials_and_a_note_and_is_a_row_like_any(case: Case) -> None:
    case.record(tick(item(), who="anna", at=AT, initials="AK", note="seen at the court"))
    (done,) = ticked([item()], case.effective())
    assert (done.state, done.reason) == ("passed", "ticked by AK, 2026-01-02T03:04: seen at the court")
    assert ticked([item("other")], case.effective())[0].state == "for a person"
    assert ticked([item(checklist="late")], case.effective())[0].state == "passed"  # wherever the file lies
    assert ticked([item(state="failed")], case.effective())[0].state == "failed"
    case.record(tick(item(), who="ben", at=AT, initials="B", done=False))
    assert ticks(case.effective()) == {}
    case.undo("ben", AT)
    assert list(ticks(case.effective())) == [("late", "primary")]
    assert [said(d) for d in case.log()[:2]] == [
        "ticked late primary, initials AK (seen at the court)", "took the tick off late primary, initials B",
    ]  # fmt: skip
    assert b"The primary source was seen." in show(case.effective(), 80, False)
    assert b"ticked late primary" in log(case.log(), 80, False)


def test_a_tick_needs_initials_and_meets_another_of_the_same_item(case: Case) -> None:
    with pytest.raises(FactcheckError, match="needs 'initials'"):
        case.record(tick(item(), who="anna", at=AT, initials=""))
    case.record(tick(item(), who="ben", at=AT, initials="B"))
    with pytest.raises(OvertakenError):
        case.record(tick(item(), who="anna", at=AT, initials="A", done=False), seen=0)
    case.record(tick(item("other"), who="anna", at=AT, initials="A"), seen=0)
    case.record(decision(FOUND, "both", 0), seen=0)
