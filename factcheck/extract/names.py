"""Finds the names of a sentence, and the places that go with its figures."""

from __future__ import annotations

from itertools import accumulate, pairwise
from typing import NamedTuple

from factcheck.extract.areas import are_there, is_home, is_of_a_part, listed, unnamed
from factcheck.extract.name_scan import Name, find
from factcheck.extract.place import Place
from factcheck.extract.scan import THEM
from factcheck.names import NameLexicon, load
from factcheck.text import Sentence

__all__ = ["Name", "Place", "Places", "find", "load", "place_of", "places"]


def place_of(names: list[Name], sentence: Sentence, i: int, j: int, lex: NameLexicon) -> str | None:
    """The place that goes with the figure at tokens ``[i, j)``, in words that ``same_place`` reads, or None."""
    return Places(names, sentence, lex).of(i, j).place


class Where(NamedTuple):
    """Where a figure is, in words, and where its parts are."""

    place: str | None
    parts: tuple[str, ...]


_NOWHERE = Where(None, ())


class Places:
    """The places of one sentence, found once and asked by each of its figures."""

    __slots__ = ("barriers", "found", "lex", "words")

    def __init__(self, names: list[Name], sentence: Sentence, lex: NameLexicon) -> None:
        named = places(names, sentence, lex)
        self.found = listed(named, names, sentence.words, lex) if named else named
        if more := unnamed(sentence.words, named, lex):
            self.found = sorted([*self.found, *more], key=lambda place: place.first)
        self.words, self.lex = sentence.words, lex
        self.barriers: list[int] = []  # how many stand before each token
        if len(self.found) > 1:
            self.barriers = list(accumulate((w[0].isdigit() or w == ";" for w in sentence.words), initial=0))

    def of(self, i: int, j: int) -> Where:
        """Where the figure at tokens ``[i, j)`` is: at the nearest place; one behind wins, figures between cost."""
        if not self.found:
            return _NOWHERE
        best, part = None, None
        least = 0.0
        for place in self.found:
            if place.first >= j:
                if is_of_a_part(self.words, j, place, self.lex):
                    part = place
                    break  # so is what follows
                near = place.first - j <= 2 + _NEXT and self._at_once(j, place)
                cost = -_BARRIER if near else float(place.first - j) + self._between(j, place.first)
            elif place.last <= i:
                cost = i - place.last + 0.5 + self._between(place.last, i)
            else:
                continue
            if best is None or cost + place.doubt < least:
                best, least = place, cost + place.doubt
        parts = best.within if best else ()
        if part and part.text and are_there(self.words, part, self.lex):
            parts = (*parts, part.text)
        return Where(best.text or None if best else None, parts)

    def _between(self, start: int, end: int) -> int:
        return _BARRIER * (self.barriers[end] - self.barriers[start]) if self.barriers else 0

    def all_there(self, j: int) -> bool:
        """Whether what the figure that ends at token ``j`` counts is told by its place alone: "60 of them in Leyra"."""
        return any(self._at_once(j, place) for place in self.found)

    def _at_once(self, j: int, place: Place) -> bool:
        at = j + 2 if self.words[j : j + 1] == ["of"] and not THEM.isdisjoint(self.words[j + 1 : j + 2]) else j
        return 0 < place.first - at <= _NEXT and self.words[at] in ("in", "at")


#: In tokens: what another figure or a semicolon between costs, about the length of a clause.
_BARRIER = 8
#: In tokens: the most from a preposition to the first of the name ("in the Kalna region").
_NEXT = 2
#: In tokens: what it costs that no preposition leads to a place ("struck Leyra island").
_BARE = 4
#: In tokens: what it costs that a place is only where people come from.
_ORIGIN = 12


def places(names: list[Name], sentence: Sentence, lex: NameLexicon) -> list[Place]:
    """The places of a sentence: those that a preposition introduces, and borders."""
    if not names:
        return []
    found = _borders(names, sentence, lex)
    taken = {k for place in found for k in range(place.first, place.last)}
    for n, name in enumerate(names):
        if name.kind in ("place", "other") and name.first not in taken:
            place = _introduced(n, names, sentence, lex)
            if place is not None:
                found.append(place)
                taken.update(range(place.first, place.last))
    found.sort(key=lambda place: place.first)
    return found


def _introduced(n: int, names: list[Name], sentence: Sentence, lex: NameLexicon) -> Place | None:
    """The place of names[n] when a preposition leads to it."""
    name, words = names[n], sentence.words
    if name.possessive and n + 1 < len(names) and names[n + 1].first == name.last:
        return None  # "Sudan's West Darfur" is read from its end
    first, owner = name.first, ""
    if n and names[n - 1].possessive and names[n - 1].last == first and names[n - 1].kind == "place":
        first, owner = names[n - 1].first, lex.display.get(names[n - 1].key, names[n - 1].text)
    known = name.kind == "place"
    if not known and name.key in lex.display:
        return None  # a body known by name: the United Nations
    doubt = _lead(first, words, lex, known or bool(owner), _featured(name.last, words, lex))
    if doubt is None and is_home(name.last, words, known):
        doubt = 0
    if doubt is None:
        return None
    text = lex.display.get(name.key, name.text) if known else name.text
    if known and first and words[first - 1] in lex.names.directions and not owner:
        text = f"{words[first - 1]} {text}"
    last = name.last
    if owner:
        text = f"{text}, {owner}"
    elif (
        n + 1 < len(names) and words[last] == "," and names[n + 1].first == last + 1 and _holds(names[n + 1], name, lex)
    ):
        text, last = f"{text}, {lex.display.get(names[n + 1].key, names[n + 1].text)}", names[n + 1].last
    return Place(first, last, text, doubt)


def _holds(wide: Name, narrow: Name, lex: NameLexicon) -> bool:
    """Whether "narrow, wide" is one place ("Banstead, Surrey") and not two in a list ("Dubai, Hamburg")."""
    level = lex.level.get(wide.key)
    if wide.kind != "place" or level not in ("country", "region"):
        return False
    if narrow.kind != "place":
        return True
    country = lex.country_of.get(narrow.key)
    return narrow.key != wide.key and lex.level[narrow.key] != level and country in (None, lex.country_of.get(wide.key))


def _featured(last: int, words: list[str], lex: NameLexicon) -> bool:
    return last < len(words) and words[last] in lex.names.features and words[last] not in ("the", "of")


def _lead(first: int, words: list[str], lex: NameLexicon, known: bool, featured: bool) -> int | None:
    """The doubt that the words before token ``first`` leave, or None when they introduce no place."""
    use = lex.names.place_words
    of = False
    for k in range(first - 1, max(-1, first - 7), -1):
        word = words[k]
        if word in use.strong:
            return 0
        if word in use.origin:
            return _ORIGIN if known else None
        if word == "of":
            if k and words[k - 1] in lex.names.features:
                return 0  # "the port of Varnia"
            of = True
        elif word in use.weak:
            return 0 if known or featured else None
        elif not word[0].isalpha() or not (known or _may_lead(word, lex)):
            break
    if featured:
        return _BARE
    return _ORIGIN if of and known else None


def _may_lead(word: str, lex: NameLexicon) -> bool:
    """Whether ``word`` may stand between a preposition and a name that is not known to be a place."""
    return word in lex.names.features or word in lex.names.directions


def _borders(names: list[Name], sentence: Sentence, lex: NameLexicon) -> list[Place]:
    """Borders ("Poland's border with Belarus"), what lies between two countries, and sides of a country."""
    words = sentence.words
    found: list[Place] = []
    if lex.sides.isdisjoint(words):
        return found
    nations = [name for name in names if name.kind == "demonym" or lex.level.get(name.key) == "country"]
    if not nations:
        return found
    for k, word in enumerate(words):
        if word in lex.names.border_words and (k + 1 == len(words) or words[k + 1] not in lex.names.border_bodies):
            sides = _before(k, nations, words) + _after(k, nations, words)
            if len({name.key for name in sides}) < 2 and k and words[k - 1] in _OWN | lex.names.directions:
                sides += _owner(k, nations)
            text = "-".join(_said(sides, lex)[:2]) + " border"
        elif word in lex.names.side_words:
            own = k and (words[k - 1] in _ITS or (words[k - 1] in lex.names.directions and words[k - 2] in _ITS))
            sides = _before(k, nations, words) or (_owner(k, nations) if own else [])
            text = "-".join(_said(sides, lex))
        elif word == "between" and not any(place.first <= k < place.last for place in found):
            sides = _pair(k + 1, nations, words)
            text = "-".join(_said(sides, lex))
        else:
            continue
        if sides:
            near = [side.first for side in sides if k - side.first < 5]
            found.append(Place(min(k, *near, k), max(k + 1, *(side.last for side in sides)), text))
    return found


def _said(sides: list[Name], lex: NameLexicon) -> list[str]:
    return sorted({lex.display.get(name.key, name.text) for name in sides})


def _owner(k: int, nations: list[Name]) -> list[Name]:
    """The nation that "its" at token ``k`` stands for: the nearest one before."""
    return [name for name in nations if name.last < k][-1:]


_ITS = frozenset(("its", "their", "country's"))
_OWN = _ITS | {"the"}


def _before(k: int, nations: list[Name], words: list[str]) -> list[Name]:
    """The nations named just before a border word: "the Belarusian-Polish border", "Poland's eastern border"."""
    sides: list[Name] = []
    at = k
    for name in reversed(nations):
        gap = words[name.last : at]
        if name.last > at:
            continue
        if (sides and gap in (["-"], ["and"])) or (not sides and (not gap or (name.possessive and len(gap) < 4))):
            sides.append(name)
            at = name.first
        else:
            break
    return sides


def _after(k: int, nations: list[Name], words: list[str]) -> list[Name]:
    """The nations named after a border word: "border with Belarus", "border between Poland and Belarus"."""
    if k + 1 < len(words) and words[k + 1] in ("with", "of"):
        return _pair(k + 2, nations, words) or [name for name in nations if name.first - k in (2, 3)][:1]
    if k + 1 < len(words) and words[k + 1] == "between":
        return _pair(k + 2, nations, words)
    return []


def _pair(at: int, nations: list[Name], words: list[str]) -> list[Name]:
    """Two nations joined by "and" from token ``at`` on."""
    for a, b in pairwise(nations):
        if a.first - at in (0, 1) and words[a.last : b.first] in (["and"], ["and", "the"]):
            return [a, b]
    return []
