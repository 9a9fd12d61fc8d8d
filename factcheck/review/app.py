"""The review screen: panes, keys and the desk wired together."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, Horizontal, Vertical
from textual.filter import LineFilter
from textual.screen import Screen

from factcheck.errors import ExitCode, FactcheckError
from factcheck.review.actions import GOES_ON
from factcheck.review.desk import Desk, Job
from factcheck.review.finding import DARK, LIGHT
from factcheck.review.keys import bindings
from factcheck.review.listing import Listing
from factcheck.review.lists import Lists
from factcheck.review.messages import Chosen, Opened, Searched, Turned
from factcheck.review.plain import Plain, colourless
from factcheck.review.reader import read, tidy, warm
from factcheck.review.sheet import Sheet
from factcheck.review.widgets.ask import AskText
from factcheck.review.widgets.bars import Hints, Status, Tabs
from factcheck.review.widgets.checklist import Checklist
from factcheck.review.widgets.evidence import Evidence
from factcheck.review.widgets.queue import Queue
from factcheck.review.widgets.reading import Reading
from factcheck.review.widgets.said import Said
from factcheck.review.widgets.timeline import Timeline
from factcheck.review.widgets.why import Why
from factcheck.review.words import done, plural, short, told
from factcheck.text import visible

if TYPE_CHECKING:
    from factcheck.decisions import Case
    from factcheck.model import Decision, Dossier

#: Cells across and lines down from which more panes are seen at once (see review.tcss).
VAST, WIDE, MIDDLE, TALL = 230, 150, 100, 30
#: Seconds between two looks for what other editors decided.
LOOK = 2.0
#: Messages shown one by one; more would cover the panes.
TOLD = 3


class Board(Screen[None]):
    """The panes; tab goes through them, and not through what is inside them."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "app.pane(1)", "Next pane", show=False),
        Binding("shift+tab", "app.pane(-1)", "Pane before", show=False),
    ]


class Review(Listing):
    """An editor's sitting over one story."""

    TITLE = "factcheck"
    CSS_PATH = "review.tcss"
    BINDINGS: ClassVar[list[BindingType]] = bindings()

    def __init__(self, job: Job, theme: str = "dark") -> None:
        super().__init__()
        self.no_color = self.no_color or colourless(os.environ)
        self.plain = Plain(self.no_color)
        self.HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (MIDDLE, "-middle"), (WIDE, "-wide"), (VAST, "-vast")]
        self.VERTICAL_BREAKPOINTS = [(0, "-short"), (TALL, "-tall")]
        self.job = job
        self.fault: Exception | None = None
        self.lists = Lists(job)
        self.latest: Dossier | None = None  # as far as it has come
        self.complete = False
        self.asking = False  # for another place of the case file
        self.pressed, self.tidy = 0.0, False  # when a key was pressed last, and whether it was tidied up since
        self.lost = False  # whether the case file could not be read any more
        self.stylesheet = Sheet(self.get_css_variables())
        self.sheets = {self.theme: self.stylesheet}  # by theme
        self.theme = LIGHT if theme == "light" else DARK
        self.animation_level = "none"

    def get_default_screen(self) -> Screen[None]:
        """The board."""
        return Board(id="board")

    def compose(self) -> ComposeResult:
        """Queue on the left, what is known of one comparison on the right."""
        yield Status()
        with Horizontal(id="panes"):
            yield Queue()
            with Vertical(id="side"):
                yield Evidence()
                with Horizontal(id="slot"):
                    yield Why()
                    yield Timeline()
                    yield Checklist()
                yield Tabs()
        yield Hints()
        yield Reading()
        yield Container(Said(), id="corner")

    def get_line_filters(self) -> Sequence[LineFilter]:
        """What becomes of the colours of a line."""
        return [self.plain] if self.no_color else super().get_line_filters()

    def refresh_css(self, animate: bool = True) -> None:
        """Show the colours of the theme, each from a style sheet of its own."""
        before = self.stylesheet
        if self.theme not in self.sheets:
            self.sheets[self.theme] = Sheet(self.get_css_variables())
        self.stylesheet = self.sheets[self.theme]
        self.stylesheet.learn(before)
        super().refresh_css(animate)

    def on_mount(self) -> None:
        """Draw first; then read."""
        self.query_one(Status).say("reading …")
        self.turn("queue")
        self.call_after_refresh(read, self.job, self)
        self.app_resume_signal.subscribe(self, lambda _: self.screen.refresh(layout=True))  # back from the shell

    def progress(self, stage: str, n: int, total: int) -> None:
        """How far the reading is."""
        if self.desk is None:
            self.screen_stack[0].query_one(Reading).tell(stage, n, total)
        else:
            self.queue.border_subtitle = f"{stage}: {n:,} of {total:,}"

    def fail(self, error: Exception) -> None:
        """End; the command tells why. What a screen throws that the editor has left already is no fault."""
        if self.return_code is None:
            self.fault = error
            self.exit(return_code=ExitCode.USAGE)

    def partly(self, found: Dossier) -> None:
        """Show what was found so far: the queue fills while the reading goes on."""
        self.latest = found
        if self.desk is not None:
            self._show_more(found)
        elif not self.asking and found.comparisons:
            self.open(self.job.case_file())

    def begin(self, found: Dossier, troubles: Sequence[str] = ()) -> None:
        """Show everything that was found, and open the case unless it is open."""
        for trouble in troubles[:TOLD]:
            self.say(trouble, "warning")
        if len(troubles) > TOLD:
            self.say(f"and {plural(len(troubles) - TOLD, 'more trouble')}: factcheck compare names them all", "warning")
        if not found.articles and self.job.by_case and not self.asking:
            self._where_are_they(found)
            return
        self.latest, self.complete = found, True
        if self.desk is not None:
            self._show_more(found)
            self._completed(self.desk)
        elif not self.asking:
            self.open(self.job.case_file())

    def _where_are_they(self, found: Dossier) -> None:
        """A case file was named, and no article lies beside it any more: ask where they are now, and read on there."""
        case = self.job.case_file()

        def then(words: str | None) -> None:
            self.asking = False
            if words is None:
                self.latest, self.complete = found, True
                self.open(case)
            else:
                self.job = replace(self.job, paths=(str(Path(words).expanduser()),), case=case)
                read(self.job, self)

        self.asking = True
        hint = f"no article lies beside {short(str(case), 200)}\nesc goes on without"
        self.push_screen(AskText("The articles have moved. Where are they now?", hint, "."), then)

    def open(self, place: Path) -> None:
        """Open the case and show the queue; where the case cannot be opened, ask for another place."""
        from factcheck.decisions import Case

        try:
            self.start(Case.open(place))
        except FactcheckError as error:
            elsewhere = Path.home() / f"{place.resolve().parent.name or 'story'}.case"
            self.asking = True

            def then(words: str | None) -> None:
                self.asking = False
                if words is None:
                    self.say("Only looking: nothing you decide is saved", "warning")
                    self.start(None)
                else:
                    self.open(Path(words).expanduser())

            hint = f"{visible(str(error))}\nesc goes on without: nothing you decide is saved then"
            self.push_screen(AskText("The case cannot be kept there. Where else?", hint, str(elsewhere)), then)

    def start(self, case: Case | None) -> None:
        """Show what was found, and look from time to time for what others decide."""
        if self.latest is None:
            return
        self.desk = Desk(self.job, self.latest, case, self.lists)
        self.query_one(Reading).remove()
        self.queue.show(self.desk)
        self.tell()
        self.queue.forget()
        self.set_interval(LOOK, self.look)
        if self.complete:
            self._completed(self.desk)

    def _show_more(self, found: Dossier) -> None:
        """Lay what came meanwhile into the queue; the cursor stays where it is."""
        if self.desk is not None:
            current = self.queue.current
            self.desk.extend(found)
            self.queue.show(self.desk, current.id if current else None)
            self.tell()

    def _completed(self, desk: Desk) -> None:
        """Nothing more comes: say what has moved, and make the search ready."""
        self.queue.border_subtitle = ""
        moved = sum(state.moved for state in desk.states.values())
        if moved:
            self.say(f"{plural(moved, 'figure')} moved since you settled it: open again", "warning")
        warm(desk.index)
        try:
            desk.lists.ticked_in(desk.case)
        except FactcheckError as error:
            self.say(str(error), "error")
        self.answer()

    def tell(self) -> None:
        """The line on top: how far the work is, and where it is kept."""
        desk = self.desk
        if desk is None:
            return
        tally = desk.tally()
        where = f"saved in {short(str(desk.case.path), 60)}" if desk.case else "not saved"
        kept = [f"{n} {name}" for name, n in tally.items() if n or name in ("open", "settled")]
        unread = len(desk.dossier.unread)
        articles = plural(len(desk.dossier.articles), "article")
        calls = desk.calls()
        kept += [f"{plural(calls, 'call')} to make"] if calls else []
        more = [f"{plural(unread, 'figure')} could not be read"] if unread else []
        self.screen_stack[0].query_one(Status).say(", ".join(kept), articles, where, *more)

    def decided(self, saved: Sequence[Decision]) -> None:
        """Show what was saved: the row, the line on top, the evidence; then go on."""
        desk, queue = self.desk, self.queue
        if desk is None:
            return
        marked = bool(queue.marks)
        queue.marks.clear()
        last = desk.turned(saved[-1])
        if last.action == "tick":
            self.retick()
            return
        reshaped = desk.comparison(last.comparison) is None or last.action in ("split", "merge", "correct")
        if reshaped or marked or desk.filter.states or len(saved) > 1 or last is not saved[-1]:
            queue.show(desk, last.comparison)
        else:
            queue.redraw()
        self.tell()
        if saved[-1].action in GOES_ON:
            queue.next_open()
        queue.forget()
        self.answer()

    async def on_event(self, event: events.Event) -> None:
        """Remember when a key was pressed last."""
        if isinstance(event, events.Key) and not event.is_forwarded:
            self.pressed, self.tidy = monotonic(), False
        await super().on_event(event)

    def look(self) -> None:
        """What did others decide? And is it time to tidy up?"""
        if not self.tidy and monotonic() - self.pressed > LOOK:
            self.tidy = True
            tidy()
        desk = self.desk
        if desk is None or self.saving:
            return
        try:
            fresh = desk.news()
        except FactcheckError as error:  # the file was deleted, or its disk is gone: told once, not every time
            if not self.lost:
                self.lost = True
                self.say(str(error), "error")
            return
        if not fresh:
            return
        for row in fresh[-TOLD:]:
            what = desk.turned(row)
            self.say(f"{short(row.who, 30)}: {done(row.action, told(row))} — {short(what.label, 60)}")
        current = self.queue.current
        self.queue.show(desk, current.id if current else None)
        self.queue.forget()
        self.tell()
        self.retick()
        self.answer()

    def sit(self) -> int:
        """Run until the editor quits; the exit code. What stopped the reading is raised."""
        self.run()
        if self.fault is not None:
            raise self.fault
        if self.desk is not None and self.desk.case is not None:
            self.desk.case.close()
        return ExitCode.USAGE if self.return_code else ExitCode.CLEAN

    @on(Chosen)
    def _chosen(self, event: Chosen) -> None:
        desk = self.desk
        if desk is not None:
            comparison = desk.comparison(event.comparison or "")
            self.query_one(Why).show(comparison)
            self.query_one(Timeline).show(comparison, desk)
            self.run_worker(self.evidence.show(comparison, desk), exclusive=True, group="evidence")

    @on(Searched)
    def _searched(self, event: Searched) -> None:
        if self.desk is not None:
            self.desk.narrow(words=event.words)
            self.queue.show(self.desk)

    @on(Opened)
    def _opened(self, event: Opened) -> None:
        self.action_article(event.fact)

    @on(Turned)
    def _turned(self, event: Turned) -> None:
        self.turn(event.pane)
