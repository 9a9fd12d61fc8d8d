"""The evidence in words."""

from __future__ import annotations

import pytest

from factcheck import pipeline
from factcheck.read import Text


@pytest.mark.parametrize(
    ("one", "other", "figures", "line"),
    [
        pytest.param(
            "The wave killed 900 people, 700 of them in Norway.", "The wave killed 710 people in Norway.",
            ("700", "710"), "both count people", id="them",
        ),
        pytest.param(
            "The wave killed 710 people in Norway.", "The wave killed 900 people, 700 of them in Norway.",
            ("710", "700"), "both count people", id="them, the other way",
        ),
        pytest.param(
            "The wave killed 710 people in Norway.", "In Norway the wave killed 720 people.",
            ("710", "720"), "both in one place, Norway", id="place",
        ),
    ],
)  # fmt: skip
def test_a_line_of_evidence(one: str, other: str, figures: tuple[str, str], line: str) -> None:
    found, _ = pipeline.read_facts([Text(name="a", text=one), Text(name="b", text=other)])
    _, evidence = pipeline.account(found, (f"a:1:{figures[0]}", f"b:1:{figures[1]}"))
    assert line in [e.label for e in evidence]
