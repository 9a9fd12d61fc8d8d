"""Amounts in two currencies: not compared without a rate, compared with the rates that the desk lays over the rules."""

from __future__ import annotations

from pathlib import Path

import pytest

from factcheck.pipeline import compare
from factcheck.settings import Intake

STORY = (
    "---\npublished: 2021-11-15\nsource: {source}\n---\n"
    "The Orrin mill was sold to Hale Partners on Monday for {price}.\n"
)


def verdict(folder: Path, first: str, second: str, rules: Path | None) -> tuple[str, str]:
    for name, price in (("a", first), ("b", second)):
        (folder / f"{name}.txt").write_text(STORY.format(source=f"Paper {name}", price=price), encoding="utf-8")
    dossier, troubles = compare([str(folder / "a.txt"), str(folder / "b.txt")], Intake(rules=rules))
    assert not troubles
    found = [c for c in dossier.comparisons if any("£" in r.label or "€" in r.label for r in c.readings)]
    assert len(found) == 1
    return found[0].verdict, " ".join(found[0].why)


@pytest.fixture
def rules(tmp_path: Path) -> Path:
    folder = tmp_path / "rules"
    folder.mkdir()
    text = 'date: "2021-11-15"\nbase: USD\nrates: {EUR: 0.88, GBP: 0.75}\n'
    (folder / "rates.yaml").write_text(text, encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    ("first", "second", "without", "dated"),
    [
        ("£300 million", "$400 million", "compatible", "compatible"),
        ("£300 million", "$402.5 million", "compatible", "compatible"),
        ("£300 million", "$600 million", "compatible", "conflict"),
        ("€88 million", "£75 million", "compatible", "compatible"),
        ("£300 million", "$300 million", "conflict", "conflict"),
    ],
)
def test_two_currencies(tmp_path: Path, rules: Path, first: str, second: str, without: str, dated: str) -> None:
    plain, why = verdict(tmp_path, first, second, None)
    assert plain == without
    assert plain == "conflict" or "no exchange rate" in why
    assert verdict(tmp_path, first, second, rules)[0] == dated
