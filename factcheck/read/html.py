"""HTML: the page as blocks in reading order, captions and tables survive."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from html import unescape

from factcheck.errors import InputError
from factcheck.model import Told
from factcheck.read import html_live as live
from factcheck.read.decode import decode
from factcheck.read.furniture import Furniture
from factcheck.read.html_meta import Meta
from factcheck.read.html_tokens import Token, tokens
from factcheck.read.limits import held
from factcheck.read.page import Page, build, told
from factcheck.read.pieces import Piece, terminal
from factcheck.read.stamps import Stamp, date_line, iso

_DROPPED = frozenset({"noscript", "template", "svg", "select", "object", "math", "audio", "video", "canvas"})
#: Marks what is not even kept as boilerplate: it is no text, or says again what stands elsewhere.
_DROP = "dropped"
_VOID_TAGS = "area base br col embed hr img input link meta param source track wbr"
_VOID = frozenset(_VOID_TAGS.split())
_BLOCK_TAGS = """
address article aside blockquote body caption center dd details div dl dt fieldset figcaption figure footer form
h1 h2 h3 h4 h5 h6 head header hr html li main menu nav ol option p pre section summary table tbody td tfoot th thead
title tr ul
"""
#: A start tag that closes what is open of its like: the end tags that HTML lets people leave out.
_CLOSES = {
    "p": ("p",), "li": ("li",), "dt": ("dt", "dd"), "dd": ("dt", "dd"), "tr": ("tr",), "td": ("td", "th"),
    "th": ("td", "th"), "option": ("option",), "body": ("head",),
}  # fmt: skip
#: Elements that such a start tag does not reach beyond.
_FENCES = frozenset({"table", "ul", "ol", "dl", "div", "article", "section", "main", "blockquote", "figure", "body"})
#: How far up a start tag looks for what it closes: bounds the work on pages that never close anything.
_REACH = 12
_FURNITURE_TAGS = {
    "nav": "page navigation", "header": "page header", "footer": "page footer", "aside": "aside", "form": "form",
    "button": "page furniture", "dialog": "page furniture", "menu": "page navigation", "amp-sidebar": "page navigation",
    "amp-ad": "page furniture", "amp-embed": "page furniture", "amp-consent": "page furniture",
    "amp-user-notification": "page furniture", "amp-next-page": "page furniture", "amp-list": "page furniture",
    "amp-social-share": "page furniture", "amp-sticky-ad": "page furniture",
}  # fmt: skip
_BLOCKS = frozenset({*_BLOCK_TAGS.split(), *_FURNITURE_TAGS})
_ZONE_TAGS = {"h1": "headline", "figcaption": "caption", "caption": "caption", "table": "table"}
_CLASS_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
#: The class of one entry of a live page ("post", "live-entry"), but not of its parts ("post-date").
_POST = re.compile(r"(?:^|[\s_-])(?:post|entry|update|block|event)(?:\s|$)")
_SPACE = re.compile(r"[ \t\r\n\f]+")
#: Elements whose text, outside other zones, is an item of a list.
_ITEMS = frozenset({"li", "dd", "dt"})
#: Code points; a table cell beyond is prose in a page that is laid out with tables.
MAX_CELL = 240


@dataclass(slots=True)
class _Open:
    """An element that is open, with what holds inside it."""

    tag: str
    why: str = ""
    zone: str = ""
    post: int = 0  # number of the entry of a live page that it belongs to


@dataclass(slots=True)
class _Block:
    words: str
    zone: str
    why: str
    post: int
    tag: str
    story: bool  # inside the element that the page calls its article
    soft: str = ""  # the zone it has unless its words show that it is furniture
    head: bool = False  # the row of a table that holds the heads of the columns


class _Segmenter:
    """Collects blocks; keeps a flat list of open elements, so that no depth of nesting costs more than its length."""

    def __init__(self, furniture: Furniture) -> None:
        self.furniture = furniture
        self.meta = Meta()
        self.blocks: list[_Block] = []
        self.times: dict[int, str] = {}  # by number of the entry
        self.parents: list[int] = [0]  # of each entry of a live page, by number
        self.open = [_Open("")]
        self.count: dict[str, int] = {}
        self.words: list[str] = []
        self.cells: list[str] | None = None  # of the table row that is open
        self.heads = True  # nothing but heads of columns in it
        self.clocks: dict[int, Stamp] = {}  # a time of day that an entry shows, by number of the entry
        self.linked = True  # nothing but links since the last block
        self.breaks = 0

    def feed(self, page: str) -> None:
        """Take in a whole page and close what it left open."""
        for token in tokens(page):
            if token.kind == "text":
                self._text(token.name)
            elif token.kind == "start":
                if token.name in _VOID:
                    self._void(token.name, token.values)
                else:
                    self._start(token.name, token.values)
            elif token.kind == "end":
                self._end(token.name)
            else:
                self._raw(token)
        while len(self.open) > 1:
            self._pop()
        self._flush()

    def _text(self, words: str) -> None:
        if not words.isspace():
            self.breaks = 0
            self.linked = self.linked and bool(self.count.get("a"))
        self.words.append(words)

    def _raw(self, token: Token) -> None:
        """A script, style or title: only metadata is kept of it."""
        if token.name == "title" and not self.count.get("body") and not self.count.get("svg"):
            self.meta.window_title = self.meta.window_title or unescape(token.content)
        elif token.name == "script" and "ld+json" in token.values.get("type", ""):
            self.meta.script(token.content)

    # -- elements

    def _void(self, tag: str, values: dict[str, str]) -> None:
        if tag == "meta":
            self.meta.tag(values)
        elif tag == "link" and values.get("rel") == "canonical":
            self.meta.address = self.meta.address or values.get("href", "")
        elif tag == "hr":
            self._flush()
        elif tag in ("br", "wbr"):
            self.breaks += tag == "br"
            self.words.append(" " if tag == "br" else "")
            if self.breaks > 1:
                self._flush()

    def _start(self, tag: str, values: dict[str, str]) -> None:
        self._close_open(tag)
        if tag in _BLOCKS:
            self._flush()
        above = self.open[-1]
        here = _Open(tag, above.why, _ZONE_TAGS.get(tag, above.zone), above.post)
        if tag == "html":
            self.meta.language = self.meta.language or values.get("lang", "")
        classes = self._classes(values)
        if tag in ("article", "main"):
            # the story itself, whatever stands around it; comments are articles of their own on some pages
            here.why = here.why if here.why in ("readers' comments", _DROP) else ""
            if classes & self.furniture.html_comments:
                here.why = "readers' comments"
        elif tag in _DROPPED:
            here.why = _DROP
        elif not here.why and tag not in ("html", "body", "h1") and not classes & self.furniture.html_pull_quote:
            here.why = self._why(tag, values, classes)
        if not here.zone or here.zone == "table":
            here.zone = self._zone(classes) or here.zone
        if here.post or "data-timestamp" in values:
            self._stamp(values, here)
        if tag in ("article", "section", "li") or (tag == "div" and _POST.search(values.get("class", "")[:400])):
            here.post = len(self.parents)
            self.parents.append(above.post)
        if tag == "time" and not here.why:
            self._time(values, classes, here.post)
        if tag == "tr":
            self._row()
            self.cells, self.heads = [], True
        elif tag == "td":
            self.heads = False
        self.open.append(here)
        self.count[tag] = self.count.get(tag, 0) + 1

    def _end(self, tag: str) -> None:
        """Close an element with all that was left open inside it; an end tag without its start is ignored."""
        if not self.count.get(tag):
            return
        if tag not in _BLOCKS:  # the end of an inline element does not end the paragraph around it
            for depth in range(len(self.open) - 1, max(0, len(self.open) - _REACH), -1):
                if self.open[depth].tag == tag:
                    break
                if self.open[depth].tag in _BLOCKS:
                    return
        while self._pop() != tag:
            pass

    def _close_open(self, tag: str) -> None:
        closes = ("p",) if tag in _BLOCKS and tag not in _CLOSES else _CLOSES.get(tag, ())
        if not any(self.count.get(name) for name in closes):
            return
        for depth in range(len(self.open) - 1, max(0, len(self.open) - _REACH), -1):
            name = self.open[depth].tag
            if name in closes:
                while len(self.open) > depth:
                    self._pop()
                return
            if name in _FENCES:
                return

    def _pop(self) -> str:
        done = self.open[-1].tag
        if done in _BLOCKS:
            self._flush()
        self.open.pop()
        self.count[done] -= 1
        if done in ("tr", "table"):
            self._row()
        return done

    def _classes(self, values: dict[str, str]) -> frozenset[str]:
        """The words of class and id; one after "no", "has" or "with" says nothing of the element itself."""
        found: set[str] = set()
        for name in f"{values.get('class', '')} {values.get('id', '')}"[:400].split():
            words = [w.lower() for w in _CLASS_WORD.findall(name)]
            if not {"no", "has", "with", "without", "hide"} & set(words):
                found.update(words)
                found.add(name.lower())
        return frozenset(found)

    def _why(self, tag: str, values: dict[str, str], classes: frozenset[str]) -> str:
        if classes & self.furniture.html_comments:
            return "readers' comments"
        inside = self.count.get("article") or self.count.get("main")
        if tag in _FURNITURE_TAGS and not (tag == "header" and inside):
            return _FURNITURE_TAGS[tag]
        if "hidden" in values or "display:none" in values.get("style", "").replace(" ", ""):
            return "hidden"
        # the class of an inline word ("share price") is no sign of furniture
        return "page furniture" if classes & self.furniture.html_furniture and tag in _BLOCKS else ""

    def _zone(self, classes: frozenset[str]) -> str:
        for names, zone in (
            (self.furniture.html_caption, "caption"),
            (self.furniture.html_standfirst, "standfirst"),
            (self.furniture.html_byline, "byline"),
            (self.furniture.html_pull_quote, "pull-quote"),
        ):
            if classes & names:
                return zone
        return ""

    def _stamp(self, values: dict[str, str], here: _Open) -> None:
        """The time that a script left at an entry of a live page: ISO, or seconds or milliseconds since 1970."""
        moment = live.scripted(values)
        if moment and here.post and not here.why:
            self.times.setdefault(here.post, moment)

    def _time(self, values: dict[str, str], classes: frozenset[str], post: int) -> None:
        moment = iso(values.get("datetime", ""))
        if moment:
            self.times.setdefault(post, moment)
            marked = "pubdate" in values or "datePublished" in values.get("itemprop", "") or "published" in classes
            self.meta.times.append((marked, moment))

    # -- blocks

    def _flush(self) -> None:
        words = _SPACE.sub(" ", "".join(self.words)).strip(" \xa0")
        linked, self.linked = self.linked, True
        self.words = []
        self.breaks = 0
        here = self.open[-1]
        if not words or here.why == _DROP:
            return
        if self.cells is not None and here.zone == "table" and not _is_prose(words, here.tag):
            self.cells.append(words.replace("|", "¦"))
        else:
            why = "link to another page" if linked and not here.zone and not terminal(words) else ""
            self._add(words, "body" if here.zone == "table" else here.zone, why)

    def _row(self) -> None:
        cells, self.cells = self.cells, None
        if cells and any(cells):
            self._add(" | ".join(cells), "table")
            self.blocks[-1].head = self.heads and len(cells) > 1

    def _add(self, words: str, zone: str, why: str = "") -> None:
        here = self.open[-1]
        story = bool(self.count.get("article") or self.count.get("main"))
        if here.post and len(words) < 40 and any(c.isdigit() for c in words):
            stamp = date_line(words)
            if stamp and stamp.clock:
                self.clocks.setdefault(here.post, stamp)
        soft = "list" if here.tag in _ITEMS and not zone else ""
        self.blocks.append(_Block(words, zone, here.why or why, here.post, here.tag, story, soft))


def _is_prose(words: str, tag: str) -> bool:
    """Whether what stands in a table cell is a paragraph: some pages are laid out with tables."""
    return len(words) > MAX_CELL or (tag not in ("td", "th") and terminal(words) and words.count(" ") >= 7)


def read_html(data: bytes, path: str, furniture: Furniture) -> list[Page]:
    """The page of an .html file; raise InputError if it is no text or holds no words."""
    return [page_of(decode(held(data, path), path, html=True), path, furniture)]


def page_of(
    markup: str,
    path: str,
    furniture: Furniture,
    said: Sequence[Told] = (),
    head: Sequence[tuple[str, str]] = (),
    notes: Sequence[str] = (),
) -> Page:
    """The page of ``markup``, after the (words, zone) of ``head``, which what is around it gave; raise InputError."""
    parser = _Segmenter(furniture)
    parser.feed(markup)
    if not parser.blocks and not head:
        raise InputError("no words in this page", path, "Save the page as the browser shows it, or as text")
    title, origin = _title(parser)
    known = [*said, *told("title", title, origin), *parser.meta.told()]
    day = next((t.value for t in known if t.about == "published"), None)
    moments = live.moments(parser.parents, parser.times, parser.clocks, day)
    found: list[Piece] = []
    parts: list[str] = []
    at = 0
    shown = [_Block(" ".join(words.split()), zone, "", 0, "", True) for words, zone in head]
    given = {block.words for block in shown}
    for block in (*shown, *(b for b in parser.blocks if b.zone != "headline" or b.words not in given)):
        end = at + len(block.words)
        why = "" if block.zone == "headline" and block.words == title else block.why
        piece = Piece(at, end, "" if why else block.zone, why, firm=True, as_of=moments[block.post])
        piece.soft, piece.head = block.soft, block.head
        found.append(piece)
        parts.append(block.words)
        at = end + 1
    return build("\n".join(parts), found, furniture, known, notes)


def _title(parser: _Segmenter) -> tuple[str | None, str]:
    """The heading of the story, else the title for sharing, else the first heading, else that of the window."""
    heads = [b for b in parser.blocks if b.zone == "headline"]
    inside = next((b.words for b in heads if b.story and not b.why), None)
    shared, window = parser.meta.title, " ".join(parser.meta.window_title.split())
    named = next((b.words for b in heads if b.words in (shared or window)), None)
    first = next((b.words for b in heads if not b.why), None)
    if inside or named:
        return inside or named, "the heading of the story"
    return (shared, "meta og:title") if shared else (first, "a heading") if first else (window, "the window's title")
