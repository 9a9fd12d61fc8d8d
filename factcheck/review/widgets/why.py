"""Why: the evidence of the match as bars, the reasons of the verdict, what to look for."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable
from typing import TYPE_CHECKING

from textual import events
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from factcheck.review.words import COLOR, VERDICT, short
from factcheck.text import distinct_clauses

if TYPE_CHECKING:
    from factcheck.model import Comparison, Evidence

#: Cells of the longest bar, and bits that fill it at least: 4 bits make it 16 times likelier that two facts are of
#: one thing; where a piece of evidence is stronger, that fills it.
BAR, FULL = 12, 4.0
_EIGHTHS = " ▏▎▍▌▋▊▉█"
PAIRS = 20
#: Reasons of the verdict that stand before the evidence of the match.
GIST = 3

Part = str | tuple[str, str]


def bar(bits: float, full: float) -> str:
    """A bar of :data:`BAR` cells, a full one for ``full`` bits.

    >>> bar(8, 8), bar(-4, 8), bar(0.1, 8)
    ('████████████', '██████      ', '▏           ')
    """
    eighths = min(round(abs(bits) / full * BAR * 8), BAR * 8)
    whole, part = divmod(eighths, 8)
    return f"{'█' * whole}{_EIGHTHS[part] if part else ''}".ljust(BAR)


class Why(VerticalScroll):
    """Reasons in the order in which an editor asks for them."""

    def __init__(self) -> None:
        super().__init__(Static("", id="reasons", markup=False), id="why", classes="pane")
        self.border_title = "Why"
        self.comparison: Comparison | None = None

    def show(self, comparison: Comparison | None) -> None:
        """Show the reasons of a comparison, or nothing."""
        self.comparison = comparison
        self._draw()
        self.scroll_home(animate=False)

    def on_resize(self, event: events.Resize) -> None:
        """Wrap to the new width."""
        self._draw()

    def _draw(self) -> None:
        width = max(self.scrollable_content_region.width or 80, 24)  # no width: it is not seen
        shown = reasons(self.comparison, width) if self.comparison else Content("")
        self.query_one("#reasons", Static).update(shown)


def reasons(comparison: Comparison, width: int) -> Content:
    """Everything that is known of why, in lines of ``width`` cells: the gist first, then the match, then the rest."""
    labels = {item.label for item in comparison.evidence}
    parts: list[Part] = []
    if comparison.hints:
        parts += _lines("Look for", comparison.hints, "bold $text-warning", width, "! ")
    pairs = [r for r in comparison.relations if r.verdict == comparison.verdict] or list(comparison.relations)
    said = distinct_clauses(r.why for r in pairs[:PAIRS])
    said += [line for line in comparison.why if line not in labels and not any(r.why in line for r in pairs)]
    head = f"{VERDICT[comparison.verdict]} because"
    parts += _lines(head, said[:GIST], f"bold ${COLOR[comparison.verdict]}", width)
    parts += [("One thing because\n", "bold")]
    for item in sorted(comparison.evidence, key=lambda e: -abs(e.bits)):
        parts += _evidence(item, width, max(FULL, *(abs(e.bits) for e in comparison.evidence)))
    parts.append("\n")
    if comparison.nature:
        parts += _lines("Nature", [", ".join(n.replace("_", " ") for n in comparison.nature)], "bold", width)
    if said[GIST:]:
        parts += _lines("And", said[GIST:], "bold", width)
    others = [r for r in comparison.relations if r not in pairs][:PAIRS]
    told = (f"{short(r.a, 40)} | {short(r.b, 40)}: {r.verdict}, {r.why}" for r in others)
    parts += _lines("The other pairs", told, "bold", width) if others else []
    return Content.assemble(*parts)


def _lines(name: str, lines: Iterable[str], style: str, width: int, first: str = "• ") -> list[Part]:
    return [(f"{name}\n", style), *(f"{_wrapped(line, width, first)}\n" for line in lines), "\n"]


def _wrapped(line: str, width: int, first: str) -> str:
    return textwrap.fill(short(line, 500), width, initial_indent=first, subsequent_indent=" " * len(first))


def _evidence(item: Evidence, width: int, full: float) -> list[Part]:
    color = "$text-success" if item.bits >= 0 else "$text-error"
    margin = " " * (BAR + 8)
    words = textwrap.fill(short(item.label, 300), width, initial_indent=margin, subsequent_indent=margin)
    return [(bar(item.bits, full), color), (f" {item.bits:+5.1f}  ", "dim"), f"{words.lstrip()}\n"]
