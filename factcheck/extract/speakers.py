"""Who says so: the speakers of a sentence, from reporting verbs and from "according to"."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

from factcheck.extract.scan import Scan
from factcheck.lexicon import Lexicon
from factcheck.phrases import Phrases

#: In words: a longer run before a reporting verb is a clause, not a name.
LONGEST = 9
_STARTS = frozenset("the a an local one".split())
_PLAIN = frozenset("he she they it officials police authorities witnesses residents ministry".split())
_LEADING = frozenset("have has had also been later that to was were and".split())
_NO_SUBJECT = frozenset("was were been being is are be a an the to not no never".split())
_FINITE = frozenset("is are was were will would could couldn't can can't has have had saying did didn't".split())
_TITLES = frozenset(
    "const col gen sgt lt capt mr mrs ms dr sen rep gov st supt insp det prof rev hon jr sr maj adm cmdr".split()
)
_TRAILING = frozenset("have has had also later on been earlier".split())


@dataclass(slots=True, frozen=True)
class SpeakerWords:
    """The lists of rules/grammar.yaml that name sources: verbs of saying, and those that a source may follow."""

    according: Phrases[str]
    saying: frozenset[str]
    inverted: frozenset[str]
    breaks: frozenset[str]
    any: frozenset[str]  # without one of these no source is named

    @classmethod
    def of(cls, lex: Lexicon) -> SpeakerWords:
        """The matchers made from a lexicon."""
        g = lex.grammar
        according = Phrases((p, p) for p in g.according)
        return cls(
            according,
            lex.saying,
            frozenset(g.saying_inverted),
            frozenset(g.speaker_breaks),
            lex.saying.union(according.first),
        )


def speakers(scan: Scan, words: SpeakerWords) -> list[tuple[int, str]]:
    """The sources that a sentence names, each with the token of the verb or preposition that names it."""
    found: list[tuple[int, str]] = []
    if words.any.isdisjoint(scan.words):
        return found
    for k in [k for k, word in enumerate(scan.words) if word in words.any]:
        word, span = scan.words[k], None
        if word in words.according.first and (hit := words.according.at(scan.words, k)):
            span = _behind(scan, hit[0], words)
        elif k > 0 and word in words.saying and not _in_name(scan, k):
            behind = scan.words[k - 1] in (",", '"', "'") or scan.taken[k - 1]
            if not behind:
                span = _before(scan, k, words)
            elif scan.words[k - 1] == "," and (named := _before_apposition(scan, k - 1, words)):
                span = named
            elif word in words.inverted and _names(scan, k + 1):
                span = _behind(scan, k + 1, words)
        if span is not None:
            found.append((k, scan.slice(*span)))
    return found


def _in_name(scan: Scan, k: int) -> bool:
    """Whether the verb of saying at ``k`` is a part of a name: "the United States Geological Survey said"."""
    if scan.titled or not scan.text[scan.starts[k] : scan.ends[k]].istitle():
        return False
    return scan.upper[k - 1] and k + 1 < scan.n and scan.upper[k + 1]


def nearest(found: list[tuple[int, str]], i: int) -> str | None:
    """The speaker nearest to token ``i``, or None."""
    if not found:
        return None
    after = bisect_left(found, (i,))
    near = found[max(0, after - 1) : after + 1]
    return min(near, key=lambda s: abs(s[0] - i))[1]  # of two as near, the one before


def _names(scan: Scan, k: int) -> bool:
    """Whether what begins at ``k`` may be a source: a name, a noun phrase, or a plain word for one."""
    return k < scan.n and (scan.upper[k] or scan.words[k] in _STARTS or scan.words[k] in _PLAIN)


def _behind(scan: Scan, start: int, words: SpeakerWords) -> tuple[int, int] | None:
    """The words from ``start`` to the next break."""
    k = start
    while k < min(scan.n, start + LONGEST) and not _ends(scan, k, words) and scan.words[k] not in ("'", "said"):
        k += 1
    return (start, k) if k > start else None


def _ends(scan: Scan, k: int, words: SpeakerWords) -> bool:
    """Whether the token ends a name: a break, but not the point of "U.S." or the hyphen of "Mat-Su"."""
    word = scan.words[k]
    if word == ".":
        return not (k > 0 and scan.glued[k] and (len(scan.words[k - 1]) == 1 or scan.words[k - 1] in _TITLES))
    if word == "-":
        return not (scan.glued[k] and k + 1 < scan.n and scan.glued[k + 1])
    return word in words.breaks


def _before_apposition(scan: Scan, comma: int, words: SpeakerWords) -> tuple[int, int] | None:
    """The name before "..., a local health official," when the comma at ``comma`` closes an apposition."""
    k = comma - 1
    while k > max(0, comma - 12) and scan.words[k] != ",":
        k -= 1
    if k < 1 or scan.words[k] != "," or not _names(scan, k + 1) or not scan.upper[k - 1]:
        return None
    start = k
    while start > max(0, k - LONGEST) and not _ends(scan, start - 1, words) and scan.words[start - 1] != ".":
        start -= 1
    return (start, k) if start < k and scan.upper[start] else None


def _before(scan: Scan, verb: int, words: SpeakerWords) -> tuple[int, int] | None:
    """The subject of a reporting verb: the words back to the last break."""
    start = verb
    if scan.words[verb - 1] in _NO_SUBJECT:
        return None  # "were reported", "an estimated 30": nobody is named
    while start > max(0, verb - LONGEST) and not _ends(scan, start - 1, words) and not scan.taken[start - 1]:
        start -= 1
    while start < verb and scan.words[start] in _LEADING:
        start += 1
    end = verb
    while end > start and scan.words[end - 1] in _TRAILING:
        end -= 1
    if scan.words[start:end][:2] in (["no", "one"], ["nobody"], ["nobody", "else"]):
        return None
    if end <= start or any(w[0].isdigit() or w in _FINITE for w in scan.words[start:end]):
        return None
    return (start, end) if _names(scan, start) or scan.words[end - 1].endswith("s") else None
