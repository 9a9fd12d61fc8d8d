"""The help, made from the table of keys."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from factcheck.review.keys import ACCEPT, DECIDE, FIND, GIVE, KEYS, MOVE, written
from factcheck.review.widgets.question import Question
from factcheck.review.words import ITEM, KEPT, MOVED, SEVERITY, STATE, VERDICT


class Help(Question[None]):
    """Every key, and what the signs mean."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("q,question_mark", "back", "Back", show=False)]

    def compose(self) -> ComposeResult:
        """The table by group."""
        with Vertical(classes="ask -tall"):
            yield Static("Keys", classes="title", markup=False)
            with VerticalScroll():
                yield Static(page(), markup=False)
            yield Static("esc goes back · everything you decide is saved at once", classes="hint", markup=False)


def page() -> Content:
    """The keys by group, then the signs."""
    parts: list[str | tuple[str, str]] = []
    for group in (DECIDE, MOVE, FIND, GIVE):
        parts.append((f"{group}\n", "bold"))
        for key in [k for k in (ACCEPT, *KEYS) if k.group == group]:
            parts += [(f"  {written(key):<10}", "bold $text-accent"), f"{key.words}\n"]
        parts.append("\n")
    parts.append(("Arrow keys or j move; in the evidence they go from figure to figure\n\n", ""))
    parts.append(("Signs\n", "bold"))
    for signs in (SEVERITY.values(), VERDICT.values(), (*STATE.values(), MOVED), KEPT.values(), ITEM.values()):
        parts.append(f"  {'   '.join(signs)}\n")
    return Content.assemble(*parts)
