"""Keys are worked through one after the other, however fast they come.

A key goes from the widget that has the keys up to the app, and what it does may change who has them: a question is
opened or answered. Textual hands the next key out before that has happened; typed quickly, or on a busy machine, the
figure after "o" would be taken for the number of a reading, and what follows an answer would go into the question that
is gone.
"""

from __future__ import annotations

import asyncio
from collections import deque
from time import monotonic

from textual import events
from textual.app import App
from textual.message_pump import MessagePump

from factcheck.review.widgets.question import Question

#: Ways from a widget up to the app that the messages of one key may take in turns: the key itself, what the widget
#: makes of it ("entered"), and what a pane makes of that ("open the article").
WAYS = 3
#: Seconds between two looks whether a widget is gone that was asked, and those that anything may take to be ready.
LOOK, READY = 0.005, 1.0


class Strokes(App[int]):
    """An app whose keys wait for each other."""

    def __init__(self) -> None:
        super().__init__()
        self._strokes: deque[events.Key | events.Paste] = deque()
        self.at_rest = True  #: whether every key that was pressed has done what it does

    async def on_event(self, event: events.Event) -> None:
        """Take a key, or what was pasted, in; hand everything else on."""
        if isinstance(event, events.Key | events.Paste) and not event.is_forwarded:
            self._strokes.append(event)
            if self.at_rest:
                self.at_rest = False
                self.run_worker(self._work_through(), group="strokes")
        else:
            await super().on_event(event)

    async def _work_through(self) -> None:
        try:
            while self._strokes and self.return_code is None:  # nothing is done after the editor has left
                await super().on_event(self._strokes.popleft())
                for _ in range(WAYS):
                    await self._way_up()
                await self._until_takes_keys()
        finally:
            self.at_rest = True

    async def _way_up(self) -> None:
        """Until all has been done that is on its way from who has the keys up to the app."""
        pump: MessagePump | None = self.focused or self.screen
        while pump is not None:
            done = asyncio.Event()
            above = pump._parent
            if pump.call_later(done.set):
                while not done.is_set() and pump.is_running:
                    await _either(done, LOOK)
            pump = above

    async def _until_takes_keys(self) -> None:
        """Until what was asked for can take the next key."""
        end = monotonic() + READY
        while not self.takes_keys and self.is_running and monotonic() < end:
            await asyncio.sleep(0.001)

    @property
    def takes_keys(self) -> bool:
        """Whether the next key would go where it should: a question that was opened needs a moment."""
        return not isinstance(self.screen, Question) or self.focused is not None


async def _either(done: asyncio.Event, seconds: float) -> None:
    try:
        await asyncio.wait_for(done.wait(), seconds)
    except TimeoutError:
        return
