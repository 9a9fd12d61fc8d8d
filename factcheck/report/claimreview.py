"""schema.org ClaimReview as JSON-LD, only of comparisons on which an editor took a decision that stands.

It says what the editor decided, in words: which figure stands and which differ from it. There is no scale of truth.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from factcheck.model import Decision, Dossier
from factcheck.report.json import encode
from factcheck.report.page import Page, Told, flat, page, unique
from factcheck.report.verdicts import standing_label, verdict_on
from factcheck.settings import View


def render(dossier: Dossier, view: View) -> bytes:
    """One JSON-LD graph in UTF-8: what made it, then a review for each reading that was decided on."""
    found = page(dossier, view)
    decisions = {d.seq: d for d in dossier.decisions}
    graph = [_program(found), *_reviews(found, decisions, dossier)]
    return encode({"@context": "https://schema.org", "@graph": graph}, indent=1)


def _program(found: Page) -> dict[str, Any]:
    hashes = [{"@type": "PropertyValue", "propertyID": name, "value": value} for name, value in found.made[1:]]
    return {
        "@type": "SoftwareApplication", "name": "factcheck", "softwareVersion": found.made[0][1],
        "description": found.promise, "identifier": hashes,
    }  # fmt: skip


def _reviews(found: Page, decisions: dict[int, Decision], dossier: Dossier) -> Iterator[dict[str, Any]]:
    languages = {a.id: a.language for a in dossier.articles}
    for topic in found.topics:
        decision = decisions.get(topic.found.decision or 0)
        if decision is None or standing_label(topic, decision) is None:
            continue
        for told in topic.told:
            yield {
                "@type": "ClaimReview",
                "claimReviewed": f"{topic.label}: {told.label}",
                "datePublished": flat(decision.at),
                "author": {"@type": "Person", "name": flat(decision.who)},
                "reviewRating": {
                    "@type": "Rating",
                    "alternateName": verdict_on(told, topic, decision),
                    "ratingExplanation": topic.reason or topic.decided,
                },
                "reviewBody": topic.decided,
                "itemReviewed": _claim(told, languages),
            }


def _claim(told: Told, languages: dict[str, str]) -> dict[str, Any]:
    by = unique(q.by for q in told.quotes if q.by)
    claim: dict[str, Any] = {"@type": "Claim", "name": told.label}
    if by:
        claim["author"] = [{"@type": "Thing", "name": name} for name in by]
    claim["appearance"] = [
        {"@type": "NewsArticle", "name": source.title or source.name, "inLanguage": languages[source.id],
         "identifier": {"@type": "PropertyValue", "propertyID": "text, SHA-256", "value": source.text_sha256},
         "publisher": {"@type": "Organization", "name": source.name}}
        | ({"url": source.url} if source.url else {})
        | ({"datePublished": source.published.replace(" ", "T")} if source.published else {})
        for source in dict.fromkeys(q.source for q in told.quotes)
    ]  # fmt: skip
    return claim
