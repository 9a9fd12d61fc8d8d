"""The queue: the comparisons to work through, worst first, a page at a time."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, ClassVar

from rich.style import Style
from rich.text import Text
from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.timer import Timer
from textual.widgets import DataTable, Input, Static

from factcheck.review.messages import Chosen, Opened, Searched
from factcheck.review.words import COLOR, MOVED, SEVERITY, STATE, VERDICT, plural, short, side_by_side

if TYPE_CHECKING:
    from factcheck.model import Comparison
    from factcheck.review.desk import Desk

#: Rows of one page of the table: a page is laid out in some 30 ms, ten thousand rows would take a second and more.
PAGE = 100
#: Seconds that the cursor rests before the other panes follow: holding a key down stays smooth.
REST = 0.04
MARK = "✓"
#: Cells of the first and the last column: "✕ dismissed", "≈ compatible".
FIRST, LAST = 12, 12
#: Cells from which the queue has three columns.
ROOMY = 64


class Table(DataTable[Text]):
    """The rows of one page; going beyond its ends turns the page."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j", "cursor_down", "Down", show=False),
        Binding("g,home", "first", "First", show=False),
        Binding("G,end", "last", "Last", show=False),
    ]
    turn: Callable[[int], bool] = staticmethod(lambda by: False)

    def action_cursor_down(self) -> None:
        """Down, onto the next page if need be."""
        if self.cursor_row < self.row_count - 1 or not self.turn(1):
            super().action_cursor_down()

    def action_cursor_up(self) -> None:
        """Up, onto the page before if need be."""
        if self.cursor_row > 0 or not self.turn(-1):
            super().action_cursor_up()

    def action_page_down(self) -> None:
        """A screenful down."""
        if self.cursor_row < self.row_count - 1 or not self.turn(1):
            super().action_page_down()

    def action_page_up(self) -> None:
        """A screenful up."""
        if self.cursor_row > 0 or not self.turn(-1):
            super().action_page_up()

    def action_first(self) -> None:
        """To the very first."""
        self.turn(-1_000_000)

    def action_last(self) -> None:
        """To the very last."""
        self.turn(1_000_000)


class Queue(Vertical):
    """The table of comparisons, with what is searched for above and what is shown below."""

    def __init__(self) -> None:
        super().__init__(id="queue", classes="pane")
        self.border_title = "Queue"
        self.desk: Desk | None = None
        self.rows: Sequence[Comparison] = ()
        self.marks: set[str] = set()
        self.start = 0
        self._told: str | None = None
        self._typing: Timer | None = None

    def compose(self) -> ComposeResult:
        """Search line, table, and one line that says what is shown."""
        yield Input(placeholder="search: words, figures, names", id="search", compact=True)
        table = Table(
            id="table", cursor_type="row", show_header=False, cursor_foreground_priority="renderable", cell_padding=0
        )
        table.turn = self.turn
        yield table
        yield Static("", id="kindly", markup=False)
        yield Static("", id="shown", markup=False)

    @property
    def table(self) -> Table:
        """The rows of the page."""
        return self.query_one(Table)

    @property
    def current(self) -> Comparison | None:
        """The comparison under the cursor."""
        at = self.start + self.table.cursor_row
        return self.rows[at] if 0 <= at < len(self.rows) and self.table.row_count else None

    def show(self, desk: Desk, keep: str | None = None) -> None:
        """Fill the table from the desk; the cursor stays on ``keep``, else near where it was."""
        at = self.start + max(self.table.cursor_row, 0)
        self.desk, self.rows = desk, desk.shown()
        if self.marks:
            self.marks &= set(desk.index.comparisons)
        near = min(at, max(len(self.rows) - 1, 0))
        self.put(next((n for n, c in enumerate(self.rows) if c.id == keep), near) if keep else near)
        self._say()

    @property
    def roomy(self) -> bool:
        """Whether verdict and sources have a column of their own; else a third line holds them."""
        return self.size.width >= ROOMY

    @property
    def room(self) -> int:
        """Cells for label and readings."""
        return max(self.size.width - FIRST - 3 - (LAST if self.roomy else 0), 16)

    def put(self, at: int) -> None:
        """Show the page that holds row ``at``, and the cursor there."""
        self.start = at // PAGE * PAGE
        table = self.table
        table.clear(columns=True)
        for key, width in zip(self.columns, (FIRST, self.room, LAST), strict=False):
            table.add_column("", width=width, key=key)
        lines = 2 if self.roomy else 3
        for n, comparison in enumerate(self.rows[self.start : self.start + PAGE]):
            table.add_row(*self._cells(comparison), height=lines, key=str(self.start + n))
        table.move_cursor(row=at - self.start, animate=False)
        self._tell()

    @property
    def columns(self) -> tuple[str, ...]:
        """The keys of the columns."""
        return ("state", "what", "verdict") if self.roomy else ("state", "what")

    def turn(self, by: int) -> bool:
        """Go ``by`` pages on; the cursor comes to the near end. False when there is no such page."""
        last = len(self.rows) - 1
        whole = abs(by) > len(self.rows)
        at = (last if by > 0 else 0) if whole else self.start + PAGE if by > 0 else self.start - 1
        if not 0 <= at <= last:
            return False
        if self.start <= at < self.start + PAGE:
            self.table.move_cursor(row=at - self.start)
        else:
            self.put(at)
        self._say()
        return True

    def update(self, comparison: Comparison) -> None:
        """Draw one row anew, where it is on the page."""
        for n, other in enumerate(self.rows[self.start : self.start + PAGE]):
            if other.id == comparison.id:
                for key, cell in zip(self.columns, self._cells(comparison), strict=True):
                    self.table.update_cell(str(self.start + n), key, cell)
        self._say()

    def mark(self) -> None:
        """Mark the comparison under the cursor, or not any more, and go on."""
        current = self.current
        if current is not None:
            self.marks ^= {current.id}
            self.update(current)
            self.table.action_cursor_down()

    def mark_all(self) -> None:
        """Mark everything that is shown; nothing any more where all of it was marked."""
        shown = {c.id for c in self.rows}
        self.marks = set() if shown <= self.marks else shown
        self.put(self.start + max(self.table.cursor_row, 0))
        self._say()

    def marked(self) -> list[Comparison]:
        """What is marked, in the order of the queue; else what is under the cursor."""
        found = [c for c in self.rows if c.id in self.marks]
        return found or [c for c in (self.current,) if c is not None]

    def next_open(self) -> None:
        """Go on to the next comparison that is still open; stay when there is none."""
        if self.desk is None:
            return
        at = self.start + self.table.cursor_row
        order = [*range(at + 1, len(self.rows)), *range(at)]
        found = next((n for n in order if self.desk.state(self.rows[n].id) == "open"), None)
        if found is None:
            return
        if self.start <= found < self.start + PAGE:
            self.table.move_cursor(row=found - self.start, animate=False)
        else:
            self.put(found)

    def _style(self, name: str, bold: bool | None = None, dim: bool | None = None) -> Style:
        return Style(color=self.app.theme_variables.get(COLOR[name]), bold=bold, dim=dim)

    def _cells(self, comparison: Comparison) -> tuple[Text, ...]:
        """Severity, label, verdict; state, readings, sources: two lines a row, or three where it is narrow."""
        desk, room = self.desk, self.room - 1
        found = desk.states.get(comparison.id) if desk else None
        state, moved = (found.state, found.moved) if found else ("open", False)
        dim = state in ("settled", "dismissed")
        first = Text.assemble(
            (f"{SEVERITY[comparison.severity]:<10}\n", self._style(comparison.severity, bold=not dim, dim=dim)),
            (MOVED if moved else STATE[state], self._style("moved" if moved else state)),
            (f"\n{MARK} marked" if comparison.id in self.marks and not self.roomy else "", self._style("moved")),
            no_wrap=True,
        )
        mark = f"{MARK} " if comparison.id in self.marks and self.roomy else ""
        what = Text.assemble(
            (short(mark + comparison.label, room), Style(bold=not dim, dim=dim)),
            "\n",
            (short(side_by_side(comparison), room), Style(dim=dim)),
            no_wrap=True,
        )
        sources = plural(desk.index.independent(comparison), "source") if desk else ""
        last = Text(VERDICT[comparison.verdict], self._style(comparison.verdict, dim=dim), no_wrap=True)
        if self.roomy:
            return first, what, last.append(f"\n{sources}", Style(dim=dim))
        return first, what.append("\n").append_text(last).append(f" · {sources}", Style(dim=True))

    def _say(self) -> None:
        """What is shown, below the table; kindly where there is nothing."""
        desk = self.desk
        if desk is None:
            return
        kindly = self.query_one("#kindly", Static)
        kindly.display = not self.rows
        self.table.display = bool(self.rows)
        if not self.rows:
            kindly.update(self._kindly(desk))
        pages = f"page {self.start // PAGE + 1} of {-(-len(self.rows) // PAGE)}" if len(self.rows) > PAGE else ""
        marks = f"{len(self.marks)} marked" if self.marks else ""
        narrowed = "filtered (esc clears)" if desk.filter.narrowed() else ""
        shown = f"{len(self.rows):,} of {len(desk.index.comparisons):,}"
        self.query_one("#shown", Static).update(
            " · ".join(part for part in (shown, marks, desk.filter.order, narrowed, pages) if part)
        )

    @staticmethod
    def _kindly(desk: Desk) -> str:
        if desk.filter.narrowed():
            return "Nothing is like that here.\nesc shows everything again."
        if not desk.index.articles:
            return "There is no article to read yet.\nStart again with files or a folder: factcheck review FOLDER"
        if not desk.index.comparisons:
            return "Nothing to compare: no figure or date is told twice.\nGive one more report of the same event."
        return "Nothing to settle: the articles tell the same wherever they meet.\na shows what was compared."

    def _tell(self) -> None:
        """Let the other panes follow once the cursor rests."""
        self.set_timer(REST, self._rested)

    def _rested(self) -> None:
        current = self.current
        told = current.id if current else None
        if told != self._told:
            self._told = told
            self.post_message(Chosen(told))

    def forget(self) -> None:
        """Tell the next comparison even when it is the same one: what is known of it changed."""
        self._told = None
        self._tell()

    @on(DataTable.RowHighlighted)
    def _moved(self, event: DataTable.RowHighlighted) -> None:
        event.stop()
        self._tell()

    @on(DataTable.RowSelected)
    def _entered(self, event: DataTable.RowSelected) -> None:
        event.stop()
        self.post_message(Opened(""))

    @on(Input.Changed, "#search")
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        if self._typing is not None:
            self._typing.stop()
        self._typing = self.set_timer(REST, lambda: self.post_message(Searched(event.value)))

    @on(Input.Submitted, "#search")
    def _found(self, event: Input.Submitted) -> None:
        event.stop()
        self.table.focus()

    def on_resize(self, event: events.Resize) -> None:
        """Columns follow the width."""
        if self.rows:
            self.put(self.start + max(self.table.cursor_row, 0))
