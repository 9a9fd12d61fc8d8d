"""The words of dates and times from ``rules/times.yaml``, compiled once into dictionaries."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Literal, NamedTuple

from pydantic import Field

from factcheck.model import Model
from factcheck.rulesfile import read_rules

#: What a token can begin or hold; :func:`factcheck.extract.times.find` looks only at tokens that are one of these.
WEEKDAY, MONTH, TODAY, PART, UNIT, SEASON, WHICH, HOLIDAY, NAME, NOON, QUARTER, WEEKEND, TENS, RECENT = range(14)


class PartOfDay(Model):
    """First and last minute of a part of the day on the local clock."""

    first: str = Field(alias="from", pattern=r"^\d\d:\d\d$")
    last: str = Field(alias="to", pattern=r"^\d\d:\d\d$")


class Zone(Model):
    """Offset of a time zone, in summer too where its name says neither."""

    offset: str = Field(pattern=r"^[+-]\d\d:\d\d$")
    summer: str | None = Field(default=None, pattern=r"^[+-]\d\d:\d\d$")
    dst: Literal["us", "eu", "au"] | None = None


class Holiday(Model):
    """The rule that gives the day of a holiday in a year."""

    rule: str = Field(pattern=r"^(\d\d-\d\d|easter -?\d+|-?[1-5] [a-z]+day \d+ [+-]\d+)$")


class TimesRules(Model):
    """The file ``rules/times.yaml``."""

    months: dict[str, list[str]]
    weekdays: dict[str, list[str]]
    shy_months: list[str]
    shy_weekdays: list[str]
    seasons: dict[str, list[str]]
    shy_seasons: list[str]
    parts: dict[str, PartOfDay]
    zones: dict[str, Zone]
    zone_names: dict[str, str]
    holidays: dict[str, Holiday]
    names: dict[str, list[str]]
    mastheads: list[str]
    after_weekday: dict[str, list[str]]
    counted: list[str]
    future: list[str]
    future_before_to: list[str]
    past: list[str]
    not_past: list[str]
    schedule: list[str]
    scheduled_ing: list[str]
    not_schedule: list[str]
    announced: list[str]
    reporting: list[str]
    southern: list[str]
    southern_towns: list[str]


@dataclass(slots=True)
class TimeWordsLexicon:
    """Dictionaries from folded tokens to what they mean in a date; ``kinds`` says which tokens can begin one."""

    kinds: dict[str, int]
    after_digits: frozenset[str]  # what may stand behind digits that begin a date or a time
    months: dict[str, int]
    weekdays: dict[str, int]
    seasons: dict[str, str]
    shy: frozenset[str]
    parts: dict[str, PartOfDay]
    zones: dict[str, Zone]
    zone_names: dict[str, str]
    #: first token -> [(all tokens, meaning)], longest first; the meaning is a reason, or a holiday's rule
    names: dict[str, list[tuple[tuple[str, ...], str]]]
    holidays: dict[str, list[tuple[tuple[str, ...], str]]]
    mastheads: frozenset[str]
    after_weekday: dict[str, str]
    counted: frozenset[str]
    future: frozenset[str]
    before_to: frozenset[str]
    past: frozenset[str]
    not_past: frozenset[str]
    #: verb of a timetable -> what must follow it; its plurals, and what must not follow
    schedule: dict[str, tuple[tuple[str, ...], ...]]
    plural_schedule: dict[str, bool]
    scheduled_ing: frozenset[str]
    not_schedule: dict[str, tuple[tuple[str, ...], ...]]
    announced: frozenset[tuple[str, ...]]
    announcing: frozenset[str]  # first words of the announced
    verbs: frozenset[str]  # all words that may tell a tense, those in -ed apart
    reporting: frozenset[str]
    southern: re.Pattern[str]
    southern_towns: frozenset[str]


#: What ends a noun phrase: "in the spring," is a season, "the spring collection" is none.
ENDS = frozenset({
    ",", ".", ";", ":", ")", "(", "]", "[", "-", "!", "?", "'", "\"", "and", "or", "but", "as", "at", "after",
    "before", "by", "for", "from", "in", "of", "on", "to", "since", "until", "till", "when", "while", "with",
    "that", "which", "who", "where", "is", "was", "were", "has", "had", "have", "will", "would", "said",
    "says", "are", "be", "because", "if", "during", "despite", "than", "",
})  # fmt: skip
#: Units of time, with and without plural.
UNITS = {
    "minute": "minute", "minutes": "minute", "hour": "hour", "hours": "hour", "day": "day", "days": "day",
    "week": "week", "weeks": "week", "fortnight": "fortnight", "fortnights": "fortnight", "month": "month",
    "months": "month", "year": "year", "years": "year", "decade": "decade", "decades": "decade",
    "century": "century", "centuries": "century",
}  # fmt: skip
_CARDINALS = (
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
    "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty",
)  # fmt: skip
#: Number words that stand before a unit of time or "o'clock".
NUMBERS = {w: n for n, w in enumerate(_CARDINALS, 1)} | {
    "a": 1,
    "an": 1,
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
}
#: Ordinals of quarters and halves.
ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "final": 4, "last": 4}
TODAY_WORDS = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1, "overnight": 0}
#: Decades in words ("the nineties"), of the twentieth century; "the twenties" are of two centuries.
TENS_WORDS = {
    "thirties": 1930, "forties": 1940, "fifties": 1950, "sixties": 1960, "seventies": 1970, "eighties": 1980,
    "nineties": 1990,
}  # fmt: skip
#: News agencies after a place in a dateline ("SYDNEY, Reuters").
_AGENCIES = frozenset({"reuters", "ap", "afp", "aap", "upi", "xinhua", "bbc", "cnn", "efe", "dpa", "tass", "ansa"})
#: What may stand behind digits that begin a date or a time, besides the words of dates and zones.
_AFTER_DIGITS = frozenset("am pm a p st nd rd th - to and or of s o'clock hours hrs gmt utc local ( & noon".split())
WHICH_WORDS = frozenset({"last", "this", "next", "past", "previous", "coming", "following", "same"})


def _kinds(rules: TimesRules) -> dict[str, int]:
    kinds: dict[str, int] = {}

    def add(words: Iterable[str], kind: int) -> None:
        for word in words:
            kinds[word] = kind
            kinds[word + "'s"] = kind

    add(UNITS, UNIT)
    add((w for words in rules.seasons.values() for w in words), SEASON)
    add((w for words in rules.months.values() for w in words), MONTH)
    add((w for words in rules.weekdays.values() for w in words), WEEKDAY)
    add(TODAY_WORDS, TODAY)
    add(WHICH_WORDS, WHICH)
    add(("quarter", "half", "q", "fiscal", "financial"), QUARTER)
    add(("weekend",), WEEKEND)
    add(("noon", "midday", "midnight", "o'clock"), NOON)
    add(("hours",), PART)
    add(TENS_WORDS, TENS)
    kinds["recent"] = RECENT
    return kinds


def _phrases(table: Iterable[tuple[str, str]]) -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """Phrases by first token, longest first."""
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for phrase, meaning in table:
        tokens = tuple(phrase.split())
        found.setdefault(tokens[0], []).append((tokens, meaning))
    for rows in found.values():
        rows.sort(key=lambda row: (-len(row[0]), row[0]))
    return found


def _verbs(phrases: Iterable[str], plural: bool) -> dict[str, tuple[tuple[str, ...], ...]]:
    """Verbs in -s, or their plurals, with what follows them in each phrase."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for phrase in phrases:
        verb, *rest = phrase.split()
        stem = verb[:-3] + "y" if verb.endswith("ies") else verb[: -2 if verb.endswith(("oes", "shes", "ches")) else -1]
        key = stem if plural else verb
        found.setdefault(key, []).append(tuple(rest))
    return {verb: tuple(rests) for verb, rests in found.items()}


@dataclass(slots=True)
class Reader:
    """One sentence's tokens with the text behind them."""

    words: list[str]
    starts: list[int]
    ends: list[int]
    text: str
    lex: TimeWordsLexicon
    n: int
    upper: list[bool] | None = None  # of a text in another language: which words are names

    def at(self, i: int) -> str:
        """The folded token, empty outside the sentence."""
        return self.words[i] if 0 <= i < self.n else ""

    def bare(self, i: int) -> str:
        """The folded token without a possessive."""
        word = self.at(i)
        return word[:-2] if word.endswith("'s") else word

    def owned(self, i: int) -> bool:
        """Whether the token is a possessive ("Sunday's")."""
        return self.at(i).endswith("'s")

    def glued(self, i: int) -> bool:
        """Whether nothing stands between the token and the one before it."""
        return 0 < i < self.n and self.ends[i - 1] == self.starts[i]

    def capital(self, i: int) -> bool:
        """Whether the token begins with a capital as printed."""
        if self.upper is not None:
            return 0 <= i < self.n and self.upper[i]
        return 0 <= i < self.n and self.text[self.starts[i]].isupper()

    def shouted(self, i: int) -> bool:
        """Whether the token is printed in capitals only."""
        return 0 <= i < self.n and self.text[self.starts[i] : self.ends[i]].isupper()


class Atom(NamedTuple):
    """A piece of a date: tokens ``first`` to ``end``, its form and parts; without a form, ``why`` it is none."""

    first: int
    end: int
    form: str
    parts: dict[str, str | int]
    why: str = ""


def phrase_at(reader: Reader, i: int, table: dict[str, list[tuple[tuple[str, ...], str]]]) -> tuple[int, str] | None:
    """The end and the meaning of the longest phrase of ``table`` that begins at token ``i``."""
    after = reader.at(i + 1)
    for tokens, meaning in table.get(reader.words[i], ()):
        if len(tokens) > 1 and not after.startswith(tokens[1]):
            continue
        end = i + len(tokens)
        if end <= reader.n and tuple(reader.words[i:end]) == tokens:
            return end, meaning
        if end <= reader.n and reader.owned(end - 1) and (*reader.words[i : end - 1], reader.bare(end - 1)) == tokens:
            return end, meaning
    return None


@lru_cache(maxsize=8)
def load(overlay: Path | None = None) -> TimeWordsLexicon:
    """The compiled ``rules/times.yaml``, with a person's own file laid over it; raise RulesError when it is wrong."""
    rules = read_rules("times", TimesRules, overlay)
    kinds = _kinds(rules)
    names = _phrases((phrase, reason) for reason, phrases in rules.names.items() for phrase in phrases)
    holidays = _phrases((phrase, holiday.rule) for phrase, holiday in rules.holidays.items())
    for first in holidays:
        kinds.setdefault(first, HOLIDAY)
    for first in names:
        kinds.setdefault(first, NAME)
    places = "|".join(re.escape(p) for p in sorted(rules.southern, key=lambda p: (-len(p), p)))
    plurals = _verbs(rules.schedule, True)
    schedule = plurals | _verbs(rules.schedule, False)
    announced = frozenset(tuple(phrase.split()) for phrase in rules.announced)
    turning = (rules.scheduled_ing, rules.future_before_to, rules.future, rules.past)
    return TimeWordsLexicon(
        kinds=kinds,
        after_digits=_AFTER_DIGITS.union(kinds, rules.zones, rules.zone_names),
        months={w: n for n, words in enumerate(rules.months.values(), 1) for w in words},
        weekdays={w: n for n, words in enumerate(rules.weekdays.values()) for w in words},
        seasons={w: season for season, words in rules.seasons.items() for w in words},
        shy=frozenset([*rules.shy_months, *rules.shy_weekdays, *rules.shy_seasons]),
        parts=rules.parts,
        zones=rules.zones,
        zone_names=rules.zone_names,
        names=names,
        holidays=holidays,
        mastheads=frozenset(rules.mastheads),
        after_weekday={w: reason for reason, words in rules.after_weekday.items() for w in words},
        counted=frozenset(rules.counted),
        future=frozenset(rules.future),
        before_to=frozenset(rules.future_before_to),
        past=frozenset(rules.past),
        not_past=frozenset(rules.not_past),
        schedule=schedule,
        scheduled_ing=frozenset(rules.scheduled_ing),
        plural_schedule=dict.fromkeys(plurals, True),
        not_schedule=_verbs(rules.not_schedule, True) | _verbs(rules.not_schedule, False),
        announced=announced,
        announcing=frozenset(phrase[0] for phrase in announced),
        verbs=frozenset(schedule).union(("go", "has", "have"), *turning),
        reporting=frozenset(rules.reporting),
        southern=re.compile(rf"(?<!\w)(?:{places})(?!\w)"),
        southern_towns=frozenset(rules.southern_towns),
    )


def is_southern(place_or_source: str, overlay: Path | None = None) -> bool:
    """Whether a dateline or an outlet's name lies south of the equator, by the lists of ``rules/times.yaml``.

    A town whose name is also used in the north counts only when it stands alone, and a place with a qualifier
    ("Durban, Michigan") only when the qualifier is southern too, or a date or an agency and no place.
    """
    lex = load(overlay)
    place = place_or_source.lower()
    head, comma, rest = place.partition(",")
    bare = head.strip(" \t.:-\u2013\u2014")
    named = lex.southern.search(head) is not None or bare in lex.southern_towns
    if not comma:
        return named
    if lex.southern.search(rest) is not None:
        return True
    word = re.match(r"\W*([^\W\d_]*)", rest)
    return named and word is not None and (not word[1] or word[1] in lex.months or word[1] in _AGENCIES)
