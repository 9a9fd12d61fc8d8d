"""Takes the picture of the screen that the README shows: ``python -m tests.review.picture``.

The real program on the two articles of seeds/, one reading accepted; nothing in it depends on the machine.
"""

from __future__ import annotations

import asyncio
import os
import tempfile
from pathlib import Path

from factcheck.output import write_file
from factcheck.review.app import Review
from factcheck.review.desk import Job
from factcheck.review.widgets.said import Said
from factcheck.settings import Intake
from tests.review.conftest import DATES, press, rested, settled
from tests.review.svg import clean

ROOT = Path(__file__).parent.parent.parent
PICTURE = ROOT / "docs" / "review.svg"
SIZE = (160, 44)


def take() -> str:
    """The picture as it is now."""
    before = Path.cwd()
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)  # the line on top names the case file, and no folder of this machine
        try:
            return asyncio.run(_take())
        finally:
            os.chdir(before)


async def _take() -> str:
    paths = tuple(str(ROOT / "seeds" / name) for name in sorted(DATES))
    job = Job(paths=paths, who="anna", clock=lambda: "2026-01-02T10:00:00Z", save=write_file,
              case=Path("border.case"), intake=Intake(published=DATES))  # fmt: skip
    app = Review(job)
    async with app.run_test(size=SIZE) as pilot:
        await settled(app, pilot)
        await press(app, pilot, "b")
        app.screen_stack[0].query_one(Said).clear()
        taken = await still_picture(app, "factcheck review seeds")
        app.exit()
    if app.desk is not None and app.desk.case is not None:
        app.desk.case.close()
    return taken


async def still_picture(app: Review, title: str) -> str:
    """The picture once two in a row are the same: on a busy machine, panes come late."""
    before = ""
    for _ in range(50):
        taken = clean(app.export_screenshot(title=title))
        if taken == before:
            break
        before = taken
        await rested(app)
        await asyncio.sleep(0.05)
    return before


if __name__ == "__main__":
    PICTURE.parent.mkdir(exist_ok=True)
    PICTURE.write_text(take(), encoding="utf-8")
