"""Where a value of a rules file stands, and what is wrong with it in words that an editor can act on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from factcheck.errors import RulesError

#: A node of a YAML file, which knows its place; only the door to YAML (``rulesfile``) names its type.
Node = Any
#: A rules file: how to name it to a person, and its tree; None when it holds nothing.
Tree = tuple[str, Node]


_SAID = {
    "missing": "the key is missing",
    "extra_forbidden": "unknown key",
    "string_type": "must be a word or text: put it in quotes",
    "bool_type": "must be true or false",
    "bool_parsing": "must be true or false",
    "int_type": "must be a whole number",
    "int_parsing": "must be a whole number",
    "int_from_float": "must be a whole number",
    "float_type": "must be a number",
    "float_parsing": "must be a number",
    "tuple_type": "must be a list",
    "list_type": "must be a list",
    "frozen_set_type": "must be a list",
    "set_type": "must be a list",
    "dict_type": "must be keys with values",
    "model_type": "must be keys with values",
}


def explain(error: ValidationError, model: type[BaseModel], trees: Sequence[Tree]) -> RulesError:
    """The first thing that is wrong, with its key path and its place in the file that brought it in."""
    details = error.errors(include_url=False)
    first = details[0]
    path = [step for step in first["loc"] if step != "[key]"]
    name, node = locate(path, trees, first["type"] == "extra_forbidden" or "[key]" in first["loc"])
    title = f"{'.'.join(str(step) for step in path) or 'the file'}: {_said(first)}"
    if len(details) > 1:
        title += f" (and {len(details) - 1} more)"
    return RulesError(title, written(name, node), _remedy(first, model, name))


def written(name: str, node: Node) -> str:
    """A place as people write it: path:line:column, counted from 1; the path alone where there is no node."""
    return name if node is None else f"{name}:{node.start_mark.line + 1}:{node.start_mark.column + 1}"


def _said(detail: ErrorDetails) -> str:
    said = _SAID.get(detail["type"]) or detail["msg"].removeprefix("Value error, ").rstrip(".")
    given = detail["input"]
    if detail["type"] in ("missing", "extra_forbidden") or isinstance(given, Mapping | list):
        return said
    shown = "nothing" if given is None else repr(given)
    return f"{shown if len(shown) <= 60 else shown[:57] + '...'}: {said}"


def _remedy(detail: ErrorDetails, model: type[BaseModel], name: str) -> str:
    if detail["type"] == "extra_forbidden":
        schema = model.model_json_schema()
        known: set[str] = set(schema.get("properties", {}))
        for part in schema.get("$defs", {}).values():
            known.update(part.get("properties", {}))
        close = get_close_matches(str(detail["loc"][-1]), sorted(known), n=1)
        return f"Did you mean {close[0]!r}?" if close else "Remove it, or check its indentation"
    if name.startswith("rules/"):
        return "Mend the shipped file, or install factcheck again"
    return f"Compare with rules/{Path(name).name}, which shows the form"


def locate(path: Sequence[int | str], trees: Sequence[Tree], want_key: bool) -> Tree:
    """Walk ``path`` through shipped and own file at once; the own file's place wins, as its value did."""
    here: list[Node] = [node for _, node in trees]
    best = max(i for i, node in enumerate(here) if node is not None or i == 0)
    place = here[best]
    for step in path:
        after: list[Node] = []
        shift = 0
        for i, node in enumerate(here):
            child, key = _child(node, step, shift)
            if _is(node, "sequence"):
                shift += len(node.value)
            after.append(child)
            if child is not None:
                best, place = i, key if want_key and key is not None else child
        if any(node is not None for node in after):  # a step that is no key names a member of a union
            here = after
    return trees[best][0], place


def _is(node: Node, kind: str) -> bool:
    return getattr(node, "id", "") == kind


def _child(node: Node, step: int | str, shift: int) -> tuple[Node, Node]:
    """The value under one step of a path, and its key where it has one."""
    if _is(node, "mapping"):
        for key, value in node.value:
            if _is(key, "scalar") and key.value == str(step):
                return value, key
    if _is(node, "sequence") and isinstance(step, int) and 0 <= step - shift < len(node.value):
        return node.value[step - shift], None
    return None, None
