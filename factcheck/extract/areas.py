"""Places that no name stands for: "a dozen countries", and lists as "Norway, Sweden and other countries"."""

from __future__ import annotations

from dataclasses import replace

from factcheck.extract.name_scan import Name
from factcheck.extract.place import Place
from factcheck.names import NameLexicon

#: In tokens: the most between a preposition and what it introduces ("in at least three neighbouring states").
_REACH = 6
#: In tokens: the most between an area and the name that says where it is ("of", "in the").
_GAP = 2


def unnamed(words: list[str], named: list[Place], lex: NameLexicon) -> list[Place]:
    """Counted areas after a preposition, each a place without words, unless the next words name where it is."""
    found: list[Place] = []
    if lex.names.areas.isdisjoint(words):
        return found
    for k, word in enumerate(words):
        if word not in lex.names.areas:
            continue
        at = _counted_at(k, words, lex)
        leads = words[k + 1 : k + 2] == ["of"] or not lex.names.place_words.strong.isdisjoint(words[k + 1 : k + 2])
        if at is not None and not (leads and any(0 < place.first - (k + 1) <= _GAP for place in named)):
            found.append(Place(at, k + 1, ""))
    return found


def _counted_at(k: int, words: list[str], lex: NameLexicon) -> int | None:
    """The preposition that introduces the areas at token ``k``, if they are counted: "across at least 3 towns"."""
    counted = False
    for at in range(k - 1, max(k - _REACH, 0) - 1, -1):
        if words[at] in lex.names.place_words.strong:
            return at if counted else None
        counted |= words[at] in lex.names.area_counts or words[at].isdigit()
        if not words[at].isalnum():
            return None
    return None


def listed(named: list[Place], names: list[Name], words: list[str], lex: NameLexicon) -> list[Place]:
    """The places; those that begin a list of three or more, or of some and others, without words.

    A list that leaves doubt is none: "ships from Norway, Sweden and elsewhere" are somewhere else.
    """
    if "and" not in words:
        return named
    begins = {name.first: name for name in names if name.kind in ("place", "other")}
    many = [_begins_list(place.last, begins, words, lex) for place in named]
    return [replace(p, text="") if m else p for p, m in zip(named, many, strict=True) if not (m and p.doubt)]


def _begins_list(at: int, begins: dict[int, Name], words: list[str], lex: NameLexicon) -> bool:
    """Whether ", Sweden and Denmark", ", Sweden and elsewhere" or "and other countries" goes on at token ``at``."""
    more = 0
    while at < len(words) and words[at] in (",", "and"):
        last = words[at] == "and"
        at += 1 + (words[at : at + 2] == [",", "and"])
        last |= words[at - 1] == "and"
        if last and at < len(words) and words[at] in lex.names.others:
            return more > 0 or any(word in lex.names.areas for word in words[at : at + 3]) or words[at] == "elsewhere"
        while at < len(words) and at not in begins and words[at] in lex.names.features:
            at += 1  # "and the village of Oskar"
        name = begins.get(at)
        if name is None:
            return False
        at, more = name.last, more + 1
        if last:
            return more > 1
    return False
