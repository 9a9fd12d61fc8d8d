"""Every check proves itself: its document has a text that fails and one that passes."""

from __future__ import annotations

from pathlib import Path

import pytest

from factcheck.checklist import CHECKS
from factcheck.checklist.rules import CheckRule, Sample, load
from factcheck.errors import RulesError
from tests.checklist.desk import Report, Result, run

RULES = load().checks


def tried(folder: Path, sample: Sample) -> Result:
    sources = [Report(s.text, s.published, s.source) for s in sample.sources]
    return run(folder, Report(sample.text, sample.published, sample.source), *sources)


@pytest.mark.parametrize("name", RULES)
def test_a_check_finds_its_failing_text_and_is_silent_on_its_passing_one(name: str, tmp_path: Path) -> None:
    rule = RULES[name]
    found = [f for f in tried(tmp_path, rule.fails).findings if f.check == name]
    assert found
    assert all(f.rule == rule.rule and f.end - f.start <= 200 and f.message for f in found)
    assert [f.message for f in tried(tmp_path, rule.passes).findings if f.check == name] == []


def test_every_check_has_a_document_and_every_document_a_check() -> None:
    assert set(CHECKS) == set(RULES)
    assert all(rule.why for rule in RULES.values())


def test_a_check_can_be_turned_off(tmp_path: Path) -> None:
    own = tmp_path / "rules"
    own.mkdir()
    (own / "checks.yaml").write_text("checks:\n  unverified:\n    on: false\n", encoding="utf-8")
    text = "There were unconfirmed reports of a fire."
    assert run(tmp_path, Report(text)).words("status")
    assert run(tmp_path, Report(text), rules=own).words("status") == []


def test_a_check_that_does_not_exist_is_named(tmp_path: Path) -> None:
    own = tmp_path / "rules"
    own.mkdir()
    sample = "{text: A}"
    document = f"{{rule: sum, severity: low, why: W, fails: {sample}, passes: {sample}}}"
    (own / "checks.yaml").write_text(f"checks:\n  no-such: {document}\n", encoding="utf-8")
    with pytest.raises(RulesError, match="no-such"):
        run(tmp_path, Report("A fire."), rules=own)


def test_a_missing_parameter_is_named() -> None:
    sample = Sample(text="A")
    rule = CheckRule(rule="sum", severity="low", why="W", fails=sample, passes=sample)
    with pytest.raises(RulesError, match="slack"):
        rule.number("slack")
    with pytest.raises(RulesError, match="verbs"):
        rule.listed("verbs")
