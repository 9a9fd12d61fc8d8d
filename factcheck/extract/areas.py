"""Places beyond one name: "a dozen countries", lists, who is at home where, the places of parts of what is counted."""

from __future__ import annotations

from dataclasses import replace

from factcheck.extract.name_scan import Name
from factcheck.extract.place import Place
from factcheck.extract.scan import THEM
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
        counted |= _counts(words[at], lex) or words[at] in lex.names.area_kinds
        if not words[at].isalnum():
            return None
    return None


def listed(named: list[Place], names: list[Name], words: list[str], lex: NameLexicon) -> list[Place]:
    """The places; those that begin a list of three or more, or of some and others, without words.

    A list that leaves doubt is none: "ships from Norway, Sweden and elsewhere" are somewhere else.
    """
    if "and" not in words or not any(words[place.last : place.last + 1] in _GOES_ON for place in named):
        return named
    begins = {name.first: name for name in names if name.kind in ("place", "other")}
    many = [_listed_after(place.last, begins, words, lex) for place in named]
    return [
        replace(p, text="", within=(p.text, *m)) if m else p
        for p, m in zip(named, many, strict=True)
        if not (m and p.doubt)
    ]


#: What goes on behind the first of a list.
_GOES_ON = ([","], ["and"])


def _listed_after(at: int, begins: dict[int, Name], words: list[str], lex: NameLexicon) -> tuple[str, ...]:
    """The names after the first of a list, if one goes on at token ``at``: ", Sweden and Denmark", "and elsewhere".

    Others that have no name are an empty one.
    """
    more: tuple[str, ...] = ()
    while at < len(words) and words[at] in (",", "and"):
        at += 1 + (words[at : at + 2] == [",", "and"])
        last = words[at - 1] == "and"
        if last and at < len(words) and words[at] in lex.names.others:
            whole = more or words[at] == "elsewhere" or not lex.names.areas.isdisjoint(words[at : at + 3])
            return (*more, "") if whole else ()
        while at < len(words) and at not in begins and words[at] in lex.names.features:
            at += 1  # "and the village of Oskar"
        name = begins.get(at)
        if name is None:
            return ()
        at, more = name.last, (*more, lex.display.get(name.key, name.text))
        if last:
            return more if len(more) > 1 else ()
    return ()


def is_home(last: int, words: list[str], known: bool) -> bool:
    """Whether the words behind a name make it the place: "Leyra is home to"; of one that is known, "Poland hosts"."""
    after = words[last : last + 5]
    if "home" in after:
        return ["home", "to"] in (after[k : k + 2] for k in (1, 2, 3))
    return known and not _HOSTS.isdisjoint(after[:2])


#: What a place does with those who are there.
_HOSTS = frozenset("hosts hosted houses housed shelters sheltered".split())


def is_of_a_part(words: list[str], j: int, place: Place, lex: NameLexicon) -> bool:
    """Whether a place behind the figure that ends at ``j`` is that of a part: "killed 90, 60 of them in Leyra"."""
    between = words[j : place.first]
    if _alone(words, place):
        return any(_counts(w, lex) for w in between)
    if _PARTS.isdisjoint(between):
        return False  # most places
    for n, word in enumerate(between):
        rest = between[n + 1 :]
        if word == "of" and rest and rest[0] in THEM and any(_counts(w, lex) for w in between[:n]):
            if "," not in rest:
                return True
        elif word in _SOME_OF_IT:
            k = next((k for k, w in enumerate(rest[:_REACH]) if _counts(w, lex)), None)
            if k is not None and _goes_to_a_place(rest[k + 1 :], lex):
                return True
        elif word in _BREAKS and rest and _counts(rest[0], lex) and len(rest) <= 1 + _GAP:
            return _goes_to_a_place(rest[1:], lex)
    return False


def are_there(words: list[str], place: Place, lex: NameLexicon) -> bool:
    """Whether the words of a place say of a part that it is there: "60 of them in", "including 60 at the"."""
    k = place.first - 1
    while k > 0 and words[k] in lex.names.features:
        k -= 1  # "in the town of"
    told = k > 0 and words[k] in ("in", "at") and (words[k - 1] in THEM or _counts(words[k - 1], lex))
    return told or _alone(words, place)


def _alone(words: list[str], place: Place) -> bool:
    """As "with 60 deaths in Leyra alone"."""
    return words[place.last : place.last + 1] == ["alone"]


#: What a part of the things counted before begins with.
_SOME_OF_IT = frozenset(("including", "among", "comprising"))
_BREAKS = frozenset((",", ":", "-", "("))
#: Without one of these no part is told of.
_PARTS = _SOME_OF_IT | _BREAKS | {"of"}


def _counts(word: str, lex: NameLexicon) -> bool:
    return word[0].isdigit() or word in lex.counts


def _goes_to_a_place(rest: list[str], lex: NameLexicon) -> bool:
    """Whether nothing is said of a part but where it is, or who they are that are there: "12 in", "12 who died in"."""
    return bool(rest) and (rest[0] in lex.names.place_words.strong or rest[0] == "who") and "," not in rest
