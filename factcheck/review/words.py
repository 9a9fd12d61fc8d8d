"""The words and signs of the screen: colour helps the eye and never says anything that these do not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.text import visible

if TYPE_CHECKING:
    from factcheck.model import Article, Comparison, Decision, Fact

SEVERITY = {"high": "▲ high", "medium": "◆ medium", "low": "▽ low", "none": "· none"}
VERDICT = {"conflict": "≠ conflict", "update": "→ update", "compatible": "≈ compatible", "agreement": "= agreement"}
STATE = {"open": "○ open", "settled": "● settled", "dismissed": "✕ dismissed", "deferred": "… deferred"}
MOVED = "! moved"
ITEM = {"passed": "✓ passed", "failed": "✗ failed", "for a person": "? for a person", "not checked": "– not checked"}
#: The theme's colour for each word.
COLOR = {
    "high": "text-error", "medium": "text-warning", "low": "text-primary", "none": "foreground",
    "conflict": "text-error", "update": "text-warning", "compatible": "text-primary", "agreement": "text-success",
    "open": "foreground", "settled": "text-success", "dismissed": "foreground", "deferred": "text-warning",
    "moved": "text-error",
    "passed": "text-success", "failed": "text-error", "for a person": "text-warning", "not checked": "foreground",
}  # fmt: skip
#: What an editor keeps with a comparison, as a filter names it; before its label stands the sign of a call.
KEPT = {"call": "☎ to call", "note": "✎ with a note"}
CALL = "☎"
BETWEEN = " ⟷ "
OPEN, CLOSE = "«", "»"
#: What was done, for the toast and the log; {0} is the value.
DONE = {
    "accept": "Accepted “{0}”",
    "own": "Your figure stands: “{0}”",
    "both": "Both stand, attributed",
    "update": "The later figure stands: “{0}”",
    "split": "Split off: not the same thing",
    "merge": "Merged: the same thing",
    "correct": "Corrected to “{0}”",
    "defer": "Deferred",
    "dismiss": "Dismissed: {0}",
    "note": "Note kept",
    "call": "To call: {0}",
    "reopen": "Open again",
    "tick": "{0}",
    "undo": "Undone",
    "redo": "Done again",
}
#: Why an editor dismisses a discrepancy, offered first; from what desks write beside a query they drop.
REASONS = (
    "attributed in the copy",
    "different scope",
    "rounding we accept",
    "superseded",
    "figure not used",
    "misread by the program",
)


def done(action: str, value: str = "") -> str:
    """What was done, in words.

    >>> done("accept", "around 4,000")
    'Accepted “around 4,000”'
    """
    return DONE.get(action, action).format(visible(value))


def told(decision: Decision) -> str:
    """What a decision holds, for :func:`done`."""
    if decision.action == "tick":
        return "Ticked" if decision.value.get("done", True) else "Tick taken off"
    found = (decision.value.get(key) for key in ("reading", "figure", "reason", "name"))
    return str(next((value for value in found if isinstance(value, str)), ""))


def short(text: str, most: int) -> str:
    """``text`` made safe, in at most ``most`` characters.

    >>> short("a long label", 7)
    'a long…'
    """
    safe = visible(text[: 4 * most]).strip()
    return safe if len(safe) <= most else safe[: most - 1].rstrip() + "…"


def side_by_side(comparison: Comparison, most: int = 400) -> str:
    """The readings of a comparison, as they are said."""
    return short(BETWEEN.join(short(r.label, 60) for r in comparison.readings), most)


def outlet(article: Article) -> str:
    """Who published an article: its source, or the name of its file."""
    return short(article.source or article.path.replace("\\", "/").rsplit("/", 1)[-1], 60)


def day(article: Article) -> str:
    """When an article was published, to the minute at most; empty when unknown."""
    return visible((article.published or "")[:16].replace("T", " "))


def says(fact: Fact) -> str:
    """Who says so and how firmly: attribution, hedge, status."""
    parts = [f"according to {short(fact.attribution, 80)}" if fact.attribution else "nobody named"]
    if fact.hedge:
        parts.append(f"hedge “{short(fact.hedge, 40)}” ({fact.bound.replace('_', ' ')})")
    if fact.status != "asserted":
        parts.append(f"{fact.status}, not asserted")
    if fact.as_of:
        parts.append(f"as of {short(fact.as_of, 40)}")
    return " · ".join(parts)


def value(fact: Fact) -> str:
    """What a figure or date is read as: class of the hedge, ends, unit."""
    from factcheck.report.layout import number  # not before the first frame: it brings the nouns with it

    first, last = (fact.date_from, fact.date_to) if fact.kind == "date" else (fact.low, fact.high)
    shown = [number(end) if isinstance(end, int | float) else str(end) for end in (first, last) if end is not None]
    ends = " to ".join(dict.fromkeys(shown)) or "open"
    hedge = "" if fact.bound in ("exact", "range") else f"{fact.bound.replace('_', ' ')} "
    return f"{hedge}{ends}{f' {fact.unit}' if fact.unit else ''}"


def plural(n: int, one: str, many: str = "") -> str:
    """A count with its noun.

    >>> plural(1, "source"), plural(2, "source")
    ('1 source', '2 sources')
    """
    return f"{n:,} {one if n == 1 else many or one + 's'}"
