"""Labelled events for the trainer: their facts, which quantity each is of, and the levels of every compared pair."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from factcheck import align
from factcheck.align import block
from factcheck.align.evidence import Bench, distance, levels
from factcheck.align.twins import twins
from factcheck.align.vetoes import veto
from factcheck.align.view import View
from factcheck.judge import amounts, times
from factcheck.judge import load as load_judge
from factcheck.judge.units import converter
from factcheck.model import Article, Fact
from factcheck.pipeline import mark_copies, take_notes
from factcheck.read import read
from factcheck.settings import Intake

Pair = tuple[int, int]
JUDGE = load_judge()
TO_BASE = converter(JUDGE.units)
NONE: dict[str, str] = {}


@dataclass
class Event:
    """The facts of one event with their labels, and the levels of every pair that is compared."""

    name: str
    views: list[View]
    keys: list[frozenset[str]]
    bench: Bench
    pairs: list[Pair] = field(default_factory=list)
    found: list[list[tuple[str, str]]] = field(default_factory=list)
    vetoed: list[Pair] = field(default_factory=list)
    judged: dict[Pair, bool] = field(default_factory=dict)
    gaps: dict[Pair, str | None] = field(default_factory=dict)

    def gap(self, a: int, b: int) -> str | None:
        """How far two facts that exclude each other lie apart; None where they do not."""
        pair = (a, b)
        if pair not in self.gaps:
            self.gaps[pair] = distance(self.views[a], self.views[b], self.bench)
        return self.gaps[pair]

    def tells(self, a: int, b: int) -> bool:
        """Whether the judge would tell a difference between two facts."""
        pair = (a, b)
        if pair not in self.judged:
            f, g = self.views[a].fact, self.views[b].fact
            both = f.kind, g.kind
            if both == ("date", "date"):
                outcome = times.relate(f, g, JUDGE.tolerances).outcome
            else:
                outcome = amounts.relate(f, g, JUDGE, TO_BASE).outcome if both == ("quantity", "quantity") else "same"
            self.judged[pair] = outcome == "differ"
        return self.judged[pair]

    def positive(self, a: int, b: int) -> bool:
        """Whether two facts are labelled as of one thing."""
        return bool(self.keys[a] & self.keys[b])


def offset(text: str, line: int, figure: str, nth: int) -> int:
    lines = text.split("\n")
    at = -1
    for _ in range(nth):
        at = lines[line - 1].index(figure, at + 1)
    return sum(len(x) + 1 for x in lines[: line - 1]) + at


def gold_mentions(path: Path, texts: Path) -> dict[str, list[tuple[int, int, str]]]:
    """Path of each text -> (start, end, id of the quantity) of its mentions."""
    found: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
    for quantity in json.loads(path.read_text(encoding="utf-8"))["facts"]:
        for m in quantity["mentions"]:
            doc = texts / f"{m['doc']}.txt"
            at = offset(doc.read_text(encoding="utf-8"), m["line"], m["figure"], m.get("nth", 1))
            found[str(doc)].append((at, at + len(m["figure"]), quantity["id"]))
    return found


def written(folder: Path, aligner: align.Aligner) -> Event:
    """An event of tests/quality/events: its articles lie beside its expected.json, or are named in it."""
    data = json.loads((folder / "expected.json").read_text(encoding="utf-8"))
    named = [Path(name) for name in data.get("articles", ())]
    files = {f.name: f for f in named or sorted(folder.glob("*.txt"))}
    found: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
    for item in data["expected"]:
        for m in (m for reading in item["readings"] for m in reading):
            text = files[m["article"]].read_text(encoding="utf-8")
            at = -1
            for _ in range(m.get("nth", 1)):
                at = text.index(m["text"], at + 1)
            found[str(files[m["article"]])].append((at, at + len(m["text"]), item["id"]))
    published = {str(files[name]): day for name, day in data.get("published", {}).items()}
    return event(folder.name, list(files.values()), found, aligner, published)


def event(
    name: str,
    files: Sequence[Path],
    mentions: dict[str, list[tuple[int, int, str]]],
    aligner: align.Aligner,
    published: Mapping[str, str] = NONE,
) -> Event:
    """The labelled facts of the articles ``files``, and their compared pairs."""
    articles, _, _ = read([str(f) for f in files], Intake(published=published))
    articles = mark_copies(articles)
    return labelled(name, articles, take_notes(articles).facts, mentions, aligner)


def labelled(
    name: str,
    articles: Sequence[Article],
    facts: Iterable[Fact],
    mentions: dict[str, list[tuple[int, int, str]]],
    aligner: align.Aligner,
) -> Event:
    paths = {a.id: a.path for a in articles}
    every = aligner.viewer.views(articles, facts, {a.id: [0] for a in articles})
    views = [twin for v in every if v.fact.repeat_of is None and v.fact.status == "asserted" for twin in twins(v)]
    keys = [
        frozenset(
            key
            for start, end, key in mentions.get(paths[v.fact.article], ())
            if v.fact.start < end and start < v.fact.end and v.fact.end - v.fact.start <= end - start + 40
        )
        for v in views
    ]
    found = Event(name, views, keys, aligner.bench)
    for a, b in block.pairs(views):
        if veto(views[a], views[b], aligner.bench) is None:
            found.pairs.append((a, b))
            found.found.append(levels(views[a], views[b], aligner.bench))
        else:
            found.vetoed.append((a, b))
    return found
