"""A dossier made by hand: two short articles, their facts, three comparisons; and a stand-in for the pipeline."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from typing import Any

from factcheck.errors import FactcheckError
from factcheck.model import (
    Article,
    Block,
    Comparison,
    Dossier,
    Evidence,
    Fact,
    Reading,
    Relation,
    Run,
    Skipped,
    Span,
    Unread,
)
from factcheck.settings import Intake

HARBOUR = """\
Harbour fire leaves seven dead

At least seven people died when a ferry burned in Port Ellis on Monday, police said.
Some 1,200 passengers were taken ashore by boat. Flight BX402 was not affected.
"""
COAST = """\
Ten killed in ferry blaze

The coast guard said at least 10 people had been killed. About 1,200 passengers were rescued.
Follow us on our channels
The ferry had carried umpteen cars.
"""


def article(path: str, text: str, source: str | None, published: str | None) -> Article:
    blocks, start = [], 0
    for line in text.splitlines(keepends=True):
        if line.strip():
            furniture = line.startswith("Follow us")
            why = "an invitation to follow" if furniture else ""
            zone: Any = "boilerplate" if furniture else "headline" if start == 0 else "body"
            blocks.append(Block(start=start, end=start + len(line.rstrip()), zone=zone, why=why))
        start += len(line)
    digest = hashlib.sha256(text.encode("utf-8", "backslashreplace")).hexdigest()
    return Article(
        id=digest[:8], path=path, title=text.split("\n", 1)[0], source=source, published=published, text_sha256=digest,
        published_from="given with --published" if published else "", text=text, blocks=tuple(blocks),
        lineage=digest[:8],
    )  # fmt: skip


def fact(
    of: Article, words: str, low: float | None, high: float | None, sentence: str | None = None, **more: Any
) -> Fact:
    """The fact that the first ``words`` of the article state (or those inside ``sentence``)."""
    at = of.text.index(sentence) if sentence else 0
    start = of.text.index(words, at)
    if sentence is None:
        a, b = of.text.rfind("\n", 0, start) + 1, of.text.find("\n", start)
        span = Span(start=a, end=b if b > 0 else len(of.text))
    else:
        span = Span(start=at, end=at + len(sentence))
    zone = "headline" if span.start == 0 else "body"
    values: dict[str, Any] = {
        "id": f"{of.id}-{start}", "article": of.id, "zone": zone, "line": of.text.count("\n", 0, start) + 1,
        "start": start, "end": start + len(words), "text": words, "kind": "quantity", "low": low, "high": high,
        "bound": "exact", "hedge": None, "unit": None, "date_from": None, "date_to": None, "counted": None,
        "measure": None, "place": None, "as_of": None, "attribution": None, "status": "asserted", "dimension": "count",
        "role": "total", "population": None, "head": None, "grain": None, "resolved": "", "step": 1.0,
        "sentence": span, "names": (), "context": (),
    }  # fmt: skip
    return Fact(**{**values, **more})


def reading(label: str, facts: Sequence[Fact], sources: int = 1) -> Reading:
    one = facts[0]
    return Reading(
        label=label, low=one.low, high=one.high, bound=one.bound, unit=one.unit, date_from=one.date_from,
        date_to=one.date_to, facts=tuple(f.id for f in facts), measure=one.measure, independent_sources=sources,
    )  # fmt: skip


def comparison(label: str, verdict: Any, severity: Any, *readings: Reading, **more: Any) -> Comparison:
    pairs = tuple(
        Relation(a=a.label, b=b.label, verdict=verdict, why="two lower bounds far apart; no date decides")
        for i, a in enumerate(readings)
        for b in readings[i + 1 :]
    )
    digest = hashlib.sha256(label.encode("utf-8", "backslashreplace")).hexdigest()
    values: dict[str, Any] = {
        "id": digest[:8], "label": label, "verdict": verdict, "nature": (),
        "severity": severity, "evidence": (Evidence(label="both speak of the ferry", bits=6.25),), "hints": (),
        "context": (), "readings": readings, "relations": pairs,
        "why": ("both speak of the ferry", "all facts say the same"),
    }  # fmt: skip
    return Comparison(**{**values, **more})


def dossier(**more: Any) -> Dossier:
    """The dossier of the two articles above: a conflict, an update of low severity and an agreement."""
    a = article("harbour.txt", HARBOUR, "Ellis Courier", "2023-05-01")
    b = article("coast.txt", COAST, None, None)
    dead = {"measure": "deaths", "counted": "people"}
    facts = (
        fact(a, "seven", 7, 7, **dead),
        fact(a, "At least seven", 7, None, bound="at_least", hedge="At least", attribution="police", **dead),
        fact(
            a, "Monday", None, None, kind="date", date_from="2023-05-01", date_to="2023-05-01", resolved="that Monday"
        ),
        fact(a, "Some 1,200", 1200.0, 1200.0, bound="approximate", counted="passengers"),
        fact(b, "Ten", 10, 10, **dead),
        fact(b, "at least 10", 10, None, bound="at_least", hedge="at least", attribution="the coast guard", **dead),
        fact(b, "About 1,200", 1200.0, 1200.0, bound="approximate", counted="passengers"),
    )
    values: dict[str, Any] = {
        "articles": (a, b),
        "facts": facts,
        "comparisons": (
            comparison(
                "people who died on the ferry at Port Ellis", "conflict", "high",
                reading("at least 7", facts[0:2]), reading("at least 10", facts[4:6]),
                nature=("hedge", "within_article"),
                why=("both speak of the ferry", "conflict: two lower bounds far apart"),
            ),
            comparison("when it burned", "update", "low", reading("1 May 2023", facts[2:3])),
            comparison("passengers rescued", "agreement", "none", reading("about 1,200", [facts[3], facts[6]], 2)),
        ),
        "unread": (
            Unread(article=b.id, start=b.text.index("umpteen"), end=b.text.index("umpteen") + 7, text="umpteen",
                   reason="not a number word"),
        ),
        "run": Run(version="0.1.0", rules_sha256="0" * 64, inputs={"harbour.txt": "1" * 64, "coast.txt": "2" * 64}),
        "skipped": {
            a.id: (Skipped(start=a.text.index("402"), end=a.text.index("402") + 3, text="402", reason="identifier"),)
        },
    }  # fmt: skip
    return Dossier(**{**values, **more})


def hostile(words: str) -> Dossier:
    """A dossier whose every printed word is ``words``."""
    text = f"{words} seven {words}\n"
    a = article(words.replace("\n", ""), text, words, None)
    one = fact(a, "seven", 7, 7, counted=words, place=words, attribution=words, unit=words)
    other = fact(a, "seven", 8, 8, id="other")
    compared = comparison(
        words, "conflict", "high", reading(words, [one]), reading("8", [other]), why=(words,), hints=(words,)
    )
    return dossier(articles=(a,), facts=(one, other), comparisons=(compared,), unread=(), skipped={})


Compare = Callable[..., tuple[Dossier, list[FactcheckError]]]


def pipeline(found: Dossier, errors: Sequence[FactcheckError] = ()) -> tuple[Compare, list[dict[str, Any]]]:
    """A stand-in for pipeline.compare and read_facts, and the calls it was given."""
    calls: list[dict[str, Any]] = []

    def call(paths: Sequence[str], intake: Intake, *, progress: Any = None) -> tuple[Dossier, list[FactcheckError]]:
        given = {"published": intake.published, "languages": intake.languages, "rules": intake.rules}
        calls.append({"paths": paths, **given})
        if progress is not None:
            progress("reading", 1, 2)
        return found, list(errors)

    return call, calls
