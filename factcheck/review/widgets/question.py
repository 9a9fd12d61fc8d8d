"""A question over the panes: what all of them have in common."""

from __future__ import annotations

from typing import Any, ClassVar, Generic, Self, TypeVar

from textual import events
from textual.await_complete import AwaitComplete
from textual.binding import Binding, BindingType
from textual.geometry import Region
from textual.screen import ModalScreen
from textual.strip import Strip

Answer = TypeVar("Answer")


class Question(ModalScreen[Answer | None], Generic[Answer]):
    """Asks for something; escape takes the question back, and the answer is None then.

    What lies behind it is drawn once and kept until something there changes; Textual would draw it anew three times
    before the question is seen, each time by way of Rich.
    """

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "back", "Back", show=False)]
    _behind: list[Strip] | None = None

    def action_back(self) -> None:
        """Nothing is done."""
        self.dismiss(None)

    def dismiss(self, result: Answer | None = None) -> AwaitComplete:
        """Give the answer, once: an answer that comes twice must not take away what is seen next."""
        return super().dismiss(result) if self.is_current else AwaitComplete()

    def refresh(self, *regions: Region, **more: Any) -> Self:
        """Draw anew; with regions, something changed behind the question."""
        if regions:
            self._behind = None
        return super().refresh(*regions, **more)

    def on_resize(self, event: events.Resize) -> None:
        """Nothing to do where it is laid out like that already, as it is when it has just been opened."""
        if event.size == self._compositor.size:
            event.prevent_default()

    def render_lines(self, crop: Region) -> list[Strip]:
        """What lies behind."""
        stack = self.app.screen_stack
        below = stack[stack.index(self) - 1] if self in stack else self
        if below._compositor.size != self.size:  # the terminal is being resized: below follows
            return super().render_lines(crop)
        if self._behind is None or len(self._behind) != self.size.height:
            self._behind = [strip.discard_meta() for strip in below._compositor.render_strips()]
        return [strip.crop(crop.x, crop.right) for strip in self._behind[crop.y : crop.bottom]]
