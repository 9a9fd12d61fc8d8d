"""The command ``check``: exit codes, formats, and the same bytes twice."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest

from tests.cli.conftest import Run

FAULTY = "The shop shut on 31 April, and losses are put at €5 to €7 million.\n"
CLEAN = "The shop shut on 30 April, police said.\n"


@pytest.fixture
def draft(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "draft.txt"
    path.write_text(FAULTY, encoding="utf-8")
    return path


def test_findings_fail_and_a_clean_draft_does_not(run: Run, draft: Path) -> None:
    found = run("check", "draft.txt")
    assert found.code == 1
    assert found.err == ""
    assert "draft.txt:1  HIGH  date" in found.out
    assert found.out.index("HIGH  date") < found.out.index("LOW  magnitude")
    draft.write_text(CLEAN, encoding="utf-8")
    clean = run("check", "draft.txt")
    assert clean.code == 0
    assert "Nothing to look at" in clean.out


@pytest.mark.parametrize(("least", "code"), [("low", 1), ("medium", 1), ("high", 1), ("never", 0)])
def test_fail_on(run: Run, draft: Path, least: str, code: int) -> None:
    assert run("check", "draft.txt", "--fail-on", least).code == code


def test_fail_on_leaves_what_is_below_it(run: Run, draft: Path) -> None:
    draft.write_text("Losses are put at €5 to €7 million.\n", encoding="utf-8")
    assert run("check", "draft.txt", "--fail-on", "high").code == 0


def test_json_has_findings_and_follows_the_schema(run: Run, draft: Path) -> None:
    (draft.parent / "source.txt").write_text(CLEAN, encoding="utf-8")
    found = run("check", "draft.txt", "--sources", "source.txt", "--format", "json")
    report = json.loads(found.out)
    jsonschema.validate(report, json.loads(run("schema").out))
    assert {"date", "magnitude", "unsupported"} <= {f["rule"] for f in report["findings"]}
    assert {row["outcome"] for row in report["checked"]} <= {"supported", "unsupported"}
    assert run("check", "draft.txt", "--sources", "source.txt", "--format", "json").out == found.out


def test_compare_has_no_findings(run: Run, draft: Path) -> None:
    report = json.loads(run("compare", "draft.txt", "--format", "json").out)
    assert "findings" not in report
    assert "checked" not in report


def test_several_sources_and_a_folder(run: Run, draft: Path) -> None:
    folder = draft.parent / "wires"
    folder.mkdir()
    for name in ("a.txt", "b.txt"):
        (folder / name).write_text(CLEAN, encoding="utf-8")
    for sources in (("wires/a.txt", "wires/b.txt"), ("wires",)):
        report = json.loads(run("check", "draft.txt", "--sources", *sources, "--format", "json").out)
        assert len(report["articles"]) == 3


def test_what_is_supported_is_shown_with_all(run: Run, draft: Path) -> None:
    draft.write_text(CLEAN, encoding="utf-8")
    (draft.parent / "source.txt").write_text("Police said the shop shut on 30 April.\n", encoding="utf-8")
    assert "supported  30 April" in run("check", "draft.txt", "--sources", "source.txt", "--all").out


def test_wrong_usage(run: Run, draft: Path) -> None:
    assert run("check", "no-such.txt").code == 2
    assert run("check", "draft.txt", "other.txt").code == 2
    assert run("check", "draft.txt", "--sources", "no-such.txt").code == 2
    assert run("check").code == 2
