"""Every example of the README's part "Wiring" and of docs/wiring.md runs."""

from __future__ import annotations

import asyncio
import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from factcheck.commands.defaults import option_name
from factcheck.commands.lsp import lsp
from factcheck.commands.serve import serve
from factcheck.serve.app import STATUSES
from tests.test_house import ROOT
from tests.wiring.service import running
from tests.wiring.test_lsp import editing
from tests.wiring.test_watch import watching

README = (ROOT / "README.md").read_text(encoding="utf-8")
GUIDE = (ROOT / "docs" / "wiring.md").read_text(encoding="utf-8")
PART = README[README.index("## Wiring") : README.index("## The rules, and yours over them")]


def blocks(language: str, text: str = PART) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", text, re.M | re.S)


def lines() -> list[str]:
    """The commands of its shell blocks, without their comments."""
    found = [line.split("   #")[0].strip() for block in blocks("sh") for line in block.splitlines()]
    return [line for line in found if line]


@pytest.fixture
def story(tmp_path: Path) -> Path:
    """A folder with the articles of seeds/, wires beside them, and the README's own configuration."""
    for seed in (ROOT / "seeds").glob("*.txt"):
        shutil.copy(seed, tmp_path / seed.name)
    (tmp_path / "wires").mkdir()
    (tmp_path / "wires" / "a.txt").write_text("Seven people died at the border, police said.", encoding="utf-8")
    (tmp_path / "house-rules").mkdir()
    (configuration,) = blocks("toml")
    (tmp_path / "factcheck.toml").write_text(configuration, encoding="utf-8")
    return tmp_path


def in_shell(line: str, folder: Path) -> subprocess.CompletedProcess[str]:
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    return subprocess.run(
        ["bash", "-euc", line],
        cwd=folder,
        env={**os.environ, "PATH": path},
        capture_output=True,
        text=True,
        check=False,
    )


#: Commands that run until they are ended; each has a test of its own.
LASTING = ("serve", "lsp", "watch")


@pytest.mark.parametrize("line", [line for line in lines() if line.split()[1] not in LASTING])
def test_each_line_runs(story: Path, line: str) -> None:
    done = in_shell(line, story)
    assert (done.returncode, done.stderr) == (0, ""), line
    assert done.stdout


def test_the_python_example(story: Path) -> None:
    (program,) = blocks("python")
    done = subprocess.run([sys.executable, "-c", program], cwd=story, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("conflict ")


@pytest.mark.parametrize("program", blocks("python", GUIDE))
def test_the_examples_for_python(tmp_path: Path, program: str) -> None:
    done = subprocess.run([sys.executable, "-c", program], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_the_service_and_its_request(story: Path) -> None:
    (line,) = [line for line in lines() if line.startswith("factcheck serve")]
    assert f"{line} " not in GUIDE  # it is given as it is, with no options
    (request,) = [block for block in blocks("sh", GUIDE) if block.startswith("curl")]
    with running(*line.split()[2:], cwd=story) as service:
        done = in_shell(request.replace("127.0.0.1:8137", f"127.0.0.1:{service.port}"), story)
        assert done.returncode == 0
        assert json.loads(done.stdout)["exit_code"] == 1


def test_the_statuses_and_limits_are_the_real_ones() -> None:
    part = GUIDE[GUIDE.index("## HTTP") : GUIDE.index("## Python")]
    told = {int(code) for row in re.findall(r"^\| ([\d, ]+) \|", part, re.M) for code in row.split(",")}
    assert told == {*(int(code) for code in STATUSES), 404, 405}
    defaults = {f"--{option_name(param)}": param for param in serve.params}
    shown = re.findall(r"`(--[a-z-]+)`(?: \(([\d,]+)(?: k?[sB]+)?\))?", part)
    assert {name for name, _ in shown} <= set(defaults)
    for name, value in shown:
        if value:
            assert float(value.replace(",", "")) == defaults[name].to_info_dict()["default"]
    assert set(defaults) - {name for name, _ in shown} <= {"--rules"}


def one(command: str) -> list[str]:
    """The words after ``factcheck COMMAND`` in the README's line for it."""
    (line,) = [line for line in lines() if line.split()[1] == command]
    return line.split()[2:]


def test_the_watch(story: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(story)
    folder, *options = one("watch")
    with watching(Path(folder), *options) as watch:
        (Path(folder) / "b.txt").write_text("Nine people died at the border, officials said.", encoding="utf-8")
        watch.until("b.txt new: ")


def test_the_language_server_and_its_configuration(story: Path) -> None:
    configurations = [tomllib.loads(block) for block in blocks("toml", GUIDE)]
    (own,) = [found for found in configurations if "lsp" in found]
    assert own["lsp"].keys() <= {option_name(param) for param in lsp.params}
    (helix,) = [found for found in configurations if "language-server" in found]
    server = helix["language-server"]["factcheck"]
    assert [server["command"], *server["args"]] == ["factcheck", "lsp"]
    assert GUIDE.count('"factcheck", "lsp"') == 1
    assert GUIDE.count('"factcheck" "lsp"') == 1

    async def journey() -> None:
        async with editing(story, *one("lsp")) as editor:
            editor.open("draft.txt", "Ten people died at the border, officials said.")
            assert [m.code for m in await editor.marks("draft.txt")] == ["contradicted"]

    asyncio.run(journey())
