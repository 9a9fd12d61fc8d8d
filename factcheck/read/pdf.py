"""PDF with a text layer. The one door to pypdfium2."""

from __future__ import annotations

import ctypes
from typing import Any

from factcheck.errors import InputError
from factcheck.extras import missing
from factcheck.read.furniture import Furniture
from factcheck.read.limits import DOCUMENT_BYTES, PAGES, held
from factcheck.read.page import Composer, Page, told
from factcheck.read.pdf_layout import GAP, Run, body_size, paragraphs
from factcheck.read.stamps import days_in

#: Letters of one page that are read; a broadsheet page has 40,000.
PAGE_LETTERS = 200_000
#: Letters a page below which a PDF is a picture of print: a stamp or a page number at most.
SCANNED = 12
#: Times the size of the body from which on a line at the head is the headline, and below which one is a caption.
LARGE, SMALL = 1.25, 0.92


def read_pdf(data: bytes, path: str, furniture: Furniture) -> list[Page]:
    """The article of a PDF file; raise InputError when it is damaged, locked or scanned."""
    try:
        import pypdfium2
    except ImportError:
        raise missing("PDF files", "pdf", path) from None

    held(data, path, DOCUMENT_BYTES)
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as fault:
        if "assword" in str(fault):
            raise InputError("a PDF locked with a password", path, "Save it without the password") from None
        raise InputError("a damaged PDF file", path, "Save it again, or as text") from None
    try:
        count = len(document)
        pages = [_page(document, number, path) for number in range(min(count, PAGES))]
        title = document.get_metadata_dict().get("Title", "")
    finally:
        document.close()
    letters = sum(len(run.words) for _, runs in pages for run in runs)
    if not count or letters < SCANNED * max(len(pages), 1):
        title = "a scanned PDF: pictures of print without a text layer" if count else "a PDF without pages"
        raise InputError(title, path, "Run text recognition (OCR) over it first, or give the text")
    notes = [f"only the first {PAGES} of {count} pages were read"] if count > PAGES else []
    composer = _composed(pages, path)
    heads = [words for words, piece in zip(composer.parts, composer.pieces, strict=True) if piece.why]
    page = composer.page(furniture, (), notes)
    printed = [(day, head) for head in heads for day in days_in(head)][:1]
    known = [t for day, head in printed for t in told("published", day, f"the running head “{head[:80]}”")]
    known += told("title", title, "the document's title")
    return [Page(page.text, page.blocks, (*page.told, *known), page.notes)]


def _page(document: Any, number: int, path: str) -> tuple[float, list[Run]]:
    """The height of a page and its runs."""
    import pypdfium2

    try:
        page = document[number]
        text = page.get_textpage()
    except pypdfium2.PdfiumError:
        raise InputError(f"a damaged PDF file (page {number + 1})", path, "Save it again, or as text") from None
    try:
        return float(page.get_height()), _runs(text)
    finally:
        text.close()
        page.close()


def _runs(text: Any) -> list[Run]:
    """The letters of a page in runs, as they stand in the file."""
    import pypdfium2.raw as pdfium

    edges = [ctypes.c_double() for _ in range(4)]
    left, right = edges[:2]
    places = [ctypes.byref(edge) for edge in edges]
    found: list[Run] = []
    space = True
    for i in range(min(text.count_chars(), PAGE_LETTERS)):
        code = pdfium.FPDFText_GetUnicode(text, i)
        letter = chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else " "
        if letter.isspace():
            space = True
            continue
        pdfium.FPDFText_GetLooseCharBox(text, i, box := pdfium.FS_RECTF())
        if not pdfium.FPDFText_GetCharBox(text, i, *places):
            continue
        last = found[-1] if found else None
        size = max(box.top - box.bottom, 1.0)
        same = last is not None and abs(last.bottom - box.bottom) < 0.35 * size and abs(last.size - size) < 0.3 * size
        if last is not None and same and -size < left.value - last.right < GAP * size:
            gap = left.value - last.right
            last.words += f" {letter}" if (space and gap > 0.05 * size) or gap > 0.3 * size else letter
            last.right = max(last.right, right.value)
        else:
            found.append(Run(letter, left.value, right.value, box.bottom, box.top))
        space = False
    return found


def _composed(pages: list[tuple[float, list[Run]]], path: str) -> Composer:
    """The text of the document: the headline by its size, captions by theirs, what repeats on pages set aside."""
    found = paragraphs(pages)
    size = body_size(found)
    story = [p for p in found if not p.head]
    largest = max((p.size for p in story[:6] if p.words), default=0.0)
    composer = Composer(path)
    headed = False
    for paragraph in found:
        if paragraph.head:
            if paragraph.words not in composer.parts:
                composer.add(paragraph.words, why="running head")
        elif paragraph.rows:
            for row in paragraph.rows:
                composer.row(row)
        elif not headed and paragraph.size == largest and paragraph.size >= LARGE * size:
            composer.add(paragraph.words, "headline")
            headed = True
        else:
            small = paragraph.size < SMALL * size and len(paragraph.words) < 400
            composer.add(paragraph.words, soft="caption" if small else "")
    return composer
