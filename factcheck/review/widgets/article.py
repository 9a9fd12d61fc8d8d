"""The whole article at one figure, every figure of the comparison marked."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.geometry import Region
from textual.widgets import Static

from factcheck.review.passages import CUT, Mark, Piece, lines_above, passage
from factcheck.review.widgets.question import Question
from factcheck.review.words import day, outlet, plural, short

if TYPE_CHECKING:
    from factcheck.model import Article, Block, Comparison
    from factcheck.review.desk import Desk

#: Paragraphs that are shown around the figure (a long feature has 150), and code points of one.
AROUND, LONG = 200, 4000


#: A place that is marked: its start and end, what stands behind it, and the id of what stands there.
Place = tuple[int, int, str, str]


def places(article: Article, comparison: Comparison, desk: Desk) -> list[Place]:
    """Every figure of a comparison in an article, with the number of its reading; what is no rival with its status."""
    marks: list[Place] = []
    for n, reading in enumerate(comparison.readings, 1):
        facts = (desk.index.facts[i] for i in reading.facts if i in desk.index.facts)
        marks += [(f.start, f.end, f"[{n}]", f.id) for f in facts if f.article == article.id]
    also = (desk.index.facts[i] for i in comparison.context if i in desk.index.facts)
    return marks + [(f.start, f.end, f"[{f.status}]", f.id) for f in also if f.article == article.id]


class ArticleView(Question[None]):
    """An article from top to end; ] and [ go from figure to figure."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("q,enter", "back", "Back", show=False),
        Binding("right_square_bracket,n,tab", "step(1)", "Next figure", show=False),
        Binding("left_square_bracket,p,shift+tab", "step(-1)", "Figure before", show=False),
    ]

    def __init__(self, article: Article, marks: Sequence[Place], focus: str) -> None:
        super().__init__()
        self.article = article
        self.marks = sorted(marks)
        self.at = next((n for n, m in enumerate(self.marks) if m[3] == focus), 0)

    def compose(self) -> ComposeResult:
        """Title, paragraphs, and what the keys do."""
        article = self.article
        about = " · ".join(filter(None, (outlet(article), day(article) or "no date", short(article.path, 120))))
        with Vertical(classes="ask -whole"):
            yield Static(short(article.title or outlet(article), 300), classes="title", markup=False)
            yield Static(f"{about} · {plural(len(self.marks), 'figure')} marked", classes="hint", markup=False)
            with VerticalScroll(id="text"):
                yield from self._paragraphs()
            yield Static("] next figure · [ the one before · esc goes back", classes="hint", markup=False)

    def on_mount(self) -> None:
        """At the figure that was asked for."""
        self.query_one("#text").focus()
        self._go(drawn=True)

    def action_step(self, by: int) -> None:
        """To the next figure, or the one before."""
        if self.marks:
            self.at = (self.at + by) % len(self.marks)
            self._go()

    def _go(self, drawn: bool = False) -> None:
        """Mark the current figure, unless it is drawn like that already, and bring it into sight."""
        if not self.marks:
            return
        start = self.marks[self.at][0]
        for paragraph in self.query(Paragraph):
            block = paragraph.block
            here = block is not None and block.start <= start < block.end
            if block is not None and (here or paragraph.has_class("-current")) and not drawn:
                paragraph.say(self._words(block, paragraph.named))
            paragraph.set_class(here, "-current")
            if here:
                self.call_after_refresh(self._show, paragraph)

    def _show(self, paragraph: Paragraph) -> None:
        """The line of the current figure in the middle: a paragraph may be longer than the screen."""
        line = paragraph.virtual_region.y + lines_above(paragraph.pieces, paragraph.content_size.width)
        self.query_one("#text").scroll_to_region(Region(0, line, 1, 1), animate=False, center=True)

    def _paragraphs(self) -> list[Paragraph]:
        """A widget for each paragraph with a figure, and one for all between two of them: fewer are drawn sooner."""
        blocks = self.article.blocks
        start = self.marks[self.at][0] if self.marks else 0
        home = next((n for n, b in enumerate(blocks) if b.end > start), 0)
        first, last = max(home - AROUND, 0), min(home + AROUND, len(blocks))
        found: list[Paragraph] = []
        between: list[Content] = []
        zone = "body"
        furniture = 0
        for block in [*blocks[first:last], None]:
            marked = block is not None and any(block.start <= m[0] < block.end for m in self.marks)
            if block is not None and block.aside and not marked:
                furniture += 1
                continue
            if furniture:
                words = f"{CUT} {plural(furniture, 'piece')} of page furniture set aside"
                between.append(Content.styled(words, "dim italic"))
                furniture = 0
            if between and (marked or block is None):
                found.append(Paragraph([], Content("\n\n").join(between)))
                between = []
            if block is None:
                break
            named = block.zone != zone
            words_of = self._words(block, named)
            zone = block.zone
            if marked:
                found.append(Paragraph(words_of, Content.assemble(*words_of), block, named))
            else:
                between.append(Content.assemble(*words_of))
        if last < len(blocks):
            left = plural(len(blocks) - last, "more paragraph")
            found.append(Paragraph([], Content.styled(f"{CUT} {left}", "dim")))
        return found

    def _words(self, block: Block, named: bool) -> list[Piece]:
        inside = [m for m in self.marks if block.start <= m[0] and m[1] <= block.end]
        current = self.marks[self.at] if self.marks else None
        focus = current if current in inside else inside[0] if inside else None
        start, end = block.start, block.end
        if end - start > LONG:  # one endless line: what is around the figure
            start = max(start, (focus[0] if focus else start) - LONG // 2)
            end = min(end, start + LONG)
        figures: list[Mark] = [(a, b, badge) for a, b, badge, _ in inside if a >= start]
        style = "bold" if block.zone == "headline" else ""
        pieces: list[Piece] = passage(self.article.text, start, end, figures, style, current[0] if current else -1)
        if named:
            pieces.insert(0, (f"{block.zone}: ", "italic $text-primary"))
        if block.repeat_of is not None:
            pieces.append((" (said before)", "dim"))
        return ([(CUT, "dim")] if start > block.start else []) + pieces + ([(CUT, "dim")] if end < block.end else [])


class Paragraph(Static):
    """A paragraph with a figure, in pieces; or, without a block, several that have none."""

    def __init__(self, pieces: list[Piece], content: Content, block: Block | None = None, named: bool = False) -> None:
        super().__init__(content, classes="paragraph", markup=False)
        self.pieces, self.block, self.named = pieces, block, named

    def say(self, pieces: list[Piece]) -> None:
        """Show other pieces: another figure is the current one."""
        self.pieces = pieces
        self.update(Content.assemble(*pieces))
