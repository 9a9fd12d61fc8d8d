"""Kill a program a hundred times in the middle of its decisions: ``python -m benchmarks.crash [TIMES] [--screen]``.

With ``--screen`` it is the review itself, on a terminal, and what counts is what the terminal showed.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from time import perf_counter

from tests.decisions.crash import kill_often
from tests.review.terminal import kill_screens


def main() -> None:
    given = [word for word in sys.argv[1:] if word != "--screen"]
    times, kill = int(given[0]) if given else 100, kill_screens if "--screen" in sys.argv else kill_often
    with tempfile.TemporaryDirectory() as folder:
        start = perf_counter()
        seen, rows = kill(Path(folder) / "crash.case", times, seed=times)
        print(
            f"{times} kills in {perf_counter() - start:.1f} s: {seen:,} decisions shown as saved, {rows:,} in the file"
        )
        print("none of them lost; the chain is whole")


if __name__ == "__main__":
    main()
