"""Finds figures and dates in the text of an article, with everything their sentence says about them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from factcheck.extract import names as name_reader
from factcheck.extract import times as time_reader
from factcheck.extract.amounts import AmountReader, context_words
from factcheck.extract.scan import Scan
from factcheck.extract.times_words import TimeWordsLexicon
from factcheck.extract.times_words import load as load_times
from factcheck.lexicon import Lexicon
from factcheck.lexicon import load as load_lexicon
from factcheck.model import Article, Claim, Skipped, Span
from factcheck.names import NameLexicon
from factcheck.names import load as load_names
from factcheck.numerals import DIGITS
from factcheck.text import Sentence, fold, sentences, tokens


@dataclass(slots=True, frozen=True)
class Extractor:
    """Reads articles with one set of rules."""

    lex: Lexicon
    amounts: AmountReader
    times: TimeWordsLexicon
    names: NameLexicon

    def read(self, article: Article) -> tuple[list[Claim], list[Skipped]]:
        """The claims of an article in text order, and what looks like a figure and is none."""
        folded = fold(article.text)
        dollar = self._dollar(article)
        claims: list[Claim] = []
        skipped: list[Skipped] = []
        for number, block in enumerate(article.blocks):
            if block.zone == "boilerplate":
                skipped += _set_aside(article.text, folded, block, number)
                continue
            for start, end in sentences(article.text, block.start, block.end):
                found, none = self._sentence(article.text, folded, tokens(folded, start, end, number), dollar)
                claims += found
                skipped += none
        claims.sort(key=lambda c: (c.start, c.end))
        return claims, skipped

    def _sentence(self, text: str, folded: str, s: Sentence, dollar: str) -> tuple[list[Claim], list[Skipped]]:
        """The claims of one sentence."""
        starters = self.lex.numerals.starters
        hits = [i for i, w in enumerate(s.words) if w[0] in DIGITS or w in starters]
        dates = time_reader.find(s, text, folded, self.times)
        if not hits and not dates:
            return [], []
        scan = Scan.of(text, s)
        skipped: list[Skipped] = []
        for date in dates:
            for k in range(date.first, date.end):
                scan.taken[k] = True
            if date.words is None:
                skipped.append(
                    Skipped(start=date.start, end=date.stop, text=text[date.start : date.stop], reason=date.reason)
                )
        named = name_reader.find(s, text, self.names)
        places = name_reader.places(named, s, self.names)
        amounts, none = self.amounts.claims(scan, hits, dollar)
        printed = tuple(dict.fromkeys(n.text for n in named))
        as_of = _as_of(dates, scan)
        found = [
            c.model_copy(update={"names": printed, "place": place, "as_of": as_of})
            for c in amounts
            for place in (name_reader.nearest(places, s, *_token_range(s, c)),)
        ]
        if any(d.words for d in dates):
            found += self._dates(text, scan, dates, printed, places)
        return found, skipped + none

    def _dates(
        self,
        text: str,
        scan: Scan,
        dates: list[time_reader.Found],
        names: tuple[str, ...],
        places: list[name_reader.Place],
    ) -> list[Claim]:
        context = context_words(scan, self.lex)
        span = Span(start=scan.sentence.start, end=scan.sentence.end)
        return [
            Claim(
                start=d.start,
                end=d.stop,
                words=text[d.start : d.stop],
                kind="date",
                form="date",
                sentence=span,
                block=scan.sentence.block,
                time=d.words,
                hedge=d.hedge,
                dimension="time" if d.words.form == "clock" else "date",
                status=d.status or "asserted",
                place=name_reader.nearest(places, scan.sentence, d.first, d.end),
                names=names,
                context=context,
            )
            for d in dates
            if d.words is not None
        ]

    def _dollar(self, article: Article) -> str:
        """The dollar that a bare "$" means, by the country of the outlet; the US dollar when unknown."""
        where = " ".join(filter(None, (article.source, article.dateline))).lower()
        if where:
            for code, words in self.lex.dollar_countries.items():
                if any(w in where for w in words):
                    return code
        return "USD"


def _token_range(s: Sentence, c: Claim) -> tuple[int, int]:
    i = s.starts.index(c.start)
    j = i + 1
    while j < len(s.ends) and s.ends[j - 1] < c.end:
        j += 1
    return i, j


def _as_of(dates: list[time_reader.Found], scan: Scan) -> str | None:
    """The time that the figures of a sentence hold for, when the sentence says so ("as of 4 p.m.", "by Monday")."""
    for d in dates:
        if d.words is None:
            continue
        before = scan.words[max(0, d.first - 2) : d.first]
        if before[-2:] == ["as", "of"] or scan.words[d.first] in ("by", "until") or before[-1:] == ["by"]:
            return scan.text[d.start : d.stop]
    return None


def _set_aside(text: str, folded: str, block: Span, number: int) -> list[Skipped]:
    """The figures of page furniture, each with the reason why its block was set aside."""
    why = getattr(block, "why", "") or "boilerplate"
    if not any(c in DIGITS for c in text[block.start : block.end]):
        return []
    s = tokens(folded, block.start, block.end, number)
    return [
        Skipped(start=a, end=b, text=text[a:b], reason=why)
        for w, a, b in zip(s.words, s.starts, s.ends, strict=True)
        if w[0] in DIGITS
    ]


@lru_cache(maxsize=4)
def load(overlay: Path | None = None) -> Extractor:
    """An extractor with the shipped rules, ``overlay`` laid over them; raises RulesError."""
    lex = load_lexicon(overlay)
    names = load_names(overlay)
    peoples = frozenset(e.words[0] for row in names.entries.values() for e in row if e.kind == "demonym")
    return Extractor(lex, AmountReader.of(lex, peoples), load_times(overlay), names)
