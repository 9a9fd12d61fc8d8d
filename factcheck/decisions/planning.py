"""What splits, merges and corrections make of a dossier: worked out here, judged anew in the pipeline."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from pydantic import ValidationError

from factcheck.decisions.binding import Places, facts_of
from factcheck.decisions.check import CORRECTABLE, FIGURE, corrections, strings
from factcheck.errors import FactcheckError
from factcheck.model import Comparison, Decision, Dossier, Evidence, Fact


@dataclass(frozen=True, slots=True)
class Retrial:
    """Facts that are to be judged as one comparison, and what is known of why they are of one thing."""

    facts: tuple[str, ...]
    evidence: tuple[Evidence, ...]
    why: tuple[str, ...]
    context: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """How to change a dossier: facts in their corrected form, comparisons that fall, and facts to judge anew."""

    corrected: dict[str, Fact] = field(default_factory=dict)
    gone: frozenset[str] = frozenset()
    retrials: tuple[Retrial, ...] = ()


@dataclass(slots=True)
class _Group:
    """The facts of one comparison in the making."""

    facts: list[str]
    sources: list[Comparison]
    lines: list[str] = field(default_factory=list)
    changed: bool = False


def plan(dossier: Dossier, decisions: Sequence[Decision]) -> Plan:
    """What the splits, merges and corrections among ``decisions`` (those that stand, in order) change.

    Raises FactcheckError when a correction cannot be applied to the fact that it names.
    """
    edits = [d for d in decisions if d.action in ("split", "merge", "correct")]
    if not edits:
        return Plan()
    bench = _Bench(dossier)
    for decision in edits:
        if decision.action == "split":
            bench.split(decision)
        elif decision.action == "merge":
            bench.merge(decision)
        else:
            bench.correct(decision)
    return bench.plan()


class _Bench:
    """A dossier taken apart."""

    def __init__(self, dossier: Dossier) -> None:
        self.facts = {f.id: f for f in dossier.facts}
        self.order = {f.id: n for n, f in enumerate(dossier.facts)}
        self.groups = {c.id: _Group(list(facts_of(c)), [c]) for c in dossier.comparisons}
        self.places = Places({key: group.facts for key, group in self.groups.items()})
        self.corrected: dict[str, Fact] = {}
        self.gone: set[str] = set()

    def split(self, decision: Decision) -> None:
        """Take facts out of their comparison; two or more of them may still be of one thing."""
        off = self._with_repeats(strings(decision.value.get("facts")))
        stay = [one for one in decision.facts if one not in off]
        key = self.places.best(stay or decision.facts, decision.comparison)
        if key is None or not off & set(self.groups[key].facts):
            return
        old = self.groups[key]
        parted = [one for one in old.facts if one in off]
        rest = [one for one in old.facts if one not in off]
        if not rest:
            return
        line = f"not the same thing, {_by(decision)}: {self._words(parted)}"
        self._put(key, _Group(rest, old.sources, [*old.lines, line], True))
        self._put(
            f"{key}/{decision.seq}", _Group(parted, old.sources, [*old.lines, f"split off, {_by(decision)}"], True)
        )

    def merge(self, decision: Decision) -> None:
        """Put two comparisons together, or a comparison and facts that stand alone."""
        joined = strings(decision.value.get("facts"))
        one = self.places.best(decision.facts, decision.comparison)
        two = self.places.best(joined, str(decision.value.get("comparison", "")))
        if one is None or one == two:
            return
        a = self.groups[one]
        more = self.groups[two].facts if two else [f for f in joined if f in self.facts and f not in self.gone]
        more = [f for f in more if f not in a.facts]
        if not more:
            return
        line = f"the same thing, {_by(decision)}: {self._words(more)}"
        sources, lines = [*a.sources], [*a.lines, line]
        if two:
            sources += [c for c in self.groups[two].sources if c not in sources]
            lines = [*a.lines, *(w for w in self.groups[two].lines if w not in a.lines), line]
            self._drop(two)
        self._put(one, _Group([*a.facts, *more], sources, lines, True))

    def correct(self, decision: Decision) -> None:
        """Read a fact as the editor says; the words in the article stay what they are."""
        key = str(decision.value.get("fact"))
        if key not in self.facts:
            return  # its sentence was edited since: the correction has nothing to hold on to
        changes = corrections(decision)
        words = f"“{' '.join(self.facts[key].text.split())}”"
        if changes.pop(FIGURE, True) is False:
            self.gone.add(key)
            line = f"no figure, {_by(decision)}: {words}"
        else:
            said = ", ".join(f"{name} {changes[name]}" for name in CORRECTABLE if name in changes)
            line = f"corrected, {_by(decision)}: {words} is {said}"
        if changes:
            fact = self.corrected.get(key, self.facts[key])
            try:
                self.corrected[key] = Fact(**{**dict(fact), **changes})
            except ValidationError:
                title = f"decision {decision.seq} corrects {words} to what cannot be"
                raise FactcheckError(title, "", "Undo it in the review, and correct it anew") from None
        for name in list(self.places.holding.get(key, ())):
            old = self.groups[name]
            rest = [one for one in old.facts if one not in self.gone]
            self._put(name, _Group(rest, old.sources, [*old.lines, line], True))

    def plan(self) -> Plan:
        """What is left to do."""
        changed = [(key, group) for key, group in self.groups.items() if group.changed]
        kept = {key for key, group in self.groups.items() if not group.changed}
        touched = {c.id for _, group in changed for c in group.sources} - kept
        retrials = []
        for _, group in changed:
            if len(group.facts) > 1:
                retrials.append(self._retrial(group))
        return Plan(dict(sorted(self.corrected.items())), frozenset(touched), tuple(retrials))

    def _retrial(self, group: _Group) -> Retrial:
        evidence = list(dict.fromkeys(e for c in group.sources for e in c.evidence))
        labels = {e.label for e in evidence}
        why = list(dict.fromkeys(line for c in group.sources for line in c.why if line in labels))
        rivals = [one for one in dict.fromkeys(group.facts) if not self._is_aside(one)]
        context = dict.fromkeys(one for c in group.sources for one in c.context if one not in group.facts)
        context |= dict.fromkeys(one for one in group.facts if self._is_aside(one))
        facts = sorted(rivals, key=lambda one: self.order.get(one, 0))
        return Retrial(tuple(facts), tuple(evidence), (*why, *group.lines), tuple(context))

    def _is_aside(self, one: str) -> bool:
        """Whether an editor corrected a fact to be planned, denied ...: shown beside the readings, no rival."""
        return one in self.corrected and self.corrected[one].status != "asserted"

    def _put(self, key: str, group: _Group) -> None:
        self._drop(key)
        self.groups[key] = group
        self.places.groups[key] = set(group.facts)
        for one in group.facts:
            self.places.holding.setdefault(one, []).append(key)

    def _drop(self, key: str) -> None:
        old = self.groups.pop(key, None)
        self.places.groups.pop(key, None)
        for one in old.facts if old else ():
            if key in self.places.holding.get(one, ()):
                self.places.holding[one].remove(key)

    def _with_repeats(self, ids: Sequence[str]) -> set[str]:
        """The facts, and those that only repeat one of them."""
        off = set(ids)
        return off | {f.id for f in self.facts.values() if f.repeat_of in off}

    def _words(self, ids: Sequence[str]) -> str:
        shown = list(dict.fromkeys(f"“{' '.join(self.facts[one].text.split())}”" for one in ids if one in self.facts))
        return ", ".join(shown[:6]) + (f" and {len(shown) - 6} more" if len(shown) > 6 else "")


def _by(decision: Decision) -> str:
    return f"said {decision.who} (decision {decision.seq})"
