"""From the figures of a sentence to claims: what is counted, the measure, the place, the voice."""

from __future__ import annotations

from dataclasses import dataclass

from factcheck.extract import counted, cues
from factcheck.extract.figures import FigureReader
from factcheck.extract.nonfigures import NonfigureWords
from factcheck.extract.scan import Figure, Scan
from factcheck.extract.speakers import SpeakerWords, nearest, speakers
from factcheck.extract.voice import Voice, VoiceWords
from factcheck.lexicon import Lexicon
from factcheck.model import Bound, Claim, Skipped, Span

#: Content words kept of a clause, for the evidence of neighbouring words.
CONTEXT_WORDS = 24


@dataclass(slots=True, frozen=True)
class AmountReader:
    """Reads the amounts of sentences with one lexicon."""

    lex: Lexicon
    figures: FigureReader
    voice: VoiceWords
    speakers: SpeakerWords

    @classmethod
    def of(cls, lex: Lexicon, peoples: frozenset[str] = frozenset()) -> AmountReader:
        """A reader with its word lists made ready; ``peoples`` are the words for people of a country."""
        return cls(lex, FigureReader(lex, NonfigureWords.of(lex, peoples)), VoiceWords.of(lex), SpeakerWords.of(lex))

    def claims(self, scan: Scan, hits: list[int], dollar: str) -> tuple[list[Claim], list[Skipped]]:
        """The amounts of a sentence as claims without place and names, and what is no figure, with reasons."""
        figures, others = self.figures.find(scan, hits, dollar)
        skipped = [
            Skipped(start=scan.starts[x.i], end=scan.ends[x.j - 1], text=scan.slice(x.i, x.j), reason=x.reason)
            for x in others
        ]
        if not figures:
            return [], skipped
        lex = self.lex
        voice = Voice.of(scan, lex, self.voice)
        found = cues.hits(scan, lex)
        running = cues.barriers(scan, figures, lex)
        context = context_words(scan, lex)
        said = speakers(scan, self.speakers)
        span = Span(start=scan.sentence.start, end=scan.sentence.end)
        claims: list[Claim] = []
        for f in figures:
            phrase = counted.noun_phrase(scan, f, lex) if f.noun is None else (f.j - 1, f.j)
            head, population = counted.head_of(scan, *phrase, lex)
            measure = cues.measure_of(scan, f, phrase, population, found, running, lex)
            if measure is None and claims and _sums_up(scan, f):
                measure = claims[-1].measure
            claim = self._claim(scan, f, phrase, (head, population, measure), voice, context, nearest(said, f.i), span)
            if claims and _converts(scan, f, claims[-1]):
                claim = claim.model_copy(update={k: getattr(claims[-1], k) for k in _SHARED})
            claims.append(claim)
        return claims, skipped

    def _claim(
        self,
        scan: Scan,
        f: Figure,
        phrase: tuple[int, int],
        kinds: tuple[str | None, str | None, str | None],
        voice: Voice,
        context: tuple[str, ...],
        attribution: str | None,
        span: Span,
    ) -> Claim:
        head, population, measure = kinds
        end = max(phrase[1], f.last)
        words = scan.slice(f.first, f.last)
        bound: Bound | None = f.bound
        return Claim(
            start=scan.starts[f.first],
            end=scan.ends[f.last - 1],
            words=words,
            kind="quantity",
            sentence=span,
            block=scan.sentence.block,
            form=f.form,
            number=f.number,
            upper=f.upper,
            hedge=f.hedge,
            hedge_class=bound,
            unit=f.unit,
            scale=f.scale,
            period=f.period,
            counted=scan.slice(*phrase) if phrase[1] > phrase[0] else None,
            head=head,
            population=population,
            measure=measure,
            dimension=f.dimension,
            role=voice.role(f, end),
            status=voice.status(f, end),
            attribution=attribution,
            context=context,
        )


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


def context_words(scan: Scan, lex: Lexicon) -> tuple[str, ...]:
    """The content words of a sentence, each once, as keys to compare by."""
    seen: dict[str, None] = {}
    stops = lex.stops
    for k, word in enumerate(scan.words):
        if len(word) > 3 and word[0].isalpha() and word not in stops and not scan.taken[k]:
            seen[stem(word)] = None
            if len(seen) == CONTEXT_WORDS:
                break
    return tuple(seen)


def stem(word: str) -> str:
    """A crude stem: enough to match "collapsed" with "collapse" and "miners" with "miner"."""
    if word.endswith("'s"):
        word = word[:-2]
    for ending in ("ings", "ing", "ies", "ed", "es", "s"):
        if word.endswith(ending) and len(word) - len(ending) > 3:
            word = word[: -len(ending)]
            break
    return word[:-1] if word.endswith("e") and len(word) > 4 else word
