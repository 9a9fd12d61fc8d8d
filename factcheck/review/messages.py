"""What the panes tell the app."""

from __future__ import annotations

from textual.message import Message


class Chosen(Message):
    """The queue's cursor came to rest on a comparison."""

    def __init__(self, comparison: str | None) -> None:
        super().__init__()
        self.comparison = comparison


class Searched(Message):
    """The words of the search changed."""

    def __init__(self, words: str) -> None:
        super().__init__()
        self.words = words


class Opened(Message):
    """The article of a fact is asked for."""

    def __init__(self, fact: str) -> None:
        super().__init__()
        self.fact = fact


class Turned(Message):
    """Another pane is asked for, by its name."""

    def __init__(self, pane: str) -> None:
        super().__init__()
        self.pane = pane


class Answered(Message):
    """A line of the checklist pane was chosen, by its number."""

    def __init__(self, line: int) -> None:
        super().__init__()
        self.line = line
