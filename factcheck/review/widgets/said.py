"""What was done or refused last, in the corner: it interrupts nothing, and nothing in it is markup."""

from __future__ import annotations

from functools import partial
from typing import Literal

from textual.content import Content
from textual.widgets import Static

from factcheck.review.words import short

#: Messages that are shown at once, and seconds that each stays.
MOST, STAY = 3, 4.0
#: Characters of one message that are shown: three of them never cover a small screen.
LONGEST = 200
Severity = Literal["information", "warning", "error"]
SIGN: dict[Severity, str] = {"information": "✓", "warning": "!", "error": "✗"}

Message = tuple[str, Severity]  # words and severity


class Said(Static):
    """The latest messages; Textual's own toasts take 20 ms each, and are made anew for each question."""

    def __init__(self) -> None:
        super().__init__("", id="said", markup=False)
        self.messages: list[Message] = []

    def say(self, words: str, severity: Severity) -> None:
        """Show a message for some seconds."""
        self.messages = [*self.messages, (words, severity)][-MOST:]
        self._draw()
        self._stay(self.messages[-1])

    def clear(self) -> None:
        """Show nothing any more."""
        self.messages = []
        self._draw()

    def _stay(self, message: Message) -> None:
        self.set_timer(STAY, partial(self._leave, message))

    def _leave(self, message: Message) -> None:
        if self.app.screen is not self.screen:  # a question hides it
            self._stay(message)
            return
        self.messages = [other for other in self.messages if other is not message]
        self._draw()

    def _draw(self) -> None:
        self.display = bool(self.messages)
        if self.messages:
            lines = [Content(f"{SIGN[severity]} {short(words, LONGEST)}") for words, severity in self.messages]
            self.update(Content("\n").join(lines))
            for severity in SIGN:
                self.set_class(severity == self.messages[-1][1], f"-{severity}")
