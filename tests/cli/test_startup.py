"""``--version`` and ``--help`` answer at once: nothing heavy is imported for them."""

from __future__ import annotations

import subprocess
import sys

import pytest

#: What may be loaded besides the standard library.
ALLOWED = {
    "click",
    "factcheck",
    "factcheck.cli",
    "factcheck.commands",
    "factcheck.errors",
    "factcheck.formats",
    "factcheck.output",
}
PROBE = """
import sys
before = set(sys.modules)
from factcheck.cli import main
main({args!r})
loaded = {{name for name in set(sys.modules) - before if name.split('.')[0] not in sys.stdlib_module_names}}
sys.stdout.flush()
sys.stderr.write('\\n'.join(sorted(loaded)))
"""


@pytest.mark.parametrize(
    "args", [["--version"], ["--help"], ["compare", "--help"], ["facts", "-h"], ["compare", "--oops"]]
)
def test_only_these_modules_are_loaded(args: list[str]) -> None:
    found = subprocess.run([sys.executable, "-c", PROBE.format(args=args)], capture_output=True, text=True, check=True)
    loaded = {line for line in found.stderr.splitlines() if " " not in line}
    assert {name for name in loaded if not name.startswith(("click.", "factcheck.commands."))} <= ALLOWED


def test_comparing_does_not_load_what_only_patterns_and_tables_need() -> None:
    args = ["compare", "seeds", "-q"]
    found = subprocess.run([sys.executable, "-c", PROBE.format(args=args)], capture_output=True, text=True, check=True)
    loaded = set(found.stderr.splitlines())
    assert "factcheck.align" in loaded
    assert loaded.isdisjoint({"re2", "textual", "jinja2", "docx", "xlsxwriter", "fastapi", "pygls"})


def test_the_module_is_the_command() -> None:
    found = subprocess.run([sys.executable, "-m", "factcheck", "--version"], capture_output=True, text=True, check=True)
    assert found.stdout.startswith("factcheck 0.")
