"""Why two facts were, or were not, taken to be of one thing: every piece of evidence, strongest first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from factcheck.model import Article, Dossier, Evidence, Fact
from factcheck.report.layout import fill, quote
from factcheck.settings import View

#: Bits from which a piece of evidence is a bar: no other evidence outweighs it.
BARRED = -50.0


def render(dossier: Dossier, pair: tuple[Fact, Fact], evidence: Sequence[Evidence], view: View) -> bytes:
    """The account of one pair of facts, as UTF-8 text for a person."""
    articles = {a.id: a for a in dossier.articles}
    lines: list[str] = []
    for fact in pair:
        lines += [*_cite(fact, articles, view.width), ""]
    lines += [_outcome(dossier, pair, evidence), ""]
    for piece in evidence:
        bits = "  never" if piece.bits <= BARRED else f"{piece.bits:+7.1f}"
        lines += fill(piece.label, view.width, " " * 9, f"{bits}  ")
    total = sum(piece.bits for piece in evidence)
    if evidence and total > BARRED:
        lines.append(f"{total:+7.1f}  bits in all, before what each starts from and what rivals say")
    return ("\n".join(lines).rstrip() + "\n").encode()


def _cite(fact: Fact, articles: Mapping[str, Article], width: int) -> list[str]:
    article = articles[fact.article]
    said = quote(article.text, fact.sentence, fact.start, fact.end)
    kind = ", ".join(filter(None, (fact.measure, fact.counted, fact.role, fact.status, fact.place)))
    return [
        *fill(said.text, width, "  ", f"{article.path}:{fact.line}  "),
        *fill(f"read as: {kind}", width, "  ", "  "),
    ]


def _outcome(dossier: Dossier, pair: tuple[Fact, Fact], evidence: Sequence[Evidence]) -> str:
    ids = {f.id for f in pair}
    for c in dossier.comparisons:
        if ids <= {i for r in c.readings for i in r.facts}:
            return f"They stand in one comparison: {c.label} ({c.verdict})."
    other = [f for f in pair if f.status != "asserted"]
    if other:
        return f"“{other[0].text}” is {other[0].status}: only what is asserted has rivals; it is shown beside them."
    if any(piece.bits <= BARRED for piece in evidence):
        return "They were not taken to be of one thing: a rule keeps them apart."
    if pair[0].article != pair[1].article and not evidence:
        return "They were not compared: their articles tell of different events, or the facts share nothing."
    return "They were not taken to be of one thing: the evidence is not enough."
