"""Finds the figures of a sentence: numbers with hedge, sign, unit and range; and what is none, with a reason."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from factcheck.extract import nonfigures, ranges, ratios, shapes, units, zeros
from factcheck.extract.hedges import around
from factcheck.extract.nonfigures import NonfigureWords
from factcheck.extract.scan import Figure, Scan
from factcheck.lexicon import Lexicon
from factcheck.numerals import DIGITS

#: What may stand between "one" and the verb that says what befell it ("one has been confirmed dead").
_BEFORE_PASSIVE = frozenset("was is has were been confirmed feared reported believed now".split())
#: Hedges elsewhere; before "one" they leave it a pronoun ("another one", "near one of").
_NO_HEDGES_OF_ONE = frozenset("all near another now over".split())


class NonFigure(NamedTuple):
    """Tokens that look like a figure and are none."""

    i: int
    j: int
    reason: str


def _inherit(scan: Scan, before: list[Figure], f: Figure) -> None:
    """Give a conversion in brackets the hedge of what it converts: "less than 50 km (30 miles)"."""
    if not before or f.bound is not None or scan.word(f.first - 1) != "(" or f.unit is None:
        return
    last = before[-1]
    alike = last.dimension == f.dimension and last.unit != f.unit
    if alike and last.bound not in (None, "exact") and last.last >= f.first - 3:
        f.bound = last.bound


def _lend(scan: Scan, before: list[Figure], f: Figure) -> None:
    """Give the first figure the unit of the second: "rises from 5 to 7 per cent"."""
    if not before or f.unit is None or f.dimension == "money" or scan.word(f.first - 1) != "to":
        return
    last = before[-1]
    if last.last == f.first - 1 and last.unit is None and last.dimension == "count" and last.form == "plain":
        last.unit, last.dimension, last.scale = f.unit, f.dimension, f.scale


@dataclass(slots=True, frozen=True)
class FigureReader:
    """Reads the figures of a sentence with one lexicon; ``dollar`` is what a bare "$" means."""

    lex: Lexicon
    words: NonfigureWords

    def find(self, scan: Scan, hits: list[int], dollar: str) -> tuple[list[Figure], list[NonFigure]]:
        """The figures at or after the given trigger tokens, in order, and the non-figures."""
        figures: list[Figure] = []
        others: list[NonFigure] = []
        done = 0
        for i in hits:
            if i < done or scan.taken[i]:
                continue
            figure, end, reason = self._at(scan, i, dollar)
            if figure is not None:
                done = max(end, figure.last, i + 1)
                _inherit(scan, figures, figure)
                _lend(scan, figures, figure)
                figures.append(figure)
            elif reason:
                done = max(end, i + 1)
                others.append(NonFigure(i, done, reason))
        return figures, others

    def _at(self, scan: Scan, i: int, dollar: str) -> tuple[Figure | None, int, str]:
        """The figure at token ``i``, or the reason why there is none ('' when nothing of note is there)."""
        lex, word = self.lex, scan.words[i]
        if word in ("no", "nobody", "none"):
            figure, end = zeros.zero(scan, i, lex)
            return figure, end, "pronoun" if figure is None and end > i else ""
        if word in ("one", "single") and (f := zeros.not_one(scan, i, lex)):
            return f, f.last, ""
        if f := shapes.one_of_a_unit(scan, i, self.lex):
            return around(scan, f, lex), f.j, ""
        end = nonfigures.idiom(scan, i, lex)
        if end == i + 1 and word == "one" and self.lex.population_words.at(scan.words, end):
            end = i  # "that one bomb": it counts
        if end > i and not ratios.starts_ratio(scan, i, lex):
            return None, end, "idiom" if word not in ("one", "no") else "pronoun"
        if f := ratios.ratio(scan, i, lex):
            return around(scan, f, lex), f.last, ""
        if self._is_ordinal(scan, i):
            return self._ordinal(scan, i)
        start = i - 1 if i > 0 and scan.words[i - 1] in ("a", "an") and not scan.taken[i - 1] else i
        j = lex.numerals.extent(scan.words, start, scan.glued)
        if j == start and start != i:
            start = i
            j = lex.numerals.extent(scan.words, i, scan.glued)
        if j <= i:
            return None, i, ""
        return self._number(scan, start, j, dollar)

    def _number(self, scan: Scan, i: int, j: int, dollar: str) -> tuple[Figure | None, int, str]:
        """The figure whose number is tokens ``i`` to ``j``, where to read on, and the reason when it is none."""
        lex, words = self.lex, scan.words
        sign = units.currency_before(scan, i, lex, dollar)
        digital = words[i][0] in DIGITS
        decimal = digital and scan.word(i - 1) == "." and scan.glued[i] and not scan.glued[i - 1]  # ".358"
        decimal = decimal and words[i].isdigit()
        if digital and (reason := self._no_amount(scan, i, j, alone=not sign and not decimal)):
            return None, j, reason
        furniture = self.words.furniture_after
        if scan.word(j) in furniture.first and (hit := furniture.at(words, j)) and hit[0] > j + 1:
            return None, hit[0], "page furniture"
        f = Figure(i, j)
        if sign:
            f.first, f.unit, f.dimension = sign[0], sign[1], "money"
        if digital and j == i + 1:
            f.j = units.suffix(scan, j, sign is not None, lex)
        f.number = tuple(words[i : f.j])
        if decimal:
            f.first, f.number = i - 1, (f"0.{words[i]}", *f.number[1:])
        ranges.upper_end(scan, f, lex, self.words, dollar)
        units.after(scan, f, lex)
        shapes.compound(scan, f, lex)
        shapes.minus(scan, f)
        named = scan.upper[i] and i > 0 and not scan.titled and not digital and words[i][0].isalpha()
        if f.unit and named and scan.upper[f.j - 1]:
            return None, f.j, "number in a name"
        if f.form == "plain":
            if f.dimension == "money" and "=" in (scan.word(f.j), scan.word(f.first - 1)):
                return None, f.j, "exchange rate"
            if f.dimension == "length" and scan.word(f.j) in self.words.races:
                return None, f.j + 1, "name of a race"
            if f.unit is None and f.dimension == "count":
                reason, end = self._reason(scan, f)
                if reason:
                    return None, end, reason
        shapes.magnitude(scan, f, lex, self.words.quakes)
        if not shapes.age(scan, f, lex):
            shapes.noun_on_hyphen(scan, f)
        if f.form == "plain" and lex.numerals.value(f.number) is None:
            return None, f.j, "unreadable: separators make no number"
        f.last = max(f.last, f.j)
        return around(scan, f, lex), f.j, ""

    def _no_amount(self, scan: Scan, i: int, j: int, *, alone: bool) -> str:
        """Why the digits at ``i`` are no amount; ``alone`` when no currency and no decimal point stands before."""
        word = scan.words[i]
        if alone and (reason := nonfigures.glued_reason(scan, i, j, self.lex)):
            return reason
        if ":" in word:
            return "date or time in figures" if word[1].isdigit() else "clock time or score"
        return "date or time in figures" if "/" in word or word.count("-") == 2 else ""

    def _reason(self, scan: Scan, f: Figure) -> tuple[str, int]:
        """Why the bare number of ``f`` is no figure, and where to read on; '' when it is one."""
        if score := self._score(scan, f):
            return score
        if reason := nonfigures.number_reason(scan, f, self.lex, self.words):
            return reason, f.j
        if scan.words[f.i] == "one" and f.j == f.i + 1 and not self._one_counts(scan, f):
            return "pronoun", f.j
        return "", f.j

    def _score(self, scan: Scan, f: Figure) -> tuple[str, int] | None:
        """As "3-1", "odds of 5-1", "21-14": scores; "a 5-4 ruling" is a tally and read as two figures."""
        k = f.j
        second = k + 1
        paired = scan.word(k) in ("-", "/") and second < scan.n and scan.glued[k] and scan.glued[second]
        if paired and (scan.words[second][0] in DIGITS or scan.words[second] in self.lex.numerals.small):
            if scan.words[k] == "-" and scan.holds(self.words.tallies) and not scan.holds(self.words.scores):
                return None
            return "score or odds", second + 1
        before = f.i - 1
        if (
            scan.word(before) == "-"
            and before > 0
            and scan.glued[before]
            and scan.glued[f.i]
            and scan.words[before - 1][0] in DIGITS
        ):
            return None if scan.holds(self.words.tallies) else ("score or odds", f.j)
        return None

    def _one_counts(self, scan: Scan, f: Figure) -> bool:
        """Whether "one" counts something ("one man", "one was killed", "at least one") or is a pronoun."""
        lex, k = self.lex, f.j
        for at in range(k, k + 4):
            hit = lex.cues.at(scan.words, at)
            if hit and any(c.after and c.measure in zeros.ZERO_MEASURES for c in hit[1]):
                return True
            if scan.word(at) not in _BEFORE_PASSIVE:
                break
        if lex.hedges_before.ending(scan.words, f.i) and scan.word(f.i - 1) not in _NO_HEDGES_OF_ONE:
            return scan.word(k) != "of" or scan.word(f.i - 1) in ("least", "than")
        for at in (k, k + 1, k + 2):
            word = scan.word(at)
            if at > k and word == "-":
                return False
            if lex.population_words.at(scan.words, at):
                return True
            hit = lex.cues.at(scan.words, at)
            if hit and any(c.after and c.measure in zeros.ZERO_MEASURES for c in hit[1]):
                return True
            if word in lex.stops or word in lex.verbs or not word or not word[0].isalpha():
                return word == "-" and bool(lex.unit_words.at(scan.words, at + 1))
            if at == k and not word.endswith(("ly", "ed", "ing", "s")):
                return True
        return False

    def _is_ordinal(self, scan: Scan, i: int) -> bool:
        word = scan.words[i]
        if word in self.lex.numerals.ordinals:
            return True
        return (
            word[0] in DIGITS and word.isdigit() and scan.word(i + 1) in ("st", "nd", "rd", "th") and scan.glued[i + 1]
        )

    def _ordinal(self, scan: Scan, i: int) -> tuple[Figure | None, int, str]:
        """As "a third victim", which implies three; "first lady" and "the 101st Airborne" imply nothing."""
        word = scan.words[i]
        j = i + 1 if word in self.lex.numerals.ordinals else i + 2
        if word[0] in DIGITS and int(word) > 10_000:
            return None, j, "label or code"
        for start in (i - 1, i):
            if start >= 0 and (hit := self.words.ordinals.at(scan.words, start)) and hit[0] > i:
                return None, hit[0], "ordinal in a set phrase"
        if word == "1" or (j < scan.n and scan.upper[j] and scan.is_word(j) and not scan.titled):
            reason = "name of a military unit" if scan.word(j) in self.words.armies else "ordinal in a name"
            return None, j, reason
        if scan.upper[i] and i > 0 and not scan.titled:
            return None, j, "ordinal in a name"
        after = scan.word(j)
        if (
            not after
            or (not after[0].isalpha() and after != "-")
            or after in self.lex.stops
            or after in self.lex.periods
        ):
            return None, j, "ordinal that counts nothing"
        if after == "-" or (scan.word(i - 1) in ("per", "every", "a", "one", "two") and after in self.lex.periods):
            return None, j, "rank or compound"
        return Figure(i, j, form="ordinal", number=(word,), role="ordinal"), j, ""
