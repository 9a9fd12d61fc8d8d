"""What a check found, for people: findings at their place in the draft, what sources say, the checklists."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from factcheck.model import Article, Checked, Dossier, Finding, Item, Span
from factcheck.report.layout import count, quote
from factcheck.report.source import Source
from factcheck.settings import View
from factcheck.text import line_of, line_starts, sentences, visible

SEVERITIES = ("high", "medium", "low")
_RANKS = ("none", "low", "medium", "high")
OUTCOMES = ("contradicted", "disputed", "superseded", "differently hedged", "unsupported", "unattributed", "supported")
#: Cells of a quoted sentence.
QUOTE = 400


@dataclass(frozen=True, slots=True)
class Note:
    """A finding: its words in their sentence, and what to look at."""

    found: Finding
    rule: str
    line: int
    before: str
    words: str
    after: str
    message: str
    standing: str  #: "ignored: reason" or "known: ..."; empty while open
    counted: bool  #: whether it is grave enough to count while it is open


@dataclass(frozen=True, slots=True)
class Held:
    """One figure of the draft, and what the sources say of it."""

    checked: Checked
    line: int
    words: str
    why: str


@dataclass(frozen=True, slots=True)
class Asked:
    """One item of a checklist, with how the draft stands to it."""

    item: Item
    checklist: str
    text: str
    reason: str
    why: str
    source: str

    @property
    def lacking(self) -> bool:
        """Whether it keeps the draft from passing: failed, or not ticked though it has to be."""
        return self.item.state == "failed" or (self.item.required and self.item.state == "for a person")


@dataclass(frozen=True, slots=True)
class Desk:
    """Everything that a check shows to people."""

    draft: Source | None
    notes: tuple[Note, ...]
    held: tuple[Held, ...]
    items: tuple[Asked, ...]
    summary: str


def desk(dossier: Dossier, sources: Mapping[str, Source], view: View) -> Desk:
    """What a check found."""
    articles = {a.id: a for a in dossier.articles}
    facts = {f.id: f for f in dossier.facts}
    found = [f for f in dossier.findings or () if f.article in articles]
    lines = {name: line_starts(articles[name].text) for name in sorted({f.article for f in found})}
    notes = tuple(_note(f, articles[f.article], lines[f.article], view) for f in found)
    held = tuple(
        Held(row, facts[row.fact].line, _flat(facts[row.fact].text), _flat(row.why))
        for row in dossier.checked or ()
        if row.fact in facts
    )
    drafts = [f.article for f in found]
    drafts += [facts[row.fact].article for row in dossier.checked or () if row.fact in facts]
    drafts += list(articles) if len(articles) == 1 else []
    items = tuple(
        Asked(i, _flat(i.checklist), _flat(i.text), _flat(i.reason), _flat(i.why), _flat(i.source))
        for i in dossier.checklist or ()
    )
    return Desk(sources.get(drafts[0]) if drafts else None, notes, held, items, _summary(dossier))


def fails(severity: str, view: View) -> bool:
    """Whether an open finding of this severity makes the exit code 1."""
    if view.fail_on == "never":
        return False
    least = max(_RANKS.index(view.fail_on), _RANKS.index(view.settings.min_severity))
    return _RANKS.index(severity) >= least


def around(article: Article, start: int, end: int) -> Span:
    """The sentences of an article that hold ``[start, end)``."""
    block = next((b for b in article.blocks if b.start <= start < b.end), None)
    low, high = (block.start, block.end) if block else (start, end)
    for a, b in sentences(article.text, low, high):
        low, high = (a if a <= start < b else low), (b if a < end <= b else high)
    return Span(start=low, end=high)


def _note(found: Finding, article: Article, starts: list[int], view: View) -> Note:
    words = quote(article.text, around(article, found.start, found.end), found.start, found.end, QUOTE)
    return Note(
        found=found, rule=_flat(found.rule), line=line_of(starts, found.start), before=words.text[: words.start],
        words=words.text[words.start + 1 : words.end - 1], after=words.text[words.end :], message=_flat(found.message),
        standing="" if found.state == "open" else f"{found.state}: {_flat(found.reason)}",
        counted=fails(found.severity, view),
    )  # fmt: skip


def _summary(dossier: Dossier) -> str:
    """What was checked, and what came of it: two or three sentences."""
    checked, findings = dossier.checked or (), dossier.findings or ()
    tally: Counter[str] = Counter(row.outcome for row in checked)
    kinds: Counter[str] = Counter(f.severity for f in findings if f.state == "open")
    aside: Counter[str] = Counter(f.state for f in findings if f.state != "open")
    said = "No sources given: the draft was checked against itself only."
    if checked:
        outcomes = ", ".join(f"{tally[o]} {o}" for o in OUTCOMES if tally[o])
        said = f"{count(len(checked), 'figure or date', 'figures and dates')} held against the sources: {outcomes}."
    grave = ", ".join(f"{kinds[s]} {s}" for s in SEVERITIES if kinds[s])
    said += f" {count(kinds.total(), 'finding')} to look at ({grave})." if kinds else " Nothing to look at."
    if aside:
        said += f" Not counted: {', '.join(f'{aside[s]} {s}' for s in ('ignored', 'known') if aside[s])}."
    return said


def _flat(words: str) -> str:
    return " ".join(visible(words).split())
