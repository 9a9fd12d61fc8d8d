"""A child process that decides without end: ``python -m tests.decisions.writer FILE WHO``.

Each number it prints is of a decision that it was told is saved.
"""

from __future__ import annotations

import itertools
import sys

from factcheck.decisions import Case
from tests.decisions.factory import AT, note


def main(path: str, who: str, most: int) -> None:
    with Case.open(path) as case:
        for n in itertools.islice(itertools.count(1), most or None):
            if n % 7 == 0:
                row = case.undo(who, AT)
            elif n % 11 == 0:
                row = case.redo(who, AT)
            else:
                row = case.record(note(f"{who} {n}", who))
            if row is not None:
                sys.stdout.write(f"{row.seq} {row.action} {row.note}\n")
                sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]) if len(sys.argv) > 3 else 0)
