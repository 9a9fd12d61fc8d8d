"""The Python API: the verbs of the command line for paths and texts, loaded only when asked for."""

from __future__ import annotations

import ast
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

import factcheck
from factcheck import FactcheckError, InputError, RulesError, Text, check, compare, facts, render
from tests.test_house import ROOT

ELLIS = Text(name="ellis", text="At least seven people died when a ferry sank off Port Ellis, police said.")
COAST = Text(name="coast", text="Ten people died when the ferry sank off Port Ellis, the coast guard said.")
SEEDS = sorted((ROOT / "seeds").glob("*.txt"))


def test_texts_in_memory_are_compared() -> None:
    found = compare([ELLIS, COAST])
    assert [(c.verdict, len(c.readings)) for c in found.comparisons] == [("conflict", 2)]
    assert compare([COAST, ELLIS]) == found


def test_memory_and_files_give_the_same_report(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT / "seeds")
    texts = [Text(name=path.name, text=path.read_bytes().decode()) for path in SEEDS]
    assert render(compare(texts)) == render(compare([path.name for path in SEEDS]))


def test_paths_of_every_kind(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    both = compare(["seeds/border-a.txt", Path("seeds/border-b.txt")])
    assert compare("seeds") == both == compare(Path("seeds"))
    assert facts("seeds").facts == both.facts


def test_a_draft_against_its_sources() -> None:
    found = check(ELLIS, COAST, checklists=["before-publication"])
    assert [c.outcome for c in found.checked or ()] == ["contradicted"]
    assert found.checklist
    assert b"contradicted" in render(found, "text")
    assert json.loads(render(found))["checked"][0]["outcome"] == "contradicted"


def test_errors_are_raised_or_told() -> None:
    told: list[FactcheckError] = []
    found = compare([ELLIS, "no-such-file.txt", COAST], on_error=told.append)
    assert [str(e).split(":")[0] for e in told] == ["no-such-file.txt"]
    assert len(found.comparisons) == 1
    with pytest.raises(InputError, match="there is no such file"):
        facts(["no-such-file.txt"])
    with pytest.raises(FactcheckError, match="there is no format 'pdf'"):
        render(found, "pdf")


def test_house_rules(tmp_path: Path) -> None:
    (tmp_path / "severity.yaml").write_text("medium_stake: much\n", encoding="utf-8")
    with pytest.raises(RulesError, match=r"severity\.yaml:1:15"):
        compare([ELLIS, COAST], rules=tmp_path)


def test_the_names_are_those_that_type_checkers_see() -> None:
    stub = ast.parse((Path(factcheck.__file__).with_suffix(".pyi")).read_text(encoding="utf-8"))
    seen = {a.asname for node in stub.body if isinstance(node, ast.ImportFrom) for a in node.names}
    assert {*seen, "__version__"} == set(factcheck.__all__)
    assert all(getattr(factcheck, name) for name in factcheck.__all__)
    with pytest.raises(AttributeError, match="no attribute 'Dossier'"):
        getattr(factcheck, "Dossier")  # noqa: B009 - as a name, type checkers would refuse it before Python does


def test_nothing_is_loaded_before_it_is_asked_for() -> None:
    probe = "import factcheck, sys; print(sorted(m for m in sys.modules if m.startswith(('factcheck.', 'pydantic'))))"
    env = {k: v for k, v in os.environ.items() if k != "PYTHONPATH"}
    done = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, check=True, cwd=ROOT, env=env)
    assert done.stdout.strip() == "[]"
