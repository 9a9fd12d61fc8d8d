"""IPTC ninjs (1, 2 and 3): news items as JSON, one or many in a file."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from html import escape
from typing import Any

from factcheck.errors import InputError
from factcheck.model import About, Told
from factcheck.read.decode import decode
from factcheck.read.furniture import Furniture
from factcheck.read.html import page_of
from factcheck.read.limits import MEMBERS, held
from factcheck.read.page import Page, told
from factcheck.read.stamps import when

_REMEDY = "Export the item again"
#: Field of an item, in lower case without underscores -> what it is about.
_FIELDS: tuple[tuple[About, str], ...] = (
    ("title", "headline"),
    ("title", "title"),
    ("byline", "byline"),
    ("published", "versioncreated"),
    ("published", "contentcreated"),
    ("published", "firstcreated"),
    ("dateline", "located"),
    ("url", "ednoteurl"),
    ("version", "version"),
    ("language", "language"),
    ("source", "infosource"),
    ("source", "copyrightholder"),
    ("source", "provider"),
    ("source", "source"),
)  # fmt: skip - a table
_STATUS = {"canceled": "its publisher has withdrawn it", "withheld": "its publisher holds it back"}
#: Items inside an item ("associations") that are looked at.
ASSOCIATED = 200


def read_ninjs(data: bytes, path: str, furniture: Furniture) -> list[Page]:
    """The articles of a ninjs file, pictures passed over; raise InputError when it is broken or has no text."""
    text = decode(held(data, path), path)
    try:
        root = json.loads(text)
    except json.JSONDecodeError as fault:
        raise InputError(f"not valid JSON ({fault.msg})", f"{path}:{fault.lineno}:{fault.colno}", _REMEDY) from None
    except (RecursionError, ValueError):
        raise InputError("JSON nested too deep, or with numbers too long", path, _REMEDY) from None
    pages = [page for item in _items(root) if (page := _page(item, path, furniture))]
    if not pages:
        raise InputError("no ninjs item with text in it", path, "Export the items with their bodies")
    if len(pages) == 1:
        return pages
    return [replace(page, part=f"#{number}") for number, page in enumerate(pages, 1)]


def _items(root: Any) -> list[dict[str, Any]]:
    """The items of a file: one, a list, or a list under a name, as services export them."""
    if isinstance(root, dict):
        listed = next((root[k] for k in ("items", "_items", "data", "results") if isinstance(root.get(k), list)), None)
        root = listed if listed is not None else [root]
    found = root[:MEMBERS] if isinstance(root, list) else []
    return [_flat(item) for item in found if isinstance(item, dict)]


def _flat(item: dict[str, Any]) -> dict[str, Any]:
    """The item under names without case and underscores: the versions of the standard differ in nothing else."""
    return {key.replace("_", "").lower(): value for key, value in item.items()}


def _page(item: dict[str, Any], path: str, furniture: Furniture) -> Page | None:
    body = _body(item)
    if not body:
        return None
    known = _told(item)
    title = next((t.value for t in known if t.about == "title"), "")
    head = [(title, "headline")] if title else []
    head += [(words, "standfirst") for words in _texts(item, "subheadline", "subheadlines")]
    captions = "".join(f"<figure><figcaption>{escape(words)}</figcaption></figure>" for words in _captions(item))
    page = page_of(f"<article>{body}{captions}</article>", path, furniture, known, head)
    status, until = item.get("pubstatus"), item.get("embargoed")
    notes = [_STATUS[status]] if isinstance(status, str) and status in _STATUS else []
    notes += [f"embargoed until {until}"] if isinstance(until, str) else []
    notes += [f"note of the publisher: {note}" for note in _texts(item, "ednote")]
    uri = item.get("uri")
    return replace(page, item=uri if isinstance(uri, str) else "", notes=tuple(notes))


def _body(item: dict[str, Any]) -> str:
    """The story as HTML: the richest form that the item has."""
    for key in ("bodyxhtml", "bodyhtml"):
        if isinstance(item.get(key), str) and item[key].strip():
            return str(item[key])
    bodies = item.get("bodies")
    plain = item.get("bodytext") if isinstance(item.get("bodytext"), str) else ""
    for body in bodies if isinstance(bodies, list) else []:
        value = body.get("value") if isinstance(body, dict) else None
        if not isinstance(value, str) or not value.strip():
            continue
        if "html" in str(body.get("contenttype") or body.get("contentType") or body.get("role") or ""):
            return value
        plain = plain or value
    paragraphs = (plain or "").replace("\r\n", "\n").split("\n")
    return "".join(f"<p>{escape(words)}</p>" for words in paragraphs if words.strip())


def _told(item: dict[str, Any]) -> list[Told]:
    found: list[Told] = []
    for about, key in _FIELDS:
        value = item.get(key)
        if isinstance(value, int) and about == "version":
            value = str(value)
        if isinstance(value, str):
            found += told(about, when(value) if about == "published" else value, f"ninjs {key}")
    found += [t for words in _texts(item, "headlines")[:1] for t in told("title", words, "ninjs headlines")]
    found += [t for words in _texts(item, "by", "bylines")[:1] for t in told("byline", words, "ninjs by")]
    uri = item.get("uri")
    return found + told("url", uri if isinstance(uri, str) and uri.startswith("http") else None, "ninjs uri")


def _texts(item: dict[str, Any], *keys: str) -> list[str]:
    """The words under these keys, each a string or a list of strings or of objects with a value."""
    found = []
    for key in keys:
        value = item.get(key)
        for one in value if isinstance(value, list) else [value]:
            words = one.get("value") if isinstance(one, dict) else one
            if isinstance(words, str) and words.strip():
                found.append(words)
    return found


def _captions(item: dict[str, Any]) -> Iterator[str]:
    """What the pictures that hang on the item show."""
    hung = item.get("associations")
    values = list(hung.values()) if isinstance(hung, dict) else hung if isinstance(hung, list) else []
    for value in values[:ASSOCIATED]:
        flat = _flat(value) if isinstance(value, dict) else {}
        if flat.get("type") in ("picture", "video", "graphic"):
            yield from _texts(flat, "descriptiontext", "bodytext", "descriptions")[:1]
