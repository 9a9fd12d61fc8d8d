"""The documents say what the program does: commands, options, exit codes, the lines to run, the report on the seeds."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import click
import pytest

from factcheck.cli import factcheck
from factcheck.commands.defaults import configured
from factcheck.errors import ExitCode
from tests import update_docs

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
DOCUMENTS = (
    *("README.md", "CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md"),
    *(path.relative_to(ROOT).as_posix() for path in sorted((ROOT / "docs").glob("*.md"))),
)


def commands() -> list[str]:
    """Every ``factcheck ...`` in a fenced block or in backticks."""
    found: list[str] = []
    for name in DOCUMENTS:
        text = (ROOT / name).read_text(encoding="utf-8")
        for fenced in re.findall(r"^```\w*\n(.*?)^```", text, re.M | re.S):
            found += re.findall(r"^(?:\$ |.* && \.venv/bin/)?(factcheck [^#\n]*)", fenced, re.M)
        found += re.findall(r"`(factcheck [^`\n]*)`", text)
    return sorted({words.strip() for words in found})


@pytest.mark.parametrize("words", commands())
def test_commands_and_options_exist(words: str) -> None:
    _, name, *arguments = shlex.split(words)
    known = factcheck.commands[name]
    if isinstance(known, click.Group) and arguments:
        known = known.commands[arguments.pop(0)]
    options = {opt: p for p in known.params if isinstance(p, click.Option) for opt in (*p.opts, *p.secondary_opts)}
    for i, word in enumerate(arguments):
        if word.startswith("-") and word != "-":
            assert word in options, words
            kind = options[word].type
            if isinstance(kind, click.Choice):
                assert arguments[i + 1] in kind.choices, words


def test_every_command_and_option_is_documented() -> None:
    for name, command in factcheck.commands.items():
        for part in command.commands if isinstance(command, click.Group) else [""]:
            assert f"factcheck {name} {part}".strip() in README
    for code in ExitCode:
        assert f"| {int(code)} | " in README


def test_the_lines_to_run() -> None:
    lines = [line for line in README.splitlines() if line.startswith("python3 -m venv ")]
    assert [line.rsplit(" && ", 1)[1] for line in lines] == [
        ".venv/bin/factcheck compare seeds",
        ".venv/bin/python -m pytest",
    ]
    assert all("-c constraints.txt" in line for line in lines)


def test_ci_runs_the_line_of_the_readme() -> None:
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    found = re.search(r"^line=\"\$\(grep -m1 '([^']*)' README\.md\)\"$", script, re.M)
    assert found is not None
    first = next(line for line in README.splitlines() if re.search(found[1], line))
    assert first == [line for line in README.splitlines() if line.startswith("python3 -m venv ")][1]
    assert script.rstrip().endswith('bash -euc "$tests"')
    assert not re.search(r"pip install|-m pytest(?!' README)", script.replace(found[0], ""))


def test_the_settings_in_the_readme(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found = re.search(r"^```toml\n(.*?)^```", README, re.M | re.S)
    assert found is not None
    (tmp_path / "factcheck.toml").write_text(found[1], encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert configured(factcheck)["compare"]["min-severity"].value == "medium"


def test_links_lead_somewhere() -> None:
    for name in DOCUMENTS:
        for target in re.findall(r"\]\(([^)#:]+)\)", (ROOT / name).read_text(encoding="utf-8")):
            assert ((ROOT / name).parent / target).exists(), f"{name}: {target}"


def test_the_report_of_the_seeds_is_the_real_one() -> None:
    arguments, shown = update_docs.block(README)
    assert shown == update_docs.report(arguments), "run: python -m tests.update_docs"


def test_how_good_it_is_is_what_was_measured() -> None:
    """The readme names the figures of the tables in tests/quality/README.md, where each miss stands."""
    tables = (ROOT / "tests" / "quality" / "README.md").read_text(encoding="utf-8")
    said = " ".join(README.split())

    def row(name: str) -> tuple[str, str]:
        """The cells of a row: each event by itself, and with weights that have not seen the event."""
        ((alone, unseen),) = re.findall(rf"^\| {name} \| (.*?) \| .* \| (.*?) \|$", tables, re.M)
        return alone, unseen

    told, told_unseen = (cell.partition(" (")[0] for cell in row("discrepancies, recall"))
    right, right_unseen = (cell.partition(" (")[0] for cell in row("discrepancies, precision"))
    assert (
        f"{told.replace('of', 'of the')} discrepancies are told, {right.replace('of', 'of the')} told are right" in said
    )
    assert f"it is {told_unseen}, and {right_unseen} are right" in said
    assert f"{100 * float(row('verdict share')[0]):.0f} of 100 have the right verdict" in said

    def share(name: str) -> str:
        (found,) = re.findall(rf"^\| {name} \|.*\((0\.\d+)\) \|$", tables, re.M)
        return f"{100 * float(found):.0f}"

    assert f"{share('covered')} of 100 figures and dates are found" in said
    assert f"{share('valued')} of 100 quantities have the right value and {share('hedged')} the right hedge" in said
