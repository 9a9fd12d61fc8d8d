"""What stands in the queue and under Why, in every width; and undo, however far back."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

import pytest
from textual.app import App, ComposeResult
from textual.pilot import Pilot
from textual.widgets import ProgressBar, Static

from factcheck.model import Evidence
from factcheck.review.app import Review
from factcheck.review.widgets.reading import Reading
from tests.review import factory
from tests.review.conftest import Sitting, press, toasts

DOSSIER = factory.dossier()


@pytest.mark.parametrize("size", [(80, 24), (120, 36), (200, 50)], ids=str)
def test_a_row_says_all_that_an_editor_chooses_by(sitting: Sitting, size: tuple[int, int]) -> None:
    async def script(app: Review, pilot: Pilot[int]) -> None:
        await press(app, pilot, "1", "home")
        rows = [[" ".join(words.strip() for _, words, _ in line) for line in app.queue.lines(n)] for n in range(4)]
        said = [" ".join(row) for row in rows]
        for words in ("▲ high", "● settled", "people who died", "seven ⟷ at least 7", "≠ conflict", "2 sources"):
            assert words in said[0]
        for words in ("◆ medium", "○ open", "some 1,200 ⟷ about 1,500", "→ update", "2 sources"):
            assert words in said[1]  # two articles, and a copy of one of them

    sitting.play(script, size=size)


def test_why_shows_a_bar_for_each_piece_of_evidence_the_strongest_first(over: Callable[..., Sitting]) -> None:
    bits = {"both count people": 1.5, "one is ten times the other": -3.0, "both speak of the ferry": 6.0}
    evidence = tuple(Evidence(label=label, bits=value) for label, value in bits.items())
    first = DOSSIER.comparisons[0].model_copy(update={"evidence": evidence, "hints": ("transposed digits",)})
    sitting = over(DOSSIER.model_copy(update={"comparisons": (first, *DOSSIER.comparisons[1:])}))

    async def script(app: Review, pilot: Pilot[int]) -> None:
        lines = str(app.query_one("#reasons", Static).content).splitlines()
        bars = [line for line in lines if line.startswith("█")]
        assert [" ".join(line.replace("█", "").split()) for line in bars] == [
            "+6.0 both speak of the ferry", "-3.0 one is ten times the other", "+1.5 both count people",
        ]  # fmt: skip
        assert [line.count("█") for line in bars] == [12, 6, 3]
        order = [lines.index(words) for words in ("Look for", "! transposed digits", "≠ conflict because")]
        assert order == sorted(order)
        assert "• two lower bounds far apart" in lines

    sitting.play(script, size=(200, 50))


def made(app: Review) -> list[tuple[str, str, list[tuple[str, ...]]]]:
    """What is compared with what, and how it was judged."""
    assert app.desk is not None
    return [(c.label, c.verdict, [r.facts for r in c.readings]) for c in app.desk.dossier.comparisons]


def test_undo_goes_back_to_the_very_first_decision_and_redo_to_the_last(sitting: Sitting) -> None:
    """Of every kind: what was split, merged or corrected comes apart, and together, again."""
    steps = [
        ["1"],
        ["home", "x", "1"],
        ["end", "m", "enter"],
        ["home", "c", "1", "ctrl+x"],
        ["d"],
        ["n", "'so", "enter"],
    ]

    async def script(app: Review, pilot: Pilot[int]) -> None:
        assert app.desk is not None
        before, nothing = made(app), dict(app.desk.states)
        for _ in range(4):
            for keys in steps:
                await press(app, pilot, *keys)
                if len(app.screen_stack) > 1:
                    await press(app, pilot, "escape")
        many = len(sitting.log())
        assert many > 15
        after, states = made(app), dict(app.desk.states)
        assert after != before
        for _ in range(many):
            await press(app, pilot, "z")
        assert (made(app), app.desk.states) == (before, nothing)
        await press(app, pilot, "z")
        assert toasts(app)[-1] == "There is nothing of yours to undo"
        for _ in range(many):
            await press(app, pilot, "y")
        assert (made(app), app.desk.states) == (after, states)
        await press(app, pilot, "y")
        assert toasts(app)[-1] == "There is nothing of yours to do again"
        assert len(sitting.log()) == 3 * many  # a log: nothing is ever taken out of it

    sitting.play(script)


def test_a_bar_tells_how_far_the_reading_is_until_the_queue_says_it(over: Callable[..., Sitting]) -> None:
    seen: list[tuple[str, float, float | None]] = []

    async def script(app: Review, pilot: Pilot[int]) -> None:
        assert not app.query(Reading)
        app.progress("reading", 3, 12)
        assert app.queue.border_subtitle == "reading: 3 of 12"

    async def bare() -> None:
        app = Waiting()
        async with app.run_test():
            shown = app.query_one(Reading)
            for n in (3, 12):
                shown.tell("reading", n, 12)
                bar = shown.query_one(ProgressBar)
                seen.append((str(shown.query_one("#reading-words", Static).content), bar.progress, bar.total))

    over(DOSSIER).play(script)
    asyncio.run(bare())
    assert seen == [("Reading 3 of 12", 3, 12), ("Comparing …", 12, 12)]


class Waiting(App[None]):
    """Nothing but what is seen while articles are read."""

    def compose(self) -> ComposeResult:
        yield Reading()
