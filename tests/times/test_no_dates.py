"""What looks like a date and is none, and what must stay a count."""

from __future__ import annotations

import pytest

from tests.times.reading import dates, read

#: sentence, words, part of the reason
NAMED = [
    ("After 9/11 the unit was rebuilt.", "9/11", "event"),
    ("The October 7 attacks changed it.", "October 7 attacks", "event"),
    ("The Sept. 11 attacks changed it.", "Sept. 11 attacks", "event"),
    ("Super Tuesday decides it.", "Super Tuesday", "event"),
    ("Bloody Sunday is remembered.", "Bloody Sunday", "event"),
    ("The Arab Spring began there.", "Arab Spring", "event"),
    ("The Winter Olympics begin there.", "Winter Olympics", "event"),
    ("She wrote in the Sunday Bugle.", "Sunday Bugle", "newspaper"),
    ("The Sunday Telegraph reported it.", "Sunday Telegraph", "newspaper"),
    ("The Sunday Times reported it.", "Sunday Times", "newspaper"),
    ("She read the Sunday paper.", "Sunday paper", "newspaper"),
    ("He told the Mail on Sunday.", "Mail on Sunday", "newspaper"),
    ("He told USA Today.", "USA Today", "newspaper"),
    ("Monday Night Football drew millions.", "Monday Night Football", "programme"),
    ("The Sunday Ledger said so.", "Sunday Ledger", "newspaper"),
    ("The Sunday Kestrel said so.", "Sunday Kestrel", "newspaper"),
    ("She told the Sunday Kestrel.", "Sunday Kestrel", "newspaper"),
    ("He wrote in the Sunday Kestrel that it was over.", "Sunday Kestrel", "newspaper"),
    ("It ended, according to the Sunday Kestrel.", "Sunday Kestrel", "newspaper"),
    ("In an interview with the Monday Planet, she denied it.", "Monday Planet", "newspaper"),
    ("He presents Friday Night Dinner.", "Friday Night", "programme"),
    ("The Monday Magazine lost readers.", "Monday Magazine", "newspaper"),
    ("They march on the last Friday of every month.", "last Friday", "recurring"),
    ("It is open Monday to Friday.", "Monday to Friday", "habit"),
    ("It is open from Monday to Saturday.", "Monday to Saturday", "habit"),
    ("They left after Friday prayers.", "Friday prayers", "habit"),
    ("They left after Sunday school.", "Sunday school", "habit"),
    ("They left after Sunday Mass.", "Sunday Mass", "habit"),
    ("Theresa May resigned.", "Theresa May", "person"),
    ("Sheffield Wednesday lost.", "Sheffield Wednesday", "person, group or place"),
    ("It opens every Friday.", "Friday", "recurring"),
    ("It opens each Monday.", "Monday", "recurring"),
    ("The Christmas party was cut short.", "Christmas", "label"),
    ("An overnight curfew holds.", "overnight", "adjective"),
    ("The shop is open 24/7.", "24/7", "idiom"),
    ("In today's world it is rare.", "today's", "idiom"),
    ("A 1950s-style office burnt.", "1950s", "style"),
    ("They lost at Euro 2020.", "Euro 2020", "competition"),
    ("He won gold in Tokyo 2020.", "2020", "a number in a name"),
]


@pytest.mark.parametrize(("text", "words", "why"), NAMED)
def test_a_name_is_no_date_and_says_why(text: str, words: str, why: str) -> None:
    (only,) = read(text)
    assert only.time is None
    assert only.found.words is None
    assert why in only.found.reason
    assert words in only.words or only.words in words


NOTHING = [
    "We may march; they may end up in our territory.",
    "They march on the capital.",
    "May I ask who will pay?",
    "They sat in the sun for a second.",
    "A fall in prices will spring a surprise.",
    "The fall of the city was quick.",
    "The spring collection sold out.",
    "Some 2004 people live there.",
    "It holds 2000 soldiers and 1900 migrants.",
    "The hall has 1,984 seats and 2,004 lamps.",
    "It lies 1800 metres up.",
    "They worked 1300 hours on it.",
    "It cost $2010 or £1999.",
    "The F-2000 landed on runway 1900.",
    "They won 3-1 at odds of 5-1.",
    "The vote was 12:1 against.",
    "He is 12 and she is a 34-year-old.",
    "It lasted three days and a 24-hour strike followed.",
    "It was the 10th day of the strike.",
    "The first day was quiet.",
    "On page 12 there are 31 names.",
    "40,15 of them left.",
    "It rose by 8.49 points.",
    "It weighs 11 a gram.",
    "The MI6 man read Clause 4.",
    "He ran it in 2:05.3 there.",
    "They are second in the queue.",
    "A quarter of them left at half price.",
    "In recent years it grew.",
    "The recent days of rain are over.",
    "They slept for two days after the march.",
    "They worked the first 15 days after the quake.",
    "He is paid within two weeks after signing.",
    "The gauges read in the nineties as temperatures rose.",
    "It is a quarter to a third of the yield.",
    "A quarter past the post.",
    "Just before 9 people left.",
    "About 2000 people were held.",
    "More than 2000 attended.",
    "Fewer than 1900 voted.",
    "Nearly 1900 stayed.",
    "Some 2010 had come.",
    "1900 homes were lost.",
    "2016 seats were contested.",
    "They lost 2000 sheep and 1950 trees.",
    "The fire spread to 2000 houses.",
    "Of 2015 tickets none was sold.",
    "Up to 2000 died.",
    "A total of 1950 were tested.",
    "It spread to about 2000 villages.",
    "It rose to 2000 from 1900.",
    "Around 2000 marched.",
    "An hour and a half is enough.",
    "It rose from 1900 to 2000.",
    "It holds between 1900 and 2000 people.",
    "Said Mrs May: Jan Smith met June Jones and August Wilson.",
    "Flights, trains, days, weeks, months and years passed.",
    "They met at a weekend house.",
    "A half of the town burnt.",
    "He spent the next two hours there.",
    "The last of the boats was the next to go.",
    "",
]


@pytest.mark.parametrize("text", NOTHING)
def test_no_date(text: str) -> None:
    assert [r.words for r in dates(text)] == []


STILL_DATES = [
    ("The Sunday attack killed six.", "Sunday"),
    ("The Sunday Vesna attack killed six.", "Sunday"),
    ("The Friday Kaltia vote was void.", "Friday"),
    ("It fell on Friday night.", "Friday night"),
    ("Bomb Kills Twelve In Friday Night Attack", "Friday Night"),
    ("On Sunday Kaltia said it would leave.", "Sunday"),
    ("She was told on Sunday Vesna had fallen.", "Sunday"),
    ("The 2008 attacks are remembered.", "2008"),
    ("The 2016 elections were void.", "2016"),
    ("Some 12,000 came in 2008.", "2008"),
    ("In 2019 people were angry.", "2019"),
    ("It was built in about 1900.", "1900"),
    ("They are older than 2010.", "2010"),
    ("It has grown since around 2010 there.", "2010"),
    ("From 2010, 1900 houses were built.", "2010"),
]


@pytest.mark.parametrize(("text", "words"), STILL_DATES)
def test_a_date_beside_a_name_or_a_count_is_kept(text: str, words: str) -> None:
    (only,) = dates(text)
    assert only.words.endswith(words)


COUNT_BESIDE = [
    ("On Saturday 50 got in.", "Saturday"),
    ("In November 12 people died.", "November"),
    ("In May, 2000 boats came.", "May"),
    ("In 2021 turnout in the hall fell.", "2021"),
    ("On October 7 and 8 people fell ill on the same ward.", "October 7"),
]


@pytest.mark.parametrize(("text", "words"), COUNT_BESIDE)
def test_a_count_beside_a_date_is_left_alone(text: str, words: str) -> None:
    assert dates(text)[0].words == words
