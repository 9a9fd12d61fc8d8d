"""Outlets, agencies and other sources of ``rules/sources.yaml``: who they are, and what follows from their country."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Literal, NamedTuple, Self

from pydantic import Field, model_validator

from factcheck.clock import split_iso, summer
from factcheck.rulesfile import RulesModel, read_rules
from factcheck.text import fold

SourceKind = Literal["outlet", "agency", "official", "party", "ngo"]
Order = Literal["dmy", "mdy", "ymd"]


class Clock(RulesModel):
    """A clock: its offset in winter, and in summer with the rule by which summer comes."""

    offset: str = Field(pattern=r"^[+-]\d\d:\d\d$")
    summer: str | None = Field(default=None, pattern=r"^[+-]\d\d:\d\d$")
    dst: Literal["us", "eu", "au"] | None = None


class Country(RulesModel):
    """What follows from the country of an outlet."""

    name: str
    currency: str | None = Field(default=None, pattern=r"^[A-Z]{3}$")
    dates: Order | None = None
    zone: str | None = None
    domains: list[str] = Field(default=[])


class Source(RulesModel):
    """One outlet, agency, public body, party or organisation; what it leaves out is that of its country."""

    kind: SourceKind
    also: list[str] = Field(default=[])
    domains: list[str] = Field(default=[])
    country: str | None = None
    zone: str | None = None
    currency: str | None = Field(default=None, pattern=r"^[A-Z]{3}$")
    dates: Order | None = None
    language: str | None = Field(default=None, pattern=r"^[a-z]{2}$")


class SourceRules(RulesModel):
    """rules/sources.yaml."""

    zones: dict[str, Clock]
    countries: dict[str, Country]
    sources: dict[str, Source]

    @model_validator(mode="after")
    def _every_name_is_known(self) -> Self:
        for where, fault in self._unknown():
            raise ValueError(f"{where}: {fault}")
        return self

    def _unknown(self) -> Iterator[tuple[str, str]]:
        for code, country in self.countries.items():
            if country.zone is not None and country.zone not in self.zones:
                yield f"countries.{code}", f"the zone {country.zone!r} is not listed under zones"
        taken: dict[str, str] = {}
        for name, source in self.sources.items():
            if source.country is not None and source.country not in self.countries:
                yield f"sources.{name}", f"the country {source.country!r} is not listed under countries"
            if source.zone is not None and source.zone not in self.zones:
                yield f"sources.{name}", f"the zone {source.zone!r} is not listed under zones"
            for domain in source.domains:
                if (other := taken.setdefault(domain, name)) != name:
                    yield f"sources.{name}", f"the domain {domain!r} is that of {other} already"


class Home(NamedTuple):
    """What an outlet's name or address tells of the article's manners; None where it tells nothing."""

    why: str  #: how it was found, in words
    source: str | None = None  #: the usual name
    kind: SourceKind | None = None
    country: str | None = None  #: ISO 3166
    currency: str | None = None  #: ISO 4217
    dates: Order | None = None  #: the order of a date in figures
    zone: str | None = None  #: the name of its clock
    language: str | None = None  #: ISO 639-1


class SourceBook:
    """The sources by every name and address that they go by."""

    def __init__(self, rules: SourceRules) -> None:
        self.rules = rules
        self.names: dict[str, str] = {}  # folded name -> usual name
        self.capitals: dict[str, str] = {}  # "AP", never "ap"
        self.domains: dict[str, str] = {}
        self.endings = {end: code for code, country in rules.countries.items() for end in country.domains}
        for name, source in rules.sources.items():
            for form in (name, *source.also):
                if form.isupper():
                    self.capitals.setdefault(form, name)
                else:
                    self.names.setdefault(_plain(form), name)
            self.domains.update((domain, name) for domain in source.domains)

    def named(self, words: str) -> str | None:
        """The usual name of the source that ``words`` call by name or web address; None when it is not listed.

        >>> book = load()
        >>> book.named("AFP"), book.named("the guardian"), book.named("https://www.bbc.co.uk/news/1"), book.named("ap")
        ('Agence France-Presse', 'The Guardian', 'BBC', None)
        """
        words = " ".join(words.split())
        return self.capitals.get(words) or self.names.get(_plain(words)) or self._at(words)

    def kind(self, words: str) -> SourceKind | None:
        """What kind of source ``words`` name."""
        name = self.named(words)
        return self.rules.sources[name].kind if name else None

    def agency(self, words: str) -> str | None:
        """The usual name of the news agency that ``words`` name; None when they name none."""
        name = self.named(words)
        return name if name and self.rules.sources[name].kind == "agency" else None

    def agencies(self) -> dict[str, str]:
        """Every form of name of every news agency, as printed -> its usual name."""
        return {
            form: name
            for name, source in self.rules.sources.items()
            if source.kind == "agency"
            for form in (name, *source.also)
        }

    def home(self, *clues: str | None) -> Home | None:
        """What the first telling clue (an outlet's name, its web address) says; None when no clue is known.

        >>> load().home("The Hindu").dates, load().home(None, "https://local.example.co.nz/a").currency
        ('dmy', 'NZD')
        """
        for clue in clues:
            if clue and (name := self.named(clue)):
                return self._home_of(name)
        for clue in clues:
            host = _host(clue) if clue else ""
            code = self.endings.get(f".{host.rsplit('.', 1)[-1]}") if host else None
            if code:
                country = self.rules.countries[code]
                return Home(f"the web address ends as in {country.name}", None, None, code, country.currency,
                            country.dates, country.zone)  # fmt: skip
        return None

    def offset(self, zone: str, published: str) -> str:
        """The offset of the clock ``zone`` on the day of ISO ``published``; empty when that is no day."""
        day = split_iso(published)[0]
        clock = self.rules.zones[zone]
        if day is None:
            return ""
        return clock.summer if clock.summer and clock.dst and summer(day, clock.dst) else clock.offset

    def _home_of(self, name: str) -> Home:
        source = self.rules.sources[name]
        country = self.rules.countries.get(source.country or "") or Country(name="")
        return Home(
            f"{name} is of {country.name}" if country.name else f"{name} is listed",
            name,
            source.kind,
            source.country,
            source.currency or country.currency,
            source.dates or country.dates,
            source.zone or country.zone,
            source.language,
        )

    def _at(self, words: str) -> str | None:
        """The source at a web address, by the whole host or the part of it that is listed."""
        host = _host(words)
        while host:
            if host in self.domains:
                return self.domains[host]
            host = host.partition(".")[2]
        return None


def clocked(published: str, source: str | None, overlay: Path | None = None) -> tuple[str, str]:
    """ISO ``published`` with the offset of its outlet's clock, and whose clock that is; as it was where none is known.

    >>> clocked("2021-07-16T10:00", "BBC"), clocked("2021-11-16T10:00Z", "BBC"), clocked("2021-11-16", "BBC")
    (('2021-07-16T10:00+01:00', 'BBC'), ('2021-11-16T10:00Z', ''), ('2021-11-16', ''))
    """
    _, minute, offset = split_iso(published)
    if minute is None or offset or not source:
        return published, ""
    book = load(overlay)
    home = book.home(source)
    if home is None or home.zone is None:
        return published, ""
    return published + book.offset(home.zone, published), home.source or home.why


def _plain(name: str) -> str:
    return " ".join(fold(name).split()).removeprefix("the ")


def _host(words: str) -> str:
    """The host of a web address or a bare domain; empty for anything else.

    >>> _host("https://www.example.co.uk/news?x=1"), _host("example.com"), _host("The Example")
    ('www.example.co.uk', 'example.com', '')
    """
    address = words.strip().lower().partition("://")
    host = (address[2] or address[0]).partition("/")[0].partition("?")[0].rpartition("@")[2].partition(":")[0]
    return host if "." in host and " " not in host and not host.startswith(".") else ""


@lru_cache(maxsize=8)
def _book(rules: int, overlay: Path | None) -> SourceBook:
    return SourceBook(read_rules("sources", SourceRules, overlay))


def load(overlay: Path | None = None) -> SourceBook:
    """The sources of ``rules/sources.yaml`` with ``overlay`` laid over them; raise RulesError."""
    return _book(id(read_rules("sources", SourceRules, overlay)), overlay)  # a changed file is another object
