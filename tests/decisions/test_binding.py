"""Decisions stick to facts: what they survive, and what opens a comparison again."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest

from factcheck.decisions import Case, State
from factcheck.model import Action, Dossier, Fact
from tests.decisions.factory import SEVEN, TEN, decision, dossier, record, toll, when

SETTLED = dossier([SEVEN, TEN])


def state(case: Case, found: Dossier, n: int = 0) -> State:
    return case.states(found)[found.comparisons[n].id]


@pytest.mark.parametrize(
    ("action", "value", "standing"),
    [
        ("accept", {"reading": "10"}, "settled"),
        ("own", {"figure": "9"}, "settled"),
        ("both", {}, "settled"),
        ("update", {"reading": "10"}, "settled"),
        ("dismiss", {"reason": "old"}, "dismissed"),
        ("defer", {}, "deferred"),
        ("reopen", {}, "open"),
    ],
)
def test_where_an_action_leaves_a_comparison(case: Case, action: Action, value: dict[str, Any], standing: str) -> None:
    assert state(case, SETTLED) == State()
    saved = record(case, SETTLED, action, **value)
    assert state(case, SETTLED) == State(state=standing, decision=saved)  # type: ignore[arg-type]  # the table holds states only
    case.undo("anna", "later")
    assert state(case, SETTLED) == State()


def test_the_last_decision_is_in_force(case: Case) -> None:
    record(case, SETTLED, "defer")
    last = record(case, SETTLED, "accept", who="ben", reading="10")
    assert state(case, SETTLED).decision == last
    case.undo("ben", "later")
    assert state(case, SETTLED).state == "deferred"


def test_notes_and_calls_leave_the_state_alone(case: Case) -> None:
    record(case, SETTLED, "note", note="ask the coast guard")
    record(case, SETTLED, "call", name="Coast guard", note="how many?")
    record(case, SETTLED, "call", name="Hospital")
    assert state(case, SETTLED) == State(
        notes=("ask the coast guard",), calls=("Coast guard", "Hospital"), asks=("how many?", "")
    )
    record(case, SETTLED, "call", name="Coast guard", done=True)
    saved = record(case, SETTLED)
    assert state(case, SETTLED) == State(
        "settled", saved, notes=("ask the coast guard",), calls=("Hospital",), asks=("",)
    )


ELEVEN = toll("11", "b", "b3")
SAME_IN_C = toll("at least 7", "c", "c1")
NEW_IN_C = toll("12", "c", "c2")
EDITED_TEN = toll("10", "b", "b9")  # its sentence was edited, the figure was not


@pytest.mark.parametrize(
    ("facts", "moved"),
    [
        ((SEVEN, TEN), False),
        ((TEN, SEVEN), False),
        ((SEVEN, TEN, SAME_IN_C), False),  # one more article says what is known
        ((SEVEN, EDITED_TEN), False),
        ((SEVEN, EDITED_TEN, SAME_IN_C), False),
        ((toll("at least 7", "a", "a8"), EDITED_TEN), False),  # both sentences edited, nothing else
        ((SEVEN, ELEVEN), True),  # the figure changed
        ((SEVEN, TEN, NEW_IN_C), True),  # a reading joined
        ((SEVEN, SAME_IN_C), True),  # a decided figure went
        ((SEVEN, TEN, ELEVEN, NEW_IN_C), True),
    ],
)
def test_what_moves_a_figure(case: Case, facts: Sequence[Fact], moved: bool) -> None:
    saved = record(case, SETTLED)
    now = dossier(facts)
    found = state(case, now)
    assert (found.state, found.moved, found.decision) == ("open" if moved else "settled", moved, saved)
    if moved:
        assert found.before == ("at least 7", "10")
        assert found.after == tuple(r.label for r in now.comparisons[0].readings)


def test_a_moved_figure_can_be_settled_again(case: Case) -> None:
    record(case, SETTLED)
    now = dossier([SEVEN, ELEVEN])
    again = record(case, now)
    assert state(case, now) == State("settled", again)


def test_a_decision_on_another_comparison_does_not_stick(case: Case) -> None:
    other = (toll("20", "a", "o1"), toll("30", "b", "o2"))
    record(case, SETTLED)
    assert state(case, dossier(other, label="something else")) == State()
    both = dossier([SEVEN, TEN], other)
    assert [case.states(both)[c.id].state for c in both.comparisons] == ["settled", "open"]


def test_the_best_overlap_inherits(case: Case) -> None:
    saved = record(case, dossier([SEVEN, TEN, SAME_IN_C]))
    parted = dossier([SEVEN, SAME_IN_C], [TEN, ELEVEN])
    assert state(case, parted, 0) == State("open", saved, True, ("at least 7", "10"), ("at least 7",))
    assert state(case, parted, 1) == State()


def test_the_same_words_with_another_day_have_moved(case: Case) -> None:
    monday = when("Monday", "2021-11-08", article="a", id="d1")
    other = when("9 November", "2021-11-09", article="b", id="d2")
    record(case, dossier([monday, other]))
    assert state(case, dossier([monday, other])).state == "settled"
    assert state(case, dossier([monday.model_copy(update={"date_from": "2021-11-15"}), other])).moved


def test_ten_thousand_comparisons() -> None:
    from time import process_time

    from factcheck.decisions import states

    comparison = SETTLED.comparisons[0]
    one = comparison.readings[0]
    many = SETTLED.model_copy(
        update={
            "comparisons": tuple(
                comparison.model_copy(
                    update={"id": str(n), "readings": (one.model_copy(update={"facts": (f"{n}a", f"{n}b")}),)}
                )
                for n in range(10_000)
            )
        }
    )
    decisions = [decision(SETTLED).model_copy(update={"seq": n, "facts": (f"{n}a", f"{n}b")}) for n in range(1, 2_000)]
    start = process_time()
    found = states(many, decisions)
    assert process_time() - start < 2.0  # takes about 0.1 s
    assert sum(s.decision is not None for s in found.values()) == 1_999
