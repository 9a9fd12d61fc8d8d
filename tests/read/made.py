"""Files of every format, made here: no sample of anybody's is kept."""

from __future__ import annotations

import gzip
import io
import struct
import tarfile
import zipfile
from collections.abc import Mapping, Sequence

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def zipped(members: Mapping[str, bytes | str], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, data in members.items():
            archive.writestr(zipfile.ZipInfo(name, (2021, 11, 16, 0, 0, 0)), data, method)
    return out.getvalue()


def tarred(members: Mapping[str, bytes | str], mode: str = "w") -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode=mode) as archive:  # type: ignore[call-overload]  # the mode is a parameter
        for name, words in members.items():
            data = words.encode() if isinstance(words, str) else words
            entry = tarfile.TarInfo(name)
            entry.size = len(data)
            archive.addfile(entry, io.BytesIO(data))
    return out.getvalue()


# -- PDF

Word = tuple[float, float, float, str]  # x and y from the lower left in points, size, words


def pdf(pages: Sequence[Sequence[Word]], title: str = "", picture: bool = False) -> bytes:
    """A PDF file with the words at their places; with ``picture`` a grey square on each page and no more."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", ""]
    font = len(objects) + 1
    objects.append("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>")
    kids = []
    for page in pages:
        drawn = "".join(f"BT /F1 {size} Tf {x} {y} Td ({_escaped(words)}) Tj ET\n" for x, y, size, words in page)
        drawn += "0.5 g 50 50 400 600 re f\n" if picture else ""
        objects.append(f"<< /Length {len(drawn.encode('cp1252'))} >>\nstream\n{drawn}endstream")
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {len(objects)} 0 R "
            f"/Resources << /Font << /F1 {font} 0 R >> >> >>"
        )
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    objects.append(f"<< /Title ({_escaped(title)}) >>")
    out = b"%PDF-1.4\n"
    places = []
    for number, words in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n".encode() + words.encode("cp1252") + b"\nendobj\n"
    table = "".join(f"{at:010d} 00000 n \n" for at in places)
    start = len(out)
    tail = f"trailer << /Size {len(objects) + 1} /Root 1 0 R /Info {len(objects)} 0 R >>\nstartxref\n{start}\n%%EOF\n"
    return out + f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}{tail}".encode()


def _escaped(words: str) -> str:
    return words.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")


def column(x: float, top: float, lines: Sequence[str], size: float = 10, step: float = 12) -> list[Word]:
    return [(x, top - step * n, size, words) for n, words in enumerate(lines) if words]


# -- documents of word processors


def docx(body: str, title: str = "", comments: str = "") -> bytes:
    kinds = (
        '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Override PartName="/word/document.xml" ContentType='
        '"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>'
        '<Override PartName="/word/styles.xml" ContentType='
        '"application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/>'
        '<Override PartName="/docProps/core.xml" ContentType='
        '"application/vnd.openxmlformats-package.core-properties+xml"/>'
        "</Types>"
    )
    rel = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    top = (
        f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="r1" Type="{rel}/officeDocument" Target="word/document.xml"/>'
        '<Relationship Id="r2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/'
        'core-properties" Target="docProps/core.xml"/></Relationships>'
    )
    inner = (
        f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="r1" Type="{rel}/styles" Target="styles.xml"/></Relationships>'
    )
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{name}"><w:name w:val="{said}"/></w:style>'
        for name, said in (("Title", "Title"), ("Caption", "caption"), ("ListBullet", "List Bullet"))
    )
    core = (
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        f'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{title}</dc:title><dc:creator>Ada Quill</dc:creator>'
        "</cp:coreProperties>"
    )
    return zipped(
        {
            "[Content_Types].xml": kinds,
            "_rels/.rels": top,
            "word/document.xml": f"<w:document {W}><w:body>{body}</w:body></w:document>",
            "word/_rels/document.xml.rels": inner,
            "word/styles.xml": f"<w:styles {W}>{styles}</w:styles>",
            "word/comments.xml": f"<w:comments {W}>{comments}</w:comments>",
            "docProps/core.xml": core,
        }
    )


def par(words: str, style: str = "") -> str:
    kind = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{kind}{words if words.startswith('<') else run(words)}</w:p>"


def run(words: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{words}</w:t></w:r>'


def odt(body: str, title: str = "") -> bytes:
    spaces = (
        'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
        'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
        'xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/"'
    )
    return zipped(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "content.xml": f"<office:document-content {spaces}><office:body><office:text>{body}</office:text>"
            "</office:body></office:document-content>",
            "meta.xml": f"<office:document-meta {spaces}><office:meta><dc:title>{title}</dc:title>"
            "</office:meta></office:document-meta>",
        }
    )


# -- Outlook: a compound file (MS-CFB) with the streams of a message (MS-OXMSG)

_FREE, _END, _FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
#: Bytes; what the file names as the least size of a stream in whole sectors, so that there is no second kind.
_SECTOR = 512
_LEAST = 4096


def msg(subject: str, body: str, sent: int, sender: str = "Press office", html: str = "") -> bytes:
    """An Outlook message; ``sent`` in seconds since 1970."""
    at = (sent + 11_644_473_600) * 10_000_000
    words = {0x0037001F: subject, 0x1000001F: body, 0x0042001F: sender, 0x001A001F: "IPM.Note"}
    values = {tag: said.encode("utf-16-le") for tag, said in words.items()}
    if html:
        values[0x10130102] = html.encode()
    table = struct.pack("<IIQ", 0x00390040, 6, at) + struct.pack("<IIii", 0x3FDE0003, 6, 65001, 0)
    table += b"".join(struct.pack("<IIII", tag, 6, len(value), 0) for tag, value in values.items())
    streams = {f"__substg1.0_{tag:08X}": value for tag, value in values.items()}
    return compound({"__properties_version1.0": b"\0" * 32 + table, **streams})


def compound(streams: Mapping[str, bytes]) -> bytes:
    """A compound file with these streams below its root; short ones lie in the mini stream."""
    mini = b""
    places: dict[str, int] = {}
    minifat: list[int] = []
    sectors: list[bytes] = []
    fat: list[int] = []

    def store(data: bytes) -> int:
        start, count = len(sectors), max(1, -(-len(data) // _SECTOR))
        for n in range(count):
            sectors.append(data[n * _SECTOR : (n + 1) * _SECTOR].ljust(_SECTOR, b"\0"))
            fat.append(start + n + 1 if n + 1 < count else _END)
        return start

    for name, data in streams.items():
        if len(data) >= _LEAST:
            places[name] = store(data)
            continue
        first, count = len(minifat), max(1, -(-len(data) // 64))
        minifat += [first + n + 1 if n + 1 < count else _END for n in range(count)]
        mini += data.ljust(count * 64, b"\0")
        places[name] = first
    mini_at = store(mini)
    minifat_at = store(struct.pack(f"<{len(minifat)}I", *minifat).ljust(_SECTOR, b"\xff"))
    names = sorted(streams, key=lambda n: (len(n), n.upper()))
    entries = [_entry("Root Entry", 5, mini_at, len(mini), child=1 if names else _FREE)]
    entries += [
        _entry(name, 2, places[name], len(streams[name]), right=n + 2 if n + 1 < len(names) else _FREE)
        for n, name in enumerate(names)
    ]
    directory = store(b"".join(entries).ljust(-(-len(entries) // 4) * _SECTOR, b"\0"))
    fat_at, tables = len(sectors), 1
    while tables * 128 < len(fat) + tables:
        tables += 1
    table = [*fat, *[_FAT] * tables]
    sectors.append(struct.pack(f"<{len(table)}I", *table).ljust(tables * _SECTOR, b"\xff"))
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 16 + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + b"\0" * 6
    minis = -(-len(minifat) * 4 // _SECTOR)
    head += struct.pack("<IIIIIIIII", 0, tables, directory, 0, _LEAST, minifat_at, minis, _END, 0)
    places_of_fat = struct.pack(f"<{tables}I", *range(fat_at, fat_at + tables))
    return (head + places_of_fat).ljust(_SECTOR, b"\xff") + b"".join(sectors)


def _entry(name: str, kind: int, start: int, size: int, right: int = _FREE, child: int = _FREE) -> bytes:
    words = name.encode("utf-16-le") + b"\0\0"
    head = words.ljust(64, b"\0") + struct.pack("<HBBIII", len(words), kind, 1, _FREE, right, child)
    return head + b"\0" * 36 + struct.pack("<IQ", start, size)


# -- web archives


def warc(pages: Sequence[tuple[str, str, bytes]], status: int = 200) -> bytes:
    """A WARC file of responses: address, content type, body."""
    out = b""
    for address, kind, body in pages:
        http = f"HTTP/1.1 {status} OK\r\nContent-Type: {kind}\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body
        out += (
            f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {address}\r\nWARC-Date: 2021-11-20T08:00:00Z\r\n"
            f"WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000001>\r\n"
            f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
        ).encode()
        out += http + b"\r\n\r\n"
    return out


def gzipped(data: bytes) -> bytes:
    return gzip.compress(data, mtime=0)
