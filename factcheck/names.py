"""Names of places, people and bodies: when two of them are one, and when they never are.

The words stand in ``rules/places.yaml`` and ``rules/names.yaml``. A key is a name in its usual
spelling, folded to plain lower-case letters: "Kuznitsa" and "Kuźnica" have the key "kuznica".
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from factcheck.names_rules import NamesFile, PlacesFile
from factcheck.numerals import NumberRules
from factcheck.rulesfile import read_rules
from factcheck.similar import ratio
from factcheck.text import TOKEN, fold

#: Out of 100. Misspelled and transliterated names measured 86 and more (Zharyn, Zaryn: 91); pairs of
#: other names of five letters and more that reached it are in the guards.
NEAR = 85.0

#: Names and words whose keys are remembered, about 2 MB each when full: an article has a hundred.
REMEMBERED = 10_000
#: Pairs of places whose likeness is remembered, about 8 MB: a day's articles name a few hundred places.
PAIRS_REMEMBERED = 50_000

#: Letters that transliterations of one name differ in, longest first.
_SOUNDS = (("shch", "s"), ("tsch", "c"), ("sch", "s"), ("tch", "c"), ("zh", "z"), ("sh", "s"), ("ch", "c"), ("kh", "h"),
           ("gh", "g"), ("ph", "f"), ("ts", "c"), ("tz", "c"), ("ck", "k"), ("dj", "j"), ("ou", "u"), ("oo", "u"),
           ("ee", "i"), ("iy", "i"), ("yi", "i"), ("y", "i"), ("j", "i"), ("w", "v"), ("q", "k"))  # fmt: skip


class Entry:
    """A known name as the scanner looks for it: its words, and what they stand for."""

    __slots__ = ("key", "kind", "point", "upper", "words")

    def __init__(self, name: str, key: str, kind: str) -> None:
        self.words, self.key, self.kind = name_words(name), key, kind
        self.upper = name.replace(".", "").isupper()  # "US", never "us"
        self.point = name.endswith(".") and len(self.words) == 1  # "Mass.", never "Mass"


def plain(text: str) -> str:
    """``text`` in lower case and plain letters.

    >>> plain("Kuźnica’s İzmir")
    "kuznica's izmir"
    """
    folded = fold(text)
    if folded.isascii():
        return folded
    from anyascii import anyascii  # only names with other letters need it

    return anyascii(folded).lower()


def name_words(name: str) -> tuple[str, ...]:
    """The words of a name in plain letters, without points, hyphens and the possessive.

    >>> name_words("Guinea-Bissau’s U.S. envoy")
    ('guinea', 'bissau', 'u', 's', 'envoy')
    """
    return tuple(word.removesuffix("'s") for word in TOKEN.findall(plain(name)) if word[0].isalnum())


class NameLexicon:
    """The known names in the forms that scanning and comparing need."""

    def __init__(self, places: PlacesFile, names: NamesFile, numbers: NumberRules) -> None:
        self.names, self.numbers = names, numbers  # kept like places: no other object can get its identity (see load)
        self.counts = names.shares.union(
            numbers.units,
            numbers.teens,
            numbers.tens,
            numbers.magnitudes,
            numbers.vague,
            numbers.few,
            numbers.fractions,
        )
        self.places = places
        self.entries: dict[str, list[Entry]] = {}  # by first word, longest first
        self.country_of: dict[str, str] = {}
        self.level: dict[str, str] = {}  # country, region, city or wide
        self.display: dict[str, str] = {}
        self.skip = names.common | names.calendar
        self.sides = names.border_words | names.side_words | {"between"}  # without one of these no border is named
        self.capitals: dict[str, str] = {}  # country key -> key of its capital
        self._keys: dict[tuple[str, ...], str] = {}
        self._words: dict[str, str] = {}
        self.canonical = lru_cache(maxsize=REMEMBERED)(self._canonical)
        self.skeleton = lru_cache(maxsize=REMEMBERED)(_skeleton)
        for usual, *others in names.aliases:
            self._read_alias(usual, others)
        self._read_places(places)
        for usual, *others in names.aliases:
            self._enter_alias(usual, others)
        for listed in self.entries.values():
            listed.sort(key=lambda entry: -len(entry.words))
        self._groups: dict[str, set[int]] = {}
        for number, row in enumerate(names.guards):
            for name in row:
                self._groups.setdefault(self.canonical(name), set()).add(number)
        self.canonical.cache_clear()  # what was looked up while the lists were half read

    def _read_alias(self, usual: str, others: list[str]) -> None:
        key = " ".join(name_words(usual))
        self.display.setdefault(key, usual)
        for name in (usual, *others):
            words = name_words(name)
            self._keys[words] = key
            if len(words) == 1 and " " not in key:
                self._words[words[0]] = key

    def _enter_alias(self, usual: str, others: list[str]) -> None:
        key = self.canonical(usual)
        kind = "place" if key in self.level else "other"
        for name in (usual, *others):
            if kind == "place" or name.isupper() or len(name_words(name)) > 1:
                self._enter(name, key, kind)

    def _read_places(self, places: PlacesFile) -> None:
        for country, (adjectives, people, capital, others) in places.countries.items():
            key = self._place(country, others, "country", None)
            for name in _parts(f"{adjectives}/{people}", "/"):
                self._keys.setdefault(name_words(name), key)
                if name not in _parts(f"{country}/{others}", "/"):
                    self._enter(name, key, "demonym")
            if capital:
                self.capitals[key] = self._place(capital, "", "city", key)
        for level, table in (("region", places.regions), ("city", places.cities)):
            for country, listed in table.items():
                owner = self.canonical(country)
                for row in _parts(listed, ","):
                    name, *rest = row.split("=")
                    self._place(name, "/".join(rest), level, owner)
        for row in _parts(places.wide, ","):
            name, *rest = row.split("=")
            self._place(name, "/".join(rest), "wide", None)
        for name in _parts(places.ambiguous, ","):
            self.country_of.pop(self.canonical(name), None)

    def _place(self, name: str, others: str, level: str, country: str | None) -> str:
        words = name_words(name)
        key = self._keys.setdefault(words, " ".join(words))
        if key in self.level:  # a country or capital named again as a city of it
            return key
        self.level[key] = level
        self.display[key] = name
        if level != "wide":
            self.country_of[key] = country or key
        for form in (name, *_parts(others, "/")):
            self._keys.setdefault(name_words(form), key)
            self._enter(form, key, "place")
        return key

    def _enter(self, name: str, key: str, kind: str) -> None:
        entry = Entry(name, key, kind)
        listed = self.entries.setdefault(entry.words[0], [])
        if not any(other.words == entry.words for other in listed):
            listed.append(entry)

    def _canonical(self, name: str) -> str:
        """The key of ``name``: folded, in plain letters, aliases resolved as a whole or word by word."""
        words = name_words(name)
        if len(words) > 1 and words not in self._keys and words[0] == "the":
            words = words[1:]
        return self._keys.get(words) or " ".join(self._words.get(word, word) for word in words)

    def guarded(self, a: str, b: str) -> bool:
        """Whether the keys ``a`` and ``b`` are of names that are never the same thing."""
        if a == b:
            return False
        if self._groups.get(a, _NONE) & self._groups.get(b, _NONE):
            return True
        apart = set(a.split()) ^ set(b.split())
        return bool(apart & (self.names.directions | self.names.ordinals))


_NONE: set[int] = set()


def _parts(text: str, mark: str) -> Iterator[str]:
    return (part for part in (piece.strip() for piece in text.split(mark)) if part)


@lru_cache(maxsize=8)
def _lexicon(identities: tuple[int, ...], overlay: Path | None) -> NameLexicon:
    return NameLexicon(*_files(overlay))


def _files(overlay: Path | None) -> tuple[PlacesFile, NamesFile, NumberRules]:
    return (
        read_rules("places", PlacesFile, overlay),
        read_rules("names", NamesFile, overlay),
        read_rules("numbers", NumberRules, overlay),
    )


def load(overlay: Path | None = None) -> NameLexicon:
    """The lexicon of ``rules/places.yaml``, ``names.yaml`` and ``numbers.yaml`` under ``overlay``; raise RulesError."""
    # read_rules hands out the same object until a file changes, so its identity says whether to build again
    return _lexicon(tuple(map(id, _files(overlay))), overlay)


def same_name(a: str, b: str, lex: NameLexicon) -> float:
    """How surely two names are of one thing: 1 the same, 0.8 and 0.5 alike, 0 unknown, -1 never.

    >>> lex = load()
    >>> same_name("Zharyn", "Zaryn", lex), same_name("Niger", "Nigeria", lex)
    (0.8, -1.0)
    """
    x, y = lex.canonical(a), lex.canonical(b)
    if x == y:
        return 1.0
    known = x in lex.level and y in lex.level
    if lex.guarded(x, y) or (known and lex.level[x] == lex.level[y]):
        return -1.0
    if known:
        return 0.0
    one, two = x.split(), y.split()
    if len(one) > len(two):
        one, two = two, one
    if not one:
        return 0.0
    if len(one) < len(two):  # "Kovalzhuk" and "Pawel Kovalzhuk"
        return _ends_alike(one, two, lex)
    level = 1.0
    for left, right in zip(one, two, strict=True):
        level = min(level, _same_word(left, right, lex))
    return level


def _skeleton(word: str) -> str:
    """``word`` with the letters that transliterations differ in made equal.

    >>> _skeleton("zharyn") == _skeleton("zaryn")
    True
    """
    for letters, sound in _SOUNDS:
        word = word.replace(letters, sound)
    return "".join(c for i, c in enumerate(word) if i == 0 or c != word[i - 1])


def _ends_alike(short: list[str], long: list[str], lex: NameLexicon) -> float:
    if set(short) <= set(long):
        return 0.8 if short[-1] == long[-1] or len(short) > 1 else 0.5
    alike = min(_same_word(a, b, lex) for a, b in zip(short, long[-len(short) :], strict=True))
    return 0.5 if alike > 0 else 0.0


def _same_word(a: str, b: str, lex: NameLexicon) -> float:
    if a == b:
        return 1.0
    if len(a) == 1 or len(b) == 1:  # an initial
        return 0.8 if a[0] == b[0] else 0.0
    if min(len(a), len(b)) < 4:
        return 0.0
    if lex.skeleton(a) == lex.skeleton(b):
        return 0.8
    return 0.5 if a[0] == b[0] and min(len(a), len(b)) >= 5 and ratio(a, b) >= NEAR else 0.0


class _Where:
    """A place's text taken apart: the keys of its names, its country, its compass word, or a border."""

    __slots__ = ("border", "compass", "country", "keys", "words")

    def __init__(self, text: str, lex: NameLexicon) -> None:
        self.border: frozenset[str] | None = None
        self.compass = ""
        self.keys: tuple[str, ...] = ()
        stem = text.removesuffix(" border")
        if stem != text:
            self.border = _border(stem, lex)
        else:
            self.keys = tuple(self._key(part, lex) for part in _parts(text, ","))
        countries = [lex.country_of[key] for key in self.keys if key in lex.country_of]
        self.country = countries[-1] if countries else None
        self.words = frozenset(self.keys[0].split()) - lex.names.features if self.keys else frozenset()

    def _key(self, part: str, lex: NameLexicon) -> str:
        first, _, rest = part.partition(" ")
        if rest and first.islower() and first in lex.names.directions:
            self.compass, part = first, rest
        key = lex.canonical(part)
        if key in lex.level:
            return key
        kept = [word for word in key.split() if word not in lex.names.features]
        bare = " ".join(kept)
        return bare if bare in lex.level and len(kept) < len(key.split()) else key


def _border(stem: str, lex: NameLexicon) -> frozenset[str]:
    whole = lex.canonical(stem)
    if whole in lex.level or "-" not in stem:
        return frozenset((whole,))
    for cut in (i for i, c in enumerate(stem) if c == "-"):
        one, two = lex.canonical(stem[:cut]), lex.canonical(stem[cut + 1 :])
        if one in lex.level and two in lex.level:
            return frozenset((one, two))
    return frozenset(lex.canonical(part) for part in stem.split("-"))


def same_place(a: str, b: str, lex: NameLexicon) -> float:
    """How surely two places are one: 1 the same, 0.5 one in the other or spelled like it, 0 unknown, -1 two places.

    >>> lex = load()
    >>> same_place("Kuznitsa", "Kuznica", lex), same_place("Krakow", "Poland", lex)
    (1.0, 0.5)
    >>> same_place("Sudan", "South Sudan", lex)
    -1.0
    """
    if a == b:
        return 1.0
    return _same_place(a, b, lex) if a < b else _same_place(b, a, lex)


@lru_cache(maxsize=PAIRS_REMEMBERED)
def _same_place(a: str, b: str, lex: NameLexicon) -> float:
    return _compare(_Where(a, lex), _Where(b, lex), lex)


def _compare(a: _Where, b: _Where, lex: NameLexicon) -> float:
    if a.border is not None and b.border is not None:
        if a.border == b.border:
            return 1.0
        if a.border <= b.border or b.border <= a.border:
            return 0.5
        return 0.0 if len(a.border) == len(b.border) == 1 else -1.0  # Poland's and Belarus' may be one line
    if a.border is not None or b.border is not None:
        border, place = (a.border, b) if a.border is not None else (b.border or frozenset(), a)
        known = all(lex.level.get(key) == "country" for key in border)
        return -1.0 if known and place.country and place.country not in border else 0.0
    if not a.keys or not b.keys:
        return 0.0
    return _compare_names(a, b, lex)


def _compare_names(a: _Where, b: _Where, lex: NameLexicon) -> float:
    one, two = a.keys[0], b.keys[0]
    if a.country and b.country and a.country != b.country:
        return -1.0
    known = one in lex.level and two in lex.level
    if one == two or (a.words and a.words == b.words and not known):
        if a.compass != b.compass:
            return -1.0 if a.compass and b.compass else 0.5
        return 1.0
    if one in b.keys or two in a.keys:
        return 0.5
    if known:
        return _compare_known(one, two, a.country == b.country and a.country is not None, lex)
    if lex.guarded(" ".join(sorted(a.words)), " ".join(sorted(b.words))) or lex.guarded(one, two):
        return -1.0
    if a.words and b.words and (a.words <= b.words or b.words <= a.words):
        return 0.5
    return 0.5 if same_name(one, two, lex) > 0 else 0.0


def _compare_known(one: str, two: str, one_country: bool, lex: NameLexicon) -> float:
    levels = {lex.level[one], lex.level[two]}
    if lex.guarded(one, two):
        return -1.0
    if one_country and "country" in levels:
        return 0.5
    if one_country and len(levels) == 1:  # two cities, or two regions, of one country
        return -1.0
    return 0.0
