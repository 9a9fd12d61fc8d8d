"""The present tense of timetables speaks of the future; that of headlines does not. Published 15 November 2021."""

from __future__ import annotations

import pytest

from tests.times.reading import dates

#: sentence, words, earliest, latest
AHEAD: list[tuple[str, str, str | None, str | None]] = [
    ("Voting takes place on 5 December.", "5 December", "2021-12-05", "2021-12-05"),
    ("The envoys meet in Orle on 3 January.", "3 January", "2022-01-03", "2022-01-03"),
    ("The council meets on Thursday.", "Thursday", "2021-11-18", "2021-11-18"),
    ("The law takes effect on 1 June.", "1 June", "2022-06-01", "2022-06-01"),
    ("The rule comes into force on 1 March.", "1 March", "2022-03-01", "2022-03-01"),
    ("The treaty enters into force on 1 March.", "1 March", "2022-03-01", "2022-03-01"),
    ("The season kicks off on 4 February.", "4 February", "2022-02-04", "2022-02-04"),
    ("The museum opens on 2 May.", "2 May", "2022-05-02", "2022-05-02"),
    ("The truce expires on 1 February.", "1 February", "2022-02-01", "2022-02-01"),
    ("The talks start in Vesna on 12 January.", "12 January", "2022-01-12", "2022-01-12"),
    ("The trials begin on 12 January.", "12 January", "2022-01-12", "2022-01-12"),
    ("Parliament votes on Thursday.", "Thursday", "2021-11-18", "2021-11-18"),
    ("The country goes to the polls on 4 April.", "4 April", "2022-04-04", "2022-04-04"),
    ("Voters go to the polls on 4 April.", "4 April", "2022-04-04", "2022-04-04"),
    ("The country holds elections on 4 April.", "4 April", "2022-04-04", "2022-04-04"),
    ("He faces trial on 9 February.", "9 February", "2022-02-09", "2022-02-09"),
    ("The shop closes on 9 February.", "9 February", "2022-02-09", "2022-02-09"),
    ("The team returns on Friday.", "Friday", "2021-11-19", "2021-11-19"),
    ("He appears in court on Friday.", "Friday", "2021-11-19", "2021-11-19"),
    ("The fair runs until 9 January.", "until 9 January", None, "2022-01-09"),
    ("The fair runs from 4 to 9 January.", "4 to 9 January", "2022-01-04", "2022-01-09"),
    ("On 4 April the country votes.", "4 April", "2022-04-04", "2022-04-04"),
    ("New rules apply from 1 January.", "1 January", "2022-01-01", "2022-01-01"),
    ("The ministers gather in Orle on 12 December.", "12 December", "2021-12-12", "2021-12-12"),
    ("They are meeting on Thursday.", "Thursday", "2021-11-18", "2021-11-18"),
    ("The ceasefire ends on Tuesday.", "Tuesday", "2021-11-16", "2021-11-16"),
    ("The road is closed until Friday.", "until Friday", None, "2021-11-19"),
    # announced
    ("The launch was delayed from Orle's feast to Wednesday.", "Wednesday", "2021-11-17", "2021-11-17"),
    ("The case was adjourned to January 12.", "January 12", "2022-01-12", "2022-01-12"),
    ("Sentencing is scheduled Dec. 14.", "Dec. 14", "2021-12-14", "2021-12-14"),
    ("The deadline is 31 December.", "31 December", "2021-12-31", "2021-12-31"),
    ("The talks, set for Thursday, were put off.", "Thursday", "2021-11-18", "2021-11-18"),
    ("The vote, due on 9 February, was called off.", "9 February", "2022-02-09", "2022-02-09"),
    ("The vote is scheduled for 9 February.", "9 February", "2022-02-09", "2022-02-09"),
    ("A march planned for Sunday was banned.", "Sunday", "2021-11-21", "2021-11-21"),
    ("A launch slated for Sunday was scrapped.", "Sunday", "2021-11-21", "2021-11-21"),
    ("The match was postponed to 9 February.", "9 February", "2022-02-09", "2022-02-09"),
    ("The match was postponed until Sunday.", "until Sunday", None, "2021-11-21"),
    ("The match was put off until Sunday.", "until Sunday", None, "2021-11-21"),
    ("The match was moved to Sunday.", "Sunday", "2021-11-21", "2021-11-21"),
    ("The match was brought forward to Friday.", "Friday", "2021-11-19", "2021-11-19"),
    ("Masks are a must from 1 December on.", "from 1 December on", "2021-12-01", None),
    ("Masks will be a must from 1 June onwards.", "from 1 June onwards", "2022-06-01", None),
]


@pytest.mark.parametrize(("text", "words", "earliest", "latest"), AHEAD, ids=[row[0] for row in AHEAD])
def test_a_timetable_is_planned(text: str, words: str, earliest: str | None, latest: str | None) -> None:
    first = dates(text)[0]
    assert first.time is not None
    assert (first.words, first.time.earliest, first.time.latest) == (words, earliest, latest)
    assert first.found.status == "planned" or words.startswith("from")


BEHIND = [
    ("Bomb kills 12 on Sunday", "2021-11-14"),
    ("Quake hits the coast on Friday", "2021-11-12"),
    ("Gunman opens fire on Friday", "2021-11-12"),
    ("Boy goes missing on Friday", "2021-11-12"),
    ("Officials counted votes on Friday.", "2021-11-12"),
    ("Officials counted the votes on Friday.", "2021-11-12"),
    ("The vote on Friday was void.", "2021-11-12"),
    ("They failed to meet on Friday.", "2021-11-12"),
    ("They did not meet on Friday.", "2021-11-12"),
    ("The start of the trial on Friday was quiet.", "2021-11-12"),
    ("The march had been set for Friday.", "2021-11-12"),
    ("The bank said on Friday it closes the branch.", "2021-11-12"),
    ("She was moved to Orle on Friday.", "2021-11-12"),
    ("The plane took off on Friday.", "2021-11-12"),
    ("He faces a charge after the raid on Friday.", "2021-11-12"),
    ("The party starts talks after Friday's vote.", "2021-11-12"),
    ("The mass takes place days after the march on 9 November.", "2021-11-09"),
    ("Markets open higher on Friday", "2021-11-12"),
    ("Oil ends lower on Friday", "2021-11-12"),
    ("Senate votes to end the strike on Friday", "2021-11-12"),
    ("Police are investigating a crash on Friday.", "2021-11-12"),
    ("The deadline was 31 October.", "2021-10-31"),
    ("The match, originally scheduled for 4 October, was lost.", "2021-10-04"),
]


@pytest.mark.parametrize(("text", "day"), BEHIND)
def test_what_has_happened_is_not(text: str, day: str) -> None:
    (only,) = dates(text)
    assert only.time is not None
    assert (only.time.earliest, only.time.latest, only.found.status) == (day, day, None)


def test_put_off_from_one_day_to_the_next() -> None:
    first, second = dates("The talks, set for Thursday, were put off to the following Monday.")
    assert first.time is not None
    assert second.time is not None
    assert (first.time.earliest, second.time.earliest) == ("2021-11-18", "2021-11-22")
