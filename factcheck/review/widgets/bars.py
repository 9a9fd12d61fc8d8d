"""The lines above and below the panes: where one is, which panes there are, which keys do what."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from textual import events
from textual.content import Content
from textual.style import Style
from textual.widgets import Static

from factcheck.review.keys import ACCEPT, KEYS, Key, written
from factcheck.review.messages import Turned

Part = str | tuple[str, str]


class Line(Static):
    """One line of text, made anew when the width changes."""

    def __init__(self, name: str) -> None:
        super().__init__("", id=name, markup=False)

    def on_resize(self, event: events.Resize) -> None:
        """Fit the new width."""
        self.draw()

    def draw(self) -> None:
        """Put the words on the line; it stays one line, so nothing else has to move."""


class Status(Line):
    """What is being reviewed, how far it is, and where it is kept."""

    def __init__(self) -> None:
        super().__init__("status")
        self.parts: Sequence[str] = ()

    def say(self, *parts: str) -> None:
        """Show these parts, the first ones surely."""
        self.parts = parts
        self.draw()

    def draw(self) -> None:
        """As many parts as there is room for."""
        shown, room = list(self.parts), self.size.width - 14
        while len(shown) > 1 and sum(len(p) + 3 for p in shown) > room:
            shown.pop()
        self.update(Content.assemble((" factcheck ", "bold reverse"), f"  {' · '.join(shown)}"), layout=False)


class Tabs(Line):
    """The panes that share one place; the one in front is between brackets."""

    def __init__(self) -> None:
        super().__init__("tabs")
        self.names: Sequence[str] = ()
        self.front = ""

    def say(self, names: Sequence[str], front: str) -> None:
        """Show these names, one of them in front."""
        self.names, self.front = names, front
        self.draw()

    def draw(self) -> None:
        """Names in a row, each a button for a mouse."""
        parts = []
        for name in self.names:
            shown = f"[{name.capitalize()}]" if name == self.front else f" {name.capitalize()} "
            style = Style(bold=name == self.front, reverse=name == self.front)
            parts.append(Content.styled(shown, style + Style.from_meta({"pane": name})))
        self.update(Content(" ").join([*parts, Content.styled("tab", "dim")]), layout=False)

    def on_click(self, event: events.Click) -> None:
        """Bring a pane to the front."""
        pane = event.style.meta.get("pane")
        if pane:
            self.post_message(Turned(pane))


class Hints(Line):
    """The most useful keys, as many as the width holds; ? shows them all."""

    def __init__(self) -> None:
        super().__init__("hints")

    def draw(self) -> None:
        """Keys in the order of the table, the least useful left out first."""
        parts: list[Part] = []
        for key in fitting([ACCEPT, *KEYS], self.size.width - 1):
            parts += [" ", (written(key), "bold $text-accent"), f" {key.hint} "]
        self.update(Content.assemble(*parts), layout=False)


def fitting(keys: Iterable[Key], width: int) -> list[Key]:
    """The keys whose hints fit into ``width`` cells, the most useful kept, in their own order."""
    ranked = sorted((k for k in keys if k.hint and k.rank < 9), key=lambda k: k.rank)
    kept: list[Key] = []
    for key in ranked:
        room = len(written(key)) + len(key.hint) + 3
        if room > width:
            break
        width -= room
        kept.append(key)
    order = [ACCEPT, *KEYS]
    return sorted(kept, key=order.index)
