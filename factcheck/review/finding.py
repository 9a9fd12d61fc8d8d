"""What the other keys do: panes, search, filter, order, export, wording, help."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from textual import events
from textual.widget import Widget
from textual.widgets import Input

from factcheck.errors import FactcheckError
from factcheck.formats import FORMATS, named
from factcheck.review.actions import Deciding
from factcheck.review.keys import KEYS, written
from factcheck.review.rows import ORDERS, Filter
from factcheck.review.widgets.ask import AskText, Find, Found
from factcheck.review.widgets.bars import Tabs
from factcheck.review.wording import suggest
from factcheck.review.words import plural
from factcheck.text import fold

if TYPE_CHECKING:
    from factcheck.decisions import Lesson

PANES = ("queue", "evidence", "why", "timeline", "checklist")
DARK, LIGHT = "textual-dark", "textual-light"


class Finding(Deciding):
    """The keys that find, show and give."""

    ENABLE_COMMAND_PALETTE = False  # Textual's takes 60 ms to come; ours is a search like every other here
    front = "evidence"
    pane = "queue"  #: has the keys
    due: Widget | None = None  #: gets them as soon as it is laid out
    zoomed = ""

    def action_command_palette(self) -> None:
        """Everything that has a key, by name."""

        def search(words: str) -> list[Found]:
            wanted = fold(words).split()
            return [
                (key.action, key.words, written(key))
                for key in KEYS
                if key.action != "command_palette" and all(word in fold(f"{key.words} {key.hint}") for word in wanted)
            ]

        async def then(action: str | None) -> None:
            if action is not None:
                await self.run_action(action)

        self.push_screen(Find("What do you want to do?", search), then)

    @property
    def takes_keys(self) -> bool:
        """Whether the next key would go where it should: a pane gets the keys with the frame after it was turned to."""
        return super().takes_keys and (self.due is None or self.due.has_focus)

    def turn(self, pane: str, part: Widget | None = None) -> None:
        """Bring a pane to the front and give it, or a part of it, the keys."""
        if pane != "queue":
            self.front = pane
        self.zoomed = pane if self.zoomed else ""
        board = self.screen_stack[0]
        for name in PANES:
            board.set_class(self.front == name, f"-front-{name}")
            board.set_class(self.zoomed == name, f"-zoom-{name}")
        board.query_one(Tabs).say(PANES[1:], self.front)
        self.pane = pane
        # What was hidden cannot take the keys before it is laid out; meanwhile another pane may be asked for.
        keys = part or (self.queue.table if pane == "queue" else board.query_one(f"#{pane}", Widget))
        self.due = keys
        board.call_after_refresh(self._hand_over, keys)

    def _hand_over(self, keys: Widget) -> None:
        if self.due is keys:
            keys.focus()

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """A click may give the keys to another pane."""
        if self.due is event.widget:
            self.due = None
        inside = [w.id for w in event.widget.ancestors_with_self if w.id in PANES]
        if self.due is None and inside and inside[0]:
            self.pane = inside[0]

    def action_pane(self, by: int) -> None:
        """The next pane, or the one before."""
        self.turn(PANES[(PANES.index(self.pane) + by) % len(PANES)])

    def action_zoom(self) -> None:
        """This pane alone, or all of them again."""
        pane = self.pane
        self.zoomed = "" if self.zoomed else pane
        self.turn(pane)

    def action_mention(self, by: int) -> None:
        """The next figure of the comparison, or the one before."""
        self.evidence.action_step(by)

    def action_mark(self) -> None:
        """Mark the comparison, or not any more."""
        self.queue.mark()

    def action_mark_all(self) -> None:
        """Mark everything that the queue shows, or nothing any more."""
        self.queue.mark_all()

    def action_article(self, fact: str = "") -> None:
        """The whole article at the current figure."""
        from factcheck.review.widgets.article import ArticleView, places

        desk, comparison = self.desk, self.queue.current
        found = desk.index.facts.get(fact or self.evidence.current or "") if desk else None
        if desk is not None and comparison is not None and found is not None:
            article = desk.index.articles[found.article]
            self.push_screen(ArticleView(article, places(article, comparison, desk), found.id))

    def action_search(self) -> None:
        """To the search line."""
        line = self.queue.query_one("#search", Input)
        line.display = True
        self.turn("queue", line)

    def action_filter(self) -> None:
        """Tick what to show."""
        from factcheck.review.widgets.filters import Filters

        desk = self.desk
        if desk is not None:
            self.push_screen(Filters(desk), lambda ticked: self._narrow(**ticked) if ticked is not None else None)

    def action_everything(self) -> None:
        """What is compatible or agrees as well, or not any more."""
        if self.desk is not None:
            on = not self.desk.filter.everything
            self._narrow(everything=on)
            self.say("Showing everything that was compared" if on else "Showing discrepancies")

    def action_sort(self) -> None:
        """Another order."""
        if self.desk is not None:
            order = ORDERS[(ORDERS.index(self.desk.filter.order) + 1) % len(ORDERS)]
            self._narrow(order=order)
            self.say(f"Sorted: {order}")

    def action_clear(self) -> None:
        """No search, no filter, no marks."""
        if self.desk is None:
            return
        line = self.queue.query_one("#search", Input)
        with line.prevent(Input.Changed):
            line.value = ""
        line.display = False
        self.queue.searched()
        self.queue.marks.clear()
        now = self.desk.filter
        self.desk.filter = Filter(everything=now.everything, order=now.order)
        self._narrow()
        self.turn("queue")

    def _narrow(self, **changes: object) -> None:
        if self.desk is not None:
            current = self.queue.current
            self.desk.narrow(**changes)
            self.queue.show(self.desk, current.id if current else None)

    def action_export(self) -> None:
        """The report, to a file whose ending names the format."""
        if self.desk is None:
            return
        hint = f"the ending names the format: {', '.join(e for form in FORMATS.values() for e in form.endings[:1])}"
        self.push_screen(
            AskText("Export the report to", hint, "factcheck-report.html"),
            lambda name: self._export(name) if name else None,
        )

    def _export(self, name: str) -> None:
        form, name = named(name), str(Path(name).expanduser())
        if self.desk is None or form is None:
            self.say(f"No format has the ending “.{name.rpartition('.')[2].lower()}”", "error")
            return
        kept = [*(a.path for a in self.desk.dossier.articles), str(self.job.case_file())]
        if any(os.path.exists(name) and os.path.exists(path) and os.path.samefile(name, path) for path in kept):
            self.say(f"{name} is an article or the case file: nothing was written. Give another name", "error")
            return
        try:
            self.job.save(self.desk.report(form), name)
        except FactcheckError as error:
            self.say(str(error), "error")
            return
        self.say(f"Report saved to {name}")

    def action_learn(self) -> None:
        """Rules that were learned, each shown before it is written."""
        from factcheck.decisions import lessons
        from factcheck.review.widgets.rules import Rules

        case = self.desk.case if self.desk else None
        found = lessons(case) if case else []
        if not found:
            self.say("Nothing to learn yet: a split, a merge or “no figure” may teach a rule", "warning")
            return
        folder = str(self.job.intake.rules or self.job.case_file().parent / "house-rules")
        self.push_screen(Rules(found, folder), lambda taken: self._learn(found, *taken) if taken else None)

    def _learn(self, found: Sequence[Lesson], taken: Sequence[int], folder: str) -> None:
        from factcheck.decisions import write_lessons

        try:
            written = write_lessons([found[n] for n in taken], Path(folder).expanduser())
        except FactcheckError as error:
            self.say(str(error), "error")
            return
        files = ", ".join(path.name for path in written)
        self.say(f"{plural(len(taken), 'rule')} written to {files} in {folder}; give it with --rules")

    def action_wording(self) -> None:
        """Suggested wording, to the clipboard."""
        comparison = self.current
        if comparison is not None and self.desk is not None:
            words = suggest(comparison, self.desk.index)
            self.copy_to_clipboard(words)
            self.say(f"Copied: {words}")

    def action_help(self) -> None:
        """Every key."""
        from factcheck.review.widgets.helpscreen import Help

        self.push_screen(Help())

    def action_theme(self) -> None:
        """Dark or light."""
        self.theme = LIGHT if self.theme != LIGHT else DARK
