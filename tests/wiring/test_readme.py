"""Every example of the README's part "Wiring" and of docs/wiring.md runs."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.test_house import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")
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


@pytest.mark.parametrize("line", lines())
def test_each_line_runs(story: Path, line: str) -> None:
    done = in_shell(line, story)
    assert (done.returncode, done.stderr) == (0, ""), line
    assert done.stdout


def test_the_python_example(story: Path) -> None:
    (program,) = blocks("python")
    done = subprocess.run([sys.executable, "-c", program], cwd=story, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("conflict ")
