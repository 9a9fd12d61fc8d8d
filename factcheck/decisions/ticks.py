"""Checklists for a person: items ticked with initials and a note, as rows of the case file like any decision."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePath

from factcheck.model import Decision, Item

#: Key of an item: the checklist's name, or that of its file without folder and ending; and the item's id.
Key = tuple[str, str]


def tick(item: Item, *, who: str, at: str, initials: str, note: str = "", done: bool = True) -> Decision:
    """A tick, or with ``done=False`` the end of one; not yet recorded. ``at`` is ISO 8601 in UTC."""
    checklist, name = key(item.checklist, item.id)
    value = {"checklist": checklist, "item": name, "initials": initials, "done": done}
    return Decision(at=at, who=who, action="tick", label=item.text, value=value, note=note)


def ticks(decisions: Sequence[Decision]) -> dict[Key, Decision]:
    """The tick that each item has; ``decisions`` are those that stand, in order."""
    found: dict[Key, Decision] = {}
    for decision in decisions:
        if decision.action == "tick":
            where = key(str(decision.value.get("checklist")), str(decision.value.get("item")))
            found.pop(where, None)
            if decision.value.get("done", True) is not False:
                found[where] = decision
    return found


def key(checklist: str, item: str) -> Key:
    """What a tick is bound to.

    >>> key("house/lists/late.yaml", "primary")
    ('late', 'primary')
    """
    return PurePath(checklist.replace("\\", "/")).stem, item


def ticked(items: Sequence[Item], decisions: Sequence[Decision]) -> tuple[Item, ...]:
    """The items, each question that a person has ticked now passed, with who, when and the note as its reason."""
    found = ticks(decisions)
    return tuple(_answered(item, found.get(key(item.checklist, item.id))) for item in items)


def _answered(item: Item, given: Decision | None) -> Item:
    if given is None or item.state != "for a person":
        return item
    note = f": {given.note}" if given.note else ""
    return item.model_copy(
        update={"state": "passed", "reason": f"ticked by {given.value.get('initials')}, {given.at[:16]}{note}"}
    )
