"""When two dates differ."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.judge.moments import order_of, said
from factcheck.judge.times import relate
from factcheck.model import Fact
from tests.judge.factory import RULES, article, quantity, when

T = RULES.tolerances


def day(words: str, first: str | None, last: str | None = "", **fields: object) -> Fact:
    return when(words, first, last, **fields)


FRIDAY = day("Friday", "2021-11-12")
FRIDAY_NIGHT = day("Friday night", "2021-11-12T18:00", "2021-11-12T23:59", grain="part")
WEEK = day("last week", "2021-11-08", "2021-11-14", grain="week")
NOVEMBER = day("November", "2021-11-01", "2021-11-30", grain="month")
ROWS = [
    (FRIDAY, day("12 November", "2021-11-12"), "same"),
    (FRIDAY, FRIDAY_NIGHT, "compatible"),
    (FRIDAY, WEEK, "compatible"),
    (FRIDAY, NOVEMBER, "compatible"),
    (day("November 19", "2021-11-19"), NOVEMBER, "compatible"),
    (FRIDAY, day("Saturday", "2021-11-13"), "differ"),
    (day("Monday", "2021-11-15"), day("Monday", "2021-11-08"), "differ"),
    (day("Tuesday morning", "2021-11-16T06:00", "2021-11-16T11:59"),
     day("Tuesday afternoon", "2021-11-16T12:00", "2021-11-16T17:59"), "differ"),
    (FRIDAY_NIGHT, day("around 4 p.m.", "2021-11-12T16:00", hedge="around"), "differ"),
    (FRIDAY_NIGHT, day("just past 4 p.m.", "2021-11-12T16:00", "2021-11-12T23:59"), "differ"),
    (day("about 8.40pm", "T20:40", hedge="about"), day("around 9pm", "T21:00", hedge="around"), "differ"),
    (day("shortly before 9pm", None, "T21:00"), day("8.49pm", "T20:49"), "compatible"),
    (day("6.00", "T06:00"), day("about 6.00", "T06:00", hedge="about"), "compatible"),
    (day("2021", "2021-01-01", "2021-12-31", grain="year"), FRIDAY, "compatible"),
    (day("early December", "2021-12-01", "2021-12-10"),
     day("the end of November", "2021-11-24", "2021-11-30"), "differ"),
    (day("about two weeks ago", "2021-11-01", hedge="about", grain="week"),
     day("4 November", "2021-11-04"), "compatible"),
    # clock times
    (day("9:27 a.m.", "T09:27"), day("about 9:30 a.m.", "T09:30", hedge="about"), "compatible"),
    (day("9:27 a.m.", "T09:27"), day("9:30 a.m.", "T09:30"), "compatible"),
    (day("9:27 a.m.", "T09:27"), day("9:40 a.m.", "T09:40"), "differ"),
    (day("about 4 p.m.", "T16:00", hedge="about"), day("just past 4 p.m.", "T16:00"), "compatible"),
    (day("about 8.40pm", "T20:40", hedge="about"), day("8.49pm", "T20:49"), "differ"),
    (day("about 8.40pm", "T20:40", hedge="about"), day("about 8.45pm", "T20:45", hedge="about"), "compatible"),
    (day("8.49pm", "T20:49"), day("around 9pm", "T21:00", hedge="around"), "compatible"),
    (day("8.49pm", "T20:49"), day("before 9pm", None, "T21:00"), "compatible"),
    (day("9.30pm", "T21:30"), day("before 9pm", None, "T21:00"), "differ"),
    (day("3 pm", "T15:00"), day("3:20 pm", "T15:20"), "differ"),
    (day("11 a.m.", "T11:00"), day("around noon", "T12:00", hedge="around"), "differ"),
    (day("9:30 a.m.", "T09:30"), day("Friday, 9:32 a.m.", "2021-11-12T09:32"), "compatible"),
    (day("9:30 a.m.", "T09:30"), FRIDAY, "compatible"),
    (day("five to midnight", "T23:55"), day("about midnight", "T00:00", hedge="about"), "compatible"),
    # zones
    (day("6 pm", "T18:00"), day("1300 GMT", "T13:00+00:00"), "compatible"),
    (day("Tuesday night", "2021-11-16T18:00", "2021-11-16T23:59"),
     day("early on Wednesday GMT", "2021-11-17T00:00+00:00", "2021-11-17T05:59+00:00"), "compatible"),
    (day("22:48 GMT", "2021-11-16T22:48+00:00"), day("7:48 +9", "2021-11-17T07:48+09:00"), "compatible"),
    (day("22:48 GMT", "2021-11-16T22:48+00:00"), day("8:58 +9", "2021-11-17T08:58+09:00"), "differ"),
    (day("22:48 GMT", "T22:48+00:00"), day("7:48 a.m.", "T07:48"), "compatible"),
    (day("22:48 GMT", "T22:48+00:00"), day("7:55 a.m.", "T07:55"), "compatible"),
    (day("4:20 p.m.", "T16:20"), day("7 p.m.", "T19:00"), "compatible"),  # two moments of a story
    (day("8 a.m.", "T08:00"), day("8 p.m.", "T20:00"), "differ"),  # a slip
    (day("22:48 GMT", "2021-11-16T22:48+00:00"), day("20 November", "2021-11-20"), "differ"),
    # open ends
    (day("by 8.30am", None, "T08:30"), day("by about 9.30", None, "T09:30", hedge="about"), "compatible"),
    (day("since July", "2021-07-01", None, grain="month"),
     day("since June", "2021-06-01", None, grain="month"), "differ"),
    (day("since July", "2021-07-01", None, grain="month"),
     day("since 5 July", "2021-07-05", None, grain="day"), "compatible"),
    (day("after Monday", "2021-11-15", None), day("Thursday", "2021-11-18"), "compatible"),
    (day("since Monday", "2021-11-15", None), day("last Thursday", "2021-11-11"), "differ"),
    # unresolved
    (day("Friday", None), day("friday", None), "same"),
    (day("Friday", None), day("Saturday", None), "compatible"),
    (day("yesterday", None), FRIDAY, "compatible"),
]  # fmt: skip


@pytest.mark.parametrize(("a", "b", "expected"), ROWS)
def test_dates(a: Fact, b: Fact, expected: str) -> None:
    assert relate(a, b, T).outcome == expected
    assert relate(b, a, T).outcome == expected


def test_a_zone_named_beside_the_time() -> None:
    night = day("Tuesday night", "2021-11-16T18:00", "2021-11-16T23:59")
    early = day("early on Wednesday", "2021-11-17T00:00", "2021-11-17T05:59")
    assert relate(night, early, T).outcome == "differ"
    assert relate(night, early, T, ("local", "gmt")).outcome == "compatible"
    assert relate(early, night, T, ("gmt", "local")).outcome == "compatible"


def test_weekdays_without_dates_can_be_made_a_difference() -> None:
    strict = T.model_copy(update={"unresolved_weekdays_differ": True})
    assert relate(day("Friday", None), day("Saturday", None), strict).outcome == "differ"
    assert relate(day("Friday", None), day("Friday night", None), strict).outcome == "compatible"
    assert relate(day("on Saturday", None), FRIDAY, strict).outcome == "differ"


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("2021-11-08", "2021-11-15", "earlier"),
        ("2021-11-16", "2021-11-16", "same"),
        ("2021-11-16T10:00Z", "2021-11-16T14:00Z", "earlier"),
        ("2021-11-16T14:00+04:00", "2021-11-16T10:00Z", "same"),
        ("2021-11-16", "2021-11-16T14:00Z", "same"),
        ("2021-11-17", "2021-11-16T14:00Z", "later"),
        (None, "2021-11-16", "unknown"),
        ("soon", "2021-11-16", "unknown"),
    ],
)
def test_publication(a: str | None, b: str | None, expected: str) -> None:
    assert order_of(a, b) == expected


AS_OF = [
    ("2021-11-15", "2021-11-15", "at noon on Sunday", "at noon on Sunday", "same"),
    ("2021-11-15", "2021-11-15", "at noon", "at 6 p.m.", "earlier"),
    ("2021-11-15", "2021-11-15", "on Sunday", "on Monday", "differ"),
    ("2021-11-15", "2021-11-15", "Tuesday", "Tuesday morning", "same"),
    ("2021-11-15", "2021-11-16", "at noon on Sunday", "noon on Sunday", "same"),
    ("2021-11-08", "2021-11-15", "on Monday", "on Monday", "earlier"),
    (None, None, "2021-11-08", "2021-11-09", "earlier"),
    (None, None, None, "on Monday", "unknown"),
]


@pytest.mark.parametrize(("published_a", "published_b", "a", "b", "expected"), AS_OF)
def test_the_time_of_a_figure(
    published_a: str | None, published_b: str | None, a: str | None, b: str | None, expected: str
) -> None:
    articles = {"a": article("a", published_a), "b": article("b", published_b)}
    assert said(quantity("5", as_of=a), quantity("6", article="b", as_of=b), articles) == expected


DAYS = st.builds(lambda m, d: f"2021-{m:02}-{d:02}", st.integers(1, 12), st.integers(1, 28))
CLOCKS = st.builds(lambda h, m: f"T{h:02}:{m:02}", st.integers(0, 23), st.integers(0, 59))
ENDS = st.one_of(
    DAYS, CLOCKS, st.builds(lambda d, c: d + c, DAYS, CLOCKS), st.builds(lambda d, c: d + c + "+02:00", DAYS, CLOCKS)
)
WORDS = st.sampled_from(["then", "about then", "before then", "since then"])
DATES = st.one_of(
    st.builds(lambda w, e: day(w, e, hedge="about" if w.startswith("about") else None), WORDS, ENDS),
    st.builds(lambda w, e: day(w, None, e), WORDS, ENDS),
    st.builds(lambda w, a, b: day(w, min(a, b), max(a, b)), WORDS, DAYS, DAYS),
    st.builds(lambda w: day(w, None), WORDS),
)


@given(DATES, DATES)
def test_the_order_of_two_is_of_no_account(a: Fact, b: Fact) -> None:
    assert relate(a, b, T) == relate(b, a, T)


@given(DATES)
def test_a_date_agrees_with_itself(a: Fact) -> None:
    assert relate(a, a, T).outcome == "same"
