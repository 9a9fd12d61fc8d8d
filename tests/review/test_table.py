"""The long list that draws only what is seen, what is said in the corner, what lies behind a question."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from rich.cells import cell_len
from rich.style import Style
from textual.app import App, ComposeResult
from textual.pilot import Pilot
from textual.strip import Strip

from factcheck.review.app import Review
from factcheck.review.widgets import said
from factcheck.review.widgets.bars import Status
from factcheck.review.widgets.question import Question
from factcheck.review.widgets.said import Said
from factcheck.review.widgets.table import Part, Table
from tests.review.conftest import Sitting, press, rested, toasts


class Shelf(App[None]):
    """A table of ten thousand rows that counts which of them are asked for."""

    CSS = "Table { height: 1fr; scrollbar-size-vertical: 1; }"

    def __init__(self, at_once: bool = False) -> None:
        super().__init__()
        self.asked: set[int] = set()
        self.entered: list[int] = []
        self.at_once = at_once

    def compose(self) -> ComposeResult:
        yield Table(self.row, self.at_once)

    def on_mount(self) -> None:
        self.table.fill(10_000, 2, 0)
        self.table.focus()

    def on_table_entered(self) -> None:
        self.entered.append(self.table.cursor)

    @property
    def table(self) -> Table:
        return self.query_one(Table)

    def row(self, at: int) -> list[list[Part]]:
        self.asked.add(at)
        wide = Style(bold=True)
        return [
            [(6, f"{at}", wide), (10, "数字数字数字数字", wide)],
            [(6, "", wide), (9, "a\u0301 family 👨‍👩‍👧", wide)],
        ]


def shelf(script: Callable[[Shelf, Pilot[None]], Awaitable[None]], at_once: bool = False) -> None:
    async def run() -> None:
        app = Shelf(at_once)
        async with app.run_test(size=(40, 20)) as pilot:
            await pilot.pause()
            await script(app, pilot)

    asyncio.run(run())


def lines(app: App[Any]) -> list[Strip]:
    return app.screen._compositor.render_strips()


def test_only_the_rows_that_are_seen_are_drawn() -> None:
    async def script(app: Shelf, pilot: Pilot[None]) -> None:
        assert app.asked == set(range(10))
        await pilot.press("end")
        assert app.table.cursor == 9_999
        assert app.asked == {*range(10), *range(9_990, 10_000)}

    shelf(script)


@pytest.mark.parametrize(
    ("keys", "row"),
    [
        ("down", 1), ("j down up", 1), ("up", 0), ("pagedown", 9), ("pagedown pagedown pageup", 9), ("end", 9_999),
        ("G", 9_999), ("end down", 9_999), ("end pageup", 9_990), ("end home", 0), ("down g", 0), ("pageup", 0),
    ],
)  # fmt: skip
def test_the_cursor_goes_where_it_should_and_stays_in_sight(keys: str, row: int) -> None:
    async def script(app: Shelf, pilot: Pilot[None]) -> None:
        await pilot.press(*keys.split())
        assert app.table.cursor == row
        top = app.table.scroll_offset.y
        assert top <= row * 2 < top + 20

    shelf(script)


def test_wide_and_joined_characters_never_outgrow_a_line() -> None:
    async def script(app: Shelf, pilot: Pilot[None]) -> None:
        for strip in lines(app):
            assert strip.cell_length == 40
            assert cell_len(strip.text) == 40

    shelf(script)


@pytest.mark.parametrize(("at_once", "entered"), [(False, [3]), (True, [3, 3])])
def test_a_click_goes_there_and_a_click_on_the_cursor_chooses(at_once: bool, entered: list[int]) -> None:
    async def script(app: Shelf, pilot: Pilot[None]) -> None:
        await pilot.click(Table, offset=(2, 7))
        assert app.table.cursor == 3
        await pilot.click(Table, offset=(2, 6))
        assert app.entered == entered
        await pilot.press("enter")
        assert app.entered == [*entered, 3]

    shelf(script, at_once)


def test_an_empty_list_chooses_nothing_and_a_shorter_one_keeps_the_cursor_inside() -> None:
    async def script(app: Shelf, pilot: Pilot[None]) -> None:
        await pilot.press("end")
        app.table.fill(5, 2, 9_999)
        await pilot.pause()
        assert (app.table.cursor, app.table.scroll_offset.y) == (4, 0)
        app.table.fill(0, 2, 4)
        await pilot.press("enter", "down", "end", "pagedown")
        assert (app.table.cursor, app.entered) == (0, [])

    shelf(script)


def test_the_cursor_stays_in_sight_when_the_terminal_shrinks() -> None:
    async def script(app: Shelf, pilot: Pilot[None]) -> None:
        await pilot.press(*["down"] * 9)
        await pilot.resize_terminal(40, 8)
        await pilot.pause()
        assert app.table.scroll_offset.y <= 18 < app.table.scroll_offset.y + 8

    shelf(script)


def test_three_messages_at_most_each_for_some_seconds(sitting: Sitting, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(said, "STAY", 0.3)

    async def script(app: Review, pilot: Pilot[int]) -> None:
        corner = app.screen.query_one(Said)
        for word in "abcd":
            app.say(f"[b]{word}[/b]\x1b[2J", "warning")
        await rested(app)
        assert str(corner.content) == "\n".join(f"! [b]{word}[/b]\\x1b[2J" for word in "bcd")
        assert corner.display
        assert len(toasts(app)) == 4
        await press(app, pilot, "n")
        await pilot.pause(0.7)
        assert corner.display, "a question hides it: it stays"
        await press(app, pilot, "escape")
        await pilot.pause(0.7)
        assert not corner.display

    sitting.play(script, size=(120, 40))


def test_what_changes_behind_a_question_is_seen(sitting: Sitting) -> None:
    async def script(app: Review, pilot: Pilot[int]) -> None:
        await press(app, pilot, "n", "'a note")
        assert isinstance(app.screen, Question)
        assert "0 settled" in lines(app)[0].text
        app.screen_stack[0].query_one(Status).say("9 open, 9 settled")
        await press(app, pilot)
        assert "9 settled" in lines(app)[0].text
        await pilot.resize_terminal(100, 30)
        await rested(app)
        shown = lines(app)
        assert len(shown) == 30
        assert {strip.cell_length for strip in shown} == {100}
        assert "9 settled" in shown[0].text

    sitting.play(script, size=(120, 40))
