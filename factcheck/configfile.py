"""The configuration file: found upward from a folder, read, and the line of each of its keys.

It is ``factcheck.toml``, or ``pyproject.toml`` with a table ``[tool.factcheck]``; the nearest one counts, alone.
"""

from __future__ import annotations

import os
import re
import tomllib
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from factcheck.errors import FactcheckError

OWN, PROJECT = "factcheck.toml", "pyproject.toml"
_IN_PROJECT = ("tool", "factcheck")
#: Bytes; a configuration is written by hand, and what is longer is another file.
MAX_BYTES = 100_000
_PLACE = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")
Keys = tuple[str, ...]


@dataclass(frozen=True)
class Config:
    """A configuration file as it was read."""

    name: str  #: its path as a person would write it from the folder that was started from
    table: dict[str, Any]  #: the keys and values of factcheck
    text: str  #: the whole file
    above: Keys = ()  #: the names that lead to ``table`` in it

    @property
    def folder(self) -> str:
        """The folder it lies in, as a person would write it; empty for the folder that was started from."""
        return os.path.dirname(self.name)

    @cached_property
    def lines(self) -> dict[Keys, int]:
        """The 1-based line of each key, by the names that lead to it in the file."""
        return _lines(self.text)

    def where(self, *keys: str) -> str:
        """``file:line`` of a key of the table.

        >>> Config("factcheck.toml", {"rules": "own"}, "# house rules\\nrules = 'own'").where("rules")
        'factcheck.toml:2'
        """
        line = self.lines.get((*self.above, *keys))
        return f"{self.name}:{line}" if line else self.name


def load(start: Path) -> Config | None:
    """The configuration that holds in the folder ``start``, if any; raise FactcheckError with file and line."""
    try:
        start = start.resolve(strict=True)
    except OSError:
        return None  # the folder was removed under us: nothing can be found from there
    for folder in (start, *start.parents):
        for file, keys in ((folder / OWN, ()), (folder / PROJECT, _IN_PROJECT)):
            if os.path.isfile(file) and (found := _read(file, keys, start)):
                return found
    return None


def _read(file: Path, keys: Keys, start: Path) -> Config | None:
    """The configuration in ``file``; None for a project that says nothing of factcheck."""
    name = os.path.relpath(file, start)
    try:
        with open(file, "rb") as opened:
            data = opened.read(MAX_BYTES + 1)
    except OSError as error:
        if keys:
            return None  # somebody else's project file
        raise FactcheckError((error.strerror or "cannot be read").lower(), name, "Check access to the file") from None
    if keys and b"factcheck" not in data:
        return None
    if len(data) > MAX_BYTES:
        raise FactcheckError(f"longer than {MAX_BYTES:,} bytes", name, "A configuration is a page of keys and values")
    text = _text(data, name)
    table: Any = _parsed(text, name)
    for key in keys:
        table = table.get(key) if isinstance(table, dict) else None
    if table is None:
        return None
    if not isinstance(table, dict):
        where = Config(name, {}, text, keys).where()
        raise FactcheckError("must be a table", where, "Write [tool.factcheck] and keys under it")
    return Config(name, table, text, keys)


def _text(data: bytes, name: str) -> str:
    try:
        return data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise FactcheckError("not valid TOML: not UTF-8", f"{name}:{line}", "Save the file in UTF-8") from None


def _parsed(text: str, name: str) -> dict[str, Any]:
    remedy = "Mend the line, or remove it"
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        words = str(error)
        place = _PLACE.search(words)
        line, column = (place[1], place[2]) if place and place[1] else _end(text)
        title = f"not valid TOML: {_PLACE.sub('', words)}"
        raise FactcheckError(title, f"{name}:{line}:{column}", remedy) from None
    except (RecursionError, ValueError) as error:  # thousands of brackets; a number of thousands of digits
        raise FactcheckError(f"not usable TOML: {error}", name, remedy) from None


def _end(text: str) -> tuple[int, int]:
    """Line and column after the last character that is no blank line."""
    lines = text.rstrip("\n").split("\n")
    return len(lines), len(lines[-1]) + 1


def _lines(text: str) -> dict[Keys, int]:
    """The line of every key of a valid TOML text, by the names that lead to it.

    The parser of the standard library keeps no places, so it is given a statement at a time: as many lines as it takes
    until they parse under the header that they stand below.

    >>> _lines("a = [\\n 1]\\n\\n[b]\\n# words\\nc.d = 2")
    {('a',): 1, ('b',): 4, ('b', 'c'): 6, ('b', 'c', 'd'): 6}
    """
    found: dict[Keys, int] = {}
    header: Keys = ()
    above, first, chunk = "", 1, ""
    for number, line in enumerate(text.split("\n"), 1):
        chunk += f"{line}\n"
        titled = chunk.lstrip().startswith("[")
        try:
            table = tomllib.loads(chunk if titled else above + chunk)
        except tomllib.TOMLDecodeError:
            continue
        if titled:
            header, above = _path(table), chunk
            paths = [header]
        else:
            paths = [path for path in _paths(table) if path[: len(header)] == header and path != header]
        for path in paths:
            for end in range(1, len(path) + 1):
                found.setdefault(path[:end], first)
        first, chunk = number + 1, ""
    return found


def _path(table: dict[str, Any]) -> Keys:
    """The names in the header that ``table`` was made of alone."""
    path: list[str] = []
    value: Any = table
    while isinstance(value, dict) and value:
        ((key, value),) = value.items()
        path.append(key)
    return tuple(path)


def _paths(table: dict[str, Any], above: Keys = ()) -> list[Keys]:
    found: list[Keys] = []
    for key, value in table.items():
        found.append((*above, key))
        if isinstance(value, list) and value and isinstance(value[-1], dict):
            value = value[-1]
        if isinstance(value, dict):
            found += _paths(value, (*above, key))
    return found
