"""Moving, finding, showing, giving: every key that decides nothing, and the screen in odd places."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, Static

from factcheck.decisions import Case, decide_on
from factcheck.errors import InputError
from factcheck.model import Dossier
from factcheck.review.app import Review
from factcheck.review.finding import PANES
from factcheck.review.keys import KEYS
from factcheck.review.widgets.article import ArticleView
from factcheck.review.widgets.ask import AskText, Find
from factcheck.review.widgets.bars import Hints, Status
from factcheck.review.widgets.helpscreen import Help
from tests.cli.factory import comparison, reading
from tests.review import factory
from tests.review.conftest import Sitting, press, rested, toasts

DOSSIER = factory.dossier()
LABELS = [c.label for c in DOSSIER.comparisons]


def shown(app: Review) -> list[str]:
    return [c.label for c in app.queue.rows]


def words(app: Review, query: str) -> str:
    """Everything that the panes behind ``query`` say."""
    found = app.screen.query(query).results(Static)
    return "\n".join(str(w.content) for w in found)


def test_search_filter_sort_and_everything(sitting: Sitting) -> None:
    async def script(app: Review, pilot: Pilot[int]) -> None:
        assert shown(app) == LABELS[:4]
        await press(app, pilot, "a")
        assert shown(app) == LABELS
        await press(app, pilot, "a", "slash", "'pasengers")  # a slip of the keys
        assert shown(app) == [LABELS[1]]
        await press(app, pilot, "enter", "3")  # there is no third reading; the line no longer takes the keys
        assert app.queue.query_one(Input).value == "pasengers"
        await press(app, pilot, "escape")
        assert shown(app) == LABELS[:4]
        await press(app, pilot, "f", "space", "enter")
        assert shown(app) == [LABELS[0], LABELS[2], LABELS[3]]
        await press(app, pilot, "escape", "s", "s", "s")
        assert shown(app) == sorted(LABELS[:4])

    sitting.play(script)
    assert sitting.log() == []


def test_a_filter_by_state_follows_what_is_decided(sitting: Sitting) -> None:
    async def script(app: Review, pilot: Pilot[int]) -> None:
        await press(app, pilot, "f", *["down"] * 8, "space", "enter")
        assert app.desk is not None
        assert app.desk.filter.states == {"open"}
        await press(app, pilot, "1")
        assert shown(app) == LABELS[1:4]

    sitting.play(script)


def test_panes_turn_and_zoom(sitting: Sitting) -> None:
    async def script(app: Review, pilot: Pilot[int]) -> None:
        seen = []
        for _ in PANES:
            seen.append(app.pane)
            await press(app, pilot, "tab")
        assert seen == list(PANES)
        await press(app, pilot, "plus")
        assert not app.screen.query_one("#side").display
        await press(app, pilot, "shift+tab")
        assert (app.pane, app.zoomed) == ("checklist", "checklist")
        assert not app.queue.display
        await press(app, pilot, "plus")
        assert app.queue.display

    sitting.play(script)


def test_the_article_opens_at_the_figure_with_the_others_marked(sitting: Sitting) -> None:
    async def script(app: Review, pilot: Pilot[int]) -> None:
        await press(app, pilot, "right_square_bracket", "enter")
        assert isinstance(app.screen, ArticleView)
        text = words(app, ".paragraph")
        assert "«seven»[1] dead" in text
        assert "«At least seven»[2] people died" in text
        assert "At least seven" in str(app.screen.query_one(".-current", Static).content)
        await press(app, pilot, "right_square_bracket")
        assert "Harbour fire" in str(app.screen.query_one(".-current", Static).content)
        await press(app, pilot, "escape")
        assert not isinstance(app.screen, ArticleView)

    sitting.play(script)


def test_the_figure_is_in_sight_however_long_its_paragraph_is(over: Callable[..., Sitting]) -> None:
    """An article on one endless line: enter, ] and [ show the figure itself and not only its paragraph."""
    rest = "and then they waited for the next boat, as one does here, " * 60
    text = f"Fire\n\n{rest}At first 14 people were missing. {rest * 20}At last 15 people were missing. {rest}\n"
    article = factory.article("long.txt", text, "Long", "2023-05-01")
    facts = [factory.fact(article, words, float(words), float(words)) for words in ("14", "15")]
    two = comparison("people missing", "conflict", "high", reading("14", facts[:1]), reading("15", facts[1:]))
    sitting = over(DOSSIER.model_copy(update={"articles": (article,), "facts": tuple(facts), "comparisons": (two,)}))

    def seen(app: Review) -> str:
        return "\n".join(line.text for line in app.screen._compositor.render_strips())

    async def script(app: Review, pilot: Pilot[int]) -> None:
        for size in ((80, 24), (200, 50)):
            await pilot.resize_terminal(*size)
            await press(app, pilot, "up")
            await press(app, pilot, "right_square_bracket")
            assert "«15»" in seen(app)
            await press(app, pilot, "left_square_bracket")
            assert "«14»" in seen(app)
            await press(app, pilot, "enter")
            assert isinstance(app.screen, ArticleView)
            assert "▸«14»[1] people" in seen(app)
            await press(app, pilot, "right_square_bracket")
            assert "▸«15»[2] people" in seen(app)
            assert "▸«14»" not in seen(app)
            await press(app, pilot, "left_square_bracket")
            assert "▸«14»[1] people" in seen(app)
            await press(app, pilot, "escape")

    sitting.play(script, size=(80, 24))


def test_the_evidence_names_who_says_it_how_firmly_and_where(sitting: Sitting) -> None:
    async def script(app: Review, pilot: Pilot[int]) -> None:
        text = words(app, "#evidence Static")
        assert "Ellis Courier · 2023-05-01 · body, line 3" in text
        assert "according to police · hedge “At least” (at least)" in text
        assert "1 copy of it: Wire" in text
        assert "nobody named" in text
        assert "ten times: a slip of magnitude?" not in words(app, "#reasons")
        await press(app, pilot, "end")
        assert "! ten times: a slip of magnitude?" in words(app, "#reasons")

    sitting.play(script)


def test_of_very_many_places_some_are_shown_and_the_others_are_counted(over: Callable[..., Sitting]) -> None:
    dead = DOSSIER.comparisons[0]
    first = DOSSIER.facts[0]
    many = [first.model_copy(update={"id": f"m{n}"}) for n in range(9 * 20)]
    readings = tuple(
        dead.readings[0].model_copy(update={"label": f"r{n}", "facts": tuple(f.id for f in many[n::9])})
        for n in range(9)
    )
    crowded = dead.model_copy(update={"readings": readings})
    sitting = over(DOSSIER.model_copy(update={"comparisons": (crowded,), "facts": (*DOSSIER.facts, *many)}))

    async def script(app: Review, pilot: Pilot[int]) -> None:
        assert len(app.evidence.mentions) == 36
        assert words(app, "#evidence Static").count("and 16 more places: enter opens the article") == 9
        await press(app, pilot, *["left_square_bracket"] * 2)
        assert app.evidence.at == 34

    sitting.play(script)


def test_help_holds_every_key_and_so_does_the_palette(sitting: Sitting) -> None:
    async def script(app: Review, pilot: Pilot[int]) -> None:
        await press(app, pilot, "ctrl+p")
        assert isinstance(app.screen, Find)
        titles = [title for _, title, _ in app.screen.found]
        await press(app, pilot, "escape", "question_mark")
        assert isinstance(app.screen, Help)
        text = words(app, "Help Static")
        for key in KEYS:
            assert key.words in text
            assert key.words in titles or key.action == "command_palette"
        await press(app, pilot, "escape")
        line = str(app.query_one(Hints).content)
        assert "? help" in line
        assert "q quit" in line

    sitting.play(script)


def test_every_key_has_an_action() -> None:
    for key in KEYS:
        name = key.action.split("(")[0]
        assert hasattr(Review, f"action_{name}"), key
    names = [k.keys for k in KEYS]
    assert len(names) == len(set(names))


def test_wording_goes_to_the_clipboard(sitting: Sitting) -> None:
    async def script(app: Review, pilot: Pilot[int]) -> None:
        await press(app, pilot, "down", "w")
        wanted = "Between 1,200 and 1,500, reports differ: some 1,200 (Ellis Courier); about 1,500 (coast.txt, Wire)"
        assert app.clipboard == wanted
        assert toasts(app)[-1] == f"Copied: {wanted}"

    sitting.play(script)


def test_export_holds_the_report_and_refuses_a_strange_ending(sitting: Sitting) -> None:
    async def script(app: Review, pilot: Pilot[int]) -> None:
        await press(app, pilot, "1", "e")
        assert isinstance(app.screen, AskText)
        app.screen.query_one(Input).value = str(sitting.place / "report.json")
        await press(app, pilot, "enter")
        await press(app, pilot, "e")
        app.screen.query_one(Input).value = "report.exe"
        await press(app, pilot, "enter")
        assert toasts(app)[-1] == "No format has the ending “.exe”"

    sitting.play(script)
    report = json.loads((sitting.place / "report.json").read_text(encoding="utf-8"))
    assert [(c["label"], c["state"]) for c in report["comparisons"]][:2] == [
        (LABELS[0], "settled"),
        (LABELS[1], "open"),
    ]


def test_resizing_folds_the_panes_away(sitting: Sitting) -> None:
    async def script(app: Review, pilot: Pilot[int]) -> None:
        def seen() -> list[str]:
            return [name for name in PANES if app.screen.query_one(f"#{name}").region.area]

        found = {}
        for size in ((260, 70), (200, 50), (120, 36), (120, 24), (80, 24), (40, 12)):
            await pilot.resize_terminal(*size)
            await rested(app)
            found[size] = seen()
        assert found[260, 70] == list(PANES)
        assert found[200, 50] == list(PANES)[:4]
        assert found[120, 36] == ["queue", "evidence", "why"]
        assert found[120, 24] == ["queue", "evidence"]
        assert found[80, 24] == ["queue", "evidence"]
        assert found[40, 12] == ["queue", "evidence"]
        await press(app, pilot, "tab", "tab", "1")
        assert app.desk is not None
        assert app.desk.tally()["settled"] == 1

    sitting.play(script)


def test_a_place_that_cannot_be_written_is_told_and_another_is_asked_for(sitting: Sitting) -> None:
    (sitting.place / "file").write_text("no folder", encoding="utf-8")
    bad = sitting.place / "file" / "story.case"

    async def script(app: Review, pilot: Pilot[int]) -> None:
        assert isinstance(app.screen, AskText)
        assert "there is no such folder" in app.screen.hint
        app.screen.query_one(Input).value = str(sitting.case)
        await press(app, pilot, "enter", "1")

    sitting.play(script, case=bad)
    assert [d.action for d in sitting.log()] == ["accept"]


def test_without_a_case_one_can_look_and_is_told(sitting: Sitting) -> None:
    (sitting.place / "file").write_text("no folder", encoding="utf-8")

    async def script(app: Review, pilot: Pilot[int]) -> None:
        await press(app, pilot, "escape", "1")
        assert "nothing can be saved" in toasts(app)[-1]
        assert "not saved" in str(app.query_one(Status).parts)

    sitting.play(script, case=sitting.place / "file" / "story.case")


def test_two_editors_see_each_other(sitting: Sitting) -> None:
    async def script(app: Review, pilot: Pilot[int]) -> None:
        assert app.desk is not None
        assert app.desk.case is not None
        with Case.open(sitting.case) as other:
            other.record(
                decide_on(DOSSIER, DOSSIER.comparisons[1], "accept", who="ben", at="2026-01-02T11:00:00Z",
                          value={"reading": "about 1,500"})
            )  # fmt: skip
        await press(app, pilot, "1")
        app.look()
        await press(app, pilot)
        assert f"ben: Accepted “about 1,500” — {LABELS[1]}" in toasts(app)
        assert app.desk.tally() == {"open": 2, "settled": 2, "dismissed": 0, "deferred": 0}

    sitting.play(script)
    assert [d.who for d in sitting.log()] == ["ben", "anna"]


def test_a_figure_that_moved_is_open_again_and_says_so(over: Callable[..., Sitting]) -> None:
    sitting = over(DOSSIER)
    sitting.press("down", "1")
    moved = DOSSIER.facts[3].model_copy(update={"id": "moved", "text": "Some 1,300", "low": 1300.0, "high": 1300.0})
    update = DOSSIER.comparisons[1]
    one = update.readings[0].model_copy(update={"label": "some 1,300", "facts": ("moved",)})
    again = update.model_copy(update={"readings": (one, *update.readings[1:])})
    facts = (*DOSSIER.facts[:3], moved, *DOSSIER.facts[4:])
    comparisons = (DOSSIER.comparisons[0], again, *DOSSIER.comparisons[2:])
    sitting = over(DOSSIER.model_copy(update={"facts": facts, "comparisons": comparisons}))

    async def script(app: Review, pilot: Pilot[int]) -> None:
        await press(app, pilot, "down")
        assert "figure moved since you settled it: before Some 1,200 / About 1,500, now some 1,300" in words(
            app, "#what"
        )
        assert "then: Accepted “some 1,200” — anna, 2026-01-02 10:00" in words(app, "#what")
        assert app.queue.lines(1)[1][0][1] == "! moved"

    sitting.play(script)


@pytest.mark.parametrize(
    ("found", "kindly"),
    [
        (DOSSIER.model_copy(update={"comparisons": DOSSIER.comparisons[4:]}), "Nothing to settle"),
        (DOSSIER.model_copy(update={"comparisons": ()}), "Nothing to compare"),
        (DOSSIER.model_copy(update={"comparisons": (), "facts": (), "articles": ()}), "There is no article"),
    ],
)
def test_nothing_to_do_is_said_kindly_and_no_key_fails(
    over: Callable[..., Sitting], found: Dossier, kindly: str
) -> None:
    sitting = over(found, [InputError("there is no such file", "gone.txt", "Check the name")])

    async def script(app: Review, pilot: Pilot[int]) -> None:
        assert kindly in words(app, "#kindly")
        assert "gone.txt: there is no such file" in toasts(app)[0]
        if kindly != "Nothing to compare":
            return
        for key in (*"123obuxmcdkntrzywsn", "enter", "space", "plus", "tab", "right_square_bracket", "down", "end"):
            await press(app, pilot, key)
            if len(app.screen_stack) > 1:
                await press(app, pilot, "escape")

    sitting.play(script)
    assert sitting.log() == []


def test_the_whole_journey_on_the_seeds(seeds: Sitting) -> None:
    counts: list[dict[str, int]] = []

    async def settle(app: Review, pilot: Pilot[int]) -> None:
        assert app.desk is not None
        heavy = [c for c in app.queue.rows if c.severity in ("high", "medium")]
        assert len(heavy) >= 3
        for _ in heavy:
            await press(app, pilot, "1")
        assert all(app.desk.state(c.id) == "settled" for c in heavy)
        counts.append(app.desk.tally())

    async def look(app: Review, pilot: Pilot[int]) -> None:
        assert app.desk is not None
        heavy = [c for c in app.queue.rows if c.severity in ("high", "medium")]
        assert {app.desk.state(c.id) for c in heavy} == {"settled"}
        counts.append(app.desk.tally())

    seeds.play(settle)
    seeds.play(look, who="ben")
    assert counts[0] == counts[1]
    assert {d.action for d in seeds.log()} == {"accept"}


def test_the_mouse_does_what_keys_do(sitting: Sitting) -> None:
    async def script(app: Review, pilot: Pilot[int]) -> None:
        await pilot.click(app.queue.table, offset=(5, 3))
        await rested(app)
        assert app.queue.current is not None
        assert app.queue.current.label == LABELS[1]
        if len(app.screen_stack) > 1:  # a second click opens the article
            await press(app, pilot, "escape")
        await pilot.click("#tabs", offset=(14, 0))
        await rested(app)
        assert app.pane == "why"
        await pilot.click("#tabs", offset=(2, 0))
        await rested(app)
        await pilot.click(".mention")
        await rested(app)
        assert isinstance(app.screen, ArticleView)

    sitting.play(script, size=(120, 40))


def test_the_palette_does_what_keys_do(sitting: Sitting) -> None:
    async def script(app: Review, pilot: Pilot[int]) -> None:
        await press(app, pilot, "ctrl+p", "'attributed both", "enter")

    sitting.play(script, size=(120, 40))
    assert [d.action for d in sitting.log()] == ["both"]
