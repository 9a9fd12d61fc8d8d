"""The founding example: the two articles of seeds/, figure by figure, undated and dated."""

from __future__ import annotations

from pathlib import Path

import pytest

from factcheck.model import Comparison, Dossier, Fact
from factcheck.pipeline import compare
from factcheck.settings import Intake

SEEDS = Path(__file__).parent.parent / "seeds"
PATHS = [str(SEEDS / "border-a.txt"), str(SEEDS / "border-b.txt")]
DATES = {"border-a.txt": "2021-11-08", "border-b.txt": "2021-11-15"}


@pytest.fixture(scope="module")
def undated() -> Dossier:
    return compare(PATHS)[0]


@pytest.fixture(scope="module")
def dated() -> Dossier:
    return compare(PATHS, Intake(published=DATES))[0]


def discrepancies(dossier: Dossier) -> list[Comparison]:
    found = [c for c in dossier.comparisons if c.verdict in ("conflict", "update")]
    return [c for c in found if c.severity in ("high", "medium")]


def texts(dossier: Dossier, comparison: Comparison) -> set[str]:
    """The words of the facts of a comparison, in lower case."""
    by_id = {f.id: f for f in dossier.facts}
    return {by_id[i].text.lower() for r in comparison.readings for i in r.facts}


def about(dossier: Dossier, words: str) -> Comparison:
    found = [c for c in discrepancies(dossier) if any(words in t for t in texts(dossier, c))]
    assert len(found) == 1, [c.label for c in found]
    return found[0]


def fact(dossier: Dossier, words: str, line: int) -> Fact:
    return next(f for f in dossier.facts if words in f.text.lower() and f.line == line)


def test_exactly_three(undated: Dossier, dated: Dossier) -> None:
    for dossier in (undated, dated):
        assert len(discrepancies(dossier)) == 3, [c.label for c in discrepancies(dossier)]


@pytest.mark.parametrize(
    ("words", "others", "when_dated"),
    [
        ("more than 1,000", {"up to 4,000", "more than 1,000"}, "update"),
        ("at least seven", {"at least seven", "at least 10"}, "conflict"),
        ("12,000", {"more than 12,000", "around 15,000"}, "update"),
    ],
)
def test_each(undated: Dossier, dated: Dossier, words: str, others: set[str], when_dated: str) -> None:
    plain = about(undated, words)
    assert others <= texts(undated, plain)
    assert plain.verdict == "conflict"
    assert about(dated, words).verdict == when_dated


@pytest.mark.parametrize("words", ["more than 1,000", "12,000"])
def test_without_dates_the_reason_says_that_a_date_would_decide(undated: Dossier, words: str) -> None:
    assert any("a date would decide" in why for why in about(undated, words).why)


def test_who_says_so(undated: Dossier) -> None:
    deaths = about(undated, "at least seven")
    assert texts(undated, deaths) == {"at least seven", "at least 10"}
    assert fact(undated, "at least seven", 63).attribution == "Polish authorities"
    assert fact(undated, "at least 10", 45).attribution is None


def test_history_is_no_rival(undated: Dossier) -> None:
    assert fact(undated, "10,000", 43).status == "historical"
    held = {i for c in undated.comparisons for r in c.readings for i in r.facts}
    assert fact(undated, "10,000", 43).id not in held


@pytest.mark.parametrize("words", ["dozens", "five", "50"])
def test_other_figures_are_no_rivals(undated: Dossier, words: str) -> None:
    assert not any(t == words for c in discrepancies(undated) for t in texts(undated, c))


@pytest.mark.parametrize("words", ["1.17", "2159", "Clause 4", "MI6", "one of"])
def test_what_is_no_figure(undated: Dossier, words: str) -> None:
    by_id = {a.id: a for a in undated.articles}
    for f in undated.facts:
        text = by_id[f.article].text
        at = text.find(words)
        while at >= 0:
            assert not (f.start < at + len(words) and at < f.end), f.text
            at = text.find(words, at + 1)


def test_a_repeated_caption_counts_once(undated: Dossier) -> None:
    troops = [f for f in undated.facts if "15,000" in f.text]
    assert [f.line for f in troops] == [183, 185]
    assert troops[1].repeat_of == troops[0].id
    reading = next(r for r in about(undated, "15,000").readings if troops[0].id in r.facts)
    assert reading.independent_sources == 1
