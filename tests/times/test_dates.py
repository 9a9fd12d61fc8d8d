"""Expressions in sentences: published on Monday 15 November 2021 unless the row says otherwise."""

from __future__ import annotations

import pytest

from tests.times.reading import dates

MONDAY = "2021-11-15"

#: sentence, words of the claim, earliest, latest
DATES: list[tuple[str, str, str | None, str | None]] = [
    # weekdays
    ("Guards opened the gate on Monday.", "Monday", "2021-11-15", "2021-11-15"),
    ("Guards opened the gate on Tuesday.", "Tuesday", "2021-11-09", "2021-11-09"),
    ("Sunday's storm cut the power.", "Sunday's", "2021-11-14", "2021-11-14"),
    ("Sunday’s storm cut the power.", "Sunday’s", "2021-11-14", "2021-11-14"),
    ("Ministers will meet on Tuesday.", "Tuesday", "2021-11-16", "2021-11-16"),
    ("Ministers are to meet on Thursday.", "Thursday", "2021-11-18", "2021-11-18"),
    ("The court is due to rule on Wednesday.", "Wednesday", "2021-11-17", "2021-11-17"),
    ("The road would be closed on Friday, he said.", "Friday", "2021-11-19", "2021-11-19"),
    ("The bank said on Friday it will close.", "Friday", "2021-11-12", "2021-11-12"),
    ("The vote will be held on Sunday.", "Sunday", "2021-11-21", "2021-11-21"),
    ("Talks are expected to resume Thursday.", "Thursday", "2021-11-18", "2021-11-18"),
    ("He may have left on Thursday.", "Thursday", "2021-11-11", "2021-11-11"),
    ("On Wednesday the council will vote.", "Wednesday", "2021-11-17", "2021-11-17"),
    ("The row began last Thursday.", "last Thursday", "2021-11-11", "2021-11-11"),
    ("They return next Wednesday.", "next Wednesday", "2021-11-17", "2021-11-17"),
    ("It rained on Thursday last week.", "Thursday last week", "2021-11-11", "2021-11-11"),
    ("It rained last week Friday.", "last week Friday", "2021-11-12", "2021-11-12"),
    ("It rained on Monday of last week.", "Monday of last week", "2021-11-08", "2021-11-08"),
    ("On Saturday 12 boats sank.", "Saturday", "2021-11-13", "2021-11-13"),
    ("The bridge fell on Monday night.", "Monday night", "2021-11-15T18:00", "2021-11-15T23:59"),
    ("The bridge fell on Saturday morning.", "Saturday morning", "2021-11-13T06:00", "2021-11-13T11:59"),
    ("The bridge fell early on Tuesday.", "early on Tuesday", "2021-11-09T00:00", "2021-11-09T09:00"),
    ("The bridge fell early Sunday.", "early Sunday", "2021-11-14T00:00", "2021-11-14T09:00"),
    ("The bridge fell late Tuesday night.", "late Tuesday night", "2021-11-09T18:00", "2021-11-09T23:59"),
    (
        "It fell in the early hours of Sunday morning.",
        "the early hours of Sunday morning",
        "2021-11-14T00:00",
        "2021-11-14T06:00",
    ),
    ("It fell on the night of 12 November.", "the night of 12 November", "2021-11-12T18:00", "2021-11-12T23:59"),
    ("It was read on Tue, 9 Nov 2021.", "Tue, 9 Nov 2021", "2021-11-09", "2021-11-09"),
    # relative days
    ("Rain fell today.", "today", "2021-11-15", "2021-11-15"),
    ("Rain fell yesterday.", "yesterday", "2021-11-14", "2021-11-14"),
    ("It will rain tomorrow.", "tomorrow", "2021-11-16", "2021-11-16"),
    ("Rain fell yesterday afternoon.", "yesterday afternoon", "2021-11-14T12:00", "2021-11-14T17:59"),
    ("Rain fell last night.", "last night", "2021-11-14T18:00", "2021-11-14T23:59"),
    ("Rain fell this morning.", "this morning", "2021-11-15T06:00", "2021-11-15T11:59"),
    ("They meet tonight.", "tonight", "2021-11-15T18:00", "2021-11-15T23:59"),
    ("Overnight the water rose.", "Overnight", "2021-11-14", "2021-11-15"),
    ("It ended the day before yesterday.", "the day before yesterday", "2021-11-13", "2021-11-13"),
    ("Overnight on Saturday the water rose.", "Overnight on Saturday", "2021-11-13T18:00", "2021-11-13T23:59"),
    ("Saturday overnight the water rose.", "Saturday overnight", "2021-11-13T18:00", "2021-11-13T23:59"),
    ("It fell in the small hours of Sunday.", "the small hours of Sunday", "2021-11-14T00:00", "2021-11-14T06:00"),
    ("It fell at dawn on Monday.", "dawn on Monday", "2021-11-15T04:00", "2021-11-15T07:59"),
    ("They meet on Wednesday week.", "Wednesday week", "2021-11-24", "2021-11-24"),
    ("The vote is on Sunday.", "Sunday", "2021-11-21", "2021-11-21"),
    ("Voters go to the polls on Sunday.", "Sunday", "2021-11-21", "2021-11-21"),
    ("They were due to stay until Thursday.", "until Thursday", None, "2021-11-18"),
    ("They had been due to leave on Thursday.", "Thursday", "2021-11-11", "2021-11-11"),
    ("It fell on Tuesday night local time.", "Tuesday night local time", "2021-11-09T18:00", "2021-11-09T23:59"),
    (
        "It fell early on Wednesday GMT.",
        "early on Wednesday GMT",
        "2021-11-10T00:00+00:00",
        "2021-11-10T09:00+00:00",
    ),
    ("He has until Thursday to pay.", "until Thursday", None, "2021-11-18"),
    ("The vote is in December.", "December", "2021-12-01", "2021-12-31"),
    # weeks, months, years
    ("Prices fell last week.", "last week", "2021-11-08", "2021-11-14"),
    ("Prices fell this week.", "this week", "2021-11-15", "2021-11-21"),
    ("They will meet next week.", "next week", "2021-11-22", "2021-11-28"),
    ("Prices fell last month.", "last month", "2021-10-01", "2021-10-31"),
    ("Prices fell earlier this month.", "earlier this month", "2021-11-01", "2021-11-15"),
    ("They will meet later this month.", "later this month", "2021-11-15", "2021-11-30"),
    ("They will meet next month.", "next month", "2021-12-01", "2021-12-31"),
    ("Prices fell last year.", "last year", "2020-01-01", "2020-12-31"),
    ("Prices fell earlier this year.", "earlier this year", "2021-01-01", "2021-11-15"),
    ("Prices fell late last year.", "late last year", "2020-10-01", "2020-12-31"),
    ("The work ends by year's end.", "by year's end", None, "2021-12-31"),
    ("It will open by the end of the year.", "by the end of the year", None, "2021-12-31"),
    ("Prices fell earlier in the month.", "earlier in the month", "2021-11-01", "2021-11-15"),
    # weekends
    ("They met over the weekend.", "the weekend", "2021-11-13", "2021-11-14"),
    ("They met at the weekend.", "the weekend", "2021-11-13", "2021-11-14"),
    ("They met last weekend.", "last weekend", "2021-11-13", "2021-11-14"),
    ("They will meet this weekend.", "this weekend", "2021-11-20", "2021-11-21"),
    ("They will meet next weekend.", "next weekend", "2021-11-20", "2021-11-21"),
    # dates without a year
    ("The plant shut on November 12.", "November 12", "2021-11-12", "2021-11-12"),
    ("The plant shut on 12 November.", "12 November", "2021-11-12", "2021-11-12"),
    ("The plant shut on Nov. 12.", "Nov. 12", "2021-11-12", "2021-11-12"),
    ("The plant shut on Nov.12.", "Nov.12", "2021-11-12", "2021-11-12"),
    ("The plant shut on the 12th of November.", "the 12th of November", "2021-11-12", "2021-11-12"),
    ("The plant shut on November 12th.", "November 12th", "2021-11-12", "2021-11-12"),
    ("The plant shut on 20 December.", "20 December", "2020-12-20", "2020-12-20"),
    ("The plant will shut on 20 December.", "20 December", "2021-12-20", "2021-12-20"),
    ("The plant will shut on 5 March.", "5 March", "2022-03-05", "2022-03-05"),
    ("The plant shut on 18 November.", "18 November", "2020-11-18", "2020-11-18"),
    ("Nov 1-5 was dry.", "Nov 1-5", "2021-11-01", "2021-11-05"),
    ("It was dry on October 7 and 8.", "October 7 and 8", "2021-10-07", "2021-10-08"),
    ("It was dry from 12 to 14 November.", "12 to 14 November", "2021-11-12", "2021-11-14"),
    ("It was dry from October 28 to November 3.", "October 28 to November 3", "2021-10-28", "2021-11-03"),
    ("It rained on the 9th.", "9th", "2021-11-09", "2021-11-09"),
    ("It rained on Friday 12th.", "Friday 12th", "2021-11-12", "2021-11-12"),
    ("The deal of July 29 holds.", "July 29", "2021-07-29", "2021-07-29"),
    ("A lull followed the May 3 strike.", "May 3", "2021-05-03", "2021-05-03"),
    # dates with a year
    ("It sank on November 19, 2008, with all hands.", "November 19, 2008", "2008-11-19", "2008-11-19"),
    ("It sank on November 19,2008.", "November 19,2008", "2008-11-19", "2008-11-19"),
    ("It sank on 19 November 2008.", "19 November 2008", "2008-11-19", "2008-11-19"),
    ("It sank on 19th November 2008.", "19th November 2008", "2008-11-19", "2008-11-19"),
    ("It sank on Nov 19 2008.", "Nov 19 2008", "2008-11-19", "2008-11-19"),
    ("Filed 2021-11-12.", "2021-11-12", "2021-11-12", "2021-11-12"),
    ("Filed 25/11/2020.", "25/11/2020", "2020-11-25", "2020-11-25"),
    ("Filed 11/25/2020.", "11/25/2020", "2020-11-25", "2020-11-25"),
    ("Filed 05/05/2020.", "05/05/2020", "2020-05-05", "2020-05-05"),
    ("Filed 25.11.2020.", "25.11.2020", "2020-11-25", "2020-11-25"),
    ("It sank on November 2 last year.", "November 2 last year", "2020-11-02", "2020-11-02"),
    ("It sank in September this year.", "September this year", "2021-09-01", "2021-09-30"),
    ("It was dry on 12-15 October 2019.", "12-15 October 2019", "2019-10-12", "2019-10-15"),
    # merged
    ("They met on Friday, November 12.", "Friday, November 12", "2021-11-12", "2021-11-12"),
    ("They met on Friday 12 November 2021.", "Friday 12 November 2021", "2021-11-12", "2021-11-12"),
    ("They met on Friday (12 November 2021).", "Friday (12 November 2021)", "2021-11-12", "2021-11-12"),
    ("They met today (15 November 2021).", "today (15 November 2021)", "2021-11-15", "2021-11-15"),
    ("They met yesterday (Sunday).", "yesterday (Sunday)", "2021-11-14", "2021-11-14"),
    ("Lost this morning (November 15).", "this morning (November 15)", "2021-11-15T06:00", "2021-11-15T11:59"),
    ("On Saturday 13 and Sunday 14 November it snowed.", "Saturday 13", "2021-11-13", "2021-11-13"),
    # months
    ("Output rose in December.", "December", "2020-12-01", "2020-12-31"),
    ("Output will rise in December.", "December", "2021-12-01", "2021-12-31"),
    ("Output rose in November.", "November", "2021-11-01", "2021-11-30"),
    ("Output rose last May.", "last May", "2021-05-01", "2021-05-31"),
    ("Output will rise next May.", "next May", "2022-05-01", "2022-05-31"),
    ("Output rose in May 2019.", "May 2019", "2019-05-01", "2019-05-31"),
    ("Output rose in early November.", "early November", "2021-11-01", "2021-11-10"),
    ("Output rose in mid-November.", "mid-November", "2021-11-11", "2021-11-20"),
    ("Output rose in mid–November.", "mid–November", "2021-11-11", "2021-11-20"),
    ("Output rose in late July.", "late July", "2021-07-21", "2021-07-31"),
    ("Output rose at the end of July.", "the end of July", "2021-07-24", "2021-07-31"),
    ("Output rose in October-end.", "October-end", "2021-10-24", "2021-10-31"),
    ("Output rose between May and July.", "May and July", "2021-05-01", "2021-07-31"),
    ("A June referendum failed.", "June", "2021-06-01", "2021-06-30"),
    ("Jan-March was wet.", "Jan-March", "2021-01-01", "2021-03-31"),
    ("It has been shut since Nov '20.", "since Nov '20", "2020-11-01", None),
    ("It rose in the first nine months of 2020.", "first nine months of 2020", "2020-01-01", "2020-09-30"),
    ("It rained on 8, 9 and 10 November.", "8, 9 and 10 November", "2021-11-08", "2021-11-10"),
    ("It rained on the 8th and 9th of November.", "the 8th and 9th of November", "2021-11-08", "2021-11-09"),
    ("It ran November 30-December 2, 2020.", "November 30-December 2, 2020", "2020-11-30", "2020-12-02"),
    # open ends
    ("It has been dry since May.", "since May", "2021-05-01", None),
    ("It has been dry since last week.", "since last week", "2021-11-08", "2021-11-14"),
    ("It has been dry since Thursday.", "since Thursday", "2021-11-11", None),
    ("It has been dry since 2019.", "since 2019", "2019-01-01", None),
    ("They will stay until Thursday.", "until Thursday", None, "2021-11-18"),
    ("They will stay until at least Thursday.", "until at least Thursday", None, "2021-11-18"),
    ("It will be built by June.", "by June", None, "2022-06-30"),
    ("It must be done before Friday.", "before Friday", None, "2021-11-18"),
    ("It will be done by 3 December 2022.", "by 3 December 2022", None, "2022-12-03"),
    # years
    ("He was born in 1991.", "1991", "1991-01-01", "1991-12-31"),
    ("The 2004 tsunami killed thousands.", "2004", "2004-01-01", "2004-12-31"),
    ("Losses passed 2004's record.", "2004's", "2004-01-01", "2004-12-31"),
    ("It has failed since late 2007.", "since late 2007", "2007-10-01", None),
    ("War raged from 1983-2005.", "1983-2005", "1983-01-01", "2005-12-31"),
    ("It was built in the 1990s.", "the 1990s", "1990-01-01", "1999-12-31"),
    ("It was built in the early 1980s.", "early 1980s", "1980-01-01", "1983-12-31"),
    ("It was built in the 19th century.", "the 19th century", "1801-01-01", "1900-12-31"),
    # quarters, halves, windows
    ("Sales fell in Q3 2021.", "Q3 2021", "2021-07-01", "2021-09-30"),
    ("Sales fell in the third quarter.", "the third quarter", "2021-07-01", "2021-09-30"),
    ("It will close in the fourth quarter.", "the fourth quarter", "2021-10-01", "2021-12-31"),
    ("Sales fell in the first half of 2020.", "the first half of 2020", "2020-01-01", "2020-06-30"),
    ("Sales fell in the year to March.", "the year to March", "2020-04-01", "2021-03-31"),
    ("Sales fell in the three months to June.", "the three months to June", "2021-04-01", "2021-06-30"),
    ("Sales fell in the quarter ended June 26.", "the quarter ended June 26", "2021-03-27", "2021-06-26"),
    ("Sales fell in the nine months to September 30.", "the nine months to September 30", "2021-01-01", "2021-09-30"),
    ("It fell between 8 November and 11 November 2021.", "8 November and 11 November 2021", "2021-11-08", "2021-11-11"),
    (
        "Sales fell in the fiscal third quarter ended June 26.",
        "the fiscal third quarter ended June 26",
        "2021-03-27",
        "2021-06-26",
    ),
    ("Sales fell last quarter.", "last quarter", "2021-07-01", "2021-09-30"),
    ("Repairs run in the week beginning 8 November.", "the week beginning 8 November", "2021-11-08", "2021-11-14"),
    ("It rose in the week to 12 November.", "the week to 12 November", "2021-11-06", "2021-11-12"),
    ("It rose in the summer of last year.", "the summer of last year", "2020-06-01", "2020-08-31"),
    ("It will rise by mid-2022.", "by mid-2022", None, "2022-09-30"),
    ("2020 saw it rise.", "2020", "2020-01-01", "2020-12-31"),
    ("It ran from 2015 to 2019.", "2015 to 2019", "2015-01-01", "2019-12-31"),
    # seasons and holidays
    ("It began in the spring.", "the spring", "2021-03-01", "2021-05-31"),
    ("It has grown since the summer.", "since the summer", "2021-06-01", None),
    ("It began in summer 2019.", "summer 2019", "2019-06-01", "2019-08-31"),
    ("It began on Good Friday.", "Good Friday", "2021-04-02", "2021-04-02"),
    ("It began on Christmas Day 2020.", "Christmas Day 2020", "2020-12-25", "2020-12-25"),
    ("It will end by Christmas.", "by Christmas", None, "2021-12-25"),
    ("Shops will open on Black Friday.", "Black Friday", "2021-11-26", "2021-11-26"),
    # counted
    ("It fell two days ago.", "two days ago", "2021-11-13", "2021-11-13"),
    ("It fell a week ago.", "a week ago", "2021-11-08", "2021-11-08"),
    ("It fell four months ago.", "four months ago", "2021-07-01", "2021-07-31"),
    ("It fell two years ago.", "two years ago", "2019-01-01", "2019-12-31"),
    ("It fell two and a half years ago.", "two and a half years ago", "2019-01-01", "2019-12-31"),
    ("It will open in three weeks' time.", "three weeks' time", "2021-12-06", "2021-12-12"),
    ("It shut two days after the 8 November vote.", "two days after the 8 November", "2021-11-10", "2021-11-10"),
    ("It shut a day before Friday's vote.", "a day before Friday's", "2021-11-11", "2021-11-11"),
    ("Twelve fell in the past week.", "the past week", "2021-11-08", "2021-11-15"),
    ("Twelve fell in the last three days.", "the last three days", "2021-11-12", "2021-11-15"),
    ("Twelve fell in the past 24 hours.", "the past 24 hours", "2021-11-14", "2021-11-15"),
]


@pytest.mark.parametrize(("text", "words", "earliest", "latest"), DATES, ids=[row[0] for row in DATES])
def test_a_date_covers(text: str, words: str, earliest: str | None, latest: str | None) -> None:
    first = dates(text, MONDAY)[0]
    assert first.time is not None
    assert (first.words, first.time.earliest, first.time.latest) == (words, earliest, latest)


#: sentence, words, published, earliest, latest
ELSEWHEN: list[tuple[str, str, str | None, str | None, str | None]] = [
    ("It rains over the weekend.", "the weekend", "2021-11-14", "2021-11-13", "2021-11-14"),
    ("Rain fell last weekend.", "last weekend", "2021-11-14", "2021-11-06", "2021-11-07"),
    ("The boat sank on Friday night.", "Friday night", "2021-11-13", "2021-11-12T18:00", "2021-11-12T23:59"),
    ("It will open in early January.", "early January", "2021-12-20", "2022-01-01", "2022-01-10"),
    ("It opened on 28 December.", "28 December", "2022-01-03", "2021-12-28", "2021-12-28"),
    ("It opens on 3 January.", "3 January", "2021-12-28", "2022-01-03", "2022-01-03"),
    ("The deal was signed on 29 February.", "29 February", "2020-03-02", "2020-02-29", "2020-02-29"),
    ("The deal was signed on 29 February.", "29 February", "2021-03-02", None, None),
    ("The deal was signed on 31 April.", "31 April", "2021-05-02", None, None),
    ("The deal was signed on 31 April 2020.", "31 April 2020", "2021-05-02", None, None),
    ("Filed 04/05/2021.", "04/05/2021", "2021-06-01", None, None),
    ("Six fell in the past 12 hours.", "the past 12 hours", "2021-11-15T10:00Z",
     "2021-11-14T22:00+00:00", "2021-11-15T10:00+00:00"),
    ("They left two hours ago.", "two hours ago", "2021-11-15T10:30", "2021-11-15T08:30", "2021-11-15T08:30"),
    # without a publication date
    ("Rain fell today.", "today", None, None, None),
    ("Rain fell on Monday.", "Monday", None, None, None),
    ("Rain fell in May.", "May", None, None, None),
    ("Rain fell on 12 May.", "12 May", None, None, None),
    ("Rain fell last week.", "last week", None, None, None),
    ("Rain fell two days ago.", "two days ago", None, None, None),
    ("Rain fell in May 2019.", "May 2019", None, "2019-05-01", "2019-05-31"),
    ("Rain fell in 2019.", "2019", None, "2019-01-01", "2019-12-31"),
    ("Rain fell on Monday 4 May 2020.", "Monday 4 May 2020", None, "2020-05-04", "2020-05-04"),
    ("Rain fell at 9:40 p.m. on Friday.", "9:40 p.m. on Friday", None, "T21:40", "T21:40"),
    ("Rain fell on Friday night.", "Friday night", None, "T18:00", "T23:59"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words", "published", "earliest", "latest"), ELSEWHEN)
def test_a_date_on_another_day(
    text: str, words: str, published: str | None, earliest: str | None, latest: str | None
) -> None:
    first = dates(text, published)[0]
    assert first.time is not None
    assert (first.words, first.time.earliest, first.time.latest) == (words, earliest, latest)
    assert (first.time.why_not != "") == (earliest is None and latest is None)


SOUTH = [
    ("It will open in the spring.", "2021-07-20", "2021-09-01", "2021-11-30"),
    ("It began in the summer.", "2021-07-20", "2020-12-01", "2021-02-28"),
    ("It began last winter.", "2021-11-20", "2021-06-01", "2021-08-31"),
]


@pytest.mark.parametrize(("text", "published", "earliest", "latest"), SOUTH)
def test_a_southern_season(text: str, published: str, earliest: str, latest: str) -> None:
    (first,) = dates(text, published, southern=True)
    assert first.time is not None
    assert (first.time.earliest, first.time.latest) == (earliest, latest)


COUNTED_FROM_BEFORE = [
    ("The bank failed on 8 November. Two days later it was sold.", "2021-11-10", "2021-11-10"),
    ("The bank failed on 8 November. A day earlier it had borrowed.", "2021-11-07", "2021-11-07"),
    ("The bank failed on 8 November. The next day it was sold.", "2021-11-09", "2021-11-09"),
    ("The bank failed on 8 November. It was sold the same day.", "2021-11-08", "2021-11-08"),
    ("The bank failed on 8 November. It was sold 48 hours later.", "2021-11-10", "2021-11-10"),
    ("The bank failed on 8 November. It was sold the following Friday.", "2021-11-12", "2021-11-12"),
    ("The bank failed on 8 November. They fled the previous evening.", "2021-11-07T18:00", "2021-11-07T23:59"),
    ("The bank failed on 8 November 2019. A year later it was sold.", "2020-01-01", "2020-12-31"),
]


@pytest.mark.parametrize(("text", "earliest", "latest"), COUNTED_FROM_BEFORE)
def test_counted_from_the_date_before(text: str, earliest: str, latest: str) -> None:
    second = dates(text)[1]
    assert second.time is not None
    assert (second.time.earliest, second.time.latest) == (earliest, latest)


def test_without_a_date_before_it_is_not_resolved() -> None:
    (only,) = dates("Two days later it was sold.")
    assert only.time is not None
    assert only.time.earliest is None
    assert "count from" in only.time.why_not
