"""Short ways to write facts and articles for the tables of this folder."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping, Sequence
from typing import Any

from factcheck.judge import Measure, MeasureTraits, judge, load
from factcheck.judge.rules import JudgeRules
from factcheck.model import Article, Comparison, Evidence, Fact, Span

RULES: JudgeRules = load()
MEASURES: dict[str, MeasureTraits] = {
    "deaths": MeasureTraits(moves=True, stake=1.0, cumulative=True),
    "present": MeasureTraits(moves=True, stake=0.6),
    "deployed": MeasureTraits(moves=True, stake=0.7),
    "magnitude": MeasureTraits(stake=0.5),
    "bombs": MeasureTraits(stake=0.5),
    "repair": MeasureTraits(moves=True, stake=0.4),
}
#: words -> (low, high, bound): the vague words of the contract.
VAGUE = {
    "dozens": (24, 99),
    "scores": (40, 199),
    "hundreds": (200, 999),
    "thousands": (2000, 9999),
    "tens of thousands": (20000, 99999),
    "several": (3, 9),
    "a few": (3, 9),
}
_HEDGES = (
    ("more than", "more_than"), ("over", "more_than"), ("at least", "at_least"), ("up to", "at_most"),
    ("as many as", "at_most"), ("fewer than", "less_than"), ("less than", "less_than"), ("under", "less_than"),
    ("around", "approximate"), ("about", "approximate"), ("some", "approximate"), ("nearly", "approximate"),
    ("almost", "approximate"), ("just over", "approximate"), ("just under", "approximate"),
)  # fmt: skip
_SCALES = {"million": 10**6, "billion": 10**9}
_FIGURE = re.compile(r"(\d[\d,]*(?:\.\d+)?)(?: (million|billion))?")


def quantity(words: str, **fields: Any) -> Fact:
    """A quantity as a normaliser would read ``words``: "around 4,000", "20 to 30", "at least 1.2 million"."""
    low: float | None
    high: float | None
    hedge = next((h for h, _ in sorted(_HEDGES, key=lambda h: -len(h[0])) if words.lower().startswith(h + " ")), None)
    bound = dict(_HEDGES).get(hedge or "", "exact")
    step = 1.0
    if words in VAGUE:
        low, high = VAGUE[words]
        bound = "approximate"
    else:
        found = [_number(m[1], m[2]) for m in _FIGURE.finditer(words)]
        low, high, step = found[0][0], found[-1][0], found[0][1]
        if len(found) > 1:
            bound = "range"
    if bound in ("at_least", "more_than"):
        high = None
    elif bound in ("at_most", "less_than"):
        low = None
    return fact(words, **({"low": low, "high": high, "bound": bound, "hedge": hedge, "step": step} | fields))


def _number(digits: str, scale: str | None) -> tuple[float, float]:
    plain = digits.replace(",", "")
    times = _SCALES.get(scale or "", 1)
    value = round(float(plain) * times, 9)
    decimals = len(plain.partition(".")[2])
    step = times / 10**decimals
    whole = int(value)
    if decimals == 0 and whole >= 1000 and scale is None:  # round figures below it are taken as exact
        while whole % 10 == 0:
            whole, step = whole // 10, step * 10
    return (int(value) if value.is_integer() else value), step


def when(words: str, first: str | None, last: str | None = "", **fields: Any) -> Fact:
    """A date that covers ``first`` to ``last`` (the same when left out)."""
    end = first if last == "" else last
    return fact(words, **({"kind": "date", "date_from": first, "date_to": end, "dimension": "date"} | fields))


def fact(words: str, **fields: Any) -> Fact:
    """A fact with every field that a test does not care for."""
    plain: dict[str, Any] = {
        "article": "a", "zone": "body", "line": 1, "start": 0, "text": words, "kind": "quantity", "low": None,
        "high": None, "bound": "exact", "hedge": None, "unit": None, "date_from": None, "date_to": None,
        "counted": None, "measure": None, "place": None, "as_of": None, "attribution": None, "status": "asserted",
        "dimension": "count", "role": "total", "population": None, "head": None, "grain": None, "resolved": "",
        "step": 1.0, "sentence": Span(start=0, end=0), "names": (), "context": (),
    }  # fmt: skip
    plain |= fields
    plain.setdefault("end", plain["start"] + len(words))
    place = f"{plain['article']} {plain['start']} {words}"
    plain.setdefault("id", hashlib.sha256(place.encode()).hexdigest()[:10])
    return Fact(**plain)


def article(name: str, published: str | None = None, text: str = "", **fields: Any) -> Article:
    """An article called ``name`` of a source of the same name."""
    plain: dict[str, Any] = {
        "id": name, "path": f"{name}.txt", "source": name.title(), "published": published, "text_sha256": "",
        "text": text, "blocks": (), "lineage": name,
    }  # fmt: skip
    return Article(**(plain | fields))


def compare(
    facts: Sequence[Fact],
    *articles: Article,
    measures: Mapping[str, Measure] = MEASURES,
    context: Sequence[Fact] = (),
    evidence: tuple[Evidence, ...] = (),
) -> Comparison:
    """The comparison of facts of the given articles; those not given are undated."""
    known = {f.article: article(f.article) for f in facts} | {a.id: a for a in articles}
    found = judge(facts, evidence, ["same thing"], articles=known, measures=measures, rules=RULES, context=context)
    assert found is not None
    return found


def stated(words: str, sentence: str, **fields: Any) -> tuple[Fact, str]:
    """A quantity that stands in ``sentence``, and the sentence as the text of its article."""
    span = Span(start=0, end=len(sentence))
    return quantity(words, sentence=span, start=sentence.index(words), **fields), sentence
