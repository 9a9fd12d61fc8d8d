"""Annotations of a GitHub workflow: one line a discrepancy or finding, printed where the workflow reads it.

Lines and columns count from 1; columns are UTF-16 code units, as the page that shows them counts.
"""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.model import Article, Dossier
from factcheck.report.page import Page, flat, page
from factcheck.report.place import Places
from factcheck.settings import View
from factcheck.text import visible

LEVELS = {"high": "error", "medium": "warning", "low": "notice", "none": "notice"}


def render(dossier: Dossier, view: View) -> bytes:
    """One workflow command a line in UTF-8; only what is left to resolve."""
    found = page(dossier, view)
    places = Places(dossier)
    lines = _findings(found, dossier, places) if found.checked else _discrepancies(found, dossier, places)
    return "".join(f"{line}\n" for line in lines).encode("utf-8", "backslashreplace")


def _discrepancies(found: Page, dossier: Dossier, places: Places) -> Iterator[str]:
    facts = {f.id: f for f in dossier.facts}
    for topic in found.topics:
        quotes = [q for told in topic.told for q in told.quotes]
        if topic.open and quotes:
            fact = facts[quotes[0].fact]
            said = "; ".join(f"“{t.label}” ({t.names}, {t.by})" for t in topic.told)
            message = f"{said}. {topic.reason}. See {', '.join(q.place for q in quotes[1:20])}"
            where = _where(places, dossier, fact.article, fact.start, fact.end)
            yield _command(topic.severity, where, f"{topic.verdict}: {topic.label}", message)


def _findings(found: Page, dossier: Dossier, places: Places) -> Iterator[str]:
    for note in found.checked.notes if found.checked else ():
        if note.counted and not note.standing:
            where = _where(places, dossier, note.found.article, note.found.start, note.found.end)
            yield _command(note.found.severity, where, note.rule, note.message)
    for asked in found.checked.items if found.checked else ():
        if asked.lacking:
            where = {"file": found.checked.draft.path} if found.checked and found.checked.draft else {}
            yield _command(
                "medium",
                where,
                f"{asked.checklist}/{flat(asked.item.id)}",
                f"{asked.text} ({asked.reason or asked.item.state})",
            )


def _where(places: Places, dossier: Dossier, name: str, start: int, end: int) -> dict[str, str]:
    article: Article = places.articles[name]
    where = {"file": visible(article.path)}
    if places.in_file(article):
        region = places.region_utf16(article, start, end)
        where |= {"line": str(region.start_line), "endLine": str(region.end_line)}
        if region.start_line == region.end_line:  # columns are only looked at on one line
            where |= {"col": str(region.start_column), "endColumn": str(region.end_column)}
    return where


def _command(severity: str, where: dict[str, str], title: str, message: str) -> str:
    given = {**where, "title": title}
    properties = ",".join(f"{key}={_property(value)}" for key, value in given.items())
    return f"::{LEVELS[severity]} {properties}::{_data(message)}"


def _data(words: str) -> str:
    """Words that end no command: the three characters that a runner decodes."""
    return words.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(words: str) -> str:
    return _data(words).replace(":", "%3A").replace(",", "%2C")
