"""What is seen while the articles are read: how far it is."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import ProgressBar, Static


class Reading(Vertical):
    """A bar over the empty panes."""

    def __init__(self) -> None:
        super().__init__(id="reading")

    def compose(self) -> ComposeResult:
        """One line and the bar."""
        yield Static("Reading the articles …", id="reading-words", markup=False)
        yield ProgressBar(show_eta=False, id="reading-bar")

    def tell(self, stage: str, done: int, total: int) -> None:
        """How far a stage is."""
        words = "Comparing …" if done >= total else f"{stage.capitalize()} {done:,} of {total:,}"
        self.query_one("#reading-words", Static).update(words)
        self.query_one(ProgressBar).update(total=total, progress=done)
