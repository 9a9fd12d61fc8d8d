"""The table that every report for people has: a row a fact, a column a source."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from factcheck.report.page import Page, Quote, Topic
from factcheck.report.source import Source


@dataclass(frozen=True, slots=True)
class Entry:
    """What one source says in one row: a reading in its words, where, and who says so."""

    reading: int  #: number of the reading; 0 for a figure that is told once
    words: str
    lines: tuple[int, ...]
    by: str
    as_of: str
    aside: str

    @property
    def notes(self) -> str:
        """Where it stands and who says so: ``line 5, according to police``."""
        lines = ("line " if len(self.lines) == 1 else "lines ") + ", ".join(map(str, self.lines))
        parts = [lines, self.aside, f"according to {self.by}" if self.by else "", self.as_of and f"as of {self.as_of}"]
        return ", ".join(filter(None, parts))

    @property
    def text(self) -> str:
        """The whole entry as one line of text."""
        return f"{self.words} ({self.notes})"


@dataclass(frozen=True, slots=True)
class Row:
    """One fact of the world: what it is, how its tellings stand to each other, and what each source says."""

    id: str  #: of the comparison, or of the fact that is told once
    label: str
    topic: Topic | None  #: None for a figure that is told once
    cells: dict[str, tuple[Entry, ...]]  #: by source id; a source that says nothing has none

    @property
    def verdict(self) -> str:
        """The verdict, or that there is nothing to compare it with."""
        return self.topic.verdict if self.topic else "told once"

    @property
    def severity(self) -> str:
        """The severity; empty where there is none."""
        return self.topic.severity if self.topic and self.topic.severity != "none" else ""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows with the sources that they are about, in order."""

    sources: tuple[Source, ...]
    rows: tuple[Row, ...]


def rows(page: Page, *, once: bool = False) -> list[Row]:
    """The rows of a page: every comparison, worst first, and with ``once`` what is told only once."""
    found = [
        Row(t.found.id, t.label, t, _cells((one.number, q) for one in t.told for q in one.quotes)) for t in page.topics
    ]
    if once:
        found += [Row(single.quote.fact, single.label, None, _cells([(0, single.quote)])) for single in page.once]
    return found


def tables(page: Page, columns: int, *, once: bool = False) -> list[Table]:
    """The table in pieces of at most ``columns`` sources; those that meet in a row stay together if they fit."""
    everything = rows(page, once=once)
    found = []
    for group in _groups(page.sources, everything):
        for at in range(0, len(group), columns):
            part = tuple(group[at : at + columns])
            ids = {source.id for source in part}
            mine = tuple(row for row in everything if not ids.isdisjoint(row.cells))
            if mine:
                found.append(Table(part, mine))
    return found


def _cells(told: Iterable[tuple[int, Quote]]) -> dict[str, tuple[Entry, ...]]:
    kept: dict[str, dict[tuple[int, str, str, str, str], list[int]]] = {}
    for number, quote in told:
        key = (number, quote.figure, quote.by, quote.as_of, quote.aside)
        lines = kept.setdefault(quote.source.id, {}).setdefault(key, [])
        if quote.line not in lines:
            lines.append(quote.line)
    return {
        source: tuple(
            Entry(number, words, tuple(lines), by, as_of, aside)
            for (number, words, by, as_of, aside), lines in entries.items()
        )
        for source, entries in kept.items()
    }


def _groups(sources: Sequence[Source], everything: Sequence[Row]) -> list[list[Source]]:
    """The sources in groups that share a row, directly or through others; each in the order given."""
    head = {source.id: source.id for source in sources}

    def find(one: str) -> str:
        while head[one] != one:
            head[one] = head[head[one]]
            one = head[one]
        return one

    for row in everything:
        first, *others = row.cells or [""]
        for other in others:
            head[find(other)] = find(first)
    groups: dict[str, list[Source]] = {}
    for source in sources:
        groups.setdefault(find(source.id), []).append(source)
    return list(groups.values())
