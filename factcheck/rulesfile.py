"""Reads the rules that an editor may change: YAML, strictly checked, with the person's own file laid over it.

A rules file is YAML 1.2 as people read it: only ``true`` and ``false`` are booleans ("no", "on" and
"yes" stay words), 012 and 1:30 stay as written, and anchors, aliases and tags of other types are refused.
This is the one door to rules files; front matter is the only other YAML that is read.
"""

from __future__ import annotations

import hashlib
import math
import os
import re
from collections.abc import Hashable, Sequence
from difflib import get_close_matches
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple, TypeVar, cast

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError

from factcheck.errors import RulesError
from factcheck.rulesplace import explain, locate, written

M = TypeVar("M", bound=BaseModel)
Node = yaml.nodes.Node

#: Bytes; the largest shipped file is under 100 kB, and 5 MB still loads within seconds.
MAX_BYTES = 5_000_000
#: The files of languages, each in the folder of its two letters.
_LANGUAGES = "[a-z][a-z]/*.yaml"
#: Levels of lists and mappings; the shipped files need five.
MAX_DEPTH = 40

_CORE = {
    "bool": re.compile(r"true|True|TRUE|false|False|FALSE"),
    "int": re.compile(r"[-+]?(?:0|[1-9][0-9]{0,17})"),
    "float": re.compile(
        r"[-+]?(?:(?:0|[1-9][0-9]{0,17})?\.[0-9]{1,17}|(?:0|[1-9][0-9]{0,17})\.)(?:[eE][-+]?[0-9]{1,3})?"
    ),
    "null": re.compile(r"null|Null|NULL|~|"),
}
_TAG = "tag:yaml.org,2002:"
_MAPPING, _SEQUENCE, _STRING = _TAG + "map", _TAG + "seq", _TAG + "str"
#: What a plain scalar must begin with to be anything but a string.
_SPECIAL = frozenset("0123456789+-.tTfFnN~")
_KINDS = {yaml.ScalarNode: _STRING, yaml.SequenceNode: _SEQUENCE, yaml.MappingNode: _MAPPING}

_BaseLoader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class RulesModel(BaseModel):
    """The manners of a model for a rules file: frozen, and no key that is not written in it."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


class _Loader(_BaseLoader):  # type: ignore[misc]  # the C loader where there is one
    """PyYAML's parser with the plain scalars of YAML 1.2."""

    def resolve(self, kind: type[Node], value: str, implicit: tuple[bool, bool]) -> str:
        """Return the tag of an untagged node."""
        if kind is not yaml.ScalarNode or not implicit[0]:
            return _KINDS[kind]
        if value and value[0] not in _SPECIAL:
            return _STRING
        for name, pattern in _CORE.items():
            if pattern.fullmatch(value):
                return _TAG + name
        return _STRING


class _Fault(Exception):
    """What is wrong at a place (0-based line and column) of one file."""

    def __init__(self, title: str, line: int, column: int, remedy: str = "") -> None:
        super().__init__(title)
        self.title, self.line, self.column, self.remedy = title, line, column, remedy


class _Source(NamedTuple):
    """One rules file: how to name it to a person, and where it is."""

    name: str
    path: Path


def rules_folder() -> Path:
    """The folder of shipped rules: inside an installed package, beside it in a checkout."""
    inside = Path(__file__).parent / "rules"
    return inside if inside.is_dir() else Path(__file__).parent.parent / "rules"


def read_rules(name: str, model: type[M], overlay: Path | None = None) -> M:
    """Return ``rules/NAME.yaml`` with ``overlay/NAME.yaml`` laid over it; raise RulesError with path:line:column.

    The files of a language are in its folder: their names are "de/words" and so on.
    Mappings merge key by key, lists are appended, anything else is replaced; a key whose value in
    the overlay is null is removed. The result is shared between callers: do not change it.
    """
    base = _Source(f"rules/{name}.yaml", rules_folder() / f"{name}.yaml")
    own = overlay_files(overlay).get(name) if overlay else None
    return cast(M, _read(model, base, _stamp(base), own, _stamp(own)))


def read_rules_file(path: Path, model: type[M], name: str = "") -> M:
    """Return the rules of one file that stands alone; raise RulesError with path:line:column."""
    source = _Source(name or str(path), path.absolute())
    return cast(M, _read(model, source, _stamp(source), None, None))


def place_of(name: str, keys: Sequence[int | str], overlay: Path | None = None) -> str:
    """Where a value of ``rules/NAME.yaml`` stands, in the file that brought it in: path:line:column."""
    base = _Source(f"rules/{name}.yaml", rules_folder() / f"{name}.yaml")
    own = overlay_files(overlay).get(name) if overlay else None
    return _place([source for source in (base, own) if source], keys)


def place_in(path: Path, keys: Sequence[int | str], name: str = "") -> str:
    """Where a value of a file that stands alone is: path:line:column."""
    return _place([_Source(name or str(path), path.absolute())], keys)


def _place(sources: Sequence[_Source], keys: Sequence[int | str]) -> str:
    return written(*locate(keys, [(source.name, _tree(source)) for source in sources], want_key=True))


def own_keys(name: str, key: str, overlay: Path) -> dict[str, frozenset[str]]:
    """What the desk's own ``NAME.yaml`` has under a top-level key: each entry with the keys in it."""
    source = overlay_files(overlay).get(name)
    tree = _tree(source) if source else None
    below = next((value for k, value in _pairs(tree) if k == key), None)
    return {k: frozenset(inner for inner, _ in _pairs(value)) for k, value in _pairs(below)}


def _pairs(node: Node | None) -> list[tuple[str, Node]]:
    pairs = node.value if isinstance(node, yaml.MappingNode) else ()
    return [(key.value, value) for key, value in pairs if isinstance(key, yaml.ScalarNode)]


def end_of(path: Path, key: str) -> tuple[int | None, tuple[str, ...]]:
    """The line (from 0) that follows a block of keys in a file, and the keys in it; None where there is no such key."""
    source = _Source(str(path), path.absolute())
    tree = _tree(source)
    for name, value in tree.value if isinstance(tree, yaml.MappingNode) else ():
        if isinstance(name, yaml.ScalarNode) and name.value == key:
            if not isinstance(value, yaml.MappingNode) or value.flow_style:
                mark = value.start_mark
                raise _error(source, _Fault(f"{key} is no block of keys", mark.line, mark.column, "Write a key a line"))
            last = value.value[-1][1]
            return _below(last), tuple(str(k.value) for k, _ in value.value)
    return None, ()


def _below(node: Node) -> int:
    """The line that follows a node: a block ends where the next begins, anything else on its own line."""
    while isinstance(node, yaml.CollectionNode) and node.value and not node.flow_style:
        last = node.value[-1]
        node = last[1] if isinstance(last, tuple) else last
    block = isinstance(node, yaml.ScalarNode) and node.style in ("|", ">")
    return cast(int, node.end_mark.line) + (0 if block else 1)


def overlay_files(overlay: Path) -> dict[str, _Source]:
    """The rules files of the person's own folder by name; raise RulesError when one can have no effect."""
    if not overlay.is_dir():
        problem = "is not a folder" if overlay.exists() else "there is no such folder"
        raise RulesError(problem, str(overlay), "Give --rules a folder that holds your own .yaml files")
    shipped = {path.stem for path in rules_folder().glob("*.yaml")}
    shipped |= {f"{path.parent.name}/{path.stem}" for path in rules_folder().glob(_LANGUAGES)}
    found: dict[str, _Source] = {}
    for path in sorted([*overlay.iterdir(), *overlay.glob(_LANGUAGES)]):
        name = path.stem if path.parent == overlay else f"{path.parent.name}/{path.stem}"
        if path.suffix not in (".yaml", ".yml") or path.name.startswith("."):
            continue
        if path.suffix == ".yml" or name not in shipped:
            close = get_close_matches(name, sorted(shipped), n=1)
            remedy = f"Call it {close[0]}.yaml" if close else f"Rules files are {', '.join(sorted(shipped))} (.yaml)"
            raise RulesError("no rules file has this name", str(path), remedy)
        found[name] = _Source(str(path), path.absolute())
    return found


def rules_sha256(overlay: Path | None = None) -> str:
    """SHA-256, in hexadecimal, of every rules file used, in order of name, shipped before own."""
    total = hashlib.sha256()
    own = [overlay_files(overlay)[name].path for name in sorted(overlay_files(overlay))] if overlay else []
    paths = [("rules", path) for path in sorted(rules_folder().glob("*.yaml"))] + [("own", path) for path in own]
    for place, folder in (("rules/checklists", rules_folder()), ("own/checklists", overlay)):
        paths += [(place, path) for path in sorted((folder / "checklists").glob("*.yaml"))] if folder else []
    for place, folder in (("rules", rules_folder()), ("own", overlay)):
        paths += [(f"{place}/{path.parent.name}", path) for path in sorted(folder.glob(_LANGUAGES))] if folder else []
    for place, path in paths:
        data = _bytes(_Source(str(path), path))
        total.update(f"{place}/{path.name}\n{len(data)}\n".encode())
        total.update(data)
    return total.hexdigest()


def _stamp(source: _Source | None) -> tuple[int, int]:
    """Modification time in ns and size: a changed file is read again."""
    if source is None:
        return (0, 0)
    try:
        status = os.stat(source.path)
    except OSError:
        return (0, 0)
    return (status.st_mtime_ns, status.st_size)


@lru_cache(maxsize=256)
def _read(model: type[BaseModel], base: _Source, _b: Hashable, own: _Source | None, _o: Hashable) -> BaseModel:
    trees = [(source, _tree(source)) for source in (base, own) if source]
    values = [_value(source, node) for source, node in trees]
    merged = values[0] if own is None or values[1] is None else _merge(values[0], values[1])
    try:
        return model.model_validate({} if merged is None else merged)
    except ValidationError as error:
        raise explain(error, model, [(source.name, tree) for source, tree in trees]) from None


def _merge(base: Any, own: Any) -> Any:
    if isinstance(base, dict) and isinstance(own, dict):
        merged = dict(base)
        for key, value in own.items():
            if key not in base:
                merged[key] = value
            elif value is None:
                del merged[key]
            else:
                merged[key] = _merge(base[key], value)
        return merged
    if isinstance(base, list) and isinstance(own, list):
        return [*base, *own]
    return own


def _bytes(source: _Source) -> bytes:
    try:
        with source.path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except OSError as error:
        reason = (error.strerror or "cannot be read").lower()
        raise RulesError(
            f"the rules file cannot be read ({reason})", source.name, "Check its name and access"
        ) from None
    if len(data) > MAX_BYTES:
        remedy = "Split long lists or remove what is not needed"
        line = data.count(b"\n") + 1
        title = f"the rules file is larger than {MAX_BYTES // 1_000_000} MB"
        raise _error(source, _Fault(title, line - 1, 0, remedy))
    return data


def _tree(source: _Source) -> Node | None:
    """The file as nodes that know their place; None when it holds nothing."""
    data = _bytes(source)
    try:
        return _compose(data)
    except _Fault as fault:
        raise _error(source, fault) from None


def _compose(data: bytes) -> Node | None:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = data[: error.start]
        line, column = before.count(b"\n"), error.start - before.rfind(b"\n") - 1
        raise _Fault("not UTF-8 text", line, column, "Save the file as UTF-8") from None
    try:
        return yaml.compose(text, Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        problem = " ".join(part for part in (error.context, error.problem) if part)
        line, column = (mark.line, mark.column) if mark else (0, 0)
        raise _Fault(f"not valid YAML: {problem}", line, column, "Check quotes, colons and indentation") from None
    except yaml.reader.ReaderError as error:
        line, column = _first_control(text)
        raise _Fault(f"not valid YAML: {error.reason}", line, column, "Remove the control character") from None
    except RecursionError:
        raise _Fault("nested too deeply", 0, 0, "Rules files are shallow: check brackets") from None


def _first_control(text: str) -> tuple[int, int]:
    for line, words in enumerate(text.split("\n")):
        for column, character in enumerate(words):
            if not character.isprintable() and character not in "\t\r\u0085\u00a0":
                return line, column
    return 0, 0


def _value(source: _Source, node: Node | None) -> Any:
    if node is None:
        return None
    try:
        return _build(node, set(), 0)
    except _Fault as fault:
        raise _error(source, fault) from None


def _build(node: Node, seen: set[int], depth: int) -> Any:
    mark = node.start_mark
    if id(node) in seen:  # an alias hands out the node of its anchor again
        title = "anchors and aliases (&, *) are not used in rules files"
        raise _Fault(title, mark.line, mark.column, "Write the value out, or put it in quotes")
    seen.add(id(node))
    if depth > MAX_DEPTH:
        raise _Fault("nested too deeply", mark.line, mark.column, "Rules files are shallow: check brackets")
    if isinstance(node, yaml.ScalarNode):
        return _scalar(node)
    if isinstance(node, yaml.SequenceNode) and node.tag == _SEQUENCE:
        return [_build(child, seen, depth + 1) for child in node.value]
    if isinstance(node, yaml.MappingNode) and node.tag == _MAPPING:
        mapping: dict[Any, Any] = {}
        for key_node, child in node.value:
            key = _key(key_node, seen, depth)
            if key in mapping:
                place = key_node.start_mark
                raise _Fault(f"the key {key!r} is there twice", place.line, place.column, "Keep one of the two")
            mapping[key] = _build(child, seen, depth + 1)
        return mapping
    raise _foreign(node)


def _key(node: Node, seen: set[int], depth: int) -> Any:
    if isinstance(node, yaml.ScalarNode):
        return _build(node, seen, depth + 1)
    mark = node.start_mark
    raise _Fault("a key must be a word or a number", mark.line, mark.column, "Put the key in quotes")


def _foreign(node: Node) -> _Fault:
    mark = node.start_mark
    tag = str(node.tag).replace(_TAG, "!!")
    return _Fault(f"the tag {tag} is not used in rules files", mark.line, mark.column, "Remove the tag")


def _scalar(node: yaml.ScalarNode) -> Any:
    tag, text = node.tag, cast(str, node.value)
    if tag == _STRING:
        return text
    kind = tag.removeprefix(_TAG)
    if kind not in _CORE:
        raise _foreign(node)
    if _CORE[kind].fullmatch(text):
        if kind == "null":
            return None
        if kind == "bool":
            return text.lower() == "true"
        number = int(text) if kind == "int" else float(text)
        if math.isfinite(number):
            return number
    raise _Fault(f"{text[:40]!r} cannot be read as {kind}", node.start_mark.line, node.start_mark.column)


def _error(source: _Source, fault: _Fault) -> RulesError:
    return RulesError(fault.title, f"{source.name}:{fault.line + 1}:{fault.column + 1}", fault.remedy)
