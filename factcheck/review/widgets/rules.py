"""Rules that were learned, each shown as it would be written, to be ticked; then the folder they go to."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Input, Label, OptionList, Static
from textual.widgets.option_list import Option

from factcheck.review.widgets.question import Question
from factcheck.review.words import short

if TYPE_CHECKING:
    from factcheck.decisions import Lesson

KINDS = {"alias": "one name for", "guard": "never one", "not a figure": "not a figure", "class": "counted as one class"}


class Rules(Question[tuple[list[int], str]]):
    """Asks which rules to keep and where; gives their numbers and the folder."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "write", "Write", show=False, priority=True),
        Binding("space", "tick", "Tick", show=False),
        Binding("j", "down", "Down", show=False),
    ]

    def __init__(self, lessons: Sequence[Lesson], folder: str) -> None:
        super().__init__()
        self.lessons, self.folder = lessons, folder
        self.ticked: set[int] = set()

    def compose(self) -> ComposeResult:
        """Each rule with a box, the one under the cursor in full, and the folder."""
        with Vertical(classes="ask -tall"):
            yield Static("Rules learned from what you decided", classes="title", markup=False)
            yield Static("They would hold for every story: tick those that do", classes="hint", markup=False)
            yield OptionList(*(Option(self._line(n)) for n in range(len(self.lessons))))
            yield Static("", id="written", markup=False)
            with Horizontal(classes="field"):
                yield Label("into folder ", markup=False)
                yield Input(self.folder, id="folder", compact=True)
            yield Static("space ticks · enter writes what is ticked · esc takes it back", classes="hint",
                         markup=False)  # fmt: skip

    def on_mount(self) -> None:
        """The cursor on the first rule."""
        self.query_one(OptionList).highlighted = 0
        self.query_one(OptionList).focus()

    def action_write(self) -> None:
        """Write what is ticked."""
        folder = self.query_one("#folder", Input).value.strip()
        if not self.ticked:
            self.query_one("#written", Static).update("Nothing is ticked yet: space ticks the rule under the cursor")
        elif folder:
            self.dismiss((sorted(self.ticked), folder))

    def action_tick(self) -> None:
        """Tick the rule under the cursor, or not any more."""
        at = self.query_one(OptionList).highlighted
        if at is not None:
            self._tick(at)

    def action_down(self) -> None:
        """Down."""
        self.query_one(OptionList).action_cursor_down()

    def _tick(self, at: int) -> None:
        self.ticked ^= {at}
        self.query_one(OptionList).replace_option_prompt_at_index(at, self._line(at))

    def _line(self, at: int) -> Content:
        lesson = self.lessons[at]
        box = "[x]" if at in self.ticked else "[ ]"
        return Content.assemble((box, "bold"), f" {KINDS[lesson.kind]}: ", (short(lesson.said, 120), "bold"))

    @on(OptionList.OptionHighlighted)
    def _show(self, event: OptionList.OptionHighlighted) -> None:
        event.stop()
        text = self.lessons[event.option_index].text
        shown = (" " * (len(line) - len(line.lstrip())) + short(line, 200) for line in text.splitlines())
        self.query_one("#written", Static).update(Content("\n".join(shown)))

    @on(OptionList.OptionSelected)
    def _clicked(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self._tick(event.option_index)
