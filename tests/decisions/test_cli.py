"""``factcheck case`` and ``--case``: the audit trail for people and programs, and what counts no longer."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from factcheck.decisions import Case, decide_on
from factcheck.model import Action
from tests.cli import factory
from tests.cli.conftest import Fake, Run
from tests.decisions.factory import AT

EVIL = "=cmd|'/c'!A1\x1b[31m"


def decide(path: Path, *actions: tuple[int, Action, dict[str, Any]], who: str = "anna") -> None:
    """Decide on comparisons of the dossier of two articles."""
    found = factory.dossier()
    with Case.open(path) as case:
        for n, action, value in actions:
            case.record(decide_on(found, found.comparisons[n], action, who=who, at=AT, value=value))


@pytest.fixture
def compare(run: Run, fake: Fake, monkeypatch: pytest.MonkeyPatch) -> Run:
    """``compare`` on that dossier, with the real way of deciding."""
    from factcheck import pipeline

    real = pipeline.decide
    fake()
    import factcheck

    monkeypatch.setattr(factcheck.pipeline, "decide", real, raising=False)
    return lambda *args: run("compare", "x", *args)


def test_what_is_settled_does_not_count(compare: Run, path: Path) -> None:
    plain = compare()
    decide(path, (0, "accept", {"reading": "at least 10"}))
    result = compare("--case", path)
    assert result.code == 1
    assert f"settled by anna, {AT}: accepted “at least 10”" in " ".join(result.out.split())
    assert "1 discrepancy (1 update), 1 settled, 1 agreement." in result.out
    decide(path, (1, "dismiss", {"reason": "an old page"}))
    result = compare("--case", path)
    assert result.code == 0
    assert f"dismissed by anna, {AT}: an old page" in result.out
    assert "Nothing left to resolve, 1 settled, 1 dismissed, 1 agreement." in result.out
    assert compare() == plain
    assert [p.name for p in path.parent.iterdir()] == [path.name]


@pytest.mark.parametrize(("action", "said"), [("defer", "deferred by anna"), ("reopen", "reopened by anna")])
def test_what_still_counts(compare: Run, path: Path, action: Action, said: str) -> None:
    decide(path, (0, action, {}), (1, "both", {}))
    result = compare("--case", path)
    assert result.code == 1
    assert f"{said}, {AT}\n" in result.out


def test_the_json_report(run: Run, compare: Run, path: Path) -> None:
    decide(path, (0, "own", {"figure": "12"}))
    plain = json.loads(compare("--format", "json").out)
    result = compare("--format", "json", "--case", path)
    assert compare("--format", "json", "--case", path).out == result.out
    report = json.loads(result.out)
    jsonschema.validate(report, json.loads(run("schema").out))
    assert [(c["state"], c["decision"]) for c in report["comparisons"]] == [
        ("settled", 1),
        ("open", None),
        ("open", None),
    ]
    assert report["decisions"][0]["value"] == {"figure": "12"}
    assert len(report["run"]["case"]) == 64
    assert "decisions" not in plain
    assert "case" not in plain["run"]
    assert not {"state", "decision"} & set(plain["comparisons"][0])


def test_trouble_with_the_case_is_told_before_any_work(run: Run, fake: Fake, path: Path) -> None:
    calls = fake()
    result = run("compare", "x", "--case", path)
    assert (result.code, result.out, calls) == (2, "", [])
    assert "there is no such case file" in result.err
    decide(path, (0, "both", {}))
    assert "is one of the inputs" in run("compare", "x", "--case", path, "-o", path, "--format", "text").err


def test_log_and_show(run: Run, path: Path) -> None:
    decide(path, (0, "accept", {"reading": EVIL}), (1, "call", {"name": "Port office"}), (1, "both", {}), who=EVIL)
    with Case.open(path) as case:
        case.undo(EVIL, AT)
    log = run("case", "log", path)
    assert (log.code, log.err) == (0, "")
    assert "\x1b" not in log.out
    assert "took back decision 3" in log.out
    assert "to call: Port office" in log.out
    shown = run("case", "show", path)
    assert "“At least seven”" in shown.out
    assert "2 decisions on 2 comparisons in force." in shown.out
    assert "both, attributed" not in shown.out


def test_verify(run: Run, path: Path) -> None:
    decide(path, (0, "both", {}))
    good = run("case", "log", path, "--verify")
    assert good.code == 0
    assert "1 row, none changed, removed or put in; the last is sealed " in good.err
    with sqlite3.connect(path) as connection:
        connection.execute("DROP TRIGGER never_changed")
        connection.execute("UPDATE decision SET body = replace(body, 'anna', 'eve')")
    connection.close()
    bad = run("case", "log", path, "--verify")
    assert bad.code == 2
    assert "decision 1 is not what was recorded" in bad.err


def test_export(run: Run, path: Path) -> None:
    decide(path, (0, "own", {"figure": EVIL}), (1, "dismiss", {"reason": "@x"}), who=EVIL)
    lines = [json.loads(line) for line in run("case", "export", path).out.splitlines()]
    with Case.open(path, write=False) as case:
        assert lines == [d.model_dump(mode="json") for d in case.log()]
    rows = list(csv.DictReader(io.StringIO(run("case", "export", path, "--format", "csv").out)))
    assert [row["action"] for row in rows] == ["own", "dismiss"]
    assert rows[0]["who"] == f"'{EVIL}"
    for row in rows:
        assert not any(cell.lstrip().startswith(("=", "+", "-", "@")) for cell in row.values())
    assert run("case", "export", path, "-o", path).code == 2
    assert run("case", "export", path, "-o", path.parent / "log.jsonl").code == 0


def test_forget_asks(run: Run, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    decide(path, (0, "both", {}))
    result = run("case", "forget", path)
    assert (result.code, path.exists()) == (2, True)
    assert "Give --yes" in result.err
    assert run("case", "forget", path, "--yes") == (0, "", "")
    assert list(path.parent.iterdir()) == []


def test_what_was_kept_long_enough_is_deleted_and_the_rest_is_kept(run: Run, path: Path) -> None:
    decide(path, (0, "both", {}))  # on 2026-01-02
    other = path.parent / "other.case"
    Case.open(other).close()
    result = run("case", "forget", path, other, "--before", "2026-01-02", "--yes")
    assert (result.code, path.exists(), other.exists()) == (0, True, False)
    assert f"{path} is kept: its last decision is of 2026-01-02" in result.err
    assert run("case", "forget", path, "--before", "soon").code == 2
    assert run("case", "forget", path, "--before", "2026-01-03", "-y").code == 0
    assert list(path.parent.iterdir()) == []


@pytest.mark.parametrize("command", ["log", "show", "export", "forget"])
def test_no_case_file(run: Run, path: Path, command: str) -> None:
    assert run("case", command, path).code == 2
    path.write_text("an article\n")
    result = run("case", command, path)
    assert (result.code, result.out) == (2, "")
    assert "not a case file" in result.err
    assert path.read_text() == "an article\n"
