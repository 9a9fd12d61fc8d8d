"""Which comparisons to show: verdict, severity, state, measure and source, each to be ticked."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import SelectionList, Static
from textual.widgets.selection_list import Selection

from factcheck.review.widgets.ask import BACK
from factcheck.review.words import SEVERITY, STATE, VERDICT, short

if TYPE_CHECKING:
    from factcheck.review.desk import Desk

Tick = tuple[str, str]  # which field of the filter, and a value of it
#: Measures and sources of a large case that are listed, the commonest first; search finds the others.
LISTED = 40


class Filters(ModalScreen[dict[str, frozenset[str]] | None]):
    """Asks which values of each field to show; nothing ticked in a field means all of it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        BACK,
        Binding("f", "use", "Use", show=False),
        Binding("enter", "use", "Use", show=False, priority=True),
        Binding("c", "none", "Clear", show=False),
        Binding("j", "down", "Down", show=False),
    ]

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk

    def compose(self) -> ComposeResult:
        """Every value with a box."""
        now = self.desk.filter
        rows = [
            Selection(Content(f"{name:<9} {said}"), (field, value), value in getattr(now, field))
            for field, name, value, said in values(self.desk)
        ]
        with Vertical(classes="ask -tall"):
            yield Static("Show only", classes="title", markup=False)
            yield SelectionList[Tick](*rows)
            yield Static("space ticks · enter uses it · c clears · esc takes it back", classes="hint", markup=False)

    def action_back(self) -> None:
        """The filter stays as it was."""
        self.dismiss(None)

    def action_none(self) -> None:
        """Untick everything."""
        self.query_one(SelectionList).deselect_all()

    def action_down(self) -> None:
        """Down."""
        self.query_one(SelectionList).action_cursor_down()

    def action_use(self) -> None:
        """Take what is ticked."""
        ticked: list[Tick] = self.query_one(SelectionList).selected
        fields = ("verdicts", "severities", "states", "measures", "sources")
        self.dismiss({f: frozenset(value for field, value in ticked if field == f) for f in fields})


def values(desk: Desk) -> list[tuple[str, str, str, str]]:
    """What can be ticked: field of the filter, its name, value, and how that is said."""
    found = [("verdicts", "verdict", v, said) for v, said in VERDICT.items()]
    found += [("severities", "severity", v, said) for v, said in SEVERITY.items()]
    found += [("states", "state", v, said) for v, said in STATE.items()]
    measures: dict[str, int] = {}
    sources: dict[str, int] = {}
    for comparison in desk.dossier.comparisons:
        measure = desk.index.measure(comparison)
        if measure:
            measures[measure] = measures.get(measure, 0) + 1
        for source in desk.index.sources(comparison):
            sources[source] = sources.get(source, 0) + 1
    for field, name, counts in (("measures", "measure", measures), ("sources", "source", sources)):
        common = sorted(counts, key=lambda v: (-counts[v], v))[:LISTED]
        found += [(field, name, v, short(f"{v.replace('_', ' ')} ({counts[v]:,})", 60)) for v in common]
    return found
