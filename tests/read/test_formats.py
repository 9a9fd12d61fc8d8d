"""HTML and Markdown."""

from __future__ import annotations

import pytest

from tests.read.helpers import page, why_of, zone_of, zones

HTML = """<!DOCTYPE html><html><head><title>Bridge falls in Port Amaro - Meridian</title>
<meta property="og:site_name" content="Meridian News">
<script type="application/ld+json">{"@graph": [{"@type": "WebPage"}, {"@type": ["NewsArticle"],
"datePublished": "2021-11-16T09:12:00+01:00", "dateModified": "2021-11-17T09:12:00Z",
"comment": [{"@type": "Comment", "dateCreated": "2022-01-01"}]}]}</script>
<style>p {color: red}</style></head><body class="has-sidebar no-ads">
<header><nav><ul><li>Home<li>World<li>12 stories</ul></nav><h1>Meridian</h1></header>
<form><main><article><header><h1>Bridge falls in <em>Port</em> Amaro</h1>
<p class="standfirst">At least 12 hurt</p><div class="byline">By Ada Quill</div>
<time datetime="2021-11-16T09:12:00+01:00">16 November 2021</time></header>
<p>PORT AMARO (MNA) &mdash; At least 12 people were hurt &amp; 30 were missing on Monday.
<p>The bridge was <span class="share-price">old</span>.<br>Nobody knew how old it was.
<figure><img alt="x"><figcaption>Rescuers at the bridge; about 400 came</figcaption></figure>
<table><caption>Toll by town</caption><tr><th>Town<th>Hurt<tr><td>Amaro<td>12<tr><td>Kalna<td>0</table>
<div class="related-stories"><h3>Related</h3><ul><li><a href="x">500 dead in other story</a></ul></div>
<p><a href="y">Ferry sinks with 300 aboard</a></p>
<h2>What we know</h2><ul><li>The bridge was 50 years old<li>It carried 3,000 cars a day</ul>
<blockquote>We saw it fall, he said.</blockquote>
<aside>Newsletter: 3 emails a day</aside>
</article></main></form>
<section id="comments"><article class="comment"><p>500 people died!</p></article></section>
<footer>(c) 2021 Meridian</footer><script>var x = 5; document.write("<p>900 dead</p>")</script></body></html>"""

HTML_ZONES = [
    ("12 stories", "boilerplate"),
    ("Bridge falls in Port Amaro", "headline"),
    ("At least 12 hurt", "standfirst"),
    ("By Ada Quill", "byline"),
    ("16 November 2021", "boilerplate"),
    ("At least 12 people were hurt & 30 were missing", "body"),
    ("The bridge was old. Nobody knew how old it was.", "body"),
    ("about 400 came", "caption"),
    ("Toll by town", "caption"),
    ("Amaro | 12", "table"),
    ("500 dead", "boilerplate"),
    ("Ferry sinks with 300", "boilerplate"),
    ("What we know", "body"),
    ("It carried 3,000 cars a day", "list"),
    ("We saw it fall", "body"),
    ("3 emails", "boilerplate"),
    ("500 people died!", "comment"),
]


@pytest.mark.parametrize(("words", "zone"), HTML_ZONES)
def test_zones_of_a_page(words: str, zone: str) -> None:
    assert zone_of(page(HTML, ".html"), words) == zone


def test_what_a_page_says_of_itself() -> None:
    found = page(HTML, ".html")
    assert (found.title, found.source) == ("Bridge falls in Port Amaro", "Meridian News")
    assert (found.published, found.published_from) == ("2021-11-16T09:12+01:00", "JSON-LD datePublished")
    assert found.dateline == "PORT AMARO"
    assert why_of(found, "500 people died!") == "readers' comments"
    assert "900 dead" not in found.text
    assert "color" not in found.text


DATES = [
    ('<meta property="article:published_time" content="2021-11-16T09:12:00Z">', "2021-11-16T09:12+00:00"),
    ('<meta property="article:modified_time" content="2021-11-17">', "2021-11-17"),
    ('<meta itemprop="datePublished" content="2021-11-16">', "2021-11-16"),
    ('<meta name="pubdate" content="yesterday">', None),
    ('<time datetime="2021-11-16T10:00">today</time>', "2021-11-16T10:00"),
    ("<p>Published 09:12 GMT, 16 November 2021</p>", "2021-11-16T09:12+00:00"),
    ('<link rel="canonical" href="https://news.example/2021/11/16/bridge">', "2021-11-16"),
    ('<script type="application/ld+json">{"@type": "Event", "datePublished": "2021-11-16"}</script>', None),
    ('<script type="application/ld+json">{not json</script>', None),
    ('<div class="comments"><time datetime="2021-11-16">now</time></div>', None),
    ("", None),
]


@pytest.mark.parametrize(("words", "expected"), DATES)
def test_dates_of_pages(words: str, expected: str | None) -> None:
    assert page(f"{words}<h1>Bridge falls</h1><p>It fell at night.</p>", ".html").published == expected


def test_entries_of_a_live_page_have_times_of_their_own() -> None:
    html = (
        "<main><h1>Live: flood in Kalna</h1>"
        '<div class="post"><div class="post-date"><time datetime="2021-11-16T10:00Z">10:00</time></div>'
        "<p>Five are hurt, the mayor said.</p></div>"
        '<div class="post"><time datetime="2021-11-16T12:30Z">12:30</time><p>Seven are hurt, he now says.</p></div>'
        "</main>"
    )
    found = page(html, ".html")
    times = {found.text[b.start : b.end]: b.as_of for b in found.blocks if b.zone == "body"}
    assert times == {
        "Five are hurt, the mayor said.": "2021-11-16T10:00+00:00",
        "Seven are hurt, he now says.": "2021-11-16T12:30+00:00",
    }


BROKEN = [
    "<p>Some words",
    "<p>Some words</p></p></div></body>",
    "<div><p>Some words<div",
    "<table><td>Some words",
    "<p>Some words<!-- never closed",
    '<p title="a>b">Some words',
    "<title>never closed<p>Some words",
    "<script>never closed<p>Some words",
    "<b><p>Some</b> words",
    "<p>Some words<a href='x",
]


@pytest.mark.parametrize("html", BROKEN)
def test_broken_pages(html: str) -> None:
    assert "Some words" in page(html, ".html").text


def test_comparison_signs_are_words() -> None:
    assert page("<p>3 < 5 &lt; 7 &amp;c &#8364;5", ".html").text == "3 < 5 < 7 &c €5"


MARKDOWN = """---
source: Meridian
---
# Bridge falls in Port Amaro

*November 4, 2011*

PORT AMARO — A bridge fell into the river on Monday,
and 12 people were hurt.

![Divers look for 2 cars](pictures/2011-11-04.jpg)

> We saw it fall,
> he said.

## What we know

- The bridge was 50 years old
- It carried 3,000 cars a day

| Town | Hurt |
|------|------|
| Amaro | 12 |

```
total = 400
```
<!-- draft 7 -->
"""

MARKDOWN_ZONES = [
    ("source: Meridian", "boilerplate"),
    ("Bridge falls in Port Amaro", "headline"),
    ("A bridge fell into the river on Monday,\nand 12 people", "body"),
    ("Divers look for 2 cars", "caption"),
    ("We saw it fall", "body"),
    ("What we know", "body"),
    ("The bridge was 50 years old", "list"),
    ("It carried 3,000 cars", "list"),
    ("| Amaro | 12 |", "table"),
    ("|------|", "boilerplate"),
    ("total = 400", "boilerplate"),
    ("draft 7", "boilerplate"),
]


@pytest.mark.parametrize(("words", "zone"), MARKDOWN_ZONES)
def test_zones_of_markdown(words: str, zone: str) -> None:
    assert zone_of(page(MARKDOWN, ".md"), words) == zone


def test_what_markdown_says_of_itself() -> None:
    found = page(MARKDOWN, ".md")
    assert found.text == MARKDOWN
    assert (found.title, found.source, found.dateline) == ("Bridge falls in Port Amaro", "Meridian", "PORT AMARO")
    assert found.published == "2011-11-04"
    covered = "".join(found.text[b.start : b.end] for b in found.blocks)
    assert "pictures/2011" not in covered


def test_headings_with_a_line_under_them() -> None:
    found = page("Bridge falls\n============\n\nIt fell at night.\n", ".md")
    assert [(z, w) for z, w in zones(found) if z != "boilerplate"] == [
        ("headline", "Bridge falls"),
        ("body", "It fell at night."),
    ]
