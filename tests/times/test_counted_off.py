"""Spans counted off in a month or a week, spoken clock times, and offsets. Published Monday 15 November 2021."""

from __future__ import annotations

import pytest

from tests.times.reading import dates

#: sentence, words, earliest, latest
SPANS: list[tuple[str, str, str | None, str | None]] = [
    ("He vanished the night before last.", "the night before last", "2021-11-13", "2021-11-14"),
    ("He vanished the week before last.", "week before last", "2021-11-01", "2021-11-07"),
    ("He vanished the year before last.", "year before last", "2019-01-01", "2019-12-31"),
    ("He vanished the Sunday before last.", "Sunday before last", "2021-11-07", "2021-11-07"),
    ("He vanished the weekend before last.", "the weekend before last", "2021-11-06", "2021-11-07"),
    ("Rain fell from Monday to Wednesday.", "Monday to Wednesday", "2021-11-08", "2021-11-10"),
    ("Between Monday and Wednesday 40 left.", "Monday and Wednesday", "2021-11-08", "2021-11-10"),
    ("Rain fell Friday to Sunday.", "Friday to Sunday", "2021-11-12", "2021-11-14"),
    ("Rain fell Friday-Sunday.", "Friday-Sunday", "2021-11-12", "2021-11-14"),
    ("Rain fell Friday through Sunday.", "Friday through Sunday", "2021-11-12", "2021-11-14"),
    ("Roads will be shut from Friday to Sunday.", "Friday to Sunday", "2021-11-19", "2021-11-21"),
    ("Trams will stop from Monday to Friday.", "Monday to Friday", "2021-11-15", "2021-11-19"),
    ("It was moved from Friday to Sunday.", "Friday", "2021-11-12", "2021-11-12"),
    ("He took office in the third week of May.", "the third week of May", "2021-05-15", "2021-05-21"),
    ("He took office in the 3rd week of May.", "the 3rd week of May", "2021-05-15", "2021-05-21"),
    ("He took office in the first week of May 2019.", "the first week of May 2019", "2019-05-01", "2019-05-07"),
    ("He took office in the last week of May.", "the last week of May", "2021-05-25", "2021-05-31"),
    ("He will take office in the second week of May.", "the second week of May", "2022-05-08", "2022-05-14"),
    ("He took office in the first half of May.", "the first half of May", "2021-05-01", "2021-05-15"),
    ("He took office in the second half of May.", "the second half of May", "2021-05-16", "2021-05-31"),
    ("He took office on the first Monday in May.", "the first Monday in May", "2021-05-03", "2021-05-03"),
    ("He took office on the last Monday of August.", "the last Monday of August", "2021-08-30", "2021-08-30"),
    ("It ran on the last weekend of May.", "the last weekend of May", "2021-05-29", "2021-05-30"),
    ("In the course of the day the wind dropped.", "In the course of the day", "2021-11-15", "2021-11-15"),
    ("The wind will drop during the course of the day.", "during the course of the day", "2021-11-15", "2021-11-15"),
    ("The wind dropped during the day.", "during the day", "2021-11-15", "2021-11-15"),
    ("It was built in the nineties.", "the nineties", "1990-01-01", "1999-12-31"),
    ("It was built in the early seventies.", "early seventies", "1970-01-01", "1973-12-31"),
    ("It was built in the mid-eighties.", "mid-eighties", "1984-01-01", "1986-12-31"),
    ("They will meet at New Year.", "New Year", "2022-01-01", "2022-01-01"),
    ("They will meet on Monday fortnight.", "Monday fortnight", "2021-12-06", "2021-12-06"),
    ("They will meet on Monday week.", "Monday week", "2021-11-29", "2021-11-29"),
    ("They will meet next Tuesday week.", "next Tuesday week", "2021-11-23", "2021-11-23"),
    ("It will close at the end of the year.", "the end of the year", "2021-12-01", "2021-12-31"),
    ("Rain fell over the past month.", "the past month", "2021-10-15", "2021-11-15"),
    ("This year's rain was poor.", "This year's", "2021-01-01", "2021-12-31"),
    ("Trams will stop from Monday to Friday next week.", "Monday to Friday next week", "2021-11-22", "2021-11-26"),
    ("They meet a week on Friday.", "a week on Friday", "2021-11-26", "2021-11-26"),
    ("It came two days before Christmas.", "two days before Christmas", "2020-12-23", "2020-12-23"),
    ("Two days before Christmas he left.", "Two days before Christmas", "2020-12-23", "2020-12-23"),
    # without a length or a date to count from
    ("Rain fell in recent days.", "in recent days", None, None),
    ("It came one day after bombs were found.", "one day after", None, None),
    ("It fell a little over a month after the vote.", "a little over a month after", None, None),
    ("Less than six months after leaving, she is back.", "Less than six months after", None, None),
    # spoken clock times
    ("It began at half past nine.", "half past nine", None, None),
    ("It began at quarter to ten.", "quarter to ten", None, None),
    ("It began at half past nine in the evening.", "half past nine in the evening", "T21:30", "T21:30"),
    ("It began at a quarter to ten in the morning.", "quarter to ten in the morning", "T09:45", "T09:45"),
    ("It began at quarter past one pm.", "quarter past one pm", "T13:15", "T13:15"),
    ("It began at half past nine on Friday morning.", "half past nine on Friday morning",
     "2021-11-12T09:30", "2021-11-12T09:30"),
    ("It began at half past nine on Friday evening.", "half past nine on Friday evening",
     "2021-11-12T21:30", "2021-11-12T21:30"),
    ("It began shortly before 9.", "shortly before 9", None, None),
    ("It began at 11.30 p. m. ET on Friday.", "11.30 p. m. ET on Friday",
     "2021-11-12T23:30-05:00", "2021-11-12T23:30-05:00"),
    ("It began at 11.30 p. m. PT on 3 July.", "11.30 p. m. PT on 3 July",
     "2021-07-03T23:30-07:00", "2021-07-03T23:30-07:00"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words", "earliest", "latest"), SPANS, ids=[row[0] for row in SPANS])
def test_a_span_covers(text: str, words: str, earliest: str | None, latest: str | None) -> None:
    first = dates(text)[0]
    assert first.time is not None
    assert (first.words, first.time.earliest, first.time.latest) == (words, earliest, latest)
    assert (first.time.why_not != "") == (earliest is None)


BESIDE = [
    ("It failed on 8 November. It was sold the following Monday.", "2021-11-15", "2021-11-15"),
    ("It failed on 8 November. It was sold the following day.", "2021-11-09", "2021-11-09"),
    ("It failed on 8 November. It was sold the following week.", "2021-11-15", "2021-11-15"),
    ("It failed on 8 November. It was ill the Friday before.", "2021-11-05", "2021-11-05"),
    ("It failed on 8 November. It was sold the week after.", "2021-11-15", "2021-11-15"),
    ("It failed on 8 November. It was ill the previous day.", "2021-11-07", "2021-11-07"),
    ("It failed on 8 November. It was ill the previous week.", "2021-11-01", "2021-11-01"),
    ("It failed on 8 November. It was ill the previous Friday.", "2021-11-05", "2021-11-05"),
]


@pytest.mark.parametrize(("text", "earliest", "latest"), BESIDE)
def test_beside_the_date_before(text: str, earliest: str, latest: str) -> None:
    second = dates(text)[1]
    assert second.time is not None
    assert (second.time.earliest, second.time.latest) == (earliest, latest)


def test_the_month_has_no_fifth_such_day() -> None:
    (only,) = dates("It fell on the fifth Monday in February 2021.")
    assert only.time is not None
    assert only.time.earliest is None
    assert only.time.why_not


def test_an_hour_after_another_clock_time() -> None:
    first, second = dates("It opened at 8am and closed before 9.")
    assert first.time is not None
    assert second.time is not None
    assert first.time.earliest == "T08:00"
    assert second.words == "before 9"
    assert second.time.earliest is None
