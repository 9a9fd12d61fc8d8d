"""What looks like a figure and is none: each test answers with a named reason, or an empty string."""

from __future__ import annotations

from dataclasses import dataclass

from factcheck.extract.scan import Figure, Scan
from factcheck.lexicon import Lexicon
from factcheck.numerals import DIGITS
from factcheck.phrases import Phrases

#: Touching tokens looked at on each side of digits, for addresses and code; longer ones are cut.
CHUNK = 20
_MORE = frozenset("more others further additional other new".split())
_CODE = frozenset(["[", "]", "{", "}", "_", "\\", "=", "@", "<", ">", "|"])
_ENDINGS = frozenset("js css html htm php asp aspx jpg jpeg png gif pdf com org net co uk xml json txt".split())
_ENDINGS_OF_NUMBERS = frozenset("st nd rd th s x hrs am pm odd ish plus".split())


@dataclass(slots=True, frozen=True)
class NonfigureWords:
    """The lists of rules/nonfigures.yaml as sets."""

    heads: frozenset[str]
    always: frozenset[str]
    compounds: frozenset[str]
    races: frozenset[str]
    streets: frozenset[str]
    armies: frozenset[str]
    scores: frozenset[str]
    tallies: frozenset[str]
    ratings: Phrases[str]
    furniture_before: frozenset[str]
    furniture_after: Phrases[str]
    ordinals: Phrases[str]
    quakes: frozenset[str]
    peoples: frozenset[str]  # nationalities, which are counted ("12 Somali and 11 Yemeni")

    @classmethod
    def of(cls, lex: Lexicon, peoples: frozenset[str] = frozenset()) -> NonfigureWords:
        """The sets made from a lexicon, and the words for people of a country."""
        r = lex.nonfigures
        return cls(
            heads=frozenset([*r.label_heads, *r.label_always]),
            always=frozenset(r.label_always),
            compounds=frozenset(r.compound_nouns),
            races=frozenset(r.race_words),
            streets=frozenset(r.street_words),
            armies=frozenset(r.unit_names),
            scores=frozenset(r.score_words),
            tallies=frozenset(r.tally_words),
            ratings=Phrases((p, p) for p in r.rating_words),
            furniture_before=frozenset(r.furniture_before),
            furniture_after=Phrases((p, p) for p in r.furniture_after),
            ordinals=Phrases((p, p) for p in r.ordinal_phrases),
            quakes=frozenset(r.quake_words),
            peoples=peoples,
        )


def idiom(scan: Scan, i: int, lex: Lexicon) -> int:
    """One past an idiom that holds token ``i``, else ``i`` ("a thousand thanks", "24/7", "one of")."""
    words, first = scan.words, lex.idioms.first
    if first.keys().isdisjoint(words[max(0, i - 3) : i + 1]):
        return i
    for start in range(max(0, i - 3), i + 1):
        if words[start] in first and (hit := lex.idioms.at(words, start)) and hit[0] > i:
            return hit[0]
    return i


def glued_reason(scan: Scan, i: int, j: int, lex: Lexicon) -> str:
    """Digits that touch letters are part of a name: MI6, F-16, Covid-19, 14A, 5G, a file name."""
    words = scan.words
    if (scan.glued[i] or (j < scan.n and scan.glued[j])) and _debris(scan, i, j):
        return "web address or code"
    if scan.glued[i] and i > 0:
        before = words[i - 1]
        if before in ("#", "@", "_", "\\", "=", "&", "*", "^", "|"):
            return "label or code"
        if before[0].isalpha():
            return "part of a name"
        if before == "-" and i > 1 and scan.glued[i - 1] and words[i - 2][0].isalpha():
            plain = scan.text[scan.starts[i - 2] : scan.ends[i - 2]]
            if words[i - 2] not in ("mid", "pre", "post", "sub", "over", "under", "minus", "about") and (
                plain[0].isupper() or plain in ("covid",)
            ):
                return "part of a name"
        if before == "-" and words[i - 2 : i - 1] in (["under"], ["over"], ["u"]) and scan.word(j) == "s":
            return "name of an age group"
        if before in ("/", ".") and i > 1 and scan.glued[i - 1]:
            return "web address or code" if words[i - 2][0].isalpha() else "label or code"
        if before == ":" and i > 1 and scan.glued[i - 1]:
            return "label or code"
    if j < scan.n and scan.glued[j]:
        after = words[j]
        if after in ("_", "\\", "=", "&", "@", "[", "{"):
            return "label or code"
        if after == "/" and scan.word(j + 1) and scan.glued[j + 1] and scan.word(j + 1)[0] in DIGITS:
            return "date or fraction in figures"
        known = after in lex.numerals.suffixes or after in lex.glued_units or after in lex.money.cents
        known = known or after in _ENDINGS_OF_NUMBERS or not after[0].isalpha()
        if not known and not lex.unit_words.at(words, j) and not lex.money_words.at(words, j):
            return "part of a name"
        if after in ("a", "d", "e") or (after == "g" and scan.upper[j]):
            return "part of a name"
    return ""


def _debris(scan: Scan, i: int, j: int) -> bool:
    """Whether the run of touching tokens around ``i`` is an address, a path or a piece of code."""
    first, last = i, j
    while first > 0 and scan.glued[first] and i - first < CHUNK:
        first -= 1
    while last < scan.n and scan.glued[last] and last - j < CHUNK:
        last += 1
    chunk = scan.words[first:last]
    letters = any(w[0].isalpha() and len(w) > 1 for w in chunk)
    return letters and (
        any(w in _CODE for w in chunk)
        or (chunk.count("/") > 1)
        or any(w in _ENDINGS and chunk[k - 1] == "." for k, w in enumerate(chunk) if k)
    )


def number_reason(scan: Scan, f: Figure, lex: Lexicon, w: NonfigureWords) -> str:
    """Why a bare number (no currency, no unit) is none, by what stands around it."""
    words, i, j = scan.words, f.i, f.j
    if words[i][0] in DIGITS:
        if reason := _digits_reason(scan, f, lex, w):
            return reason
    elif reason := _word_reason(scan, f, lex, w):
        return reason
    before, after = scan.word(i - 1), scan.word(j)
    if (before == "×" and scan.word(i - 2).isdigit()) or (after == "×" and scan.word(j + 1).isdigit()):
        return "number of a product"  # "a 4×4 car"
    if before == "(" and scan.word(i - 2) in w.furniture_before and after == ")":
        return "page furniture"
    hit = w.furniture_after.at(words, j) if after in w.furniture_after.first else None
    if hit and before in w.furniture_before:
        return "page furniture"
    if hit and (i == 0 or before in ".;|,:" or before in ("shared", "rated")):
        return "page furniture" if hit[1] != "stars" else "rating"
    if before == "shared" and after == "times":
        return "page furniture"
    if after in ("star", "stars") or (after == "-" and scan.word(j + 1) in ("star", "stars")):
        return "rating"
    if after == "-" and j + 1 < scan.n and scan.glued[j + 1] and scan.word(j + 1) in w.compounds:
        return "compound adjective"
    return ""


def _bare(scan: Scan, f: Figure) -> bool:
    """Digits without separators, one token: what labels are made of."""
    return f.j == f.i + 1 and scan.words[f.i].isdigit() and len(scan.words[f.i]) <= 5


def _digits_reason(scan: Scan, f: Figure, lex: Lexicon, w: NonfigureWords) -> str:
    words, i, j = scan.words, f.i, f.j
    word, before, after = words[i], scan.word(i - 1), scan.word(j)
    if word[0] == "0" and len(word) > 2 and "." not in word:
        return "telephone or code number"
    if before == "per":
        return "base of a rate"
    if before == "+" and scan.glued[i]:
        return "telephone or code number"
    if _digit_run(scan, i) > 2:
        return "telephone or code number"
    if i == 0 and after in (".", ")") and _bare(scan, f) and (j + 1 >= scan.n or scan.upper[j + 1]):
        return "number of a list item"
    if not _bare(scan, f):
        if (
            word.count(".") == 1
            and j == i + 1
            and "," not in word
            and not scan.titled
            and not _counted_next(scan, j, lex)
        ):
            return _name_before(scan, f, lex, w)
        return ""
    if (
        (before in w.heads and not scan.taken[i - 1])
        or (before == "." and scan.word(i - 2) in ("no", "nos", "vol", "fig", "pt", "ch", "art"))
    ) and ((scan.upper[i - 1] and i > 1 and not scan.titled) or not _counted_next(scan, j, lex) or before in w.always):
        return "number of a label"
    if before == "and" and scan.word(i - 2) and scan.word(i - 2)[0] in DIGITS and scan.word(i - 3) in w.heads:
        return "number of a label"
    if scan.titled:
        return ""
    if reason := _name_before(scan, f, lex, w):
        return reason
    return _name_after(scan, f, lex, w)


def _digit_run(scan: Scan, i: int) -> int:
    """How many bare runs of digits stand in a row around ``i``, with spaces between: three make a telephone number."""
    first = last = i
    while first > 0 and i - first < 4 and scan.words[first - 1].isdigit():
        first -= 1
    while last + 1 < scan.n and last - i < 4 and scan.words[last + 1].isdigit():
        last += 1
    return last - first + 1 + (first > 0 and (scan.words[first - 1] == "+" or scan.words[first][0] == "0"))


def _counted_next(scan: Scan, j: int, lex: Lexicon) -> bool:
    """Whether a noun that can be counted follows at once, perhaps behind an adjective."""
    for k in (j, j + 1, j + 2):
        word = scan.word(k)
        if word in _MORE and k == j:
            return True
        if not word or not word[0].isalpha() or word in lex.stops or word in lex.verbs:
            return False
        if lex.population_words.at(scan.words, k) or lex.unit_words.at(scan.words, k) or word in lex.nounish:
            return True
        if lex.cues.at(scan.words, k) and (
            word.endswith("s") or word in ("dead", "killed", "injured", "wounded", "missing")
        ):
            return True
        if word.endswith("s") and not word.endswith("ss") and word not in lex.verbs and k > j:
            return True
    return False


def _name_before(scan: Scan, f: Figure, lex: Lexicon, w: NonfigureWords) -> str:
    """As "Boeing 737", "Room 101": a capitalised word in front, and nothing countable behind."""
    k = f.i - 1
    if k < 0 or scan.taken[k] or not scan.is_word(k) or scan.small(k):
        return ""
    word = scan.words[k]
    if word in w.quakes or word in lex.numerals.small:
        return ""
    plain = scan.text[scan.starts[k] : scan.ends[k]]
    if (
        k > 0
        and len(plain) > 1
        and plain.isupper()
        and (scan.words[k - 1][0] in DIGITS or (scan.glued[k] and scan.words[k - 1] == "-"))
    ):
        return "number in a name"  # "12 AK 47 guns", "SEA-ME-WE 4"
    if (
        word in lex.stops
        or word in lex.saying
        or (k == 0 and len(word) < 3)
        or lex.hedges_before.ending(scan.words, f.i)
    ):
        return ""
    if k == 0 and word.endswith(("ed", "ly")):
        return ""
    if _counted_next(scan, f.j, lex) or scan.word(f.j) in lex.periods:
        return ""
    nxt = scan.word(f.j)
    if nxt and nxt[0].isalpha() and nxt not in lex.stops and nxt.endswith("s") and not nxt.endswith("ss"):
        return ""
    if lex.population_words.at(scan.words, k):  # "Police 12" in a headline: rather a count
        return ""
    return "number in a name"


def _name_after(scan: Scan, f: Figure, lex: Lexicon, w: NonfigureWords) -> str:
    """As "10 Downing Street", "40 Commando"; but "12 Somalis" and "15 NATO troops" are counts."""
    k = f.j
    if k >= scan.n or not scan.upper[k] or not scan.is_word(k):
        return ""
    end = k
    while end < scan.n and scan.upper[end] and scan.is_word(end):
        end += 1
    names = scan.words[k:end]
    if names[0] in w.peoples or scan.word(end) == "-" or (scan.word(end) and scan.word(end)[0] in DIGITS):
        return ""  # "12 Somali and 11 Yemeni", "7 AK-47 rifles"
    if len(names) == 1 and len(names[0]) in range(2, 6) and scan.text[scan.starts[k] : scan.ends[k]].isupper():
        return ""  # "121 RBI"
    if any(n in w.streets for n in names[1:]):
        return "address"
    if names[0] in w.armies or any(n in w.armies for n in names[-1:]):
        return "name of a military unit" if not names[-1].endswith("s") or names[-1] == "airborne" else ""
    if (
        lex.population_words.at(scan.words, k)
        or any(n.endswith("s") for n in names)
        or lex.numerals.magnitudes.get(names[0])
    ):
        return ""
    follows = scan.word(end)
    if follows and follows[0].isalpha() and follows not in lex.stops and follows not in lex.verbs:
        return ""
    return "number in a name" if len(names) == 1 else ""


def _word_reason(scan: Scan, f: Figure, lex: Lexicon, w: NonfigureWords) -> str:
    """Number words in names ("Seven Sisters", "Group of Seven", "Five Eyes") and "one" as a pronoun."""
    i, j = f.i, f.j
    if scan.upper[i] and not scan.titled:
        after = j < scan.n and scan.upper[j] and scan.is_word(j)
        before = i > 0 and scan.upper[i - 1] and scan.is_word(i - 1) and scan.words[i - 1] not in lex.stops
        of_before = scan.word(i - 1) == "of" and i > 2 and scan.upper[i - 2]
        article = i == 1 and scan.words[0] == "the"
        if (i > 0 and (before or of_before or (after and not _demonym(scan, j, lex, w)))) or (article and after):
            return "number in a name"
        if i > 0 and scan.word(i - 1) in ("the", "big") and not after:
            return "number in a name" if scan.upper[i - 1] or i > 1 else ""
    return ""


def _demonym(scan: Scan, k: int, lex: Lexicon, w: NonfigureWords) -> bool:
    """A capitalised noun in the plural, or an adjective before a plain noun: people of somewhere."""
    word = scan.word(k)
    follows = scan.word(k + 1)
    plain = bool(follows) and follows[0].isalpha() and not scan.upper[k + 1] and follows not in lex.stops
    return bool(word) and (word in w.peoples or (plain and not word.endswith("s")))
