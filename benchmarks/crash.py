"""Kill a program a hundred times in the middle of its decisions: ``python -m benchmarks.crash [TIMES]``."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from time import perf_counter

from tests.decisions.crash import kill_often


def main() -> None:
    times = int(sys.argv[1]) if len(sys.argv) > 1 else 100
    with tempfile.TemporaryDirectory() as folder:
        start = perf_counter()
        seen, rows = kill_often(Path(folder) / "crash.case", times, seed=times)
        print(
            f"{times} kills in {perf_counter() - start:.1f} s: {seen:,} decisions shown as saved, {rows:,} in the file"
        )
        print("none of them lost; the chain is whole")


if __name__ == "__main__":
    main()
