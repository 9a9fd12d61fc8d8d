"""What an HTML page says of itself: JSON-LD, meta tags, times and its own address."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from factcheck.read.stamps import iso, url_day

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

    @property
    def source(self) -> str | None:
        """The outlet: the name of the site, else the publisher."""
        name = self.tags.get("og:site_name") or self.tags.get("application-name")
        for node in self._stories():
            publisher = node.get("publisher")
            publisher = publisher[0] if isinstance(publisher, list) and publisher else publisher
            found = publisher.get("name") if isinstance(publisher, dict) else publisher
            name = name or (found if isinstance(found, str) else None)
        return " ".join(name.split()) if name and name.strip() else None

    def published(self) -> tuple[str | None, str]:
        """ISO date or datetime of publication and where it was found, in words; (None, "") when the page says none."""
        for where, words in self._candidates():
            found = iso(words)
            if found:
                return found, where
        day = url_day(self.address or self.tags.get("og:url", ""))
        return (day.isoformat(), "the page's own address") if day else (None, "")

    def _candidates(self) -> Iterator[tuple[str, str]]:
        for key, where in (("datePublished", "JSON-LD datePublished"), ("dateCreated", "JSON-LD dateCreated")):
            yield from ((where, node[key]) for node in self._stories() if isinstance(node.get(key), str))
        yield from ((f"meta {name}", self.tags[name]) for name in _PUBLISHED if name in self.tags)
        yield from (("a time element", moment) for marked, moment in self.times if marked)
        for node in self._stories():
            if isinstance(node.get("dateModified"), str):
                yield "JSON-LD dateModified (updated)", node["dateModified"]
        yield from ((f"meta {name} (updated)", self.tags[name]) for name in _UPDATED if name in self.tags)
        yield from (("a time element", moment) for marked, moment in self.times)

    def _stories(self) -> list[dict[str, Any]]:
        """The nodes that may be the story, those that say so first."""
        kept = [(node, _types(node)) for node in self.data]
        kept = [(node, types) for node, types in kept if not types & _NOT_STORIES]
        kept.sort(key=lambda pair: not any(t.endswith(_STORIES) for t in pair[1]))
        return [node for node, _ in kept]


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
