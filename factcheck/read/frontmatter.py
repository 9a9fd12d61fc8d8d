"""What an editor says of an article: YAML between two lines ``---`` at the start of its text, or in a file beside."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass

from factcheck.errors import InputError
from factcheck.model import About, Told
from factcheck.read.decode import decode
from factcheck.read.stamps import moment

_OPEN = re.compile(r"---[ \t]*\r?\n")
_CLOSE = re.compile(r"^(?:---|\.\.\.)[ \t]*\r?$", re.M)
_KEY = re.compile(r"[A-Za-z_][\w -]{0,40}:(?:\s|$)")
#: Code points; a longer block is not front matter.
MAX_LENGTH = 65_536


#: Key of the block -> what it is about. Keys of the first four are ours: a bad value under them is an error. The others
#: are those of site generators, where anything may stand: a value that is no use is passed over.
_KEYS: dict[str, About] = {
    "title": "title",
    "source": "source",
    "published": "published",
    "updated": "updated",
    "headline": "title",
    "outlet": "source",
    "byline": "byline",
    "author": "byline",
    "dateline": "dateline",
    "date": "published",
    "lastmod": "updated",
    "url": "url",
    "link": "url",
    "version": "version",
    "language": "language",
    "lang": "language",
}  # fmt: skip - a table
_OURS = frozenset({"title", "source", "published", "updated"})


@dataclass(frozen=True)
class FrontMatter:
    """What the block says; ``end`` is its end in the text, 0 when there is none."""

    end: int = 0
    told: tuple[Told, ...] = ()


def front_matter(text: str, path: str) -> FrontMatter:
    """The front matter of ``text``; raise InputError with file:line:column when it is broken."""
    opened = _OPEN.match(text)
    if not opened:
        return FrontMatter()
    closed = _CLOSE.search(text, opened.end(), MAX_LENGTH)
    if not closed:
        if _KEY.match(text, opened.end()):
            remedy = "Close it with a line --- or remove the first line"
            raise InputError("the front matter is not closed", f"{path}:1:1", remedy)
        return FrontMatter()
    inside = text[opened.end() : closed.start()]
    if not _KEY.search(inside) and inside.strip():
        return FrontMatter()  # two rules of dashes around a line of prose
    return FrontMatter(closed.end(), block(inside, path, "the front matter", "front matter", 2))


def block(inside: str, path: str, name: str, origin: str, first: int) -> tuple[Told, ...]:
    """What a YAML mapping says of an article; ``first`` is the line of ``path`` it begins in. Raises InputError."""
    found: list[Told] = []
    for key, (words, where) in _values(inside, path, name, first).items():
        about = _KEYS[key]
        if not words:
            continue
        if about in ("published", "updated"):
            day = moment(words)
            if day is None and key in _OURS:
                remedy = "Write it as 2021-11-16 or 2021-11-16T10:00Z"
                raise InputError(f"{key}: {words[:60]!r} is not a date", where, remedy)
            words = day or ""
        if words:
            found.append(Told(about=about, value=words, origin=origin))
    return tuple(found)


def sidecar(path: str) -> tuple[Told, ...]:
    """What the file ``PATH.meta.yaml`` beside an article says of it; nothing when there is none; raise InputError."""
    beside = f"{path}.meta.yaml"
    try:
        with open(beside, "rb") as file:
            data = file.read(MAX_LENGTH)
    except OSError:
        return ()
    name = os.path.basename(beside)
    return block(decode(data, beside), beside, name, name, 1) if data.strip() else ()


def _values(inside: str, path: str, name: str, first: int) -> dict[str, tuple[str, str]]:
    """The plain values by key, each with its place; the first of the keys for one thing comes first."""
    import yaml

    # the base loader leaves every scalar as it is written: a date stays text
    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    remedy = 'Write "key: value" lines, with quotes around values that hold a colon'
    try:
        root = yaml.compose(inside, Loader=loader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        where = f"{path}:{mark.line + first}:{mark.column + 1}" if mark else f"{path}:{first}:1"
        raise InputError(f"{name} is not valid YAML ({error.problem})", where, remedy) from None
    except (yaml.YAMLError, RecursionError):
        raise InputError(f"{name} is not valid YAML", f"{path}:{first}:1", remedy) from None
    if root is None:
        return {}
    if not isinstance(root, yaml.MappingNode):
        where = f"{path}:{root.start_mark.line + first}:{root.start_mark.column + 1}"
        raise InputError(f"{name} is not a list of keys and values", where, remedy)
    values: dict[str, tuple[str, str]] = {}
    for key, value in root.value:
        said = key.value.lower() if isinstance(key, yaml.ScalarNode) else ""
        where = f"{path}:{value.start_mark.line + first}:{value.start_mark.column + 1}"
        if said not in _KEYS:
            continue
        if isinstance(value, yaml.ScalarNode):
            quiet = value.style not in ("'", '"') and value.value in ("null", "~", "Null", "NULL")
            values[said] = ("" if quiet else " ".join(value.value.split()), where)
        elif said in _OURS:
            raise InputError(f"{name}'s {said} is not plain text", where, f"Write {said}: and one value")
    return {key: values[key] for key in _KEYS if key in values}
