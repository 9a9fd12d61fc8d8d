"""The keys of the checklist: choose one, tick an item, open the draft at a finding."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual import on, work
from textual.content import Content

from factcheck.errors import FactcheckError
from factcheck.review.finding import Finding
from factcheck.review.messages import Answered
from factcheck.review.widgets.ask import Choose
from factcheck.review.widgets.checklist import Checklist
from factcheck.review.words import done, short, told

if TYPE_CHECKING:
    from factcheck.model import Decision, Item


class Listing(Finding):
    """What is asked beside the comparisons."""

    stale = False  #: whether something was decided since the answers were worked out last
    initials = ""  #: as they were given last

    @work(exclusive=True, group="checklist")
    async def answer(self) -> None:
        """Work out anew how the items stand, in a thread; asked again meanwhile, do it again at the end."""
        desk = self.desk
        if desk is None or not (desk.lists.asked or desk.job.draft):
            return
        try:
            items, findings = await asyncio.to_thread(desk.lists.answer, desk.read, desk.case)
        except FactcheckError as error:
            self.say(str(error), "error")
            return
        desk.lists.take(items, findings, desk.standing())
        self.show_lists()

    def show_lists(self) -> None:
        """Show the pane as it is now."""
        if self.desk is not None:
            self.screen_stack[0].query_one(Checklist).show(self.desk.lists)

    def retick(self) -> None:
        """Something was ticked, here or elsewhere."""
        if self.desk is not None:
            self.desk.lists.tick(self.desk.standing())
            self.show_lists()

    @work
    async def action_lists(self) -> None:
        """Choose a checklist to go through."""
        desk = self.desk
        if desk is None:
            return
        names = desk.lists.known()
        if not names:
            self.say("Every checklist there is has been chosen already", "warning")
            return
        choices = [(name, Content(short(name.replace("-", " "), 70))) for name in names]
        taken = await self.push_screen_wait(Choose("Which checklist?", choices))
        if taken is None:
            return
        try:
            desk.lists.choose(taken)
        except FactcheckError as error:
            self.say(str(error), "error")
            return
        self.turn("checklist")
        self.answer()

    @on(Answered)
    def _answered(self, event: Answered) -> None:
        lists = self.desk.lists if self.desk else None
        if lists is None:
            return
        if event.line < len(lists.items):
            self._tick(lists.items[event.line])
        elif event.line - len(lists.items) < len(lists.findings):
            self._open_draft(event.line - len(lists.items))

    @work
    async def _tick(self, item: Item) -> None:
        from factcheck.review.widgets.tick import Tick

        desk = self.desk
        if desk is None:
            return
        if not desk.lists.question(item):
            self.say(f"The program answers this one: {short(item.reason, 200)}")
            return
        initials = self.initials or "".join(word[0] for word in desk.job.who.split()[:3]).upper()
        note, off = "", item.state == "passed"
        if not off:
            given = await self.push_screen_wait(Tick(item, initials))
            if given is None:
                return
            initials, note = given
            self.initials = initials

        def words(saved: Sequence[Decision]) -> str:
            return f"{done('tick', told(saved[-1]))} — {short(item.text, 60)} (z undoes)"

        self._save(lambda: desk.tick(item, initials, note, not off), words, 1)

    def _open_draft(self, number: int) -> None:
        from factcheck.review.widgets.article import ArticleView

        desk = self.desk
        article = desk.lists.draft(desk.read) if desk else None
        if desk is not None and article is not None:
            marks = [(f.start, f.end, f"[{f.rule}]", f.id) for f in desk.lists.findings]
            self.push_screen(ArticleView(article, marks, desk.lists.findings[number].id))
