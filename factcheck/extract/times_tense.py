"""Which way the tense turns a weekday or a day without a year: the verb nearest to it in its clause decides."""

from __future__ import annotations

from factcheck.extract.times_words import Reader

#: Tokens that a look for the verb goes back, and forward when nothing stands before the date.
_REACH = 14
#: Words of "put off until", "scheduled for" at most; an announced day stands right after them.
_ANNOUNCED = 4
#: Put off or brought forward, and the tokens that a new day stands after it at most.
MOVED = frozenset({
    "moved", "postponed", "delayed", "rescheduled", "changed", "shifted", "switched", "brought", "put", "pushed",
    "move", "postpone", "delay", "change", "shift", "switch", "deferred", "adjourned", "extended",
})  # fmt: skip
_MOVE = 8
#: Between a timetable's verb and a date these make the date that of something else.
_AFTER = frozenset({"after", "following", "since", "of"})
_EITHER = "either"
_NOW = frozenset({"is", "are", "am", "they're", "we're", "he's", "she's", "it's"})
_ALREADY = frozenset({"originally", "previously", "initially", "first"})
#: Before a form in -s these make it a noun ("the votes", "tax returns").
_NOUN_AFTER = frozenset({
    "the", "a", "an", "of", "for", "in", "by", "with", "their", "its", "his", "her", "all", "most", "many", "some",
    "new", "no", "tax", "more", "fewer", "these", "those", "from", "on", "counted", "cast", "two", "three", "four",
    "five", "six", "seven", "eight", "nine", "ten", "several", "both",
})  # fmt: skip
_CLAUSE = frozenset({";", ".", "!", "?", ":"})
_BE = frozenset({"is", "are", "'s", "was", "were", "be", "being", "been"})


def tense(r: Reader, first: int, end: int) -> str:
    """ "future", "past", or empty when no verb near the date says."""
    if found := _announced(r, first):
        return "" if found == _EITHER else found
    for j in range(first - 1, max(first - _REACH, 0) - 1, -1):
        if r.words[j] in _CLAUSE:
            break
        if r.words[j] in ("is", "are") and (j == first - 1 or (j == first - 2 and r.words[first - 1] in ("on", "in"))):
            return "future"  # "the vote is on Sunday"
        if found := _cue(r, j):
            if found == "future" and r.words[j] in r.lex.schedule and any(w in _AFTER for w in r.words[j:first]):
                continue  # "faces a charge after Friday's raid"
            return found
    for j in range(end, min(end + _REACH, r.n)):
        if r.words[j] in _CLAUSE:
            break
        if found := _cue(r, j):
            return found
    return ""


def _announced(r: Reader, first: int) -> str:
    """Whether the date is that of something announced: "set for Thursday", "put off until Monday", "due on 3 May"."""
    last = first + (r.at(first) in ("until", "till", "by"))
    last -= r.at(last - 1) == "the"
    for low in range(max(last - _ANNOUNCED, 0), last):
        if r.words[low] in r.lex.announcing and tuple(r.words[low:last]) in r.lex.announced:
            if r.at(low - 1) in _ALREADY:
                return _EITHER
            return "past" if r.at(low - 1) == "been" and r.at(low - 2) in ("had", "'d") else "future"
    if r.at(last - 1) in ("to", "until") and any(w in MOVED for w in r.words[max(last - _MOVE, 0) : last - 1]):
        return "future"  # "delayed from Monday to Wednesday"
    return ""


def _scheduled(r: Reader, j: int, word: str) -> bool:
    """Whether the token is a verb of a timetable in the present: "takes place", "the leaders meet", "the ban ends"."""
    rests = r.lex.schedule.get(word)
    if rests is None:
        return r.at(j - 1) in _NOW  # in -ing
    if any(tuple(r.words[j + 1 : j + 1 + len(x)]) == x for x in r.lex.not_schedule.get(word, ())):
        return False
    before = r.at(j - 1)
    if r.lex.plural_schedule.get(word):
        plural = len(before) > 3 and before.endswith("s") and not before.endswith(("ss", "'s", "us"))
        if not plural and before not in ("they", "we", "you", "people", "both"):
            return False
    elif before in _NOUN_AFTER or before[:1].isdigit() or not before:
        return False
    return any(tuple(r.words[j + 1 : j + 1 + len(rest)]) == rest for rest in rests)


def _cue(r: Reader, j: int) -> str:
    """What the token says about the tense; empty when nothing, or when the verb before it decides."""
    word, lex = r.words[j], r.lex
    if word not in lex.verbs and not word.endswith("ed"):
        return ""  # most words
    if word == "go" and r.words[j + 1 : j + 4] == ["to", "the", "polls"]:
        return "future" if r.at(j - 1) not in ("did", "didn't") else "past"
    if (word in lex.schedule or word in lex.scheduled_ing) and _scheduled(r, j, word):
        return "future"
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
    return (
        r.at(j - 1) == "to"
        or (r.at(j - 1) in r.lex.future and r.at(j - 1) != "deadline")
        or (r.at(j - 1) == "not" and r.at(j - 2) in r.lex.future)
    )
