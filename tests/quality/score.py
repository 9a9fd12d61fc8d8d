"""Score the pipeline on the events of ``tests/quality/events``: ``python -m tests.quality.score [--verbose]``.

Exits 1 when a figure is below its floor in ``floor.json``; ``--raise`` lifts the floors that were exceeded.
What the figures mean is told in ``tests/quality/README.md``.
"""

from __future__ import annotations

import argparse
import itertools
import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from factcheck.model import Comparison, Dossier, Verdict
from factcheck.settings import Intake
from tests.cases.score import overlapping, place
from tests.quality import floors

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
FLOOR = HERE / "floor.json"
DISCREPANT = {"conflict", "update"}
ALIEN_SHARE = 1 / 3  # a right comparison may hold this share of facts labelled as another thing: that of the benchmark


class Labels(BaseModel):
    """The manners of what is written in an expected.json."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Mention(Labels):
    """A figure as printed in an article: its file name, its words, which occurrence."""

    article: str
    text: str
    nth: int = 1


class Pair(Labels):
    """How two readings, by their index, stand to each other."""

    a: int
    b: int
    verdict: Verdict


class Item(Labels):
    """One comparison that must be found: its readings, each the mentions that say the same."""

    id: str
    what: str
    verdict: Verdict
    readings: tuple[tuple[Mention, ...], ...]
    relations: tuple[Pair, ...] = ()

    def rivals(self) -> list[tuple[int, int]]:
        """Give the pairs of readings of which one reported discrepancy must hold both."""
        if self.verdict not in DISCREPANT:
            return []
        if self.relations:
            return [(pair.a, pair.b) for pair in self.relations if pair.verdict in DISCREPANT]
        return list(itertools.combinations(range(len(self.readings)), 2))


class Expected(Labels):
    """The labels of an event."""

    expected: tuple[Item, ...]
    quiet: tuple[tuple[Mention, Mention], ...]
    articles: tuple[str, ...] = ()
    published: dict[str, str] = {}
    severities: tuple[str, ...] = ("high", "medium", "low", "none")


@dataclass(frozen=True)
class Event:
    """An event: a name, the paths of its articles, its labels."""

    name: str
    paths: tuple[Path, ...]
    labels: Expected


@dataclass
class Score:
    """Counts of one event, or of all; what went wrong in words."""

    found: int = 0
    wanted: int = 0
    false: int = 0
    verdicts: int = 0
    verdicts_tried: int = 0
    linked: int = 0
    links: int = 0
    silent: int = 0
    quiet: int = 0
    read: int = 0
    mentions: int = 0
    notes: list[str] = field(default_factory=list)

    def add(self, other: Score) -> None:
        """Add the counts and notes of another score to this one."""
        for name, value in vars(other).items():
            setattr(self, name, getattr(self, name) + value)


def load() -> list[Event]:
    """Read all events, in order of name."""
    events = []
    for path in sorted(HERE.glob("events/*/expected.json")):
        labels = Expected.model_validate_json(path.read_text(encoding="utf-8"))
        paths = [ROOT / name for name in labels.articles] or sorted(path.parent.glob("*.txt"))
        events.append(Event(path.parent.name, tuple(paths), labels))
    return events


def compare(paths: Sequence[Path], published: Mapping[str, str]) -> Dossier:
    """Run the pipeline in this process; an article that cannot be read is an error here."""
    from factcheck import pipeline  # late, so that a broken pipeline fails the scoring and not its import

    dossier, troubles = pipeline.compare([str(path) for path in paths], Intake(published=published))
    if troubles:
        raise troubles[0]
    return dossier


class Located:
    """A dossier, asked by mention: which facts are there, which comparisons hold them."""

    def __init__(self, dossier: Dossier, severities: Iterable[str]) -> None:
        self.articles = {Path(article.path).name: article for article in dossier.articles}
        self.facts = dossier.facts
        self.first = {fact.id: fact.repeat_of or fact.id for fact in dossier.facts}
        self.comparisons = dossier.comparisons
        kept = set(severities)
        self.reported = [c for c in self.comparisons if c.verdict in DISCREPANT and c.severity in kept]

    def at(self, mention: Mention) -> set[str]:
        """Give the ids of the facts at a mention; a repeated caption counts as its first copy."""
        article = self.articles[mention.article]
        there = [fact for fact in self.facts if fact.article == article.id]
        return {self.first[f.id] for f in overlapping(there, place(article.text, mention.text, mention.nth))}

    def members(self, comparison: Comparison) -> set[str]:
        """Give the ids of all facts that a comparison's readings hold, repeats as their first copy."""
        return {self.first.get(fact, fact) for reading in comparison.readings for fact in reading.facts}

    def holds(self, comparison: Comparison, *groups: set[str]) -> bool:
        """Tell whether a comparison holds a fact of every group."""
        members = self.members(comparison)
        return all(group & members for group in groups)

    def relation(self, comparison: Comparison, a: set[str], b: set[str]) -> set[Verdict]:
        """Give the verdicts that a comparison has between two groups of facts."""

        def labels(group: set[str]) -> set[str]:
            return {r.label for r in comparison.readings if group & {self.first.get(f, f) for f in r.facts}}

        one, two = labels(a), labels(b)
        return {r.verdict for r in comparison.relations if (r.a in one and r.b in two) or (r.a in two and r.b in one)}


def score(event: Event, dossier: Dossier) -> Score:
    """Hold what was reported of an event against its labels."""
    located = Located(dossier, event.labels.severities)
    groups = {
        item.id: [set().union(*(located.at(mention) for mention in reading)) for reading in item.readings]
        for item in event.labels.expected
    }
    total = Score()
    total.add(_reading(event, located))
    total.add(_discrepancies(event, located, groups))
    for item in event.labels.expected:
        total.add(_links(item, located))
        total.add(_verdicts(item, located, groups[item.id]))
    for one, two in event.labels.quiet:
        loud = any(located.holds(c, located.at(one), located.at(two)) for c in located.reported)
        total.add(
            Score(silent=int(not loud), quiet=1, notes=[f"not quiet: {one.text!r}, {two.text!r}"] if loud else [])
        )
    return total


def _reading(event: Event, located: Located) -> Score:
    mentions = [m for item in event.labels.expected for reading in item.readings for m in reading]
    unread = [m for m in mentions if not located.at(m)]
    notes = [f"not read: {m.text!r} in {m.article}" for m in unread]
    return Score(read=len(mentions) - len(unread), mentions=len(mentions), notes=notes)


def _discrepancies(event: Event, located: Located, groups: dict[str, list[set[str]]]) -> Score:
    wanted = {item.id: item for item in event.labels.expected if item.verdict in DISCREPANT}
    owner = {fact: key for key, readings in groups.items() for group in readings for fact in group}
    found: set[str] = set()
    false: list[Comparison] = []
    for comparison in located.reported:
        known = [owner[fact] for fact in sorted(located.members(comparison)) if fact in owner]
        hits = [
            key
            for key, item in wanted.items()
            if any(located.holds(comparison, groups[key][a], groups[key][b]) for a, b in item.rivals())
            and sum(other != key for other in known) <= ALIEN_SHARE * len(known)
        ]
        # The same discrepancy told twice is right once: the second telling is noise for the editor.
        if not hits or all(key in found for key in hits):
            false.append(comparison)
        found.update(hits)
    notes = [f"false {c.verdict} ({c.severity}): {c.label}: {' / '.join(r.label for r in c.readings)}" for c in false]
    notes += [f"not found: {item.what}" for key, item in wanted.items() if key not in found]
    return Score(found=len(found), wanted=len(wanted), false=len(false), notes=notes)


def _links(item: Item, located: Located) -> Score:
    total = Score()
    mentions = [mention for reading in item.readings for mention in reading]
    for one, two in itertools.combinations(mentions, 2):
        here, there = located.at(one), located.at(two)
        linked = any(located.holds(c, here, there) for c in located.comparisons)
        total.add(Score(linked=int(linked), links=1))
        if not linked and here and there:
            total.notes.append(f"not linked: {one.text!r} in {one.article}, {two.text!r} in {two.article}")
    return total


def _verdicts(item: Item, located: Located, groups: list[set[str]]) -> Score:
    total = Score()
    if len(groups) == 1:
        holding = [c for c in located.comparisons if len(groups[0] & located.members(c)) > 1]
    else:
        pairs = list(itertools.combinations(groups, 2))
        holding = [c for c in located.comparisons if any(located.holds(c, a, b) for a, b in pairs)]
    if holding:
        got = sorted({c.verdict for c in holding})
        total.add(Score(verdicts=int(item.verdict in got), verdicts_tried=1))
        if item.verdict not in got:
            total.notes.append(f"verdict: {item.what}: want {item.verdict}, got {got}")
    for pair in item.relations:
        got = sorted({v for c in holding for v in located.relation(c, groups[pair.a], groups[pair.b])})
        if got:
            total.add(Score(verdicts=int(got == [pair.verdict]), verdicts_tried=1))
        if got and got != [pair.verdict]:
            total.notes.append(f"relation: {item.what}: readings {pair.a}, {pair.b}: want {pair.verdict}, got {got}")
    return total


def mixed(events: Sequence[Event]) -> tuple[int, int]:
    """Compare the articles of all events at once; count the reported discrepancies, and those across events."""
    owner = {str(path): event.name for event in events for path in event.paths}
    dossier = compare([Path(path) for path in sorted(owner)], {})
    event_of = {article.id: owner[article.path] for article in dossier.articles}
    article_of = {fact.id: fact.article for fact in dossier.facts}
    reported = [c for c in dossier.comparisons if c.verdict in DISCREPANT]
    spans = [{event_of[article_of[fact]] for reading in c.readings for fact in reading.facts} for c in reported]
    return len(reported), sum(len(span) > 1 for span in spans)


def share(part: int, whole: int) -> float:
    """Divide; nothing tried is nothing failed."""
    return part / whole if whole else 1.0


def figures(scores: Sequence[Score], pooled: tuple[int, int]) -> dict[str, float]:
    """Turn counts into the figures that have floors, each between 0 and 1, higher is better."""
    total = Score()
    for one in scores:
        total.add(one)
    precision, recall = share(total.found, total.found + total.false), share(total.found, total.wanted)
    return {
        "precision": precision,
        "recall": recall,
        "f1": 2 * precision * recall / (precision + recall) if precision + recall else 0.0,
        "verdict accuracy": share(total.verdicts, total.verdicts_tried),
        "link recall": share(total.linked, total.links),
        "quiet pairs": share(total.silent, total.quiet),
        "clean events": share(sum(not one.false for one in scores), len(scores)),
        "mentions read": share(total.read, total.mentions),
        "events kept apart": 1 - share(pooled[1], pooled[0]) if pooled[0] else 1.0,
    }


def table(events: Sequence[Event], scores: Sequence[Score], verbose: bool) -> str:
    """Lay out a line an event, with what went wrong below it when asked."""
    heads = ("found", "false", "verdict", "linked", "quiet", "read")
    lines = [f"{'event':15} {' '.join(head.rjust(7) for head in heads)}"]
    for event, one in zip(events, scores, strict=True):
        counts = (
            (one.found, one.wanted),
            (one.verdicts, one.verdicts_tried),
            (one.linked, one.links),
            (one.silent, one.quiet),
            (one.read, one.mentions),
        )
        found, *others = (f"{part}/{whole}".rjust(7) for part, whole in counts)
        lines.append(f"{event.name:15} {found} {one.false:7} {' '.join(others)}")
        lines += [f"    {note}" for note in one.notes] if verbose else []
    return "\n".join(lines)


def measure(events: Sequence[Event]) -> tuple[list[Score], dict[str, float]]:
    """Run and score every event, alone and all together."""
    scores = [score(event, compare(event.paths, event.labels.published)) for event in events]
    return scores, figures(scores, mixed(events))


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the table and the figures with their floors; exit 1 when one has fallen."""
    parser = argparse.ArgumentParser(prog="python -m tests.quality.score", description=__doc__)
    parser.add_argument("--verbose", action="store_true", help="say below each event what went wrong")
    parser.add_argument("--only", nargs="+", metavar="EVENT", help="run these events alone, without floors")
    parser.add_argument("--raise", dest="lift", action="store_true", help="lift the floors that were exceeded")
    parser.add_argument("--json", action="store_true", help="print the figures alone, as JSON")
    chosen = parser.parse_args(arguments)
    events = [event for event in load() if not chosen.only or event.name in chosen.only]
    scores, reached = measure(events)
    if chosen.json:
        print(json.dumps(reached, indent=2))
    else:
        print(table(events, scores, chosen.verbose or bool(chosen.only)))
        print(f"false discrepancies per event: {sum(one.false for one in scores) / max(1, len(scores)):.2f}\n")
    if chosen.only:
        return 0
    known = floors.load(FLOOR)
    if not chosen.json:
        print("\n".join(f"{name:18} {value:.3f}  (floor {known.get(name, 0):.3f})" for name, value in reached.items()))
    below = floors.fallen(reached, known)
    print("\n".join(below), end="\n" if below else "", file=sys.stderr)
    if chosen.lift:
        floors.save(FLOOR, floors.raised(reached, known))
    return int(bool(below))


if __name__ == "__main__":
    sys.exit(main())
