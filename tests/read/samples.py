"""For each format a good file and those that are damaged, empty and hostile, all made here."""

from __future__ import annotations

import io
import struct
import zipfile

from tests.read import made

LEAD = "At least 12 people were hurt when the bridge fell on Monday, the mayor said."
END = "The bridge was built in 1961 and had been closed twice this year."
PAGE = f"<!doctype html><title>Bridge falls</title><article><h1>Bridge falls</h1><p>{LEAD}</p><p>{END}</p></article>"
LEFT = [
    "At least 12 people were hurt when the",
    "bridge fell on Monday, the mayor said, and",
    "the harbour of Port Amaro was closed.",
    "",
    "Divers were still looking for two cars",
    "in the river on Tuesday morning, as relat-",
    "ives waited on the quay for news.",
]  # fmt: skip - lines as they are set
RIGHT = [
    "The bridge was built in 1961 and had been",
    "closed twice this year for repairs that",
    "cost $3.4 million in all.",
    "",
    "A ferry of the Bruzgi-Kuznitsa line took",
    "people over the river from Tuesday, it",
    "was said at the town hall.",
]  # fmt: skip - lines as they are set
HEAD = (50.0, 810.0, 8.0, "Meridian Daily, 16 November 2021")
PRINT = [
    [
        *made.column(50, 760, ["Bridge falls in Port Amaro"], 22),
        *made.column(50, 700, LEFT),
        *made.column(320, 700, RIGHT),
        HEAD,
        (290.0, 30.0, 8.0, "1"),
    ],
    [
        *made.column(50, 700, ["Engineers had warned the town of the state", "of the piers for years."]),
        HEAD,
        (290.0, 30.0, 8.0, "2"),
    ],
]  # fmt: skip - a page a line
WORD = (
    made.par("Bridge falls", "Title")
    + made.par(
        made.run("At least ")
        + '<w:del w:id="1" w:author="B"><w:r><w:delText>777</w:delText></w:r></w:del>'
        + f'<w:ins w:id="2" w:author="B">{made.run("12")}</w:ins>'
        + made.run(" people were hurt when the bridge fell on Monday, the mayor said.")
        + '<w:r><w:commentReference w:id="0"/></w:r>'
    )
    + "<w:tbl>"
    + "".join(
        "<w:tr>" + "".join(f"<w:tc>{made.par(cell)}</w:tc>" for cell in row) + "</w:tr>"
        for row in (("Town", "Hurt"), ("Amaro", "12"))
    )
    + "</w:tbl>"
    + made.par(END)
    + made.par("Some 400 rescuers at the bridge", "Caption")
    + made.par("two cars are still missing", "ListBullet")
)
COMMENT = '<w:comment w:id="0"><w:p><w:r><w:t>Is it 888?</w:t></w:r></w:p></w:comment>'
OPEN = (
    "<text:tracked-changes><text:changed-region><text:deletion><text:p>777</text:p></text:deletion>"
    '</text:changed-region></text:tracked-changes><text:h text:outline-level="1">Bridge falls</text:h>'
    f"<text:p>{LEAD}<office:annotation><text:p>Is it 888?</text:p></office:annotation></text:p>"
    "<table:table>"
    + "".join(
        "<table:table-row>"
        + "".join(f"<table:table-cell><text:p>{cell}</text:p></table:table-cell>" for cell in row)
        + "</table:table-row>"
        for row in (("Town", "Hurt"), ("Amaro", "12"))
    )
    + "</table:table><text:list><text:list-item><text:p>two cars are still missing</text:p></text:list-item>"
    f"</text:list><text:p>{END}</text:p>"
)
MAIL = f"""From: "Press office, Kalna" <press@kalna.example>
To: desk@meridian.example
Subject: Fwd: Bridge falls
Date: Tue, 16 Nov 2021 09:12:00 +0100
Message-ID: <1@kalna.example>
MIME-Version: 1.0
Content-Type: text/plain; charset=utf-8

{LEAD}

{END}

On Mon, 15 Nov 2021 at 10:00, Desk <desk@meridian.example> wrote:
> Is it 888?

--\x20
Bo Finch, 555 1234
"""
RSS = f"""<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>Meridian News</title><language>en-gb</language><item><title>Bridge falls</title>
<link>https://meridian.example/bridge</link><guid>b1</guid><pubDate>Tue, 16 Nov 2021 09:12:00 +0100</pubDate>
<content:encoded><![CDATA[<p>{LEAD}</p><p>{END}</p>]]></content:encoded></item></channel></rss>"""
ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>Meridian News</title><entry><title>Bridge falls</title>
<id>tag:meridian.example,2021:b1</id><published>2021-11-16T09:12:00+01:00</published>
<updated>2021-11-16T11:00:00+01:00</updated><author><name>Ada Quill</name></author>
<content type="html">&lt;p&gt;{LEAD}&lt;/p&gt;&lt;p&gt;{END}&lt;/p&gt;</content></entry></feed>"""
NINJS = f"""{{"uri": "urn:mna:1", "type": "text", "version": "3", "versioncreated": "2021-11-16T09:12:00+01:00",
"headline": "Bridge falls", "byline": "Ada Quill", "located": "PORT AMARO",
"body_xhtml": "<p>{LEAD}</p><p>{END}</p>", "associations": {{"a": {{"type": "picture",
"description_text": "Some 400 rescuers at the bridge"}}}}}}"""
NINJS_3 = f"""[{{"uri": "urn:mna:1", "versionCreated": "2021-11-16T09:12:00+01:00",
"headlines": [{{"role": "main", "value": "Bridge falls"}}], "bodies": [{{"role": "main", "contentType": "text/plain",
"value": "{LEAD}\\n{END}"}}]}}]"""
G2 = f"""<?xml version="1.0" encoding="UTF-8"?><newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><itemSet>
<newsItem guid="urn:newsml:mna:1" version="7"><itemMeta><provider qcode="nprov:MNA"/>
<versionCreated>2021-11-16T09:12:00+01:00</versionCreated></itemMeta><contentMeta><headline>Bridge falls</headline>
<by>Ada Quill</by><language tag="en"/></contentMeta><contentSet><inlineXML contenttype="application/xhtml+xml">
<html xmlns="http://www.w3.org/1999/xhtml"><body><p>{LEAD}</p><p>{END}</p></body></html></inlineXML></contentSet>
</newsItem></itemSet></newsMessage>"""
NITF = f"""<?xml version="1.0"?><!DOCTYPE nitf SYSTEM "nitf-3-4.dtd"><nitf><head><docdata>
<date.issue norm="20211116T091200+0100"/><du-key key="bridge" version="3"/></docdata></head><body><body.head>
<hedline><hl1>Bridge falls</hl1></hedline><byline>By Ada Quill</byline>
<dateline><location>PORT AMARO</location></dateline></body.head><body.content><p>{LEAD}</p>
<media><media-reference source="x.jpg"/><media-caption>Some 400 rescuers at the bridge</media-caption></media>
<table><tr><th>Town</th><th>Hurt</th></tr><tr><td>Amaro</td><td>12</td></tr></table><p>{END}</p></body.content></body></nitf>"""
MHTML = (
    "From: <Saved by a browser>\r\nSnapshot-Content-Location: https://meridian.example/2021/11/16/bridge\r\n"
    "Subject: Bridge falls\r\nDate: Sat, 20 Nov 2021 08:00:00 -0000\r\nMIME-Version: 1.0\r\n"
    'Content-Type: multipart/related; type="text/html"; boundary="=_b"\r\n\r\n'
    "--=_b\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
    f"{PAGE}\r\n--=_b--\r\n"
)
WARC = made.warc(
    [
        ("https://meridian.example/2021/11/16/bridge", "text/html; charset=utf-8", PAGE.encode()),
        ("https://meridian.example/x.png", "image/png", b"\x89PNG"),
    ]
)
#: Name -> bytes, path, and the format that must be seen in it.
GOOD: dict[str, tuple[bytes, str, str]] = {
    "text": (f"Bridge falls\n{LEAD}\n{END}\n".encode(), "a.txt", "text"),
    "text in UTF-16": (f"Bridge falls\n{LEAD}\n{END}\n".encode("utf-16"), "a.txt", "text"),
    "text in UTF-16 without a mark": (f"Bridge falls\n{LEAD}\n{END}\n".encode("utf-16-be"), "a.txt", "text"),
    "markdown": (f"# Bridge falls\n\n{LEAD}\n\n{END}\n".encode(), "a.md", "markdown"),
    "html": (PAGE.encode(), "a.html", "html"),
    "html under another name": (PAGE.encode(), "a.txt", "html"),
    "amp": (PAGE.replace("<title>", "<html amp><title>").encode(), "a.html", "html"),
    "mhtml": (MHTML.encode(), "a.mhtml", "eml"),
    "pdf": (made.pdf(PRINT), "a.pdf", "pdf"),
    "pdf under another name": (made.pdf(PRINT), "a.txt", "pdf"),
    "docx": (made.docx(WORD, comments=COMMENT), "a.docx", "docx"),
    "docx without an ending": (made.docx(WORD), "a", "docx"),
    "odt": (made.odt(OPEN), "a.odt", "odt"),
    "eml": (MAIL.encode(), "a.eml", "eml"),
    "msg": (made.msg("RE: Bridge falls", f"{LEAD}\r\n\r\n{END}", 1637050320), "a.msg", "msg"),
    "msg in html": (made.msg("Bridge falls", "", 1637050320, html=PAGE + "<p></p>" * 900), "a.msg", "msg"),
    "rss": (RSS.encode(), "a.xml", "feed"),
    "atom": (ATOM.encode(), "a.atom", "feed"),
    "ninjs": (NINJS.encode(), "a.json", "ninjs"),
    "ninjs 3": (NINJS_3.encode(), "a.json", "ninjs"),
    "newsml": (G2.encode(), "a.xml", "newsml"),
    "nitf": (NITF.encode(), "a.xml", "nitf"),
    "nitf in newsml": (
        (G2[: G2.index("<html")] + NITF[NITF.index("<nitf>") :] + G2[G2.index("</inlineXML>") :]).encode(),
        "a.xml",
        "newsml",
    ),
    "warc": (WARC, "a.warc", "html"),
    "warc compressed": (made.gzipped(WARC), "a.warc.gz", "html"),
    "zip": (made.zipped({"day/a.html": PAGE, "day/b.png": b"\x89PNG", "__MACOSX/._a.html": b"x"}), "a.zip", "html"),
    "tar": (made.tarred({"day/a.html": PAGE, "day/b.csv": "1,2"}), "a.tar", "html"),
    "tar compressed": (made.gzipped(made.tarred({"a.html": PAGE})), "a.tgz", "html"),
    "tar under xz": (made.tarred({"a.html": PAGE}, "w:xz"), "a.tar.xz", "html"),
    "zip in zip": (made.zipped({"in.zip": made.zipped({"a.docx": made.docx(WORD)})}), "a.zip", "docx"),
}

_LAUGHS = "".join(
    f'<!ENTITY l{n} "{"&l" + str(n - 1) + ";" if n else "ha"}{("&l" + str(n - 1) + ";") * 9 if n else ""}">'
    for n in range(10)
)  # fmt: skip - one expression
BOMB = made.zipped({"a.txt": b"0" * (200 << 20)})
NEST = made.zipped({"a.txt": "words"})
for _ in range(12):
    NEST = made.zipped({"a.zip": NEST})


def entity(document: str, root: str, place: str, kind: str) -> bytes:
    """A document with an entity at ``place``: of a file, or of a billion laughs."""
    declared = '<!ENTITY l9 SYSTEM "file:///etc/passwd">' if kind == "file" else _LAUGHS
    body = document.split("?>", 1)[-1]
    body = body[body.index("<nitf>") :] if root == "nitf" else body
    return f'<?xml version="1.0"?><!DOCTYPE {root} [{declared}]>{body.replace(place, "&l9;", 1)}'.encode()


def locked_zip() -> bytes:
    """A zip file whose one member claims to be locked."""
    data = bytearray(made.zipped({"a.txt": "words"}))
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = data.index(mark) + at
        data[place : place + 2] = struct.pack("<H", 1)
    return bytes(data)


def lying_docx() -> bytes:
    """A Word document that would unpack to a hundred million bytes."""
    out = io.BytesIO(made.docx(WORD))
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/footnotes.xml", b" " * (100 << 20))
    return out.getvalue()


#: Name -> bytes, path, words of the trouble; each is one trouble and no article.
BAD: dict[str, tuple[bytes, str, str]] = {
    "text, empty": (b"", "a.txt", "the file is empty"),
    "text, damaged": ("Café “quoted” – words ".encode() * 3 + b"\xe2\x80 on", "a.txt", "not UTF-8 at byte"),
    "markdown, empty": (b"\n\n", "a.md", "blank space"),
    "markdown, damaged": (b"---\ntitle: [\n---\nwords", "a.md", "not valid YAML"),
    "html, empty": (b"<!doctype html><html><body><script>x</script></body></html>", "a.html", "no words"),
    "html, damaged": (b"\x00\x01\x02\x03<html>", "a.html", "NUL"),
    "pdf, empty": (made.pdf([[]]), "a.pdf", "without a text layer"),
    "pdf, without pages": (made.pdf([]), "a.pdf", "PDF"),
    "pdf, damaged": (made.pdf(PRINT)[:300], "a.pdf", "damaged PDF"),
    "pdf, scanned": (made.pdf([[], []], picture=True), "a.pdf", "scanned PDF"),
    "docx, empty": (made.docx(""), "a.docx", "no words"),
    "docx, damaged": (made.docx(WORD)[:900], "a.docx", "damaged"),
    "docx, hostile": (lying_docx(), "a.docx", "unpacks to more than"),
    "docx, deep": (made.docx("<w:p>" * 5000 + "</w:p>" * 5000), "a.docx", "damaged Word document"),
    "odt, empty": (made.odt(""), "a.odt", "no words"),
    "odt, damaged": (made.odt(OPEN).replace(b"content.xml", b"c0ntent.xml"), "a.odt", "damaged OpenDocument"),
    "odt, deep": (made.odt("<text:p>" * 5000 + "</text:p>" * 5000), "a.odt", "nested more than"),
    "eml, empty": (MAIL.split("\n\n")[0].encode() + b"\n\n", "a.eml", "no words"),
    "eml, damaged": (
        b"From: a\nSubject: x\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n--b\n",
        "a.eml",
        "no words",
    ),
    "msg, empty": (made.msg("Bridge falls", "", 0), "a.msg", "no plain text or HTML"),
    "msg, damaged": (made.msg("Bridge falls", LEAD, 0)[:700], "a.msg", "damaged Outlook"),
    "msg, cut off": (made.msg("x", LEAD * 99, 0)[:-1600], "a.msg", "damaged Outlook"),
    "rss, empty": (b'<rss version="2.0"><channel><title>x</title></channel></rss>', "a.xml", "no entries"),
    "rss, damaged": (RSS[:500].encode(), "a.rss", "not well-formed XML"),
    "rss, hostile": (entity(RSS, "rss", "Bridge falls", "file"), "a.rss", "entities"),
    "rss, laughing": (entity(RSS, "rss", "Bridge falls", "laughs"), "a.rss", "entities"),
    "ninjs, empty": (b'{"uri": "urn:1", "headline": "x"}', "a.json", "no ninjs item"),
    "ninjs, damaged": (NINJS[:-1].encode(), "a.json", "not valid JSON"),
    "ninjs, deep": (b'{"headline": ' + b"[" * 200_000, "a.json", "JSON nested too deep"),
    "json, other": (b'{"a": 1}', "a.json", "not known"),
    "newsml, empty": (
        G2[: G2.index("<inlineXML")].encode() + G2[G2.index("</contentSet>") :].encode(),
        "a.xml",
        "no text",
    ),
    "newsml, damaged": (G2[:-20].encode(), "a.xml", "not well-formed XML"),
    "newsml, hostile": (entity(G2, "newsMessage", "Bridge falls", "file"), "a.xml", "entities"),
    "nitf, empty": (b"<nitf><body><body.content/></body></nitf>", "a.xml", "no words"),
    "nitf, damaged": (NITF[:-30].encode(), "a.xml", "not well-formed XML"),
    "nitf, hostile": (entity(NITF, "nitf", "Bridge falls", "laughs"), "a.xml", "entities"),
    "nitf, deep": (b"<nitf>" + b"<p>" * 100_000, "a.xml", "nested more than"),
    "xml, other": (b"<?xml version='1.0'?><svg/>", "a.xml", "not known"),
    "warc, empty": (
        made.warc([]) + b"WARC/1.0\r\nWARC-Type: warcinfo\r\nContent-Length: 0\r\n\r\n\r\n\r\n",
        "a.warc",
        "no articles",
    ),
    "warc, damaged": (made.gzipped(WARC)[:-40], "a.warc.gz", "damaged compressed file"),
    "warc, not found": (made.warc([("https://x.example", "text/html", PAGE.encode())], 404), "a.warc", "no articles"),
    "zip, empty": (made.zipped({}), "a.zip", "no articles"),
    "zip, damaged": (made.zipped({"a.txt": "words " * 99})[:80], "a.zip", "damaged zip"),
    "zip, locked": (locked_zip(), "a.zip", "password"),
    "zip, bomb": (BOMB, "a.zip", "too large"),
    "zip, deep": (NEST, "a.zip", "deep in one another"),
    "zip, path": (made.zipped({"../../evil.txt": "words"}), "a.zip", "leads out of the archive"),
    "zip, drive": (made.zipped({"C:/evil.txt": "words"}), "a.zip", "leads out of the archive"),
    "tar, empty": (made.tarred({}) + b"", "a.tar", "NUL"),
    "tar, path": (made.tarred({"/evil.txt": "words"}), "a.tar", "leads out of the archive"),
    "tar, damaged": (made.tarred({"a.txt": "words " * 999})[:900], "a.tar", "damaged tar"),
    "gz, damaged": (made.gzipped(b"words " * 99)[:30], "a.txt.gz", "damaged compressed file"),
    "gz, bomb": (made.gzipped(b"0" * (300 << 20)), "a.txt.gz", "unpacks to more than"),
    "picture": (b"\x89PNG\r\n\x1a\n", "a.html", "a picture"),
    "spreadsheet": (made.zipped({"xl/workbook.xml": "<x/>"}), "a.xlsx", "spreadsheet"),
}  # fmt: skip - a row a case
