"""A correction: what the program should have read, field by field; the words of the article stay as they are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, Label, Static

from factcheck.review.widgets.ask import BACK
from factcheck.review.words import short
from factcheck.text import visible

if TYPE_CHECKING:
    from factcheck.model import Fact

FIELDS = {
    "quantity": (
        ("low", "at least"), ("high", "at most"), ("bound", "hedge is"), ("hedge", "as printed"), ("unit", "unit"),
    ),
    "date": (("date_from", "from"), ("date_to", "to")),
}  # fmt: skip
NUMBERS = ("low", "high")


class Correct(ModalScreen[dict[str, Any] | None]):
    """Asks for the fields of a fact; gives those that were changed."""

    BINDINGS: ClassVar[list[BindingType]] = [
        BACK,
        Binding("ctrl+x", "no_figure", "It is no figure", show=False, priority=True),
    ]

    def __init__(self, fact: Fact) -> None:
        super().__init__()
        self.fact = fact
        self.fields = FIELDS[fact.kind]

    def compose(self) -> ComposeResult:
        """A line for each field."""
        with Vertical(classes="ask"):
            yield Static(f"What should “{short(self.fact.text, 60)}” be read as?", classes="title", markup=False)
            for name, said in self.fields:
                with Horizontal(classes="field"):
                    yield Label(f"{said:>10} ", markup=False)
                    yield Input(self._now(name), id=name, compact=True)
            yield Static("", id="trouble", markup=False)
            words = "exact, approximate, at_least, at_most, more_than, less_than, range" if len(self.fields) > 2 else ""
            keys = "enter saves · an empty line means open · ctrl+x it is no figure · esc takes it back"
            yield Static("\n".join(filter(None, (words and f"hedges: {words}", keys))), classes="hint", markup=False)

    def action_back(self) -> None:
        """Nothing is done."""
        self.dismiss(None)

    def action_no_figure(self) -> None:
        """It should not have been read as a figure at all."""
        self.dismiss({"figure": False})

    def _now(self, name: str) -> str:
        value = getattr(self.fact, name)
        return "" if value is None else f"{value:,}" if isinstance(value, int | float) else visible(str(value))

    @on(Input.Submitted)
    def _given(self) -> None:
        changed: dict[str, Any] = {}
        for name, said in self.fields:
            words = self.query_one(f"#{name}", Input).value.strip()
            if words == self._now(name):
                continue
            try:
                changed[name] = None if not words else _number(words) if name in NUMBERS else words
            except ValueError:
                self.query_one("#trouble", Static).update(f"“{said}” must be a number in digits, such as 4,000")
                return
        ends = [name for name in NUMBERS if name in changed]
        if self.fact.low == self.fact.high and len(ends) == 1 and changed[ends[0]] is not None:
            changed |= dict.fromkeys(NUMBERS, changed[ends[0]])  # one figure has one value at both ends
        low, high = (changed.get(name, getattr(self.fact, name)) for name in NUMBERS)
        if low is not None and high is not None and low > high:
            self.query_one("#trouble", Static).update("“at least” must not be above “at most”")
            return
        self.dismiss(changed or None)


def _number(words: str) -> int | float:
    plain = words.replace(",", "").replace(" ", "")
    return int(plain) if plain.lstrip("-").isdecimal() else float(plain)
