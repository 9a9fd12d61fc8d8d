"""WARC: the pages of a web archive. The one door to fastwarc."""

from __future__ import annotations

import io
from collections.abc import Iterator

from factcheck.errors import FactcheckError, InputError
from factcheck.extras import missing
from factcheck.read.archives import Member
from factcheck.read.detect import detect
from factcheck.read.limits import DOCUMENT_BYTES, Budget
from factcheck.read.page import told
from factcheck.read.stamps import url_day

#: What is read of an archive, by the start of the content type; pictures, styles and scripts are passed over.
_KINDS = {
    "text/html": ".html",
    "application/xhtml": ".html",
    "text/plain": ".txt",
    "application/pdf": ".pdf",
    "application/rss": ".rss",
    "application/atom": ".atom",
    "text/xml": ".xml",
    "application/xml": ".xml",
    "application/json": ".json",
}  # fmt: skip - a table


def read_warc(data: bytes, path: str, budget: Budget) -> Iterator[Member | FactcheckError]:
    """The pages in a WARC file, in its order, answers with an error passed over; raise InputError when damaged."""
    try:
        from fastwarc.warc import ArchiveIterator, WarcRecordType
    except ImportError:
        raise missing("WARC files", "warc", path) from None

    kinds = WarcRecordType.response | WarcRecordType.resource
    number = 0
    try:
        for record in ArchiveIterator(io.BytesIO(data), record_types=kinds, max_content_length=DOCUMENT_BYTES):
            if record.is_http:
                record.parse_http(auto_decode="all")
                if record.http_headers is None or (record.http_headers.status_code or 0) != 200:
                    continue
            kind = (record.http_content_type or record.headers.get("Content-Type") or "").lower()
            ending = next((e for start, e in _KINDS.items() if kind.startswith(start)), None)
            if ending is None:
                continue
            budget.member()
            body = record.reader.read(DOCUMENT_BYTES)
            budget.take(len(body))
            number += 1
            address = record.headers.get("WARC-Target-URI") or ""
            member = _member(body, f"{path}#{number}", ending, address, record.headers.get("WARC-Date") or "")
            if member:
                yield member
    except (OSError, ValueError, EOFError, RuntimeError) as fault:
        said = " ".join(str(fault).split())[:80].rstrip(".") or type(fault).__name__
        raise InputError(
            f"a damaged WARC file ({said})", path, "Fetch the pages again, or give them as files"
        ) from None


def _member(body: bytes, path: str, ending: str, address: str, captured: str) -> Member | None:
    """The member, unless it is data that holds no article."""
    if ending in (".xml", ".json"):
        try:
            detect(body, path + ending)
        except InputError:
            return None
    notes = (f"captured {captured}, which is not when it was published",) if captured else ()
    origin = "the address it was captured from"
    day = url_day(address)
    known = told("url", address, origin) + told("published", day.isoformat() if day else None, origin)
    return Member(path, body, f"page{ending}", tuple(known), notes)
