"""The decisions of a case file at the gate: settled findings, conditions of checklists, ticks."""

from __future__ import annotations

from pathlib import Path

import pytest

from factcheck.decisions import Case, decide_on, tick
from factcheck.model import Comparison, Dossier, Finding
from factcheck.pipeline import check
from tests.cli.conftest import Run
from tests.decisions.factory import AT

DRAFT = "RELM — A bus fell from a bridge near Relm on Sunday and 26 people were killed, police said.\n"
SOURCE = "RELM — A bus fell from a bridge near Relm on Sunday, killing 19 people, police said.\n"
LIST = """title: Gate
why: W
items:
  - {id: conflicts, text: No conflict is open., why: W, source: S, comparisons: {verdicts: [conflict], severity: high}}
  - {id: figures, text: No figure is contradicted., why: W, source: S, outcomes: [contradicted, disputed]}
  - {id: findings, text: No finding., why: W, source: S, rules: [contradicted]}
  - {id: seen, text: The paper was seen., why: W, source: S, question: Was it seen?, required: true}
"""


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name, text in (("draft.txt", DRAFT), ("source.txt", SOURCE)):
        (tmp_path / name).write_text(f"---\npublished: 2022-03-08\n---\n{text}", encoding="utf-8")
    (tmp_path / "gate.yaml").write_text(LIST, encoding="utf-8")
    return tmp_path


def found(case: Case | None = None) -> Dossier:
    dossier, troubles = check("draft.txt", ["source.txt"], checklists=["gate.yaml"], case=case)
    assert not troubles
    return dossier


def at_issue(dossier: Dossier) -> Comparison:
    return next(c for c in dossier.comparisons if c.verdict == "conflict")


def contradicted(dossier: Dossier) -> Finding:
    return next(f for f in dossier.findings or () if f.rule == "contradicted")


def states(dossier: Dossier) -> dict[str, str]:
    return {item.id: item.state for item in dossier.checklist or ()}


def test_a_dismissed_conflict_settles_finding_and_items(desk: Path) -> None:
    plain = found()
    assert states(plain) == {"conflicts": "failed", "figures": "failed", "findings": "failed", "seen": "for a person"}
    with Case.open("x.case") as case:
        case.record(decide_on(plain, at_issue(plain), "dismiss", who="anna", at=AT, value={"reason": "two buses"}))
        decided = found(case)
    assert contradicted(decided).state == "settled"
    assert contradicted(decided).reason == "anna: dismissed, dismiss (two buses)"
    assert states(decided) == {"conflicts": "passed", "figures": "passed", "findings": "passed", "seen": "for a person"}


@pytest.mark.parametrize(("reading", "state"), [("26", "settled"), ("19", "open")])
def test_a_draft_that_lacks_the_accepted_reading_stays_open(desk: Path, reading: str, state: str) -> None:
    plain = found()
    with Case.open("x.case") as case:
        case.record(decide_on(plain, at_issue(plain), "accept", who="anna", at=AT, value={"reading": reading}))
        decided = found(case)
    assert contradicted(decided).state == state
    assert ("the case file has “19”, which anna accepted" in contradicted(decided).message) == (state == "open")
    assert states(decided)["conflicts"] == "passed"
    assert states(decided)["figures"] == ("passed" if state == "settled" else "failed")


def test_a_deferred_conflict_is_open_and_so_is_one_that_moved(desk: Path) -> None:
    plain = found()
    with Case.open("x.case") as case:
        case.record(decide_on(plain, at_issue(plain), "defer", who="anna", at=AT))
        assert states(found(case))["conflicts"] == "failed"
        case.record(decide_on(plain, at_issue(plain), "dismiss", who="anna", at=AT, value={"reason": "two buses"}))
        (desk / "draft.txt").write_text((desk / "draft.txt").read_text("utf-8").replace("26", "28"), encoding="utf-8")
        moved = found(case)
    assert states(moved)["conflicts"] == "failed"
    assert contradicted(moved).state == "open"


def test_a_required_question_holds_the_draft_until_it_is_ticked(run: Run, desk: Path) -> None:
    plain = found()
    call = ("check", "draft.txt", "--sources", "source.txt", "--checklist", "gate.yaml", "--case", "x.case")
    with Case.open("x.case") as case:
        case.record(decide_on(plain, at_issue(plain), "dismiss", who="anna", at=AT, value={"reason": "two buses"}))
    without = run(*call)
    assert without.code == 1
    assert "[ ] The paper was seen." in without.out
    assert run(*call, "--fail-on", "never").code == 0
    item = next(i for i in plain.checklist or () if i.id == "seen")
    with Case.open("x.case") as case:
        case.record(tick(item, who="anna", at=AT, initials="AB", note="page 3"))
    ticked = run(*call)
    assert (ticked.code, ticked.err) == (0, "")
    assert "[x] The paper was seen." in ticked.out
    assert "ticked by AB" in " ".join(ticked.out.split())
    assert "Not counted: 1 settled" in ticked.out
    assert run(*call).out == ticked.out


def test_a_case_file_that_is_none_stops_the_check(run: Run, desk: Path) -> None:
    (desk / "x.case").write_text("no case", encoding="utf-8")
    assert run("check", "draft.txt", "--case", "x.case").code == 2
    assert run("check", "draft.txt", "--case", "no-such.case").code == 2
