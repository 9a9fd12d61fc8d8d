"""Questions that take one line, or one choice of a list; escape takes them back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from rich.cells import cell_len
from rich.style import Style
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from factcheck.review.widgets.question import Question
from factcheck.review.widgets.table import Part, Table

#: A choice: what it stands for, and how it is said.
Choice = tuple[str, Content]
#: What a search finds: what it stands for, and how it is said, the first words bold.
Found = tuple[str, str, str]


class AskText(Question[str]):
    """Asks for a line; where there are suggestions, down goes to them."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("down", "list", "Suggestions", show=False)]

    def __init__(self, title: str, hint: str = "", value: str = "", suggestions: Sequence[str] = ()) -> None:
        super().__init__()
        self.asked, self.hint, self.value, self.suggestions = title, hint, value, suggestions

    def compose(self) -> ComposeResult:
        """Title, line, suggestions, and what the keys do."""
        with Vertical(classes="ask"):
            yield Static(self.asked, classes="title", markup=False)
            if self.hint:
                yield Static(self.hint, classes="hint", markup=False)
            yield Input(self.value)
            if self.suggestions:
                yield OptionList(*(Option(Content(words)) for words in self.suggestions))
            keys = "↓ suggestions · " if self.suggestions else ""
            yield Static(f"enter saves · {keys}esc takes it back", classes="hint", markup=False)

    def on_mount(self) -> None:
        """No suggestion is chosen before one goes to them."""
        for found in self.query(OptionList):
            found.highlighted = None

    def action_list(self) -> None:
        """To the suggestions."""
        found = self.query_one(OptionList) if self.suggestions else None
        if found is not None and not found.has_focus:
            found.highlighted = 0
            found.focus()

    @on(Input.Submitted)
    def _given(self, event: Input.Submitted) -> None:
        if event.value.strip():
            self.dismiss(event.value.strip())

    @on(OptionList.OptionSelected)
    def _taken(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(self.suggestions[event.option_index])


class Choose(Question[str]):
    """Asks for one of a list; 1 to 9 take the first ones at once."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j", "cursor_down", "Down", show=False),
        *(Binding(str(n), f"take({n})", f"Take {n}", show=False) for n in range(1, 10)),
    ]

    def __init__(self, title: str, choices: Sequence[Choice], start: int = 0) -> None:
        super().__init__()
        self.asked, self.choices, self.start = title, choices, start

    def compose(self) -> ComposeResult:
        """Title, choices, and what the keys do."""
        with Vertical(classes="ask"):
            yield Static(self.asked, classes="title", markup=False)
            numbered = (
                Content.assemble((f"{n} " if n < 10 else "  ", "bold $text-accent"), said)
                for n, (_, said) in enumerate(self.choices, 1)
            )
            yield OptionList(*(Option(said) for said in numbered))
            yield Static("enter or its number takes it · esc takes it back", classes="hint", markup=False)

    def on_mount(self) -> None:
        """The cursor on the likeliest."""
        self.query_one(OptionList).highlighted = self.start

    def action_take(self, number: int) -> None:
        """Take the choice with this number."""
        if number <= len(self.choices):
            self.dismiss(self.choices[number - 1][0])

    def action_cursor_down(self) -> None:
        """Down."""
        self.query_one(OptionList).action_cursor_down()

    @on(OptionList.OptionSelected)
    def _taken(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(self.choices[event.option_index][0])


class Find(Question[str]):
    """Asks for one of many, found by typing."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "move(1)", "Down", show=False),
        Binding("up", "move(-1)", "Up", show=False),
        Binding("pagedown", "page(1)", "A screenful down", show=False),
        Binding("pageup", "page(-1)", "A screenful up", show=False),
    ]

    def __init__(self, title: str, search: Callable[[str], Sequence[Found]]) -> None:
        super().__init__()
        self.asked, self.search = title, search
        self.found: Sequence[Found] = ()

    def compose(self) -> ComposeResult:
        """Title, search line, what was found, and what the keys do."""
        with Vertical(classes="ask -tall"):
            yield Static(self.asked, classes="title", markup=False)
            yield Input(placeholder="type to search")
            yield Table(self._row, at_once=True)
            yield Static("enter takes it · ↑ ↓ choose · esc takes it back", classes="hint", markup=False)

    def on_mount(self) -> None:
        """Show the likeliest before anything is typed."""
        self._show("")

    def action_move(self, by: int) -> None:
        """Up and down while the line keeps the keys."""
        self.query_one(Table).action_move(by)

    def action_page(self, by: int) -> None:
        """The same by screenfuls."""
        self.query_one(Table).action_page(by)

    def _show(self, words: str) -> None:
        self.found = self.search(words)
        self.query_one(Table).fill(len(self.found), 1, 0)

    def _row(self, at: int) -> list[list[Part]]:
        _, words, more = self.found[at]
        return [[(cell_len(words), words, Style(bold=True)), (cell_len(more) + 2, f"  {more}", Style(dim=True))]]

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        self._show(event.value)

    @on(Input.Submitted)
    @on(Table.Entered)
    def _taken(self) -> None:
        at = self.query_one(Table).cursor
        if at < len(self.found):
            self.dismiss(self.found[at][0])
