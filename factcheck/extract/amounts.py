"""From the figures of a sentence to claims: what is counted, the measure, the place, the voice."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import compress
from operator import not_
from typing import NamedTuple

from factcheck.extract import counted, cues
from factcheck.extract.figures import FigureReader
from factcheck.extract.names import Places
from factcheck.extract.nonfigures import NonfigureWords
from factcheck.extract.scan import Figure, Scan
from factcheck.extract.speakers import SpeakerWords, nearest, speakers
from factcheck.extract.voice import Voice, VoiceWords
from factcheck.lexicon import Lexicon
from factcheck.model import Claim, Span

#: Content words kept of a clause, for the evidence of neighbouring words.
CONTEXT_WORDS = 24
#: Words whose keys are remembered, about 2 MB when full: the usual vocabulary of the news.
REMEMBERED = 10_000


class Setting(NamedTuple):
    """What a sentence gives to all of its claims."""

    sentence: Span
    names: tuple[str, ...]
    places: Places
    as_of: str | None
    context: tuple[str, ...]


@dataclass(slots=True, frozen=True)
class AmountReader:
    """Reads the amounts of sentences with one lexicon."""

    lex: Lexicon
    figures: FigureReader
    voice: VoiceWords
    speakers: SpeakerWords
    costs: dict[str, float]
    keys: ContextKeys

    @classmethod
    def of(cls, lex: Lexicon, peoples: frozenset[str] = frozenset()) -> AmountReader:
        """A reader with its word lists made ready; ``peoples`` are the words for people of a country."""
        figures = FigureReader(lex, NonfigureWords.of(lex, peoples))
        return cls(lex, figures, VoiceWords.of(lex), SpeakerWords.of(lex), cues.costs(lex), ContextKeys(lex.stops))

    def claims(self, scan: Scan, figures: list[Figure], setting: Setting) -> list[Claim]:
        """The figures of a sentence as claims."""
        lex = self.lex
        voice = Voice.of(scan, lex, self.voice)
        found = cues.hits(scan, lex)
        running = cues.barriers(scan, figures, self.costs) if found else []
        said = speakers(scan, self.speakers)
        claims: list[Claim] = []
        rows: list[list[int]] = []  # of claims that are told place by place
        for f in figures:
            phrase = counted.noun_phrase(scan, f, lex) if f.noun is None else (f.j - 1, f.j)
            head, population = counted.head_of(scan, *phrase, lex)
            measure = cues.measure_of(scan, f, phrase, population, found, running, lex)
            if measure is None and claims and _sums_up(scan, f):
                measure = claims[-1].measure
            if claims and head is None and _goes_on(scan, f, claims[-1], setting.places):
                head, population, measure = claims[-1].head, claims[-1].population, measure or claims[-1].measure
                if not rows or rows[-1][-1] != len(claims) - 1:
                    rows.append([len(claims) - 1])
                rows[-1].append(len(claims))
            claim = _claim(scan, f, phrase, (head, population, measure), voice, nearest(said, f.i), setting)
            if claims and _converts(scan, f, claims[-1]):
                claim = claim._replace(**{name: getattr(claims[-1], name) for name in _SHARED})
            claims.append(claim)
        return _told_apart(claims, rows)


def _claim(
    scan: Scan,
    f: Figure,
    phrase: tuple[int, int],
    kinds: tuple[str | None, str | None, str | None],
    voice: Voice,
    attribution: str | None,
    setting: Setting,
) -> Claim:
    head, population, measure = kinds
    end = max(phrase[1], f.last)
    where, role = setting.places.of(f.first, f.last), voice.role(f, end)
    return Claim(
        start=scan.starts[f.first],
        end=scan.ends[f.last - 1],
        words=scan.slice(f.first, f.last),
        kind="quantity",
        sentence=setting.sentence,
        block=scan.sentence.block,
        form=f.form,
        number=f.number,
        upper=f.upper,
        hedge=f.hedge,
        hedge_class=f.bound,
        unit=f.unit,
        scale=f.scale,
        period=f.period,
        counted=scan.slice(*phrase) if phrase[1] > phrase[0] else None,
        head=head,
        population=population,
        measure=measure,
        dimension=f.dimension,
        role="total" if role == "part" and setting.places.all_there(f.last) else role,
        status=voice.status(f, end),
        place=where.place,
        elsewhere=where.parts,
        as_of=setting.as_of,
        attribution=attribution,
        names=setting.names,
        context=setting.context,
    )


def _goes_on(scan: Scan, f: Figure, before: Claim, places: Places) -> bool:
    """As "five died in Kalna, two in Leyra and three in Zarno": it counts there what the figure before it counts."""
    return (
        f.dimension == before.dimension == "count"
        and before.place is not None
        and scan.word(f.first - 1) in (",", "and", ";")
        and places.all_there(f.last)
    )


def _told_apart(claims: list[Claim], rows: list[list[int]]) -> list[Claim]:
    """The claims, each of a row with the places of the others: "five in Kalna" are not those of Leyra."""
    for row in rows:
        places = {n: claims[n].place for n in row}
        for n in row:
            others = dict.fromkeys(place for place in places.values() if place and place != places[n])
            claims[n] = claims[n]._replace(elsewhere=(*claims[n].elsewhere, *others))
    return claims


_SUMS = frozenset("total figure number tally count toll".split())


def _sums_up(scan: Scan, f: Figure) -> bool:
    """As "..., bringing the total to 240": the figure measures what the one before it measures."""
    return (
        f.dimension == "count"
        and scan.word(f.first - 1) in ("to", "at")
        and bool(_SUMS.intersection(scan.words[max(0, f.first - 5) : f.first]))
    )


#: What a conversion in brackets has of the figure that it converts.
_SHARED = ("measure", "role", "status", "counted", "head", "population", "attribution", "period")


def _converts(scan: Scan, f: Figure, last: Claim) -> bool:
    """Whether the figure stands in brackets straight behind another of its dimension in another unit."""
    if scan.word(f.first - 1) != "(" or f.unit is None or f.first < 2 or scan.ends[f.first - 2] > last.end + 25:
        return False
    return last.dimension == f.dimension and last.unit != f.unit and scan.ends[f.first - 2] >= last.end


class ContextKeys(dict[str, str]):
    """By word, the key to compare it by among the words of a sentence: empty for one that says little.

    Keys are made when a word is first asked for; a dictionary, as every word of every sentence is asked for.
    """

    def __init__(self, stops: frozenset[str]) -> None:
        super().__init__()
        self.stops = stops

    def __missing__(self, word: str) -> str:
        key = stem(word) if len(word) > 3 and word[0].isalpha() and word not in self.stops else ""
        if len(self) < REMEMBERED:
            self[word] = key
        return key


def context_words(scan: Scan, keys: ContextKeys) -> tuple[str, ...]:
    """The content words of a sentence, each once, as keys to compare by."""
    free = compress(scan.words, map(not_, scan.taken)) if True in scan.taken else scan.words
    return tuple(dict.fromkeys(filter(None, map(keys.__getitem__, free))))[:CONTEXT_WORDS]


def stem(word: str) -> str:
    """A crude stem: enough to match "collapsed" with "collapse" and "miners" with "miner"."""
    if word.endswith("'s"):
        word = word[:-2]
    for ending in ("ings", "ing", "ies", "ed", "es", "s"):
        if word.endswith(ending) and len(word) - len(ending) > 3:
            word = word[: -len(ending)]
            break
    return word[:-1] if word.endswith("e") and len(word) > 4 else word
