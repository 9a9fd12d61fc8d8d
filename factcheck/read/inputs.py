"""What the command line names, as files: folders walked, patterns expanded, nothing read twice."""

from __future__ import annotations

import glob
import os
from collections.abc import Callable, Sequence
from datetime import UTC, datetime

from factcheck.errors import FactcheckError, InputError
from factcheck.model import Told
from factcheck.read.detect import ENDINGS, HEAD, detect, ending
from factcheck.read.limits import FILE_BYTES, TEXT_BYTES, size

STDIN = "-"
#: What the name of a file beside an article ends in that says what it is.
SIDECAR = ".meta.yaml"
#: First bytes of what holds more than text: PDF, zip and its like, compressed, WARC, Outlook.
_BULKY = (b"%PDF", b"PK", b"\x1f\x8b", b"BZh", b"\xfd7zXZ", b"WARC/", b"\xd0\xcf\x11\xe0")
_GLOB = frozenset("*?[")


def expand(paths: Sequence[str]) -> tuple[list[str], list[FactcheckError]]:
    """The files behind ``paths`` in order of name, each once, and an InputError for each that leads nowhere."""
    found: dict[str, str] = {}
    troubles: list[FactcheckError] = []
    for path in sorted(set(paths)):
        try:
            files = _files(path)
        except InputError as trouble:
            troubles.append(trouble)
            continue
        for file in files:
            key = file if file == STDIN else os.path.realpath(file)
            found[key] = min(file, found.get(key, file))
    return sorted(found.values()), troubles


def _files(path: str) -> list[str]:
    if path == STDIN:
        return [path]
    if not path or "\0" in path:
        raise InputError("not the name of a file", repr(path), "Name a file, a folder or - for standard input")
    if os.path.isdir(path):
        files = _walk(path)
        if not files:
            raise InputError("no articles in this folder", path, f"Put {_listed()} files into it")
        return files
    if os.path.exists(path):
        return [path]
    if _GLOB & set(path):
        return _matching(path)
    raise InputError("there is no such file", path, "Check the name")


def _matching(pattern: str) -> list[str]:
    files: list[str] = []
    for match in sorted(glob.glob(pattern, recursive=True)):
        if os.path.isdir(match):
            if not pattern.endswith(("**", f"**{os.sep}")):
                files += _walk(match)
        elif "**" not in pattern or _wanted(match):
            files.append(match)
    if not files:
        raise InputError("no articles match this pattern", pattern, f"Look for {_listed()} files")
    return files


def _walk(folder: str) -> list[str]:
    found: list[str] = []
    for place, folders, files in os.walk(folder):
        folders[:] = sorted(f for f in folders if not f.startswith("."))
        files = [f for f in files if not f.startswith(".") and not f.endswith(SIDECAR)]
        found += [path for f in sorted(files) if _wanted(path := os.path.join(place, f))]
    return found


def _wanted(path: str) -> bool:
    """Whether a file that nobody named is an article: by its ending, or by content where it has many."""
    kind = ending(path)
    if kind not in ENDINGS:
        return False
    if ENDINGS[kind]:
        return True
    try:
        with open(path, "rb") as file:
            detect(file.read(HEAD), path)
    except (OSError, InputError):
        return False
    return True


def _listed() -> str:
    return ", ".join(sorted(ENDINGS))


def load(path: str, stdin: Callable[[], bytes] | None) -> bytes:
    """The bytes of one input; raise InputError when it cannot be opened or is too large to be an article."""
    if path == STDIN:
        if stdin is None:
            raise InputError("standard input is not available here", STDIN, "Name a file")
        return stdin()
    try:
        with open(path, "rb") as file:
            head = file.read(HEAD)
            most = FILE_BYTES if head.startswith(_BULKY) or head[257:262] == b"ustar" else TEXT_BYTES
            data = head + file.read(most + 1 - len(head))
    except OSError as error:
        reason = (error.strerror or "it cannot be opened").lower()
        raise InputError(f"cannot be read ({reason})", path, "Check its name and access") from None
    if len(data) > most:
        raise InputError(f"too large (more than {size(most)})", path, "Give the articles in it one by one, or in parts")
    return data


def changed(path: str) -> tuple[Told, ...]:
    """The day of the last change of a file, as its disk has it, in UTC; only for a person who asked for it."""
    try:
        at = datetime.fromtimestamp(os.stat(path).st_mtime, UTC)
    except (OSError, ValueError, OverflowError):
        return ()
    return (Told(about="published", value=at.isoformat(timespec="minutes"), origin="the file's last change"),)
