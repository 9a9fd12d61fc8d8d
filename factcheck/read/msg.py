"""Outlook's .msg files. The one door to oxmsg."""

from __future__ import annotations

import io
import warnings

from factcheck.errors import InputError
from factcheck.extras import missing
from factcheck.model import Told
from factcheck.read.furniture import Furniture
from factcheck.read.html import page_of
from factcheck.read.limits import DOCUMENT_BYTES, held
from factcheck.read.mail import REPLY, head_of, left_out, plain_mail, sender
from factcheck.read.page import Page, told
from factcheck.read.stamps import when


def read_msg(data: bytes, path: str, furniture: Furniture) -> list[Page]:
    """The article that an Outlook message is; raise InputError when it is damaged or has no words."""
    try:
        from oxmsg import Message
    except ImportError:
        raise missing("Outlook messages", "msg", path) from None

    held(data, path, DOCUMENT_BYTES)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            mail = Message.load(io.BytesIO(data))
            html, plain = mail.html_body, mail.body
            known = _told(mail.subject, mail.message_headers.get("Date"), mail.sent_date, mail.sender)
            attached = [a.file_name or "without a name" for a in mail.attachments]
    except Exception as fault:  # the library lets through whatever a damaged file raises
        raise InputError(f"a damaged Outlook message ({type(fault).__name__})", path, "Save it again as EML") from None
    notes = left_out(attached)
    if html and html.strip():
        return [page_of(html, path, furniture, known, head_of(known), notes)]
    if plain and plain.strip():
        return [plain_mail(plain.replace("\0", ""), path, furniture, known, notes)]
    title = "no plain text or HTML in this Outlook message (its body may be RTF only)"
    raise InputError(title, path, "Save it as EML or as text")


def _told(subject: str | None, header: str | None, sent: object, who: str | None) -> list[Told]:
    from datetime import datetime

    found = told("title", REPLY.sub("", subject or "").strip(), "the mail's subject")
    found += told("published", when(header or ""), "the mail's date")
    if isinstance(sent, datetime):
        found += told("published", sent.isoformat(timespec="minutes"), "the time it was sent")
    return found + told("source", sender(who or ""), "the mail's sender")
