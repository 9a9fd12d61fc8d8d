"""The timeline: the readings over time, drawn to the size of the pane."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import events
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from factcheck.review.plot import draw

if TYPE_CHECKING:
    from factcheck.model import Comparison
    from factcheck.review.desk import Desk


class Timeline(VerticalScroll):
    """A plot of one comparison."""

    def __init__(self) -> None:
        super().__init__(Static("", id="plot", markup=False), id="timeline", classes="pane")
        self.border_title = "Timeline"
        self.comparison: Comparison | None = None
        self.desk: Desk | None = None

    def show(self, comparison: Comparison | None, desk: Desk) -> None:
        """Draw a comparison, or nothing."""
        self.comparison, self.desk = comparison, desk
        self._draw()

    def on_resize(self, event: events.Resize) -> None:
        """Draw to the new size."""
        self._draw()

    def _draw(self) -> None:
        plot = self.query_one("#plot", Static)
        width, height = self.scrollable_content_region.size
        if self.comparison is None or self.desk is None or not width:
            plot.update("")
            return
        lines = draw(self.comparison, self.desk.index, width, height)
        plot.update(Content("\n").join([Content.assemble(*line) for line in lines]))
