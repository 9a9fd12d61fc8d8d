"""When an article was published: date lines, addresses, datelines."""

from __future__ import annotations

from datetime import date

import pytest

from factcheck.read.dateline import dateline
from factcheck.read.furniture import load
from factcheck.read.stamps import date_line, iso, url_day
from tests.read.helpers import STORY, page, why_of, zone_of

DATE_LINES = [
    ("November 4, 2011", "2011-11-04"),
    ("on Nov 10,2011", "2011-11-10"),
    ("Tue, 16 Aug 2011", "2011-08-16"),
    ("TUESDAY, OCTOBER 11,2011", "2011-10-11"),
    ("16th August 2011", "2011-08-16"),
    ("2 Sept. 2013", "2013-09-02"),
    ("16/08/2011", "2011-08-16"),
    ("On Tue, 16/08/2011-13:42", "2011-08-16T13:42"),
    ("08/16/11 02:39 PM ET", "2011-08-16T14:39"),
    ("Thu 11/10/2011", "2011-11-10"),
    ("16.08.2011", "2011-08-16"),
    ("2011-08-16", "2011-08-16"),
    ("2011-08-16 13:42", "2011-08-16T13:42"),
    ("Published 09:12 GMT, 16 November 2021", "2021-11-16T09:12+00:00"),
    ("Published on: 11 November 2011-11:25am", "2011-11-11T11:25"),
    ("Published: 09 Sep 2013 11:25 GMT+02:00", "2013-09-09T11:25+02:00"),
    ("21 July 2013 Last updated at 11:11 GMT", "2013-07-21T11:11+00:00"),
    ("July 21,2013,2:21 pm BST", "2013-07-21T14:21+01:00"),
    ("Thu Nov 10,2011 3:00pm EST", "2011-11-10T15:00-05:00"),
    ("11:39am UK, Monday 09 September 2013", "2013-09-09T11:39"),
    ("November 14,2011|12:35 pm", "2011-11-14T12:35"),
    ("12:48PM BST 09 Sep 2013", "2013-09-09T12:48+01:00"),
    ("First published on Tue 16 Nov 2021 09.12 GMT", "2021-11-16T09:12+00:00"),
    ("Updated: 5 May 2020 10:00 | Published: 4 May 2020 09:00", "2020-05-04T09:00"),
    ("By Ada Quill, 4 November 2011", "2011-11-04"),
    ("By Ada Quill and Bo Finch for the Meridian | November 4, 2011 | 12:35 pm", "2011-11-04T12:35"),
    ("May 3rd, 2019 at 12am", "2019-05-03T00:00"),
]
NO_DATE_LINES = [
    "Bridge fully restored: 4 November 2011",
    "Bridge Fully Restored: 4 November 2011",
    "3 dead on 4 November 2011",
    "By 4 November 2011",
    "Born 3 May 1970",
    "7 May 2019 to 9 May 2019",
    "31 February 2020",
    "On Thursday, November 10th at approximately 3:00 pm, the camp was bombed.",
    "5.30",
    "1-0",
    "12",
    "4.2 magnitude",
    "November",
    "",
]


@pytest.mark.parametrize(("line", "expected"), DATE_LINES)
def test_date_lines(line: str, expected: str) -> None:
    found = date_line(line)
    assert found
    assert found.iso() == expected


@pytest.mark.parametrize("line", NO_DATE_LINES)
def test_what_is_no_date_line(line: str) -> None:
    assert date_line(line) is None


def test_a_day_that_reads_in_two_ways_is_not_guessed() -> None:
    found = date_line("08/09/2011")
    assert found
    assert found.iso() is None
    assert found.iso(date(2011, 9, 8)) == "2011-09-08"
    assert found.iso(date(2011, 8, 10)) == "2011-08-09"


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("2021-11-16T10:00:00.000Z", "2021-11-16T10:00+00:00"),
        ("2021-11-16T10:00:05+0100", "2021-11-16T10:00:05+01:00"),
        ("2021-11-16T10:00-05", "2021-11-16T10:00-05:00"),
        ("2021-11-16", "2021-11-16"),
        ("2021-13-16", None),
        ("2021-11-16T25:00", None),
        ("2021", None),
        ("", None),
    ],
)
def test_iso(words: str, expected: str | None) -> None:
    assert iso(words) == expected


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("http://news.example/2011/11/10/bridge.html", "2011-11-10"),
        ("https://news.example/story/2011-11-10/bridge", "2011-11-10"),
        ("http://news.example/20130909/bridge", "2013-09-09"),
        ("http://news.example/bridge-4-november-2011.html", "2011-11-04"),
        ("http://news.example/world/2021/nov/16/bridge", "2021-11-16"),
        ("http://news.example/2011/10/bridge", None),
        ("http://news.example/130909-bridge", None),
        ("http://news.example/37617-bridge-24021843", None),
        ("http://news.example/2011/11/10/from-2012-01-02", None),
        ("The page http://news.example/2011/11/10/ says so.", None),
    ],
)
def test_addresses(address: str, expected: str | None) -> None:
    found = url_day(address)
    assert (found.isoformat() if found else None) == expected


PAGES = [
    ("http://news.example/a/1\nBridge falls\nNovember 4, 2011\n", "2011-11-04", "its date line (line 3)"),
    ("http://news.example/2011/11/10/a\nBridge falls\n", "2011-11-10", "its web address (line 1)"),
    ("http://news.example/2011/11/10/a\nBridge falls\n11/10/11 02:39 PM ET\n", "2011-11-10T14:39", "its date line"),
    ("http://news.example/2011/11/11/a\nBridge falls\nPublished: November 10,2011\n", "2011-11-10", "its date line"),
    ("Bridge falls\nUpdated 5 May 2020\nPublished 4 May 2020\n", "2020-05-04", "its date line (line 3)"),
    ("Bridge falls\n21 July 2013 Last updated at 11:11 GMT\n", "2013-07-21T11:11+00:00", "the line of its last update"),
    ("Bridge falls\n08/09/2011\n", None, ""),
    ("Bridge falls\n", None, ""),
]


@pytest.mark.parametrize(("head", "published", "where"), PAGES)
def test_publication_date_of_a_text(head: str, published: str | None, where: str) -> None:
    found = page(head + STORY)
    assert found.published == published
    assert found.published_from.startswith(where)


def test_a_chronicle_is_not_dated_by_its_headings() -> None:
    found = page("How the bridge fell\n" + STORY + "4 November 2011\nThe first crack was found by a diver.\n")
    assert found.published is None
    assert zone_of(found, "4 November 2011") == "body"


def test_a_labelled_date_at_the_end_counts() -> None:
    found = page("Bridge falls\n" + STORY * 3 + "Date Published: Tuesday, November 15, 2011\n")
    assert found.published == "2011-11-15"
    assert why_of(found, "Date Published") == "date line"


DATELINES = [
    ("WARSAW — Hundreds of people waited.", "WARSAW"),
    ("PORT AMARO (Meridian News Agency) — A bridge fell.", "PORT AMARO"),
    ("LONDON (Reuters) - Shares fell.", "LONDON"),
    ("KALNA CROSSING, Belarus — Guards waited.", "KALNA CROSSING, Belarus"),
    ("ST. JOHN’S, Newfoundland (MNA) – A ship sank.", "ST. JOHN’S, Newfoundland"),
    ("MOSCOW, Nov 10 (MNA) - A plane landed.", "MOSCOW"),
    ("Kuznica, Poland — Hundreds waited.", "Kuznica, Poland"),
    ("Kuznica (MNA) — Hundreds waited.", "Kuznica"),
    ("NEW DELHI: The navy said so.", "NEW DELHI"),
    ("WARSAW/MINSK (MNA) - Guards waited.", "WARSAW/MINSK"),
    ("BREAKING — A bridge fell.", None),
    ("UPDATE 1 - A bridge fell.", None),
    ("The minister — a former general — said so.", None),
    ("Videos showed hundreds of people - the majority men - at the fence.", None),
    ("Mr Kola said: “We go.”", None),
    ("Twelve people died - the most in years.", None),
    ("", None),
]


@pytest.mark.parametrize(("paragraph", "place"), DATELINES)
def test_datelines(paragraph: str, place: str | None) -> None:
    assert dateline(paragraph, load().not_places)[0] == place


def test_a_dateline_with_its_year_dates_the_article() -> None:
    found = page("Bridge falls in port\nPORT AMARO, 9 March 2021 (MNA) — " + STORY)
    assert (found.dateline, found.published, found.published_from) == ("PORT AMARO", "2021-03-09", "the dateline")
