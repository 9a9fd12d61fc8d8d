"""Hostile text in every pane, files that must not be written over, articles that have moved."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from pydantic import JsonValue
from textual.pilot import Pilot

from factcheck.decisions import Case, decide_on
from factcheck.review.app import Review
from factcheck.review.widgets.ask import AskText
from tests.cli import factory as cli_factory
from tests.review import factory
from tests.review.conftest import DATES, SEEDS, Sitting, press, rested, toasts

DOSSIER = factory.dossier()


def test_export_never_writes_over_an_article_or_the_case(seeds: Sitting) -> None:
    copy = seeds.place / "a.txt"
    copy.write_bytes((SEEDS / "border-a.txt").read_bytes())
    seeds.paths = (str(copy),)

    async def script(app: Review, pilot: Pilot[int]) -> None:
        for name in (copy, seeds.case):
            await press(app, pilot, "e", "ctrl+u", f"'{name.parent}/link.txt", "escape")
            link = seeds.place / "link.txt"
            link.unlink(missing_ok=True)
            link.symlink_to(name)
            await press(app, pilot, "e", "ctrl+u", f"'{link}", "enter")
            assert "is an article or the case file: nothing was written" in toasts(app)[-1]

    seeds.play(script)
    assert copy.read_bytes() == (SEEDS / "border-a.txt").read_bytes()
    assert seeds.log() == []


def test_a_case_opens_again_where_its_articles_have_moved_to(seeds: Sitting) -> None:
    """The folder is renamed, the case file carried elsewhere: decisions find their comparisons by what they say."""
    old, new = seeds.place / "desk", seeds.place / "archive" / "2021"
    old.mkdir()
    for name in DATES:
        text = (SEEDS / name).read_text(encoding="utf-8")
        (old / name).write_text(f"---\npublished: {DATES[name]}\n---\n{text}", encoding="utf-8")
    seeds.paths, seeds.case, seeds.published = (str(old),), old / "factcheck.case", {}
    settled: list[dict[str, int]] = []

    async def settle(app: Review, pilot: Pilot[int]) -> None:
        await press(app, pilot, "1", "1")
        assert app.desk is not None
        settled.append(app.desk.tally())

    async def find(app: Review, pilot: Pilot[int]) -> None:
        assert isinstance(app.screen, AskText)
        assert "The articles have moved" in app.screen.asked
        await press(app, pilot, "ctrl+u", f"'{new}", "enter")
        for _ in range(1000):
            if app.desk is not None:
                break
            await pilot.pause(0.02)
        await rested(app)
        assert app.desk is not None
        settled.append(app.desk.tally())
        await press(app, pilot, "end", "1")

    seeds.play(settle)
    new.parent.mkdir()
    old.rename(new)
    seeds.case = seeds.place / "cases" / "kept.case"
    seeds.case.parent.mkdir()
    (new / "factcheck.case").rename(seeds.case)
    seeds.paths = (str(seeds.case),)
    seeds.play(find, named=False)
    assert settled[0] == settled[1]
    assert settled[0]["settled"] == 2
    assert len(seeds.log()) == 3


HOSTILE = "\x1b]0;owned\x07\x1b[31m[bold red]x[/] [@click=app.quit]y[/] \u202egnitaert\u202c z\u200be\u200bro \x9b5m {{"


@pytest.mark.parametrize("text", [HOSTILE, "x" * 1_000_000, "[/] [link=a]" * 300])
def test_hostile_text_is_inert(over: Callable[..., Sitting], text: str, tmp_path: Path) -> None:
    sitting = over(cli_factory.hostile(text))

    async def script(app: Review, pilot: Pilot[int]) -> None:
        everything = ""
        for keys in (
            ["tab", "tab"], ["tab"], ["enter"], ["escape", "x"], ["escape", "m"], ["escape", "c", "1"],
            ["escape", "w", "f"], ["escape", "tab", "plus"], ["plus", "R"], ["escape", "e"], ["escape", "o"],
            ["escape", "n"], ["escape", "slash", "'x"], ["escape", "tab"], ["right_square_bracket"],
            ["escape", "k", "'a", "enter"], ["t", "'[b]", "enter"],
        ):  # fmt: skip
            await press(app, pilot, *keys)
            lines = [line.text for line in app.screen._compositor.render_strips()]
            assert not [line for line in lines if set(line) & set("\x1b\x07\x9b\u202e\u202c\u200b")], keys
            everything += "".join(lines)
        assert app.is_running
        if text is HOSTILE:
            assert "[bold red]x[/]" in everything
            assert "\\x1b[31m" in everything

    sitting.play(script)
    assert [d.action for d in sitting.log()] == ["dismiss", "call"]


def test_hostile_text_is_inert_in_the_checklist_and_in_rules(over: Callable[..., Sitting]) -> None:
    """What an article, a checklist of somebody else's and another editor's note say is only ever shown."""
    marked = "[bold red]x[/] [@click=app.quit]y[/] \u202egnitaert\u202c z\u200be"
    sitting = over(DOSSIER)
    path = sitting.place / "house.yaml"
    item = {"id": "q", "text": marked, "why": marked, "source": marked, "question": marked}
    path.write_text(json.dumps({"title": marked, "why": marked, "items": [item]}), encoding="utf-8")
    sitting.checklists = (str(path),)
    dead, aboard = DOSSIER.comparisons[:2]
    places = {i: "A" for r in dead.readings for i in r.facts} | {i: marked for r in aboard.readings for i in r.facts}
    facts = tuple(f.model_copy(update={"place": places.get(f.id)}) for f in DOSSIER.facts)
    with Case.open(sitting.case) as case:
        found = DOSSIER.model_copy(update={"facts": facts})
        joined: list[JsonValue] = [i for r in aboard.readings for i in r.facts]
        case.record(decide_on(found, dead, "merge", who=marked, at="\x1b[31mnow", value={"facts": joined}, note=marked))

    async def script(app: Review, pilot: Pilot[int]) -> None:
        everything = ""
        for keys in (["shift+tab"], ["enter"], ["'[/]", "enter"], ["plus"], ["plus", "R"], ["escape", "tab"]):
            await press(app, pilot, *keys)
            lines = [line.text for line in app.screen._compositor.render_strips()]
            assert not [line for line in lines if set(line) & set("\x1b\u202e\u202c\u200b")], keys
            everything += "".join(lines)
        assert app.is_running
        assert "[bold red]x[/]" in everything

    sitting.play(script, size=(100, 40))
