"""The classes that are about wording, sources and names, on honest and on faulty texts."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.checklist.desk import Report, run

DAY = "2021-11-16"
#: By class: (whether something is to be found, the draft, its sources).
CASES: dict[str, list[tuple[bool, tuple[Report, ...]]]] = {
    "hedge": [
        (
            True,
            (
                Report(
                    (
                        "At least 40 people are trapped in the mine. Photograph: Corvo\n\nLARN — Rescuers "
                        "drilled through rock on Monday. About 40 people are trapped in the mine, the owner "
                        "said."
                    ),
                    DAY,
                ),
            ),
        ),
        (
            False,
            (
                Report(
                    (
                        "About 40 people are trapped in the mine. Photograph: Corvo\n\nLARN — Rescuers "
                        "drilled through rock on Monday. About 40 people are trapped in the mine, the owner "
                        "said."
                    ),
                    DAY,
                ),
            ),
        ),
        (
            True,
            (
                Report("LARN — Nearly 500 people were arrested in Larn on Sunday, police said.", DAY, "A"),
                Report("LARN — Police said more than 500 people were arrested in Larn on Sunday.", DAY, "B"),
            ),
        ),
        (
            True,
            (
                Report("LARN — 500 people were arrested in Larn on Sunday, police said.", DAY, "A"),
                Report("LARN — Police said up to 500 people were arrested in Larn on Sunday.", DAY, "B"),
            ),
        ),
        (
            False,
            (
                Report("LARN — Around 500 people were arrested in Larn on Sunday, police said.", DAY, "A"),
                Report("LARN — Police said about 500 people were arrested in Larn on Sunday.", DAY, "B"),
            ),
        ),
        (
            False,
            (
                Report(
                    "LARN — The club of Larn has offered its captain a six-year contract.\n\nNone of the other clubs, "
                    "the captain said, has offered a contract of more than six years.",
                    DAY,
                ),
            ),
        ),
        (
            True,
            (
                Report(
                    "LARN — The club of Larn has offered its captain a six-year contract.\n\nThe club, the captain "
                    "said, has offered a contract of more than six years.",
                    DAY,
                ),
            ),
        ),
    ],
    "status": [
        (
            True,
            (
                Report(
                    "LARN — Twelve people died when the ferry sank off Larn on Sunday, the coastguard said.", DAY, "A"
                ),
                Report(
                    (
                        "LARN — Twelve people are feared dead after the ferry sank off Larn on Sunday, the "
                        "coastguard said."
                    ),
                    "2021-11-15",
                    "B",
                ),
            ),
        ),
        (
            True,
            (
                Report(
                    "LARN — The army has moved 2,000 troops to the border at Larn, the minister said on Monday.",
                    DAY,
                    "A",
                ),
                Report(
                    "LARN — The army plans to move 2,000 troops to the border at Larn, the minister said.",
                    "2021-11-10",
                    "B",
                ),
            ),
        ),
        (
            False,
            (
                Report(
                    "LARN — The army plans to move 2,000 troops to the border at Larn, the minister said.", DAY, "A"
                ),
                Report(
                    "LARN — The army plans to move 2,000 troops to the border at Larn, the minister said.",
                    "2021-11-10",
                    "B",
                ),
            ),
        ),
        (
            True,
            (
                Report(
                    (
                        "Scores of youths tried to storm the town hall in Larn on Monday.\n\nLARN — Scores of "
                        "youths stormed the town hall in Larn on Monday, police said."
                    ),
                    DAY,
                ),
            ),
        ),
        (True, (Report("Police said two men were held. There were unconfirmed reports of a third arrest."),)),
        (True, (Report("Rumours of more dead spread through the town."),)),
    ],
    "sourcing": [
        (
            True,
            (
                Report(
                    "LARN — Fourteen people were killed when a roof fell in at Larn on Sunday. The hall was new.", DAY
                ),
            ),
        ),
        (
            False,
            (
                Report(
                    (
                        "LARN — Fourteen people were killed when a roof fell in at Larn on Sunday, police "
                        "said. The hall was new."
                    ),
                    DAY,
                ),
            ),
        ),
        (
            False,
            (
                Report(
                    (
                        "LARN — Fourteen people were killed when a roof fell in at Larn on Sunday. Police "
                        "gave the figure on Monday."
                    ),
                    DAY,
                ),
            ),
        ),
    ],
    "same-number": [
        (
            True,
            (
                Report("LARN — The storm left 350 people homeless in Larn, the mayor said on Monday.", DAY, "A"),
                Report("LARN — The storm left 350 people injured in Larn, the mayor said on Monday.", DAY, "B"),
            ),
        ),
        (
            True,
            (
                Report("LARN — Sudan shot down two drones over the Red Sea on Monday, the UN said.", DAY, "A"),
                Report("LARN — South Sudan shot down two drones over the Red Sea on Monday, the UN said.", DAY, "B"),
            ),
        ),
        (
            True,
            (
                Report("LARN — The mine at Larn employs 2,750 people, its owner said on Monday.", DAY, "A"),
                Report("LARN — The mine at Larn has 2,750 lorries, its owner said on Monday.", DAY, "B"),
            ),
        ),
        (
            True,
            (
                Report("PARIS — Unemployment in France was 7.9% in May, the statistics office said.", DAY, "A"),
                Report("MADRID — Unemployment in Spain was 7.9% in May, the statistics office said.", DAY, "B"),
            ),
        ),
        (
            False,
            (
                Report("PARIS — Unemployment in France was 7.9% in May, the statistics office said.", DAY, "A"),
                Report(
                    "PARIS — Unemployment in France was 7.9% in May, the national statistics office said.", DAY, "B"
                ),
            ),
        ),
        (
            False,
            (
                Report("LARN — Three men were held in Larn on Monday, police said.", DAY, "A"),
                Report("LARN — Police fired three shots in Larn on Monday. Three men were held.", DAY, "B"),
            ),
        ),
    ],
    "name-variant": [
        (
            True,
            (
                Report(
                    "LARN — Farmers met on Sunday, said Ivan Petrenko, a vet. There was no vote, Petrienko said.", DAY
                ),
            ),
        ),
        (
            False,
            (
                Report(
                    "LARN — Farmers met on Sunday, said Ivan Petrenko, a vet. There was no vote, Petrenko said.", DAY
                ),
            ),
        ),
        (
            False,
            (
                Report(
                    (
                        "LARN — Polish and Poland's guards met Norwegian envoys from Norway, said Maria Olsen "
                        "and Marie Olson-Hart."
                    ),
                    DAY,
                ),
            ),
        ),
        (
            True,
            (Report("The convoy left Kuznica on Monday, guards said. By evening the men were back in Kuznitsa.", DAY),),
        ),
        (
            True,
            (
                Report("LARN — Some 300 rebels were killed near Larn on Monday, the army said.", DAY, "A"),
                Report("LARN — The army said some 300 terrorists were killed near Larn on Monday.", DAY, "B"),
            ),
        ),
    ],
    "contradicted": [
        (
            True,
            (
                Report("LARN — A dam burst near Larn on Sunday and flooded 90 houses, the mayor said.", DAY, "A"),
                Report("LARN — The mayor said 60 houses were flooded when a dam burst near Larn on Sunday.", DAY, "B"),
            ),
        ),
        (
            False,
            (
                Report("LARN — A dam burst near Larn on Sunday and flooded 60 houses, the mayor said.", DAY, "A"),
                Report("LARN — The mayor said 60 houses were flooded when a dam burst near Larn on Sunday.", DAY, "B"),
            ),
        ),
    ],
    "unsupported": [
        (
            True,
            (
                Report(
                    (
                        "LARN — A dam burst near Larn on Sunday and flooded 60 houses, the mayor said. "
                        "Repairs will cost €9 million."
                    ),
                    DAY,
                    "A",
                ),
                Report("LARN — The mayor said 60 houses were flooded when a dam burst near Larn on Sunday.", DAY, "B"),
            ),
        ),
        (
            False,
            (
                Report("LARN — A dam burst near Larn on Sunday and flooded 60 houses, the mayor said.", DAY, "A"),
                Report("LARN — The mayor said 60 houses were flooded when a dam burst near Larn on Sunday.", DAY, "B"),
            ),
        ),
    ],
}
ROWS = [(rule, want, reports) for rule, rows in CASES.items() for want, reports in rows]


@pytest.mark.parametrize(("rule", "want", "reports"), ROWS, ids=[f"{rule} {n}" for n, (rule, _, _) in enumerate(ROWS)])
def test_found_where_it_is_and_nowhere_else(rule: str, want: bool, reports: tuple[Report, ...], tmp_path: Path) -> None:
    assert bool(run(tmp_path, *reports).words(rule)) == want
