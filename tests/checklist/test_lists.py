"""Checklists: the shipped ones, what decides an item, and what is wrong with a broken one."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from factcheck.checklist import CHECKS, list_names, load_list
from factcheck.errors import RulesError
from factcheck.model import Item
from factcheck.pipeline import check
from tests.cli.conftest import Run

ITEM = "  - {id: a, text: T, why: W, source: S, "
HEAD = "title: T\nwhy: W\nitems:\n"
DRAFT = "RELM — A bus fell from a bridge near Relm on Sunday and 19 people were killed, police said.\n"
SOURCE = "RELM — A bus fell from a bridge near Relm on Sunday, killing 19 people, police said.\n"
OTHER = "RELM — The governor said 19 people were killed near Relm on Sunday when a bus fell from a bridge.\n"


def item(folder: Path, how: str, draft: str, *sources: str) -> Item:
    path = folder / "own.yaml"
    path.write_text(f"{HEAD}{ITEM}{how}}}\n", encoding="utf-8")
    paths = []
    for name, text in zip("abc", (draft, *sources), strict=False):
        (folder / f"{name}.txt").write_text(f"---\npublished: 2022-03-08\n---\n{text}", encoding="utf-8")
        paths.append(str(folder / f"{name}.txt"))
    dossier, troubles = check(paths[0], paths[1:], checklists=[str(path)])
    assert not troubles
    assert dossier.checklist is not None
    return dossier.checklist[0]


def test_four_are_shipped_and_every_item_has_its_reason_and_source() -> None:
    assert len(list_names()) >= 4
    for name in list_names():
        found = load_list(name, list(CHECKS))
        assert all(i.why and i.source for i in found.items)
        assert any(i.question for i in found.items)


@pytest.mark.parametrize(
    ("how", "draft", "sources", "state"),
    [
        ("rules: [magnitude]", "Losses are put at €5 to €7 million.\n", [], "failed"),
        ("rules: [elided-magnitude]", "Losses are put at €5 to €7 million.\n", [], "failed"),
        ("rules: [magnitude], severity: high", "Losses are put at €5 to €7 million.\n", [], "passed"),
        ("rules: [date]", "Losses are put at €5 to €7 million.\n", [], "passed"),
        ("outcomes: [unsupported]", DRAFT, [], "not checked"),
        ("outcomes: [unsupported]", DRAFT, [SOURCE], "passed"),
        ("outcomes: [contradicted]", DRAFT.replace("19", "26"), [SOURCE], "failed"),
        ("comparisons: {verdicts: [conflict]}", DRAFT.replace("19", "26"), [SOURCE], "failed"),
        ("comparisons: {verdicts: [conflict]}", DRAFT, [SOURCE], "passed"),
        ("sources: {measures: [deaths], least: 2}", DRAFT, [SOURCE], "failed"),
        ("sources: {measures: [deaths], least: 2}", DRAFT, [SOURCE, OTHER], "passed"),
        ("question: Was it seen?", DRAFT, [], "for a person"),
    ],
)
def test_what_decides_an_item(how: str, draft: str, sources: list[str], state: str, tmp_path: Path) -> None:
    assert item(tmp_path, how, draft, *sources).state == state


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (f"{HEAD}{ITEM}}}\n", "exactly one"),
        (f"{HEAD}{ITEM}rules: [sum], question: Q}}\n", "exactly one"),
        (f"{HEAD}{ITEM}rules: [sums]}}\n", "no rule has the name 'sums'"),
        (f"{HEAD}{ITEM}question: Q}}\n{ITEM}question: R}}\n", "two items"),
        (f"{HEAD}{ITEM}outcomes: [wrong]}}\n", "wrong"),
        (f"{HEAD}{ITEM}question: Q, colour: red}}\n", "colour"),
        ("title: T\n", "why"),
        ("a: &x [1]\nb: *x\n", "alias"),
        ("- 1\n", ""),
    ],
)
def test_a_broken_checklist_is_named_with_its_file(content: str, words: str, tmp_path: Path) -> None:
    path = tmp_path / "own.yaml"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(RulesError) as caught:
        load_list(str(path), list(CHECKS))
    assert "own.yaml" in str(caught.value)
    assert words in str(caught.value)


def test_own_folder_comes_first(tmp_path: Path) -> None:
    (tmp_path / "checklists").mkdir()
    own = f"{HEAD}{ITEM}question: Q}}\n"
    (tmp_path / "checklists" / "before-publication.yaml").write_text(own, encoding="utf-8")
    assert load_list("before-publication", list(CHECKS), tmp_path).title == "T"
    with pytest.raises(RulesError, match="no such checklist"):
        load_list("no-such", list(CHECKS), tmp_path)


def test_a_failed_item_fails_the_command(run: Run, tmp_path: Path) -> None:
    draft, source = tmp_path / "a.txt", tmp_path / "b.txt"
    draft.write_text("The inquest opened on 30 June, police said.\n", encoding="utf-8")
    source.write_text("Police said the inquest opened on 30 June.\n", encoding="utf-8")
    good = run("check", draft, "--sources", source, "--checklist", "before-publication")
    assert good.code == 0
    assert "[x] Every figure and date is in a source given." in good.out
    assert "[ ] The primary source was seen." in good.out
    report = json.loads(
        run("check", draft, "--sources", source, "--checklist", "before-publication", "--format", "json").out
    )
    assert {i["state"] for i in report["checklist"]} == {"passed", "for a person"}
    draft.write_text("The inquest opened on 31 June, police said.\n", encoding="utf-8")
    bad = run("check", draft, "--checklist", "before-publication", "--fail-on", "high")
    assert bad.code == 1
    assert "[!] Weekdays fit their dates" in bad.out
    assert run("check", draft, "--checklist", "no-such").code == 2


def test_rules_list_show_and_test(run: Run) -> None:
    listed = run("rules", "list")
    assert listed.code == 0
    assert all(name in listed.out for name in (*CHECKS, *list_names()))
    assert "miners" in run("rules", "show", "remainder").out
    assert "Before publication" in run("rules", "show", "before-publication").out
    assert run("rules", "show", "no-such").code == 2
    assert run("rules", "test", "remainder", "elided-magnitude").out == "2 checks tried, 0 wrong\n"
    assert run("rules", "test", "no-such").code == 2


def test_rules_test_finds_a_check_that_proves_nothing(run: Run, tmp_path: Path) -> None:
    own = tmp_path / "checks.yaml"
    own.write_text('checks:\n  remainder:\n    fails: {text: "Nothing is wrong here."}\n', encoding="utf-8")
    found = run("rules", "test", "remainder", "--rules", tmp_path)
    assert found.code == 1
    assert "silent on its failing text" in found.out
