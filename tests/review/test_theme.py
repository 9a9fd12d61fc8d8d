"""Dark and light: turned to while it runs, the screen is what it is when it starts like that."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from textual.css.stylesheet import Stylesheet
from textual.pilot import Pilot
from textual.widget import Widget

from factcheck.review.app import Review
from factcheck.review.finding import DARK, LIGHT
from factcheck.review.sheet import Sheet
from tests.review.conftest import Sitting, press
from tests.review.picture import still_picture

SIZE = (120, 36)


def rules(app: Review) -> list[tuple[str, object]]:
    """What each widget of all screens looks like, and the parts of it that have a style of their own."""
    found: list[tuple[str, object]] = []
    for screen in app.screen_stack:
        for node in screen.walk_children(Widget, with_self=True):
            found.append((node.css_identifier, str(sorted(node.styles.base.get_rules().items()))))
            found += [(f"{node.css_identifier} {name}", node.get_component_rich_style(name))
                      for name in sorted(node._get_component_classes())]  # fmt: skip
    return found


def look(sitting: Sitting, theme: str, keys: Sequence[str]) -> tuple[str, list[tuple[str, object]], str]:
    """The theme, the rules and the picture after these keys."""
    seen: list[tuple[str, list[tuple[str, object]], str]] = []

    async def script(app: Review, pilot: Pilot[int]) -> None:
        await press(app, pilot, *keys)
        seen.append((app.theme, rules(app), await still_picture(app, "theme")))

    sitting.play(script, size=SIZE, theme=theme)
    return seen[0]


@pytest.mark.parametrize(
    ("keys", "turned"),
    [
        pytest.param((), ("ctrl+t",), id="at once"),
        pytest.param(("tab",), ("tab", "ctrl+t"), id="after the keys went elsewhere"),
        pytest.param(("tab",), ("ctrl+t", "tab"), id="before they did"),
        pytest.param(("f",), ("ctrl+t", "f"), id="a question asked later"),
        pytest.param(
            ("c",), ("ctrl+t", "ctrl+t", "c", "escape", "ctrl+t", "c"), id="one asked in the other theme first"
        ),
        pytest.param(("enter",), ("enter", "escape", "ctrl+t", "enter"), id="the article"),
    ],
)
@pytest.mark.parametrize("theme", ["dark", "light"])
def test_turned_to_is_as_started_with(still: Sitting, theme: str, keys: Sequence[str], turned: Sequence[str]) -> None:
    other = {"dark": "light", "light": "dark"}[theme]
    name, styles, picture = look(still, other, turned)
    wanted, expected, drawn = look(still, theme, keys)
    assert name == wanted == {"dark": DARK, "light": LIGHT}[theme]
    assert [pair for pair in zip(styles, expected, strict=True) if pair[0] != pair[1]] == []
    assert picture == drawn


def test_a_theme_is_parsed_once(sitting: Sitting, monkeypatch: pytest.MonkeyPatch) -> None:
    parsed: list[Stylesheet] = []

    def noted(sheet: Stylesheet) -> None:
        parsed.append(sheet)

    monkeypatch.setattr(Stylesheet, "reparse", noted)

    async def script(app: Review, pilot: Pilot[int]) -> None:
        sheets = []
        for _ in range(4):
            await press(app, pilot, "ctrl+t")
            sheets.append(app.stylesheet)
        assert sheets[0] is sheets[2] is not sheets[1] is sheets[3]
        assert all(isinstance(sheet, Sheet) for sheet in sheets)

    sitting.play(script)
    assert parsed == []


def test_other_colours_are_parsed_anew() -> None:
    sheet = Sheet({"tone": "red"})
    sheet.add_source("Widget { color: $tone; }")
    assert "#FF0000" in sheet.css
    sheet.set_variables({"tone": "blue"})
    sheet.reparse()
    assert "#0000FF" in sheet.css


def test_new_colours_mark_a_widget_a_few_times(sitting: Sitting, monkeypatch: pytest.MonkeyPatch) -> None:
    """Textual's own way marks them some thirty times each."""
    marked: dict[Widget, int] = {}
    refresh = Widget.refresh

    def counted(self: Widget, *regions: object, **how: object) -> Widget:
        marked[self] = marked.get(self, 0) + 1
        return refresh(self, *regions, **how)  # type: ignore[arg-type] # passed on as they came

    async def script(app: Review, pilot: Pilot[int]) -> None:
        await press(app, pilot, "ctrl+t", "ctrl+t")
        monkeypatch.setattr(Widget, "refresh", counted)
        await press(app, pilot, "ctrl+t")
        board = app.screen_stack[0]
        assert all(marked.get(w, 0) > 0 for w in board.walk_children(Widget) if w.region.area and w.display)
        assert sum(marked.values()) / len(list(board.walk_children())) < 10

    sitting.play(script, size=SIZE)
