"""Bad input against the real command: one clear line, exit code 2, and the readable articles still reported."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest

from tests.cli.conftest import Run

GOOD = "Fire at the mill\n\nAt least seven people died in the fire at Orsk mill, police said on Monday.\n"


@pytest.fixture
def good(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.chdir(tmp_path)
    Path("good.txt").write_text(GOOD, encoding="utf-8")
    return "good.txt"


def make(kind: str) -> str:
    path = Path("bad.txt")
    if kind == "empty file":
        path.write_bytes(b"")
    elif kind == "only spaces":
        path.write_bytes(b" \n\n\t\n")
    elif kind == "binary":
        path.write_bytes(bytes(range(256)) * 40)
    elif kind == "broken UTF-16":
        path.write_bytes(b"\xff\xfe\x00\xd8\x00")
    elif kind == "empty folder":
        path.mkdir()
    else:
        assert kind == "missing"
    return str(path)


KINDS = ["missing", "empty folder", "empty file", "only spaces", "binary", "broken UTF-16"]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("command", ["compare", "facts", "explain"])
def test_one_bad_input(run: Run, good: str, kind: str, command: str) -> None:
    result = run(command, make(kind))
    assert (result.code, result.out) == (2, "")
    assert result.err.startswith("factcheck: error: bad.txt:")
    assert result.err.count("\n") == 1


@pytest.mark.parametrize("kind", KINDS)
def test_several_with_a_bad_one(run: Run, good: str, kind: str) -> None:
    result = run("compare", good, make(kind), "--format", "json")
    assert result.code == 2
    assert [article["path"] for article in json.loads(result.out)["articles"]] == ["good.txt"]
    assert result.err.startswith("factcheck: error: bad.txt:")
    assert result.err.count("\n") == 1


def test_an_old_encoding_is_read(run: Run, good: str) -> None:
    Path("old.txt").write_bytes(b"The mayor\x92s office put the bill at \xa33.4m on 3 May 2021.\n")
    result = run("facts", "old.txt", "--format", "jsonl")
    assert result.code == 0
    texts = [json.loads(line)["text"] for line in result.out.splitlines()]
    assert any("£3.4m" in text for text in texts)


@pytest.mark.parametrize(
    ("name", "text", "place"),
    [
        ("measures.yaml", "deaths: [\n", "own/measures.yaml:2:1: "),
        ("measures.yaml", "a: 1\na: 2\n", "own/measures.yaml:2:1: "),
        ("tolerances.yaml", "no such key: 1\n", "own/tolerances.yaml:1:1: "),
        ("tolerance.yaml", "a: 1\n", "own/tolerance.yaml: "),
    ],
)
def test_a_broken_rules_file(run: Run, good: str, name: str, text: str, place: str) -> None:
    Path("own").mkdir()
    Path("own", name).write_text(text)
    result = run("compare", good, "--rules", "own")
    assert (result.code, result.out) == (2, "")
    assert result.err.startswith(f"factcheck: error: {place}")
    assert result.err.count("\n") == 1


def test_no_such_rules_folder(run: Run, good: str) -> None:
    result = run("compare", good, "--rules", "gone")
    assert (result.code, result.out) == (2, "")
    assert result.err.startswith("factcheck: error: gone: ")


@pytest.mark.parametrize(
    "text",
    [
        GOOD + "\x1b[2J\x1b]0;owned\x07 Ten \u202epeople\u202c died at Orsk mill.\n",
        GOOD + "[bold red]Ten[/] people died at Orsk mill. <script>alert(1)</script> {{7*7}} %s %n\n",
        GOOD + "Ten people died at Orsk mill " + "and so on " * 100_000 + ".\n",
        GOOD + "=1+1 Ten people died at Orsk mill.\n" + "9" * 5000 + " people and " + "1," * 3000 + "1 cars.\n",
        GOOD + "(" * 20_000 + "Ten people" + ")" * 20_000 + "\n" + "- " * 20_000 + "\n",
    ],
    ids=["control sequences", "markup", "a line of 1 MB", "long numbers", "brackets"],
)
@pytest.mark.parametrize("command", ["compare", "facts", "explain"])
def test_harmless(run: Run, good: str, text: str, command: str) -> None:
    Path("other.txt").write_text(text, encoding="utf-8")
    result = run(command, "other.txt") if command == "explain" else run(command, good, "other.txt")
    assert result.code in (0, 1)
    assert result.err == ""
    assert all(c.isprintable() or c == "\n" for c in result.out)


def test_the_real_report_follows_the_schema_and_stays_the_same(run: Run, good: str) -> None:
    Path("other.txt").write_text(GOOD.replace("At least seven", "Ten"), encoding="utf-8")
    schema = json.loads(run("schema").out)
    first = run("compare", good, "other.txt", "--format", "json")
    jsonschema.validate(json.loads(first.out), schema)
    assert first.out == run("compare", "other.txt", good, "--format", "json").out


@pytest.mark.parametrize("command", ["compare", "facts", "explain", "check"])
def test_standard_input_is_an_article(command: str) -> None:
    text = "LISK — Seven miners died at the Korva mine on Tuesday, police said.\n\nTen miners died at the Korva mine.\n"
    done = subprocess.run(
        [sys.executable, "-m", "factcheck", command, "-"], input=text.encode(), capture_output=True, check=False
    )
    assert done.returncode in (0, 1), done.stderr.decode()
    assert b"Seven" in done.stdout or command == "check"
