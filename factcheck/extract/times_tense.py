"""Which way the tense turns a weekday or a day without a year: the verb nearest to it in its clause decides."""

from __future__ import annotations

from factcheck.extract.times_words import Reader

#: Tokens that a look for the verb goes back, and forward when nothing stands before the date.
_REACH = 14
_CLAUSE = frozenset({";", ".", "!", "?", ":"})
_BE = frozenset({"is", "are", "'s", "was", "were", "be", "being", "been"})


def tense(r: Reader, first: int, end: int) -> str:
    """ "future", "past", or empty when no verb near the date says."""
    for j in range(first - 1, max(first - _REACH, 0) - 1, -1):
        if r.words[j] in _CLAUSE:
            break
        if r.words[j] in ("is", "are") and (j == first - 1 or (j == first - 2 and r.words[first - 1] in ("on", "in"))):
            return "future"  # "the vote is on Sunday"
        if found := _cue(r, j):
            return found
    for j in range(end, min(end + _REACH, r.n)):
        if r.words[j] in _CLAUSE:
            break
        if found := _cue(r, j):
            return found
    return ""


def _cue(r: Reader, j: int) -> str:
    """What the token says about the tense; empty when nothing, or when the verb before it decides."""
    word, lex = r.words[j], r.lex
    if word == "go" and r.words[j + 1 : j + 4] == ["to", "the", "polls"]:
        return "future" if r.at(j - 1) not in ("did", "didn't") else "past"
    if word in lex.before_to and _turns(r, j, word):
        return "future"
    if word in lex.future:
        if word in ("may", "will") and (r.shouted(j) or (r.capital(j) and j)):
            return ""
        late = r.at(j + 1) == "have" or (r.at(j + 1) == "not" and r.at(j + 2) == "have")
        return "past" if late else "future"
    if word in ("has", "have") and not _perfect(r, j):
        return ""
    if word in lex.past or (word.endswith("ed") and len(word) > 4 and word not in lex.not_past):
        if word == "have" and r.at(j - 1) in ("may", "might", "would", "should", "must", "will", "could"):
            return "past" if r.at(j - 1) != "will" else "future"
        return "" if _participle(r, j, word) else "past"
    return ""


def _perfect(r: Reader, j: int) -> bool:
    """Whether "has" or "have" begins a perfect ("has been", "have not yet reached"), and is no "has until Friday"."""
    for word in r.words[j + 1 : j + 4]:
        if word.endswith(("ed", "en", "wn", "ne")) or word in r.lex.past:
            return True
        if not word.endswith("ly") and word not in ("not", "yet", "also", "now", "since", "already"):
            return r.at(j - 1) in ("may", "might", "would", "should", "must", "will", "could")
    return False


def _turns(r: Reader, j: int, word: str) -> bool:
    """Whether "is to", "is due", "expected to" or "plans for" speak of the future."""
    after = r.at(j + 1)
    if word in ("is", "are"):
        return (after == "to" and r.at(j + 2) != "blame") or after == "due" or (after == "not" and r.at(j + 2) == "to")
    if word == "due" and r.at(j - 1) == "been":
        return False
    if word == "due":
        return r.at(j - 1) in _BE | {"not", "now", "also"} or after in ("in", "on", "by", "before", "until")
    if word in ("set", "going", "bound", "poised", "ready"):
        return after in ("to", "for") and r.at(j - 1) in _BE | {"not", "now", "also", "still"}
    return after in ("to", "for", "on") or (word.startswith("expect") and after in ("in", "by", "at"))


def _participle(r: Reader, j: int, word: str) -> bool:
    """Whether a form in -ed or an irregular one belongs to a "be" that is itself future ("will be held")."""
    if r.at(j - 1) in ("be", "being") or (r.at(j - 2) == "be" and r.at(j - 1).endswith("ly")):
        return True
    return r.at(j - 1) == "to" or r.at(j - 1) in r.lex.future or (r.at(j - 1) == "not" and r.at(j - 2) in r.lex.future)
