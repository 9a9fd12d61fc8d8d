"""Ranges: "between 20 and 30", "$26 to $31 million", "three or four", "two, possibly three", "24- to 30-foot"."""

from __future__ import annotations

from factcheck.extract import units
from factcheck.extract.nonfigures import NonfigureWords
from factcheck.extract.scan import Figure, Scan
from factcheck.lexicon import Lexicon
from factcheck.numerals import DIGITS

_MAYBE = frozenset("possibly perhaps maybe probably".split())
_REPEATED = frozenset("% percent c f km mph".split())


def upper_end(scan: Scan, f: Figure, lex: Lexicon, w: NonfigureWords, dollar: str) -> int:
    """The upper end of a range that begins with ``f``: one past it, or 0. Sets ``f.upper``, unit and end."""
    words = scan.words
    k, joiner, repeated = _joiner(scan, f.j)
    if joiner not in ("-", "to", "or", "and"):
        return 0
    if joiner == "and" and "between" not in scan.words[max(0, f.first - 3) : f.first]:
        return 0
    k += 1
    first = k
    if joiner == "or" and scan.word(k) in ("even", "as", "more"):
        k += 1
    sign = scan.word(k)
    if sign in lex.money.signs or (sign in lex.money.dollars and scan.word(k + 1) == "$"):
        k += 1 if sign in lex.money.signs else 2
    if k >= scan.n or scan.taken[k]:
        return 0
    start = k
    j = lex.numerals.extent(words, start, scan.glued)
    if j == start:
        return 0
    if words[start][0] in DIGITS and j == start + 1:
        j = units.suffix(scan, j, f.dimension == "money" or first != k, lex)
    if repeated and scan.word(j) != repeated:
        return 0
    if not _closes(scan, f, joiner, start, j, first != k, lex, w):
        return 0
    if first != k and f.dimension != "money" and (money := units.currency_before(scan, start, lex, dollar)):
        f.unit, f.dimension = money[1], "money"
    return j


def _joiner(scan: Scan, k: int) -> tuple[int, str, str]:
    """What joins a number that ends before ``k`` to a next one: (its token, the word, a unit at both ends)."""
    joiner = scan.word(k)
    if joiner == "-" and scan.glued[k]:
        if scan.word(k + 1) in ("to", "and", "or"):  # "24- to 30-foot"
            return k + 1, scan.word(k + 1), ""
    elif joiner == "," and scan.word(k + 1) in _MAYBE:
        return k + 1, "or", ""
    elif joiner in _MAYBE:
        return k, "or", ""
    elif joiner == "or" and scan.word(k + 1) in _MAYBE:
        return k + 1, "or", ""
    elif joiner in _REPEATED and scan.word(k + 1) in ("to", "-", "and"):
        return k + 1, scan.word(k + 1), joiner
    return k, joiner, ""


def _closes(
    scan: Scan, f: Figure, joiner: str, start: int, j: int, signed: bool, lex: Lexicon, w: NonfigureWords
) -> bool:
    """Whether tokens ``start`` to ``j`` are the upper end of a range from ``f``; then ``f`` becomes that range."""
    low, high = lex.numerals.value(f.number), lex.numerals.value(tuple(scan.words[start:j]))
    if low is None or high is None:
        return False
    number = f.number
    scales = [w for w in scan.words[start:j] if w in lex.numerals.magnitudes or (w in lex.numerals.suffixes)]
    if scales and not any(w in lex.numerals.magnitudes or w in lex.numerals.suffixes for w in number):
        longer = (*number, *scales)  # "between $26 and $31 million": the magnitude serves both
        value = lex.numerals.value(longer)
        if value and low.low < 1000 and value.low <= high.low:
            number, low = longer, value
    if low.low >= high.high or (joiner == "to" and _changes(scan, f, lex, w)):
        return False
    if joiner == "-" and not signed and f.dimension == "count" and not _ranged(scan, j, lex, w):
        return False
    if joiner == "to" and scan.word(f.first - 1) == "by":  # "rose by three to 26"
        return False
    if joiner == "or" and high.low > 3 * low.low and scan.word(start - 1) not in _MAYBE:
        return False
    f.form, f.number, f.upper, f.j = "range", number, tuple(scan.words[start:j]), j
    if scan.word(f.first - 1) in ("between", "from"):
        f.first -= 1
    return True


def _changes(scan: Scan, f: Figure, lex: Lexicon, w: NonfigureWords) -> bool:
    """Whether it is a change or a tally, no range: "rose from 10 to 15", "213 to 187 votes"."""
    before = scan.words[max(0, f.first - 9) : f.first]
    changed = any(w in lex.status.change_verbs for w in before) and scan.word(f.first - 1) == "from"
    return changed or bool(w.tallies.intersection(before[-5:]))


def _ranged(scan: Scan, j: int, lex: Lexicon, w: NonfigureWords) -> bool:
    """Whether "30-40" goes on as a range does: a counted noun or a unit behind it."""
    if lex.unit_words.at(scan.words, j):
        return True
    word = scan.word(j)
    if word == "-":
        word = scan.word(j + 1)
    if not word or (not word[0].isalpha() and word not in ("%", "°")):
        return False
    return word not in lex.stops and not w.scores.intersection(scan.words[j : j + 2])
