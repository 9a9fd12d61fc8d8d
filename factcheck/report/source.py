"""The articles of a report as its reader knows them: a letter, a name, a day, a place on the disk."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from factcheck.model import Article, Dossier
from factcheck.text import visible


@dataclass(frozen=True, slots=True)
class Source:
    """One article, its words safe to show."""

    id: str
    key: str  #: "A", "B" ... in order of publication
    name: str  #: outlet, else file name; no two sources have the same
    path: str
    title: str
    published: str  #: to the day or minute; empty when unknown
    published_from: str
    repeats: str  #: name of the source that it is a copy of; empty for an independent one
    url: str  #: the article's own address; empty when it gives none
    sha256: str  #: of the input's bytes; empty where they are not known
    text_sha256: str

    @property
    def dated(self) -> str:
        """The name with its day, and whose copy it is."""
        again = f" (repeats {self.repeats})" if self.repeats else ""
        return f"{self.name} {self.published[:10]}".rstrip() + again


def sources_of(dossier: Dossier) -> tuple[Source, ...]:
    """The articles in order of publication, those without a day last."""
    articles = sorted(dossier.articles, key=lambda a: (a.published or "9999", a.path, a.id))
    names = _names(articles)
    return tuple(
        Source(
            id=a.id, key=letters(n), name=names[a.id], path=visible(a.path),
            title=" ".join(visible(a.title or "").split()),
            published=visible((a.published or "")[:16].replace("T", " ")), published_from=visible(a.published_from),
            repeats=names.get(a.copy_of or "", ""), url=_address(a.url),
            sha256=_digest(a.path, dossier.run.inputs),
            text_sha256=a.text_sha256,
        )
        for n, a in enumerate(articles)
    )  # fmt: skip


def _digest(path: str, inputs: Mapping[str, str]) -> str:
    """The hash of the input that an article came from: its own, or the archive or feed that it is named after."""
    whole = next((name for name in inputs if path.startswith((f"{name}/", f"{name}#"))), "")
    return inputs.get(path) or inputs.get(whole, "")


def _names(articles: list[Article]) -> dict[str, str]:
    """A name for each article: outlet, else file name; with the file name, then the path, where two are alike."""
    found: dict[str, str] = {}
    left = articles
    for way in (_outlet, _outlet_and_file, _path):
        named = {a.id: " ".join(visible(way(a)).split()) for a in left}
        count = Counter(named.values())
        found |= named
        left = [a for a in left if count[named[a.id]] > 1]
    return found


def _outlet(article: Article) -> str:
    return article.source or _file(article)


def _outlet_and_file(article: Article) -> str:
    return f"{article.source} ({_file(article)})" if article.source else _file(article)


def _path(article: Article) -> str:
    return article.path


def _address(url: str | None) -> str:
    """An address of the web; anything else that stands where one should is left out."""
    return url if url and re.fullmatch(r"https?://[!-~]+", url) else ""


def _file(article: Article) -> str:
    return article.path.replace("\\", "/").rsplit("/", 1)[-1]


def letters(n: int) -> str:
    """The n-th key, from 0.

    >>> letters(0), letters(25), letters(26), letters(701), letters(702)
    ('A', 'Z', 'AA', 'ZZ', 'AAA')
    """
    key = ""
    n += 1
    while n:
        n, rest = divmod(n - 1, 26)
        key = chr(ord("A") + rest) + key
    return key
