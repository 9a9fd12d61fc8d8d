"""What the articles, paths and decisions say is inert in every format."""

from __future__ import annotations

import csv
import html
import io
import json
import re
import time
import zipfile
from html.parser import HTMLParser
from xml.etree import ElementTree

import docx
import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from factcheck.formats import FORMATS
from factcheck.model import Dossier
from factcheck.report import CHECK_REPORTERS, REPORTERS
from factcheck.report.safe import FORMULA, cell, markdown
from factcheck.settings import View
from tests.report.factory import DOSSIERS, hostile, hostile_check
from tests.report.golden import READABLE

#: What each kind of reader could be made to run, follow, draw or choke on.
WORDS = (
    "<script>alert(1)</script>",
    "\"><img src=x onerror=alert(1)><svg onload=alert(1)> ' onmouseover='x",
    "</style></title></textarea><!-- --><![CDATA[x]]>&amp;&#60;b&#62;",
    '=HYPERLINK("x","y")',
    "+1+cmd|' /C calc'!A0",
    "-2+3",
    "@SUM(1)",
    "\tx",
    "\r=1",
    " =1",
    "＝1",
    "a|b | --- | c\n| d |\n\n# e\n- f",
    "[g](javascript:h) ![i](https://j.example/k) <https://l.example> https://m.example www.n.example",
    "o@p.example @q #12 mailto:r@s.example",
    "`r` *s* _t_ ~~u~~ $v$ \\| \\",
    "\x00\x01\x08\x0b\x1b[31m\x7f\u0085\u202e\u2028\ufffe\ufeff\ud800",
    "]]>{0}{{%s}}{{ 7*7 }}{% raw %}",
    "::error::x %0A ::stop-commands::y",
    "1) w",
    "x" * 5000,
)
ADDRESS = re.compile(r"(?:https?|ftp)://[^\s\"'`<>)\\|]*")


@pytest.fixture(params=WORDS, ids=lambda words: repr(words[:12]))
def words(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def both(words: str, form: str) -> list[bytes]:
    view = View(all=True, why=True)
    return [REPORTERS[form](hostile(words), view), CHECK_REPORTERS[form](hostile_check(words), view)]


def markdown_is_inert(data: bytes) -> None:
    text = data.decode("utf-8")
    drawn = MarkdownIt("gfm-like", {"html": True, "linkify": True}).render(text)
    seen: list[str] = []

    class Tags(HTMLParser):
        def handle_starttag(self, tag: str, attrs: object) -> None:
            seen.append(tag)

    Tags().feed(drawn)
    allowed = {"h1", "h2", "h3", "p", "strong", "table", "thead", "tbody", "tr", "th", "td", "ul", "li", "code"}
    assert set(seen) <= allowed
    for table in drawn.split("<table>")[1:]:
        rows = [len(re.findall(r"<t[hd]", row)) for row in table.split("</table>")[0].split("<tr>")[1:]]
        assert len(set(rows)) == 1
    # A renderer drops cells that are too many: the source has as many bars as its head.
    for block in re.findall(r"(?:^\|.*\n)+", text, re.M):
        bars = [len(re.findall(r"(?<!\\)\|", line)) for line in block.splitlines()]
        assert len(set(bars)) == 1


def cells_are_inert(data: bytes) -> None:
    for row in csv.reader(io.StringIO(data.decode("utf-8"), newline="")):
        assert not [value for value in row if value.lstrip(" ").startswith(FORMULA)]


def test_markdown(words: str) -> None:
    for data in both(words, "markdown"):
        markdown_is_inert(data)


def html_is_inert(data: bytes) -> None:
    seen: list[tuple[str, list[tuple[str, str | None]]]] = []

    class Tags(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            seen.append((tag, attrs))

    Tags().feed(data.decode("utf-8"))
    assert not {tag for tag, _ in seen} & {"script", "img", "iframe", "object", "embed", "link", "base", "b64", "i"}
    for tag, attributes in seen:
        for name, value in attributes:
            assert not name.startswith("on")
            if name in ("href", "src", "action"):
                assert re.fullmatch(r"#topic-\d+", value or ""), tag


def test_html(words: str) -> None:
    for data in both(words, "html"):
        html_is_inert(data)


def test_csv(words: str) -> None:
    for data in both(words, "csv"):
        cells_are_inert(data)


def test_workbook(words: str) -> None:
    for data in both(words, "xlsx"):
        for sheet in openpyxl.load_workbook(io.BytesIO(data)):
            for row in sheet.iter_rows():
                for one in row:
                    assert one.data_type in "ns"
                    assert one.hyperlink is None
                    assert not str(one.value or "").lstrip(" ").startswith(FORMULA)
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            for name in parts.namelist():
                root = ElementTree.fromstring(parts.read(name))
                assert "http" not in str([e.attrib for e in root.iter() if e.attrib.get("TargetMode") == "External"])
                assert not [e for e in root.iter() if e.tag.endswith(("}f", "}hyperlink"))]


def test_memo(words: str) -> None:
    for data in both(words, "docx"):
        docx.Document(io.BytesIO(data))
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            for name in parts.namelist():
                if name.endswith((".xml", ".rels")):
                    root = ElementTree.fromstring(parts.read(name))
                    assert not [e for e in root.iter() if e.tag.endswith(("}hyperlink", "}fldSimple", "}instrText"))]
                    assert not [e for e in root.iter() if e.attrib.get("TargetMode") == "External"]


def test_junit(words: str) -> None:
    for data in both(words, "junit"):
        root = ElementTree.fromstring(data)
        assert {element.tag for element in root.iter()} <= {
            "testsuites", "testsuite", "properties", "property", "testcase", "failure", "skipped"
        }  # fmt: skip


def test_json_of_every_kind(words: str) -> None:
    for form in ("json", "sarif", "claimreview"):
        for data in both(words, form):
            json.loads(data)
    for data in both(words, "jsonl"):
        assert all(json.loads(line)["type"] for line in data.decode().split("\n") if line)


def test_messages_of_sarif_hold_no_link(words: str) -> None:
    for data in both(words, "sarif"):
        for found in re.finditer(r'"text": "((?:[^"\\]|\\.)*)"', data.decode()):
            message = json.loads(f'"{found[1]}"')
            if message not in words:  # a snippet is what stands in the file
                assert not re.search(r"(?<!\\)[\[\]]", message)


def test_github(words: str) -> None:
    (settled, checked) = both(words, "github")
    assert settled == b""
    lines = checked.decode().split("\n")
    assert [line.split(" ")[0] for line in lines if line] == ["::error", "::warning"]


def test_terminal_formats_drive_no_terminal(words: str) -> None:
    for form in ("text", "correction", "markdown", "github"):
        for data in both(words, form):
            assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", data.decode())


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=60))
def test_any_words(words: str) -> None:
    markdown_is_inert(REPORTERS["markdown"](hostile(words), View()))
    html_is_inert(REPORTERS["html"](hostile(words), View()))
    cells_are_inert(REPORTERS["csv"](hostile(words), View()))
    ElementTree.fromstring(REPORTERS["junit"](hostile(words), View()))


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("name", DOSSIERS)
def test_no_outside_address(name: str, form: str) -> None:
    found: Dossier = DOSSIERS[name]()
    data = (CHECK_REPORTERS if name == "check" else REPORTERS)[form](found, View(all=True, why=True))
    # The one name of a vocabulary that JSON-LD cannot do without: nothing is fetched from it.
    allowed = {"https://schema.org"} if form == "claimreview" else set()
    text = READABLE[form](data) if form in READABLE else data.decode("utf-8", "replace")
    assert set(ADDRESS.findall(text)) <= allowed


@pytest.mark.parametrize("form", FORMATS)
def test_an_article_may_name_its_own_address(form: str) -> None:
    address = "https://outlet.example/2023/fire?id=1&x=2"
    found = DOSSIERS["decided"]()
    first = found.articles[0].model_copy(update={"url": address})
    found = found.model_copy(update={"articles": (first, *found.articles[1:])})
    data = REPORTERS[form](found, View(all=True))
    text = READABLE[form](data) if form in READABLE else html.unescape(data.decode("utf-8"))
    said = set(ADDRESS.findall(text)) - {"https://schema.org"}
    assert said <= {address}
    assert said or form not in ("html", "markdown", "xlsx", "json", "claimreview")


@pytest.mark.parametrize("words", ["x" * 200_000, "x." * 100_000, "(" * 200_000, "`|" * 100_000])
def test_long_runs_take_linear_time(words: str) -> None:
    before = time.process_time()
    markdown(words)
    cell(words)
    assert time.process_time() - before < 2  # seconds of the processor; a quadratic one takes minutes


def test_numbers_stay_numbers() -> None:
    assert cell(-3) == -3
    assert cell("3") == "3"
