"""The report of a check at the terminal: the draft from top to bottom, each finding at its line, then the account."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from factcheck.model import Article, Checked, Dossier, Fact, Finding, Span
from factcheck.report.layout import QUOTE, count, fill, marked, paint, quote, wrap
from factcheck.settings import SEVERITIES, View
from factcheck.text import line_of, line_starts, sentences, visible

COLORS = {"high": "red", "medium": "yellow", "low": "cyan"}
MARKS = {
    "passed": ("[x]", "green"),
    "failed": ("[!]", "red"),
    "for a person": ("[ ]", "cyan"),
    "not checked": ("[-]", "cyan"),
}
OUTCOMES = ("contradicted", "disputed", "superseded", "differently hedged", "unsupported", "unattributed", "supported")


def render(dossier: Dossier, view: View) -> bytes:
    """The report in UTF-8, lines no wider than the view."""
    page = _Page(dossier, view)
    lines = [*page.lines(), *page.items()]
    if not view.quiet:
        lines += page.account()
    elif lines:
        lines.pop()
    return "".join(f"{line.rstrip()}\n" for line in lines).encode("utf-8", "backslashreplace")


class _Page:
    """One report in the making."""

    def __init__(self, dossier: Dossier, view: View) -> None:
        self.dossier, self.on, self.width, self.all = dossier, view.color, max(view.width, 40), view.all
        self.facts = {f.id: f for f in dossier.facts}
        self.articles = {a.id: a for a in dossier.articles}
        least = SEVERITIES.index(view.settings.min_severity)
        self.findings: Sequence[Finding] = [
            f for f in dossier.findings or () if view.all or SEVERITIES.index(f.severity) >= least
        ]
        self.checked: Sequence[Checked] = dossier.checked or ()

    def lines(self) -> list[str]:
        """Findings and, with --all, supported figures, in the order of the draft."""
        shown = [f for f in self.findings if f.state == "open" or self.all]
        rows = [(f.start, f.end, 0, self.finding(f)) for f in shown]
        if self.all:
            for row in self.checked:
                fact = self.facts[row.fact]
                if row.outcome == "supported":
                    rows.append((fact.start, fact.end, 1, self.supported(fact, row)))
        rows.sort(key=lambda row: row[:3])
        return [line for row in rows for line in (*row[3], "")]

    def finding(self, found: Finding) -> list[str]:
        article = self.articles[found.article]
        head = visible(f"{found.severity.upper()}  {found.rule}")
        lines = [self.head(article, found.start, head, COLORS.get(found.severity, "cyan"))]
        lines += self.quoted(article, found.start, found.end)
        lines += fill(visible(found.message), self.width, "    ")
        return lines + (
            [] if found.state == "open" else fill(visible(f"{found.state}: {found.reason}"), self.width, "    ")
        )

    def supported(self, fact: Fact, row: Checked) -> list[str]:
        article = self.articles[fact.article]
        lines = [self.head(article, fact.start, f"supported  {visible(' '.join(fact.text.split()))}", "green")]
        return lines + fill(visible(row.why), self.width, "    ")

    def head(self, article: Article, start: int, words: str, color: str) -> str:
        line = line_of(line_starts(article.text), start)
        place = paint(visible(f"{article.path}:{line}"), self.on, fg="blue")
        return f"{place}  {paint(words, self.on, fg=color, bold=True)}"

    def quoted(self, article: Article, start: int, end: int) -> list[str]:
        """The sentences that hold the words at issue, with these marked."""
        block = next((b for b in article.blocks if b.start <= start < b.end), None)
        low, high = (block.start, block.end) if block else (start, end)
        for a, b in sentences(article.text, low, high):
            low, high = (a if a <= start < b else low), (b if a < end <= b else high)
        words = quote(article.text, Span(start=low, end=high), start, end, QUOTE)
        return [
            f"    {marked(words, span, self.on, bold=True, underline=True)}"
            for span in wrap(words.text, self.width - 4)
        ]

    def items(self) -> list[str]:
        """The items of the checklists with their states, each checklist under its name."""
        lines: list[str] = []
        name = ""
        for item in self.dossier.checklist or ():
            if item.checklist != name:
                name = item.checklist
                lines.append(paint(f"Checklist {visible(name)}", self.on, bold=True))
            mark, color = MARKS[item.state]
            plain = not item.reason or (item.state == "passed" and item.reason.startswith("no "))
            reason = "" if plain else f" ({item.reason})"
            words = visible(f"{item.text}{reason}")
            body = fill(words, self.width, "        ", f"  {mark} ")
            lines += [paint(line, self.on and item.state == "failed", fg=color) for line in body]
        return [*lines, ""] if lines else []

    def account(self) -> list[str]:
        """What was checked, and what came of it."""
        tally: Counter[str] = Counter(row.outcome for row in self.checked)
        kinds: Counter[str] = Counter(f.severity for f in self.findings if f.state == "open")
        aside: Counter[str] = Counter(f.state for f in self.findings if f.state != "open")
        lines: list[str] = []
        if self.checked:
            said = ", ".join(f"{tally[o]} {o}" for o in OUTCOMES if tally[o])
            lines += fill(f"{len(self.checked):,} figures and dates held against the sources: {said}.", self.width, "")
        else:
            lines += fill("No sources given: the draft was checked against itself only.", self.width, "")
        if kinds:
            said = ", ".join(f"{kinds[s]} {s}" for s in COLORS if kinds[s])
            words, color = f"{count(kinds.total(), 'finding')} to look at ({said}).", "yellow"
        else:
            words, color = "Nothing to look at.", "green"
        if aside:
            said = ", ".join(f"{aside[s]} {s}" for s in ("ignored", "settled", "known") if aside[s])
            words = f"{words} Not counted: {said}{'' if self.all else ' (--all shows them)'}."
        return [*lines, *(paint(line, self.on, fg=color, bold=True) for line in fill(words, self.width, ""))]
