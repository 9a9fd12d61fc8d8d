"""DOCX: Word documents; tables in order, comments and deleted words left out. The one door to python-docx."""

from __future__ import annotations

import io
from typing import Any

from factcheck.errors import InputError
from factcheck.extras import missing
from factcheck.model import Told
from factcheck.read.furniture import Furniture
from factcheck.read.limits import DOCUMENT_BYTES, MB, MEMBERS, held, size
from factcheck.read.odt import left_out
from factcheck.read.page import Composer, Page, told

#: Bytes of all the XML of a document, unpacked; long reports with tables stay under ten million.
XML_BYTES = 32 * MB
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
#: Elements of a paragraph whose text is not read: deleted or moved away, of a field's code, of a box beside it.
_ASIDE = frozenset(f"{_W}{name}" for name in ("del", "moveFrom", "delText", "instrText", "txbxContent", "rt"))


def read_docx(data: bytes, path: str, furniture: Furniture) -> list[Page]:
    """The article of a DOCX file; raise InputError when it is damaged or has no words."""
    try:
        import docx
    except ImportError:
        raise missing("Word documents", "docx", path) from None

    _guard(held(data, path, DOCUMENT_BYTES), path)
    try:
        document = docx.Document(io.BytesIO(data))
        composer = Composer(path)
        for block in document.iter_inner_content():
            _table(composer, block) if hasattr(block, "rows") else _paragraph(composer, block)
        known, notes = _told(document), _notes(document)
    except InputError:
        raise
    except Exception as fault:  # the library lets through whatever a damaged file raises
        said = " ".join(str(fault).split())[:80].strip("'\". ") or type(fault).__name__
        raise InputError(f"a damaged Word document ({said})", path, "Save it again, or as text") from None
    return [composer.page(furniture, known, notes)]


def _guard(data: bytes, path: str) -> None:
    """Refuse what would unpack without end, before the library unpacks it; raise InputError."""
    import zipfile

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
            total = sum(entry.file_size for entry in entries if not entry.filename.startswith("word/media/"))
            if total > XML_BYTES or len(entries) > MEMBERS or sum(e.file_size for e in entries) > DOCUMENT_BYTES:
                raise InputError(f"unpacks to more than {size(XML_BYTES)}", path, "Save it again, or as text")
    except (KeyError, zipfile.BadZipFile, OSError, EOFError, RuntimeError, NotImplementedError, ValueError) as fault:
        said = " ".join(str(fault).split())[:80].strip("'\". ") or type(fault).__name__
        raise InputError(f"a damaged Word document ({said})", path, "Save it again, or as text") from None


def _paragraph(composer: Composer, paragraph: Any) -> None:
    style = (paragraph.style.name if paragraph.style is not None else "").lower()
    words = _words(paragraph._p)
    if style == "title" or (style == "heading 1" and not composer.pieces):
        composer.add(words, "headline")
    elif style == "subtitle":
        composer.add(words, "standfirst")
    elif style == "caption":
        composer.add(words, "caption")
    else:
        listed = style.startswith("list") or paragraph._p.find(f"{_W}pPr/{_W}numPr") is not None
        composer.add(words, soft="list" if listed and "heading" not in style else "")
    for box in paragraph._p.iter(f"{_W}txbxContent"):
        if any(up.tag.endswith("}Fallback") for up in box.iterancestors()):
            continue  # Word writes each box twice, for old programs
        for inner in box.iter(f"{_W}p"):
            composer.add(_words(inner))


def _table(composer: Composer, table: Any) -> None:
    for number, row in enumerate(table._tbl.tr_lst):
        cells = []
        for cell in row.iterchildren(f"{_W}tc"):
            span = cell.find(f"{_W}tcPr/{_W}gridSpan")
            width = int(span.get(f"{_W}val", "1")) if span is not None else 1
            words = " ".join(_words(p) for p in cell.iter(f"{_W}p"))
            cells += [words, *[""] * (min(width, 60) - 1)]
        head = number == 0 and row.find(f"{_W}trPr/{_W}tblHeader") is not None
        composer.row(cells, head=head)


def _words(paragraph: Any) -> str:
    """The text of a paragraph as Word shows it without markup: inserted words are in it, deleted ones are not."""
    out: list[str] = []
    todo: list[Any] = [paragraph]
    while todo:
        element = todo.pop()
        if element.tag in _ASIDE:
            continue
        if element.tag == f"{_W}t":
            out.append(element.text or "")
        elif element.tag in (f"{_W}tab", f"{_W}br", f"{_W}cr"):
            out.append(" ")
        elif element.tag == f"{_W}noBreakHyphen":
            out.append("-")
        todo += reversed(element)
    return "".join(out)


def _told(document: Any) -> list[Told]:
    said = document.core_properties
    # the days on which a file was made and changed say nothing of publication
    found = told("title", said.title, "the document's title") + told("byline", said.author, "the document's author")
    return found + told("language", said.language, "the document's language")


def _notes(document: Any) -> list[str]:
    body = document.element.body

    def count(*names: str) -> int:
        return sum(1 for name in names for _ in body.iter(f"{_W}{name}"))

    return left_out(
        comments=count("commentReference"),
        notes=count("footnoteReference", "endnoteReference"),
        deleted=count("del", "moveFrom"),
        inserted=count("ins", "moveTo"),
    )
