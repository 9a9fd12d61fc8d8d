"""Broken and hostile rules: file, line, column, what is wrong and what to do; exit code 2; and no hang."""

from __future__ import annotations

import re
import time
from pathlib import Path

import pytest

from factcheck.errors import RulesError
from factcheck.patterns import LONGEST, PatternError, compiled, nested
from tests.cli.conftest import Run

SAMPLES = 'fails: {text: "A zebra."}, passes: {text: "A dog."}'
OWN = f"checks:\n  house:\n    {{rule: ambiguous, severity: low, why: W, {SAMPLES}, "
ITEM = "title: T\nwhy: W\nitems:\n  - {id: a, text: T, why: W, source: S, "
BOMB = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"{y}: &{y} [*{x}, *{x}, *{x}, *{x}, *{x}, *{x}, *{x}, *{x}, *{x}]\n"
    for x, y in zip("abcdefgh", "bcdefghi", strict=True)
)
#: Seconds; reading 5 MB of brackets takes under one.
SOON = 20


CHECKS = [
    ("wrong key", OWN + "find: [a], colour: red}\n", r":3:\d+: .*unknown key", "Remove it"),
    ("mistyped key", OWN + "find: [a], mesage: red}\n", r":3:\d+: .*unknown key", "Did you mean 'message'"),
    (
        "wrong type",
        "checks:\n  remainder:\n    on: maybe\n",
        r":3:9: .*true or false",
        "Compare with rules/checks.yaml",
    ),
    ("wrong level", "checks:\n  remainder:\n    severity: none\n", r":3:15: .*'none'", "Compare"),
    ("wrong class", "checks:\n  remainder:\n    rule: sums\n", r":3:11: .*'sums'", "Compare"),
    ("a list for a number", "checks:\n  remainder: [1]\n", r":2:14: .*", "Compare"),
    ("no such check", "checks:\n  remaindr: {on: false}\n", r":2:3: no check has the name 'remaindr'", "'remainder'"),
    (
        "no such check, whole",
        OWN.replace("house", "remaindr")[:-2] + "}\n",
        r":2:3: no check has the name",
        "'remainder'",
    ),
    ("no such number", "checks:\n  multiplied:\n    numbers: {slck: 1}\n", r":3:15: .*'slck'", "It has slack"),
    ("no such words", "checks:\n  remainder:\n    words: {lft: [a]}\n", r":3:13: .*'lft'", "It has left"),
    ("unknown measure", "checks:\n  nobody-named:\n    words: {measures: [death]}\n", r":3:24: .*'death'", "'deaths'"),
    ("own words for a shipped check", "checks:\n  remainder: {find: [a]}\n", r":2:3: .*", "another name"),
    ("empty words", OWN + "find: [' ']}\n", r":3:\d+: .*empty", "Compare"),
    ("repeat within a repeat", OWN + "pattern: '(a+)+$'}\n", r":3:\d+: .*without bound", "keep one of the two"),
    ("nested deeper", OWN + "pattern: '((?:x|[a-z]*)y)*b'}\n", r":3:\d+: .*without bound", "keep one"),
    ("looking around", OWN + "pattern: '(?<=a)b'}\n", r":3:\d+: .*no pattern that can be used", ""),
    ("back-reference", OWN + "pattern: '(a)\\1'}\n", r":3:\d+: .*no pattern that can be used", ""),
    ("half a class", OWN + "pattern: '[a-'}\n", r":3:\d+: .*no pattern that can be used", ""),
    ("a pattern for nothing", OWN + "pattern: 'a*'}\n", r":3:\d+: .*matches nothing", ""),
    ("a large repeat", OWN + "pattern: '(?:[a-z]{500}){500}'}\n", r":3:\d+: .*no pattern", ""),
    ("a long pattern", OWN + f"pattern: '{'ab' * LONGEST}'}}\n", r":3:\d+: .*characters", "find"),
    ("alias bomb", BOMB, r":1:\d+: anchors and aliases", "Write the value out"),
    ("an alias of itself", "why: &a\n  x: *a\n", r":\d:\d+: anchors and aliases", "Write the value out"),
    ("a foreign tag", "checks: !!python/object:os.system {}\n", r":1:9: the tag", "Remove the tag"),
    ("half a list", "checks: [1, 2\n", r":2:1: not valid YAML", "Check quotes"),
    ("a key twice", "checks: {}\nchecks: {}\n", r":2:1: the key 'checks' is there twice", "Keep one"),
    ("a tab", "checks:\n\tx: 1\n", r":2:1: not valid YAML", "Check quotes"),
    ("deep brackets", "[" * 100_000, r":1:\d+: .*nest(?:ed|ing)", ""),
    ("not text", "checks: \x00\n", r":1:9: not valid YAML", "control character"),
]


@pytest.mark.parametrize(("content", "said", "remedy"), [row[1:] for row in CHECKS], ids=[row[0] for row in CHECKS])
def test_a_broken_checks_file(run: Run, tmp_path: Path, content: str, said: str, remedy: str) -> None:
    (tmp_path / "checks.yaml").write_text(content, encoding="utf-8")
    refused(run, tmp_path, "checks.yaml", said, remedy, "--rules", str(tmp_path))


LISTS = [
    ("wrong key", ITEM + "question: Q, colour: red}\n", r":4:\d+: .*colour.*unknown key", "Remove it"),
    ("wrong type", ITEM + "rules: sum}\n", r":4:\d+: .*must be a list", "Compare"),
    ("a number for words", "title: 3\nwhy: W\nitems: []\n", r":1:8: .*put it in quotes", "Compare"),
    ("no way", ITEM[:-2] + "}\n", r":4:5: .*exactly one", "Compare"),
    ("two ways", ITEM + "rules: [sum], question: Q}\n", r":4:5: .*exactly one", "Compare"),
    ("a rule that is required", ITEM + "rules: [sum], required: true}\n", r":4:5: .*only a question", ""),
    ("no such rule", ITEM + "rules: [date, sums]}\n", r":4:\d+: no rule has the name 'sums'", "Did you mean 'sum'"),
    (
        "unknown measure",
        ITEM + "sources: {measures: [deths], least: 2}}\n",
        r":4:\d+: .*'deths'",
        "Did you mean 'deaths'",
    ),
    ("no measure", ITEM + "sources: {measures: [], least: 2}}\n", r":4:\d+: .*", ""),
    ("too many", ITEM + "sources: {measures: [deaths], least: 99}}\n", r":4:\d+: .*99", ""),
    ("no such outcome", ITEM + "outcomes: [wrong]}\n", r":4:\d+: .*'wrong'", ""),
    ("no such verdict", ITEM + "comparisons: {verdicts: [fight]}}\n", r":4:\d+: .*'fight'", ""),
    (
        "two of one id",
        ITEM + "question: Q}\n" + ITEM.split("items:\n")[1] + "question: R}\n",
        r":5:6: two items",
        "its own",
    ),
    ("no items", "title: T\nwhy: W\nitems: []\n", r":3:8: .*", ""),
    ("alias bomb", BOMB, r":1:\d+: anchors and aliases", "Write the value out"),
    ("nothing", "", r"own\.yaml: .*title", ""),
]


@pytest.mark.parametrize(("content", "said", "remedy"), [row[1:] for row in LISTS], ids=[row[0] for row in LISTS])
def test_a_broken_checklist(run: Run, tmp_path: Path, content: str, said: str, remedy: str) -> None:
    (tmp_path / "own.yaml").write_text(content, encoding="utf-8")
    refused(run, tmp_path, "own.yaml", said, remedy, "--checklist", str(tmp_path / "own.yaml"))


@pytest.mark.parametrize("option", ["--rules", "--checklist"])
def test_a_file_of_fifty_megabytes(run: Run, tmp_path: Path, option: str) -> None:
    (tmp_path / "checks.yaml").write_bytes(b"a: [" + b"x, " * 16_700_000)
    given = tmp_path if option == "--rules" else tmp_path / "checks.yaml"
    refused(run, tmp_path, "checks.yaml", r":1:1: the rules file is larger than 5 MB", "Split", option, str(given))


def refused(run: Run, folder: Path, name: str, said: str, remedy: str, *options: str) -> None:
    """The check stops with exit code 2, one line that tells file, line, column and remedy, and soon."""
    draft = folder / "draft.txt"
    draft.write_text("A zebra was seen by two men.\n", encoding="utf-8")
    began = time.monotonic()
    result = run("check", draft, *options)
    assert time.monotonic() - began < SOON
    assert (result.code, result.out) == (2, "")
    assert result.err.startswith("factcheck: error: ")
    assert result.err.count("\n") == 1
    assert name in result.err
    assert re.search(said, result.err), result.err
    assert remedy in result.err
    if "--rules" in options:
        assert run("rules", "list", "--rules", folder).code in (0, 2)
        assert run("rules", "test", "remainder", "--rules", folder).code in (0, 2)


def test_a_pattern_takes_time_in_the_length_of_the_text() -> None:
    text = "a" * 200_000 + "!"
    began = time.monotonic()
    assert compiled("a.*a.*a.*b").search(text) is None
    assert time.monotonic() - began < SOON


@pytest.mark.parametrize("pattern", ["(a|b)+c", r"\d{1,3}(?:,\d{3})+", "[(+*]+x", r"(\(a+\))x", "(?:ab+c)?d", "a+b+c+"])
def test_plain_repeats_are_no_nested_ones(pattern: str) -> None:
    assert nested(pattern) == ""
    compiled(pattern)


@pytest.mark.parametrize(
    "pattern", ["(a+)+", "(a*)*b", "((a)+b)*", "(?:a+){2,}", "(x(y*)z)+", "(a{2,})+", "([a-z]+ ?)*$"]
)
def test_nested_repeats_are_refused(pattern: str) -> None:
    assert nested(pattern)
    with pytest.raises(PatternError, match="without bound"):
        compiled(pattern)


def test_an_overlay_that_is_no_folder_is_named(run: Run, tmp_path: Path) -> None:
    refused(run, tmp_path, "no-such", "there is no such folder", "--rules", "--rules", str(tmp_path / "no-such"))


def test_the_place_of_a_value_of_both_files(tmp_path: Path) -> None:
    from factcheck.checklist import load

    (tmp_path / "checks.yaml").write_text("checks:\n  one-source:\n    numbers: {stke: 1}\n", encoding="utf-8")
    with pytest.raises(RulesError) as caught:
        load(tmp_path)
    assert caught.value.where == f"{tmp_path / 'checks.yaml'}:3:15"
