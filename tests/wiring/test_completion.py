"""Shell completion: the real bash completes commands, options, choices and files."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from factcheck.commands.completion import LINES

TRY = """
eval "$(factcheck completion bash)"
COMP_WORDS=({words})
COMP_CWORD=$((${{#COMP_WORDS[@]}} - 1))
_factcheck_completion factcheck
printf '%s\\n' "${{COMPREPLY[@]}}"
"""


def shell(tmp_path: Path, script: str) -> list[str]:
    program = Path(sys.executable).parent / "factcheck"
    assert program.exists()
    bash = shutil.which("bash")
    assert bash is not None
    env = {**os.environ, "PATH": f"{program.parent}{os.pathsep}{os.environ['PATH']}"}
    done = subprocess.run([bash, "-euc", script], capture_output=True, text=True, cwd=tmp_path, env=env, check=True)
    return done.stdout.split()


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("factcheck comp", ["compare", "completion"]),
        ("factcheck rules l", ["list"]),
        ("factcheck compare --min", ["--min-severity"]),
        ("factcheck compare --min-severity ''", ["low", "medium", "high"]),
        ("factcheck compare a.txt --verdict up", ["update"]),
        ("factcheck completion b", ["bash"]),
    ],
)
def test_bash_completes(tmp_path: Path, words: str, found: list[str]) -> None:
    assert shell(tmp_path, TRY.format(words=words)) == found


def test_bash_is_left_to_complete_files(tmp_path: Path) -> None:
    (tmp_path / "ferry.txt").write_text("Seven died.")
    # click's function leaves file names to bash by an option of the completion that runs
    watched = TRY.replace(
        "_factcheck_completion factcheck", 'compopt() {{ echo "compopt $*"; }}; _factcheck_completion factcheck'
    )
    for words in ("factcheck compare fe", "factcheck compare --case fe", "factcheck check fe"):
        assert shell(tmp_path, watched.format(words=words))[:3] == ["compopt", "-o", "default"]


@pytest.mark.parametrize("name", LINES)
def test_each_script_names_the_program(tmp_path: Path, name: str) -> None:
    assert "_FACTCHECK_COMPLETE" in " ".join(shell(tmp_path, f"factcheck completion {name}"))
