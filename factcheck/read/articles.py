"""Pages to articles: ids, lineages, and the one value that counts of all that a page says about a thing."""

from __future__ import annotations

import hashlib
import os
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from factcheck import sources
from factcheck.model import Article, Told
from factcheck.read.credit import agency
from factcheck.read.held import GIVEN
from factcheck.read.inputs import SIDECAR, STDIN
from factcheck.read.page import Page


@dataclass(frozen=True, slots=True)
class Found:
    """One article of an input."""

    page: Page
    form: str  # the format that it was read as
    file: str  # the input that it came from, as named
    held: bool = False  # a text from memory, whose name is no path


def articles(found: Mapping[str, Found], published: Mapping[str, Told], rules: Path | None) -> list[Article]:
    """The articles by path in order of id; ``published`` are the dates that a person gave. Raises RulesError."""
    book = sources.load(rules)
    names = Counter(_name(path) for path in found)
    items = Counter(one.page.item for one in found.values())
    hashes = {path: hashlib.sha256(_utf8(one.page.text)).hexdigest() for path, one in found.items()}
    shared = Counter(h[:8] for h in hashes.values())
    made = []
    for path, one in found.items():
        full = hashes[path]
        twice = shared[full[:8]] > 1
        ident = hashlib.sha256(_utf8(f"{one.page.text}\0{path}")).hexdigest()[:8] if twice else full[:8]
        name = _name(path) if names[_name(path)] == 1 else path if one.held else _parented(path)
        if one.page.item and items[one.page.item] == 1:
            name = one.page.item  # it stays in all versions; the place of an entry in a feed does not
        given = (published[path],) if path in published else ()
        page = replace(one.page, told=(*given, *_on_its_clock(one.page, rules), *agency(one.page, book)))
        made.append(_article(path, one.form, page, (ident, full, name)))
    return sorted(made, key=lambda a: (a.id, a.path))


def _on_its_clock(page: Page, rules: Path | None) -> list[Told]:
    """What the page says, its printed times on the outlet's clock; what a person gave stays as it was given."""
    found: list[Told] = []
    for told in page.told:
        if told.about in ("published", "updated") and told.origin not in GIVEN and not told.origin.endswith(SIDECAR):
            value, whose = sources.clocked(told.value, page.source, rules)
            if whose:
                told = Told(about=told.about, value=value, origin=f"{told.origin}, on the clock of {whose}")
        found.append(told)
    return found


def _article(path: str, form: str, page: Page, names: tuple[str, str, str]) -> Article:
    ident, digest, name = names
    return Article(
        id=ident,
        path=path,
        title=page.title,
        source=page.source,
        published=page.published,
        text_sha256=digest,
        published_from=page.published_from,
        language=page.says("language") or "en",
        dateline=page.dateline,
        byline=page.says("byline"),
        updated=page.says("updated"),
        url=page.says("url"),
        version=page.says("version"),
        agency=page.says("agency"),
        item=page.item or None,
        format=form,
        notes=page.notes,
        told=page.told,
        text=page.text,
        blocks=page.blocks,
        lineage=f"{page.source or ''}/{name}",
    )


def _utf8(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


def _name(path: str) -> str:
    return STDIN if path == STDIN else os.path.basename(path)


def _parented(path: str) -> str:
    return os.path.join(os.path.basename(os.path.dirname(os.path.abspath(path))), _name(path)).replace(os.sep, "/")
