"""Threshold, baseline, notes in the article and decisions together; the same bytes twice; exit codes."""

from __future__ import annotations

import itertools
import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run

#: A finding of high severity (31 April), one of medium ($95 tunnel), one of low (elided million).
DRAFT = """The shop shut on 31 April, police said.

The council approved the €95 harbour tunnel.

Losses are put at €5 to €7 million.{note}
"""
LOW = "Losses"
LEVELS = ("low", "medium", "high", "never")


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(folder: Path, note: str = "", more: str = "") -> None:
    (folder / "draft.txt").write_text(DRAFT.format(note=note) + more, encoding="utf-8")


def states(out: str) -> dict[str, str]:
    return {f["check"]: f["state"] for f in json.loads(out)["findings"]}


@pytest.mark.parametrize(
    ("note", "known", "least"),
    list(itertools.product((False, True), ((), ("high",), ("high", "medium"), ("high", "medium", "low")), LEVELS)),
)
def test_what_is_left_open_decides(run: Run, desk: Path, note: bool, known: tuple[str, ...], least: str) -> None:
    write(desk)
    everything = json.loads(run("check", "draft.txt", "--write-baseline", "all.json", "--format", "json").out)
    assert [f["severity"] for f in everything["findings"]] == ["high", "medium", "low"]
    ids = {f["id"]: f["severity"] for f in everything["findings"]}
    kept = json.loads((desk / "all.json").read_text("utf-8"))
    kept["findings"] = [row for row in kept["findings"] if ids[row["id"]] in known]
    (desk / "known.json").write_text(json.dumps(kept), encoding="utf-8")
    write(desk, " [factcheck: ignore elided-magnitude: the handout has it so]" if note else "")
    call = ("check", "draft.txt", "--baseline", "known.json", "--fail-on", least)
    result = run(*call)
    open_ = [s for s in ("low", "medium", "high") if s not in known and not (note and s == "low")]
    grave = [s for s in open_ if least != "never" and LEVELS.index(s) >= LEVELS.index(least)]
    assert result.code == (1 if grave else 0)
    assert run(*call).out == result.out
    found = states(run(*call, "--format", "json").out)
    assert found["impossible-day"] == ("known" if "high" in known else "open")
    assert found["elided-magnitude"] == ("ignored" if note else "known" if "low" in known else "open")


def test_a_baseline_holds_through_edits_elsewhere_and_not_through_its_own(run: Run, desk: Path) -> None:
    write(desk)
    assert run("check", "draft.txt", "--write-baseline", "known.json").code == 0
    write(desk, more="\nA new paragraph stands below. It has no figures.\n")
    assert run("check", "draft.txt", "--baseline", "known.json").code == 0
    text = (desk / "draft.txt").read_text("utf-8")
    (desk / "draft.txt").write_text("A lead above.\n\n" + text.replace("31 April", "31 June"), encoding="utf-8")
    again = run("check", "draft.txt", "--baseline", "known.json")
    assert again.code == 1
    assert "31 June" in again.out
    assert "2 known" in again.out


def test_min_severity_hides_in_text_and_counts_no_more(run: Run, desk: Path) -> None:
    (desk / "draft.txt").write_text("Losses are put at €5 to €7 million.\n", encoding="utf-8")
    assert run("check", "draft.txt").code == 1
    result = run("check", "draft.txt", "--min-severity", "medium")
    assert result.code == 0
    assert "€5" not in result.out
    assert run("check", "draft.txt", "--min-severity", "medium", "--all").out.count("€5") > 0
    report = json.loads(run("check", "draft.txt", "--min-severity", "medium", "--format", "json").out)
    assert len(report["findings"]) == 1


def test_a_checklist_fails_whatever_the_threshold_but_never(run: Run, desk: Path) -> None:
    write(desk)
    item = "title: T\nwhy: W\nitems:\n  - {id: a, text: T, why: W, source: S, rules: [magnitude], severity: medium}\n"
    (desk / "own.yaml").write_text(item, encoding="utf-8")
    call = ("check", "draft.txt", "--checklist", "own.yaml")
    assert run(*call, "--fail-on", "high").code == 1
    assert run(*call, "--fail-on", "never").code == 0
    run("check", "draft.txt", "--write-baseline", "known.json")
    assert run(*call, "--baseline", "known.json").code == 0
    note = "\nThe tower. [factcheck: ignore-file magnitude: checked by hand]\n"
    (desk / "draft.txt").write_text("The council approved the €95 harbour tunnel.\n" + note, encoding="utf-8")
    assert run(*call).code == 0


def test_two_wins_over_one(run: Run, desk: Path) -> None:
    write(desk)
    result = run("check", "draft.txt", "--sources", "no-such.txt")
    assert result.code == 2
    assert "31 April" in result.out
    write(desk, " [factcheck: ignore elided-magnitude]")
    assert run("check", "draft.txt").code == 2
    write(desk, " [factcheck: ignore no-such: why]")
    assert run("check", "draft.txt").code == 2
    (desk / "known.json").write_text("{}", encoding="utf-8")
    write(desk)
    assert run("check", "draft.txt", "--baseline", "known.json").code == 2
    assert run("check", "draft.txt", "--baseline", "no-such.json").code == 2


def test_a_baseline_can_be_written_over_itself(run: Run, desk: Path) -> None:
    write(desk)
    assert run("check", "draft.txt", "--write-baseline", "known.json").code == 0
    first = (desk / "known.json").read_bytes()
    assert run("check", "draft.txt", "--baseline", "known.json", "--write-baseline", "known.json").code == 0
    assert (desk / "known.json").read_bytes() == first
