"""What stands beside a number and says what it is a number of: currency, unit, period of a rate."""

from __future__ import annotations

from factcheck.extract.scan import Figure, Scan
from factcheck.lexicon import Lexicon

#: After a glued "m" these make metres of it ("a 6m wall"); anything else a counted noun (million).
_METRES = frozenset(
    """long high tall deep wide away from of - tree trees wave waves wall walls fence fences below above final race
    hurdles sprint freestyle across thick down in x by ) butterfly relay dive drop crater yacht boat""".split()
)
_DIRECTIONS = frozenset("north south east west longitude latitude".split())
_TOLD_IN = {"decade": ("year", 10.0), "century": ("year", 100.0), "bp": ("pp", 0.01)}
_POINT_CONTEXT = frozenset("% percent cent pct poll polls margin rate rates turnout lead swing survey approval".split())


def currency_before(scan: Scan, i: int, lex: Lexicon, dollar: str) -> tuple[int, str] | None:
    """The currency that stands before the number at ``i``: (its first token, ISO code)."""
    k = i - 1
    if k < 0:
        return None
    words, money = scan.words, lex.money
    word = words[k]
    if word in money.signs:
        code = dollar if word == "$" else money.signs[word]
        lettered = k > 0 and word == "$" and words[k - 1] in money.dollars and scan.upper[k - 1]
        if lettered and (scan.glued[k] or words[k - 1] == "us"):
            return k - 1, money.dollars[words[k - 1]]
        return k, code
    if k > 0 and words[k - 1] == "$" and word in money.dollars and scan.glued[k]:
        return k - 1, money.dollars[word]
    if word == "." and k > 0 and words[k - 1] in ("rs", "rp", "tk", "re"):
        k, word = k - 1, words[k - 1]
    if word in money.codes and (code2 := money.codes[word]):
        plain = scan.text[scan.starts[k] : scan.ends[k]]
        magnitude = scan.word(i + 1) in lex.numerals.magnitudes or scan.word(i + 1) in lex.numerals.suffixes
        if (len(word) > 1 and plain[0].isupper()) or (len(word) == 1 and scan.glued[i] and magnitude):
            return k, code2
    return None


def suffix(scan: Scan, j: int, money: bool, lex: Lexicon) -> int:
    """One past a magnitude letter that touches the number ending at ``j`` ("1.2m", "£3bn"), else ``j``."""
    word = scan.word(j)
    if word not in lex.numerals.suffixes or j >= scan.n:
        return j
    if word == "mm":  # "$20MM" in business copy; "20mm" is a length
        return j + 1 if money and scan.upper[j] else j
    if not scan.glued[j]:
        return j + 1 if money and word in ("m", "bn", "mn", "b", "tn") else j
    if money or len(word) > 1:
        return j + 1
    after = scan.word(j + 1)
    capital = scan.upper[j]
    if word == "m" and (after in _METRES or not after or after in ",.;"):
        return j
    if word in ("t", "b") and not capital and after in lex.stops:
        return j
    if word == "k" and after in ("race", "run", "."):
        return j
    return j + 1


def after(scan: Scan, f: Figure, lex: Lexicon) -> None:
    """Read the unit or currency word behind the number of ``f``, and what period it is a rate of."""
    j = f.j
    k = j
    joined = scan.word(j) == "-" and scan.is_word(j + 1) and scan.glued[j] and scan.glued[j + 1]
    if joined:
        k = j + 1
    word = scan.word(k)
    glued = k == j and j < scan.n and scan.glued[j]
    if f.dimension == "money":
        if (hit := lex.money_words.at(scan.words, k)) and hit[1]:
            f.j, f.unit = hit[0], f.unit if f.unit not in ("USD", None) else hit[1]
        _period(scan, f, lex)
        return
    if glued and word == "s" and f.number[-1].endswith("0"):
        return  # "in her 60s", "the 90s"
    if word in lex.unit_starts:
        _measured(scan, f, k, lex, glued=glued, joined=joined)
    _period(scan, f, lex)


def _measured(scan: Scan, f: Figure, k: int, lex: Lexicon, *, glued: bool, joined: bool) -> None:
    """Read the unit or currency that begins at token ``k``; ``joined`` by a hyphen ("a 10-mile run")."""
    word = scan.words[k]
    if glued and word in lex.glued_units and len(word) == 1 and not (word in "cf" and not scan.upper[k]):
        f.unit = lex.glued_units[word]
        f.dimension = lex.units[f.unit].dimension
        f.j = k + 1
    elif glued and word in lex.money.cents:
        f.unit, f.scale, f.dimension, f.j = lex.money.cents[word], 0.01, "money", k + 1
    elif word == "of" and (of := lex.money_words.at(scan.words, k + 1)) and of[1]:
        f.unit, f.dimension, f.j = of[1], "money", of[0]  # "tens of millions of dollars"
    elif (
        word == "of"
        and f.number[0] in (*lex.numerals.vague, "tens")
        and (measured := lex.unit_words.at(scan.words, k + 1))
    ):
        _unit(scan, f, measured[0], measured[1], lex, joined)  # "hundreds of millions of litres"
    elif hit2 := lex.unit_words.at(scan.words, k):
        _unit(scan, f, hit2[0], hit2[1], lex, joined)
    elif (hit3 := lex.money_words.at(scan.words, k)) and hit3[1]:
        if word in ("pound", "pounds") and _weighed(scan, f, hit3[0], lex):
            f.unit, f.dimension, f.j = "lb", "mass", hit3[0]
        else:
            f.unit, f.dimension, f.j = hit3[1], "money", hit3[0]
    elif word in lex.money.cents and len(word) > 1 and not joined:
        f.unit, f.scale, f.dimension, f.j = lex.money.cents[word], 0.01, "money", k + 1
    elif len(word) == 3 and (code := lex.money.codes.get(word)) and scan.text[scan.starts[k] : scan.ends[k]].isupper():
        f.unit, f.dimension, f.j = code, "money", k + 1
    elif (
        word == "won"
        and _is_money(scan, f, lex)
        and (not scan.word(k + 1) or scan.word(k + 1) in lex.stops or scan.word(k + 1) in ".,;(")
    ):
        f.unit, f.dimension, f.j = "KRW", "money", k + 1
    elif word in ("point", "points") and scan.holds(_POINT_CONTEXT):
        f.unit, f.dimension, f.j = "pp", "points", k + 1


def _weighed(scan: Scan, f: Figure, end: int, lex: Lexicon) -> bool:
    """Whether pounds are a weight: something weighs them, or a mass stands beside ("2 kg (4.4 pounds)")."""
    if "weigh" in " ".join(scan.words):
        return True
    beside = (scan.word(f.i - 2), scan.word(f.i - 1)), (scan.word(end), scan.word(end + 2))
    if beside[0][1] == "(" and _is_mass(beside[0][0], lex):
        return True
    return beside[1][0] == "(" and any(_is_mass(scan.word(k), lex) for k in range(end + 1, end + 4))


def _is_mass(word: str, lex: Lexicon) -> bool:
    hit = lex.unit_words.at([word], 0) if word else None
    unit = lex.units.get(hit[1]) if hit else None
    return (unit is not None and unit.dimension == "mass") or word in ("kg", "kilo", "kilos")


def _is_money(scan: Scan, f: Figure, lex: Lexicon) -> bool:
    return any(w in lex.numerals.magnitudes for w in f.number)


def _unit(scan: Scan, f: Figure, end: int, symbol: str, lex: Lexicon, joined: bool) -> None:
    word = scan.words[end - 1]
    if symbol in ("C", "F") and word in ("c", "f") and not scan.upper[end - 1]:
        return
    if word in ("in", "stone", "t", "g", "l") and not joined and not scan.glued[end - 1]:
        return
    if word in ("foot", "feet") and scan.word(end) in ("soldiers", "patrols"):
        return
    f.unit, f.dimension, f.j = symbol, lex.units[symbol].dimension, end
    if symbol in _TOLD_IN:
        f.unit, f.scale = _TOLD_IN[symbol]
    if symbol == "degree" and "richter" in scan.words[end : end + 4]:
        f.unit, f.dimension, f.measure = "magnitude", "magnitude", "magnitude"
    elif symbol == "degree" and _DIRECTIONS.intersection(scan.words[end : end + 2]):
        f.dimension = "angle"
    elif symbol == "degree" and scan.word(end) in ("celsius", "fahrenheit", "c", "f"):
        f.unit = "C" if scan.words[end][0] == "c" else "F"
        f.j = end + 1
    if f.dimension == "duration":
        _age(scan, f)


def _age(scan: Scan, f: Figure) -> None:
    """Make an age, not a length of time, of "43-year-old", "10 months old", "aged 7 years"."""
    k = f.j
    if scan.word(k) == "-" and scan.word(k + 1) in ("old", "olds"):
        f.j, f.dimension, f.measure = k + 2, "age", "age"
    elif scan.word(k) == "old" or (scan.word(k) == "of" and scan.word(k + 1) == "age"):
        f.j, f.dimension, f.measure = k + (1 if scan.words[k] == "old" else 2), "age", "age"
    elif scan.word(f.i - 1) == "aged":
        f.dimension, f.measure = "age", "age"


def _period(scan: Scan, f: Figure, lex: Lexicon) -> None:
    """The period of a rate: "400 a day", "£500-a-month", "70 per hour", "500 people a day", "$3/share"."""
    words, n = scan.words, scan.n
    k = f.j
    for step in range(4):
        at = k + step
        if at >= n:
            return
        word = words[at]
        if word == "-" and step == 0 and scan.word(at + 1) in ("a", "an", "per") and scan.word(at + 2) == "-":
            period = lex.periods.get(scan.word(at + 3))
            if period:
                f.period, f.j = period, at + 4
            return
        if word in ("a", "an", "per", "/", "each", "every"):
            period = lex.periods.get(scan.word(at + 1))
            if period and not (
                word in ("a", "an") and scan.word(at + 2) in ("ago", "earlier", "later", "before", "after")
            ):
                if word in ("each", "every") and period not in ("day", "week", "month", "year", "h", "night", "min"):
                    return
                f.period = period
                if step == 0:
                    f.j = at + 2
            return
        if word in ("daily", "weekly", "monthly", "annually") and step > 0:
            f.period = lex.periods[word]
            return
        if word == "of" and step == 0 and f.unit is not None:
            continue  # "200 tonnes of cod a week"
        if not word[0].isalpha() or word in lex.stops or scan.taken[at]:
            return
