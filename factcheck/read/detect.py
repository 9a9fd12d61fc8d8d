"""What format an input is in: by its first bytes and its structure, before the ending of its name."""

from __future__ import annotations

import codecs
import os
import re

from factcheck.errors import InputError

#: Ending of a name -> the format it promises; an ending with None holds many things, and content decides alone.
ENDINGS: dict[str, str | None] = {
    ".txt": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".mht": "eml",
    ".mhtml": "eml",
    ".eml": "eml",
    ".msg": "msg",
    ".pdf": "pdf",
    ".docx": "docx",
    ".odt": "odt",
    ".rss": "feed",
    ".atom": "feed",
    ".nitf": "nitf",
    ".xml": None,
    ".json": None,
    ".warc": "warc",
    ".zip": "zip",
    ".tar": "tar",
    ".gz": "gz",
    ".tgz": "gz",
    ".bz2": "gz",
    ".xz": "gz",
}  # fmt: skip - a table
#: First bytes of what is no article, what it is, and what to do about it.
_REFUSED = (
    (b"\x89PNG", "a picture (PNG)", "Give the text of the article"),
    (b"\xff\xd8\xff", "a picture (JPEG)", "Give the text of the article"),
    (b"GIF8", "a picture (GIF)", "Give the text of the article"),
    (b"{\\rtf", "an RTF file", "Save it as DOCX, ODT or plain text"),
    (b"Rar!", "a RAR archive", "Pack it as zip, or unpack it"),
    (b"7z\xbc\xaf", "a 7z archive", "Pack it as zip, or unpack it"),
    (b"bplist00", "a web archive of Safari", "Save the page as HTML"),
)
_COMPRESSED = (b"\x1f\x8b", b"BZh", b"\xfd7zXZ\x00")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MSG_STREAM = "__properties_version1.0".encode("utf-16-le")
_ELEMENT = re.compile(r"<([A-Za-z][\w:.-]{0,60})")
_ROOTS = {
    "rss": "feed",
    "rdf": "feed",
    "feed": "feed",
    "nitf": "nitf",
    "newsitem": "newsml",
    "newsmessage": "newsml",
    "packageitem": "newsml",
    "html": "html",
}  # fmt: skip - a table
_TAGS = frozenset("head body div p article section main h1 h2 table header span ul ol figure".split())
_HEADER = re.compile(r"[A-Za-z][A-Za-z0-9-]{1,60}:[ \t]?.{0,2000}\Z", re.S)
_MAIL = frozenset("from to date subject message-id mime-version received content-type return-path delivered-to".split())
_NINJS = re.compile(
    r'"(?:body_x?html|body_text|bodies|headline|headlines|pubstatus|versioncreated|usageterms|versionCreated)"\s*:'
)
#: Bytes and characters of an input that are looked at.
HEAD = 65_536


def ending(path: str) -> str:
    """The ending of a name, in lower case."""
    return os.path.splitext(path)[1].lower()


def detect(data: bytes, path: str) -> str:
    """The format of ``data``, one of READERS or ARCHIVES; raise InputError for what is known and no article."""
    for magic, what, remedy in _REFUSED:
        if data.startswith(magic):
            raise InputError(f"this is {what}, not an article", path, remedy)
    if data[:1024].lstrip().startswith(b"%PDF"):
        return "pdf"
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _zipped(data, path)
    if data.startswith(_OLE):
        if _MSG_STREAM in data or ending(path) == ".msg":
            return "msg"
        raise InputError("this is an old Word or Excel file, not an article", path, "Save it as DOCX or plain text")
    if data.startswith(_COMPRESSED):
        return "gz"
    if data[257:262] == b"ustar":
        return "tar"
    if data.startswith(b"WARC/"):
        return "warc"
    return _textual(_peek(data), path)


def _zipped(data: bytes, path: str) -> str:
    """What a zip file is: a document of a word processor, or an archive."""
    import io
    import zipfile

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist()[:2000])
            kind = archive.open("mimetype").read(100) if "mimetype" in names else b""
    except Exception:  # whatever is wrong with it, the reader of archives says so
        return "docx" if ending(path) == ".docx" else "odt" if ending(path) == ".odt" else "zip"
    if "word/document.xml" in names:
        return "docx"
    if kind.startswith(b"application/vnd.oasis.opendocument.text"):
        return "odt"
    if "xl/workbook.xml" in names or "ppt/presentation.xml" in names or b"opendocument" in kind:
        remedy = "Give the articles as text, or the table as a page"
        raise InputError("this is a spreadsheet or a presentation, not an article", path, remedy)
    return "zip"


def _peek(data: bytes) -> str:
    """The first characters, whatever the encoding: good enough to see markup."""
    head = data[:HEAD]
    for mark, encoding in ((codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16")):
        if head.startswith(mark):
            return head.decode(encoding, "replace")
    return head.removeprefix(codecs.BOM_UTF8).decode("latin-1").replace("\0", "")


def _textual(head: str, path: str) -> str:
    promised = ENDINGS.get(ending(path), "text")
    start = head.lstrip()[:1]
    if start == "<":
        name = _root(head)
        if name in _ROOTS:
            return _ROOTS[name]
        if name in _TAGS and promised not in ("markdown", "html") and ending(path) != ".txt":
            return "html"
    elif start in ("{", "[") and start:
        if _NINJS.search(head) and promised != "markdown":
            return "ninjs"
    elif promised != "markdown" and _is_mail(head):
        return "eml"
    if promised is None:
        kind = "XML" if ending(path) == ".xml" else "JSON"
        known = "RSS, Atom, NITF, NewsML-G2, XHTML" if kind == "XML" else "ninjs"
        raise InputError(f"{kind} of a kind that is not known", path, f"Known are {known}; or say which with --from")
    return promised if promised in ("markdown", "html", "feed", "nitf", "eml") else "text"


def _root(head: str) -> str:
    """The name of the first element, without its prefix; of a page without one, what its DOCTYPE says."""
    at = 0
    while True:
        at = len(head) - len(head[at:].lstrip())
        if head.startswith("<!--", at):
            end = head.find("-->", at)
        elif head.startswith(("<?", "<!"), at):
            if re.match(r"<!doctype\s+html", head[at : at + 40], re.I):
                return "html"
            end = head.find(">", at)
            inside = head.find("[", at, end)
            end = head.find("]", inside) if inside >= 0 else end  # what a DOCTYPE declares
            end = head.find(">", end) if end >= 0 else end
        else:
            found = _ELEMENT.match(head, at)
            return found[1].rsplit(":", 1)[-1].lower() if found else ""
        if end < 0:
            return ""
        at = end + (3 if head.startswith("<!--", at) else 1)


def _is_mail(head: str) -> bool:
    """Whether it begins with the header of a mail: a Subject or Date, who sent it, and a field that only mail has."""
    top = re.split(r"\r?\n\r?\n", head, maxsplit=1)[0]
    lines = re.sub(r"\r?\n[ \t]+", " ", top.removeprefix(">")).splitlines()[:200]
    if lines and lines[0].startswith("From "):
        lines = lines[1:]
    if not lines or not all(_HEADER.match(line) for line in lines):
        return False
    names = {line.split(":", 1)[0].lower() for line in lines}
    only = names & {"message-id", "mime-version", "received", "return-path", "delivered-to", "content-type"}
    return bool(only) and len(names & _MAIL) >= 3
