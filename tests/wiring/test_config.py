"""The configuration file: found upward, keys named as the options are, each value and each fault with its place."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from factcheck.cli import factcheck
from factcheck.commands.defaults import commands_in, option_name
from factcheck.configfile import load
from tests.cli.conftest import Fake, Result, Run, fake, run

__all__ = ["fake", "run"]

DESK = """\
# the desk's habits
rules = "own"
verdict = ["conflict"]
min-severity = "medium"

[published]
"a.txt" = 2021-11-08
"b.txt" = "2021-11-09T10:00Z"

[compare]
format = "json"
why = true
"""


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder with an empty one inside it, in which we are."""
    (tmp_path / "story").mkdir()
    monkeypatch.chdir(tmp_path / "story")
    return tmp_path


def shown(result: Result) -> dict[tuple[str, str], tuple[object, str]]:
    """Command and option -> value and where it comes from."""
    assert (result.code, result.err) == (0, "")
    rows = json.loads(result.out)
    return {(command, r["option"]): (r["value"], r["from"]) for r in rows for command in r["commands"]}


@pytest.mark.parametrize("place", [".", "..", "../.."])
@pytest.mark.parametrize("project", [False, True])
def test_it_is_found_upward(run: Run, desk: Path, monkeypatch: pytest.MonkeyPatch, place: str, project: bool) -> None:
    (desk / "story" / "notes").mkdir()
    monkeypatch.chdir(desk / "story" / "notes")
    name = "pyproject.toml" if project else "factcheck.toml"
    text = DESK.replace("[published]", "[tool.factcheck.published]").replace("[compare]", "[tool.factcheck.compare]")
    Path(place, name).write_text(f"[project]\nname = 'x'\n[tool.factcheck]\n{text}" if project else DESK)
    first = 4 if project else 1
    there = "" if place == "." else f"{place}/"
    values = shown(run("config", "show", "--format", "json"))
    assert values["compare", "rules"] == (f"{there}own", f"{there}{name}:{first + 1}")
    assert values["rules list", "rules"] == values["compare", "rules"]
    assert values["compare", "min-severity"] == ("medium", f"{there}{name}:{first + 3}")
    assert values["compare", "format"] == ("json", f"{there}{name}:{first + 10}")
    assert values["check", "format"] == (None, "default")
    assert values["facts", "published"][0] == ["a.txt=2021-11-08", "b.txt=2021-11-09T10:00Z"]
    assert values["compare", "quiet"] == (False, "default")


def test_the_nearest_counts_alone(run: Run, desk: Path) -> None:
    (desk / "factcheck.toml").write_text("min-severity = 'high'\n")
    (desk / "story" / "pyproject.toml").write_text("[tool.other]\nfactcheck = 1\n")
    assert shown(run("config", "show", "--format", "json"))["compare", "min-severity"][0] == "high"
    (desk / "story" / "pyproject.toml").write_text("[tool.factcheck]\nquiet = true\n")
    values = shown(run("config", "show", "--format", "json"))
    assert values["compare", "min-severity"] == (None, "default")
    (desk / "story" / "factcheck.toml").write_text("")
    assert shown(run("config", "show", "--format", "json"))["compare", "quiet"] == (False, "default")


def test_a_broken_project_that_does_not_speak_of_us_is_passed_over(run: Run, desk: Path) -> None:
    (desk / "story" / "pyproject.toml").write_text("[tool.other\n")
    assert run("config", "show").code == 0
    (desk / "story" / "pyproject.toml").write_text("[tool.factcheck\n")
    assert run("config", "show").code == 2


def test_every_option_of_every_command_can_stand_in_it(run: Run, desk: Path) -> None:
    """By its own name: a new option is configured with nothing added here."""
    listed = {(command, option) for command, option in shown(run("config", "show", "--format", "json"))}
    for words, command in commands_in(factcheck):
        for param in command.params:
            if param.param_type_name == "option" and (words, option_name(param)) not in listed:
                assert option_name(param) in {"output", "version", "why-not", "write-baseline", "yes", "verify"}
    assert len(listed) > 30


def test_what_is_given_is_what_the_command_gets(run: Run, fake: Fake) -> None:
    calls = fake()
    Path("factcheck.toml").write_text(DESK)
    for name in ("a.txt", "x.txt"):
        Path(name).write_text("Seven died.")
    result = run("compare", "a.txt", "x.txt")
    assert json.loads(result.out)["schema_version"] == "1"
    # of the dates, that of the article which is there: the file speaks of a whole story
    assert (calls[0]["paths"], calls[0]["rules"]) == (("a.txt", "x.txt"), Path("own"))
    assert calls[0]["published"] == {"a.txt": "2021-11-08"}
    run("compare", "a.txt", "--rules", "mine", "--published", "a.txt=2020-01-01", "--published", "typo=2020-01-01")
    assert calls[1]["rules"] == Path("mine")
    assert calls[1]["published"] == {"a.txt": "2020-01-01", "typo": "2020-01-01"}


@pytest.mark.parametrize(
    ("options", "start"),
    [((), "{"), (("-o", "r.md"), "#"), (("-o", "r"), "{"), (("-o", "r.md", "--format", "text"), "CONFLICT")],
)
def test_what_is_typed_counts_before_the_ending_and_that_before_the_file(
    run: Run, fake: Fake, options: tuple[str, ...], start: str
) -> None:
    fake()
    Path("factcheck.toml").write_text("[compare]\nformat = 'json'\n")
    out = run("compare", "x", *options).out
    assert (Path(options[1]).read_text() if options else out).startswith(start)


def test_paths_are_meant_from_the_folder_of_the_file(run: Run, desk: Path) -> None:
    (desk / "lists").mkdir()
    (desk / "lists" / "own.yaml").write_text("")
    (desk / "factcheck.toml").write_text(
        'rules = "own"\n[check]\nsources = ["wires", "../x"]\nchecklist = ["general", "lists/own.yaml"]\n'
        '[published]\n"wires/a.txt" = 2021-01-01\n"b.txt" = 2021-01-02\n'
    )
    values = shown(run("config", "show", "check", "--format", "json"))
    assert values["check", "sources"][0] == ["../wires", "../../x"]
    assert values["check", "checklist"][0] == ["general", "../lists/own.yaml"]
    assert values["check", "published"][0] == ["../wires/a.txt=2021-01-01", "b.txt=2021-01-02"]
    assert values["check", "rules"][0] == "../own"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("\n\nmin-severty = 'low'", "factcheck.toml:3: unknown key 'min-severty'. Did you mean min-severity?"),
        ("xyzzy = 1", "factcheck.toml:1: unknown key 'xyzzy'. Its keys are all, "),
        ("output = 'a.json'", "factcheck.toml:1: unknown key 'output'. Give it on the command line."),
        ("[compare]\n\nsources = []", "factcheck.toml:3: unknown key 'sources'. Its keys are all, case, "),
        ("[schema]\nformat = 'json'", "factcheck.toml:2: unknown key 'format'. "),
        (
            "verdict = 'conflict'",
            "factcheck.toml:1: verdict cannot be 'conflict'. It must be a list, as [\"conflict\"].",
        ),
        (
            "verdict = [\n'conflict',\n'wrong']",
            "factcheck.toml:1: verdict cannot be ['conflict', 'wrong']. It must be a list of",
        ),
        ("a = 1\nquiet = 'yes'", "factcheck.toml:1: unknown key 'a'"),
        ("quiet = 'yes'", "factcheck.toml:1: quiet cannot be 'yes'. It must be true or false."),
        ("rules = 5", "factcheck.toml:1: rules cannot be 5. It must be a path in quotes."),
        ("[rules]\na = 1", "factcheck.toml:1: rules cannot be {'a': 1}. It must be a path in quotes."),
        ("[published]\na = 2020-01-01\nb = 'soon'", "factcheck.toml:3: published cannot be "),
        ("published = 5", "It must be a table of article names and ISO dates."),
        ("format = 'csv'", "what is of one command belongs in its table, as in [compare]"),
        ("quiet = true\nrules = ", "factcheck.toml:2:9: not valid TOML: "),
        ("quiet = true\nrules = 'x", "factcheck.toml:2:"),
        ("rules = [", "factcheck.toml:1:"),
        ("a = 1\na = 2", "factcheck.toml:2:6: not valid TOML: Cannot overwrite a value"),
        ("a = " + "[" * 5000, "factcheck.toml"),
        ("a = " + "9" * 5000, "factcheck.toml: not usable TOML"),
        ("# " + "x" * 200_000, "factcheck.toml: longer than 100,000 bytes"),
    ],
)  # fmt: skip - a case a line
def test_faults_have_a_place_and_a_remedy(run: Run, fake: Fake, text: str, said: str) -> None:
    calls = fake()
    Path("factcheck.toml").write_text(text)
    result = run("compare", "x")
    assert (result.code, result.out, calls) == (2, "", [])
    assert result.err.startswith("factcheck: error: ")
    assert said in result.err
    assert result.err.count("\n") == 1


def test_bytes_that_are_no_text(run: Run, fake: Fake) -> None:
    fake()
    Path("factcheck.toml").write_bytes(b"\xef\xbb\xbfquiet = true\r\n")
    assert run("compare", "x").code == 1
    Path("factcheck.toml").write_bytes(b"quiet = true\r\nrules = '\xff'\r\n")
    assert "factcheck.toml:2: not valid TOML: not UTF-8. Save the file in UTF-8." in run("compare", "x").err


def test_help_does_not_read_it(run: Run, desk: Path) -> None:
    Path("factcheck.toml").write_text("oops")
    for words in (["--help"], ["compare", "--help"], ["rules", "list", "--help"], ["--version"]):
        assert run(*words).code == 0
    assert run("schema").code == 2  # nothing runs on half a configuration


def test_the_environment_is_told(run: Run, desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    assert shown(run("config", "show", "--format", "json"))["compare", "no-color"] == (
        True,
        "NO_COLOR in the environment",
    )


def test_the_table_for_people(run: Run, desk: Path) -> None:
    (desk / "factcheck.toml").write_text(DESK)
    lines = run("config", "show", "compare").out.splitlines()
    assert lines[0].split() == ["option", "value", "from", "commands"]
    assert [line.split() for line in lines if line.startswith("min-")] == [
        ["min-severity", "medium", "../factcheck.toml:4", "compare"]
    ]
    assert "there is no command 'nothing'" in run("config", "show", "nothing").err


def test_a_folder_that_is_gone(tmp_path: Path) -> None:
    assert load(tmp_path / "gone") is None
