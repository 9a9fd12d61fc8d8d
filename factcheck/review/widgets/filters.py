"""Which comparisons to show: verdict, severity, state, measure and source, each to be ticked."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

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
        Binding("space", "tick", "Tick", show=False),
        Binding("enter,f", "use", "Use", show=False, priority=True),
        Binding("c", "none", "Clear", show=False),
        Binding("j", "down", "Down", show=False),
    ]

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.values = values(desk)
        self.ticked: set[Tick] = {(f, v) for f, _, v, _ in self.values if v in getattr(desk.filter, f)}

    def compose(self) -> ComposeResult:
        """Every value with a box."""
        with Vertical(classes="ask -tall"):
            yield Static("Show only", classes="title", markup=False)
            yield OptionList(*(Option(self._line(n)) for n in range(len(self.values))))
            yield Static("space ticks · enter uses it · c clears · esc takes it back", classes="hint", markup=False)

    def on_mount(self) -> None:
        """The cursor on the first value."""
        self.query_one(OptionList).highlighted = 0

    def action_back(self) -> None:
        """The filter stays as it was."""
        self.dismiss(None)

    def action_tick(self) -> None:
        """Tick the value under the cursor, or not any more."""
        at = self.query_one(OptionList).highlighted
        if at is not None:
            field, _, value, _ = self.values[at]
            self.ticked ^= {(field, value)}
            self._draw(at)

    def action_none(self) -> None:
        """Untick everything."""
        self.ticked.clear()
        for n in range(len(self.values)):
            self._draw(n)

    def action_down(self) -> None:
        """Down."""
        self.query_one(OptionList).action_cursor_down()

    def action_use(self) -> None:
        """Take what is ticked."""
        fields = ("verdicts", "severities", "states", "measures", "sources")
        self.dismiss({f: frozenset(value for field, value in self.ticked if field == f) for f in fields})

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """A click ticks."""
        event.stop()
        self.action_tick()

    def _draw(self, at: int) -> None:
        self.query_one(OptionList).replace_option_prompt_at_index(at, self._line(at))

    def _line(self, at: int) -> Content:
        field, name, value, said = self.values[at]
        box = "[x]" if (field, value) in self.ticked else "[ ]"
        return Content.assemble((box, "bold"), f" {name:<9} {said}")


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
