"""A list of rows of equal height, however long: only what is seen of it is ever drawn."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from rich.cells import set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

#: Part of a line: the cells that it fills, its words (cut or filled up to them), and their style.
Part = tuple[int, str, Style]
#: What stands before the row under the cursor, and before any other: a terminal may show no colour.
HERE, ELSEWHERE = "▌", " "


class Table(ScrollView, can_focus=True, inherit_bindings=False):
    """Rows and a cursor; a row begins one cell from the left."""

    ALLOW_SELECT = False  # a mouse that is dragged selects words of an article, not rows
    COMPONENT_CLASSES: ClassVar[set[str]] = {"table--cursor"}
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,j", "move(1)", "Down", show=False),
        Binding("up", "move(-1)", "Up", show=False),
        Binding("pagedown", "page(1)", "A screenful down", show=False),
        Binding("pageup", "page(-1)", "A screenful up", show=False),
        Binding("home,g", "go(0)", "First", show=False),
        Binding("end,G", "go(-1)", "Last", show=False),
        Binding("enter", "enter", "Open", show=False),
    ]

    class Moved(Message):
        """The cursor came to another row, or the rows changed under it."""

    class Entered(Message):
        """The row under the cursor was chosen, by enter or by a click on it."""

    def __init__(self, row: Callable[[int], Sequence[Sequence[Part]]], at_once: bool = False) -> None:
        super().__init__()
        self.row, self.at_once = row, at_once  # how a row is drawn; whether a click chooses it wherever the cursor is
        self.count, self.lines, self.cursor = 0, 1, 0
        self._styles_now = Style(), Style()

    def fill(self, count: int, lines: int, cursor: int) -> None:
        """Show ``count`` rows of ``lines`` lines each, the cursor on row ``cursor``."""
        self.count, self.lines = count, lines
        self.virtual_size = Size(0, count * lines)
        self.refresh()
        self.move_to(cursor)

    def move_to(self, row: int) -> None:
        """The cursor to this row, or to the nearest that there is; it is scrolled into view."""
        before, self.cursor = self.cursor, min(max(row, 0), max(self.count - 1, 0))
        self.redraw(before)
        self.redraw(self.cursor)
        self.show_cursor()
        self.post_message(self.Moved())

    def redraw(self, row: int) -> None:
        """Draw one row anew."""
        self.refresh_lines(row * self.lines, self.lines)

    def show_cursor(self) -> None:
        """Scroll the least that brings the row under the cursor into view."""
        self.scroll_to_region(Region(0, self.cursor * self.lines, 1, self.lines), animate=False, force=True)

    def render_lines(self, crop: Region) -> list[Strip]:
        """The lines that are seen; what they are drawn on is asked for once."""
        self._styles_now = self.rich_style, self.get_component_rich_style("table--cursor")
        return super().render_lines(crop)

    def render_line(self, y: int) -> Strip:
        """One line of the pane."""
        row, line = divmod(y + self.scroll_offset.y, self.lines)
        plain, lit = self._styles_now
        if row >= self.count:
            return Strip.blank(self.size.width, plain)
        under, sign = (lit, HERE) if row == self.cursor else (plain, ELSEWHERE)
        parts = [Segment(sign, under)]
        parts += [Segment(set_cell_size(words, cells), under + style) for cells, words, style in self.row(row)[line]]
        return Strip(parts).adjust_cell_length(self.size.width, under)

    def action_move(self, by: int) -> None:
        """So many rows down."""
        self.move_to(self.cursor + by)

    def action_page(self, by: int) -> None:
        """A screenful down or up."""
        self.move_to(self.cursor + by * max(self.size.height // self.lines - 1, 1))

    def action_go(self, row: int) -> None:
        """To a row; -1 is the last."""
        self.move_to(row if row >= 0 else self.count - 1)

    def action_enter(self) -> None:
        """Choose the row under the cursor."""
        if self.count:
            self.post_message(self.Entered())

    def on_click(self, event: events.Click) -> None:
        """A click goes to a row; on the row under the cursor, or at once, it chooses it."""
        row = (event.y + self.scroll_offset.y) // self.lines
        if row < self.count:
            event.stop()
            chosen = self.at_once or row == self.cursor
            self.move_to(row)
            if chosen:
                self.action_enter()

    def _size_updated(self, size: Size, virtual_size: Size, container_size: Size, layout: bool = True) -> bool:
        # The compositor takes what is seen for all there is: each layout would draw the scrollbar anew, a frame later.
        return super()._size_updated(size, self.virtual_size, container_size, layout)

    def on_resize(self) -> None:
        """The cursor stays in sight."""
        self.show_cursor()
