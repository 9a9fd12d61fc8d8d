"""Every deciding key: what it leaves in the case file, and where the comparison stands then."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.widgets import Static

from factcheck import pipeline
from factcheck.decisions import Case
from factcheck.errors import FactcheckError
from factcheck.model import Dossier, Fact
from factcheck.review.app import Review
from factcheck.review.widgets.ask import Find
from tests.review import factory
from tests.review.conftest import Sitting, press, toasts

DEAD, ABOARD, DAY, COST = (c.label for c in factory.dossier().comparisons[:4])
DOSSIER = factory.dossier()


def facts(label: str, reading: int | None = None) -> list[str]:
    readings = next(c for c in DOSSIER.comparisons if c.label == label).readings
    return [i for n, r in enumerate(readings) if reading in (None, n) for i in r.facts]


#: Keys; then what the case file holds: action, part of its value, note; and where the comparison stands.
DECISIONS: list[tuple[list[str], str, dict[str, Any], str, str]] = [
    (["1"], "accept", {"reading": "seven"}, "", "settled"),
    (["3"], "accept", {"reading": "at least 10"}, "", "settled"),
    (["o", "'9", "enter"], "own", {"figure": "9"}, "", "settled"),
    (["b"], "both", {}, "", "settled"),
    (["u"], "update", {"reading": "at least 10"}, "", "settled"),
    (["d"], "defer", {}, "", "deferred"),
    (["k", "'no", "enter"], "dismiss", {"reason": "no"}, "", "dismissed"),
    (["k", "down", "enter"], "dismiss", {"reason": "attributed in the copy"}, "", "dismissed"),
    (["n", "'ask", "enter"], "note", {}, "ask", "open"),
    (["t", "'Kim: why", "enter"], "call", {"name": "Kim"}, "why", "open"),
]


def with_it(sitting: Sitting, fact: str) -> set[str]:
    """The facts that are compared with one, as the case leaves them; nothing where it is compared with none."""
    with Case.open(sitting.case, create=False, write=False) as case:
        decided = pipeline.decide(DOSSIER, case)
    found = [{i for r in c.readings for i in r.facts} for c in decided.comparisons]
    return next((ids for ids in found if fact in ids), set())


def as_decided(sitting: Sitting, fact: str) -> Fact | None:
    """A fact as the case leaves it."""
    with Case.open(sitting.case, create=False, write=False) as case:
        return next((f for f in pipeline.decide(DOSSIER, case).facts if f.id == fact), None)


def test_every_decision(sitting: Sitting) -> None:
    async def script(app: Review, pilot: Pilot[int]) -> None:
        for keys, action, value, note, state in DECISIONS:
            await press(app, pilot, *keys)
            saved = sitting.log()[-1]
            assert (saved.action, saved.who, saved.note, saved.label) == (action, "anna", note, DEAD), keys
            assert value.items() <= saved.value.items()
            assert saved.facts == tuple(facts(DEAD))
            assert saved.readings[facts(DEAD)[1]] == "At least seven"
            assert sitting.states(DOSSIER)[DEAD] == state
            await press(app, pilot, "z")
            assert sitting.log()[-1].action == "undo"
            assert sitting.states(DOSSIER)[DEAD] == "open"

    sitting.play(script)


def test_what_is_taken_back_leaves_nothing(sitting: Sitting) -> None:
    async def script(app: Review, pilot: Pilot[int]) -> None:
        for keys in (["o"], ["k"], ["n", "enter"], ["x"], ["m"], ["c"], ["c", "1"], ["t"], ["9"], ["z"], ["y"], ["e"]):
            await press(app, pilot, *keys)
            if len(app.screen_stack) > 1:
                await press(app, pilot, "escape")
            assert len(app.screen_stack) == 1, keys
            assert sitting.log() == [], keys

    sitting.play(script)


def test_both_holds_the_wording(sitting: Sitting) -> None:
    (saved,) = sitting.press("b")
    assert "at least 7 (according to police)" in str(saved.value["wording"])


def test_update_takes_the_later_without_asking_where_the_times_say_it(sitting: Sitting) -> None:
    (saved,) = sitting.press("down", "u")
    assert (saved.action, saved.value["reading"], saved.label) == ("update", "about 1,500", ABOARD)


def test_update_asks_where_the_times_do_not_say_it(over: Callable[..., Sitting]) -> None:
    undated = tuple(a.model_copy(update={"published": None}) for a in DOSSIER.articles)
    sitting = over(DOSSIER.model_copy(update={"articles": undated}))
    assert sitting.press("u", "escape") == []
    (saved,) = sitting.press("u", "1")
    assert saved.value["reading"] == "seven"


def test_split_a_reading(sitting: Sitting) -> None:
    (saved,) = sitting.press("x", "1")
    assert (saved.action, saved.value["facts"]) == ("split", facts(DEAD, 0))
    assert with_it(sitting, facts(DEAD, 0)[0]) == set()
    assert with_it(sitting, facts(DEAD, 1)[0]) == {*facts(DEAD, 1), *facts(DEAD, 2)}


def test_split_one_figure(sitting: Sitting) -> None:
    (saved,) = sitting.press("x", "4")  # after three readings come the figures
    one = facts(DEAD)[0]
    assert saved.value["facts"] == [one]
    assert with_it(sitting, facts(DEAD)[1]) == {*facts(DEAD)} - {one}


def test_merge_with_what_is_searched_for(sitting: Sitting) -> None:
    (saved,) = sitting.press("m", "'repairs", "enter")
    other = next(c for c in DOSSIER.comparisons if c.label == COST)
    assert (saved.action, saved.value["comparison"], saved.value["facts"]) == ("merge", other.id, facts(COST))
    assert with_it(sitting, facts(DEAD)[0]) == {*facts(DEAD), *facts(COST)}


def test_a_figure_is_never_the_same_thing_as_a_day(sitting: Sitting) -> None:
    async def script(app: Review, pilot: Pilot[int]) -> None:
        for keys in (["m"], ["'ferry"]):
            await press(app, pilot, *keys)
            assert isinstance(app.screen, Find)
            labels = [label for _, label, _ in app.screen.found]
            assert DEAD not in labels
            assert DAY not in labels
        await press(app, pilot, "escape", "down", "down", "m", "'ferry", "enter", "escape")

    sitting.play(script)
    assert sitting.log() == []


def test_correct_a_figure(sitting: Sitting) -> None:
    (saved,) = sitting.press("down", "c", "1", "ctrl+u", "'1,300", "enter")
    assert (saved.action, saved.value["fact"], saved.value["fields"]) == (
        "correct",
        facts(ABOARD)[0],
        {"low": 1300, "high": 1300},
    )
    read = as_decided(sitting, facts(ABOARD)[0])
    assert read is not None
    assert (read.low, read.high, read.text) == (1300, 1300, "Some 1,200")


def test_correct_says_what_is_wrong_and_keeps_asking(sitting: Sitting) -> None:
    (saved,) = sitting.press("down", "c", "1", "ctrl+u", "'many", "enter", "ctrl+u", "'900", "enter")
    assert saved.value["fields"] == {"low": 900, "high": 900}


def test_correct_a_date(sitting: Sitting) -> None:
    (saved,) = sitting.press("down", "down", "c", "1", "ctrl+u", "'2023-05-02", "tab", "ctrl+u", "'2023-05-02", "enter")
    assert saved.value["fields"] == {"date_from": "2023-05-02", "date_to": "2023-05-02"}
    read = as_decided(sitting, str(saved.value["fact"]))
    assert read is not None
    assert (read.date_from, read.date_to) == ("2023-05-02", "2023-05-02")


def test_correct_to_no_figure(sitting: Sitting) -> None:
    (saved,) = sitting.press("down", "c", "1", "ctrl+x")
    assert saved.value["fields"] == {"figure": False}
    assert with_it(sitting, str(saved.value["fact"])) == set()


def test_correct_the_figure_under_the_cursor_without_asking_which(sitting: Sitting) -> None:
    (saved,) = sitting.press("tab", "down", "c", "ctrl+u", "'8", "enter")
    assert saved.value["fact"] == facts(DEAD)[1]


def test_a_wrong_date_is_refused_in_words_and_asked_again(sitting: Sitting) -> None:
    async def script(app: Review, pilot: Pilot[int]) -> None:
        await press(app, pilot, "down", "down", "c", "1", "ctrl+u", "'soon", "enter")
        assert "must be an ISO day or time" in str(app.screen.query_one("#trouble", Static).content)
        assert len(app.screen_stack) == 2

    sitting.play(script)
    assert sitting.log() == []


#: What is typed as the hedge of "About 1,500" and of "At least seven", and what is kept.
HEDGED = [
    ("at least", {"bound": "at_least", "high": None}, {}),
    ("exact", {"bound": "exact", "hedge": None}, {"bound": "exact", "high": 7, "hedge": None}),
    ("up to", {"bound": "at_most", "low": None}, {"bound": "at_most", "low": None, "high": 7}),
    ("more_than", {"bound": "more_than", "high": None}, {"bound": "more_than"}),
    ("about", {}, {"bound": "approximate", "high": 7}),
]


@pytest.mark.parametrize(("typed", "about", "least"), HEDGED)
def test_correct_a_hedge(sitting: Sitting, typed: str, about: dict[str, Any], least: dict[str, Any]) -> None:
    keys = ["c", "2", "tab", "tab", "ctrl+u", f"'{typed}", "enter"]
    found = [d.value["fields"] for d in sitting.press("down", *keys)]
    assert found == ([about] if about else [])
    sitting.case.unlink()
    found = [d.value["fields"] for d in sitting.press(*keys)]
    assert found == ([least] if least else [])


def test_a_hedge_that_is_none_is_refused_in_words(sitting: Sitting) -> None:
    async def script(app: Review, pilot: Pilot[int]) -> None:
        await press(app, pilot, "c", "2", "tab", "tab", "ctrl+u", "'maybe", "enter")
        trouble = str(app.screen.query_one("#trouble", Static).content)
        assert trouble == "“hedge is” must be one of: exact, about, at least, at most, more than, less than, range"

    sitting.play(script)
    assert sitting.log() == []


def test_a_correction_is_shown_beside_the_words_and_changes_the_verdict(sitting: Sitting) -> None:
    async def script(app: Review, pilot: Pilot[int]) -> None:
        await press(app, pilot, "down", "c", "1", "ctrl+u", "'1,500", "enter")
        await press(app, pilot, "a")
        found = [c for c in app.queue.rows if facts(ABOARD)[0] in [i for r in c.readings for i in r.facts]]
        assert [c.verdict for c in found] == ["agreement"]
        app.queue.table.move_to(app.queue.rows.index(found[0]))
        await press(app, pilot)
        shown = "\n".join(str(s.content) for s in app.screen.query("#evidence Static").results(Static))
        assert "✎ corrected: approximate 1,500 (was read as approximate 1,200)" in shown
        assert "«Some 1,200»" in shown  # the words stay

    sitting.play(script)


def test_a_correction_upside_down_is_not_taken(sitting: Sitting) -> None:
    async def script(app: Review, pilot: Pilot[int]) -> None:
        await press(app, pilot, "c", "2", "tab", "'3", "enter")  # at least seven, at most three
        assert "must not be above" in str(app.screen.query_one("#trouble", Static).content)

    sitting.play(script)
    assert sitting.log() == []


def test_what_cannot_be_applied_is_undone_and_told(sitting: Sitting, monkeypatch: pytest.MonkeyPatch) -> None:
    decide = pipeline.decide

    def refuse(found: Dossier, case: Case, rules: Path | None = None) -> Dossier:
        if any(d.action == "split" for d in case.effective()):
            raise FactcheckError("it cannot be", "", "Undo it")
        return decide(found, case, rules)

    monkeypatch.setattr(pipeline, "decide", refuse)

    async def script(app: Review, pilot: Pilot[int]) -> None:
        await press(app, pilot, "x", "1")
        assert toasts(app)[-1] == "it cannot be. Undo it"

    sitting.play(script)
    assert [d.action for d in sitting.log()] == ["split", "undo"]


def test_mark_many_and_dismiss_them_at_once(sitting: Sitting) -> None:
    saved = sitting.press("space", "space", "k", "'old", "enter")
    assert [(d.action, d.label) for d in saved] == [("dismiss", DEAD), ("dismiss", ABOARD)]


def test_what_is_decided_of_one_is_not_decided_while_many_are_marked(sitting: Sitting) -> None:
    assert sitting.press("space", "space", "1", "u", "o", "x", "m", "c", "t") == []


def test_what_is_decided_of_one_is_the_one_that_is_marked_and_seen(sitting: Sitting) -> None:
    """Marking goes on to the next comparison: what is marked then is not what the evidence shows."""

    async def script(app: Review, pilot: Pilot[int]) -> None:
        await press(app, pilot, "space", "1")
        assert toasts(app)[-1] == "What is marked is not under the cursor: go there, or esc clears the mark"
        assert sitting.log() == []
        await press(app, pilot, "up", "1")

    sitting.play(script)
    assert [(d.action, d.label) for d in sitting.log()] == [("accept", DEAD)]


def test_what_a_search_hides_stays_marked(sitting: Sitting) -> None:
    async def script(app: Review, pilot: Pilot[int]) -> None:
        await press(app, pilot, "slash", "'repairs", "enter", "space", "slash", "ctrl+u", "'passengers", "enter", "A")
        assert "2 marked, 1 of them not shown" in str(app.queue.query_one("#shown", Static).content)
        await press(app, pilot, "d")

    sitting.play(script)
    assert [(d.action, d.label) for d in sitting.log()] == [("defer", ABOARD), ("defer", COST)]


def test_a_call_is_done(sitting: Sitting) -> None:
    saved = sitting.press("t", "'Kim", "enter", "t", "1")
    assert [d.value.get("done") for d in saved] == [None, True]


def test_undo_and_redo_without_limit(sitting: Sitting) -> None:
    saved = sitting.press("1", "d", "k", "'no", "enter", "z", "z", "z", "z", "y", "y")
    assert [d.action for d in saved] == ["accept", "defer", "dismiss", "undo", "undo", "undo", "redo", "redo"]
    states = sitting.states(DOSSIER)
    assert (states[DEAD], states[ABOARD], states[DAY]) == ("settled", "deferred", "open")


def test_reopen(sitting: Sitting) -> None:
    saved = sitting.press("1", "up", "r")
    assert [d.action for d in saved] == ["accept", "reopen"]
    assert sitting.states(DOSSIER)[DEAD] == "open"


def test_every_decision_is_told_and_the_cursor_goes_on(sitting: Sitting) -> None:
    async def script(app: Review, pilot: Pilot[int]) -> None:
        await press(app, pilot, "1")
        assert toasts(app)[-1] == f"Accepted “seven” — {DEAD} (z undoes)"
        assert app.queue.current is not None
        assert app.queue.current.label == ABOARD
        await press(app, pilot, "z")
        assert toasts(app)[-1] == f"Undone: accept — {DEAD}"
        assert app.queue.current.label == DEAD

    sitting.play(script)


def test_what_is_told_as_saved_is_on_the_disk_at_that_moment(sitting: Sitting) -> None:
    async def script(app: Review, pilot: Pilot[int]) -> None:
        await press(app, pilot, "2")
        with Case.open(sitting.case, create=False, write=False) as other:
            assert [d.value["reading"] for d in other.log()] == ["at least 7"]

    sitting.play(script)
