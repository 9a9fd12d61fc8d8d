"""Clock times: how they are written, their zones, and the day beside them."""

from __future__ import annotations

import pytest

from tests.times.reading import dates

#: sentence, words, earliest, latest
CLOCK: list[tuple[str, str, str | None, str | None]] = [
    ("The fire began at 9:40 p.m.", "9:40 p.m.", "T21:40", "T21:40"),
    ("The fire began at 8.49pm.", "8.49pm", "T20:49", "T20:49"),
    ("The fire began at 8:49pm in the roof.", "8:49pm", "T20:49", "T20:49"),
    ("It began at 2:53 p. m. local time in the roof.", "2:53 p. m. local time", "T14:53", "T14:53"),
    ("It began at 9 pm in the roof.", "9 pm", "T21:00", "T21:00"),
    ("It began at 12am in the roof.", "12am", "T00:00", "T00:00"),
    ("It began at 12:30 a.m. in the roof.", "12:30 a.m.", "T00:30", "T00:30"),
    ("It began at 12pm in the roof.", "12pm", "T12:00", "T12:00"),
    ("It began at 1630 GMT in the roof.", "1630 GMT", "T16:30+00:00", "T16:30+00:00"),
    ("It began at 20:49 GMT in the roof.", "20:49 GMT", "T20:49+00:00", "T20:49+00:00"),
    ("It began at 06:31GMT in the roof.", "06:31GMT", "T06:31+00:00", "T06:31+00:00"),
    ("It began at 1100 hours in the roof.", "1100 hours", "T11:00", "T11:00"),
    ("It began about 1100 hrs IST in the roof.", "about 1100 hrs IST", "T11:00+05:30", "T11:00+05:30"),
    ("It began at 17:06 hours local time.", "17:06 hours local time", "T17:06", "T17:06"),
    ("It began around 11 am (IST) in the roof.", "around 11 am (IST)", "T11:00+05:30", "T11:00+05:30"),
    ("It began around noon, they said.", "around noon", "T12:00", "T12:00"),
    ("It began at midnight.", "midnight", "T00:00", "T00:00"),
    ("It began at 5 p.m. EST.", "5 p.m. EST", "T17:00-05:00", "T17:00-05:00"),
    ("It began at 5 p.m. ET.", "5 p.m. ET", "T17:00", "T17:00"),
    ("It began at 3pm GMT+2 in the roof.", "3pm GMT+2", "T15:00+02:00", "T15:00+02:00"),
    ("It began just past 4 p.m. there.", "just past 4 p.m.", "T16:00", None),
    ("It began shortly after 06:00 BST there.", "shortly after 06:00 BST", "T06:00+01:00", None),
    ("It began shortly before 9pm there.", "shortly before 9pm", "T20:45", "T21:00"),
    ("By 8.30am crews had left.", "By 8.30am", None, "T08:30"),
    ("By about 09:30 BST crews had left.", "By about 09:30 BST", None, "T09:30+01:00"),
    ("It has burnt since 4am.", "since 4am", "T04:00", None),
    ("It burnt between 6pm and 9pm.", "6pm and 9pm", "T18:00", "T21:00"),
    ("It is open 9-11pm.", "9-11pm", "T21:00", "T23:00"),
    ("It began at eight o'clock in the evening.", "eight o'clock in the evening", "T20:00", "T20:00"),
    ("It began at 8 o'clock.", "8 o'clock", None, None),
    ("It began in the early hours of the morning.", "the early hours of the morning", "T00:00", "T06:00"),
    ("It began shortly before midnight.", "shortly before midnight", "T23:45", "T23:59"),
    # with its day, published Monday 15 November 2021
    ("It began at 8:49pm on Friday.", "8:49pm on Friday", "2021-11-12T20:49", "2021-11-12T20:49"),
    (
        "It was shut until about 1630 GMT on Saturday.",
        "until about 1630 GMT on Saturday",
        None,
        "2021-11-13T16:30+00:00",
    ),
    ("It began on Tuesday at 7:48 a.m. local time.", "Tuesday at 7:48 a.m. local time",
     "2021-11-09T07:48", "2021-11-09T07:48"),
    ("It began at 2248 GMT Tuesday.", "2248 GMT Tuesday", "2021-11-09T22:48+00:00", "2021-11-09T22:48+00:00"),
    ("It began at 12 noon on Monday.", "12 noon on Monday", "2021-11-15T12:00", "2021-11-15T12:00"),
    ("It began on Saturday morning around 11am.", "Saturday morning around 11am",
     "2021-11-13T11:00", "2021-11-13T11:00"),
    ("It began at 5 p.m. ET on July 3, 2021.", "5 p.m. ET on July 3, 2021",
     "2021-07-03T17:00-04:00", "2021-07-03T17:00-04:00"),
    ("It began at 5 p.m. ET on Sunday.", "5 p.m. ET on Sunday", "2021-11-14T17:00-05:00", "2021-11-14T17:00-05:00"),
    ("It began about 6am on Sunday morning.", "about 6am on Sunday morning", "2021-11-14T06:00", "2021-11-14T06:00"),
    ("It began at 09:30 this morning (Monday 15 November 2021).",
     "09:30 this morning (Monday 15 November 2021)", "2021-11-15T09:30", "2021-11-15T09:30"),
    ("Logged 2021-11-14T09:30Z there.", "2021-11-14T09:30Z", "2021-11-14T09:30+00:00", "2021-11-14T09:30+00:00"),
    ("He was held at 5.45 on Monday morning.", "5.45 on Monday morning", "2021-11-15T05:45", "2021-11-15T05:45"),
    ("He was held at 5:45 on Monday evening.", "5:45 on Monday evening", "2021-11-15T17:45", "2021-11-15T17:45"),
    ("It begins at 0900 on 5 December 2021.", "0900 on 5 December 2021", "2021-12-05T09:00", "2021-12-05T09:00"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words", "earliest", "latest"), CLOCK, ids=[row[0] for row in CLOCK])
def test_a_clock_time(text: str, words: str, earliest: str | None, latest: str | None) -> None:
    (first,) = dates(text)
    assert first.time is not None
    assert (first.words, first.time.earliest, first.time.latest) == (words, earliest, latest)


def test_local_and_gmt_stand_apart_and_each_keeps_its_day() -> None:
    local, gmt = dates("The blast hit at 03:40 on Sunday (20:40 GMT Saturday).")
    assert local.time is not None
    assert gmt.time is not None
    assert (local.time.earliest, gmt.time.earliest) == ("2021-11-14T03:40", "2021-11-13T20:40+00:00")


def test_a_day_after_the_bracket_is_lent_to_the_time_before_it() -> None:
    local, gmt, day = dates("Polls closed at 6:00 p.m. local time (1300 GMT) Sunday.")
    assert local.time is not None
    assert gmt.time is not None
    assert local.words == "6:00 p.m. local time"
    assert local.time.earliest == "2021-11-14T18:00"
    assert gmt.time.earliest == "T13:00+00:00"
    assert day.words == "Sunday"
