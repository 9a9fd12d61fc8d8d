"""What holds for any text."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.errors import InputError
from factcheck.read import READERS
from factcheck.read.furniture import load
from factcheck.read.page import Page
from factcheck.read.stamps import date_line, iso, url_day

_SCRAPS = st.sampled_from(
    ["\n", "\n\n", " ", "Read more", "Published 4 May 2020", "12", "<p>", "</div>", "<!--", "-->", "# ", "> ", "|",
     "---\n", "title: a\n", "the borderPolice", "The bridge fell.", "http://a.example/2011/11/10/", "“", "’", "\xa0",
     "```", "<td>", "<script>", "![a](b)", "WARSAW — ", "\u2028", "\ufeff"]
)  # fmt: skip
_TEXTS = st.lists(st.one_of(_SCRAPS, st.text(max_size=12)), max_size=40).map("".join)


def _read(form: str, data: bytes) -> Page | InputError:
    """The page, or a trouble that says where and what to do."""
    try:
        return READERS[form](data, "input", load())[0]
    except InputError as trouble:
        told = trouble.where.startswith("input") and trouble.title and trouble.remedy
        return trouble if told else pytest.fail(str(trouble))


def _check(found: Page) -> None:
    end = 0
    for i, block in enumerate(found.blocks):
        assert end <= block.start < block.end <= len(found.text)
        end = block.end
        assert block.repeat_of is None or block.repeat_of < i
        assert block.aside == bool(block.why)


@pytest.mark.parametrize("form", sorted(READERS))
@settings(max_examples=60, deadline=None)
@given(text=_TEXTS)
def test_blocks_of_any_text_are_in_order_and_apart(form: str, text: str) -> None:
    data = text.encode("utf-8", "replace")
    found = _read(form, data)
    if isinstance(found, Page):
        _check(found)
    assert isinstance(found, InputError) or found == _read(form, data)


@settings(max_examples=60, deadline=None)
@given(data=st.binary(max_size=60))
def test_any_bytes_are_an_article_or_a_trouble(data: bytes) -> None:
    for form in sorted(READERS):
        found = _read(form, data)
        if isinstance(found, Page):
            _check(found)


@settings(max_examples=100, deadline=None)
@given(line=st.one_of(_TEXTS, st.text("0123456789/-.: apmNovMay,GT+", max_size=30)))
def test_stamps_of_any_line_raise_nothing(line: str) -> None:
    found = date_line(line)
    assert found is None or found.iso() is None or iso(found.iso() or "") == found.iso()
    url_day(line)
    iso(line)


HOSTILE = {
    "one line": ("text", "words of it " * 80_000),
    "one glued line": ("text", "wordsThe group of " * 20_000),
    "short lines": ("text", "\n".join(f"line {i}" for i in range(30_000))),
    "lines alike": (
        "text",
        "\n".join(f"the same line of forty letters {'ab'[i % 2] * (i % 40)}" for i in range(20_000)),
    ),
    "deep page": ("html", "<div>" * 50_000 + "words"),
    "unclosed cells": ("html", "<table>" + "<tr><td>words<td>more" * 15_000),
    "unclosed tags": ("html", "words" + "<a " * 50_000),
    "unclosed scripts": ("html", "words" + "<script>" * 50_000),
    "unclosed comments": ("html", "words" + "<!--" * 50_000),
    "quotes of quotes": ("markdown", "words\n" + "> " * 100_000),
    "deep front matter": ("text", "---\ntitle: " + "[" * 20_000 + "\n---\nwords"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_time_grows_with_length_only(name: str) -> None:
    form, text = HOSTILE[name]
    begun = time.process_time()
    found = _read(form, text.encode())
    assert time.process_time() - begun < 5, "seconds; all of these take under one on an idle machine"
    assert isinstance(found, Page) or name == "deep front matter"
