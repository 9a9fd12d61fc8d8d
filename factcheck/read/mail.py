"""E-mail (EML) and saved web archives (MHTML), read by the standard library."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from email.message import EmailMessage
from email.parser import BytesParser
from email.policy import default
from itertools import pairwise

from factcheck.errors import InputError
from factcheck.model import Told
from factcheck.read.decode import decode
from factcheck.read.furniture import Furniture
from factcheck.read.html import page_of
from factcheck.read.limits import DOCUMENT_BYTES, held
from factcheck.read.page import Page, build, told
from factcheck.read.pieces import Piece, pieces
from factcheck.read.stamps import when

REPLY = re.compile(r"(?:\s*(?:re|fwd?|aw|wg)\s*:\s*)+", re.I)
_WROTE = re.compile(r"(?:On|Am) .{6,200}(?:wrote|schrieb.{0,80}):\s*$")
#: Parts of one mail that are looked at; more are made to cost time.
PARTS = 200


def read_eml(data: bytes, path: str, furniture: Furniture) -> list[Page]:
    """The article that a mail is; raise InputError when it has no words."""
    held(data, path, DOCUMENT_BYTES)
    start = data.split(b"\n", 1)[1] if data.startswith(b"From ") and b"\n" in data else data
    try:
        mail = BytesParser(policy=default).parsebytes(start)
        body, attached = _body(mail, path)
        known = _told(mail)
    except InputError:
        raise
    except (ValueError, LookupError, TypeError, AttributeError, IndexError, RecursionError) as fault:
        raise InputError(f"a mail that cannot be read ({type(fault).__name__})", path, "Save it again") from None
    if body is None:
        raise InputError("no words in this mail", path, "Give its attachments, or the text")
    notes = left_out(attached)
    words, kind = body
    if kind == "text/html":
        page = str(mail.get("Snapshot-Content-Location") or "")  # a page that a browser saved as one file
        known += told("url", page or None, "the address it was saved from")
        head = [] if page else head_of(known)
        return [page_of(words, path, furniture, known[1:] if page else known, head, notes)]
    return [plain_mail(words, path, furniture, known, notes)]


def _body(mail: EmailMessage, path: str) -> tuple[tuple[str, str] | None, list[str]]:
    """The words and kind of the best part, HTML before plain text, and the names of what is attached."""
    found: dict[str, str] = {}
    attached: list[str] = []
    for number, part in enumerate(mail.walk()):
        if number > PARTS:
            break
        kind = part.get_content_type()
        if part.is_multipart():
            continue
        if part.get_content_disposition() == "attachment" or part.get_filename():
            attached.append(part.get_filename() or kind)
        elif kind in ("text/html", "text/plain") and kind not in found:
            words = _words(part, path)
            if words.strip():
                found[kind] = words
    best = next(((found[kind], kind) for kind in ("text/html", "text/plain") if kind in found), None)
    return best, attached


def _words(part: EmailMessage, path: str) -> str:
    """The text of a part, in the charset that it declares, else by our own rule."""
    raw = part.get_payload(decode=True)
    data = raw if isinstance(raw, bytes) else b""
    try:
        return data.decode(str(part.get_content_charset() or "utf-8"))
    except (LookupError, UnicodeDecodeError):
        return decode(data, path, html=True) if data.strip() else ""


def _told(mail: EmailMessage) -> list[Told]:
    found = told("title", REPLY.sub("", str(mail.get("Subject") or "")).strip(), "the mail's subject")
    found = found or told("title", "no subject", "the mail has no subject")
    found += told("published", when(str(mail.get("Date") or "")), "the mail's date")
    return found + told("source", sender(str(mail.get("From") or "")), "the mail's sender")


def sender(words: str) -> str:
    """The name in "Name <address>", else the address.

    >>> sender('"Press office, Kalna" <press@kalna.example>')
    'Press office, Kalna'
    """
    from email.utils import parseaddr

    name, address = parseaddr(words)
    return name or address


def head_of(known: Sequence[Told]) -> list[tuple[str, str]]:
    """The subject as the headline."""
    return [(t.value, "headline") for t in known if t.about == "title" and "no subject" not in t.origin][:1]


def left_out(attached: Iterable[str]) -> list[str]:
    """The note on attachments."""
    names = [" ".join(name.split())[:80] for name in attached]
    if not names:
        return []
    listed = ", ".join(names[:5]) + (f" and {len(names) - 5} more" if len(names) > 5 else "")
    return [f"{len(names)} attachment{'s' if len(names) > 1 else ''} left out: {listed}"]


def plain_mail(words: str, path: str, furniture: Furniture, known: Sequence[Told], notes: Sequence[str]) -> Page:
    """The page of a mail in plain text: the subject above, quoted mail and the signature set aside."""
    head = head_of(known)
    text = "\n".join([*(title for title, _ in head), words.replace("\r\n", "\n")])
    start = len(head[0][0]) + 1 if head else 0
    aside = _aside(text, start)
    edges = [start, *(edge for a, b, _ in aside for edge in (a, b)), len(text)]
    found = [Piece(0, start - 1, "headline")] if head else []
    told_aside = {a: why for a, _, why in aside}
    for a, b in pairwise(edges):
        if a in told_aside and a < b:
            found.append(Piece(a, b, why=told_aside[a]))
        elif a < b:
            found += [piece for piece in pieces(text[:b], a, furniture, mail=True) if piece.start < piece.end]
    return build(text, found, furniture, known, notes)


def _aside(text: str, start: int) -> list[tuple[int, int, str]]:
    """The runs of quoted lines, and the signature to the end: start, end, why."""
    found: list[tuple[int, int, str]] = []
    at = start
    for line in text[start:].splitlines(keepends=True):
        end = at + len(line)
        if line.rstrip("\r\n") == "-- ":
            found.append((at, len(text.rstrip()), "signature"))
            break
        if line.startswith(">") or _WROTE.match(line):
            stop = at + len(line.rstrip())
            if found and text[found[-1][1] : at].isspace():
                found[-1] = (found[-1][0], stop, "quoted mail")
            else:
                found.append((at, stop, "quoted mail"))
        at = end
    return [(a, b, why) for a, b, why in found if a < b]
