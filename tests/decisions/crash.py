"""Kill a program in the middle of its decisions, again and again, and look what is left."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from pathlib import Path

from factcheck.decisions import Case

ROOT = Path(__file__).parent.parent.parent


def start(path: Path, who: str, most: int = 0) -> subprocess.Popen[bytes]:
    """A child that records decisions; what it was told is saved stands on its standard output."""
    command = [sys.executable, "-m", "tests.decisions.writer", str(path), who, str(most)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.Popen(command, stdout=subprocess.PIPE, cwd=ROOT, env=environment)


def kill_often(path: Path, times: int, seed: int = 1) -> tuple[int, int]:
    """Kill a child ``times`` times over on one case file; decisions seen as saved, and rows in the file at the end.

    Raises AssertionError when a decision that was reported as saved is not in the file.
    """
    moments = random.Random(seed)
    seen = 0
    child = start(path, "who-0")
    for n in range(times):
        heir = start(path, f"who-{n + 1}") if n + 1 < times else None  # it starts while the other is killed
        assert child.stdout is not None
        lines = [child.stdout.readline()]
        time.sleep(moments.uniform(0.0, 0.03))
        child.kill()
        lines += child.stdout.readlines()
        child.stdout.close()
        child.wait()
        reported = [line.decode().rstrip("\n").split(" ", 2) for line in lines if line.endswith(b"\n")]
        with Case.open(path, create=False) as case:
            rows = {d.seq: d for d in case.log()}
            for seq, action, words in reported:
                row = rows[int(seq)]
                assert (row.action, row.note, row.who) == (action, words, f"who-{n}")
        seen += len(reported)
        child = heir or child
    with Case.open(path, create=False) as case:
        assert case.verify() == []
        return seen, len(case.log())
