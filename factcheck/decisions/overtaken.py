"""Two editors at one thing: a decision is not saved over one that its maker has not been shown."""

from __future__ import annotations

from factcheck.decisions.check import strings
from factcheck.errors import FactcheckError
from factcheck.model import Decision

#: Actions that leave what others decided as it is.
ASIDE = frozenset({"note", "call"})


class OvertakenError(FactcheckError):
    """Another editor decided on the same a moment ago; nothing was saved."""

    def __init__(self, decision: Decision) -> None:
        remedy = "Look at it again; decide anew if it must be otherwise"
        super().__init__(f"{decision.who} has just decided on this: nothing of yours was saved", decision.label, remedy)
        self.decision = decision


def about_one_thing(one: Decision, other: Decision) -> bool:
    """Whether two decisions are about a common fact, or tick one item of one checklist."""
    if one.action == "tick" or other.action == "tick":
        return bool(_item(one)) and _item(one) == _item(other)
    return not _facts(one).isdisjoint(_facts(other))


def _facts(decision: Decision) -> set[str]:
    return {*decision.facts, *strings(decision.value.get("facts"))}


def _item(decision: Decision) -> tuple[str, ...]:
    value = decision.value
    return (str(value.get("checklist")), str(value.get("item"))) if "item" in value else ()
