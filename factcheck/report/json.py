"""The JSON report: the dossier itself, keys in the order of the model, the same bytes for the same dossier."""

from __future__ import annotations

import json
from typing import Any

from factcheck.model import Dossier
from factcheck.settings import View

#: Keys that only the report of a check has.
ONLY_OF_A_CHECK = ("findings", "checked", "checklist")
#: Keys that only a report made with a case file has, by the noun that holds them.
ONLY_OF_A_CASE = {"Dossier": ("decisions",), "Run": ("case",), "Comparison": ("state", "decision")}
#: Above this a float no longer holds every whole number, so it is printed as it is.
_EXACT = 2.0**53


def render(dossier: Dossier, view: View | None = None) -> bytes:
    """One JSON object in UTF-8 with a newline at its end; it is complete whatever the view narrows."""
    return encode(value(dossier), indent=1)


def value(dossier: Dossier) -> dict[str, Any]:
    """The report as plain values, without what only a check or only a case has."""
    report: dict[str, Any] = dossier.model_dump(mode="json")
    report["run"]["inputs"] = dict(dossier.run.inputs)  # pydantic's keys lose what is no UTF-8 in a path
    for key in ONLY_OF_A_CHECK:
        if report[key] is None:
            del report[key]
    if dossier.run.case is None:
        for name, holders in (("Dossier", [report]), ("Run", [report["run"]]), ("Comparison", report["comparisons"])):
            for holder in holders:
                for key in ONLY_OF_A_CASE[name]:
                    del holder[key]
    return {key: plain(part) for key, part in report.items()}


def encode(value: Any, indent: int | None = None) -> bytes:
    """``value`` as JSON in UTF-8 with a newline at its end."""
    words = json.dumps(value, ensure_ascii=False, allow_nan=False, indent=indent)
    # A path that is no UTF-8 holds lone surrogates: backslashreplace writes them as JSON escapes.
    return (words + "\n").encode("utf-8", "backslashreplace")


def plain(value: Any) -> Any:
    """``value`` with whole floats as integers, so that 1000.0 and 1000 are printed alike.

    >>> plain({"low": 1000.0, "bits": [2.5, 3.0]})
    {'low': 1000, 'bits': [2.5, 3]}
    """
    if isinstance(value, float):
        return int(value) if value.is_integer() and abs(value) < _EXACT else value
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    if isinstance(value, list):
        return [plain(item) for item in value]
    return value


def schema() -> bytes:
    """The JSON Schema of the report: what ``factcheck schema`` prints."""
    whole = Dossier.model_json_schema(mode="serialization")
    parts: dict[str, Any] = whole.pop("$defs", {})
    _drop_excluded(whole, "Dossier")
    for name, part in parts.items():
        _drop_excluded(part, name)
    used = _reached(whole, parts)
    return encode(
        {
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            "$id": "urn:factcheck:report:1",
            **whole,
            "$defs": {name: parts[name] for name in sorted(used)},
        },
        indent=1,
    )


def _drop_excluded(part: dict[str, Any], name: str) -> None:
    from factcheck import model

    if name == "JsonValue":  # anything at all
        return
    fields = getattr(model, name).model_fields
    hidden = {key for key, info in fields.items() if info.exclude}
    part["properties"] = {key: value for key, value in part["properties"].items() if key not in hidden}
    # Every field is printed, also one that has a default, but for those of a check and of a case.
    part["required"] = [
        key
        for key in part["properties"]
        if (name != "Dossier" or key not in ONLY_OF_A_CHECK) and key not in ONLY_OF_A_CASE.get(name, ())
    ]


def _reached(whole: dict[str, Any], parts: dict[str, Any]) -> set[str]:
    used: set[str] = set()
    todo: list[Any] = [whole]
    while todo:
        value = todo.pop()
        if isinstance(value, dict):
            name = str(value.get("$ref", "")).removeprefix("#/$defs/")
            if name and name not in used:
                used.add(name)
                todo.append(parts[name])
            todo.extend(value.values())
        elif isinstance(value, list):
            todo.extend(value)
    return used
