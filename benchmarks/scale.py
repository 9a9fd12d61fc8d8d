"""How long many articles take, and whether twice the articles take twice as long.

    python -m benchmarks.scale FOLDER [--articles 2000]

FOLDER holds one folder of .txt reports an event. Its events are multiplied under changed names and years until
there are enough articles, so that each copy is an event of its own. Half of them and then all are compared in
one process; what counts is the time of all and the ratio of the two.
"""

from __future__ import annotations

import argparse
import re
import resource
import sys
import tempfile
import time
from pathlib import Path

from factcheck.pipeline import compare

_KEEP = frozenset(
    "January February March April June July August September October November December Monday Tuesday Wednesday "
    "Thursday Friday Saturday Sunday".split()
)
_NAME = re.compile(r"\b[A-Z][a-z]{3,}\b")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_VOWELS, _CONSONANTS = "aeiou", "bcdfghjklmnpqrstvwxz"


def renamed(name: str, copy: int) -> str:
    """Another name of the same shape: every letter moved on in its own alphabet."""
    if copy == 0 or name in _KEEP:
        return name
    out = []
    for i, c in enumerate(name.lower()):
        row = _VOWELS if c in _VOWELS else _CONSONANTS if c in _CONSONANTS else c
        out.append(row[(row.index(c) + copy * (i + 3) // 2 + copy) % len(row)])
    return "".join(out).capitalize()


def changed(text: str, copy: int) -> str:
    """``text`` as the report of another event."""
    text = _NAME.sub(lambda m: renamed(m.group(), copy), text)
    return _YEAR.sub(lambda m: str(1900 + (int(m.group()) - 1900 + copy) % 150), text)


def write(folder: Path, out: Path, count: int) -> list[str]:
    """``count`` articles under ``out``, whole copies of the events one after the other."""
    reports = sorted(folder.rglob("*.txt"))
    paths: list[str] = []
    copy = 0
    while len(paths) < count:
        for report in reports[: count - len(paths)]:
            path = out / f"{copy:03}-{report.parent.name}-{report.name}"
            path.write_text(changed(report.read_text(encoding="utf-8"), copy), encoding="utf-8")
            paths.append(str(path))
        copy += 1
    return paths


def seconds(paths: list[str]) -> tuple[float, int]:
    """CPU seconds that comparing takes, and the number of comparisons found."""
    begun = time.process_time()
    dossier, _ = compare(paths)
    return time.process_time() - begun, len(dossier.comparisons)


def main() -> int:
    """Compare half of the articles and all of them, and print the times and their ratio."""
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("folder", type=Path)
    ap.add_argument("--articles", type=int, default=2000)
    args = ap.parse_args()
    with tempfile.TemporaryDirectory() as out:
        paths = write(args.folder, Path(out), args.articles)
        seconds(paths[:10])  # warm
        half, found_half = seconds(paths[: len(paths) // 2])
        whole, found = seconds(paths)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{len(paths) // 2} articles: {half:.1f} s, {found_half} comparisons")
    print(f"{len(paths)} articles: {whole:.1f} s, {found} comparisons, {memory:.0f} MB")
    print(f"twice the articles take {whole / half:.2f} times as long")
    return 0


if __name__ == "__main__":
    sys.exit(main())
