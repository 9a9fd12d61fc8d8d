"""Part and whole: figures that differ because one holds what the other leaves out are no rivals."""

from __future__ import annotations

from pathlib import Path

import pytest

from factcheck.pipeline import compare

HEAD = "---\npublished: 2021-11-15\nsource: Paper {name}\n---\n"
CASES: list[tuple[str, list[str], bool]] = [
    (
        "three towns make the headline",
        [
            "11 die in a night of storms in Corvo\n\nCORVO — Six people were killed in the town of Corvo on Sunday, "
            "the mayor said. The storms also killed three people in Pell and two in Ansa."
        ],
        False,
    ),
    (
        "the bomber counted in",
        [
            "DALE — A bomber killed 19 people at the Dale bus station on Sunday, the mayor said.",
            "DALE — Sunday's bombing at the Dale bus station left 20 people dead, including the bomber, police said.",
        ],
        False,
    ),
    (
        "the bomber counted in does not explain more than one",
        [
            "DALE — A bomber killed 19 people at the Dale bus station on Sunday, the mayor said.",
            "DALE — Sunday's bombing at the Dale bus station left 26 people dead, including the bomber, police said.",
        ],
        True,
    ),
    (
        "crew and passengers",
        [
            "ORLO — A fault left 75 passengers stuck in the Orlo cable car on Monday, the operator said.",
            "ORLO — The operator said 79 people, including four crew, were stuck in the Orlo cable car on Monday.",
        ],
        False,
    ),
]


@pytest.mark.parametrize(("texts", "told"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_part_and_whole(tmp_path: Path, texts: list[str], told: bool) -> None:
    paths = []
    for n, text in enumerate(texts):
        path = tmp_path / f"{n}.txt"
        path.write_text(HEAD.format(name=n) + text + "\n", encoding="utf-8")
        paths.append(str(path))
    found = [c for c in compare(paths)[0].comparisons if c.verdict in ("conflict", "update")]
    assert bool(found) == told, [(c.label, c.why) for c in found]
