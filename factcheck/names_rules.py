"""The forms of the rules files on names."""

from __future__ import annotations

from factcheck.rulesfile import RulesModel


class PlacesFile(RulesModel):
    """The form of ``rules/places.yaml``."""

    countries: dict[str, tuple[str, str, str, str]]
    regions: dict[str, str]
    cities: dict[str, str]
    wide: str
    ambiguous: str


class PlaceWords(RulesModel):
    """Words that introduce a place."""

    strong: frozenset[str]
    weak: frozenset[str]
    origin: frozenset[str]


class NamesFile(RulesModel):
    """The form of ``rules/names.yaml``."""

    aliases: tuple[tuple[str, ...], ...]
    guards: tuple[tuple[str, ...], ...]
    directions: frozenset[str]
    ordinals: frozenset[str]
    features: frozenset[str]
    titles: frozenset[str]
    bodies: frozenset[str]
    calendar: frozenset[str]
    common: frozenset[str]
    words: frozenset[str]
    first_names: frozenset[str]
    joiners: frozenset[str]
    border_words: frozenset[str]
    border_bodies: frozenset[str]
    side_words: frozenset[str]
    areas: frozenset[str]
    area_kinds: frozenset[str]
    shares: frozenset[str]
    others: frozenset[str]
    place_words: PlaceWords
