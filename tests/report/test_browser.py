"""The HTML report in a real browser: quiet, alone, readable on a phone, in print, in the light and in the dark."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest

from factcheck.model import Dossier
from factcheck.report import html
from factcheck.settings import View
from tests.report.browser import CHROMIUM, Browser, browser
from tests.report.factory import DOSSIERS, crowd, hostile, hostile_check
from tests.report.test_hostile import WORDS

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="headless Chromium is not installed")
#: CSS pixels: a phone, a tablet, a desk.
WIDTHS = (360, 768, 1280)
OVERFLOW = "document.documentElement.scrollWidth - window.innerWidth"
SHOWN = "[...document.querySelectorAll('{}')].filter(e => e.checkVisibility()).length"
#: The least font size, in pixels on the screen, of any words that are shown.
SMALLEST = """Math.min(...[...document.querySelectorAll('body *')].filter(e => e.checkVisibility() &&
  [...e.childNodes].some(n => n.nodeType == 3 && n.data.trim())).map(e => {
    const svg = e.ownerSVGElement, size = parseFloat(getComputedStyle(e).fontSize);
    return svg ? size * svg.getBoundingClientRect().width / svg.viewBox.baseVal.width : size; }))"""


@pytest.fixture(scope="module")
def opened() -> Iterator[Browser]:
    with browser() as one:
        yield one


def written(found: Dossier, folder: Path, view: View | None = None) -> Path:
    path = folder / "report.html"
    path.write_bytes(html.render(found, view or View(all=True)))
    return path


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", [*DOSSIERS, "crowd"])
def test_it_reads_at_any_width(opened: Browser, tmp_path: Path, name: str, scheme: str) -> None:
    path = written({**DOSSIERS, "crowd": crowd}[name](), tmp_path)
    for width in WIDTHS:
        opened.open(path, width, scheme=scheme)
        assert opened.value(OVERFLOW) <= 0
        assert opened.value(SMALLEST) >= 11
        assert opened.value("document.title")
        assert opened.complaints == []
        assert opened.requests == [path.resolve().as_uri()]


@pytest.mark.parametrize("words", WORDS, ids=lambda words: repr(words[:12]))
def test_hostile_words_do_nothing(opened: Browser, tmp_path: Path, words: str) -> None:
    for found in (hostile(words), hostile_check(words)):
        path = written(found, tmp_path)
        opened.open(path, 360)
        assert opened.value(OVERFLOW) <= 0
        assert opened.value("document.querySelectorAll('script, img, iframe, object, embed, link, base').length") == 0
        links = "[...document.querySelectorAll('[href], [src]')].every(e => e.getAttribute('href').startsWith('#'))"
        assert opened.value(links)
        assert opened.complaints == []
        assert opened.requests == [path.resolve().as_uri()]


def test_filters_work_without_a_script(opened: Browser, tmp_path: Path) -> None:
    opened.open(written(DOSSIERS["decided"](), tmp_path, View()), 1280)
    rows = SHOWN.format(".grid tbody tr")
    assert opened.value(rows) == opened.value(SHOWN.format(".topic")) == 4
    for control, left in (("show-agreement", 5), ("show-update", 4), ("only-open", 1), ("least-medium", 0)):
        opened.value(f"document.getElementById('{control}').click()")
        assert opened.value(rows) == left, control
    assert opened.value("document.querySelectorAll('script').length") == 0


def test_links_in_the_table_lead_to_the_evidence(opened: Browser, tmp_path: Path) -> None:
    opened.open(written(DOSSIERS["decided"](), tmp_path), 1280)
    assert opened.value("[...document.querySelectorAll('a')].every(a => document.querySelector(a.hash))")
    assert opened.value("new Set([...document.querySelectorAll('[id]')].map(e => e.id)).size") == opened.value(
        "document.querySelectorAll('[id]').length"
    )


def test_print(opened: Browser, tmp_path: Path) -> None:
    opened.open(written(DOSSIERS["decided"](), tmp_path), 680, scheme="dark", media="print")
    assert opened.value(OVERFLOW) <= 0
    assert opened.value(SHOWN.format(".filters, summary")) == 0
    assert opened.value("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    pages = pypdfium2.PdfDocument(opened.pdf())
    words = " ".join(" ".join(page.get_textpage().get_text_range() for page in pages).split())
    for said in ("people who died on the ferry", "at least 10", "rang the harbour", "anna", "5" * 20):
        assert said in words
    assert 2 <= len(pages) <= 7


def test_drawings_stay_inside_their_frame(opened: Browser, tmp_path: Path) -> None:
    for found in (DOSSIERS["decided"](), crowd()):
        opened.open(written(found, tmp_path), 1280)
        assert opened.value("document.querySelectorAll('svg').length") > 0
        outside = """[...document.querySelectorAll('svg *')].filter(e => e.getBBox).filter(e => {
          const box = e.getBBox(), view = e.ownerSVGElement.viewBox.baseVal;
          return box.x < -0.5 || box.y < -0.5 || box.x + box.width > view.width + 0.5 ||
                 box.y + box.height > view.height + 0.5; }).map(e => e.outerHTML)"""
        assert opened.value(outside) == []


def luminance(color: str) -> float:
    parts = [int(color[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_every_colour_can_be_read() -> None:
    css = (html.TEMPLATES / "style.css").read_text(encoding="utf-8")
    for block in re.findall(r":root \{(.*?)\}", css, re.S):
        short = dict(re.findall(r"--([a-z]+): (#[0-9a-f]{3,6})\b", block))
        colors = {n: c if len(c) == 7 else "#" + "".join(2 * d for d in c[1:]) for n, c in short.items()}
        pairs = [(a, b) for a in set(colors) - {"paper", "card", "line", "mark", "markink"} for b in ("paper", "card")]
        for ink, ground in (*pairs, ("markink", "mark")):
            a, b = sorted((luminance(colors[ink]), luminance(colors[ground])))
            assert (b + 0.05) / (a + 0.05) >= 4.5, (ink, ground)
