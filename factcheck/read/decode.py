"""Bytes to text by a rule that can be told: byte order mark, strict UTF-8, what the page declares, Windows-1252.

Detectors are not used: they turn the pound sign of Windows-1252 into letters of other alphabets.
"""

from __future__ import annotations

import codecs
import re

from factcheck.errors import InputError

#: Byte order marks, the longer first where one begins another.
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CHARSET = re.compile(rb"""charset\s{0,5}=\s{0,5}["']?\s{0,5}([A-Za-z0-9_:.-]{2,40})""", re.I)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_MULTIBYTE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_HIGH = re.compile(rb"[\x80-\xff]")
#: Share of control characters above which a file is not text; real articles have none, torn ones a few.
MAX_CONTROL = 0.01
#: Share of letters beyond ASCII above which Windows-1252 is not believed: western languages stay under 10 %.
MAX_ACCENTS = 0.2
_SAVE = "Save it as plain text in UTF-8"


def decode(data: bytes, path: str, *, html: bool = False) -> str:
    """The text of ``data``; raise InputError for an empty or binary file or one in an unknown encoding."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            text = _strict(data[len(mark) :], encoding, path, len(mark))
            break
    else:
        if wide := _wide(data):
            return decode(wide + data, path)
        if b"\0" in data:
            raise InputError("a binary file, not text (it holds NUL bytes)", path, _SAVE)
        text = _unmarked(data, path, html)
    if not text.strip().strip("\ufeff\u200b"):
        raise InputError("the file is empty" if not data else "nothing but blank space", path, "Give a file with text")
    if _too_many_controls(text):
        raise InputError("a binary file, not text (too many control characters)", path, _SAVE)
    return text


def _wide(data: bytes) -> bytes:
    """The mark that UTF-16 without one should have begun with: every other byte of western text is nothing."""
    head = data[:2000]
    if len(head) < 4 or head.count(0) < len(head) * 0.3:
        return b""
    even, odd = head[::2].count(0), head[1::2].count(0)
    if not even:
        return codecs.BOM_UTF16_LE
    return b"" if odd else codecs.BOM_UTF16_BE


def _strict(data: bytes, encoding: str, path: str, skipped: int) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        where = _place(data, error.start, path)
        title = f"not {encoding.upper()}, as its first bytes promise, at byte {error.start + skipped}"
        raise InputError(title, where, _SAVE) from None


def _unmarked(data: bytes, path: str, html: bool) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        fault = error.start
    declared = _declared(data) if html else None
    for encoding in filter(None, (declared, "cp1252")):
        if encoding == "cp1252" and declared is None and _torn_utf8(data):
            break
        try:
            text = data.decode(encoding)
        except (UnicodeDecodeError, LookupError):
            continue
        if encoding == declared or _western(text):
            return text
    title = f"not UTF-8 at byte {fault}, and not Windows-1252 either"
    raise InputError(title, _place(data, fault, path), _SAVE)


def _declared(data: bytes) -> str | None:
    """The charset that the head of an HTML page names, if Python has it as a text encoding."""
    found = _CHARSET.search(data, 0, 4096)
    if not found:
        return None
    try:
        info = codecs.lookup(found[1].decode("ascii"))
    except LookupError:
        return None
    if not getattr(info, "_is_text_encoding", True) or info.name in ("utf-8", "utf-16", "utf-32", "utf-7"):
        return None
    # browsers read Latin-1 as Windows-1252, and so do the people who wrote the page
    return "cp1252" if info.name == "iso8859-1" else info.name


def _torn_utf8(data: bytes) -> bool:
    """Whether most bytes beyond ASCII are well-formed UTF-8: then a single bad byte is damage, not an encoding."""
    inside = sum(len(m) for m in _MULTIBYTE.findall(data))
    return inside > len(_HIGH.findall(data)) / 2


def _western(text: str) -> bool:
    beyond = sum(1 for c in text if c > "\x7f")
    return beyond <= max(2, MAX_ACCENTS * len(text)) and not _too_many_controls(text)


def _too_many_controls(text: str) -> bool:
    found = len(_CONTROL.findall(text))
    return found > 0 and found > MAX_CONTROL * len(text)


def _place(data: bytes, offset: int, path: str) -> str:
    """``path:line:column`` of a byte, both 1-based, the column in bytes."""
    line = data.count(b"\n", 0, offset) + 1
    column = offset - data.rfind(b"\n", 0, offset)
    return f"{path}:{line}:{column}"
