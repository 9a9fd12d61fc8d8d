"""A desk's own rules: checks by words or pattern, scaffolds, schemas for the completion of an editor."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest
import yaml

from factcheck import rulebook
from factcheck.checklist import CHECKS, list_names
from factcheck.rulesfile import rules_sha256
from tests.cli.conftest import Run
from tests.update_schemas import FOLDER

RULES = FOLDER.parent
OWN = """checks:
  house-style:
    rule: name-variant
    severity: medium
    why: The desk writes it so.
    message: write Kyiv
    find: [Kiev, "Kiev  region"]
    fails: {text: "A bus left Kiev."}
    passes: {text: "A bus left Kyiv."}
  clause:
    rule: ambiguous
    severity: low
    why: Name the law as well.
    pattern: '\\bclause \\d+'
    fails: {text: "It follows from Clause 4."}
    passes: {text: "It follows from the fourth clause."}
"""


def desk(folder: Path, text: str) -> tuple[str, str]:
    (folder / "house").mkdir(exist_ok=True)
    (folder / "house" / "checks.yaml").write_text(OWN, encoding="utf-8")
    (folder / "draft.txt").write_text(text, encoding="utf-8")
    return str(folder / "draft.txt"), str(folder / "house")


def test_own_checks_find_words_and_patterns(run: Run, tmp_path: Path) -> None:
    draft, house = desk(tmp_path, "Ébauche: in KIEV  region, clause 12 and Clause 4 hold. Kievan art does not.\n")
    report = json.loads(run("check", draft, "--rules", house, "--format", "json").out)
    text = (tmp_path / "draft.txt").read_text("utf-8")
    found = [(f["check"], f["rule"], text[f["start"] : f["end"]], f["message"]) for f in report["findings"]]
    assert found == [
        ("house-style", "name-variant", "KIEV  region", "“KIEV region”: write Kyiv"),
        ("clause", "ambiguous", "clause 12", "“clause 12”: Name the law as well."),
        ("clause", "ambiguous", "Clause 4", "“Clause 4”: Name the law as well."),
    ]


def test_own_checks_prove_themselves_and_can_be_named(run: Run, tmp_path: Path) -> None:
    draft, house = desk(tmp_path, "A bus left Kiev. [factcheck: ignore house-style: in a quotation]\n")
    assert run("rules", "test", "house-style", "clause", "--rules", house).out == "2 checks tried, 0 wrong\n"
    assert "clause                   ambiguous         low     own" in run("rules", "list", "--rules", house).out
    assert "Name the law" in run("rules", "show", "clause", "--rules", house).out
    assert run("check", draft, "--rules", house).code == 0
    item = "title: T\nwhy: W\nitems:\n  - {id: a, text: T, why: W, source: S, rules: [house-style]}\n"
    (tmp_path / "own.yaml").write_text(item, encoding="utf-8")
    assert run("check", draft, "--rules", house, "--checklist", tmp_path / "own.yaml").code == 0
    assert run("check", draft, "--checklist", tmp_path / "own.yaml").code == 2


@pytest.mark.parametrize("name", ["house-style", *CHECKS])
def test_every_scaffold_of_a_check_is_one_that_proves_itself(run: Run, tmp_path: Path, name: str) -> None:
    assert run("rules", "new", name, "--rules", tmp_path).code == 0
    assert run("rules", "test", name, "--rules", tmp_path).out == "1 checks tried, 0 wrong\n"


def test_scaffolds_are_added_one_below_the_other(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "checks.yaml"
    path.write_text(
        "checks:\n  # ours\n  remainder:\n    words:\n      left: [afloat]\n\n# the end\nzones: {}", encoding="utf-8"
    )
    for name in ("house-style", "same-number", "wrong-way"):
        assert run("rules", "new", name, "--rules", tmp_path).code == 0
    text = path.read_text("utf-8")
    assert text.startswith("checks:\n  # ours\n  remainder:\n    words:\n      left: [afloat]\n  house-style:\n")
    assert text.index("wrong-way:") < text.index("# the end") < text.index("zones:")
    assert list(yaml.safe_load(text)["checks"]) == ["remainder", "house-style", "same-number", "wrong-way"]
    assert run("rules", "test", "house-style", "same-number", "--rules", tmp_path).code == 0
    again = run("rules", "new", "house-style", "--rules", tmp_path)
    assert again.code == 2
    assert "already" in again.err
    assert path.read_text("utf-8") == text


@pytest.mark.parametrize(("name", "options"), [("night-desk", ["--as-checklist"]), *((n, []) for n in list_names())])
def test_every_scaffold_of_a_checklist_can_be_gone_through(
    run: Run, tmp_path: Path, name: str, options: list[str]
) -> None:
    assert run("rules", "new", name, *options, "--rules", tmp_path).code == 0
    draft = tmp_path / "draft.txt"
    draft.write_text("The shop shut on 30 April, police said.\n", encoding="utf-8")
    done = run("check", draft, "--checklist", name, "--rules", tmp_path, "-q")
    assert done.code == (1 if options else 0)  # a new list has a question that must be answered
    assert f"Checklist {name}" in done.out
    assert f"{name:24} checklist" in run("rules", "list", "--rules", tmp_path).out
    assert run("rules", "new", name, *options, "--rules", tmp_path).code == 2


@pytest.mark.parametrize("name", ["House", "no name", "../up", "", "x" * 50])
def test_a_name_that_cannot_be_one(run: Run, tmp_path: Path, name: str) -> None:
    assert run("rules", "new", name, "--rules", tmp_path / "house").code == 2
    assert not (tmp_path / "house").exists()


def test_a_folder_is_asked_for(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert "Give --rules DIR" in run("rules", "new", "house-style").err
    (tmp_path / "factcheck.toml").write_text('rules = "house"\n', encoding="utf-8")
    assert run("rules", "new", "house-style").code == 0
    assert (tmp_path / "house" / "checks.yaml").is_file()


def test_every_rules_file_has_a_model() -> None:
    said = "a new rules file needs a row in factcheck/rulebook.py, and: python -m tests.update_schemas"
    assert {path.stem for path in RULES.glob("*.yaml")} | {"checklist"} == set(rulebook.MODELS), said
    assert {path.stem for path in FOLDER.iterdir()} == set(rulebook.MODELS), said


@pytest.mark.parametrize("name", rulebook.MODELS)
def test_a_schema_is_that_of_the_model(run: Run, name: str) -> None:
    said = f"run python -m tests.update_schemas: rules/schema/{name}.json is not what the models say"
    assert (FOLDER / f"{name}.json").read_bytes() == rulebook.schema(name), said
    jsonschema.Draft202012Validator.check_schema(json.loads(rulebook.schema(name)))
    assert run("rules", "schema", name).out.encode() == rulebook.schema(name)


@pytest.mark.parametrize("path", [*sorted(RULES.glob("*.yaml")), *sorted(RULES.glob("checklists/*.yaml"))], ids=str)
def test_every_shipped_file_names_its_schema_and_follows_it(path: Path) -> None:
    first = path.read_text("utf-8").split("\n", 1)[0]
    named = (path.parent / first.removeprefix("# yaml-language-server: $schema=")).resolve()
    assert named.parent == FOLDER
    rules = jsonschema.Draft202012Validator(json.loads(named.read_bytes()))
    assert [f"{error.json_path}: {error.message}"[:200] for error in rules.iter_errors(_plain(path))] == []


def _plain(path: Path) -> object:
    """The file as factcheck reads it."""
    from factcheck import rulesfile

    source = rulesfile._Source(str(path), path)
    return rulesfile._value(source, rulesfile._tree(source))


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("checks", {"checks": {"remainder": {"colour": "red"}}}),
        ("checks", {"checks": {"remainder": {"severity": "grave"}}}),
        ("checklist", {"title": "T", "why": "W"}),
        (
            "checklist",
            {"title": "T", "why": "W", "items": [{"id": "a", "text": "T", "why": "W", "source": "S", "x": 1}]},
        ),
        ("measures", {"measures": {"deaths": {"stake": "much"}}}),
    ],
)
def test_a_schema_refuses_what_the_reader_refuses(name: str, value: object) -> None:
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(value, json.loads(rulebook.schema(name)))


def test_no_schema_for_no_file(run: Run) -> None:
    assert run("rules", "schema", "no-such").code == 2
    assert run("rules", "schema").out.split() == list(rulebook.MODELS)


def test_the_hash_holds_checklists_too(tmp_path: Path) -> None:
    plain = rules_sha256(tmp_path)
    (tmp_path / "checklists").mkdir()
    (tmp_path / "checklists" / "own.yaml").write_text("title: T\n", encoding="utf-8")
    assert rules_sha256(tmp_path) != plain
