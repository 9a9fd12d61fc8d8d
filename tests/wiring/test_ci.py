"""Hooks and pipelines: the definitions are well formed, and their commands do in a shell what is said of them."""

from __future__ import annotations

import re
import shlex
import tomllib
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.test_house import ROOT
from tests.wiring.test_readme import GUIDE, README, in_shell

EXAMPLES = ROOT / "docs" / "examples"
POLICE = "Seven people died when the ferry sank, police said.\n"
COAST = "Ten people died when the ferry sank, the coast guard said.\n"
#: The keys of a hook that pre-commit knows and we use.
KEYS = {
    "id": str,
    "name": str,
    "description": str,
    "entry": str,
    "language": str,
    "types_or": list,
    "require_serial": bool,
    "pass_filenames": bool,
}  # fmt: skip - a table


def parsed(path: Path) -> Any:
    return yaml.safe_load(path.read_text(encoding="utf-8"))


HOOKS = {hook["id"]: hook for hook in parsed(ROOT / ".pre-commit-hooks.yaml")}


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A newsroom's repository: two wires that disagree, a draft that follows one of them, and one that follows none."""
    for name, words in (("wires/a.txt", POLICE), ("wires/b.txt", COAST), ("drafts/good.txt", "No figures yet.\n")):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(words, encoding="utf-8")
    (tmp_path / "drafts" / "bad.txt").write_text(POLICE.replace("Seven", "Fifty"), encoding="utf-8")
    return tmp_path


def called(hook: dict[str, Any], arguments: list[str], files: list[str]) -> str:
    """The line that pre-commit runs: the entry, the arguments, the files."""
    return shlex.join([*shlex.split(hook["entry"]), *arguments, *(files if hook.get("pass_filenames", True) else [])])


def test_the_hooks_are_well_formed() -> None:
    for hook in HOOKS.values():
        assert {"id", "name", "entry", "language"} <= set(hook)
        assert all(isinstance(value, KEYS[key]) for key, value in hook.items())
        assert hook["language"] == "python"
        assert hook["entry"].split()[0] in tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["scripts"]


@pytest.mark.parametrize(
    ("hook", "files", "code", "said"),
    [
        ("factcheck-check", ["drafts/good.txt"], 0, ""),
        ("factcheck-check", ["drafts/bad.txt"], 1, "Fifty"),
        ("factcheck-check", ["drafts/bad.txt", "drafts/good.txt"], 1, "Fifty"),
        ("factcheck-check", ["drafts/bad.txt", "drafts/gone.txt"], 2, "Fifty"),
        ("factcheck-compare", [], 1, "Ten"),
    ],
)
def test_a_commit_runs_the_hooks(repository: Path, hook: str, files: list[str], code: int, said: str) -> None:
    (repo,) = parsed(EXAMPLES / "pre-commit-config.yaml")["repos"]
    (chosen,) = [one for one in repo["hooks"] if one["id"] == hook]
    assert set(chosen) <= {"id", "files", "args"}
    assert all(re.search(chosen.get("files", ""), file) for file in files)
    done = in_shell(called(HOOKS[hook], chosen["args"], files), repository)
    assert (done.returncode, said in done.stdout) == (code, True), done.stderr


def steps(name: str) -> list[str]:
    """The shell lines of an example, in order."""
    found = parsed(EXAMPLES / name)
    if "jobs" in found:
        return [step["run"] for job in found["jobs"].values() for step in job["steps"] if "run" in step]
    return [line for job in found.values() for line in job["script"]]


@pytest.mark.parametrize(("name", "codes"), [("github-workflow.yml", [0, 1]), ("gitlab-ci.yml", [1])])
def test_the_pipelines_run(repository: Path, name: str, codes: list[int]) -> None:
    install, *lines = steps(name)
    assert install == "pip install factcheck-desk"
    done = [in_shell(line, repository) for line in lines]
    assert [one.returncode for one in done] == codes
    if name == "github-workflow.yml":
        assert re.match(r"::(error|warning|notice) file=wires/[ab]\.txt,line=1", done[-1].stdout)
        assert (repository / "factcheck.sarif").exists()
    else:
        assert ET.parse(repository / "factcheck-junit.xml").getroot().tag in ("testsuites", "testsuite")
        assert "Ten" in (repository / "factcheck.md").read_text(encoding="utf-8")
    clean = repository / "wires" / "b.txt"
    clean.write_text(COAST.replace("Ten", "Seven"), encoding="utf-8")
    assert [in_shell(line, repository).returncode for line in lines] == [0] * len(lines)


def test_the_artifacts_are_those_that_are_written() -> None:
    job = parsed(EXAMPLES / "gitlab-ci.yml")["factcheck"]
    kept = {*job["artifacts"]["paths"], *job["artifacts"]["reports"].values()}
    assert kept == set(re.findall(r"-o (\S+)", job["script"][-1]))
    workflow = parsed(EXAMPLES / "github-workflow.yml")["jobs"]["factcheck"]["steps"]
    assert [s["with"]["sarif_file"] for s in workflow if "upload-sarif" in s.get("uses", "")] == ["factcheck.sarif"]


def test_the_examples_are_told_of() -> None:
    for path in EXAMPLES.iterdir():
        assert f"examples/{path.name}" in GUIDE
    assert all(f"`{name}`" in GUIDE for name in HOOKS)
    assert "docs/wiring.md" in README
