"""A draft against its sources: the outcome of each figure, the gravest that holds."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.checklist.desk import Report, run

DAY = "2022-03-08"
NINETEEN = "RELM — A bus fell from a bridge near Relm on Sunday, killing 19 people, police said."
OTHER = "RELM — Police said 19 people were killed on Sunday when a bus fell from a bridge near Relm."
TWENTY = "RELM — A bus fell from a bridge near Relm on Sunday, killing 26 people, the mayor said."
AT_LEAST = "RELM — A bus fell from a bridge near Relm on Sunday, killing at least 19 people, police said."
DRAFT = "RELM — A bus fell from a bridge near Relm on Sunday and 19 people were killed, police said."
BARE = "RELM — A bus fell from a bridge near Relm on Sunday and 19 people were killed. The road is closed."


@pytest.mark.parametrize(
    ("draft", "sources", "outcome"),
    [
        (DRAFT, [NINETEEN], "supported"),
        (DRAFT, [NINETEEN, OTHER], "supported"),
        (DRAFT, [TWENTY], "contradicted"),
        (DRAFT, [NINETEEN, TWENTY], "disputed"),
        (DRAFT, [AT_LEAST], "differently hedged"),
        (DRAFT, [NINETEEN, AT_LEAST], "supported"),
        (BARE, [NINETEEN], "unattributed"),
        (DRAFT, ["VELDA — The mayor of Velda opened a school on Tuesday."], "unsupported"),
    ],
)
def test_the_outcome_of_a_toll(draft: str, sources: list[str], outcome: str, tmp_path: Path) -> None:
    result = run(tmp_path, Report(draft, DAY, "Ours"), *(Report(s, DAY, f"S{n}") for n, s in enumerate(sources)))
    assert result.outcomes()["19"] == outcome


def test_a_later_report_supersedes(tmp_path: Path) -> None:
    later = Report(TWENTY.replace("on Sunday", "on Sunday, March 6"), "2022-03-09")
    assert run(tmp_path, Report(DRAFT, DAY), later).outcomes()["19"] == "superseded"


def test_a_copy_of_its_source_is_clean(tmp_path: Path) -> None:
    result = run(tmp_path, Report(NINETEEN, DAY, "Ours"), Report(NINETEEN, DAY, "Echo"), Report(OTHER, DAY, "Sun"))
    assert set(result.outcomes().values()) == {"supported"}
    assert result.findings == ()


def test_reasons_name_the_source_and_quote_it(tmp_path: Path) -> None:
    result = run(tmp_path, Report(DRAFT, DAY, "Ours"), Report(TWENTY, DAY, "Morning Echo"))
    row = next(r for r in result.checked if r.outcome == "contradicted")
    assert "Morning Echo, line 5" in row.why
    assert "killing 26 people" in row.why
    assert row.by


def test_without_sources_nothing_is_held_against_any(tmp_path: Path) -> None:
    result = run(tmp_path, Report(DRAFT, DAY))
    assert result.checked == ()
    assert result.words("unsupported") == []


def test_hostages_freed_and_held_add_up(tmp_path: Path) -> None:
    some = Report("TARN — Police said nine of the 14 hostages taken at the Tarn bank are free.", DAY)
    rest = "TARN — {} hostages are still held at the Tarn bank, police said on Monday."
    assert not {"sum", "contradicted"} & {
        f.rule for f in run(tmp_path, Report(rest.format("Five"), DAY), some).findings
    }
    assert {"sum", "contradicted"} & {f.rule for f in run(tmp_path, Report(rest.format("Eight"), DAY), some).findings}


def test_findings_are_in_text_order_and_short(tmp_path: Path) -> None:
    text = "The mine was closed last Thursday. The shop shut on 31 April. Losses are put at €5 to €7 million."
    findings = run(tmp_path, Report(text, DAY)).findings
    assert [f.rule for f in findings] == ["ambiguous", "date", "magnitude"]
    assert [f.start for f in findings] == sorted(f.start for f in findings)
