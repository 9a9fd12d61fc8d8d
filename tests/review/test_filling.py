"""The queue fills while articles are still read and compared; many decisions at once; two editors at one thing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from textual.pilot import Pilot

from factcheck import pipeline
from factcheck.decisions import Case, decide_on
from factcheck.errors import FactcheckError
from factcheck.model import Dossier
from factcheck.review import reader, saving
from factcheck.review.app import Review
from tests.review import factory
from tests.review.conftest import SEEDS, Sitting, press, rested, seated, toasts

DOSSIER = factory.dossier()
DEAD, ABOARD, DAY, COST = (c.label for c in DOSSIER.comparisons[:4])


@pytest.fixture
def slow(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Sitting, Event]:
    """A sitting whose articles give two comparisons at first, and the others when the event is set."""
    sitting, go = seated(tmp_path, monkeypatch, DOSSIER), Event()

    def compare(*_: Any, progress: Any, so_far: Any, **__: Any) -> tuple[Dossier, list[FactcheckError]]:
        progress("reading", 3, 3)
        so_far(lambda: DOSSIER.model_copy(update={"comparisons": DOSSIER.comparisons[1:3]}))
        so_far(lambda: pytest.fail("asked again too soon"))
        progress("comparing figures", 3, 6)
        assert go.wait(20)
        return DOSSIER, []

    monkeypatch.setattr(pipeline, "compare", compare)
    monkeypatch.setattr(reader, "FILL", 60.0)
    monkeypatch.setattr(reader, "PAUSE", -1.0)  # every step is shown
    return sitting, go


def test_the_queue_fills_as_results_come(slow: tuple[Sitting, Event]) -> None:
    sitting, go = slow

    async def script(app: Review, pilot: Pilot[int]) -> None:
        assert [c.label for c in app.queue.rows] == [ABOARD, DAY]
        assert not app.complete
        for _ in range(200):
            if app.queue.border_subtitle:
                break
            await pilot.pause(0.01)
        assert app.queue.border_subtitle == "comparing figures: 3 of 6"
        await press(app, pilot, "1")  # what has come can be decided
        assert app.queue.current is not None
        assert app.queue.current.label == DAY
        go.set()
        while not app.complete:
            await pilot.pause(0.01)
        await rested(app)
        assert [c.label for c in app.queue.rows] == [DEAD, ABOARD, DAY, COST]
        assert app.queue.current.label == DAY  # the cursor stays where it was
        assert app.queue.border_subtitle == ""
        assert app.desk is not None
        assert app.desk.tally() == {"open": 3, "settled": 1, "dismissed": 0, "deferred": 0}

    sitting.play(script)
    assert [d.label for d in sitting.log()] == [ABOARD]


def test_another_place_is_asked_for_once_while_results_come(slow: tuple[Sitting, Event]) -> None:
    sitting, go = slow
    (sitting.place / "file").write_text("no folder", encoding="utf-8")

    async def script(app: Review, pilot: Pilot[int]) -> None:
        assert app.asking
        go.set()
        while not app.complete:
            await pilot.pause(0.01)
        assert len(app.screen_stack) == 2
        await press(app, pilot, "ctrl+u", f"'{sitting.case}", "enter")
        assert [c.label for c in app.queue.rows] == [DEAD, ABOARD, DAY, COST]

    sitting.play(script, case=sitting.place / "file" / "story.case")


def test_events_come_one_by_one_and_make_the_whole() -> None:
    paths = [str(SEEDS / "border-a.txt"), str(SEEDS / "border-b.txt")]
    came: list[Dossier] = []
    steps: list[tuple[str, int, int]] = []
    found, _ = pipeline.compare(
        paths, so_far=lambda made: came.append(made()), progress=lambda *step: steps.append(step)
    )
    assert came
    assert came[-1] == found
    assert {s[0] for s in steps} == {"opening", "reading", "comparing figures"}
    last = [s for s in steps if s[0] == "comparing figures"][-1]
    assert last[1] == last[2] > 0


@pytest.mark.parametrize("many", [2, 1000])
def test_mark_all_and_undo_them_at_once(sitting: Sitting, monkeypatch: pytest.MonkeyPatch, many: int) -> None:
    monkeypatch.setattr(saving, "MANY", many)  # with 2, a thread saves them

    async def script(app: Review, pilot: Pilot[int]) -> None:
        async def saved() -> None:
            while app.saving:
                await pilot.pause(0.01)
            await rested(app)

        await press(app, pilot, "A")
        assert app.queue.marks == {c.id for c in app.queue.rows}
        await press(app, pilot, "A")
        assert app.queue.marks == set()
        await press(app, pilot, "A", "k", "'old", "enter")
        await saved()
        assert toasts(app)[-1] == "Dismissed: old — 4 comparisons (z undoes)"
        assert app.queue.marks == set()
        assert set(sitting.states(DOSSIER).values()) == {"dismissed", "open"}
        await press(app, pilot, "z")
        await saved()
        assert toasts(app)[-1] == "Undone: dismiss of 4 comparisons"
        assert set(sitting.states(DOSSIER).values()) == {"open"}
        await press(app, pilot, "y")
        await saved()
        assert app.desk is not None
        assert app.desk.tally()["dismissed"] == 4
        assert ("Saving 4 decisions …" in toasts(app)) == (many == 2)

    sitting.play(script)
    assert [d.action for d in sitting.log()] == ["dismiss"] * 4 + ["undo"] * 4 + ["redo"] * 4


def test_nothing_else_is_decided_while_many_are_saved(sitting: Sitting) -> None:
    async def script(app: Review, pilot: Pilot[int]) -> None:
        app.saving = True
        await press(app, pilot, "1")
        assert "Still saving" in toasts(app)[-1]
        app.saving = False
        await press(app, pilot, "1")

    sitting.play(script)
    assert len(sitting.log()) == 1


@pytest.mark.parametrize("who", ["ben", "anna"])
def test_what_another_editor_has_just_decided_is_not_overruled_unseen(sitting: Sitting, who: str) -> None:
    async def script(app: Review, pilot: Pilot[int]) -> None:
        with Case.open(sitting.case) as other:
            other.record(
                decide_on(DOSSIER, DOSSIER.comparisons[0], "dismiss", who=who, at="2026-01-02T11:00:00Z",
                          value={"reason": "old"})
            )  # fmt: skip
        await press(app, pilot, "1")
        said = f"{who} was faster: Dismissed: old — {DEAD}. Nothing of yours was saved: look again, then decide"
        assert said in toasts(app)
        assert app.desk is not None
        assert app.desk.state(DOSSIER.comparisons[0].id) == "dismissed"
        await press(app, pilot, "1")  # now it was shown

    sitting.play(script)
    assert [(d.who, d.action) for d in sitting.log()] == [(who, "dismiss"), ("anna", "accept")]


def test_undo_takes_back_nothing_that_was_decided_elsewhere_by_the_same_name_and_not_shown_yet(
    sitting: Sitting,
) -> None:
    async def script(app: Review, pilot: Pilot[int]) -> None:
        await press(app, pilot, "1")
        with Case.open(sitting.case) as other:
            other.record(decide_on(DOSSIER, DOSSIER.comparisons[2], "defer", who="anna", at="2026-01-02T11:00:00Z"))
        await press(app, pilot, "z")
        assert any(words.startswith("anna was faster: Deferred") for words in toasts(app))
        assert [d.action for d in sitting.log()] == ["accept", "defer"]
        await press(app, pilot, "z")  # now it was shown

    sitting.play(script)
    assert [d.action for d in sitting.log()] == ["accept", "defer", "undo"]


def test_a_case_file_that_is_gone_is_told_once(sitting: Sitting) -> None:
    async def script(app: Review, pilot: Pilot[int]) -> None:
        for name in ("story.case", "story.case-wal", "story.case-shm"):
            (sitting.place / name).unlink()
        app.look()
        app.look()
        await press(app, pilot, "1")
        told = [words for words in toasts(app) if "deleted or replaced while it was open" in words]
        assert len(told) == 2  # by the look, and by the decision that was not saved

    sitting.play(script)


def test_what_has_moved_is_told_at_the_start(over: Callable[..., Sitting]) -> None:
    over(DOSSIER).press("down", "1")
    moved = DOSSIER.facts[3].model_copy(update={"id": "moved", "text": "Some 1,300", "low": 1300.0, "high": 1300.0})
    update = DOSSIER.comparisons[1]
    one = update.readings[0].model_copy(update={"label": "some 1,300", "facts": ("moved",)})
    again = update.model_copy(update={"readings": (one, *update.readings[1:])})
    facts = (*DOSSIER.facts[:3], moved, *DOSSIER.facts[4:])
    comparisons = (DOSSIER.comparisons[0], again, *DOSSIER.comparisons[2:])

    async def script(app: Review, pilot: Pilot[int]) -> None:
        assert "1 figure moved since you settled it: open again" in toasts(app)

    over(DOSSIER.model_copy(update={"facts": facts, "comparisons": comparisons})).play(script)
