"""A dossier made by hand: three reports of a ferry fire (one repeats another), and five comparisons."""

from __future__ import annotations

from typing import Any

from factcheck.model import Article, Block, Comparison, Dossier, Fact, Reading, Span
from tests.cli.factory import article as plain_article
from tests.cli.factory import comparison, reading

HARBOUR = """\
Harbour fire leaves seven dead

At least seven people died when a ferry burned in Port Ellis on Monday, police said. It began in the engine room.
Some 1,200 passengers were taken ashore by boat.
Follow us on our channels
Repairs will cost $3 million, the owner said.
"""
COAST = """\
Ten killed in ferry blaze

The coast guard said at least 10 people had been killed. About 1,500 passengers were rescued on Tuesday.
Repairs will cost $30 million.
"""
WIRE = COAST.replace("Ten killed", "Ten people killed")


def article(path: str, text: str, source: str | None, published: str | None, copy_of: str | None = None) -> Article:
    made = plain_article(path, text, source, published)
    blocks = tuple(b if b.zone != "body" else Block(start=b.start, end=b.end, zone="body") for b in made.blocks)
    return made.model_copy(update={"blocks": blocks, "copy_of": copy_of})


def fact(of: Article, words: str, low: float | None, high: float | None, **more: Any) -> Fact:
    """The fact that ``words`` state where they first stand; its sentence is the line."""
    start = of.text.index(words)
    a, b = of.text.rfind("\n", 0, start) + 1, of.text.find("\n", start)
    values: dict[str, Any] = {
        "id": f"{of.id}-{start}", "article": of.id, "zone": "headline" if a == 0 else "body",
        "line": of.text.count("\n", 0, start) + 1, "start": start, "end": start + len(words), "text": words,
        "kind": "quantity", "low": low, "high": high, "bound": "exact", "hedge": None, "unit": None,
        "date_from": None, "date_to": None, "counted": None, "measure": None, "place": None, "as_of": None,
        "attribution": None, "status": "asserted", "dimension": "count", "role": "total", "population": None,
        "head": None, "grain": None, "resolved": "", "step": 1.0, "sentence": Span(start=a, end=b), "names": (),
        "context": (), "repeat_of": None,
    }  # fmt: skip
    return Fact(**{**values, **more})


def told(text: str, published: str | None, path: str, source: str | None, copy_of: str | None = None) -> Any:
    """An article like COAST, and its facts: dead in the headline, dead, passengers, day, money."""
    made = article(path, text, source, published, copy_of)
    dead = {"measure": "deaths", "counted": "people"}
    words = text.split(" ")[0]
    return made, (
        fact(made, words, 10, 10, **dead),
        fact(made, "at least 10", 10, None, bound="at_least", hedge="at least", attribution="the coast guard", **dead),
        fact(made, "About 1,500", 1500.0, 1500.0, bound="approximate", hedge="About", counted="passengers"),
        fact(made, "Tuesday", None, None, kind="date", dimension="date", grain="day", date_from="2023-05-02",
             date_to="2023-05-02", resolved="that Tuesday"),
        fact(made, "$30 million", 30e6, 30e6, unit="USD", dimension="money", counted="repairs", measure="cost"),
    )  # fmt: skip


def dossier() -> Dossier:
    """A conflict of three readings, an update, a conflict of days, one of money, and an agreement."""
    a = article("harbour.txt", HARBOUR, "Ellis Courier", "2023-05-01")
    dead = {"measure": "deaths", "counted": "people"}
    seven = (
        fact(a, "seven", 7, 7, **dead),
        fact(a, "At least seven", 7, None, bound="at_least", hedge="At least", attribution="police", **dead),
    )
    monday = fact(a, "Monday", None, None, kind="date", dimension="date", grain="day", date_from="2023-05-01",
                  date_to="2023-05-01", resolved="that Monday")  # fmt: skip
    aboard = fact(a, "Some 1,200", 1200.0, 1200.0, bound="approximate", hedge="Some", counted="passengers")
    cost = fact(a, "$3 million", 3e6, 3e6, unit="USD", dimension="money", counted="repairs", measure="cost",
                attribution="the owner")  # fmt: skip
    b, coast = told(COAST, "2023-05-02", "coast.txt", None)
    c, wire = told(WIRE, "2023-05-02", "wire.txt", "Wire", b.id)
    found: tuple[Comparison, ...] = (
        comparison(
            "people who died on the ferry at Port Ellis", "conflict", "high",
            reading("seven", seven[:1]), reading("at least 7", seven[1:]),
            reading("at least 10", [coast[0], coast[1], wire[0], wire[1]]),
            nature=("hedge", "within_article"), why=("both speak of the ferry", "two lower bounds far apart"),
        ),
        comparison("passengers taken ashore", "update", "medium", reading("some 1,200", [aboard]),
                   reading("about 1,500", [coast[2], wire[2]])),
        comparison("when the ferry burned", "conflict", "medium", reading("Monday", [monday]),
                   reading("Tuesday", [coast[3], wire[3]])),
        comparison("cost of repairs", "conflict", "low", reading("$3 million", [cost]),
                   reading("$30 million", [coast[4], wire[4]]), hints=("ten times: a slip of magnitude?",)),
    )  # fmt: skip
    alike = comparison("headline and text", "agreement", "none", Reading(
        label="ten", low=10, high=10, bound="exact", unit=None, date_from=None, date_to=None,
        facts=(coast[0].id, wire[0].id), measure="deaths", independent_sources=1,
    ))  # fmt: skip
    base = plain_run()
    return Dossier(
        articles=(a, b, c), facts=(*seven, monday, aboard, cost, *coast, *wire), comparisons=(*found, alike), **base
    )


def plain_run() -> dict[str, Any]:
    from factcheck.model import Run

    return {"unread": (), "run": Run(version="0.1.0", rules_sha256="0" * 64, inputs={})}
