"""Run the tables of reading cases and say which hold: ``python -m tests.cases.score --verbose [--only ID ...]``.

A case is one JSON object a line in ``tests/cases/*.jsonl``. Every listed fact must be read at its place (the
spans overlap) with every key that the case gives; no fact may cover a string of ``absent``. ``measure`` is
counted on its own line ("measure") and never fails a case: its names belong to ``rules/measures.yaml``.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field

from factcheck.model import Bound, Fact, Number, Status
from tests.quality import floors

HERE = Path(__file__).parent
FLOOR = HERE / "floor.json"
SCORED = ("low", "high", "bound", "unit", "status", "date_from", "date_to")


class Wanted(BaseModel):
    """A fact that must be read: only the keys that a case gives are held against what was read."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    text: str
    nth: int = 1
    low: Number | None = None
    high: Number | None = None
    bound: Bound | None = None
    unit: str | None = None
    measure: str | None = None
    status: Status | None = None
    date_from: str | None = None
    date_to: str | None = None


class Case(BaseModel):
    """One or two sentences, what is to be read in them, and why."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    group: str
    published: str | None
    source: str | None = None
    text: str
    facts: tuple[Wanted, ...] = ()
    absent: tuple[str, ...] = ()
    why: str = Field(min_length=5)


@dataclass(frozen=True)
class Outcome:
    """What came of one case: why it failed (empty if it held), and how many measures were named as wanted."""

    case: Case
    wrong: str
    measures_held: int = 0
    measures_tried: int = 0


def load() -> list[Case]:
    """Read all cases, files in order of name."""
    lines = [line for path in sorted(HERE.glob("*.jsonl")) for line in path.read_text(encoding="utf-8").splitlines()]
    return [Case.model_validate_json(line) for line in lines if line.strip()]


def place(text: str, figure: str, nth: int = 1) -> tuple[int, int]:
    """Find the span of the nth occurrence of some words after the front matter; ValueError when there is none."""
    at = text.find("\n---\n") if text.startswith("---\n") else -1
    for _ in range(nth):
        at = text.index(figure, at + 1)
    return at, at + len(figure)


def overlapping(facts: Iterable[Fact], span: tuple[int, int]) -> list[Fact]:
    """Give the facts that share at least one code point with a span."""
    return [fact for fact in facts if fact.start < span[1] and span[0] < fact.end]


def same(key: str, want: object, got: object) -> bool:
    """Tell whether a wanted value was read: numbers to one in a million, dates by their beginning."""
    if isinstance(want, int | float) and isinstance(got, int | float):
        return abs(want - got) <= 1e-6 * max(1.0, abs(want))
    if key.startswith("date_") and isinstance(want, str) and isinstance(got, str):
        return got.startswith(want)
    return want == got


def run(case: Case, folder: Path) -> Outcome:
    """Write a case to a file, read its facts and judge them."""
    head = "".join(
        f"{key}: {json.dumps(value)}\n"
        for key, value in (("published", case.published), ("source", case.source))
        if value
    )
    text = (f"---\n{head}---\n" if head else "") + case.text + "\n"
    path = folder / f"{case.id}.txt"
    path.write_text(text, encoding="utf-8", newline="")
    return judge(case, text, read(path))


def read(path: Path) -> Sequence[Fact]:
    """Read the facts of one article with the pipeline, in this process."""
    from factcheck.pipeline import (
        read_facts,
    )  # late, so that a broken pipeline fails the cases and not their collection

    dossier, troubles = read_facts([str(path)])
    if troubles:
        raise troubles[0]
    return dossier.facts


def judge(case: Case, text: str, facts: Sequence[Fact]) -> Outcome:
    """Hold the facts that were read against a case."""
    wrong = [*_misses(case, text, facts), *_intruders(case, text, facts)]
    named = [want for want in case.facts if want.measure]
    held = [
        want
        for want in named
        if any(fact.measure == want.measure for fact in overlapping(facts, place(text, want.text, want.nth)))
    ]
    return Outcome(case, "; ".join(wrong), len(held), len(named))


def _misses(case: Case, text: str, facts: Sequence[Fact]) -> Iterable[str]:
    for want in case.facts:
        got = overlapping(facts, place(text, want.text, want.nth))
        keys = [key for key in SCORED if key in want.model_fields_set]
        if not got:
            yield f"not read: {want.text!r}"
        elif not any(all(same(key, getattr(want, key), getattr(fact, key)) for key in keys) for fact in got):
            wanted = {key: getattr(want, key) for key in keys}
            yield f"{want.text!r}: want {wanted}, got {[{key: getattr(fact, key) for key in keys} for fact in got]}"


def _intruders(case: Case, text: str, facts: Sequence[Fact]) -> Iterable[str]:
    for figure in case.absent:
        for fact in overlapping(facts, place(text, figure)):
            yield f"read as a {fact.kind}: {fact.text!r} in {figure!r}"


def run_all(cases: Iterable[Case]) -> list[Outcome]:
    """Run cases one by one; an exception fails its case and stops nothing."""
    outcomes = []
    with tempfile.TemporaryDirectory() as folder:
        for case in cases:
            try:
                outcomes.append(run(case, Path(folder)))
            except Exception as error:  # whatever a reader raises is that case's failure
                tried = sum(bool(want.measure) for want in case.facts)
                outcomes.append(Outcome(case, f"failed: {error!r}", measures_tried=tried))
    return outcomes


def figures(outcomes: Iterable[Outcome]) -> dict[str, tuple[int, int]]:
    """Count held and tried by group, and for "measure" and "all"."""
    counts: dict[str, tuple[int, int]] = {}
    for outcome in outcomes:
        for name, held, tried in (
            (outcome.case.group, int(not outcome.wrong), 1),
            ("measure", outcome.measures_held, outcome.measures_tried),
            ("all", int(not outcome.wrong), 1),
        ):
            before = counts.get(name, (0, 0))
            counts[name] = (before[0] + held, before[1] + tried)
    return dict(sorted(counts.items(), key=lambda item: (item[0] in {"measure", "all"}, item[0])))


def shares(counts: dict[str, tuple[int, int]]) -> dict[str, float]:
    """Turn counts into shares between 0 and 1; nothing tried is nothing failed."""
    return {name: held / tried if tried else 1.0 for name, (held, tried) in counts.items()}


def main(arguments: Sequence[str] | None = None) -> int:
    """Print a line a group; exit 1 when a group is below its floor."""
    parser = argparse.ArgumentParser(prog="python -m tests.cases.score", description=__doc__)
    parser.add_argument("--verbose", action="store_true", help="print each case that fails, and why")
    parser.add_argument("--only", nargs="+", metavar="ID", help="run these cases alone, without floors")
    parser.add_argument("--raise", dest="lift", action="store_true", help="lift the floors that were exceeded")
    chosen = parser.parse_args(arguments)
    outcomes = run_all(case for case in load() if not chosen.only or case.id in chosen.only)
    for outcome in outcomes:
        if outcome.wrong and (chosen.verbose or chosen.only):
            print(f"{outcome.case.id} [{outcome.case.group}] {outcome.wrong}   <- {outcome.case.text}")
    counts = figures(outcomes)
    for name, (held, tried) in counts.items():
        print(f"{name:10} {held:4}/{tried:<4} {held / max(1, tried):.3f}")
    if chosen.only:
        return int(any(outcome.wrong for outcome in outcomes))
    below = floors.fallen(shares(counts), floors.load(FLOOR))
    print("\n".join(below), end="\n" if below else "")
    if chosen.lift:
        floors.save(FLOOR, floors.raised(shares(counts), floors.load(FLOOR)))
    return int(bool(below))


if __name__ == "__main__":
    sys.exit(main())
