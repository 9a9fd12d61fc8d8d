"""How alike two facts are in what they count and in the words around them, whatever their figures."""

from __future__ import annotations

from factcheck.checklist.desk import Desk
from factcheck.lexicon import Population
from factcheck.model import Fact
from factcheck.names import same_place

#: Share and number of the content words of two clauses that make them one, where the matching found nothing.
ALIKE, ENOUGH = 0.5, 3


def same_kind(a: Fact, b: Fact) -> bool:
    """Whether both count one kind of thing: one noun, one class, or one measure where a noun is not told."""
    if a.dimension != b.dimension or a.unit != b.unit:
        return False
    if a.head and b.head and a.head == b.head:
        return True
    if a.population and b.population:
        return a.population == b.population
    return a.measure is not None and a.measure == b.measure


def overlap(a: Fact, b: Fact) -> float:
    """Share, 0 to 1, of the shorter clause's content words and names that the other has as well."""
    one, two = (frozenset((*f.context, *(w for n in f.names for w in n.lower().split()))) for f in (a, b))
    return len(one & two) / min(len(one), len(two)) if one and two else 0.0


def common(a: Fact, b: Fact) -> int:
    """How many content words and names two clauses share."""
    one, two = (frozenset((*f.context, *(w for n in f.names for w in n.lower().split()))) for f in (a, b))
    return len(one & two)


def apart(desk: Desk, a: Fact, b: Fact) -> bool:
    """Whether the places told exclude each other."""
    return bool(a.place and b.place) and same_place(a.place or "", b.place or "", desk.names) < 0


def kind_of(desk: Desk, fact: Fact) -> str:
    """Person, thing or event: what is counted; empty when unknown."""
    row: Population | None = desk.lex.populations.get(fact.population or "")
    return row.kind if row else ""


def related(desk: Desk, x: str, y: str) -> bool:
    """Whether one class of counted things holds the other, or either is loose ("victims")."""
    if x == y:
        return True
    for one, other in ((x, y), (y, x)):
        row = desk.lex.populations.get(one)
        if row is None or row.loose:
            return True
        parent = row.parent
        while parent is not None:
            if parent == other:
                return True
            above = desk.lex.populations.get(parent)
            parent = above.parent if above else None
    return False
