"""Figures without a number: nobody was hurt (asserted zero), no casualties were reported (absence of reports)."""

from __future__ import annotations

from factcheck.extract.scan import Figure, Scan
from factcheck.lexicon import Lexicon

#: Measures of which "no ..." states a zero that a report may rest on.
ZERO_MEASURES = frozenset(
    "deaths injured casualties missing rescued arrested charged displaced damaged infected held damage".split()
)
_REPORTS = frozenset("report reports word sign signs indication indications news confirmation".split())
_REPORTED = frozenset(("reported", "known", "confirmed"))
_APPEARS = frozenset("appeared appears appear seemed apparently believed".split())
_BODIES = frozenset(("body", "one", "soul"))


def _measure_after(scan: Scan, k: int, lex: Lexicon) -> int:
    """One past a cue of a zero measure within the next few words of the clause, else 0."""
    for at in range(k, min(scan.n, k + 7)):
        word = scan.words[at]
        if word in ",;:.-" and at > k:
            return 0
        hit = lex.cues.at(scan.words, at)
        if hit and any(c.measure in ZERO_MEASURES and (c.after or c.noun) for c in hit[1]):
            return hit[0]
    return 0


def not_one(scan: Scan, i: int, lex: Lexicon) -> Figure | None:
    """Zero at "one" or "single" in "not one passenger was injured", "not a single death"; else None."""
    first = (
        i - 1 if scan.word(i - 1) == "not" else i - 2 if scan.word(i - 2) == "not" and scan.word(i - 1) == "a" else -1
    )
    if first < 0 or not (_measure_after(scan, i + 1, lex) or lex.population_words.at(scan.words, i + 1)):
        return None
    return Figure(first, i + 1, form="zero", number=("zero",))


def zero(scan: Scan, i: int, lex: Lexicon) -> tuple[Figure | None, int]:
    """The zero figure at "no", "nobody", "none" (or None when it counts nothing), and where to read on."""
    words = scan.words
    word = words[i]
    if word in ("nobody", "none") or (word == "no" and scan.word(i + 1) == "one"):
        j = i + 1 if word != "no" else i + 2
        if scan.word(i + 1) == "-" and word == "no":
            j = i + 3
        if scan.word(j) == "else":
            j += 1
        if scan.word(j) in ("said", "says"):
            return None, j
        if scan.word(j) == "reported" and (end := _measure_after(scan, j + 1, lex)):
            return Figure(i, end, form="no_reports", number=("zero",)), end  # they tell of it, nobody suffered it
        if _measure_after(scan, j, lex):
            return Figure(i, j, form="zero", number=("zero",)), j
        return None, j
    if word == "no" and scan.word(i + 1) == "-" and scan.word(i + 2) == "one":
        if _measure_after(scan, i + 3, lex):
            return Figure(i, i + 3, form="zero", number=("zero",)), i + 3
        return None, i + 3
    if word != "no":
        return None, i
    for k in range(i + 1, min(scan.n, i + 5)):
        w = words[k]
        if w in _REPORTS:
            end = _measure_after(scan, k + 1, lex)
            if end:
                return Figure(i, end, form="no_reports", number=("zero",)), end
            return None, i
        if not w[0].isalpha() or (w in lex.stops and w != "of"):
            return None, i
        cue = lex.cues.at(words, k)
        if cue and any(c.noun and c.measure in ZERO_MEASURES for c in cue[1]):
            form = (
                "no_reports"
                if (
                    _REPORTED.intersection(words[cue[0] : cue[0] + 6])
                    or _APPEARS.intersection(words[max(0, i - 4) : i])
                )
                else "zero"
            )
            return Figure(i, cue[0], form="zero" if form == "zero" else "no_reports", number=("zero",)), cue[0]
        people = lex.population_words.at(words, k)
        if people and lex.populations[people[1]].kind == "person":
            if _measure_after(scan, people[0], lex):
                return Figure(i, people[0], form="zero", number=("zero",)), people[0]
            return None, i
    return None, i
