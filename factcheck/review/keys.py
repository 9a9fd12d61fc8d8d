"""Every key of the screen in one table: bindings, footer, help and command palette are made from it."""

from __future__ import annotations

from typing import NamedTuple

from textual.binding import Binding, BindingType


class Key(NamedTuple):
    """One key: what it does, in a word for the footer and in words for the help."""

    keys: str
    action: str
    hint: str
    words: str
    group: str
    rank: int = 9  #: in the footer, 1 is the last to be left out; 9 is never shown there
    shown: str = ""  #: how the key is written, where its name is not the character


DECIDE, MOVE, FIND, GIVE = "Decide", "Move", "Find", "Keep and give"
KEYS: tuple[Key, ...] = (
    Key("o", "own", "own", "A figure of your own", DECIDE, 4),
    Key("b", "both", "both", "Both stand, attributed", DECIDE, 3),
    Key("u", "update", "update", "An update: the later figure stands", DECIDE, 4),
    Key("x", "split", "split", "Not the same thing: split off a reading or a figure", DECIDE, 5),
    Key("m", "merge", "merge", "The same thing as another comparison: find it and merge", DECIDE, 6),
    Key("c", "correct", "correct", "Correct a figure, hedge or date that was misread", DECIDE, 6),
    Key("d", "defer", "defer", "Defer", DECIDE, 3),
    Key("k", "dismiss", "dismiss", "Dismiss with a reason", DECIDE, 2),
    Key("n", "note", "note", "Write a note", DECIDE, 5),
    Key("t", "call", "call", "Needs a call: a to-do with a name", DECIDE, 6),
    Key("r", "reopen", "reopen", "Open again", DECIDE, 7),
    Key("space", "mark", "mark", "Mark; what you do next is done to all that are marked", DECIDE, 5),
    Key("A", "mark_all", "", "Mark everything that is shown, or nothing any more", DECIDE, 9),
    Key("z", "undo", "undo", "Undo", DECIDE, 2),
    Key("y", "redo", "redo", "Do again", DECIDE, 7),
    Key("enter", "article", "article", "Open the article at this figure", MOVE, 3, "⏎"),
    Key("right_square_bracket", "mention(1)", "next figure", "Next figure of this comparison", MOVE, 8, "]"),
    Key("left_square_bracket", "mention(-1)", "", "The figure before", MOVE, 9, "["),
    Key("tab", "pane(1)", "pane", "Next pane", MOVE, 6),
    Key("shift+tab", "pane(-1)", "", "The pane before", MOVE, 9),
    Key("plus", "zoom", "zoom", "This pane alone, or all of them again", MOVE, 8, "+"),
    Key("slash", "search", "search", "Search as you type; a slip of the keys is forgiven", FIND, 2, "/"),
    Key("f", "filter", "filter", "Filter by verdict, severity, state, measure and source", FIND, 4),
    Key("a", "everything", "all", "Show what is compatible or agrees as well", FIND, 5),
    Key("s", "sort", "sort", "Sort in another order", FIND, 6),
    Key("l", "lists", "list", "Choose a checklist to go through (space ticks)", FIND, 7),
    Key("escape", "clear", "", "Clear the search, the filter and the marks", FIND, 9, "esc"),
    Key("e", "export", "export", "Export the report", GIVE, 4),
    Key("w", "wording", "wording", "Copy suggested wording", GIVE, 4),
    Key("R", "learn", "", "Rules that splits, merges and corrections taught", GIVE, 9),
    Key("question_mark", "help", "help", "This help", GIVE, 1, "?"),
    Key("ctrl+p", "command_palette", "", "Everything by name", GIVE, 9),
    Key("ctrl+t", "theme", "", "Dark or light", GIVE, 9),
    Key("ctrl+z", "suspend_process", "", "Back to the shell for a while (fg brings you back)", GIVE, 9),
    Key("q", "quit", "quit", "Quit; everything is saved", GIVE, 1),
)
ACCEPT = Key("1-9", "accept", "accept", "Accept this reading", DECIDE, 1)


def bindings() -> list[BindingType]:
    """The table as Textual wants it."""
    numbers: list[BindingType] = [
        Binding(str(n), f"accept({n})", f"Accept reading {n}", show=False) for n in range(1, 10)
    ]
    return numbers + [Binding(k.keys, k.action, k.words, show=False) for k in KEYS]


def written(key: Key) -> str:
    """How a key is written."""
    return key.shown or key.keys
