"""Files, and texts from memory, to articles: one file a format, joined in the table ``READERS``."""

from __future__ import annotations

import hashlib
import os
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from factcheck.errors import FactcheckError, InputError
from factcheck.model import Article
from factcheck.read.furniture import Furniture, load
from factcheck.read.held import Input, Text, held, without
from factcheck.read.html import read_html
from factcheck.read.inputs import STDIN, expand
from factcheck.read.inputs import load as load_bytes
from factcheck.read.markdown import read_markdown
from factcheck.read.page import Page, Reader
from factcheck.read.plain import read_plain
from factcheck.read.stamps import moment
from factcheck.sources import clocked

#: Ending of a file's name -> its reader. A named file with another ending is read as plain text.
READERS: dict[str, Reader] = {
    ".txt": read_plain,
    ".md": read_markdown,
    ".html": read_html,
    ".htm": read_html,
}
_NONE: Mapping[str, str] = {}


def read(
    inputs: Sequence[Input],
    *,
    published: Mapping[str, str] = _NONE,
    rules: Path | None = None,
    stdin: Callable[[], bytes] | None = None,
) -> tuple[list[Article], dict[str, str], list[FactcheckError]]:
    """The articles of ``inputs`` in order of id, the SHA-256 of each one's bytes, and an InputError for each fault.

    An input is a path or a text held in memory, which stands for the file of its name. ``published`` gives publication
    times by path or file name. ``rules`` is a folder of the person's own word lists; a fault in them raises RulesError.
    """
    furniture = load(rules)
    texts, troubles = held(inputs)
    files, missing = expand([one for one in inputs if isinstance(one, str)], READERS)
    paths = sorted([*without(files, texts), *texts])
    dates, bad = _dates(published, paths)
    pages: dict[str, Page] = {}
    hashes: dict[str, str] = {}
    for path in paths:
        try:
            text = texts.get(path)
            data = text.data() if text else load_bytes(path, stdin)
            page = _read_text(data, text, furniture) if text else _read_one(data, path, furniture)
            page = _on_its_clock(page, rules)
        except FactcheckError as trouble:
            troubles.append(trouble)
            continue
        hashes[path] = hashlib.sha256(data).hexdigest()
        given = dates.get(path)
        pages[path] = replace(page, published=given, published_from="--published") if given else page
    return _articles(pages, texts), hashes, troubles + missing + bad


def names(paths: Sequence[str]) -> set[str]:
    """What the files behind ``paths`` may be called where a publication time is given: path or file name."""
    files, _ = expand(paths, READERS)
    return {*files, *map(os.path.basename, files)}


def _read_text(data: bytes, text: Text, furniture: Furniture) -> Page:
    """The page of a text: what came with it is believed before what it says of itself."""
    page = _read_one(data, text.path(), furniture)
    if text.published:
        day = moment(text.published)
        if day is None:
            title = f"published: {text.published[:60]!r} is not a date"
            raise InputError(title, text.name, "Write it as 2021-11-16 or 2021-11-16T10:00Z")
        page = replace(page, published=day, published_from="given with the text")
    return replace(page, title=text.title or page.title, source=text.source or page.source)


def _on_its_clock(page: Page, rules: Path | None) -> Page:
    """The page with its printed time on the outlet's clock; what a person gave stays as it was given."""
    if not page.published or page.published_from.startswith(("front matter", "given")):
        return page
    published, whose = clocked(page.published, page.source, rules)
    where = f"{page.published_from}, on the clock of {whose}" if whose else page.published_from
    return replace(page, published=published, published_from=where)


def _read_one(data: bytes, path: str, furniture: Furniture) -> Page:
    ending = os.path.splitext(path)[1].lower()
    return READERS.get(ending, read_plain)(data, path, furniture)


def _dates(published: Mapping[str, str], files: Sequence[str]) -> tuple[dict[str, str], list[FactcheckError]]:
    """The publication time by path, and an InputError for each name without input and each date that is none."""
    found: dict[str, str] = {}
    troubles: list[FactcheckError] = []
    for name, words in sorted(published.items(), key=lambda item: (item[0] in files, item[0])):
        where = f"--published {name}={words}"
        named = [f for f in files if f == name] or [f for f in files if os.path.basename(f) == name]
        if not named:
            near = ", ".join(sorted({os.path.basename(f) for f in files})[:5]) or "none"
            troubles.append(InputError("no input has this name", where, f"Inputs are: {near}"))
            continue
        day = moment(words)
        if day is None:
            remedy = "Write it as 2021-11-16 or 2021-11-16T10:00Z"
            troubles.append(InputError(f"{words[:60]!r} is not a date", where, remedy))
            continue
        found.update(dict.fromkeys(named, day))
    return found, troubles


def _articles(pages: Mapping[str, Page], texts: Mapping[str, Text]) -> list[Article]:
    names = Counter(_name(path) for path in pages)
    hashes = {path: hashlib.sha256(_utf8(page.text)).hexdigest() for path, page in pages.items()}
    shared = Counter(h[:8] for h in hashes.values())
    articles = []
    for path, page in pages.items():
        full = hashes[path]
        twice = shared[full[:8]] > 1
        ident = hashlib.sha256(_utf8(f"{page.text}\0{path}")).hexdigest()[:8] if twice else full[:8]
        name = _name(path) if names[_name(path)] == 1 else path if path in texts else _parented(path)
        articles.append(
            Article(
                id=ident,
                path=path,
                title=page.title,
                source=page.source,
                published=page.published,
                text_sha256=full,
                published_from=page.published_from,
                dateline=page.dateline,
                text=page.text,
                blocks=page.blocks,
                lineage=f"{page.source or ''}/{name}",
            )
        )
    return sorted(articles, key=lambda a: (a.id, a.path))


def _utf8(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


def _name(path: str) -> str:
    return STDIN if path == STDIN else os.path.basename(path)


def _parented(path: str) -> str:
    return os.path.join(os.path.basename(os.path.dirname(os.path.abspath(path))), _name(path)).replace(os.sep, "/")


__all__ = ["READERS", "Input", "Text", "names", "read"]
