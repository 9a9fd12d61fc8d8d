"""A question of a checklist: ticked with initials and a note."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widgets import Input, Label, Static

from factcheck.review.widgets.question import Question
from factcheck.review.words import short

if TYPE_CHECKING:
    from factcheck.model import Item


class Tick(Question[tuple[str, str]]):
    """Asks for initials and a note; gives both."""

    def __init__(self, item: Item, initials: str) -> None:
        super().__init__()
        self.item, self.initials = item, initials

    def compose(self) -> ComposeResult:
        """The question, why it is asked, and a line each for initials and note."""
        item = self.item
        with Vertical(classes="ask"):
            yield Static(short(item.reason, 300), classes="title", markup=False)
            yield Static(f"{short(item.why, 300)}\n{short(item.source, 200)}", classes="hint", markup=False)
            for name, value in (("initials", self.initials), ("note", "")):
                with Horizontal(classes="field"):
                    yield Label(f"{name:>10} ", markup=False)
                    yield Input(value, id=name, compact=True)
            yield Static("", id="trouble", markup=False)
            yield Static("enter ticks it · esc takes it back", classes="hint", markup=False)

    def on_mount(self) -> None:
        """To the note, where the initials are known."""
        self.query_one("#note" if self.initials else "#initials", Input).focus()

    @on(Input.Submitted)
    def _given(self) -> None:
        initials, note = (self.query_one(name, Input).value.strip() for name in ("#initials", "#note"))
        if initials:
            self.dismiss((initials, note))
        else:
            self.query_one("#trouble", Static).update("Whose tick is it? Give your initials")
            self.query_one("#initials", Input).focus()
