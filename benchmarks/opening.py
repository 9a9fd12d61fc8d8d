"""How soon the review screen is there, from the shell: ``python -m benchmarks.opening [TIMES] [PATH...]``.

The whole command on a terminal of its own, a process each time; the seeds unless other articles are named. It exits
with 1 when a median is above its limit.
"""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path
from statistics import median
from time import perf_counter

from tests.review.conftest import SEEDS
from tests.review.terminal import Terminal

#: What is waited for: a name, the words that the terminal shows then, and the seconds that the median may take.
STEPS = (
    ("the panes", "Queue", 0.7),
    ("first comparison in the queue", "⟷", 1.5),
    ("figures in their passages, everything there", "«", 1.5),
)


def once(paths: list[str], case: Path) -> list[float]:
    """Start the command and quit; seconds until each of :data:`STEPS` was shown."""
    start = perf_counter()
    terminal = Terminal(*paths, "--case", str(case), "--who", "anna")
    taken = []
    for _, words, _ in STEPS:
        terminal.until(words, 60)
        taken.append(perf_counter() - start)
    terminal.press("q")
    terminal.end()
    return taken


def main() -> None:
    times, paths = int(sys.argv[1]) if len(sys.argv) > 1 else 11, sys.argv[2:]
    paths = paths or [str(SEEDS / "border-a.txt"), str(SEEDS / "border-b.txt")]
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # what was compiled once is kept, as it is after an installation
    with tempfile.TemporaryDirectory() as folder:
        case = Path(folder) / "opening.case"
        once(paths, case)  # compiles
        runs = [once(paths, case) for _ in range(times)]
    slow = False
    for (name, _, limit), taken in zip(STEPS, zip(*runs, strict=True), strict=True):
        slow |= median(taken) > limit
        print(f"{name:<45} median {median(taken):.2f} s   worst {max(taken):.2f} s   limit {limit} s")
    sys.exit(1 if slow else 0)


if __name__ == "__main__":
    main()
