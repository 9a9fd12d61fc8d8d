"""What a figure counts: the noun phrase behind it, its head noun and its class."""

from __future__ import annotations

from factcheck.extract.scan import Figure, Scan
from factcheck.lexicon import Lexicon

#: A noun phrase longer than this many words is a sentence that was not cut.
LONGEST = 6
_DETERMINERS = frozenset("the its their his her our these those all such".split())
_SAID = frozenset("confirmed reported suspected registered recorded alleged estimated announced".split())
#: What happened to people, standing where a noun would: "six arrested" counts people, not "arrested".
_STATES = frozenset("dead killed injured wounded hurt missing arrested detained held displaced freed rescued".split())
#: What makes a noun before it the drive of the noun behind: "one rocket propelled grenade launcher" is no rocket.
_DRIVEN = frozenset("propelled powered driven guided mounted operated".split())
_MORE = frozenset("more other further additional extra others".split())


def singular(word: str, lex: Lexicon) -> str:
    """The singular of a noun, by list and by ending: a key to compare by, not for print."""
    if word in lex.grammar.irregular_plurals:
        return lex.grammar.irregular_plurals[word]
    if word.endswith("'s"):
        word = word[:-2]
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 4 and word.endswith(("ches", "shes", "sses", "xes", "zes")):
        return word[:-2]
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


def noun_phrase(scan: Scan, f: Figure, lex: Lexicon) -> tuple[int, int]:
    """Tokens of what is counted: (first, one past the last), empty when nothing is."""
    k = f.j
    n = scan.n
    words = scan.words
    if f.form == "no_reports":
        return k, k  # of "no reports of injuries" nothing is counted but the injuries
    if f.form == "zero" and f.i + 1 < f.j and (within := lex.population_words.at(words, f.i + 1)):
        return f.i + 1, within[0]  # "no children were hurt"
    if k < n and words[k] == "-" and scan.glued[k]:
        k += 1
    if k < n and words[k] == "of" and f.dimension in ("count", "percent", "mass", "volume", "area"):
        k += 1
    while k < n and (words[k] in _DETERMINERS or words[k] == "of") and k < f.j + 4:
        k += 1
    start = k
    last_noun = -1
    known = lex.population_words.first
    while k < n and k < start + LONGEST and not scan.taken[k]:
        word = words[k]
        if word == "-" and k > start and scan.glued[k] and k + 1 < n and scan.glued[k + 1]:
            k += 1
            continue
        if word in ("and", ",") and k > start and last_noun < 0 and _pair_goes_on(scan, k + 1, lex):
            k += 1
            continue
        if word in _SAID and _noun_next(scan, k + 1, lex):
            k += 1  # "confirmed cases", "reported attacks"
            continue
        if word.isdigit() and k == start + 1 and scan.text[scan.starts[start] : scan.ends[start]].isupper():
            k += 1  # "12 AK 47 guns"
            continue
        if scan.glued[k] and words[k - 1] == "-" and word.isdigit() and k > start:
            k += 1  # "AK-47s"
            if k < n and scan.glued[k] and words[k] == "s":
                k += 1
            continue
        hit = lex.population_words.at(words, k) if word in known else None
        if hit and not (word in lex.verbs and k == start and not word.endswith("s")):  # many figures never "runs"
            last_noun = hit[0]
            k = hit[0]
            if not _goes_on(scan, k, lex):
                break
            continue
        if not word[0].isalpha() or word in lex.stops or word in lex.verbs:
            break
        if (word.endswith(("ed", "ing")) and word not in lex.nounish) and not _noun_next(scan, k + 1, lex):
            break
        k += 1
    end = k
    while end > start and words[end - 1] == "-":
        end -= 1
    return (start, max(end, last_noun)) if end > start else (start, start)


def _goes_on(scan: Scan, k: int, lex: Lexicon) -> bool:
    """Whether another noun follows a known one: "police officers", "bomb technician", "fire service pumps"."""
    word = scan.word(k)
    if not word or not word[0].isalpha() or word in lex.stops or scan.taken[k]:
        return False
    if lex.population_words.at(scan.words, k):
        return True
    if word in _DRIVEN:
        return scan.is_word(k + 2) and scan.word(k + 1) not in lex.stops
    plural = scan.words[k - 1].endswith("s") or scan.words[k - 1] in lex.grammar.irregular_plurals
    return not plural and word not in lex.verbs and not word.endswith(("ed", "ing", "ly"))


def _pair_goes_on(scan: Scan, k: int, lex: Lexicon) -> bool:
    """Whether what stands before "and" is an adjective of a pair: "Somali and Yemeni pirates"."""
    for at in (k + 1, k + 2):
        if not scan.is_word(at) or scan.words[at - 1] in lex.stops or scan.words[at - 1][0].isdigit():
            return False
        if scan.words[at - 1] in lex.numerals.starters:
            return False
        if lex.population_words.at(scan.words, at):
            return not lex.population_words.at(scan.words, k)
    return False


def _noun_next(scan: Scan, k: int, lex: Lexicon) -> bool:
    """Whether a participle at ``k - 1`` is an adjective: "armed men", "confirmed cases"."""
    word = scan.word(k)
    if not word or not word[0].isalpha() or word in lex.stops:
        return False
    return (
        bool(lex.population_words.at(scan.words, k))
        or (word.endswith("s") and word not in lex.verbs)
        or word in lex.nounish
    )


def head_of(scan: Scan, start: int, end: int, lex: Lexicon) -> tuple[str | None, str | None]:
    """The head noun (singular) of a noun phrase and its class: ("soldier", "troops")."""
    if end <= start:
        return None, None
    population = None
    known = lex.population_words.first
    for k in range(start, end):
        if scan.words[k] in known and (hit := lex.population_words.at(scan.words, k)) and hit[0] >= end:
            population = hit[1]
            break
    word = scan.words[end - 1]
    if population is None and (word in _MORE or (end - start == 1 and word in _STATES)):
        return None, None
    first = end - 1
    while first > start and scan.glued[first]:  # a name with digits is one noun: "AK-47s"
        first -= 1
    if any(w.isdigit() for w in scan.words[first:end]):
        return "".join(scan.words[first:end]).removesuffix("s"), population
    return singular(word, lex), population
