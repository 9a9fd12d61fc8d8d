"""ODT: OpenDocument text, from its XML; tables in order, what is tracked or noted left out."""

from __future__ import annotations

import io
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from factcheck.errors import InputError
from factcheck.model import Told
from factcheck.read import xml
from factcheck.read.furniture import Furniture
from factcheck.read.limits import DOCUMENT_BYTES, MB, held, size
from factcheck.read.page import Composer, Page, told

#: Bytes of the text of a document, unpacked.
CONTENT_BYTES = 32 * MB
#: Empty cells that a table may say are repeated: spreadsheets do it by the thousand.
REPEATED = 60
_ASIDE = frozenset({"tracked-changes", "annotation", "note", "sequence-decls", "forms", "office:forms"})


def read_odt(data: bytes, path: str, furniture: Furniture) -> list[Page]:
    """The article of an ODT file; raise InputError when it is damaged or has no words."""
    held(data, path, DOCUMENT_BYTES)
    content = xml.parse(_part(data, "content.xml", path), path, CONTENT_BYTES)
    body = next(xml.find(content, "text"), None)
    composer = Composer(path)
    for element in _blocks(body) if body is not None else ():
        _add(composer, element)
    return [composer.page(furniture, _told(data, path), _notes(content))]


def _part(data: bytes, name: str, path: str) -> bytes:
    import zipfile
    import zlib

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if archive.getinfo(name).file_size > CONTENT_BYTES:
                raise InputError(f"its text is larger than {size(CONTENT_BYTES)}", path, "Give it in parts")
            return archive.read(name)
    except (
        KeyError,
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        OSError,
        RuntimeError,
        NotImplementedError,
        ValueError,
    ) as fault:
        said = " ".join(str(fault).split())[:80].strip("'\". ") or type(fault).__name__
        raise InputError(f"a damaged OpenDocument file ({said})", path, "Save it again, or as text") from None


def _blocks(body: Element) -> Iterator[Element]:
    """Paragraphs, headings, list items and tables in reading order."""
    todo = list(reversed(body))
    while todo:
        element = todo.pop()
        name = xml.local(element)
        if name in ("p", "h", "table"):
            yield element
            # a frame in a paragraph holds a picture with its caption, or a box with text
            boxes = [box for frame in xml.find(element, "text-box") for box in frame] if name != "table" else []
            todo += reversed(boxes)
        elif name == "list-item":
            for child in element:
                child.set("list", "yes")
            todo += reversed(element)
        elif name not in _ASIDE:
            todo += reversed(element)


def _add(composer: Composer, element: Element) -> None:
    name = xml.local(element)
    if name == "table":
        for row in xml.find(element, "table-row"):
            cells: list[str] = []
            for cell in row:
                if xml.local(cell) in ("table-cell", "covered-table-cell"):
                    times = _attribute(cell, "number-columns-repeated")
                    cells += [_words(cell)] * min(int(times) if times.isdigit() else 1, REPEATED)
            head = any(row is r for h in xml.find(element, "table-header-rows") for r in h)
            composer.row(cells, head=head)
        return
    style = _attribute(element, "style-name").lower()
    level = _attribute(element, "outline-level")
    if style == "title" or (name == "h" and level in ("", "1") and not composer.pieces):
        composer.add(_words(element), "headline")
    elif style == "subtitle":
        composer.add(_words(element), "standfirst")
    elif style in ("caption", "illustration", "figure", "drawing"):
        composer.add(_words(element), "caption")
    else:
        composer.add(_words(element), soft="list" if element.get("list") else "", firm=True)


def _attribute(element: Element, name: str) -> str:
    return next((value for key, value in element.attrib.items() if key.rsplit("}", 1)[-1] == name), "")


def _words(element: Element) -> str:
    """The text of a paragraph or cell without notes, comments, and what stands in frames."""
    out: list[str] = []
    todo: list[Element | str] = [element]
    while todo:
        item = todo.pop()
        if isinstance(item, str):
            out.append(item)
            continue
        name = xml.local(item)
        if item is not element and (name in _ASIDE or name == "text-box"):
            continue
        if name in ("s", "tab", "line-break") or (name == "p" and item is not element):
            out.append(" ")
        out.append(item.text or "")
        todo += reversed([piece for child in item for piece in (child, child.tail or "")])
    return "".join(out)


def _told(data: bytes, path: str) -> list[Told]:
    try:
        meta = xml.parse(_part(data, "meta.xml", path), path)
    except InputError:
        return []
    # the days on which a file was made and changed say nothing of publication
    found = told("title", xml.first(meta, "title"), "the document's title")
    found += told("byline", xml.first(meta, "creator") or xml.first(meta, "initial-creator"), "the document's author")
    return found + told("language", xml.first(meta, "language"), "the document's language")


def _notes(content: Element) -> list[str]:
    """What was left out: comments, footnotes, and words deleted with changes tracked."""
    inserted = sum(1 for e in xml.find(content, "changed-region") if any(xml.find(e, "insertion")))
    deleted = sum(1 for e in xml.find(content, "changed-region") if any(xml.find(e, "deletion")))
    return left_out(
        comments=sum(1 for _ in xml.find(content, "annotation")),
        notes=sum(1 for _ in xml.find(content, "note")),
        deleted=deleted,
        inserted=inserted,
    )


def left_out(*, comments: int, notes: int, deleted: int, inserted: int) -> list[str]:
    """The notes on a document of a word processor: numbers of what was, and was not, read."""
    found = []
    for count, one, what in ((comments, "comment", "left out"), (notes, "footnote", "left out")):
        if count:
            found.append(f"{count} {one}{'s' if count > 1 else ''} {what}")
    if deleted or inserted:
        total = deleted + inserted
        found.append(
            f"{total} tracked change{'s' if total > 1 else ''} nobody has accepted yet: deleted words are left out "
            f"({deleted}), inserted words are read ({inserted})"
        )
    return found
