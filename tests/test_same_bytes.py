"""The same input gives the same bytes: another run, order, time zone, locale, hash seed, year."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
EVENT = sorted(str(p.relative_to(ROOT)) for p in (ROOT / "tests/quality/events").glob("*/*.txt"))[:24]
INPUTS = ["seeds/border-a.txt", "seeds/border-b.txt", *EVENT]

WORLDS: dict[str, dict[str, str]] = {
    "another run": {},
    "another time zone": {"TZ": "Pacific/Kiritimati"},
    "another locale": {"LC_ALL": "C", "LANG": "C"},
    "another hash seed": {"PYTHONHASHSEED": "4711"},
    "no colour wanted": {"NO_COLOR": "1", "COLUMNS": "40"},
}


def compare(inputs: list[str], form: str, world: dict[str, str]) -> bytes:
    env = {**os.environ, "PYTHONHASHSEED": "1", "TZ": "UTC", **world}
    command = [sys.executable, "-m", "factcheck", "compare", "--format", form, *inputs]
    done = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, check=False)
    assert done.returncode in (0, 1), done.stderr.decode()
    return done.stdout


@pytest.fixture(scope="module")
def usual() -> dict[str, bytes]:
    return {form: compare(INPUTS, form, {}) for form in ("json", "text")}


@pytest.mark.parametrize("world", WORLDS)
@pytest.mark.parametrize("form", ["json", "text"])
def test_another_world(usual: dict[str, bytes], form: str, world: str) -> None:
    assert compare(INPUTS, form, WORLDS[world]) == usual[form]


@pytest.mark.parametrize("form", ["json", "text"])
def test_another_order(usual: dict[str, bytes], form: str) -> None:
    assert compare(INPUTS[::-1], form, {"PYTHONHASHSEED": "99"}) == usual[form]
