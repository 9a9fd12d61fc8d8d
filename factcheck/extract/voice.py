"""What a sentence makes of its figures: asserted or not, whole or part, by whom, as of when."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field

from factcheck.extract.scan import Figure, Scan
from factcheck.lexicon import Lexicon
from factcheck.model import Role, Status
from factcheck.phrases import Phrases

#: In words: a mark of denial or rumour farther from its figure says nothing of it; others reach less far.
FARTHEST = 12
#: In words: a verb farther behind its list of subjects is not looked for.
LIST = 6
_JOINING = frozenset((",", "and", "the", "a", "an"))
_SEGMENT = frozenset((",", ";", ":", "-", "(", ")", '"'))
#: Verbs behind a figure that say of it what is to come; elsewhere in the sentence they speak of something else.
_VERBS = frozenset(
    "at will 'll shall won't is are was were due set could may might would feared expected likely about".split()
)
_OTHER_CLAUSE = _SEGMENT | {"and", "but", "who", "which", "that", "or", "in"}
_PROMISED = frozenset("said says announced promised pledged vowed confirmed agreed told".split())
_NOUN_STARTS = frozenset("a an the its their his her".split())
_LEVELS = frozenset("earlier previously initially originally".split())
_TOLD = frozenset("put said reported estimated announced given had".split())


@dataclass(slots=True, frozen=True)
class VoiceWords:
    """The lists of rules/status.yaml and rules/grammar.yaml as matchers."""

    history_before: Phrases[str]
    history_after: Phrases[str]
    part_before: Phrases[str]
    part_after: Phrases[str]
    increment_before: Phrases[str]
    increment_after: frozenset[str]
    threshold: Phrases[str]
    change: Phrases[str]
    changing: frozenset[str]
    roles: frozenset[str]  # what stands beside a figure that is no total

    @classmethod
    def of(cls, lex: Lexicon) -> VoiceWords:
        """The matchers made from a lexicon."""
        s = lex.status

        def table(rows: list[str]) -> Phrases[str]:
            return Phrases((p, p) for p in rows)

        part_before, part_after = table(s.part_before), table(s.part_after)
        increment, threshold, change = map(table, (s.increment_before, s.threshold_before, s.change_before))
        before = (part_before.last, increment.last, threshold.last, change.last)
        return cls(
            history_before=table(s.historical_before),
            history_after=table(s.historical_after),
            part_before=part_before,
            part_after=part_after,
            increment_before=increment,
            increment_after=frozenset(s.increment_after),
            threshold=threshold,
            change=change,
            changing=frozenset(s.change_verbs),
            roles=frozenset({"of", "and"}).union(*before, part_after.first, s.increment_after, s.change_verbs),
        )


@dataclass(slots=True)
class Voice:
    """The marks of one sentence, found once and asked by each of its figures."""

    scan: Scan
    lex: Lexicon
    words: VoiceWords
    marks: list[tuple[int, int, Status]] = field(default_factory=list)

    @classmethod
    def of(cls, scan: Scan, lex: Lexicon, words: VoiceWords) -> Voice:
        """Scan the sentence for words that change a status and words that name who says so."""
        v = cls(scan, lex, words)
        said, first = scan.words, lex.marks.first
        if first.keys().isdisjoint(said):
            return v
        end = 0
        for k in [k for k, word in enumerate(said) if word in first]:
            if k >= end and not scan.taken[k] and (hit := lex.marks.at(said, k)):
                end, status = hit
                if said[end - 1] != "to" or scan.word(end) not in _NOUN_STARTS:  # "agreed to a deal": done
                    v.marks.append((k, end, status))
        return v

    def status(self, f: Figure, end: int) -> Status:
        """Whether the figure is asserted, planned, hypothetical, denied, rumoured or history."""
        if self._historical(f, end):
            return "historical"
        if not self.marks:
            return "asserted"
        words = self.scan.words
        middle = bisect_left(self.marks, (f.first,))
        for a, b, status in reversed(self.marks[:middle]):  # the nearest first
            if f.first - b > FARTHEST:
                break
            if b <= f.first and self._reaches(words[b : f.first], status, f.first - b):
                if words[a] == "would" and not _PROMISED.isdisjoint(words[:a]):
                    return "planned"  # "the ministry said it would send 20 more"
                return status
        for a, _, status in self.marks[middle:]:
            if a > end + LIST:
                break
            if a < f.last or words[a] not in _VERBS:
                continue
            if a <= end + 2 and _OTHER_CLAUSE.isdisjoint(words[f.last : a]):
                return status
            if self._one_of_a_list(f.first, end, a):
                return status  # "two fire tenders and police officers would remain"
        return "asserted"

    def _one_of_a_list(self, first: int, end: int, verb: int) -> bool:
        """Whether the phrase from ``first`` to ``end`` and all that follows up to a verb are its subjects."""
        between = self.scan.words[end:verb]
        if self._is_object(first):
            return False
        if not between or between[0] not in (",", "and") or "and" not in between or between[-1] in _JOINING:
            return False
        subjects = [w for w in between if w not in _JOINING]
        return all(w[0].isalpha() and w not in self.lex.stops and w not in self.lex.verbs for w in subjects)

    def _is_object(self, first: int) -> bool:
        """Whether a verb stands before the figure in its clause: "cut 500 jobs"."""
        for k in range(first - 1, -1, -1):
            word = self.scan.words[k]
            if word in _SEGMENT:
                return False
            if word in self.lex.verbs or (len(word) > 4 and word.endswith(("ed", "ing"))):
                return True
        return False

    def _reaches(self, between: list[str], status: str, distance: int) -> bool:
        """Whether a mark before the figure governs it: near enough, and no clause begins between."""
        limit = FARTHEST if status in ("denied", "rumoured") else 8
        if distance > limit or ";" in between or "but" in between or "while" in between:
            return False
        if status in ("planned", "hypothetical") and any(
            w in ("who", "which", "after", "that", ",", "and", "as", "because") for w in between
        ):
            return (
                "that" in between
                and not {",", "and", "after", "who", "which"}.intersection(between)
                and status == "hypothetical"
            )
        return not (status == "rumoured" and "," in between)

    def _historical(self, f: Figure, end: int) -> bool:
        scan, words = self.scan, self.words
        at = f.first
        told = not words.history_before.last.keys().isdisjoint(scan.words[max(0, at - 4) : at])
        for back in range(min(4, at)) if told else ():  # "up from the 10,000", "earlier put the toll at 15"
            hit = words.history_before.ending(scan.words, at - back)
            if hit is None or (back and scan.words[hit[0]] == "had"):
                continue  # "had been anticipated for over a year"
            if scan.words[hit[0]] not in ("against", "versus"):
                return not any(w in _SEGMENT or w == "to" or w[0].isdigit() for w in scan.words[at - back : at])
            if words.history_after.at(scan.words, end):
                return True
        if scan.word(at - 1) == "from" and any(w in words.changing for w in scan.words[max(0, at - 7) : at - 1]):
            return True
        if scan.word(at - 1) in ("up", "down"):
            return False  # "up 12 on the day before": a change
        if "once" in scan.words[max(0, at - 3) : at] and scan.word(at - 1) not in ("at", "once"):
            return True  # "once housed 9,000"
        for k in range(f.last, min(end + 4, scan.n)):
            word = scan.words[k]
            if word[0].isdigit():
                break
            if word in words.history_after.first and words.history_after.at(scan.words, k):
                return True
            if word in _SEGMENT or word in ("and", "but"):
                break
        behind = scan.words[max(0, at - 7) : at]
        return not _LEVELS.isdisjoint(behind) and not _TOLD.isdisjoint(behind) and "," not in behind

    def role(self, f: Figure, end: int) -> Role:
        """Whether the figure is a total, a part of one, an increment, a change or a threshold."""
        if f.role != "total":
            return f.role
        scan, w = self.scan, self.words
        at = f.first
        around = (scan.word(at - 1), scan.word(f.i - 1), scan.word(f.j), scan.word(end), scan.words[0])
        if w.roles.isdisjoint(around):
            return "total"  # most figures
        if self._leads(w.increment_before, f) or scan.word(f.j) in w.increment_after:
            return "increment"
        if f.dimension in ("percent", "points", "money", "count") and (hit := w.change.ending(scan.words, at)):
            moved = w.changing.intersection(scan.words[max(0, hit[0] - 4) : at])
            if f.dimension in ("percent", "points") or (scan.words[at - 1] == "by" and moved):
                return "change"
        if (
            f.dimension in ("percent", "points")
            and (words := scan.words[max(0, at - 1) : at])
            and words[0] in w.changing
        ):
            return "change"
        if self._leads(w.threshold, f):
            return "threshold"
        if w.part_before.ending(scan.words, at) or w.part_after.at(scan.words, f.j) or w.part_after.at(scan.words, end):
            return "part"
        if (
            scan.word(f.j) == "of"
            and scan.word(f.j + 1) in ("the", "its", "their", "those", "these", "them")
            and f.dimension == "count"
        ):
            return "part"
        if (
            scan.words[0] == "of"
            and at > 2
            and "," in scan.words[:at]
            and any(w[0].isdigit() for w in scan.words[1:at])
        ):
            return "part"  # "Of the 33 dead, 11 were children"
        if scan.word(at - 1) == "and" and self._in_list_of_parts(at - 2):
            return "part"
        return "total"

    def _leads(self, phrases: Phrases[str], f: Figure) -> bool:
        """Whether one of ``phrases`` stands just before the figure or before its hedge."""
        if phrases.ending(self.scan.words, f.first):
            return True
        return f.i != f.first and phrases.ending(self.scan.words, f.i) is not None

    def _in_list_of_parts(self, k: int) -> bool:
        """Whether a list of parts goes on: "including three children and two women"."""
        for at in range(k, max(-1, k - 6), -1):
            if self.words.part_before.ending(self.scan.words, at + 1):
                return True
            if self.scan.words[at] in (";", ":", "(", ")"):
                return False
        return False
