"""A correction: what the program should have read, field by field; the words of the article stay as they are."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.widgets import Input, Label, Static

from factcheck.report.layout import number
from factcheck.review.widgets.question import Question
from factcheck.review.words import short
from factcheck.settings import iso_time
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
#: How a hedge may be said, and its class.
HEDGES: dict[str, str] = {
    "exact": "exact", "exactly": "exact",
    "approximate": "approximate", "about": "approximate", "around": "approximate", "some": "approximate",
    "at least": "at_least", "more than": "more_than", "over": "more_than",
    "at most": "at_most", "up to": "at_most", "less than": "less_than", "under": "less_than",
    "range": "range", "between": "range",
}  # fmt: skip
SHOWN = ("exact", "about", "at least", "at most", "more than", "less than", "range")


class Correct(Question[dict[str, Any]]):
    """Asks for the fields of a fact; gives those that were changed."""

    BINDINGS: ClassVar[list[BindingType]] = [
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
            words = ", ".join(SHOWN) if len(self.fields) > 2 else ""
            keys = "enter saves · an empty line means open · ctrl+x it is no figure · esc takes it back"
            yield Static("\n".join(filter(None, (words and f"hedges: {words}", keys))), classes="hint", markup=False)

    def action_no_figure(self) -> None:
        """It should not have been read as a figure at all."""
        self.dismiss({"figure": False})

    def _now(self, name: str) -> str:
        value = getattr(self.fact, name)
        if isinstance(value, int | float):
            return number(value)
        return (
            "" if value is None else visible(str(value)).replace("_", " ") if name == "bound" else visible(str(value))
        )

    @on(Input.Submitted)
    def _given(self) -> None:
        changed: dict[str, Any] = {}
        for name, said in self.fields:
            words = self.query_one(f"#{name}", Input).value.strip()
            if words == self._now(name):
                continue
            try:
                changed[name] = read_field(name, words)
            except ValueError as error:
                self._trouble(f"“{said}” {error}", name)
                return
        changed = ends(self.fact, changed)
        low, high = (changed.get(name, getattr(self.fact, name)) for name in NUMBERS)
        if low is not None and high is not None and low > high:
            self._trouble("“at least” must not be above “at most”", "low")
            return
        self.dismiss(changed or None)

    def _trouble(self, words: str, field: str) -> None:
        self.query_one("#trouble", Static).update(words)
        self.query_one(f"#{field}", Input).focus()


def read_field(name: str, words: str) -> Any:
    """The value of a field as it was typed, None for an empty one; raise ValueError with what it must be.

    >>> read_field("low", "4,000"), read_field("bound", "up to"), read_field("date_to", "")
    (4000, 'at_most', None)
    """
    if name == "bound":
        found = HEDGES.get(words.lower().replace("_", " "))
        if found is None:
            raise ValueError(f"must be one of: {', '.join(SHOWN)}")
        return found
    if not words:
        return None
    if name in NUMBERS:
        plain = words.replace(",", "").replace(" ", "")
        try:
            return int(plain) if plain.lstrip("-").isdecimal() else _finite(float(plain))
        except ValueError:
            raise ValueError("must be a number in digits, such as 4,000") from None
    if name.startswith("date_") and not (iso_time(words) or _clock(words)):
        raise ValueError("must be an ISO day or time, such as 2021-11-08 or 2021-11-08T09:30")
    return words


def ends(fact: Fact, changed: Mapping[str, Any]) -> dict[str, Any]:
    """The changes with what follows from them: one figure has one value at both ends, a bound leaves one end open."""
    found = dict(changed)
    given = [name for name in NUMBERS if name in found]
    figure = next((found[name] for name in given if found[name] is not None), None)
    if "bound" in found and len(given) < 2:
        figure = figure if figure is not None else fact.low if fact.low is not None else fact.high
        open_end = {"at_least": "high", "more_than": "high", "at_most": "low", "less_than": "low"}.get(found["bound"])
        if found["bound"] != "range":
            found |= {name: None if name == open_end else figure for name in NUMBERS}
        if found["bound"] == "exact":
            found.setdefault("hedge", None)
    elif len(given) == 1 and fact.low == fact.high and figure is not None:
        found |= dict.fromkeys(NUMBERS, figure)
    return {name: value for name, value in found.items() if value != getattr(fact, name)}


def _finite(value: float) -> float:
    if not math.isfinite(value):
        raise ValueError
    return value


def _clock(words: str) -> bool:
    """A clock time of a day that is not known: T09:30."""
    try:
        return words.startswith("T") and bool(iso_time(f"2000-01-01{words}"))
    except ValueError:
        return False
