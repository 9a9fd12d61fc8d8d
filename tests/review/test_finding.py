"""Every filter and every order by its key, what is kept beside a comparison, messages that leave the panes in sight."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, Static

from factcheck.review.app import Review
from factcheck.review.rows import ORDERS
from factcheck.review.widgets.bars import Status
from factcheck.review.widgets.filters import Filters
from factcheck.review.widgets.said import Said
from factcheck.review.widgets.table import Table
from tests.review import factory
from tests.review.conftest import Sitting, press, rested, toasts

DOSSIER = factory.dossier()
DEAD, ABOARD, DAY, COST, HEADLINE = (c.label for c in DOSSIER.comparisons)

#: A field and a value of the filter, and what is shown then; 1 was accepted of the first comparison before.
FILTERS = [
    ([("verdict", "≠ conflict")], [DEAD, DAY, COST]),
    ([("verdict", "→ update")], [ABOARD]),
    ([("verdict", "= agreement")], [HEADLINE]),
    ([("severity", "▲ high")], [DEAD]),
    ([("severity", "◆ medium"), ("severity", "▽ low")], [ABOARD, DAY, COST]),
    ([("state", "● settled")], [DEAD]),
    ([("state", "○ open")], [ABOARD, DAY, COST]),
    ([("kept", "☎ to call")], [DAY]),
    ([("kept", "✎ with a note")], [ABOARD]),
    ([("measure", "deaths (2)")], [DEAD]),
    ([("measure", "cost (1)")], [COST]),
    ([("source", "Ellis Courier (4)")], [DEAD, ABOARD, DAY, COST]),
    ([("source", "Wire (5)"), ("severity", "▽ low")], [COST]),
    ([("state", "✕ dismissed")], []),
]


def shown(app: Review) -> list[str]:
    return [c.label for c in app.queue.rows]


@pytest.mark.parametrize(("ticked", "found"), FILTERS)
def test_every_filter_by_its_keys(sitting: Sitting, ticked: Sequence[tuple[str, str]], found: list[str]) -> None:
    async def script(app: Review, pilot: Pilot[int]) -> None:
        await press(app, pilot, "1", "n", "'ask", "enter", "down", "t", "'Kim", "enter", "home", "f")
        asked = app.screen
        assert isinstance(asked, Filters)
        lines = [(name, said) for _, name, _, said in asked.values]
        for one in ticked:
            by = lines.index(one) - asked.query_one(Table).cursor
            await press(app, pilot, *["down" if by > 0 else "up"] * abs(by), "space")
        await press(app, pilot, "enter")
        assert shown(app) == found
        await press(app, pilot, "escape")
        assert shown(app) == [DEAD, ABOARD, DAY, COST]

    sitting.play(script)


#: What ``s`` shows, press by press; the first comparison was settled before.
SORTED = {
    "worst first": [DEAD, ABOARD, DAY, COST],
    "open first": [ABOARD, DAY, COST, DEAD],
    "most sources first": [DEAD, ABOARD, DAY, COST],  # two each: worst first
    "by label": [COST, ABOARD, DEAD, DAY],
    "by measure": [COST, DEAD, ABOARD, DAY],
}


def test_every_order_by_its_key(sitting: Sitting) -> None:
    async def script(app: Review, pilot: Pilot[int]) -> None:
        await press(app, pilot, "1")
        for order in [*ORDERS[1:], ORDERS[0]]:
            await press(app, pilot, "s")
            assert toasts(app)[-1] == f"Sorted: {order}"
            assert order in str(app.queue.query_one("#shown", Static).content)
            assert shown(app) == SORTED[order], order

    sitting.play(script)


def test_a_call_is_a_thing_to_do_until_it_is_done(sitting: Sitting) -> None:
    async def script(app: Review, pilot: Pilot[int]) -> None:
        status = app.query_one(Status)

        async def head(asked: bool) -> str:
            """What stands above the readings, once it has followed: on a busy machine it comes late."""
            for _ in range(50):
                await rested(app)
                words = str(app.query_one("#what", Static).content)
                if ("to call" in words) is asked:
                    break
            return words

        await press(app, pilot, "t", "'Kim: how many aboard?", "enter")
        assert status.parts[0] == "4 open, 0 settled, 1 call to make"
        assert "☎ to call: Kim — how many aboard?" in await head(True)
        assert "note:" not in await head(True)
        assert app.queue.lines(0)[0][1][1].startswith("☎ ")
        await press(app, pilot, "t", "1")
        assert status.parts[0] == "4 open, 0 settled"
        assert "to call" not in await head(False)

    sitting.play(script, size=(120, 36))
    assert [(d.value["name"], d.value.get("done"), d.note) for d in sitting.log()] == [
        ("Kim", None, "how many aboard?"),
        ("Kim", True, ""),
    ]


def test_what_stands_attributed_is_shown_with_the_names(sitting: Sitting) -> None:
    async def script(app: Review, pilot: Pilot[int]) -> None:
        await press(app, pilot, "down", "b", "up")
        assert "“Between 1,200 and 1,500, reports differ: some 1,200 (Ellis Courier)" in str(
            app.query_one("#what", Static).content
        )

    sitting.play(script)


def test_a_long_message_leaves_the_panes_in_sight(sitting: Sitting) -> None:
    async def script(app: Review, pilot: Pilot[int]) -> None:
        for _ in range(3):
            app.say("a wording of very many readings; " * 100)
        await press(app, pilot)
        assert 0 < app.query_one(Said).region.height <= 14
        assert app.query_one(Said).region.y > app.queue.region.bottom - 4

    sitting.play(script, size=(80, 24))


def test_export_knows_the_home_folder(sitting: Sitting, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))

    async def script(app: Review, pilot: Pilot[int]) -> None:
        await press(app, pilot, "e")
        app.screen.query_one(Input).value = "~/report.md"
        await press(app, pilot, "enter")
        assert toasts(app)[-1] == f"Report saved to {tmp_path / 'report.md'}"

    sitting.play(script)
    assert "people who died" in (tmp_path / "report.md").read_text(encoding="utf-8")
