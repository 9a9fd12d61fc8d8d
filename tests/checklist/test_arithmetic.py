"""The classes that are about arithmetic and dates, on honest and on faulty texts."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.checklist.desk import Report, run

DAY = "2021-11-16"
#: By class: (whether something is to be found, the draft, its sources).
CASES: dict[str, list[tuple[bool, tuple[Report, ...]]]] = {
    "sum": [
        (True, (Report("Of the 30 passengers, 12 were hurt, nine walked away and eight are missing."),)),
        (False, (Report("Of the 30 passengers, 12 were hurt, nine walked away and nine are missing."),)),
        (False, (Report("Of the 30 passengers, 12 were hurt and nine are missing."),)),
        (False, (Report("The council has 41 seats: Labour won 18, the Greens 12 and the Liberals 11."),)),
        (True, (Report("Ten people, six men and three women, were taken to hospital, police said."),)),
        (False, (Report("Ten people, six men and four women, were taken to hospital, police said."),)),
        (False, (Report("Ten people, including six men and three women, were taken to hospital, police said."),)),
        (True, (Report("The fire destroyed 14 houses: nine in Upper Lane and six in Mill Row."),)),
        (True, (Report("Eight of the 20 sailors were rescued, police said. The other 11 are missing."),)),
        (False, (Report("Eight of the 20 sailors were rescued, police said. The other 12 are missing."),)),
        (False, (Report("Eight of the 20 sailors were rescued and one died, police said. The other 11 are missing."),)),
        (
            True,
            (Report("In the poll 45 per cent of respondents said yes, 38 per cent no and 25 per cent did not know."),),
        ),
        (
            False,
            (Report("In the poll 45 per cent of respondents said yes, 38 per cent no and 17 per cent did not know."),),
        ),
        (True, (Report("Sixty per cent of the money comes from the state and the remaining 30 per cent from gifts."),)),
        (True, (Report("Twenty of the 18 miners were brought up alive."),)),
        (True, (Report("Nine people were killed, including 12 children, when the roof fell in, police said."),)),
        (
            True,
            (
                Report("MALA — Nine of the 12 climbers are safe, rescuers said on Monday.", DAY, "A"),
                Report(
                    "MALA — Four climbers are still missing on the mountain above Mala, rescuers said on Monday.",
                    DAY,
                    "B",
                ),
            ),
        ),
        (
            False,
            (
                Report("MALA — Nine of the 12 climbers are safe, rescuers said on Monday.", DAY, "A"),
                Report(
                    "MALA — Three climbers are still missing on the mountain above Mala, rescuers said on Monday.",
                    DAY,
                    "B",
                ),
            ),
        ),
        (
            True,
            (
                Report(
                    (
                        "20 hurt in two crashes near Lund\n\nLUND — Twelve people were hurt near Lund on "
                        "Sunday when a bus hit a tree, police said. Another seven were hurt in Malmo. No "
                        "other injuries were reported."
                    ),
                    DAY,
                ),
            ),
        ),
    ],
    "change": [
        (True, (Report("Profits fell 20% to £8m from £9m."),)),
        (False, (Report("Profits fell 20% to £8m from £10m."),)),
        (True, (Report("Membership rose by 50 to 300 from 240."),)),
        (False, (Report("Membership rose by 60 to 300 from 240."),)),
        (True, (Report("The death toll rose to 15 from 18."),)),
        (False, (Report("The death toll rose to 18 from 15."),)),
        (True, (Report("Sales doubled from 400 to 900."),)),
        (False, (Report("Sales doubled from 400 to 800."),)),
        (True, (Report("The number of cases tripled to 30."),)),
        (False, (Report("There were 10 cases last week. The number of cases tripled to 30."),)),
        (False, (Report("The number of cases tripled to 30 from 10."),)),
        (True, (Report("Rents went from €500 to €600 a month, a rise of 30 per cent."),)),
        (False, (Report("Rents went from €500 to €600 a month, a rise of 20 per cent."),)),
        (True, (Report("Output was 1,200 tonnes, up 10% from 1,000 tonnes."),)),
        (False, (Report("Output was 1,100 tonnes, up 10% from 1,000 tonnes."),)),
        (True, (Report("The workforce was cut by 200, from 1,000 to 700."),)),
        (True, (Report("Five more bodies were found on Tuesday, taking the toll to 20 from 14."),)),
    ],
    "magnitude": [
        (True, (Report("The plan costs between £2 and £3 billion."),)),
        (False, (Report("The plan costs between £2 billion and £3 billion."),)),
        (True, (Report("Losses are put at €5 to €7 million."),)),
        (False, (Report("Losses are put at €5-7 million."),)),
        (False, (Report("Tickets cost $20 to $40, and the show made $3 million."),)),
        (
            True,
            (
                Report(
                    "ORVA — The flood drove 5,000 people from their homes in Orva, the mayor said on Monday.", DAY, "A"
                ),
                Report(
                    "ORVA — The flood drove 50,000 people from their homes in Orva, the mayor said on Monday.", DAY, "B"
                ),
            ),
        ),
        (
            True,
            (
                Report("ORVA — Steelmaker Brand lost €3.4 million last year, it said on Monday.", DAY, "A"),
                Report("ORVA — Steelmaker Brand lost €3.4 billion last year, it said on Monday.", DAY, "B"),
            ),
        ),
    ],
    "transposed-digits": [
        (
            True,
            (
                Report(
                    "ORVA — The flood drove 4,720 people from their homes in Orva, the mayor said on Monday.", DAY, "A"
                ),
                Report(
                    "ORVA — In Orva 4,270 people were driven from their homes by the flood, the mayor said on Monday.",
                    DAY,
                    "B",
                ),
            ),
        ),
        (
            False,
            (
                Report(
                    "ORVA — The flood drove 4,720 people from their homes in Orva, the mayor said on Monday.", DAY, "A"
                ),
                Report(
                    "ORVA — In Orva 4,720 people were driven from their homes by the flood, the mayor said on Monday.",
                    DAY,
                    "B",
                ),
            ),
        ),
    ],
    "conversion": [
        (True, (Report("Temperatures reached 50C (106F) in the shade."),)),
        (False, (Report("Temperatures reached 50C (122F) in the shade."),)),
        (True, (Report("A rise of 1.5C (34.7F) would melt the ice."),)),
        (False, (Report("A rise of 1.5C (2.7F) would melt the ice."),)),
        (True, (Report("The village is 10 miles (26 km) from the coast."),)),
        (False, (Report("The village is 10 miles (16 km) from the coast."),)),
        (False, (Report("The whale weighed 70kg (154lb)."),)),
        (True, (Report("The whale weighed 70kg (184lb)."),)),
        (False, (Report("Winds of 100km/h (62mph) tore off roofs."),)),
        (True, (Report("Winds of 100km/h (82mph) tore off roofs."),)),
        (True, (Report("The wall is 6ft (2.8m) high."),)),
        (False, (Report("The wall is 6ft (1.8m) high."),)),
        (True, (Report("BERLIN — Polls close at 6pm local time (1700 GMT) on Thursday.", "2021-07-15"),)),
        (False, (Report("BERLIN — Polls close at 6pm local time (1600 GMT) on Thursday.", "2021-07-15"),)),
        (True, (Report("TOKYO — The quake struck at 9am (0100 GMT) on Thursday, the agency said.", "2021-07-15"),)),
        (False, (Report("TOKYO — The quake struck at 9am (0000 GMT) on Thursday, the agency said.", "2021-07-15"),)),
        (True, (Report("The call began at 8pm EDT (0200 GMT), the White House said.", "2021-07-15"),)),
        (False, (Report("The call began at 8pm EDT (0000 GMT), the White House said.", "2021-07-15"),)),
        (True, (Report("The blast was heard at 4.10am local time (0055 GMT), residents said.", "2021-07-15"),)),
        (False, (Report("WARSAW — The train was stopped at 14:30 (13:30 GMT) on Sunday, police said.", "2021-11-15"),)),
        (True, (Report("The bid was £100m ($134m), and the debt £200m ($300m)."),)),
        (False, (Report("The bid was £100m ($134m), and the debt £200m ($268m)."),)),
    ],
    "currency": [
        (
            True,
            (
                Report("YORK — The chocolate maker Tern was bought by Olo on Monday for €500m, both said.", DAY, "A"),
                Report("YORK — Olo bought the chocolate maker Tern on Monday for $500m, both said.", DAY, "B"),
            ),
        ),
    ],
    "ambiguous": [
        (True, (Report("Unemployment rose 3 per cent to 12 per cent."),)),
        (False, (Report("Unemployment rose three percentage points to 12 per cent."),)),
        (False, (Report("Unemployment rose from 9 per cent to 12 per cent."),)),
        (True, (Report("Approval of the mayor dropped by 5% to 40%."),)),
        (True, (Report("There was a 5 per cent drop in turnout to 40 per cent."),)),
        (True, (Report("Trains carry five times more passengers than buses."),)),
        (False, (Report("Trains carry five times as many passengers as buses."),)),
        (True, (Report("The judge will rule next Thursday.", DAY),)),
        (False, (Report("The judge will rule on Thursday.", DAY),)),
        (True, (Report("The judge will rule on Tuesday.", DAY),)),
        (False, (Report("The judge ruled on Tuesday.", DAY),)),
        (True, (Report("He was seen on 06/07/2021."),)),
        (False, (Report("He was seen on 26/07/2021."),)),
        (False, (Report("He was seen on 06/06/2021."),)),
        (True, (Report("The road was closed yesterday."),)),
        (False, (Report("The road was closed yesterday.", DAY),)),
    ],
    "date": [
        (True, (Report("The fair opens on Thursday, November 17.", DAY),)),
        (False, (Report("The fair opens on Wednesday, November 17.", DAY),)),
        (True, (Report("The fair opened on Nov. 14, a Saturday, and drew crowds.", DAY),)),
        (False, (Report("The fair opened on Nov. 14, a Sunday, and drew crowds.", DAY),)),
        (True, (Report("The treaty was signed on Monday 4 July 2021."),)),
        (True, (Report("The shop shut on 31 April."),)),
        (False, (Report("The shop shut on 30 April."),)),
        (False, (Report("The vote of 29 February was close.", "2020-03-05"),)),
        (True, (Report("Now in its 10th day, the strike began on June 1.", "2021-06-09"),)),
        (False, (Report("Now in its ninth day, the strike began on June 1.", "2021-06-09"),)),
        (True, (Report("The strike, which started on 1 June, entered its 12th day on Wednesday.", "2021-06-09"),)),
        (
            True,
            (Report("The siege of the town began on Sunday. Wednesday was the sixth day of the siege.", "2021-06-09"),),
        ),
        (
            False,
            (
                Report(
                    "The siege of the town began on Sunday. Wednesday was the fourth day of the siege.", "2021-06-09"
                ),
            ),
        ),
        (True, (Report("The city marked the 10th anniversary of the 2001 attack.", "2021-06-09"),)),
        (False, (Report("The city marked the 10th anniversary of the 2001 attack.", "2011-09-11"),)),
    ],
    "age": [
        (True, (Report("Born in 1950, the 61-year-old has led the party since May.", DAY),)),
        (False, (Report("Born in 1950, the 71-year-old has led the party since May.", DAY),)),
        (False, (Report("Born in 1950, the 70-year-old has led the party since May.", DAY),)),
        (True, (Report("Anna Holm, born on 3 May 1980, is 31.", DAY),)),
        (True, (Report("The poet was born in 1900 and died in 1980 aged 70."),)),
        (False, (Report("The poet was born in 1900 and died in 1980 aged 79."),)),
        (True, (Report("She died in 2001 at the age of 70 after marrying in 1939."),)),
        (
            True,
            (
                Report("OSLO — Police arrested Nils Berg, 27, on Monday over the theft.", DAY, "A"),
                Report("OSLO — Nils Berg, 72, was arrested on Monday over the theft, police said.", DAY, "B"),
            ),
        ),
        (
            False,
            (
                Report("OSLO — Police arrested Nils Berg, 27, on Monday over the theft.", DAY, "A"),
                Report("OSLO — Nils Berg, 27, was arrested on Monday over the theft, police said.", DAY, "B"),
            ),
        ),
        (True, (Report("The 34-year-old Jon Falk was freed on Monday. Jon Falk, 43, had been held for a week.", DAY),)),
    ],
}
ROWS = [(rule, want, reports) for rule, rows in CASES.items() for want, reports in rows]


@pytest.mark.parametrize(("rule", "want", "reports"), ROWS, ids=[f"{rule} {n}" for n, (rule, _, _) in enumerate(ROWS)])
def test_found_where_it_is_and_nowhere_else(rule: str, want: bool, reports: tuple[Report, ...], tmp_path: Path) -> None:
    assert bool(run(tmp_path, *reports).words(rule)) == want
