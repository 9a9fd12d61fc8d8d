"""The queue: the comparisons to work through, worst first."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich.style import Style
from textual import events, on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.timer import Timer
from textual.widgets import Input, Static

from factcheck.review.messages import Chosen, Opened, Searched
from factcheck.review.widgets.table import Part, Table
from factcheck.review.words import CALL, COLOR, MOVED, SEVERITY, STATE, VERDICT, plural, short, side_by_side

if TYPE_CHECKING:
    from factcheck.model import Comparison
    from factcheck.review.desk import Desk

#: Seconds that the cursor rests before the other panes follow: holding a key down stays smooth.
REST = 0.04
#: The same for what is typed: letters that come in one burst are searched for once.
TYPED = 0.01
MARK = "✓"
#: Cells of the first and the last column: "✕ dismissed", "≈ compatible".
FIRST, LAST = 12, 12
#: Cells from which the queue has three columns.
ROOMY = 64
#: Lines of one row, where it is roomy and where not.
ROWS = {True: 2, False: 3}


class Queue(Vertical):
    """The table of comparisons, with what is searched for above and what is shown below."""

    def __init__(self) -> None:
        super().__init__(id="queue", classes="pane")
        self.border_title = "Queue"
        self.desk: Desk | None = None
        self.rows: Sequence[Comparison] = ()
        self.marks: set[str] = set()
        self._told: str | None = None
        self._resting: Timer | None = None
        self._typing: Timer | None = None

    def compose(self) -> ComposeResult:
        """Search line, table, and one line that says what is shown."""
        yield Input(placeholder="search: words, figures, names", id="search", compact=True)
        yield Table(self.lines)
        yield Static("", id="kindly", markup=False)
        yield Static("", id="shown", markup=False)

    @property
    def table(self) -> Table:
        """The rows."""
        return self.query_one(Table)

    @property
    def current(self) -> Comparison | None:
        """The comparison under the cursor."""
        at = self.table.cursor
        return self.rows[at] if at < len(self.rows) else None

    def show(self, desk: Desk, keep: str | None = None) -> None:
        """Fill the table from the desk; the cursor stays on ``keep``, else near where it was."""
        self.desk, self.rows = desk, desk.shown()
        if self.marks:
            self.marks &= set(desk.index.comparisons)
        kept = next((n for n, c in enumerate(self.rows) if c.id == keep), None) if keep else None
        self._fill(self.table.cursor if kept is None else kept)
        self._say()

    @property
    def roomy(self) -> bool:
        """Whether verdict and sources have a column of their own; else a third line holds them."""
        return self.size.width > ROOMY

    @property
    def room(self) -> int:
        """Cells for label and readings."""
        return max(self.size.width - FIRST - 4 - (LAST if self.roomy else 0), 16)

    def _fill(self, at: int) -> None:
        self.table.fill(len(self.rows), ROWS[self.roomy], at)

    def redraw(self) -> None:
        """Draw the rows anew: the state of one changed, or a mark."""
        self.table.refresh()
        self._say()

    def mark(self) -> None:
        """Mark the comparison under the cursor, or not any more, and go on."""
        current = self.current
        if current is not None:
            self.marks ^= {current.id}
            self.table.action_move(1)  # draws both rows anew
            self._say()

    def mark_all(self) -> None:
        """Mark everything that is shown; nothing any more where all of it was marked."""
        shown = {c.id for c in self.rows}
        self.marks = set() if shown <= self.marks else self.marks | shown
        self.redraw()

    def marked(self) -> list[Comparison]:
        """What is marked, in the order of the queue, then what a search or filter hides; else what the cursor is on."""
        if not self.marks or self.desk is None:
            return [c for c in (self.current,) if c is not None]
        found = [c for c in self.rows if c.id in self.marks]
        shown = {c.id for c in found}
        return found + [c for i, c in self.desk.index.comparisons.items() if i in self.marks and i not in shown]

    def _marks(self) -> str:
        """How many are marked, for the line below."""
        hidden = len(self.marks - {c.id for c in self.rows}) if self.marks else 0
        return f"{len(self.marks):,} marked{f', {hidden:,} of them not shown' if hidden else ''}" if self.marks else ""

    def next_open(self) -> None:
        """Go on to the next comparison that is still open; stay when there is none."""
        if self.desk is None:
            return
        at = self.table.cursor
        order = [*range(at + 1, len(self.rows)), *range(at)]
        found = next((n for n in order if self.desk.state(self.rows[n].id) == "open"), None)
        if found is not None:
            self.table.move_to(found)

    def _style(self, name: str, bold: bool | None = None, dim: bool | None = None) -> Style:
        return Style(color=self.app.theme_variables.get(COLOR[name]), bold=bold, dim=dim)

    def lines(self, at: int) -> Sequence[Sequence[Part]]:
        """Severity, label, verdict; state, readings, sources: two lines a row, or three where it is narrow."""
        comparison, desk, room, roomy = self.rows[at], self.desk, self.room, self.table.lines == ROWS[True]
        found = desk.states.get(comparison.id) if desk else None
        state, moved = (found.state, found.moved) if found else ("open", False)
        dim = state in ("settled", "dismissed")
        marked = comparison.id in self.marks
        signs = (MARK if marked and roomy else "", CALL if found and found.calls else "")
        label = short(" ".join(filter(None, (*signs, comparison.label))), room - 1)
        first: list[Part] = [
            (FIRST, SEVERITY[comparison.severity], self._style(comparison.severity, bold=not dim, dim=dim)),
            (room, label, Style(bold=not dim, dim=dim)),
        ]
        second: list[Part] = [
            (FIRST, MOVED if moved else STATE[state], self._style("moved" if moved else state)),
            (room, short(side_by_side(comparison), room - 1), Style(dim=dim)),
        ]
        verdict = VERDICT[comparison.verdict], self._style(comparison.verdict, dim=dim)
        sources = plural(desk.index.independent(comparison), "source") if desk else ""
        if roomy:
            return [*first, (LAST, *verdict)], [*second, (LAST, sources, Style(dim=dim))]
        third: list[Part] = [
            (FIRST, f"{MARK} marked" if marked else "", self._style("moved")),
            (len(verdict[0]), *verdict),
            (room - len(verdict[0]), f" · {sources}", Style(dim=True)),
        ]
        return first, second, third

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
        narrowed = "filtered (esc clears)" if desk.filter.narrowed() else ""
        shown = f"{len(self.rows):,} of {len(desk.index.comparisons):,}"
        words = " · ".join(part for part in (shown, self._marks(), desk.filter.order, narrowed) if part)
        self.query_one("#shown", Static).update(words, layout=False)

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
        if self._resting is not None:
            self._resting.stop()
        self._resting = self.set_timer(REST, self._rested)

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

    @on(Table.Moved)
    def _moved(self, event: Table.Moved) -> None:
        event.stop()
        self._tell()

    @on(Table.Entered)
    def _entered(self, event: Table.Entered) -> None:
        event.stop()
        self.post_message(Opened(""))

    @on(Input.Changed, "#search")
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self.searched()
        self._typing = self.set_timer(TYPED, lambda: self._search(event.value))

    def searched(self) -> None:
        """What was typed last needs no search any more."""
        if self._typing is not None:
            self._typing.stop()
            self._typing = None

    def _search(self, words: str) -> None:
        self.searched()
        self.post_message(Searched(words))

    @on(Input.Submitted, "#search")
    def _found(self, event: Input.Submitted) -> None:
        event.stop()
        if self._typing is not None:  # the next key is about what is found
            self._search(event.value)
        self.table.focus()

    def on_resize(self, event: events.Resize) -> None:
        """Columns follow the width."""
        if self.rows:
            self._fill(self.table.cursor)
