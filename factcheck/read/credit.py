"""The news agency whose text an article says it prints."""

from __future__ import annotations

import re

from factcheck.model import Told
from factcheck.read.page import LEADS, Page
from factcheck.sources import SourceBook

#: "WARSAW (AP) —", "KYIV, Nov 16 (Reuters) -": a name in brackets before the dash of a dateline.
_DATELINE = re.compile(r"[^()]{0,60}\(([^()]{2,60})\)\s{0,3}(?:—|–|--|-)")
#: What stands between the names in a byline.
_BETWEEN = re.compile(r"\s*(?:,|/|\||;|\(|\)|—|–|\bfor\b|\bof\b|\bat\b|\band\b|\bby\b|\bvia\b)\s*", re.I)
_LABEL = re.compile(r"(?:source|credit|agency|agencies)s?\s*:\s*", re.I)
#: Lines at the end of a story in which it is signed, and the longest of them, in code points.
SIGNED, SHORT = 4, 60


def agency(page: Page, book: SourceBook) -> list[Told]:
    """The agency of its dateline, byline or signature, or the outlet itself where it is one; nothing without."""
    found: list[Told] = []
    story = [b for b in page.blocks if not b.aside]
    words = {b.start: page.text[b.start : b.end] for b in story}
    for block in [b for b in story if b.zone == "body"][:LEADS]:
        head = _DATELINE.match(words[block.start][:130])
        name = next((n for part in _parts(head[1]) if (n := book.agency(part))), None) if head else None
        if head and name:
            found.append(Told(about="agency", value=name, origin=f"“({head[1]})” at the head of the story"))
            break
    for line in [*(words[b.start] for b in story if b.zone == "byline"), page.says("byline") or ""]:
        name = next((n for part in _parts(line) if (n := book.agency(part))), None)
        if name:
            found.append(Told(about="agency", value=name, origin=f"the byline “{line[:80]}”"))
            break
    for line in [words[b.start] for b in story][-SIGNED:]:
        bare = _LABEL.sub("", line.strip(" ()[]—–-*\xa0")) if len(line) <= SHORT else ""
        name = book.agency(bare) if bare else None
        if name:
            found.append(Told(about="agency", value=name, origin=f"the signature “{line}”"))
            break
    if page.source and (name := book.agency(page.source)):
        found.append(Told(about="agency", value=name, origin="the outlet is an agency"))
    return found


def _parts(line: str) -> list[str]:
    """The names in a byline."""
    return [part for part in _BETWEEN.split(" ".join(line[:300].split())) if part]
