"""One sitting at the screen: a dossier made by hand (or the seeds), a clock that ticks, a case file in a folder."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from textual import events
from textual.keys import _character_to_key
from textual.message_pump import MessagePump
from textual.pilot import Pilot

from factcheck import pipeline
from factcheck.decisions import Case
from factcheck.errors import FactcheckError
from factcheck.model import Decision, Dossier
from factcheck.output import write_file
from factcheck.review.app import Review
from factcheck.review.desk import Job
from factcheck.review.widgets import queue
from factcheck.settings import Intake
from tests.review import factory

Play = Callable[[Review, "Pilot[int]"], Awaitable[None]]
SEEDS = Path(__file__).parent.parent.parent / "seeds"
DATES = {"border-a.txt": "2021-11-08", "border-b.txt": "2021-11-15"}


class Sitting:
    """A case file and the screens that are opened on it."""

    def __init__(self, place: Path) -> None:
        self.case = place / "story.case"
        self.place = place
        self.ticks = 0
        self.paths: tuple[str, ...] = (str(place),)
        self.published: dict[str, str] = {}
        self.draft: str | None = None
        self.checklists: tuple[str, ...] = ()

    def clock(self) -> str:
        self.ticks += 1
        return f"2026-01-02T10:{self.ticks // 60:02d}:{self.ticks % 60:02d}Z"

    def job(self, who: str = "anna", case: Path | None = None) -> Job:
        return Job(
            paths=self.paths, who=who, clock=self.clock, save=write_file, case=case or self.case,
            intake=Intake(published=self.published), draft=self.draft, checklists=self.checklists,
        )  # fmt: skip

    def play(
        self, script: Play, size: tuple[int, int] = (64, 18), who: str = "anna", theme: str = "dark",
        case: Path | None = None, named: bool = True,
    ) -> None:  # fmt: skip
        """Open the screen, play a script on it, quit."""

        async def run() -> None:
            job = self.job(who, case)
            app = Review(job if named else replace(job, case=None), theme)
            async with app.run_test(size=size) as pilot:
                await settled(app, pilot)
                await script(app, pilot)
                app.exit()
            if app.desk is not None and app.desk.case is not None:
                app.desk.case.close()

        asyncio.run(run())

    def play_through(self) -> None:
        """Open a screen that ends by itself, and raise what it ended with."""

        async def run() -> None:
            app = Review(self.job())
            async with app.run_test() as pilot:
                await settled(app, pilot)
            if app.fault is not None:
                raise app.fault

        asyncio.run(run())

    def press(self, *keys: str, **more: Any) -> list[Decision]:
        """Open the screen, press keys, quit; what the case file holds then."""

        async def script(app: Review, pilot: Pilot[int]) -> None:
            await press(app, pilot, *keys)

        self.play(script, **more)
        return self.log()

    def log(self) -> list[Decision]:
        with Case.open(self.case, create=False, write=False) as case:
            return case.log()

    def states(self, dossier: Dossier) -> dict[str, str]:
        with Case.open(self.case, create=False, write=False) as case:
            decided = pipeline.decide(dossier, case)
            return {c.label: case.states(decided)[c.id].state for c in decided.comparisons}


async def settled(app: Review, pilot: Pilot[int]) -> None:
    """Wait until the articles are read and every pane shows what it should."""
    for _ in range(2000):
        await asyncio.sleep(0.005)
        if app.desk is not None or len(app.screen_stack) > 1 or not app.is_running:
            break
    await rested(app)


async def press(app: Review, pilot: Pilot[int], *keys: str) -> None:
    """Press keys one after the other; what begins with a quotation mark is typed."""
    for key in keys:
        for one in strokes(key):
            send(app, one)
            await quiet(app, 1 if len(key) > 1 and key.startswith("'") else 3)
    await rested(app)


def strokes(key: str) -> Sequence[str]:
    """The keys that one word of a script stands for."""
    return key[1:] if key.startswith("'") else [key]


def send(app: Review, key: str) -> None:
    """Press a key and wait for nothing."""
    char = " " if key in (" ", "space") else key if len(key) == 1 else None
    event = events.Key("space" if key == " " else _character_to_key(key) if char else key, char)
    event.set_sender(app)
    assert app._driver is not None
    app._driver.send_message(event)


async def quiet(app: Review, rounds: int = 3) -> None:
    """Until what was asked for is done and drawn: some thirty times as fast as Pilot's wait for an idle process."""
    await done(app)
    for which in ("app", "focused", "screen")[-rounds:]:
        pump: MessagePump = app if which == "app" else getattr(app, which) or app
        drawn = asyncio.Event()
        pump.call_after_refresh(drawn.set)
        for _ in range(500):
            # A question that was answered is gone, and draws nothing any more.
            if drawn.is_set() or not pump.is_running or (which == "screen" and pump is not app.screen):
                break
            if which == "focused" and pump is not (app.focused or app):
                break
            await asyncio.sleep(0.002)


async def done(app: Review) -> None:
    """Until the app has taken the keys in, and they have done what they do."""
    taken = asyncio.Event()
    app.call_later(taken.set)
    for _ in range(2000):
        if (taken.is_set() and app.at_rest) or not app.is_running:
            break
        await asyncio.sleep(0.001)


async def rested(app: Review) -> None:
    """Until the panes have followed the cursor."""
    await quiet(app)
    await asyncio.sleep(queue.REST + 0.015)
    following = [w for w in app.workers if w.group == "evidence"]
    if following:
        await app.workers.wait_for_complete(following)
    await quiet(app)


def toasts(app: Review) -> list[str]:
    """What the screen has told, the latest last."""
    return list(app.said)


@pytest.fixture(autouse=True)
def soon(monkeypatch: pytest.MonkeyPatch) -> None:
    """The panes follow the cursor at once, and nothing glides."""
    monkeypatch.setattr(queue, "REST", 0.001)
    monkeypatch.setenv("TEXTUAL_ANIMATIONS", "none")
    monkeypatch.delenv("NO_COLOR", raising=False)


@pytest.fixture
def sitting(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Sitting:
    """A sitting over the dossier made by hand."""
    return seated(tmp_path, monkeypatch, factory.dossier())


@pytest.fixture
def still(sitting: Sitting, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Sitting:
    """A sitting over the dossier made by hand, whose pictures name no folder."""
    monkeypatch.chdir(tmp_path)
    sitting.case = Path("story.case")
    return sitting


@pytest.fixture
def over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Sitting]:
    """A sitting over any dossier."""

    def sit(found: Dossier, errors: Sequence[FactcheckError] = ()) -> Sitting:
        return seated(tmp_path, monkeypatch, found, errors)

    return sit


@pytest.fixture
def seeds(tmp_path: Path) -> Sitting:
    """A sitting over the two articles of seeds/, dated, read for real."""
    found = Sitting(tmp_path)
    found.paths = (str(SEEDS / "border-a.txt"), str(SEEDS / "border-b.txt"))
    found.published = DATES
    return found


def seated(
    place: Path, monkeypatch: pytest.MonkeyPatch, found: Dossier, errors: Sequence[FactcheckError] = ()
) -> Sitting:
    def compare(*args: Any, **more: Any) -> tuple[Dossier, list[FactcheckError]]:
        return found, list(errors)

    monkeypatch.setattr(pipeline, "compare", compare)
    return Sitting(place)
