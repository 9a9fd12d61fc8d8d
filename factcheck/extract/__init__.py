"""Finds figures and dates in the text of an article, with everything their sentence says about them."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache, partial
from pathlib import Path
from typing import cast

from factcheck.extract import names as name_reader
from factcheck.extract import times as time_reader
from factcheck.extract.amounts import AmountReader, Setting, context_words
from factcheck.extract.names import Places
from factcheck.extract.scan import Scan
from factcheck.extract.tables import claims_of
from factcheck.extract.times_words import TimeWordsLexicon
from factcheck.extract.times_words import load as load_times
from factcheck.gloss import Gloss, unmarked
from factcheck.gloss import load as load_gloss
from factcheck.languages import supported
from factcheck.lexicon import Lexicon, freely_ordered
from factcheck.lexicon import load as load_lexicon
from factcheck.model import Article, Claim, Skipped, Span, Status
from factcheck.names import NameLexicon
from factcheck.names import load as load_names
from factcheck.numerals import DIGITS
from factcheck.sources import load as load_sources
from factcheck.text import Sentence, cut, fold, placed, sentences, tokens, words_in

ANY_DIGIT = re.compile("[0-9]")
#: What a word may begin, in Extractor.begins.
FIGURE, DATE = 1, 2


@dataclass(slots=True, frozen=True)
class Extractor:
    """Reads articles with one set of rules."""

    lex: Lexicon
    amounts: AmountReader
    times: TimeWordsLexicon
    names: NameLexicon
    begins: dict[str, int]  # words that may begin a figure or a date: FIGURE, DATE or their sum; digits begin either
    peoples: frozenset[str]  # words for people of a country
    overlay: Path | None  # the person's own rules

    def read(self, article: Article) -> tuple[list[Claim], list[Skipped]]:
        """The claims of an article in text order, and what looks like a figure and is none."""
        dollar = self._dollar(article)
        if article.language != "en" and article.language in supported():
            glossed, gloss = load_glossed(article.language, self.overlay)
            return glossed._glossed(article, gloss, dollar)
        text, folded = article.text, fold(article.text)
        claims: list[Claim] = []
        skipped: list[Skipped] = []
        for number, block in enumerate(article.blocks):
            if block.aside:
                skipped += _set_aside(text, folded, block, number)
                continue
            if block.cells:
                claims += claims_of(text, block, number, partial(self._alone, dollar=dollar))
                continue
            words = words_in(folded, block.start, block.end)
            if ANY_DIGIT.search(folded, block.start, block.end) is None and self.begins.keys().isdisjoint(words):
                continue  # no figure and no date: it need not be cut into sentences
            whole = placed(folded, words, block.start, block.end, number)
            for sentence in cut(whole, folded, sentences(text, block.start, block.end)):
                found, none = self._sentence(text, folded, sentence, dollar)
                claims += found
                skipped += none
        claims.sort(key=lambda c: (c.start, c.end))
        return claims, skipped

    def _alone(self, words: str, dollar: str, gloss: Gloss | None = None) -> list[Claim]:
        """The claims of a sentence that stands in no article: what the heads of a table make of a cell."""
        if gloss is not None:
            read = gloss.read(words, gloss.fold(words), 0, len(words))
            return [_unmarked(c) for s in read for c in self._sentence(words, "", s, dollar)[0]]
        folded = fold(words)
        whole = placed(folded, words_in(folded, 0, len(words)), 0, len(words), 0)
        found = [
            self._sentence(words, folded, s, dollar)[0] for s in cut(whole, folded, sentences(words, 0, len(words)))
        ]
        return sorted((c for claims in found for c in claims), key=lambda c: (c.start, c.end))

    def _glossed(self, article: Article, gloss: Gloss, dollar: str) -> tuple[list[Claim], list[Skipped]]:
        """The claims of an article in another language, read in the words of this one."""
        text, folded = article.text, gloss.fold(article.text)
        claims: list[Claim] = []
        skipped: list[Skipped] = []
        for number, block in enumerate(article.blocks):
            if block.aside:
                skipped += _set_aside(text, folded, block, number)
                continue
            if block.cells:
                claims += claims_of(text, block, number, partial(self._alone, dollar=dollar, gloss=gloss))
                continue
            for sentence in gloss.read(text, folded, block.start, block.end, number):
                found, none = self._sentence(text, folded, sentence, dollar)
                claims += map(_unmarked, found)
                skipped += none
        claims.sort(key=lambda c: (c.start, c.end))
        return claims, skipped

    def _sentence(self, text: str, folded: str, s: Sentence, dollar: str) -> tuple[list[Claim], list[Skipped]]:
        """The claims of one sentence, and what is no figure."""
        words, begins = s.words, self.begins
        places = [i for i, w in enumerate(words) if w in begins or w[0] in DIGITS]
        if not places:
            return [], []
        hits = [i for i in places if begins.get(words[i], FIGURE) & FIGURE]
        days = [i for i in places if begins.get(words[i], DATE) & DATE]
        dates = time_reader.find(s, text, folded, self.times, days) if days else []
        if not hits and not dates:
            return [], []
        scan = Scan.of(text, s)
        skipped = [_skip(text, d.start, d.stop, d.reason) for d in dates if d.words is None]
        for date in dates:
            scan.taken[date.first : date.end] = [True] * (date.end - date.first)
        figures, others = self.amounts.figures.find(scan, hits, dollar)
        skipped += [_skip(text, scan.starts[x.i], scan.ends[x.j - 1], x.reason) for x in others]
        dated = [d for d in dates if d.words is not None]
        if not figures and not dated:
            return [], skipped
        setting = self._setting(scan, dated)
        claims = self.amounts.claims(scan, figures, setting) if figures else []
        return claims + [_dated(scan, d, setting) for d in dated], skipped

    def _setting(self, scan: Scan, dated: list[time_reader.Found]) -> Setting:
        """What all claims of a sentence have in common."""
        s = scan.sentence
        found = name_reader.find(s, scan.text, self.names, upper=scan.upper)
        names = [name.text for name in found] if s.upper is None else [self._usual(name) for name in found]
        return Setting(
            sentence=Span(start=s.start, end=s.end),
            names=tuple(dict.fromkeys(names)),
            places=Places(found, s, self.names),
            as_of=_as_of(dated, scan),
            context=context_words(scan, self.amounts.keys),
        )

    def _usual(self, name: name_reader.Name) -> str:
        """A name of a text in another language by its usual form here: "Polen" is Poland."""
        return self.names.display.get(name.key, name.text)

    def _dollar(self, article: Article) -> str:
        """The dollar that a bare "$" means, by the country of the outlet; the US dollar when unknown."""
        home = load_sources(self.overlay).home(article.source) if article.source else None
        if home is not None and home.currency in (*self.lex.dollar_countries, "USD"):
            return home.currency or "USD"
        if article.source or article.dateline:
            where = f"{article.source or ''} {article.dateline or ''}".lower()
            for code, words in self.lex.dollar_countries.items():
                if any(w in where for w in words):
                    return code
        return "USD"


def _unmarked(claim: Claim) -> Claim:
    """A claim from another language without the marks of words that no list knows."""
    return claim._replace(head=claim.head and unmarked(claim.head), context=tuple(map(unmarked, claim.context)))


def _skip(text: str, start: int, end: int, reason: str) -> Skipped:
    return Skipped(start=start, end=end, text=text[start:end], reason=reason)


def _dated(scan: Scan, date: time_reader.Found, setting: Setting) -> Claim:
    """A date of a sentence as a claim."""
    return Claim(
        start=date.start,
        end=date.stop,
        words=scan.text[date.start : date.stop],
        kind="date",
        form="date",
        sentence=setting.sentence,
        block=scan.sentence.block,
        time=date.words,
        hedge=date.hedge,
        dimension="time" if date.words is not None and date.words.form == "clock" else "date",
        status=cast(Status, date.status or "asserted"),
        place=setting.places.of(date.first, date.end).place,
        names=setting.names,
        context=setting.context,
    )


def _as_of(dated: list[time_reader.Found], scan: Scan) -> str | None:
    """The time that the figures of a sentence hold for, when the sentence says so ("as of 4 p.m.", "by Monday")."""
    for d in dated:
        before = scan.words[max(0, d.first - 2) : d.first]
        if before == ["as", "of"] or scan.words[d.first] in ("by", "until") or before[-1:] == ["by"]:
            return scan.text[d.start : d.stop]
    return None


def _set_aside(text: str, folded: str, block: Span, number: int) -> list[Skipped]:
    """The figures of page furniture, each with the reason why its block was set aside."""
    why = getattr(block, "why", "") or "boilerplate"
    if not ANY_DIGIT.search(text, block.start, block.end):
        return []
    s = tokens(folded, block.start, block.end, number)
    return [_skip(text, a, b, why) for w, a, b in zip(s.words, s.starts, s.ends, strict=True) if w[0] in DIGITS]


@lru_cache(maxsize=4)
def load(overlay: Path | None = None) -> Extractor:
    """An extractor with the shipped rules, ``overlay`` laid over them; raises RulesError."""
    lex = load_lexicon(overlay)
    names = load_names(overlay)
    peoples = frozenset(e.words[0] for row in names.entries.values() for e in row if e.kind == "demonym")
    times = load_times(overlay)
    starters = lex.numerals.starters
    kinds = times.kinds
    words = sorted(w for w in starters.union(kinds) if w[0] not in DIGITS)
    begins = {w: FIGURE * (w in starters) + DATE * (w in kinds) for w in words}
    return Extractor(lex, AmountReader.of(lex, peoples), times, names, begins, peoples, overlay)


@lru_cache(maxsize=8)
def load_glossed(language: str, overlay: Path | None = None) -> tuple[Extractor, Gloss]:
    """The extractor for another language, and what turns its words into those of the lists; raises RulesError."""
    gloss, plain = load_gloss(language, overlay), load(overlay)
    if not gloss.settings.free_order:
        return plain, gloss
    lex = freely_ordered(plain.lex)
    return replace(plain, lex=lex, amounts=AmountReader.of(lex, plain.peoples)), gloss
