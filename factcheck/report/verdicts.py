"""What a decision that settles a comparison makes of each of its readings."""

from __future__ import annotations

from factcheck.model import Decision
from factcheck.report.page import Told, Topic, flat

#: What stands is a reading, a figure of the editor's own, or every reading with its source.
BOTH = ""


def standing_label(topic: Topic, decision: Decision) -> str | None:
    """The figure that stands by a decision; empty when all do, attributed; None when nothing was settled."""
    if topic.state != "settled":
        return None
    if decision.action in ("accept", "update"):
        return flat(str(decision.value.get("reading", "")))
    if decision.action == "own":
        return flat(str(decision.value.get("figure", "")))
    return BOTH if decision.action == "both" else None


def gainsaid(told: Told, topic: Topic, stands: str) -> bool:
    """Whether a reading cannot stand beside the figure that does: the pair is a conflict or an update.

    A figure of the editor's own was not compared: every reading that is said in other words counts.
    """
    pairs = [r.verdict for r in topic.found.relations if {flat(r.a), flat(r.b)} == {told.label, stands}]
    if pairs:
        return pairs[0] in ("conflict", "update")
    return told.label != stands


def verdict_on(told: Told, topic: Topic, decision: Decision) -> str:
    """What the decision says of one reading, in words."""
    stands = standing_label(topic, decision)
    if stands == BOTH:
        return "stands, attributed: sources differ"
    if told.label == stands:
        return "stands by the editor's decision"
    if not gainsaid(told, topic, stands or ""):
        return f"compatible with “{stands}”, which stands"
    if decision.action == "update":
        return f"superseded by “{stands}”"
    return f"differs from “{stands}”, which stands by the editor's decision"
