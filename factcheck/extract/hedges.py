"""The hedge of a figure: before it ("no fewer than", "well over"), after it ("or more", "-odd"), or both."""

from __future__ import annotations

from factcheck.extract.scan import Figure, Scan
from factcheck.lexicon import Lexicon
from factcheck.model import Bound

_LASTING = frozenset(
    """for just well last lasted lasts lasting took take taking spent spend after of in is was be been than since with
    now a and to already at within by wait waited waiting slightly little from aged until ,""".split()
) | {""}
_MOVING = frozenset(
    """go goes going gone went rise rises rising rose move moves moved moving bring brings bringing brought us it them
    take takes taking took jump jumped climb climbs climbed climbing push pushed pushing edged inched ticked shot
    catch caught""".split()
)
_AFTER_COMMA = frozenset("give at or approximately more maximum minimum".split())
#: Last words of long hedges ("thought to be", "estimated to have killed").
_REPORTED_AS = frozenset("be worth caused cost killed reach".split())
_STRONG = ("at_least", "at_most", "more_than", "less_than")
#: Prepositions that are hedges only before a figure that cannot be a place, time or level.
_PLACES = frozenset("over above below beyond under near".split())


def around(scan: Scan, f: Figure, lex: Lexicon) -> Figure:
    """Widen ``f`` by the hedges around it and set its bound."""
    f.first = min(f.first, f.i)
    f.last = max(f.last, f.j)
    at = f.first
    printed: list[tuple[int, int]] = []
    while at > 0 and (hit := lex.hedges_before.ending(scan.words, at)):
        start, bound = hit
        if scan.taken[at - 1] or (
            start > 0 and scan.word(start - 1) in ("not", "no") and bound in _STRONG and start == at - 1
        ):
            break
        if _is_no_hedge(scan, start, at, f):
            break
        if printed and scan.words[at - 1] in _REPORTED_AS:
            break  # "thought to be around 4,000": the nearer hedge is the figure's
        if bound != "exact" or (start + 1 < at) or scan.words[start] in ("exactly", "precisely"):
            printed.append((start, at))
        elif printed and bound == "exact":
            break
        f.bound = _stronger(f.bound, bound)
        if bound == "exact" and not (start + 1 < at or scan.words[start] in ("exactly", "precisely")):
            break  # "only", "just": no part of the figure
        f.first = at = start
    comma = f.j + 1 if scan.word(f.j) == "," and scan.word(f.j + 1) in _AFTER_COMMA else 0
    if comma and (late := lex.hedges_after.at(scan.words, comma)) and _closes_clause(scan, late[0]):
        printed.append((comma, late[0]))
        f.bound = _stronger(f.bound, late[1])
    if (hit := lex.hedges_after.at(scan.words, f.j)) and scan.word(hit[0]) != "than":
        if not (
            scan.words[f.j] in ("minimum", "maximum", "max", "tops", "plus", "odd", "at")
            and hit[0] == f.j + 1
            and not scan.glued[f.j]
        ):
            printed.append((f.j, hit[0]))
            f.bound = _stronger(f.bound, hit[1])
            f.last = f.j = hit[0]
    elif tail := _behind_noun(scan, f, lex):
        f.bound = _stronger(f.bound, tail[2])
        printed.append((tail[0], tail[1]))
    if printed:
        f.hedge = " ... ".join(scan.slice(a, b) for a, b in sorted(printed))
    return f


def _closes_clause(scan: Scan, k: int) -> bool:
    """Whether the clause ends before token ``k``: then a hedge behind a comma speaks of what went before."""
    return k >= scan.n or scan.words[k] in (".", ",", ";", ")", "and", "but")


def _behind_noun(scan: Scan, f: Figure, lex: Lexicon) -> tuple[int, int, Bound] | None:
    """A hedge behind the counted noun: "20 people or more", "50 at least"."""
    near = scan.words[f.j + 1 : f.j + 4]
    if "or" not in near and "at" not in near:
        return None
    for k in range(f.j, min(f.j + 4, scan.n)):
        behind = k > f.j and scan.words[k] in ("or", "at")
        if behind and (hit := lex.hedges_after.at(scan.words, k)) and hit[0] > k + 1:
            nxt = scan.word(hit[0])
            if not nxt or (not nxt[0].isdigit() and nxt not in lex.numerals.starters and nxt not in ("a", "an")):
                return k, hit[0], hit[1]
        if not scan.is_word(k) or scan.words[k] in lex.stops:
            return None
    return None


def _is_no_hedge(scan: Scan, start: int, end: int, f: Figure) -> bool:
    """Whether the words before a figure hedge nothing: "flew over 12 villages", while "aged over 65" is a hedge."""
    words = scan.words[start:end]
    if len(words) > 1:
        return words == ["up", "to"] and scan.word(start - 1) in _MOVING  # "goes up to £11.44"
    word = words[0]
    before = scan.word(start - 1)
    if word in ("all", "whole", "good", "so", "now", "another", "additional", "extra", "further"):
        return word in ("so",)
    vague = len(f.number) == 1 and f.number[0].isalpha() and f.number[0].endswith("s")
    if word in _PLACES and vague:
        return True  # "a standoff over thousands of migrants": a vague word takes no bound
    if word == "over" and f.dimension == "duration" and before not in _LASTING:
        return True  # "bid $160 million over eight years": during, not more than
    if word in _PLACES:
        return before in (
            "flew",
            "fired",
            "hovered",
            "control",
            "jumped",
            "passed",
            "looked",
            "handed",
            "fought",
            "took",
        ) or ((f.number == ("one",) and f.unit is None) or before == "all")
    if word in ("passed", "tops", "topped", "topping"):
        return f.dimension == "duration"
    if word == "record":
        return before in ("the", "previous", "his", "her", "their", "old", "world") and f.dimension == "duration"
    if word == "est":
        return False
    return False


def _stronger(old: Bound | None, new: Bound) -> Bound:
    """A bound beats an approximation, an approximation beats a plain word; the one nearest the figure wins a tie."""
    rank = {"exact": 0, "approximate": 1, "at_least": 2, "at_most": 2, "more_than": 2, "less_than": 2, "range": 3}
    return old if old is not None and rank[old] >= rank[new] else new
