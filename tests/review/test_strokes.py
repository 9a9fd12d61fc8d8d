"""Keys that come faster than the screen can answer do what they would do one by one."""

from __future__ import annotations

import pytest
from textual import events
from textual.app import App
from textual.pilot import Pilot
from textual.widgets import Input

from factcheck.review.app import Review
from factcheck.review.widgets.ask import AskText
from tests.review.conftest import Sitting, press, rested, send, strokes

BURSTS = [
    ["o", "'100001", "enter", "o", "'100002", "enter", "o", "'100003", "enter", "o", "'100004", "enter"],
    ["x", "1", "d", "n", "'ask 12", "enter", "z", "y"],
    ["k", "'no 1", "enter", "1", "2", "t", "'Kim: 3", "enter", "down", "d", "z", "1"],
    ["m", "'repairs", "enter", "b", "slash", "'ferry", "enter", "1", "escape", "end", "2"],
    ["c", "2", "ctrl+u", "'12", "enter", "f", "space", "enter", "1", "escape", "question_mark", "1", "escape", "d"],
    ["space", "space", "k", "down", "enter", "enter", "escape", "ctrl+p", "'attributed both", "enter", "d"],
]  # fmt: skip


@pytest.mark.parametrize("keys", BURSTS, ids=lambda keys: " ".join(keys))
def test_typed_at_once_is_as_typed_one_by_one(sitting: Sitting, keys: list[str]) -> None:
    async def burst(app: Review, pilot: Pilot[int]) -> None:
        for key in keys:
            for one in strokes(key):
                send(app, one)
        await rested(app)

    slowly = [(d.action, d.label, d.value, d.note) for d in sitting.press(*keys)]
    assert slowly
    sitting.case.unlink()
    sitting.ticks = 0
    sitting.play(burst)
    assert [(d.action, d.label, d.value, d.note) for d in sitting.log()] == slowly


def test_what_is_pasted_after_a_key_goes_where_the_key_leads(sitting: Sitting) -> None:
    async def script(app: Review, pilot: Pilot[int]) -> None:
        assert app._driver is not None
        send(app, "o")
        app._driver.send_message(events.Paste("4,000"))
        send(app, "enter")
        await rested(app)

    sitting.play(script)
    assert [d.value["figure"] for d in sitting.log()] == ["4,000"]


def test_an_answer_that_comes_twice_is_given_once(sitting: Sitting) -> None:
    async def script(app: Review, pilot: Pilot[int]) -> None:
        await press(app, pilot, "n", "'once")
        assert isinstance(app.screen, AskText)
        line = app.screen.query_one(Input)
        await line.action_submit()
        await line.action_submit()
        await rested(app)
        assert len(app.screen_stack) == 1

    sitting.play(script)
    assert [d.note for d in sitting.log()] == ["once"]


def test_no_name_of_ours_hides_one_of_textuals_unawares() -> None:
    """A method that was named as one of Textual's own hooks made the screen wait for a second at its start."""
    ours = Review.__mro__[: Review.__mro__.index(App)]
    taken = {name for one in ours for name in vars(one) if hasattr(App, name) and not name.startswith("__")}
    made = set(vars(type("Plain", (App,), {})))  # what Textual gives to every app
    assert taken - made == {
        "BINDINGS", "CSS_PATH", "ENABLE_COMMAND_PALETTE", "TITLE", "action_command_palette", "compose",
        "get_default_screen", "get_line_filters", "on_event", "refresh_css",
    }  # fmt: skip
