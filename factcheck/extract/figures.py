"""Finds the figures of one sentence: numbers with their hedge, sign, unit and range; and what is none, with a reason."""

from __future__ import annotations

from dataclasses import dataclass

from factcheck.extract import nonfigures, ratios, units, zeros
from factcheck.extract.hedges import around
from factcheck.extract.nonfigures import NonfigureWords
from factcheck.extract.scan import Figure, Scan
from factcheck.lexicon import Lexicon
from factcheck.numerals import DIGITS

_DASHES = ("-",)
_MAYBE = frozenset(("possibly", "perhaps", "maybe", "probably"))


@dataclass(slots=True, frozen=True)
class NonFigure:
    """Tokens that look like a figure and are none."""

    i: int
    j: int
    reason: str


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
        end = nonfigures.idiom(scan, i, lex)
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
        lex = self.lex
        if scan.words[i][0] in DIGITS and (reason := nonfigures.glued_reason(scan, i, j, lex)):
            return None, j, reason
        if scan.words[i][0] in DIGITS and not scan.words[i][1:2].isdigit() and ":" in scan.words[i]:
            return None, j, "clock time or score"
        if ":" in scan.words[i] or "/" in scan.words[i] or scan.words[i].count("-") == 2:
            return None, j, "date or time in figures"
        if (hit := self.words.furniture_after.at(scan.words, j)) and hit[0] > j + 1:
            return None, hit[0], "page furniture"
        f = Figure(i, j)
        if sign := units.currency_before(scan, i, lex, dollar):
            f.first, f.unit, f.dimension = sign[0], sign[1], "money"
        if scan.words[i][0] in DIGITS and j == i + 1:
            f.j = units.suffix(scan, j, f.dimension == "money", lex)
        number_end = f.j
        f.number = tuple(scan.words[i:number_end])
        upper = self._range(scan, f, dollar)
        units.after(scan, f, lex)
        if f.dimension == "length" and f.form == "plain" and scan.word(f.j) in self.words.races:
            return None, f.j + 1, "name of a race"
        if f.form == "plain" and upper == 0 and f.unit is None and f.dimension == "count":
            reason, end = self._reason(scan, f)
            if reason:
                return None, end, reason
        self._magnitude(scan, f)
        self._named(scan, f)
        if lex.numerals.value(f.number) is None and f.form == "plain":
            return None, f.j, "unreadable: separators make no number"
        f.last = max(f.last, f.j)
        return around(scan, f, lex), f.j, ""

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
        """"3-1", "odds of 5-1", "21-14": scores; "a 5-4 ruling" is a tally and read as two figures."""
        k = f.j
        second = k + 1
        if scan.word(k) in ("-", "/") and second < scan.n and scan.glued[k] and scan.glued[second]:
            if scan.words[second][0] in DIGITS or scan.words[second] in self.lex.numerals.small:
                if scan.words[k] == "-" and self.words.tallies.intersection(scan.words) and not self.words.scores.intersection(scan.words):
                    return None
                return "score or odds", second + 1
        before = f.i - 1
        if scan.word(before) == "-" and before > 0 and scan.glued[before] and scan.glued[f.i] and scan.words[before - 1][0] in DIGITS:
            return None if self.words.tallies.intersection(scan.words) else ("score or odds", f.j)
        return None

    def _one_counts(self, scan: Scan, f: Figure) -> bool:
        """Whether "one" counts something ("one man", "one was killed", "at least one") or is a pronoun."""
        lex, k = self.lex, f.j
        if lex.hedges_before.ending(scan.words, f.i) and scan.word(f.i - 1) not in ("all", "near", "another", "now", "over"):
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
            if word in lex.stops and word not in ("was", "is", "has", "were", "been"):
                return False
            if word == "-" and lex.unit_words.at(scan.words, at + 1):
                return True
        return False

    def _range(self, scan: Scan, f: Figure, dollar: str) -> int:
        """The upper end of a range that begins with ``f``: one past it, or 0. Sets ``f.upper``, unit and end."""
        words, k = scan.words, f.j
        joiner = scan.word(k)
        repeated = ""  # a unit that stands at both ends ("5% to 7%")
        if joiner in _DASHES and scan.glued[k]:
            if scan.word(k + 1) in ("to", "and", "or"):  # "24- to 30-foot"
                k, joiner = k + 1, scan.word(k + 1)
        elif joiner == "," and scan.word(k + 1) in _MAYBE:
            k, joiner = k + 1, "or"
        elif joiner in _MAYBE or (joiner == "or" and scan.word(k + 1) in _MAYBE):
            k, joiner = (k if joiner in _MAYBE else k + 1), "or"
        elif joiner in ("%", "percent", "c", "f", "km", "mph") and scan.word(k + 1) in ("to", "-", "and"):
            repeated = joiner
            k, joiner = k + 1, scan.word(k + 1)
        if joiner not in ("-", "to", "or", "and") or (joiner == "and" and scan.word(f.first - 1) != "between" and not self._between(scan, f)):
            return 0
        k += 1
        first = k
        if joiner == "or" and scan.word(k) in ("even", "as", "more"):
            k += 1
        sign = scan.word(k)
        if sign in self.lex.money.signs or (sign in self.lex.money.dollars and scan.word(k + 1) == "$"):
            k += 1 if sign in self.lex.money.signs else 2
        if k >= scan.n or scan.taken[k]:
            return 0
        start = k
        j = self.lex.numerals.extent(words, start, scan.glued)
        if j == start:
            return 0
        if words[start][0] in DIGITS and j == start + 1:
            j = units.suffix(scan, j, f.dimension == "money" or first != k, self.lex)
        if repeated and scan.word(j) != repeated:
            return 0
        return self._close_range(scan, f, joiner, start, j, dollar, first != k)

    def _between(self, scan: Scan, f: Figure) -> bool:
        return "between" in scan.words[max(0, f.first - 3) : f.first]

    def _close_range(
        self, scan: Scan, f: Figure, joiner: str, start: int, j: int, dollar: str, signed: bool
    ) -> int:
        lex = self.lex
        low, high = lex.numerals.value(f.number), lex.numerals.value(tuple(scan.words[start:j]))
        if low is None or high is None:
            return 0
        number = f.number
        scales = [w for w in scan.words[start:j] if w in lex.numerals.magnitudes or (w in lex.numerals.suffixes)]
        if scales and not any(w in lex.numerals.magnitudes or w in lex.numerals.suffixes for w in number):
            longer = (*number, *scales)  # "between $26 and $31 million": the magnitude serves both
            value = lex.numerals.value(longer)
            if value and low.low < 1000 and value.low <= high.low:
                number, low = longer, value
        if low.low >= high.high or (joiner == "to" and self._changes(scan, f)):
            return 0
        if joiner == "-" and not signed and f.dimension == "count" and not self._ranged(scan, j):
            return 0
        if joiner == "or" and high.low > 3 * low.low and scan.word(start - 1) not in _MAYBE:
            return 0
        f.form, f.number, f.upper, f.j = "range", number, tuple(scan.words[start:j]), j
        if signed and f.dimension != "money" and (sign := units.currency_before(scan, start, lex, dollar)):
            f.unit, f.dimension = sign[1], "money"
        if scan.word(f.first - 1) in ("between", "from"):
            f.first -= 1
        return j

    def _changes(self, scan: Scan, f: Figure) -> bool:
        """"rose from 10 to 15", "213 to 187 votes": a change or a tally, not a range."""
        before = scan.words[max(0, f.first - 5) : f.first]
        changed = any(w in self.lex.status.change_verbs for w in before) and scan.word(f.first - 1) == "from"
        return changed or bool(self.words.tallies.intersection(before))

    def _ranged(self, scan: Scan, j: int) -> bool:
        """Whether "30-40" goes on as a range does: a counted noun or a unit behind it."""
        word = scan.word(j)
        if word == "-":
            word = scan.word(j + 1)
        if not word or not word[0].isalpha() and word not in ("%", "°"):
            return False
        return word not in self.lex.stops and not self.words.scores.intersection(scan.words[j : j + 2])

    def _magnitude(self, scan: Scan, f: Figure) -> None:
        """"magnitude 6.1", "a 7.6 quake", "measuring 7.4": earthquakes."""
        if f.dimension != "count" or f.form == "ordinal":
            return
        value = self.lex.numerals.value(f.number)
        if value is None or not 0 < value.low < 10.5 or "magnitude" in f.signs:
            return
        before = scan.words[max(0, f.i - 3) : f.i]
        behind = [w for w in scan.words[f.j : f.j + 3] if w not in ("-", "strong")]
        if "magnitude" in before or (behind and behind[0] == "magnitude"):
            f.unit, f.dimension, f.signs = "magnitude", "magnitude", ["magnitude"]
            if scan.word(f.j) == "-" and scan.word(f.j + 1) == "magnitude":
                f.j += 2
        elif "." in f.number[0] and self.words.quakes.intersection(scan.words):
            quake = any(w in self.words.quakes for w in behind) or set(before) & {"measuring", "measured", "registered", "of", "and", "at"}
            if quake:
                f.unit, f.dimension, f.signs = "magnitude", "magnitude", ["magnitude"]

    def _named(self, scan: Scan, f: Figure) -> None:
        """Ages without a unit ("aged 81", "Viktor Halas, 43,"), and nouns joined by a hyphen ("125-seat")."""
        if f.dimension != "count":
            return
        k = f.j
        before = scan.word(f.i - 1)
        value = self.lex.numerals.value(f.number)
        if value is None:
            return
        if before == "aged" or (before in ("between", "from") and scan.word(f.i - 2) == "aged") or (
            before == "of" and scan.word(f.i - 2) in ("age", "ages")
        ) or (before == "age" and scan.word(k) not in ("of",)):
            f.unit, f.dimension, f.signs = "year", "age", ["age"]
        elif (
            before == "," and f.i > 1 and scan.upper[f.i - 2] and scan.is_word(f.i - 2) and value.low < 115 and f.form == "plain"
            and scan.word(k) in (",", ".", ")", ";", "") and not scan.taken[f.i - 2] and f.number[0][0] in DIGITS and not f.unit
            and len(f.number) == 1 and not scan.titled and f.first == f.i and scan.words[f.i - 2] not in self.lex.stops
        ):
            f.unit, f.dimension, f.signs = "year", "age", ["age"]
        elif scan.word(k) == "-" and scan.is_word(k + 1) and scan.glued[k] and scan.glued[k + 1]:
            if scan.words[k + 1] in ("odd", "plus", "ish", "some"):
                return
            f.noun = scan.text[scan.starts[k + 1] : scan.ends[k + 1]]
            f.last = max(f.last, k + 2)
            f.j = k + 2

    def _is_ordinal(self, scan: Scan, i: int) -> bool:
        word = scan.words[i]
        if word in self.lex.numerals.ordinals:
            return True
        return word[0] in DIGITS and word.isdigit() and scan.word(i + 1) in ("st", "nd", "rd", "th") and scan.glued[i + 1]

    def _ordinal(self, scan: Scan, i: int) -> tuple[Figure | None, int, str]:
        """"a third victim" implies three; "first lady" and "the 101st Airborne" imply nothing."""
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
        if not after or not after[0].isalpha() and after != "-" or after in self.lex.stops or after in self.lex.periods:
            return None, j, "ordinal that counts nothing"
        if after == "-" or scan.word(i - 1) in ("per", "every", "a", "one", "two") and after in self.lex.periods:
            return None, j, "rank or compound"
        number = (word,) if word in self.lex.numerals.ordinals else (word,)
        return Figure(i, j, form="ordinal", number=number, role="ordinal"), j, ""
