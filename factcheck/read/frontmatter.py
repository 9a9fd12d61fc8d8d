"""The block of YAML between two lines ``---`` at the very start of a text, in which an editor says what it is."""

from __future__ import annotations

import re
from dataclasses import dataclass

from factcheck.errors import InputError
from factcheck.read.stamps import moment

_OPEN = re.compile(r"---[ \t]*\r?\n")
_CLOSE = re.compile(r"^(?:---|\.\.\.)[ \t]*\r?$", re.M)
_KEY = re.compile(r"[A-Za-z_][\w -]{0,40}:(?:\s|$)")
#: Code points; a longer block is not front matter.
MAX_LENGTH = 65_536


@dataclass(frozen=True)
class FrontMatter:
    """What the block says; ``end`` is its end in the text, 0 when there is none."""

    end: int = 0
    title: str | None = None
    source: str | None = None
    published: str | None = None
    published_from: str = ""


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
    values = _values(inside, path)
    published = _moment(values, "published", path)
    updated = _moment(values, "updated", path)
    return FrontMatter(
        end=closed.end(),
        title=_words(values, "title"),
        source=_words(values, "source"),
        published=published or updated,
        published_from="front matter" if published else "front matter (updated)" if updated else "",
    )


def _values(inside: str, path: str) -> dict[str, tuple[str, str]]:
    """The plain values by key, each with its place."""
    import yaml

    # the base loader leaves every scalar as it is written: a date stays text
    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    remedy = 'Write "key: value" lines, with quotes around values that hold a colon'
    try:
        root = yaml.compose(inside, Loader=loader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        where = f"{path}:{mark.line + 2}:{mark.column + 1}" if mark else f"{path}:2:1"
        raise InputError(f"the front matter is not valid YAML ({error.problem})", where, remedy) from None
    except (yaml.YAMLError, RecursionError):
        raise InputError("the front matter is not valid YAML", f"{path}:2:1", remedy) from None
    if root is None:
        return {}
    if not isinstance(root, yaml.MappingNode):
        where = f"{path}:{root.start_mark.line + 2}:{root.start_mark.column + 1}"
        raise InputError("the front matter is not a list of keys and values", where, remedy)
    values: dict[str, tuple[str, str]] = {}
    for key, value in root.value:
        name = key.value.lower() if isinstance(key, yaml.ScalarNode) else ""
        where = f"{path}:{value.start_mark.line + 2}:{value.start_mark.column + 1}"
        if name not in ("title", "source", "published", "updated"):
            continue
        if not isinstance(value, yaml.ScalarNode):
            raise InputError(f"the front matter's {name} is not plain text", where, f"Write {name}: and one value")
        quiet = value.style not in ("'", '"') and value.value in ("null", "~", "Null", "NULL")
        values[name] = ("" if quiet else " ".join(value.value.split()), where)
    return values


def _words(values: dict[str, tuple[str, str]], key: str) -> str | None:
    return values.get(key, ("", ""))[0] or None


def _moment(values: dict[str, tuple[str, str]], key: str, path: str) -> str | None:
    words, where = values.get(key, ("", path))
    if not words:
        return None
    found = moment(words)
    if found is None:
        raise InputError(f"{key}: {words[:60]!r} is not a date", where, "Write it as 2021-11-16 or 2021-11-16T10:00Z")
    return found
