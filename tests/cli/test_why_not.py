"""compare --why-not: the evidence on two facts that a person names."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Run

ROOT = Path(__file__).parent.parent.parent
A, B = str(ROOT / "seeds/border-a.txt"), str(ROOT / "seeds/border-b.txt")


@pytest.mark.parametrize(
    ("one", "two", "said"),
    [
        ("border-a.txt:43:12,000", "border-b.txt:183:15,000", "They stand in one comparison"),
        ("border-a.txt:43:10,000", "border-b.txt:183:15,000", "is historical"),
        ("border-b.txt:23", "border-b.txt:183:15,000", "a rule keeps them apart"),
        (f"{A}:31:1,000", f"{A}:45", "They were not taken to be of one thing"),
    ],
)
def test_the_account(run: Run, one: str, two: str, said: str) -> None:
    done = run("compare", A, B, "--why-not", one, two)
    assert done.code == 0, done.err
    assert said in done.out
    assert done.out.count("read as:") == 2


@pytest.mark.parametrize(
    ("place", "said"),
    [
        ("border-a.txt:43", "2 figures stand there"),
        ("border-a.txt:2", "no figure or date"),
        ("nowhere", "no figure or date"),
    ],
)
def test_a_place_that_is_none(run: Run, place: str, said: str) -> None:
    done = run("compare", A, B, "--why-not", place, "border-b.txt:183")
    assert done.code == 2
    assert said in done.err
    assert not done.out
