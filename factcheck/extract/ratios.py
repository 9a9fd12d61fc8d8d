"""Shares told as fractions and ratios: "two-thirds of", "one in five", "three out of four", "half of the"."""

from __future__ import annotations

from factcheck.extract.scan import Figure, Scan
from factcheck.lexicon import Lexicon
from factcheck.numerals import DIGITS


def _small(scan: Scan, k: int, lex: Lexicon) -> bool:
    word = scan.word(k)
    return word in lex.numerals.small or (bool(word) and word[0] in DIGITS and word.isdigit())


def starts_ratio(scan: Scan, i: int, lex: Lexicon) -> bool:
    """Whether "N in M" or "N out of M" begins at ``i``: then "one" is no pronoun."""
    return _ratio_end(scan, i, lex) > 0


def _ratio_end(scan: Scan, i: int, lex: Lexicon) -> int:
    """One past "N in M", "N out of (every) M" at ``i``, else 0."""
    if scan.word(i + 1) not in ("in", "out", "-") or not _small(scan, i, lex):
        return 0
    k = i + 1
    if scan.word(k) == "-" and scan.word(k + 1) == "in" and scan.word(k + 2) == "-":
        k += 3
    elif scan.word(k) == "in":
        k += 1
    elif scan.word(k) == "out" and scan.word(k + 1) == "of":
        k += 2
    else:
        return 0
    if scan.word(k) in ("every", "each"):
        k += 1
    if not _small(scan, k, lex) or (k < scan.n and scan.taken[k]):
        return 0
    end = lex.numerals.extent(scan.words, k, scan.glued)
    low, high = lex.numerals.value((scan.words[i],)), lex.numerals.value(tuple(scan.words[k:end]))
    if not low or not high or not 0 < low.low < high.low:
        return 0
    if scan.words[i + 1] == "in" and (high.low > 1900 or lex.unit_words.at(scan.words, end)):
        return 0  # "two in 2019", "three in 10 days"
    return end


def ratio(scan: Scan, i: int, lex: Lexicon) -> Figure | None:
    """The share that begins at token ``i``, in per cent, or None."""
    words = scan.words
    if end := _ratio_end(scan, i, lex):
        k = end - 1
        while k > i and words[k] not in ("in", "of", "every", "each"):
            k -= 1
        return Figure(i, end, form="ratio", number=(words[i],), upper=tuple(w for w in words[k + 1 : end] if w != "-"),
                      unit="%", dimension="percent")  # fmt: skip
    return _fraction(scan, i, lex)


def _fraction(scan: Scan, i: int, lex: Lexicon) -> Figure | None:
    words, fractions = scan.words, lex.numerals.fractions
    word = words[i]
    if word in lex.numerals.small and lex.numerals.small[word] < 10:
        k = i + 1
        if scan.word(k) == "-":
            k += 1
        name = scan.word(k)
        if word == "three" and lex.numerals.extent(words, i, scan.glued) > k:
            return None  # three-quarters of a million: a number
        if (
            name in fractions
            and (name.endswith("s") or word == "one")
            and _of(scan, k + 1, lex, strict=name in ("quarters", "halves"))
        ):
            return Figure(i, k + 1, form="fraction", number=(word,), upper=(name,), unit="%", dimension="percent")
        return None
    if word not in fractions or word.endswith("s"):
        return None
    if lex.numerals.extent(words, i, scan.glued) > i:  # half a million: a number
        return None
    article = scan.word(i - 1) in ("a", "one")
    if word == "half":
        nxt = scan.word(i + 1)
        hedge = lex.hedges_before.ending(words, i)
        if hedge and hedge[1] != "exact" and (nxt in lex.stops or not nxt[:1].isalpha()) and nxt not in ("a", "an"):
            return Figure(i, i + 1, form="fraction", number=("one",), upper=("half",), unit="%", dimension="percent")
        measured = nxt == "-" and lex.unit_words.at(words, i + 2)
        if not measured and (nxt == "-" or scan.word(i - 1) in ("second", "first", "other", "a", "and", "the")):
            return None
        k = i + 1
        if nxt == "of":
            return Figure(i, i + 1, form="fraction", number=("one",), upper=("half",), unit="%", dimension="percent")
        if nxt in ("a", "an", "-"):
            unit = lex.unit_words.at(words, k + 1)
            if unit:
                symbol = unit[1]
                return Figure(i, unit[0], number=("half", "one"), form="fraction", upper=("half",), unit=symbol,
                              scale=0.01, dimension=lex.units[symbol].dimension)  # fmt: skip
            return None
        if nxt in ("the", "its", "their", "all", "his", "her", "our"):
            return Figure(i, i + 1, form="fraction", number=("one",), upper=("half",), unit="%", dimension="percent")
        return None
    if article and _of(scan, i + 1, lex, strict=True):
        return Figure(i - 1, i + 1, form="fraction", number=("one",), upper=(word,), unit="%", dimension="percent")
    return None


def _of(scan: Scan, k: int, lex: Lexicon, *, strict: bool) -> bool:
    """Whether what a fraction is of follows: "of the", or the end of a "by two-thirds"."""
    nxt = scan.word(k)
    if nxt == "of":
        return True
    if strict:
        return nxt in ("", ".", ",") and scan.word(k - 3) in ("by", "about", "nearly", "almost", "over")
    return (
        nxt in ("", ".", ",", "majority", "in", "to", "were", "are", "said", "the", "say") or scan.word(k - 4) == "by"
    )
