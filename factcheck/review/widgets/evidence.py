"""The evidence: the readings next to each other, each with who says so, how firmly, and the passage itself."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.containers import Container, Vertical, VerticalScroll
from textual.content import Content
from textual.geometry import Region
from textual.widgets import Static

from factcheck.review.messages import Opened
from factcheck.review.passages import Piece, folded, lines_above, paragraph
from factcheck.review.words import CALL, COLOR, VERDICT, day, done, outlet, plural, says, short, told, value

if TYPE_CHECKING:
    from factcheck.decisions import State
    from factcheck.model import Comparison, Fact, Reading
    from factcheck.review.desk import Desk

#: Cells that a column of readings needs: about seven words of a sentence to a line.
COLUMN = 40
#: Code points of a mention from which its figure may lie below what is seen of the pane at first.
LONG = 500
#: Mentions of one reading that are shown, and of all readings together; the article shows the others. One takes some
#: 1.5 ms to draw, and no key should wait for a hundred of them.
MENTIONS, TOGETHER, READINGS = 12, 36, 12


class Mention(Static):
    """One place where a reading is stated."""

    def __init__(self, pieces: list[Piece], fact: str) -> None:
        super().__init__(Content.assemble(*pieces), classes="mention", markup=False)
        self.pieces, self.fact = pieces, fact

    def on_click(self, event: events.Click) -> None:
        """A click opens the article there."""
        event.stop()
        self.post_message(Opened(self.fact))


class Evidence(VerticalScroll):
    """The readings of one comparison; one mention of them is the current one."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j,down", "step(1)", "Next figure", show=False),
        Binding("up", "step(-1)", "Figure before", show=False),
    ]

    def __init__(self) -> None:
        super().__init__(id="evidence", classes="pane")
        self.border_title = "Evidence"
        self.mentions: list[Mention] = []
        self.at = 0

    @property
    def current(self) -> str | None:
        """The id of the fact whose mention is the current one."""
        return self.mentions[self.at].fact if self.mentions else None

    async def show(self, comparison: Comparison | None, desk: Desk) -> None:
        """Show the readings of a comparison, or nothing."""
        with self.app.batch_update():
            await self.remove_children()
            self.mentions, self.at = [], 0
            if comparison is None:
                return
            readings = comparison.readings[:READINGS]
            most = min(MENTIONS, TOGETHER // len(readings)) if readings else 0
            columns = [self._reading(n + 1, reading, desk, most) for n, reading in enumerate(readings)]
            grid = Container(*columns, id="readings")
            self._arrange(grid, len(columns))
            await self.mount(Static(self._head(comparison, desk), id="what", markup=False), grid)
            if len(comparison.readings) > READINGS:
                left = plural(len(comparison.readings) - READINGS, "more reading", "more readings")
                await self.mount(Static(f"and {left}: enter opens the articles", markup=False))
            self.scroll_home(animate=False)
            self._mark()
        if self.mentions and sum(len(words) for words, _ in self.mentions[0].pieces) > LONG:
            self.call_after_refresh(self._bring, self.mentions[0])

    def action_step(self, by: int) -> None:
        """Go to the next mention, or the one before."""
        if self.mentions:
            self.at = (self.at + by) % len(self.mentions)
            self._mark()
            self._bring(self.mentions[self.at])

    def _bring(self, mention: Mention) -> None:
        """Bring a mention into sight, the line of its figure surely: the paragraph may be longer than the pane."""
        if not mention.is_attached:
            return
        top = mention.region.y - self.content_region.y + round(self.scroll_offset.y)
        line = lines_above(mention.pieces, mention.content_size.width)
        fits = line + 2 <= self.content_size.height
        shown = (
            Region(0, top, 1, min(mention.size.height, self.content_size.height))
            if fits
            else Region(0, top + line, 1, 2)
        )
        self.scroll_to_region(shown, animate=False)

    def action_select_cursor(self) -> None:
        """Open the article at the current mention."""
        self.post_message(Opened(self.current or ""))

    def on_resize(self, event: events.Resize) -> None:
        """As many columns as there is room for."""
        for grid in self.query("#readings").results(Container):
            self._arrange(grid, len(grid.children))

    def _arrange(self, grid: Container, readings: int) -> None:
        room = max((self.size.width or self.app.size.width // 2) // COLUMN, 1)
        columns = max(min(room, readings, 4), 1)
        for n in range(1, 5):
            grid.set_class(n == columns, f"-columns-{n}")

    def _mark(self) -> None:
        for n, mention in enumerate(self.mentions):
            mention.set_class(n == self.at, "-current")

    @staticmethod
    def _head(comparison: Comparison, desk: Desk) -> Content:
        kind = VERDICT[comparison.verdict]
        parts: list[str | tuple[str, str]] = [
            (kind, f"bold ${COLOR[comparison.verdict]}"),
            "  ",
            (short(comparison.label, 300), "bold"),
        ]
        state = desk.states.get(comparison.id)
        if state is not None and state.moved:
            before, after = short(" / ".join(state.before), 120), short(" / ".join(state.after), 120)
            parts.append((f"\n! figure moved since you settled it: before {before}, now {after}", "bold $text-error"))
        if state is not None and state.decision is not None and (state.moved or state.state != "open"):
            last = state.decision
            said = short(done(last.action, told(last)), 200)
            where, style = ("then", "$text-success") if state.moved else (state.state, "bold $text-success")
            parts.append(
                (f"\n{where}: {said} — {short(last.who, 40)}, {short(last.at[:16].replace('T', ' '), 16)}", style)
            )
            if isinstance(last.value.get("wording"), str):
                parts.append((f"\n“{short(str(last.value['wording']), 400)}”", "$text-success"))
        return Content.assemble(*parts, *(_kept(state) if state is not None else ()))

    def _reading(self, number: int, reading: Reading, desk: Desk, most: int) -> Vertical:
        facts = [desk.index.facts[i] for i in reading.facts if i in desk.index.facts]
        head = Content.assemble(
            (f" {number} ", "reverse bold"),
            " ",
            (short(reading.label, 80), "bold"),
            (f"  {plural(reading.independent_sources, 'source')}", "dim"),
        )
        places = folded(facts, desk.index.articles)
        shown = [Mention(self._mention(fact, again, desk), fact.id) for fact, again in places[:most]]
        self.mentions += shown
        left = plural(len(places) - most, "more place")
        rest = [Static(f"and {left}: enter opens the article", markup=False)] if len(places) > most else []
        return Vertical(Static(head, classes="head", markup=False), *shown, *rest, classes="reading")

    @staticmethod
    def _mention(fact: Fact, again: Sequence[Fact], desk: Desk) -> list[Piece]:
        article = desk.index.articles[fact.article]
        when = day(article) or "no date"
        where = f"{outlet(article)} · {when} · {fact.zone}, line {fact.line}"
        parts: list[Piece] = [(where, "bold $text-primary"), (f"\n{says(fact)}\n", "italic")]
        parts += paragraph(article, fact)
        read = desk.as_read(fact)
        if read is not fact:
            parts.append(
                (f"\n✎ corrected: {short(value(fact), 80)} (was read as {short(value(read), 80)})", "$text-accent")
            )
        if again:
            parts.append((f"\n↳ {_again(fact, again, desk)}", "dim"))
        return parts


def _kept(state: State) -> list[Piece]:
    """Notes, and who is to be called and asked what."""
    lines = [f"note: {short(one, 300)}" for one in state.notes]
    for name, what in zip(state.calls, state.asks, strict=True):
        lines.append(f"{CALL} to call: {short(name, 80)}{f' — {short(what, 300)}' if what else ''}")
    return [(f"\n{line}", "$text-accent") for line in lines]


def _again(fact: Fact, again: Sequence[Fact], desk: Desk) -> str:
    """Where else the same passage stands: later in the article, and in its copies."""
    here = [f"line {f.line}" for f in again if f.article == fact.article]
    copies = list(dict.fromkeys(outlet(desk.index.articles[f.article]) for f in again if f.article != fact.article))
    parts = [f"repeated at {', '.join(here[:5])}"] if here else []
    if copies:
        more = f" and {len(copies) - 5} more" if len(copies) > 5 else ""
        parts.append(f"{plural(len(copies), 'copy', 'copies')} of it: {', '.join(copies[:5])}{more}")
    return short("; ".join(parts), 300)
