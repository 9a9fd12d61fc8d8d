"""Undo and redo against a simple model, across editors and reopened files."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.decisions import Case
from factcheck.decisions.history import History
from factcheck.model import Decision
from tests.decisions.factory import AT, note

STEPS = st.lists(st.tuples(st.sampled_from(["record", "undo", "redo"]), st.sampled_from(["anna", "ben"])), max_size=40)


class Model:
    """Two stacks for each editor."""

    def __init__(self) -> None:
        self.rows = 0
        self.done: dict[str, list[int]] = {"anna": [], "ben": []}
        self.back: dict[str, list[int]] = {"anna": [], "ben": []}

    def step(self, action: str, who: str) -> bool:
        done, back = self.done[who], self.back[who]
        if action == "record":
            done.append(self.rows + 1)
            back.clear()
        elif action == "undo":
            if not done:
                return False
            back.append(done.pop())
        else:
            if not back:
                return False
            done.append(back.pop())
        self.rows += 1
        return True

    def stands(self) -> list[int]:
        return sorted(seq for done in self.done.values() for seq in done)


@settings(max_examples=60, deadline=None)
@given(STEPS)
def test_the_file_does_what_the_model_does(steps: list[tuple[str, str]]) -> None:
    model = Model()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.case"
        with Case.open(path) as case:
            for action, who in steps:
                if action == "record":
                    row: Decision | None = case.record(note(who=who))
                else:
                    row = case.undo(who, AT) if action == "undo" else case.redo(who, AT)
                assert (row is not None) == model.step(action, who)
                assert row is None or row.seq == model.rows
                assert [d.seq for d in case.effective()] == model.stands()
        with Case.open(path, write=False) as case:
            assert [d.seq for d in case.effective()] == model.stands()
            assert len(case.log()) == model.rows
            assert case.verify() == []


@settings(max_examples=200, deadline=None)
@given(STEPS)
def test_undoing_everything_and_redoing_it_changes_nothing(steps: list[tuple[str, str]]) -> None:
    rows = [note(who=who).model_copy(update={"seq": n + 1}) for n, (_, who) in enumerate(steps)]
    history = History(rows)
    seq = len(rows)
    for who in ("anna", "ben"):
        taken = []
        while found := history.to_undo(who):
            (target,) = found
            seq += 1
            taken.append(target.seq)
            history.add(target.model_copy(update={"seq": seq, "action": "undo", "value": {"seq": target.seq}}))
        assert all(d.who != who for d in history.effective())
        while found := history.to_redo(who):
            (target,) = found
            seq += 1
            assert target.seq == taken.pop()
            history.add(target.model_copy(update={"seq": seq, "action": "redo", "value": {"seq": target.seq}}))
        assert taken == []
    assert history.effective() == rows


def test_an_undo_is_a_row_that_says_what_it_takes_back(case: Case) -> None:
    saved = case.record(note("first"))
    assert case.can_undo("ben") == []
    assert case.undo("ben", AT) is None
    undone = case.undo("anna", AT)
    assert undone is not None
    assert (undone.action, undone.value, undone.seq) == ("undo", {"seq": saved.seq}, 2)
    assert case.log() == [saved, undone]
    assert case.can_redo("anna") == [saved]
    case.record(note("new"))
    assert case.redo("anna", AT) is None


def test_changes_since(case: Case, path: Path) -> None:
    with Case.open(path) as other:
        assert case.changes_since(0) == []
        saved = other.record(note("from elsewhere"))
        assert case.changes_since(0) == [saved]
        assert case.changes_since(1) == []
        mine = case.record(note("mine"))
        assert other.changes_since(1) == [mine]
        assert other.log() == case.log()
