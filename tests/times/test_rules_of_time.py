"""Properties of finding and resolving: never raises, never looks at the clock, spaces and dashes change nothing."""

from __future__ import annotations

import datetime as real

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import factcheck.calendar as calendar
from factcheck.calendar import parse_day, resolve
from factcheck.clock import easter, holiday, split_iso, summer
from factcheck.extract.times import is_southern
from factcheck.model import TimeWords
from factcheck.normalise.times import time
from tests.times.reading import dates, read

_WORDS = st.sampled_from(
    [
        "Monday", "on", "May", "12", "2021", "at", "9", "p.m.", "GMT", "the", "of", "weekend", "last", "next",
        "this", "two", "days", "ago", "later", "after", "before", "since", "until", "by", "November", ",", "(",
        ")", "-", "to", "week", "year", "spring", "early", "late", "mid", "end", "third", "quarter", "past", "24",
        "8:49", "31", "15/11/2021", "2021-11-15", "T", "Z", "+", "02:00", "Q3", "1990", "s", "'s", "th", "ended",
        "29", "will", "February", "Christmas", "Day", "overnight", "about", "night", "and", "shortly", "hours",
        "noon", "o'clock", "first", "half",
    ]
)  # fmt: skip
_PUBLISHED = st.one_of(
    st.none(),
    st.dates().map(lambda d: d.isoformat()),
    st.datetimes().map(lambda d: d.isoformat(timespec="minutes") + "Z"),
    st.text(max_size=12),
)


@given(st.lists(_WORDS, max_size=14).map(" ".join), _PUBLISHED, st.booleans())
@settings(max_examples=400, deadline=None)
def test_words_of_dates_in_any_order_raise_nothing(text: str, published: str | None, southern: bool) -> None:
    last = 0
    for r in read(text, published, southern=southern):
        assert last <= r.found.start < r.found.stop <= len(text)
        last = r.found.stop
        if r.time is not None and r.time.earliest and r.time.latest and r.time.earliest[0] != "T":
            assert r.time.earliest[:10] <= r.time.latest[:10]


@given(st.text(max_size=120), _PUBLISHED)
@settings(max_examples=200, deadline=None)
def test_any_text_raises_nothing(text: str, published: str | None) -> None:
    read(text, published)
    parse_day(text)


def test_a_form_that_is_not_known_has_a_reason() -> None:
    assert resolve(TimeWords(form="unheard of"), "2021-11-15").why_not


SAME = [
    ("The bridge fell at 9 pm on Friday, November 12.", " ", " "),
    ("It was dry on Nov 1-5 in mid-November.", "-", "–"),
    ("Sunday's storm came after Friday's.", "'", "’"),
]


@pytest.mark.parametrize(("text", "plain", "typographic"), SAME)
def test_spaces_and_dashes_change_nothing(text: str, plain: str, typographic: str) -> None:
    there = [(r.found.start, r.found.stop, r.time) for r in read(text)]
    assert there
    assert [(r.found.start, r.found.stop, r.time) for r in read(text.replace(plain, typographic))] == there


class _NoClock(real.datetime):
    @classmethod
    def now(cls, tz: real.tzinfo | None = None) -> _NoClock:
        raise AssertionError("the machine's clock was asked")

    @classmethod
    def today(cls) -> _NoClock:
        raise AssertionError("the machine's clock was asked")


def test_a_foreign_month_is_read_without_the_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    import dateparser.date
    import dateparser.date_parser
    import dateparser.freshness_date_parser
    import dateparser.parser

    for module in (dateparser.date, dateparser.date_parser, dateparser.freshness_date_parser, dateparser.parser):
        if hasattr(module, "datetime") and module.datetime is real.datetime:
            monkeypatch.setattr(module, "datetime", _NoClock)
    calendar._foreign.cache_clear()
    assert parse_day("8 novembre 2021") == "2021-11-08"
    assert parse_day("8 novembre") is None
    calendar._foreign.cache_clear()


TYPED = [
    ("8 November 2021", "2021-11-08"),
    ("Nov 8, 2021", "2021-11-08"),
    ("Nov. 8th, 2021", "2021-11-08"),
    ("8-Nov-2021", "2021-11-08"),
    ("Monday, November 8, 2021", "2021-11-08"),
    ("2021-11-08", "2021-11-08"),
    ("2021/11/08", "2021-11-08"),
    ("2021-11-08T10:00Z", "2021-11-08T10:00+00:00"),
    ("2021-11-08T10:00:00+0100", "2021-11-08T10:00+01:00"),
    ("2021-11-08 10:00", "2021-11-08T10:00"),
    ("8 November 2021 at 2.30pm", "2021-11-08T14:30"),
    ("Published: 8 Nov 2021 11:25 GMT+02:00", "2021-11-08T11:25+02:00"),
    ("Mon, 08 Nov 2021 10:00:00 +0000", "2021-11-08T10:00+00:00"),
    ("Nov 8,2021 3:00pm EST", "2021-11-08T15:00-05:00"),
    ("12:48PM BST 08 Sep 2021", "2021-09-08T12:48+01:00"),
    ("15/11/2021", "2021-11-15"),
    ("11/15/2021", "2021-11-15"),
    ("08.11.2021", "2021-11-08"),
    ("8 listopada 2021", "2021-11-08"),
    ("12. März 2020", "2020-03-12"),
    ("03/04/2021", None),
    ("11/10/21 02:39 PM", None),
    ("31 April 2021", None),
    ("29 February 2021", None),
    ("November 2021", None),
    ("8 November", None),
    ("yesterday", None),
    ("Monday", None),
    ("", None),
    ("Crews were called to 12 houses in May 2021", None),
]


@pytest.mark.parametrize(("text", "iso"), TYPED)
def test_a_day_that_a_person_types(text: str, iso: str | None) -> None:
    assert parse_day(text) == iso


def test_an_ambiguous_date_keeps_both_readings() -> None:
    (only,) = dates("Filed 03/04/2021.")
    assert only.time is not None
    assert only.time.other == ("2021-04-03/2021-04-03", "2021-03-04/2021-03-04")
    assert "cannot be told apart" in only.time.why_not


def test_last_friday_keeps_the_one_before() -> None:
    (only,) = dates("It began last Friday.")
    assert only.time is not None
    assert only.time.other == ("2021-11-05/2021-11-05",)


def test_a_weekday_that_does_not_fit_is_told() -> None:
    (only,) = dates("It opened on Monday 12 November.")
    assert only.time is not None
    assert only.time.earliest == "2021-11-12"
    assert only.time.other == ("2021-11-15/2021-11-15",)
    assert "is a Friday, not a Monday" in only.time.resolved


PLANNED = [
    ("Ministers will meet on Friday.", "planned"),
    ("Talks are due in the spring.", "planned"),
    ("They return tomorrow.", "planned"),
    ("They met on Friday.", None),
    ("He said on Friday it will close.", None),
    ("The deal was signed in 1991.", None),
]


@pytest.mark.parametrize(("text", "status"), PLANNED)
def test_what_is_planned(text: str, status: str | None) -> None:
    assert dates(text)[0].found.status == status


HEDGED = [
    ("By about 09:30 BST crews had left.", "By about"),
    ("It began shortly after 9pm.", "shortly after"),
    ("They stay until at least Monday.", "until at least"),
    ("It began on Monday.", None),
]


@pytest.mark.parametrize(("text", "hedge"), HEDGED)
def test_a_hedge_as_printed(text: str, hedge: str | None) -> None:
    assert dates(text)[0].found.hedge == hedge


def test_southern_places() -> None:
    assert is_southern("SYDNEY — ")
    assert is_southern("The Cape Town Herald")
    assert not is_southern("London Evening Post")
    assert is_southern("WELLINGTON")
    assert is_southern("Wellington, New Zealand")
    assert is_southern("Sydney, Reuters")
    assert is_southern("CANBERRA, Nov 15")
    assert not is_southern("Wellington, Somerset")
    assert not is_southern("Wellington Weekly News")
    assert not is_southern("Perth, Scotland")
    assert not is_southern("Christchurch, Dorset")
    assert not is_southern("Santiago de Compostela, Spain")
    assert not is_southern("Melbourne, Florida")
    assert not is_southern("Lima, Ohio")
    assert not is_southern("")


def test_the_stage_says_the_same_as_the_calendar() -> None:
    words = TimeWords(form="weekday", parts={"weekday": 4})
    assert time(words, "2021-11-15", anchor=None, southern=False) == resolve(words, "2021-11-15")


def test_easter_and_holidays() -> None:
    assert [easter(y).isoformat() for y in (1997, 2021, 2024)] == ["1997-03-30", "2021-04-04", "2024-03-31"]
    assert holiday("4 thursday 11 +1", 2021).isoformat() == "2021-11-26"
    assert holiday("-1 monday 5 +0", 2021).isoformat() == "2021-05-31"


def test_summer_time() -> None:
    assert summer(real.date(2021, 7, 1), "us")
    assert not summer(real.date(2021, 11, 15), "eu")
    assert summer(real.date(2021, 1, 1), "au")


@given(st.text(max_size=30))
def test_what_is_no_iso_is_nothing(text: str) -> None:
    day, minute, _ = split_iso(text)
    assert minute is None or day is not None
