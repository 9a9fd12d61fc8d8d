"""Figures by their shape: one of a unit, two units together, below zero, earthquakes, ages, nouns on a hyphen."""

from __future__ import annotations

from factcheck.extract.scan import Figure, Scan
from factcheck.lexicon import Lexicon
from factcheck.numerals import DIGITS

#: Nobody in the news is older; a number above it in commas is no age.
OLDEST = 115
_MEASURING = frozenset("measuring measured registered of and at".split())
_OWN = frozenset("his her their my our".split())
_YOUNG = frozenset("boy girl man woman child son daughter toddler baby teenager youth".split())
_COLD = frozenset("temperature temperatures cold degrees".split())
_ENDS = frozenset((",", ".", ")", ";", ""))


def one_of_a_unit(scan: Scan, i: int, lex: Lexicon) -> Figure | None:
    """As "more than a week", "around an hour", "nearly a mile": one of a unit, when a hedge says it is a measure."""
    if scan.word(i - 1) not in ("a", "an") or scan.taken[i - 1]:
        return None
    unit = lex.unit_words.at(scan.words, i)
    if not unit or not (hedge := lex.hedges_before.ending(scan.words, i - 1)) or hedge[1] == "exact":
        return None
    if scan.word(unit[0]) in ("ago", "later", "earlier", "after", "before", "-"):
        return None
    return Figure(i - 1, unit[0], number=("one",), unit=unit[1], dimension=lex.units[unit[1]].dimension)


def compound(scan: Scan, f: Figure, lex: Lexicon) -> None:
    """As "1hr 4 mins", "6ft 2in": two units of one dimension, told in the smaller."""
    if f.form != "plain" or f.unit is None or f.dimension not in ("duration", "length", "mass"):
        return
    k = f.j + 1 if scan.word(f.j) in ("and", ",") else f.j
    if k >= scan.n or scan.words[k][0] not in DIGITS or scan.taken[k]:
        return
    small = lex.unit_words.at(scan.words, k + 1)
    if small is None and k + 1 < scan.n and scan.glued[k + 1] and (symbol := lex.glued_units.get(scan.words[k + 1])):
        small = (k + 2, symbol)
    if small and small[1] in lex.units:
        unit, major = lex.units[small[1]], lex.units[f.unit]
        if unit.dimension == f.dimension and unit.factor < major.factor and unit.factor * 100 > major.factor:
            f.form, f.upper, f.j = "compound", (scan.words[k],), small[0]
            f.scale, f.unit = major.factor / unit.factor, small[1]


def minus(scan: Scan, f: Figure) -> None:
    """As "minus 17 degrees", "-5C": below zero, for temperatures and changes."""
    k = f.first - 1
    if f.form != "plain" or scan.words[f.i][0] not in DIGITS or k < 0:
        return
    if scan.words[k] == "-" and scan.word(k - 1) == "minus":
        k -= 1
    spoken = scan.words[k] == "minus"
    sign = (
        scan.words[k] == "-"
        and scan.glued[f.i]
        and (k == 0 or not scan.glued[k])
        and f.dimension in ("temperature", "percent")
    )
    if spoken or sign:
        f.first, f.number = k, ("minus", *f.number)
        if spoken and f.dimension == "count" and scan.holds(_COLD):
            f.unit, f.dimension = "degree", "temperature"


def magnitude(scan: Scan, f: Figure, lex: Lexicon, quakes: frozenset[str]) -> None:
    """Earthquakes: "magnitude 6.1", "a 7.6 quake", "measuring 7.4"."""
    if f.dimension != "count" or f.form == "ordinal":
        return
    if f.measure == "magnitude":
        return
    value = lex.numerals.value(f.number)
    if value is None or not 0 < value.low < 10.5:
        return
    before = scan.words[max(0, f.i - 3) : f.i]
    behind = [w for w in scan.words[f.j : f.j + 3] if w not in ("-", "strong")]
    if "richter" in scan.words[f.j : f.j + 4] or "magnitude" in before or (behind and behind[0] == "magnitude"):
        f.unit, f.dimension, f.measure = "magnitude", "magnitude", "magnitude"
        if scan.word(f.j) == "-" and scan.word(f.j + 1) == "magnitude":
            f.j += 2
    elif "." in f.number[0] and scan.holds(quakes) and (quakes.intersection(behind) or _MEASURING.intersection(before)):
        f.unit, f.dimension, f.measure = "magnitude", "magnitude", "magnitude"


def age(scan: Scan, f: Figure, lex: Lexicon) -> bool:
    """Ages without a unit: "aged 81", "Viktor Halas, 43,", "Ann Marsh (64)", "in her 60s"; sets ``f`` and says so."""
    value = lex.numerals.value(f.number)
    if f.dimension != "count" or value is None or not 0 <= value.low < OLDEST or f.form not in ("plain", "range"):
        return False
    k, _before = f.j, scan.word(f.i - 1)
    if scan.word(k) == "s" and scan.glued[k]:
        if value.low % 10 or not _OWN.intersection(scan.words[max(0, f.i - 3) : f.i]):
            return False
        f.form, f.upper, f.j = "range", (str(int(value.low) + 9),), k + 1
    elif not (_said_aged(scan, f, lex) or _after_name(scan, f, lex)):
        return False
    f.unit, f.dimension, f.measure = "year", "age", "age"
    return True


def _said_aged(scan: Scan, f: Figure, lex: Lexicon) -> bool:
    """Whether "aged", "age of" or "ages" introduces the figure."""
    before, second = scan.word(f.i - 1), scan.word(f.i - 2)
    if before == "aged" or (before in ("between", "from") and second == "aged"):
        return True
    if before == "of" and second in _YOUNG and (not scan.is_word(f.j) or scan.words[f.j] in lex.stops):
        return True  # "a boy of nine"
    if (before == "of" and second in ("age", "ages")) or (before == "age" and scan.word(f.j) != "of"):
        return True
    listed = before == "and" and "aged" in scan.words[max(0, f.i - 5) : f.i]
    return (listed or (before == "now" and second == ",")) and scan.word(f.j) in _ENDS


def _after_name(scan: Scan, f: Figure, lex: Lexicon) -> bool:
    """Whether the figure stands between commas or in brackets behind a person's name."""
    name = f.i - 2
    if name < 0 or f.first != f.i or len(f.number) != 1 or f.number[0][0] not in DIGITS or f.form != "plain":
        return False
    if not scan.upper[name] or not scan.is_word(name) or scan.taken[name]:
        return False
    before = scan.words[f.i - 1]
    if before == "(":
        return scan.word(f.j) == ")" and name > 0 and scan.upper[name - 1]
    return before == "," and scan.word(f.j) in _ENDS and not scan.titled and scan.words[name] not in lex.stops


def noun_on_hyphen(scan: Scan, f: Figure) -> None:
    """Nouns joined by a hyphen: "125-seat", "30-homer": what is counted stands in the figure."""
    k = f.j
    if f.dimension != "count" or scan.word(k) != "-" or not scan.is_word(k + 1):
        return
    if not scan.glued[k] or not scan.glued[k + 1] or scan.words[k + 1] in ("odd", "plus", "ish", "some"):
        return
    f.noun = scan.text[scan.starts[k + 1] : scan.ends[k + 1]]
    f.j = k + 2
    f.last = max(f.last, f.j)
