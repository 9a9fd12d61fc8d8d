"""What the command line names, as files: folders walked, patterns expanded, nothing read twice."""

from __future__ import annotations

import glob
import os
from collections.abc import Callable, Collection, Sequence

from factcheck.errors import FactcheckError, InputError

STDIN = "-"
_GLOB = frozenset("*?[")


def expand(paths: Sequence[str], endings: Collection[str]) -> tuple[list[str], list[FactcheckError]]:
    """The files behind ``paths`` in order of name, each once, and an InputError for each that leads nowhere."""
    found: dict[str, str] = {}
    troubles: list[FactcheckError] = []
    for path in sorted(set(paths)):
        try:
            files = _files(path, endings)
        except InputError as trouble:
            troubles.append(trouble)
            continue
        for file in files:
            key = file if file == STDIN else os.path.realpath(file)
            found[key] = min(file, found.get(key, file))
    return sorted(found.values()), troubles


def _files(path: str, endings: Collection[str]) -> list[str]:
    if path == STDIN:
        return [path]
    if not path or "\0" in path:
        raise InputError("not the name of a file", repr(path), "Name a file, a folder or - for standard input")
    if os.path.isdir(path):
        files = _walk(path, endings)
        if not files:
            raise InputError("no articles in this folder", path, f"Put {_listed(endings)} files into it")
        return files
    if os.path.exists(path):
        return [path]
    if _GLOB & set(path):
        return _matching(path, endings)
    raise InputError("there is no such file", path, "Check the name")


def _matching(pattern: str, endings: Collection[str]) -> list[str]:
    files: list[str] = []
    for match in sorted(glob.glob(pattern, recursive=True)):
        if os.path.isdir(match):
            if not pattern.endswith(("**", f"**{os.sep}")):
                files += _walk(match, endings)
        elif "**" not in pattern or _ending(match) in endings:
            files.append(match)
    if not files:
        raise InputError("no articles match this pattern", pattern, f"Look for {_listed(endings)} files")
    return files


def _walk(folder: str, endings: Collection[str]) -> list[str]:
    found: list[str] = []
    for place, folders, files in os.walk(folder):
        folders[:] = sorted(f for f in folders if not f.startswith("."))
        found += [os.path.join(place, f) for f in sorted(files) if not f.startswith(".") and _ending(f) in endings]
    return found


def _ending(path: str) -> str:
    return os.path.splitext(path)[1].lower()


def _listed(endings: Collection[str]) -> str:
    return ", ".join(sorted(endings))


def load(path: str, stdin: Callable[[], bytes] | None) -> bytes:
    """The bytes of one input; raise InputError when it cannot be opened."""
    if path == STDIN:
        if stdin is None:
            raise InputError("standard input is not available here", STDIN, "Name a file")
        return stdin()
    try:
        with open(path, "rb") as file:
            return file.read()
    except OSError as error:
        reason = (error.strerror or "it cannot be opened").lower()
        raise InputError(f"cannot be read ({reason})", path, "Check its name and access") from None
