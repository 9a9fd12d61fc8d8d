"""Which comparisons to show: verdict, severity, state, measure and source, each to be ticked."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.style import Style
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Static

from factcheck.review.widgets.question import Question
from factcheck.review.widgets.table import Part, Table
from factcheck.review.words import KEPT, SEVERITY, STATE, VERDICT, short

if TYPE_CHECKING:
    from factcheck.review.desk import Desk

Tick = tuple[str, str]  # which field of the filter, and a value of it
#: Measures and sources of a large case that are listed, the commonest first; search finds the others.
LISTED = 40


class Filters(Question[dict[str, frozenset[str]]]):
    """Asks which values of each field to show; nothing ticked in a field means all of it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "tick", "Tick", show=False),
        Binding("enter,f", "use", "Use", show=False, priority=True),
        Binding("c", "none", "Clear", show=False),
    ]

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.values = values(desk)
        self.ticked: set[Tick] = {(f, v) for f, _, v, _ in self.values if v in getattr(desk.filter, f)}

    def compose(self) -> ComposeResult:
        """Every value with a box."""
        with Vertical(classes="ask -tall"):
            yield Static("Show only", classes="title", markup=False)
            yield Table(self._row, at_once=True)
            yield Static("space ticks · enter uses it · c clears · esc takes it back", classes="hint", markup=False)

    def on_mount(self) -> None:
        """The cursor on the first value."""
        self.query_one(Table).fill(len(self.values), 1, 0)

    @on(Table.Entered)
    def action_tick(self) -> None:
        """Tick the value under the cursor, or not any more."""
        table = self.query_one(Table)
        field, _, value, _ = self.values[table.cursor]
        self.ticked ^= {(field, value)}
        table.redraw(table.cursor)

    def action_none(self) -> None:
        """Untick everything."""
        self.ticked.clear()
        self.query_one(Table).refresh()

    def action_use(self) -> None:
        """Take what is ticked."""
        fields = ("verdicts", "severities", "states", "kept", "measures", "sources")
        self.dismiss({f: frozenset(value for field, value in self.ticked if field == f) for f in fields})

    def _row(self, at: int) -> list[list[Part]]:
        field, name, value, said = self.values[at]
        box = "[x]" if (field, value) in self.ticked else "[ ]"
        return [[(4, box, Style(bold=True)), (10, name, Style()), (60, said, Style())]]


def values(desk: Desk) -> list[tuple[str, str, str, str]]:
    """What can be ticked: field of the filter, its name, value, and how that is said."""
    found = [("verdicts", "verdict", v, said) for v, said in VERDICT.items()]
    found += [("severities", "severity", v, said) for v, said in SEVERITY.items()]
    found += [("states", "state", v, said) for v, said in STATE.items()]
    found += [("kept", "kept", v, said) for v, said in KEPT.items()]
    measures, sources = desk.index.counts()
    for field, name, counts in (("measures", "measure", measures), ("sources", "source", sources)):
        common = sorted(counts, key=lambda v: (-counts[v], v))[:LISTED]
        found += [(field, name, v, short(f"{v.replace('_', ' ')} ({counts[v]:,})", 60)) for v in common]
    return found
