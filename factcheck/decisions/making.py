"""A decision with the evidence that it is made on, taken from what is on the screen at that moment."""

from __future__ import annotations

from collections.abc import Mapping

from pydantic import JsonValue

from factcheck.decisions.binding import facts_of, printed
from factcheck.decisions.check import strings
from factcheck.model import Action, Article, Comparison, Decision, Dossier, Fact

#: Code points after a figure that are kept with "not a figure": they hold the word that tells.
AFTER = 40


def decide_on(
    dossier: Dossier,
    comparison: Comparison,
    action: Action,
    *,
    who: str,
    at: str,
    value: Mapping[str, JsonValue] | None = None,
    note: str = "",
) -> Decision:
    """A decision on ``comparison``, not yet recorded, bound to its facts and with their words as printed now.

    ``at`` is ISO 8601 in UTC: only the face that asks an editor looks at the clock.
    """
    ids = facts_of(comparison)
    facts = {f.id: f for f in dossier.facts}
    known = [facts[one] for one in ids if one in facts]
    kept: dict[str, JsonValue] = dict(value or {})
    dates: dict[str, JsonValue] = {f.id: printed(f) for f in known if f.kind == "date"}
    if dates:
        kept["dates"] = dates
    if action in ("split", "merge", "correct"):
        more = [*strings(kept.get("facts")), str(kept.get("fact", ""))]
        asked = dict.fromkeys([*ids, *more])
        articles = {a.id: a for a in dossier.articles}
        kept["about"] = {one: _about(facts[one], articles) for one in asked if one in facts}
    return Decision(
        at=at,
        who=who,
        action=action,
        comparison=comparison.id,
        facts=ids,
        readings={f.id: f.text for f in known},
        label=comparison.label,
        value=kept,
        note=note,
        rules_sha256=dossier.run.rules_sha256,
        version=dossier.run.version,
    )


def _about(fact: Fact, articles: Mapping[str, Article]) -> JsonValue:
    """What rules can be made of later: what is counted, where, and the words after the figure."""
    article = articles.get(fact.article)
    after = article.text[fact.end : min(fact.end + AFTER, fact.sentence.end)] if article else ""
    return {"text": fact.text, "counted": fact.counted, "place": fact.place, "population": fact.population,
            "head": fact.head, "after": " ".join(after.split())}  # fmt: skip
