"""Rules that keep two facts apart whatever the evidence says, each with its reason in words."""

from __future__ import annotations

from datetime import date

from factcheck.align.evidence import Bench, classes, page
from factcheck.align.value import differ
from factcheck.align.view import View
from factcheck.model import Fact
from factcheck.names import same_place
from factcheck.text import fold

#: Days from which a span is a period for which something is counted (a month and more), not the time of an event.
WINDOW = 28
#: Days within which reports tell of one running story.
STORY = 60
_SMALLER = ({"part", "total"}, {"increment", "total"})
_MOVES = frozenset(("increment", "change", "threshold"))


def veto(a: View, b: View, bench: Bench) -> str | None:
    """Why two facts can never be of one thing, in words; None when they may be."""
    f, g = a.fact, b.fact
    if f.id == g.id:
        return "one figure in two senses"
    if a.dimension != b.dimension:
        return "one is of another kind of value"
    if a.period != b.period:
        return "one is a rate, the other is not" if not (a.period and b.period) else "rates over different periods"
    if a.measure and b.measure and a.measure != b.measure and frozenset((a.measure, b.measure)) in bench.apart:
        return f"{a.measure} are not {b.measure}"
    if f.role != g.role and (f.role in _MOVES or g.role in _MOVES) and a.article == b.article:
        return "a change or increment is no total"
    if "ordinal" in (f.role, g.role) and f.role != g.role and not (a.measure and a.measure == b.measure):
        return "a place in a row is no count"
    if a.population and b.population and a.head != b.head and _two_peoples(a.population, b.population, bench):
        return f"{f.counted} are not {g.counted}"
    if a.family == "count" and _two_acts(a, b, bench) and differ(f, g, bench.units):
        return f"{a.measure} are not {b.measure}"
    if (a.listed or b.listed) and differ(f, g, bench.units):
        return "one only counts the names before it"
    if a.measure == b.measure and a.measure in bench.of_place and not _one_place(f, g, bench):
        return f"{a.measure} of two places, as far as the words say"
    if {f.role, g.role} in _SMALLER and _two_figures(f, g, bench) and not _all_of_its_kind(a, b):
        return "a part or an increment is no total"
    if _two_windows(a, b) and differ(f, g, bench.units):
        return "they are of two times"
    if a.dimension == "age" and a.person & b.person and a.person - b.person and b.person - a.person:
        return "they are the ages of two people of one name"
    if (
        a.family == "count"
        and (place := _told_apart(a, g, bench) or _told_apart(b, f, bench))
        and differ(f, g, bench.units)
    ):
        return f"one is of {place} alone, and reports tell it apart from the place of the other"
    if f.place and g.place and _opposite_ends(f.place, g.place, bench):
        return f"{f.place} is not {g.place}"
    if a.nation and b.nation and a.nation != b.nation:
        return f"{f.counted} are not {g.counted}"
    if a.population and b.population and frozenset((a.population, b.population)) in bench.opposite:
        return f"{a.population} and {b.population} are opposite flows"
    if (a.made and b.made and a.made.isdisjoint(b.made)) or (a.made ^ b.made) & bench.telling:
        return "one is of another make: " + " / ".join(", ".join(sorted(v.made)) or "plain" for v in (a, b))
    if _two_polls(a, b):
        return "two polls"
    if _abroad(a, b, bench):
        return f"{f.place} is not {g.place}, and neither article names the other's country"
    if a.article == b.article and f.sentence.start == g.sentence.start and _two_figures(f, g, bench):
        return "one sentence gives both, and they differ"
    if page(a, b, bench) == "bare" and a.family != "date":
        return "one article gives both, and they differ"  # a toll may be told twice; two lengths are two things
    return None


def _two_acts(a: View, b: View, bench: Bench) -> bool:
    """Whether the text says of each what happened, and of one another thing: the killed and all who were aboard."""
    if not a.measure or not b.measure or a.measure == b.measure:
        return False
    return frozenset((a.measure, b.measure)) not in bench.near_measures


def _all_of_its_kind(a: View, b: View) -> bool:
    """Whether the part is a whole by itself: "arms, including seven rifles" has all the rifles, if not all the arms."""
    part = a if a.fact.role == "part" else b
    if part.fact.role != "part" or part.whole == part.head:
        return False
    make = any(c.isdigit() for word in a.counted & b.counted for c in word)  # "AK-47 rifles" and "AK 47 guns"
    return make or (a.head is not None and a.head == b.head)


def _one_place(f: Fact, g: Fact, bench: Bench) -> bool:
    """Whether figures of places are of one: both places are known to be, or the figures do not differ."""
    if not differ(f, g, bench.units):
        return True
    return bool(f.place and g.place and same_place(f.place, g.place, bench.names) > 0)


def _told_apart(a: View, g: Fact, bench: Bench) -> str | None:
    """The place of ``g`` where reports tell it apart from that of ``a``: "90 people, 60 of them in Leyra"."""
    if not a.elsewhere or not g.place or g.place == a.fact.place:
        return None
    return next((place for place in sorted(a.elsewhere) if same_place(place, g.place, bench.names) > 0), None)


def _two_figures(f: Fact, g: Fact, bench: Bench) -> bool:
    """Whether one sentence prints two figures: exact ones, however near, or others that exclude each other."""
    if f.kind == g.kind == "quantity" and f.bound == g.bound == "exact" and f.unit == g.unit:
        return (f.low, f.high) != (g.low, g.high)
    return differ(f, g, bench.units)


def _opposite_ends(x: str, y: str, bench: Bench) -> bool:
    """Whether two places have one name and two compass points: North Varden and South Varden."""
    one, two = set(fold(x).split()), set(fold(y).split())
    compass = bench.names.names.directions
    return bool(one & compass and two & compass) and not one & two & compass and one - compass == two - compass


def _two_windows(a: View, b: View) -> bool:
    """Whether the sentences date their figures into periods, or to days, that cannot be one.

    Two months, quarters or years are two windows even where one holds the other: what was sold in March is no rival of
    what was sold in the first quarter. Days may be far apart in one running story, but not by months.
    """
    if not a.dates or not b.dates:
        return False
    wide = [[d for d in v.dates if _days(d) >= WINDOW] for v in (a, b)]
    if all(wide) and len(a.dates) == len(wide[0]) and len(b.dates) == len(wide[1]):
        return set(wide[0]).isdisjoint(wide[1])
    gaps = [max(_day(x[0]) - _day(y[1]), _day(y[0]) - _day(x[1])) for x in a.dates for y in b.dates if all((*x, *y))]
    return bool(gaps) and min(gaps) > STORY


def _days(span: tuple[str, str]) -> int:
    """The days that a closed span covers; 0 for an open one."""
    return _day(span[1]) - _day(span[0]) + 1 if all(span) else 0


def _day(iso: str) -> int:
    return date.fromisoformat(iso[:10]).toordinal() if iso and iso[0] != "T" else 0


def _two_peoples(x: str, y: str, bench: Bench) -> bool:
    """Whether two classes of people have nobody in common: police and demonstrators, but not police and victims."""
    p, q = bench.populations.get(x), bench.populations.get(y)
    return bool(p and q and p.kind == q.kind == "person") and classes(x, y, bench) == "classes"


def _abroad(a: View, b: View, bench: Bench) -> bool:
    """Whether the facts are of places in countries that the other article does not name at all."""
    x, y = a.fact.place, b.fact.place
    if not (x and y and a.countries and b.countries) or same_place(x, y, bench.names) >= 0:
        return False
    return a.countries.isdisjoint(b.abroad) and b.countries.isdisjoint(a.abroad)


def _two_polls(a: View, b: View) -> bool:
    """Whether the figures are of polls by two institutes: each names one that the other does not."""
    if "poll" not in a.made or "poll" not in b.made:
        return False
    return bool(a.bodies - b.bodies) and bool(b.bodies - a.bodies)
