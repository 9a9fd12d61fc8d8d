"""What the panes look like at three sizes and in both themes; ``--snapshot-update`` takes new pictures."""

from __future__ import annotations

from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion
from textual.pilot import Pilot

from factcheck.review.app import Review
from factcheck.review.finding import PANES
from factcheck.review.widgets.said import Said
from tests.review import picture
from tests.review.conftest import Sitting, press
from tests.review.picture import still_picture
from tests.review.svg import Picture, outside
from tests.review.test_checklist import HOUSE

SIZES = ((80, 24), (120, 36), (200, 50))


@pytest.fixture
def shot(snapshot: SnapshotAssertion) -> SnapshotAssertion:
    return snapshot.use_extension(Picture)


def take(sitting: Sitting, size: tuple[int, int], theme: str, *keys: str) -> str:
    taken: list[str] = []

    async def script(app: Review, pilot: Pilot[int]) -> None:
        await press(app, pilot, *keys)
        app.screen_stack[0].query_one(Said).clear()
        await press(app, pilot)
        taken.append(await still_picture(app, "factcheck review"))

    sitting.play(script, size=size, theme=theme)
    assert outside(taken[0]) == []
    return taken[0]


def test_the_picture_in_the_readme_is_the_screen() -> None:
    assert "](docs/review.svg)" in (picture.ROOT / "README.md").read_text(encoding="utf-8")
    taken = picture.take()
    assert outside(taken) == []
    assert taken == picture.PICTURE.read_text(encoding="utf-8"), "run: python -m tests.review.picture"


@pytest.mark.parametrize("theme", ["dark", "light"])
@pytest.mark.parametrize("size", SIZES, ids=lambda s: f"{s[0]}x{s[1]}")
def test_the_screen(still: Sitting, shot: SnapshotAssertion, size: tuple[int, int], theme: str) -> None:
    assert take(still, size, theme) == shot


@pytest.mark.parametrize("theme", ["dark", "light"])
@pytest.mark.parametrize("size", SIZES, ids=lambda s: f"{s[0]}x{s[1]}")
def test_every_pane(still: Sitting, shot: SnapshotAssertion, size: tuple[int, int], theme: str) -> None:
    """Each pane alone, one after the other; the checklist with a question that was ticked."""
    taken: dict[str, str] = {}

    async def script(app: Review, pilot: Pilot[int]) -> None:
        await app.workers.wait_for_complete([w for w in app.workers if w.group == "checklist"])
        await press(app, pilot, "shift+tab", "home", "down", "space", "'seen", "enter", "tab", "plus")
        for pane in PANES:
            app.screen_stack[0].query_one(Said).clear()
            await press(app, pilot)
            assert app.zoomed == app.pane == pane
            taken[pane] = await still_picture(app, f"factcheck review: {pane}")
            await press(app, pilot, "tab")

    Path("house.yaml").write_text(HOUSE, encoding="utf-8")
    still.checklists = ("house.yaml",)
    still.play(script, size=size, theme=theme)
    for pane, picture_ in taken.items():
        assert outside(picture_) == []
        assert picture_ == shot(name=pane)


@pytest.mark.parametrize(
    ("name", "size", "keys"),
    [
        ("why", (80, 24), ["tab", "tab"]),
        ("timeline", (80, 24), ["tab", "tab", "tab"]),
        ("timeline of days", (120, 36), ["down", "down", "tab", "tab", "tab", "plus"]),
        ("decided", (120, 36), ["1", "d", "k", "'no", "enter", "up", "n", "'ask", "enter", "space"]),
        ("article", (80, 24), ["enter"]),
        ("help", (120, 50), ["question_mark"]),
        ("filter", (80, 24), ["f", "space"]),
        ("correct", (80, 24), ["c", "1"]),
    ],
)
def test_a_pane(still: Sitting, shot: SnapshotAssertion, name: str, size: tuple[int, int], keys: list[str]) -> None:
    assert take(still, size, "dark", *keys) == shot(name=name)
