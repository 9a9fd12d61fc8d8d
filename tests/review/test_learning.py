"""Rules that decisions teach: each shown before it is written, written only when ticked, into one's own folder."""

from __future__ import annotations

from collections.abc import Callable

from textual.pilot import Pilot
from textual.widgets import Input, OptionList, Static

from factcheck.model import Dossier
from factcheck.names_rules import NamesFile
from factcheck.review.app import Review
from factcheck.review.widgets.rules import Rules
from factcheck.rulesfile import read_rules
from tests.review import factory
from tests.review.conftest import Sitting, press, toasts

DOSSIER = factory.dossier()


def placed() -> Dossier:
    """The dossier, its tolls in two places."""
    dead, aboard = DOSSIER.comparisons[:2]
    where = {i: "Port Ellis" for r in dead.readings for i in r.facts} | {
        i: "Ellisport" for r in aboard.readings for i in r.facts
    }
    facts = tuple(f.model_copy(update={"place": where.get(f.id)}) for f in DOSSIER.facts)
    return DOSSIER.model_copy(update={"facts": facts})


def test_a_rule_is_shown_and_written_only_when_ticked(over: Callable[..., Sitting]) -> None:
    sitting = over(placed())
    folder = sitting.place / "house-rules"

    async def script(app: Review, pilot: Pilot[int]) -> None:
        await press(app, pilot, "R")
        assert "Nothing to learn yet" in toasts(app)[-1]
        await press(app, pilot, "m", "'taken ashore", "enter", "R")
        assert isinstance(app.screen, Rules)
        assert app.screen.query_one("#folder", Input).value == str(folder)
        line = app.screen.query_one(OptionList).get_option_at_index(0).prompt
        assert str(line) == "[ ] one name for: Port Ellis = Ellisport"
        shown = str(app.screen.query_one("#written", Static).content)
        assert "aliases:\n  # anna, 2026-01-02T10:00:01Z, decision 1" in shown
        assert '- ["Port Ellis", "Ellisport"]' in shown
        await press(app, pilot, "enter")  # nothing is ticked
        assert isinstance(app.screen, Rules)
        assert not folder.exists()
        await press(app, pilot, "space", "enter")
        assert toasts(app)[-1] == f"1 rule written to names.yaml in {folder}; give it with --rules"

    sitting.play(script)
    assert ("Port Ellis", "Ellisport") in read_rules("names", NamesFile, folder).aliases


def test_what_cannot_be_written_is_told_and_nothing_is_lost(over: Callable[..., Sitting]) -> None:
    sitting = over(placed())
    (sitting.place / "house-rules").write_text("a file", encoding="utf-8")

    async def script(app: Review, pilot: Pilot[int]) -> None:
        await press(app, pilot, "m", "'taken ashore", "enter", "R", "space", "enter")
        assert "the rules cannot be written" in toasts(app)[-1]
        await press(app, pilot, "R", "space", "escape")

    sitting.play(script)
    assert (sitting.place / "house-rules").read_text(encoding="utf-8") == "a file"
    assert len(sitting.log()) == 1
