"""What a decision must hold before it is saved: a row cannot be mended afterwards."""

from __future__ import annotations

import math
from datetime import datetime, time
from typing import Any

from pydantic import TypeAdapter, ValidationError

from factcheck.errors import FactcheckError
from factcheck.model import Decision, Fact

#: What of a fact an editor may correct; ``figure: false`` says that it is none.
CORRECTABLE = ("low", "high", "bound", "hedge", "unit", "date_from", "date_to", "counted", "measure", "place", "as_of",
               "attribution", "status")  # fmt: skip
FIGURE = "figure"
#: The keys of ``value`` that an action cannot do without.
NEEDED: dict[str, tuple[str, ...]] = {
    "accept": ("reading",),
    "own": ("figure",),
    "update": ("reading",),
    "split": ("facts",),
    "merge": ("facts",),
    "correct": ("fact",),
    "dismiss": ("reason",),
    "call": ("name",),
    "tick": ("checklist", "item", "initials"),
}


def check(decision: Decision) -> None:
    """Raise FactcheckError when a decision is not complete, or corrects what cannot be corrected."""
    if decision.action in ("undo", "redo"):
        raise FactcheckError(f"{decision.action} is not recorded by hand", "", f"Call Case.{decision.action}")
    for key in NEEDED.get(decision.action, ()):
        if decision.value.get(key) in (None, "", []):
            raise FactcheckError(f"a decision to {decision.action} needs {key!r}", "", f"Give value[{key!r}]")
    if decision.action == "note" and not decision.note.strip():
        raise FactcheckError("an empty note", "", "Write something")
    if decision.action in ("split", "merge") and not strings(decision.value.get("facts")):
        raise FactcheckError(f"a decision to {decision.action} needs a list of fact ids", "", "Give value['facts']")
    if decision.action == "correct":
        corrections(decision)
    if not finite(decision.value):
        raise FactcheckError("a figure must be a finite number", "", "Write it in digits")


def corrections(decision: Decision) -> dict[str, Any]:
    """The corrected fields of a fact and their values, checked; raise FactcheckError."""
    value = decision.value
    given = value.get("fields")
    changes: dict[str, Any] = dict(given) if isinstance(given, dict) else {}
    if isinstance(value.get("field"), str):
        changes[str(value["field"])] = value.get("value")
    if not changes:
        raise FactcheckError("a correction of nothing", "", "Give value['field'] and value['value']")
    for field, new in changes.items():
        if field == FIGURE:
            if new is not False:
                raise FactcheckError("a fact can only be corrected to be no figure", "", "Give False as its value")
            continue
        if field not in CORRECTABLE:
            raise FactcheckError(f"{field!r} cannot be corrected", "", f"What can: {', '.join(CORRECTABLE)}")
        if isinstance(new, bool) or not _fits(field, new):
            raise FactcheckError(f"{field} cannot be {new!r}", "", "Give a value that the report could hold")
    low, high = changes.get("low"), changes.get("high")
    if low is not None and high is not None and low > high:
        raise FactcheckError(f"low {low} is above high {high}", "", "Give the lower one first")
    return changes


def strings(value: Any) -> tuple[str, ...]:
    """The strings of a JSON list; none of anything else."""
    return tuple(v for v in value if isinstance(v, str)) if isinstance(value, list | tuple) else ()


def finite(value: Any) -> bool:
    """Whether every number in a JSON value is one that JSON can hold."""
    if isinstance(value, float):
        return math.isfinite(value)
    if isinstance(value, dict):
        return all(finite(v) for v in value.values())
    return all(finite(v) for v in value) if isinstance(value, list | tuple) else True


def _fits(field: str, new: Any) -> bool:
    if new is None:
        return field not in ("bound", "status")
    if field in ("date_from", "date_to") and isinstance(new, str) and not _date(new):
        return False
    try:
        kind: Any = Fact.model_fields[field].annotation
        TypeAdapter(kind).validate_python(new, strict=True)
    except ValidationError:
        return False
    return True


def _date(words: str) -> bool:
    """An ISO day or time, or a bare clock time ("T09:30") where the day is not known."""
    try:
        time.fromisoformat(words[1:]) if words.startswith("T") else datetime.fromisoformat(words)
    except ValueError:
        return False
    return True
