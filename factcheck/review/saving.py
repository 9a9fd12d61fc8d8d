"""Saving what was decided: at once and told at once; many at a time in a thread, so that no key waits for them."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from factcheck.errors import FactcheckError
from factcheck.review.strokes import Strokes
from factcheck.review.widgets.said import Said, Severity
from factcheck.review.words import done, short, told

if TYPE_CHECKING:
    from pydantic import JsonValue

    from factcheck.model import Action, Comparison, Decision
    from factcheck.review.desk import Desk, Job, ValueOf

#: Decisions made at once from which a thread saves them: so many take some 20 ms.
MANY = 100
NOTHING: Mapping[str, JsonValue] = {}


class Saving(Strokes):
    """What every deciding key does in the end."""

    desk: Desk | None = None
    job: Job
    saving = False  #: whether a thread is at it: until then nothing else is decided

    def __init__(self) -> None:
        super().__init__()
        self.said: deque[str] = deque(maxlen=100)  # the latest messages

    def say(self, words: str, severity: Severity = "information") -> None:
        """Tell something in the corner: it interrupts nothing."""
        self.said.append(words)
        self.screen_stack[0].query_one(Said).say(words, severity)

    def decided(self, saved: Sequence[Decision]) -> None:
        """Show what was saved."""
        raise NotImplementedError

    def look(self) -> None:
        """See what others decided."""
        raise NotImplementedError

    def record(
        self,
        action: Action,
        chosen: Sequence[Comparison],
        value: Mapping[str, JsonValue] | ValueOf = NOTHING,
        note: str = "",
        told: str = "",
    ) -> None:
        """Save a decision on each of ``chosen``, say so once, and go on."""
        desk = self.desk
        if desk is None or not chosen:
            return
        of = value if callable(value) else lambda _: value
        where = short(chosen[0].label, 60) if len(chosen) == 1 else f"{len(chosen):,} comparisons"

        def save() -> list[Decision]:
            return desk.record(action, chosen, of, note)

        self._save(save, lambda _: f"{done(action, told)} — {where} (z undoes)", len(chosen))

    def action_undo(self, again: bool = False) -> None:
        """Take back one's last decision, or make it again."""
        desk = self.desk
        if desk is None:
            return
        try:
            todo = desk.to_undo(again)
        except FactcheckError as error:
            self.say(str(error), "error")
            return
        if not todo:
            self.say("There is nothing of yours to " + ("do again" if again else "undo"), "warning")
            return

        def words(saved: Sequence[Decision]) -> str:
            what = desk.turned(saved[-1])
            many = f"{what.action} of {len(saved):,} comparisons"
            return f"{done(saved[-1].action)}: " + (
                many if len(saved) > 1 else f"{what.action} — {short(what.label, 60)}"
            )

        self._save(lambda: desk.undo(again), words, len(todo))

    def action_redo(self) -> None:
        """Make the decision again that was undone last."""
        self.action_undo(True)

    def _save(self, save: Callable[[], list[Decision]], words: Callable[[Sequence[Decision]], str], many: int) -> None:
        if self.saving:
            self.say("Still saving what you decided before: a moment", "warning")
        elif many < MANY:
            try:
                saved = save()
            except FactcheckError as error:
                self._refused(error)
            else:
                self._saved(saved, words)
        else:
            self.saving = True
            self.say(f"Saving {many:,} decisions …")
            self.run_worker(self._save_many(save, words), group="saving")

    async def _save_many(self, save: Callable[[], list[Decision]], words: Callable[[Sequence[Decision]], str]) -> None:
        try:
            saved = await asyncio.to_thread(save)
        except FactcheckError as error:
            self._refused(error)
        else:
            self._saved(saved, words)
        finally:
            self.saving = False

    def _saved(self, saved: Sequence[Decision], words: Callable[[Sequence[Decision]], str]) -> None:
        if saved:
            self.say(words(saved))
            self.decided(saved)

    def _refused(self, error: FactcheckError) -> None:
        from factcheck.decisions import OvertakenError

        if isinstance(error, OvertakenError):
            other = error.decision
            said = f"{short(other.who, 30)} was faster: {done(other.action, told(other))} — {short(other.label, 60)}"
            self.say(f"{said}. Nothing of yours was saved: look again, then decide", "warning")
            self.look()
        else:
            self.say(str(error), "error")
