"""The program itself, alone in its process."""

from __future__ import annotations

import subprocess
import sys


def test_it_looks_for_garbage_seldom_and_gives_the_code_of_its_command() -> None:
    code = """
import gc, sys
from factcheck.__main__ import program
sys.argv = ["factcheck", "compare", "nothing-here.txt"]
often = gc.get_threshold()
print(program(), all(now > then for now, then in zip(gc.get_threshold(), often)))
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "2 True\n"
    assert "nothing-here.txt" in done.stderr


def test_importing_it_changes_nothing() -> None:
    code = "import gc; often = gc.get_threshold(); import factcheck.__main__; print(gc.get_threshold() == often)"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "True\n"
