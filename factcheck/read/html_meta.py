"""What an HTML page says of itself: JSON-LD, meta tags, times and its own address."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from factcheck.model import About, Told
from factcheck.read.stamps import url_day, when

_PUBLISHED = (
    "article:published_time", "og:published_time", "datepublished", "article.published", "publishdate",
    "publish-date", "publish_date", "pubdate", "parsely-pub-date", "sailthru.date", "dc.date.issued",
    "dcterms.issued", "dcterms.created", "dc.date", "dcterms.date", "cxenseparse:recs:publishtime",
    "originalpublicationdate", "article.created", "date",
)  # fmt: skip
_UPDATED = ("article:modified_time", "og:updated_time", "datemodified", "lastmod", "last-modified", "dcterms.modified")
#: JSON-LD types that are parts of a page or things beside the story, with dates of their own.
_NOT_STORIES = frozenset(
    {"comment", "review", "videoobject", "imageobject", "person", "organization", "event", "product", "offer",
     "discussionforumposting", "claimreview", "podcastepisode", "audioobject"}
)  # fmt: skip
_STORIES = ("article", "posting", "report")
#: Values looked at in one page's JSON-LD: bounds the work on hostile pages.
MAX_NODES = 20_000


class Meta:
    """Collects what the parser meets; asked at the end."""

    def __init__(self) -> None:
        self.tags: dict[str, str] = {}
        self.data: list[dict[str, Any]] = []
        self.times: list[tuple[bool, str]] = []  # whether marked as of publication, ISO
        self.address = ""
        self.language = ""  # of the page, as its first element says
        self.window_title = ""

    def tag(self, values: dict[str, str]) -> None:
        """Note a ``<meta>``; the first of a name counts."""
        for name in (values.get("property"), values.get("name"), values.get("itemprop"), values.get("http-equiv")):
            if name and values.get("content", "").strip():
                self.tags.setdefault(name.strip().lower(), values["content"].strip())

    def script(self, words: str) -> None:
        """Note the JSON-LD of a page; what is not JSON is ignored, as search engines do."""
        try:
            root = json.loads(words, strict=False)
        except (ValueError, RecursionError):
            return
        self.data.extend(_nodes(root))

    @property
    def title(self) -> str | None:
        """The title that the page gives for sharing."""
        words = self.tags.get("og:title") or self.tags.get("twitter:title") or ""
        return " ".join(words.split()) or None

    def told(self) -> list[Told]:
        """Everything but the headline, the most trusted first: JSON-LD, meta tags, times, the page's own address."""
        found: list[Told] = []
        sources: tuple[tuple[About, Iterator[tuple[str, str]]], ...] = (
            ("source", self._outlets()),
            ("byline", self._authors()),
            ("published", self._published()),
            ("updated", self._updated()),
            ("url", self._addresses()),
            ("language", self._languages()),
            ("version", ((f"JSON-LD {k}", str(n[k])) for n in self._stories() for k in ("version",) if k in n)),
        )
        for about, candidates in sources:
            for origin, words in candidates:
                value = when(words) if about in ("published", "updated") else " ".join(words.split())
                if value:
                    found.append(Told(about=about, value=value[:1000], origin=origin))
        return found

    def _outlets(self) -> Iterator[tuple[str, str]]:
        for name in ("og:site_name", "application-name"):
            if name in self.tags:
                yield f"meta {name}", self.tags[name]
        for node in self._stories():
            yield from (("JSON-LD publisher", name) for name in _named(node.get("publisher")))

    def _authors(self) -> Iterator[tuple[str, str]]:
        for node in self._stories():
            names = _named(node.get("author"))
            if names:
                yield "JSON-LD author", ", ".join(names)
        for name in ("author", "article:author", "dc.creator", "byl", "parsely-author", "sailthru.author"):
            words = self.tags.get(name, "")
            if words and "://" not in words:
                yield f"meta {name}", words

    def _published(self) -> Iterator[tuple[str, str]]:
        for key, where in (("datePublished", "JSON-LD datePublished"), ("dateCreated", "JSON-LD dateCreated")):
            yield from ((where, node[key]) for node in self._stories() if isinstance(node.get(key), str))
        yield from ((f"meta {name}", self.tags[name]) for name in _PUBLISHED if name in self.tags)
        yield from (("a time element", moment) for marked, moment in self.times if marked)
        day = url_day(self.address or self.tags.get("og:url", ""))
        if day:
            yield "the page's own address", day.isoformat()
        if not any(True for _ in self._updated()):
            yield from (("a time element", moment) for _, moment in self.times)

    def _updated(self) -> Iterator[tuple[str, str]]:
        for node in self._stories():
            if isinstance(node.get("dateModified"), str):
                yield "JSON-LD dateModified", node["dateModified"]
        yield from ((f"meta {name}", self.tags[name]) for name in _UPDATED if name in self.tags)

    def _addresses(self) -> Iterator[tuple[str, str]]:
        if self.address:
            yield "the canonical link", self.address
        if "og:url" in self.tags:
            yield "meta og:url", self.tags["og:url"]
        for node in self._stories():
            page = node.get("mainEntityOfPage") or node.get("url")
            page = page.get("@id") if isinstance(page, dict) else page
            if isinstance(page, str):
                yield "JSON-LD mainEntityOfPage", page

    def _languages(self) -> Iterator[tuple[str, str]]:
        if self.language:
            yield "the page's lang", self.language
        for node in self._stories():
            if isinstance(node.get("inLanguage"), str):
                yield "JSON-LD inLanguage", node["inLanguage"]
        yield from ((f"meta {n}", self.tags[n]) for n in ("og:locale", "content-language") if n in self.tags)

    def _stories(self) -> list[dict[str, Any]]:
        """The nodes that may be the story, those that say so first."""
        kept = [(node, _types(node)) for node in self.data]
        kept = [(node, types) for node, types in kept if not types & _NOT_STORIES]
        kept.sort(key=lambda pair: not any(t.endswith(_STORIES) for t in pair[1]))
        return [node for node, _ in kept]


def _named(value: Any) -> list[str]:
    """The names in a person, an organisation or a list of them."""
    found = []
    for one in value[:20] if isinstance(value, list) else [value]:
        name = one.get("name") if isinstance(one, dict) else one
        if isinstance(name, str) and name.strip() and "://" not in name:
            found.append(" ".join(name.split()))
    return found


def _types(node: dict[str, Any]) -> frozenset[str]:
    kind = node.get("@type", "")
    kinds = kind if isinstance(kind, list) else [kind]
    return frozenset(k.rsplit("/", 1)[-1].lower() for k in kinds if isinstance(k, str))


def _nodes(root: Any) -> list[dict[str, Any]]:
    """Every node at the top of the data or in its graph, in order; not what hangs below a story."""
    found: list[dict[str, Any]] = []
    todo = [root]
    for _ in range(MAX_NODES):
        if not todo:
            break
        item = todo.pop(0) if len(todo) < 100 else todo.pop()
        if isinstance(item, list):
            todo.extend(item)
        elif isinstance(item, dict):
            found.append(item)
            todo.extend(item[key] for key in ("@graph", "mainEntity", "mainEntityOfPage") if key in item)
    return found
