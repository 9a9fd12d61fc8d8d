"""The checklist pane: items and findings as decisions leave them; a person's ticks, kept in the case file."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, Static

from factcheck.decisions import Case, tick, ticks
from factcheck.errors import RulesError
from factcheck.model import Item
from factcheck.review.app import Review
from factcheck.review.desk import Job
from factcheck.review.widgets.article import ArticleView
from factcheck.review.widgets.checklist import Checklist
from factcheck.review.widgets.tick import Tick
from tests.review import factory
from tests.review.conftest import Sitting, press, rested, toasts

DOSSIER = factory.dossier()
HOUSE = """\
title: House
why: What the house wants.
items:
  - {id: open, text: No conflict is open., why: Print both., source: house,
     comparisons: {verdicts: [conflict], severity: high}}
  - {id: sums, text: Sums are right., why: They add up., source: house, rules: [sum]}
  - {id: seen, text: The source was seen., why: Copying errs., source: house, question: Was it seen?}
"""


@pytest.fixture
def listed(sitting: Sitting) -> Sitting:
    path = sitting.place / "house.yaml"
    path.write_text(HOUSE, encoding="utf-8")
    sitting.checklists = (str(path),)
    return sitting


def lines(app: Review) -> list[str]:
    shown = app.screen_stack[0].query_one(Checklist)
    return [str(shown.get_option_at_index(n).prompt) for n in range(shown.option_count)]


async def answered(app: Review) -> None:
    """Until the answers are worked out."""
    await app.workers.wait_for_complete([w for w in app.workers if w.group == "checklist"])
    await rested(app)


def test_items_stand_as_the_decisions_leave_them(listed: Sitting) -> None:
    async def script(app: Review, pilot: Pilot[int]) -> None:
        await answered(app)
        first, second, third = lines(app)
        assert first.startswith("✗ failed  No conflict is open.\n  1 comparison")
        assert second.startswith("? for a person  The source was seen.\n  Was it seen?")
        assert third.startswith("– not checked  Sums are right.\n  no draft was given")
        assert app.screen.query_one(Checklist).border_subtitle == "2 of 3 to do"
        await press(app, pilot, "1")
        await answered(app)
        assert [line for line in lines(app) if line.startswith("✓ passed  No conflict is open.")]
        await press(app, pilot, "z")
        await answered(app)
        assert lines(app)[0].startswith("✗ failed")

    listed.play(script)


def test_a_question_is_ticked_with_initials_and_a_note(listed: Sitting) -> None:
    async def script(app: Review, pilot: Pilot[int]) -> None:
        await answered(app)
        await press(app, pilot, "shift+tab", "down", "space")
        assert isinstance(app.screen, Tick)
        assert app.screen.query_one("#initials", Input).value == "A"  # anna
        await press(app, pilot, "'at the court", "enter")
        assert toasts(app)[-1] == "Ticked — The source was seen. (z undoes)"
        assert "✓ passed  The source was seen.\n  ticked by A, 2026-01-02T10:00: at the court" in lines(app)[2]
        saved = listed.log()[-1]
        assert (saved.action, saved.note, saved.value) == (
            "tick", "at the court", {"checklist": "house", "item": "seen", "initials": "A", "done": True},
        )  # fmt: skip
        await press(app, pilot, "z")
        assert lines(app)[1].startswith("? for a person")
        await press(app, pilot, "y", "end", "space")  # ticked: the tick is taken off
        assert toasts(app)[-1] == "Tick taken off — The source was seen. (z undoes)"
        assert listed.log()[-1].value["done"] is False
        assert lines(app)[1].startswith("? for a person")
        await press(app, pilot, "home", "space")
        assert toasts(app)[-1].startswith("The program answers this one: 1 comparison")

    listed.play(script)


def test_a_tick_needs_initials(listed: Sitting) -> None:
    async def script(app: Review, pilot: Pilot[int]) -> None:
        await answered(app)
        await press(app, pilot, "shift+tab", "down", "enter", "shift+tab", "ctrl+u", "enter")
        assert "Give your initials" in str(app.screen.query_one("#trouble", Static).content)
        await press(app, pilot, "'AK", "enter")

    listed.play(script)
    assert [d.value["initials"] for d in listed.log()] == ["AK"]


def test_ticks_of_an_earlier_sitting_bring_their_checklist_back(sitting: Sitting) -> None:
    item = Item(checklist="before-publication", id="primary", text="The primary source was seen.", why="", source="",
                state="for a person", reason="?", findings=())  # fmt: skip
    with Case.open(sitting.case) as case:
        case.record(tick(item, who="ben", at="2026-01-01T00:00:00Z", initials="B"))

    async def script(app: Review, pilot: Pilot[int]) -> None:
        await answered(app)
        assert [line for line in lines(app) if "ticked by B" in line]

    sitting.play(script)


def test_another_editors_tick_is_seen(listed: Sitting) -> None:
    async def script(app: Review, pilot: Pilot[int]) -> None:
        await answered(app)
        assert app.desk is not None
        item = next(i for i in app.desk.lists.items if i.id == "seen")
        with Case.open(listed.case) as other:
            other.record(tick(item, who="ben", at="2026-01-02T00:00:00Z", initials="B", note="yes"))
        app.look()
        await answered(app)
        assert "ben: Ticked — The source was seen." in toasts(app)
        assert [line for line in lines(app) if "ticked by B" in line]

    listed.play(script)


def test_a_checklist_is_chosen_on_the_screen(sitting: Sitting) -> None:
    async def script(app: Review, pilot: Pilot[int]) -> None:
        assert lines(app) == ["No checklist is chosen.\nl chooses one; --draft FILE holds a draft against it as well."]
        await press(app, pilot, "l", "1")
        await answered(app)
        assert app.pane == "checklist"
        assert [line for line in lines(app) if "The primary source was seen." in line]

    sitting.play(script)


def test_what_is_found_in_the_draft_is_listed_and_opens_there(tmp_path: Path) -> None:
    draft, source = tmp_path / "draft.txt", tmp_path / "source.txt"
    head = "---\npublished: 2023-05-02\n---\n"
    draft.write_text(f"{head}Ferry fire\n\nPolice said 12 people died in the fire at Port Ellis.\n", encoding="utf-8")
    source.write_text(f"{head}Ferry fire\n\nPolice said 7 people died in the fire at Port Ellis.\n", encoding="utf-8")
    sitting = Sitting(tmp_path / "case")
    sitting.place.mkdir()
    sitting.draft, sitting.paths, sitting.checklists = str(draft), (str(tmp_path),), ("breaking-casualties",)

    async def script(app: Review, pilot: Pilot[int]) -> None:
        await answered(app)
        assert app.desk is not None
        assert len(app.desk.dossier.articles) == 2  # the draft lies in the folder, and is read once
        at = next(n for n, line in enumerate(lines(app)) if "in the draft, contradicted" in line)
        app.turn("checklist")
        await rested(app)
        app.screen.query_one(Checklist).highlighted = at
        await press(app, pilot, "enter")
        assert isinstance(app.screen, ArticleView)
        assert "«12»[contradicted]" in str(app.screen.query_one(".-current", Static).content)

    sitting.play(script)


def test_a_checklist_that_is_none_ends_the_screen_with_a_word(sitting: Sitting) -> None:
    sitting.checklists = ("no-such-list",)
    with pytest.raises(RulesError, match="there is no such checklist"):
        sitting.play_through()
    assert ticks(()) == {}
    assert Job(paths=("a", "b"), who="", clock=str, save=lambda *_: None, draft="b").articles == ("b", "a")
