"""Which decision a comparison has: bound to the facts that were decided on, not to the comparison's name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from factcheck.decisions.check import strings
from factcheck.model import Comparison, Decision, Dossier, Fact, Standing
from factcheck.text import fold

#: Where an action leaves a comparison; other actions leave it where it is.
STANDING: dict[str, Standing] = {
    "accept": "settled",
    "own": "settled",
    "both": "settled",
    "update": "settled",
    "dismiss": "dismissed",
    "defer": "deferred",
    "reopen": "open",
}
#: Actions that are not about where one comparison stands: the dossier itself is changed, or a checklist.
UNBOUND = frozenset({"split", "merge", "correct", "tick"})


@dataclass(frozen=True, slots=True)
class State:
    """Where a comparison stands, by whose decision, and whether its evidence has moved since."""

    state: Standing = "open"
    decision: Decision | None = None
    moved: bool = False
    before: tuple[str, ...] = ()  #: the readings as they were printed when it was decided; empty if nothing moved
    after: tuple[str, ...] = ()  #: the readings now
    notes: tuple[str, ...] = ()
    calls: tuple[str, ...] = ()  #: who is to be called
    asks: tuple[str, ...] = ()  #: what each of them is to be asked; empty where nothing was written


OPEN = State()


class Places:
    """Which comparisons, or groups of facts, hold a fact."""

    def __init__(self, groups: Mapping[str, Iterable[str]]) -> None:
        self.groups = {key: set(ids) for key, ids in groups.items()}
        self.holding: dict[str, list[str]] = {}
        for key, ids in self.groups.items():
            for one in ids:
                self.holding.setdefault(one, []).append(key)

    def best(self, facts: Sequence[str], name: str = "") -> str | None:
        """The group that shares most with ``facts``: all of them before some, then the least beside them."""
        wanted = set(facts)
        found = {key for one in facts for key in self.holding.get(one, ())}

        def rank(key: str) -> tuple[int, int, int, str]:
            here = self.groups[key]
            return (-len(here & wanted), len(here - wanted), 0 if key == name else 1, key)

        return min(found, key=rank, default=None)


class Standings:
    """Where each comparison of a dossier stands, kept up to date decision by decision.

    ``decisions`` are those that stand, in order; splits, merges and corrections must be in the dossier already.
    """

    def __init__(self, dossier: Dossier, decisions: Sequence[Decision]) -> None:
        self.states: dict[str, State] = dict.fromkeys((c.id for c in dossier.comparisons), OPEN)
        self.bound: dict[str, dict[int, Decision]] = {}
        self._edits = Edits(decisions)
        self._by_id = {c.id: c for c in dossier.comparisons}
        self._facts = {f.id: f for f in dossier.facts}
        self._places = Places({c.id: facts_of(c) for c in dossier.comparisons})
        self._alike: dict[str, list[Comparison]] | None = None
        self._where: dict[int, str] = {}
        self.change(put=decisions)

    def change(self, put: Iterable[Decision] = (), take: Iterable[Decision] = ()) -> None:
        """Take in decisions that stand from now on, and leave out those that were undone."""
        touched: set[str] = set()
        for decision in take:
            key = self._where.pop(decision.seq, None)
            if key is not None:
                del self.bound[key][decision.seq]
                touched.add(key)
        for decision in put:
            key = self._home(decision)
            if key is not None:
                self.bound.setdefault(key, {})[decision.seq] = decision
                self._where[decision.seq] = key
                touched.add(key)
        # The mapping is made anew, never changed in place: a thread may be reading it.
        self.states = {**self.states, **{key: self._state(key) for key in touched}}

    def _home(self, decision: Decision) -> str | None:
        """The comparison that inherits a decision."""
        if decision.action in UNBOUND:
            return None
        return self._places.best(decision.facts, decision.comparison) or self._rewritten(decision)

    def _state(self, key: str) -> State:
        found = self.bound[key]
        return _state(self._by_id[key], [found[seq] for seq in sorted(found)], self._facts, self._edits)

    def _rewritten(self, decision: Decision) -> str | None:
        """The comparison of the same name and the same printed figures, where every sentence was written anew."""
        wanted = Counter(plain(w) for w in decision.readings.values())
        if len(wanted) < 2:
            return None
        if self._alike is None:
            self._alike = {}
            for comparison in self._by_id.values():
                self._alike.setdefault(fold(comparison.label), []).append(comparison)
        for comparison in self._alike.get(fold(decision.label), ()):
            here = (self._facts[one] for one in facts_of(comparison) if one in self._facts)
            if not wanted - Counter(plain(f.text) for f in here):
                return comparison.id
        return None


def states(dossier: Dossier, decisions: Sequence[Decision]) -> dict[str, State]:
    """Where each comparison stands, by its id; ``decisions`` are those that stand, in order."""
    return Standings(dossier, decisions).states


def facts_of(comparison: Comparison) -> tuple[str, ...]:
    """The ids of every fact of a comparison, readings in order."""
    return tuple(one for reading in comparison.readings for one in reading.facts)


def plain(words: str) -> str:
    """Words of a figure as they are compared: case, spaces and kinds of dash are of no account."""
    return " ".join(fold(words).split())


def printed(fact: Fact) -> str:
    """The value of a date as it was resolved: the words may stay while the day behind them moves."""
    return f"{fact.date_from or ''}/{fact.date_to or ''}" if fact.kind == "date" else ""


class Edits:
    """What editors themselves took away or changed: no figure has moved because of that."""

    def __init__(self, decisions: Iterable[Decision]) -> None:
        self.corrected: set[str] = set()
        self.parted: list[tuple[set[str], set[str]]] = []
        for decision in decisions:
            if decision.action == "correct":
                self.corrected.add(str(decision.value.get("fact")))
            elif decision.action == "split":
                off = set(strings(decision.value.get("facts")))
                self.parted.append((off, set(decision.facts) - off))

    def explain(self, gone: str, here: set[str]) -> bool:
        """Whether a fact is gone because an editor split it from facts that are here, or said it is no figure."""
        if gone in self.corrected:
            return True
        return any(gone in off and here & kept for off, kept in self.parted)


def _state(comparison: Comparison, bound: Sequence[Decision], facts: Mapping[str, Fact], edits: Edits) -> State:
    last = next((d for d in reversed(bound) if d.action in STANDING), None)
    calls: dict[str, str] = {}
    for decision in bound:
        if decision.action == "call":
            name = str(decision.value.get("name"))
            calls.pop(name, None)
            if not decision.value.get("done"):
                calls[name] = decision.note
    notes = tuple(d.note for d in bound if d.note and d.action != "call")
    kept = State(notes=notes, calls=tuple(calls), asks=tuple(calls.values()))
    if last is None:
        return kept
    if last.action != "reopen" and _moved(last, comparison, facts, edits):
        before = tuple(dict.fromkeys(" ".join(last.readings[f].split()) for f in last.facts if f in last.readings))
        after = tuple(r.label for r in comparison.readings)
        return replace(kept, decision=last, moved=True, before=before, after=after)
    return replace(kept, state=STANDING[last.action], decision=last)


def _moved(decision: Decision, comparison: Comparison, facts: Mapping[str, Fact], edits: Edits) -> bool:
    """Whether a decided figure changed or went, or a reading joined that the decision did not know.

    A figure whose sentence was edited has a new id; where it is printed as before, it has not moved.
    """
    here = facts_of(comparison)
    decided, present = set(decision.facts), set(here)
    dates = decision.value.get("dates")
    for one in decided & present if isinstance(dates, dict) else ():
        was = dates.get(one) if isinstance(dates, dict) else None
        if was is not None and one in facts and printed(facts[one]) != was and one not in edits.corrected:
            return True
    fresh = [one for one in here if one not in decided]
    unclaimed = Counter(plain(facts[one].text) for one in fresh if one in facts)
    for gone in decision.facts:
        if gone in present or edits.explain(gone, present):
            continue
        words = plain(decision.readings.get(gone, ""))
        if not unclaimed[words]:
            return True
        unclaimed[words] -= 1
    known = {plain(words) for words in decision.readings.values()}
    for reading in comparison.readings:
        if not any(one in decided or (one in facts and plain(facts[one].text) in known) for one in reading.facts):
            return True
    return False
