"""Markdown for a wiki or an issue: the table, then each discrepancy with its evidence. Source words stay text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from factcheck.model import Dossier
from factcheck.report.desk import Desk
from factcheck.report.grid import Row, Table, tables
from factcheck.report.page import REASONS, Page, Quote, Topic, page
from factcheck.report.safe import code
from factcheck.report.safe import markdown as md
from factcheck.settings import View

#: Sources beside each other in one table.
COLUMNS = 8
MARKS = {"passed": "x", "failed": "!", "for a person": " ", "not checked": "-"}


def render(dossier: Dossier, view: View) -> bytes:
    """The report as GitHub-flavoured Markdown in UTF-8."""
    found = page(dossier, view)
    lines = [f"# {found.title}", "", md(found.read), "", f"**{md(found.summary)}**", ""]
    if found.checked:
        lines += _desk(found.checked)
    lines += _sources(found)
    for table in tables(found, COLUMNS, once=view.all):
        lines += _table(table)
    for topic in found.shown:
        lines += _topic(topic, view.why)
    lines += [*_decisions(found), *_unread(found), *_made(found)]
    return ("\n".join(lines).rstrip() + "\n").encode("utf-8", "backslashreplace")


def _rows(head: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    body = [f"| {' | '.join(cell or ' ' for cell in row)} |" for row in rows]
    return [f"| {' | '.join(head)} |", f"|{' --- |' * len(head)}", *body, ""] if body else []


def _sources(found: Page) -> list[str]:
    rows = [
        (
            s.key,
            md(s.name),
            md(s.published or "unknown"),
            code(s.path),
            "; ".join(filter(None, (f"repeats {md(s.repeats)}" if s.repeats else "", code(s.url)))),
        )
        for s in found.sources
    ]
    return ["## The articles", "", *_rows(("", "source", "published", "file", "note"), rows)] if rows else []


def _table(table: Table) -> list[str]:
    head = ["fact", "verdict", *(f"{s.key}: {md(s.name)}" for s in table.sources)]
    rows = [[_head(row), _verdict(row), *(_cell(row, s.id) for s in table.sources)] for row in table.rows]
    return ["## Side by side", "", *_rows(head, rows)] if rows else []


def _head(row: Row) -> str:
    return f"{row.topic.number}. {md(row.label)}" if row.topic else md(row.label)


def _verdict(row: Row) -> str:
    state = row.topic.state if row.topic and row.topic.state != "open" else ""
    return ", ".join(filter(None, (row.verdict, row.severity, state)))


def _cell(row: Row, source: str) -> str:
    return "; ".join(f"«{md(e.words)}» ({md(e.notes)})" for e in row.cells.get(source, ()))


def _topic(topic: Topic, why: bool) -> list[str]:
    severity = "" if topic.severity == "none" else f", {topic.severity}"
    lines = [f"## {topic.number}. {topic.verdict}{severity}: {md(topic.label)}", ""]
    if topic.decided:
        lines += [f"Decided: {md(topic.decided)}.", ""]
    for told in topic.told:
        lines.append(f"- **{md(told.label)}**, {told.sources}: {md(told.names)}, {md(told.by)}")
        lines += [f"  - {_quote(q)}" for q in told.quotes]
    lines += [f"- and {topic.more:,} more readings, in the JSON report"] if topic.more else []
    lines.append("")
    lines += _list("Taken to be of one thing", topic.matched)
    more = len(topic.differ) - REASONS
    differ = topic.differ if why or more < 2 else (*topic.differ[:REASONS], f"and {more} more (--why shows all)")
    lines += _list("Why they differ" if topic.wording else "Why", differ)
    lines += _list("Look for", topic.hints)
    if why:
        lines += _list("Pairs", [f"{a} | {b}: {verdict}, {said}" for a, b, verdict, said in topic.pairs])
        lines += _list("Evidence, in bits", [f"{bits:+.1f} {label}" for bits, label in topic.evidence])
    if topic.context:
        lines += ["Also told:", "", *(f"- {_quote(q)}" for q in topic.context), ""]
    if topic.wording:
        lines += [f"Suggested wording: {md(topic.wording)}", ""]
    return lines


def _list(name: str, words: Sequence[str]) -> list[str]:
    if len(words) == 1:
        return [f"{name}: {md(words[0])}", ""]
    return [f"{name}:", "", *(f"- {md(line)}" for line in words), ""] if words else []


def _quote(quote: Quote) -> str:
    aside = f" ({md(quote.aside)})" if quote.aside else ""
    return f"{code(quote.place)} {md(f'{quote.before}«{quote.figure}»{quote.after}')}{aside}"


def _desk(found: Desk) -> list[str]:
    lines = ["## The draft", ""]
    path = found.draft.path if found.draft else ""
    for note in found.notes:
        standing = f" ({md(note.standing)})" if note.standing else ""
        lines.append(f"- **{note.found.severity}, {md(note.rule)}**{standing} {code(f'{path}:{note.line}')}")
        lines.append(f"  {md(note.message)}")
        lines.append(f"  - {md(f'{note.before}«{note.words}»{note.after}')}")
    lines += [""] if found.notes else []
    rows = [(str(h.line), f"«{md(h.words)}»", h.checked.outcome, md(h.why)) for h in found.held]
    lines += ["### Figure by figure", "", *_rows(("line", "draft", "sources", "why"), rows)] if rows else []
    name = ""
    for asked in found.items:
        if asked.checklist != name:
            name = asked.checklist
            lines += ["", f"### Checklist {md(name)}", ""]
        reason = f": {md(asked.reason)}" if asked.reason else ""
        lines.append(f"- `[{MARKS[asked.item.state]}]` {md(asked.text)} ({asked.item.state}{reason})")
    return [*lines, ""] if found.items else lines


def _decisions(found: Page) -> list[str]:
    rows = [(str(d.seq), md(d.at), md(d.who), md(d.said), md(d.label)) for d in found.decisions]
    return ["## Decisions", "", *_rows(("no", "when", "who", "what", "on"), rows)] if rows else []


def _unread(found: Page) -> list[str]:
    rows = [f"- {code(m.place)} «{md(m.words)}»: {md(m.reason)}" for m in found.unread]
    return ["## Could not be read", "", *rows, ""] if rows else []


def _made(found: Page) -> list[str]:
    rows = [(md(name), code(value)) for name, value in found.made]
    return ["## How this was made", "", md(found.promise), "", *_rows(("what", "value"), rows)]
