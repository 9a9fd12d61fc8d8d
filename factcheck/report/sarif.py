"""SARIF 2.1.0 for code scanning: a result a discrepancy or finding, its regions on the figures.

Lines, columns and character offsets are Unicode code points, as ``columnKind`` says. What an editor decided, what
a note ignores and what a baseline knows is there, suppressed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from factcheck.model import Article, Dossier
from factcheck.report.json import encode
from factcheck.report.page import Page, Quote, Topic, flat, page
from factcheck.report.place import Places, uri
from factcheck.settings import RESOLVED, View

LEVELS = {"high": "error", "medium": "warning", "low": "note", "none": "none"}
RULES = {
    "conflict": "Both figures cannot hold, or an editor must choose",
    "update": "The figure moves, and the later one supersedes",
    "compatible": "The figures differ only in rounding, hedge or unit",
    "agreement": "The figures are the same",
}
#: Figures of one comparison that a result points at; the JSON report has all.
RELATED = 100


def render(dossier: Dossier, view: View) -> bytes:
    """One SARIF log in UTF-8."""
    maker = _Maker(dossier, page(dossier, view))
    results = list(maker.findings() if dossier.findings is not None else maker.discrepancies())
    run: dict[str, Any] = {
        "tool": {"driver": {"name": "factcheck", "version": dossier.run.version, "rules": maker.rules(results)}},
        "columnKind": "unicodeCodePoints",
        "artifacts": maker.artifacts(),
        "results": results,
        "properties": maker.properties(),
    }
    return encode({"version": "2.1.0", "runs": [run]}, indent=1)


class _Maker:
    """A log in the making."""

    def __init__(self, dossier: Dossier, found: Page) -> None:
        self.dossier, self.page = dossier, found
        self.facts = {f.id: f for f in dossier.facts}
        self.articles = {a.id: a for a in dossier.articles}
        self.places = Places(dossier)
        self.paths = list(dict.fromkeys([*dossier.run.inputs, *(a.path for a in dossier.articles)]))

    def artifacts(self) -> list[dict[str, Any]]:
        hashes = self.dossier.run.inputs
        return [
            {"location": {"uri": uri(path)}, "roles": ["analysisTarget"]}
            | ({"hashes": {"sha-256": hashes[path]}} if path in hashes else {})
            for path in self.paths
        ]

    def properties(self) -> dict[str, Any]:
        run = self.dossier.run
        decided = [{"seq": d.seq, "at": d.at, "who": d.who, "said": d.said} for d in self.page.decisions]
        kept: dict[str, Any] = {"rulesSha256": run.rules_sha256}
        kept |= {"caseSeal": run.case} if run.case else {}
        kept |= {"decisions": decided} if decided else {}
        if self.page.checked:
            kept["checklist"] = [
                {"checklist": a.checklist, "id": a.item.id, "state": a.item.state} for a in self.page.checked.items
            ]
        return kept

    def rules(self, results: list[dict[str, Any]]) -> list[dict[str, Any]]:
        names = sorted({result["ruleId"] for result in results})
        return [
            {"id": name, "shortDescription": {"text": RULES.get(name, _plain(f"Look at: {name}"))}} for name in names
        ]

    def discrepancies(self) -> Iterator[dict[str, Any]]:
        for topic in self.page.topics:
            if topic.counted:
                yield self.discrepancy(topic)

    def discrepancy(self, topic: Topic) -> dict[str, Any]:
        places = [(told.label, q) for told in topic.told for q in told.quotes][:RELATED]
        said = "; ".join(f"“{told.label}” ({told.names}, {told.by})" for told in topic.told)
        level = LEVELS[topic.severity]
        result: dict[str, Any] = {
            "ruleId": topic.verdict,
            "kind": "informational" if level == "none" else "fail",
            "level": level,
            "message": {"text": _plain(f"{topic.label}: {said}. {topic.reason}.")},
            "locations": [self.quoted(q) for _, q in places[:1]],
            "relatedLocations": [
                {"id": n, **self.quoted(q, f"“{label}”, {(q.by and f'according to {q.by}') or 'nobody named'}")}
                for n, (label, q) in enumerate(places[1:], 1)
            ],
            "partialFingerprints": {"comparison/v1": topic.found.id},
            "suppressions": [],
        }
        if topic.state in RESOLVED:
            result["suppressions"] = [{"kind": "external", "status": "accepted", "justification": topic.decided}]
        elif topic.state == "deferred":
            result["suppressions"] = [{"kind": "external", "status": "underReview", "justification": topic.decided}]
        return result

    def findings(self) -> Iterator[dict[str, Any]]:
        by: Mapping[tuple[int, int], tuple[str, ...]] = {
            (self.facts[row.fact].start, self.facts[row.fact].end): row.by for row in self.dossier.checked or ()
        }
        for note in self.page.checked.notes if self.page.checked else ():
            found = note.found
            related = [self.facts[i] for i in by.get((found.start, found.end), ()) if i in self.facts]
            held = {"ignored": "inSource", "known": "external"}.get(found.state)
            yield {
                "ruleId": found.rule,
                "kind": "fail",
                "level": LEVELS[found.severity],
                "message": {"text": _plain(note.message)},
                "locations": [self.location(self.articles[found.article], found.start, found.end)],
                "relatedLocations": [
                    {"id": n, **self.location(self.articles[f.article], f.start, f.end, f"“{flat(f.text)}”")}
                    for n, f in enumerate(related[:RELATED], 1)
                ],
                "partialFingerprints": {"finding/v1": found.id},
                "suppressions": [{"kind": held, "status": "accepted", "justification": note.standing}] if held else [],
                "properties": {"check": found.check},
            }
        yield from self.items()

    def items(self) -> Iterator[dict[str, Any]]:
        """Checklist items that failed: about the draft as a whole."""
        draft = self.page.checked.draft if self.page.checked else None
        for asked in self.page.checked.items if self.page.checked else ():
            if asked.lacking:
                where = [{"physicalLocation": self.artifact(self.articles[draft.id])}] if draft else []
                yield {
                    "ruleId": f"{asked.checklist}/{asked.item.id}",
                    "kind": "fail",
                    "level": "warning",
                    "message": {"text": _plain(f"{asked.text} ({asked.reason or asked.item.state})")},
                    "locations": where,
                    "suppressions": [],
                }

    def quoted(self, quote: Quote, message: str = "") -> dict[str, Any]:
        fact = self.facts[quote.fact]
        return self.location(self.articles[fact.article], fact.start, fact.end, message)

    def location(self, article: Article, start: int, end: int, message: str = "") -> dict[str, Any]:
        """A place in a file; without a region where the text was extracted and its offsets are not the file's."""
        where = self.artifact(article)
        words = article.text[start:end]
        if self.places.in_file(article):
            line, column, end_line, end_column = self.places.region(article, start, end)
            where["region"] = {
                "startLine": line, "startColumn": column, "endLine": end_line, "endColumn": end_column,
                "charOffset": start, "charLength": end - start, "snippet": {"text": words},
            }  # fmt: skip
        else:
            message = f"{message} “{flat(words)}” in the text of the page".strip()
        return {"physicalLocation": where} | ({"message": {"text": _plain(message)}} if message else {})

    def artifact(self, article: Article) -> dict[str, Any]:
        return {"artifactLocation": {"uri": uri(article.path), "index": self.paths.index(article.path)}}


def _plain(words: str) -> str:
    """A message in which no viewer sees a link or a placeholder."""
    return words.replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]").replace("{", "{{").replace("}", "}}")
