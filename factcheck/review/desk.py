"""What the screen works on: the dossier of one run, the case that keeps the decisions, where each comparison stands.

Nothing here knows a terminal; every action of the screen is one call, and gives the decision that was saved.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from factcheck.errors import FactcheckError
from factcheck.review.lists import Lists
from factcheck.review.rows import Filter, Index, choose
from factcheck.settings import AS_THEY_ARE, Intake

if TYPE_CHECKING:
    from pydantic import JsonValue

    from factcheck.decisions import Case, State
    from factcheck.model import Action, Comparison, Decision, Dossier, Fact, Item

#: Decisions that change what is compared with what: the dossier is made anew after them.
RESHAPE = frozenset({"split", "merge", "correct"})
#: Endings of a case file among the paths.
CASES = (".case", ".factcheck")

#: What an action needs of each comparison that it is done to.
ValueOf = Callable[["Comparison"], Mapping[str, "JsonValue"]]


@dataclass(frozen=True, kw_only=True)
class Job:
    """What to review: articles and options as on the command line, who reviews, a clock, and how a file is saved."""

    paths: tuple[str, ...]
    who: str
    clock: Callable[[], str]
    save: Callable[[bytes, str], None]
    case: Path | None = None
    intake: Intake = AS_THEY_ARE
    draft: str | None = None
    checklists: tuple[str, ...] = ()

    @property
    def articles(self) -> tuple[str, ...]:
        """The articles to read, the draft first: a case file stands for the folder that it lies in."""
        found = (str(Path(p).parent) if _is_case(p) else p for p in self.paths)
        return tuple(dict.fromkeys([*filter(None, [self.draft]), *found]))

    @property
    def by_case(self) -> bool:
        """Whether only a case file was named, and no article."""
        return self.draft is None and all(map(_is_case, self.paths))

    def case_file(self) -> Path:
        """Where decisions are kept: as given, a case file among the paths, or beside the articles."""
        from factcheck.decisions import beside

        named = next((Path(p) for p in self.paths if _is_case(p)), None)
        return self.case or named or beside(self.articles)


def _is_case(path: str) -> bool:
    return path.endswith(CASES) and not Path(path).is_dir()


class Desk:
    """One sitting: the dossier, the case file, and the state of every comparison."""

    def __init__(self, job: Job, read: Dossier, case: Case | None, lists: Lists | None = None) -> None:
        self.job, self.case, self.lists = job, case, lists or Lists(job)
        self.read = read  # as the articles have it, before any decision
        self.seen = len(case.log()) if case else 0  # of the log: what this screen has shown
        self._read_facts: dict[str, Fact] | None = None
        self.own: set[int] = set()  # rows that this screen wrote
        self.filter = Filter()
        self.reshape()

    def reshape(self) -> None:
        """Lay the case's splits, merges and corrections over what was read; say anew where everything stands."""
        from factcheck import pipeline
        from factcheck.decisions import Standings

        self.dossier = self.read if self.case is None else pipeline.decide(self.read, self.case, self.job.intake.rules)
        self.index = Index(self.dossier)
        self.standings = Standings(self.dossier, self.standing())

    def standing(self) -> list[Decision]:
        """The decisions that stand."""
        return self.case.effective() if self.case else []

    @property
    def states(self) -> Mapping[str, State]:
        """Where each comparison stands, by its id."""
        return self.standings.states

    def state(self, comparison: str) -> str:
        """Where a comparison stands: open, settled, dismissed or deferred."""
        found = self.states.get(comparison)
        return found.state if found else "open"

    def shown(self) -> list[Comparison]:
        """What the queue shows, in its order."""
        rows = choose(self.index, self.filter, {i: s.state for i, s in self.states.items()})
        wanted = self.filter.kept
        return [c for c in rows if wanted & self.kept(c.id)] if wanted else rows

    def kept(self, comparison: str) -> set[str]:
        """What an editor keeps with a comparison: a call to make, a note."""
        found = self.states.get(comparison)
        parts = (("call", found.calls), ("note", found.notes)) if found else ()
        return {name for name, of in parts if of}

    def narrow(self, **changes: Any) -> None:
        """Change the filter or the order."""
        self.filter = replace(self.filter, **changes)

    def comparison(self, given: str) -> Comparison | None:
        """The comparison with this id, if it is still there."""
        return self.index.comparisons.get(given)

    def record(self, action: Action, chosen: Sequence[Comparison], value: ValueOf, note: str = "") -> list[Decision]:
        """Save a decision on each of ``chosen``, all or none.

        Raises FactcheckError when there is no case file, it cannot be written, or another editor has just decided on
        one of them.
        """
        from factcheck.decisions import decide_on

        case, who, at = self._case(), self.job.who, self.job.clock()
        made = [
            decide_on(self._around(c, action), c, action, who=who, at=at, value=value(c), note=note) for c in chosen
        ]
        saved = case.record_all(made, self.seen)
        try:
            self._after(saved)
        except FactcheckError:  # a split or correction that cannot be: it must not stay in force
            self._after([row for row in [case.undo(who, self.job.clock())] if row])
            raise
        return saved

    def tick(self, item: Item, initials: str, note: str, done: bool) -> list[Decision]:
        """Tick an item of a checklist, or take its tick off; raise FactcheckError."""
        from factcheck.decisions import tick

        made = tick(item, who=self.job.who, at=self.job.clock(), initials=initials, note=note, done=done)
        saved = [self._case().record(made, self.seen)]
        self._after(saved)
        return saved

    def undo(self, again: bool = False) -> list[Decision]:
        """Take one's last decision back, or make the last one taken back again; the rows that say so."""
        case, who = self._case(), self.job.who
        todo = self.to_undo(again)
        unseen = [d for d in todo if d.seq > self.seen and d.seq not in self.own]
        if unseen:  # by the same name on another screen
            from factcheck.decisions import OvertakenError

            raise OvertakenError(unseen[0])
        many = len(todo)
        last = (case.redo if again else case.undo)(who, self.job.clock())
        if last is None:
            return []
        saved = [d for d in case.changes_since(last.seq - many) if d.seq <= last.seq]
        self._after(saved)
        return saved

    def to_undo(self, again: bool = False) -> list[Decision]:
        """What one undo, or redo, would be about."""
        case = self._case()
        return (case.can_redo if again else case.can_undo)(self.job.who)

    def turned(self, row: Decision) -> Decision:
        """The decision that an undo or redo is about; any other decision itself."""
        seq = row.value.get("seq") if row.action in ("undo", "redo") else None
        return (self._case().row(seq) if isinstance(seq, int) else None) or row

    def extend(self, more: Dossier) -> None:
        """Go on with what was read meanwhile."""
        self.read, self._read_facts = more, None
        self.reshape()

    def news(self) -> list[Decision]:
        """What was decided elsewhere since this screen last looked; the states are asked for anew."""
        if self.case is None:
            return []
        fresh = list(self.case.changes_since(self.seen))
        if fresh:
            self.seen = fresh[-1].seq
            self._take_in(fresh)
        return [d for d in fresh if d.seq not in self.own]

    def _around(self, comparison: Comparison, action: Action) -> Dossier:
        """The dossier that a decision is made on; its facts are all that most decisions look at."""
        if action in RESHAPE:
            return self.dossier
        ids = [i for r in comparison.readings for i in r.facts]
        return self.dossier.model_copy(
            update={"facts": tuple(self.index.facts[i] for i in ids if i in self.index.facts)}
        )

    def _case(self) -> Case:
        if self.case is None:
            raise FactcheckError("nothing can be saved: there is no case file", "", "Start again with --case FILE")
        return self.case

    def _after(self, saved: Sequence[Decision]) -> None:
        self.own.update(d.seq for d in saved)
        if saved and saved[0].seq == self.seen + 1:
            self.seen = saved[-1].seq  # else another editor was here first, and the next look tells
        self._take_in(saved)

    def _take_in(self, fresh: Sequence[Decision]) -> None:
        if any(self.turned(d).action in RESHAPE for d in fresh):
            self.reshape()
            return
        undone = {}
        for row in fresh:
            undone[self.turned(row).seq] = row.action == "undo"
        rows = [self.turned(row) for row in fresh]
        self.standings.change(put=[d for d in rows if not undone[d.seq]], take=[d for d in rows if undone[d.seq]])

    def as_read(self, fact: Fact) -> Fact:
        """A fact as the program read it, before any correction; the very same where there is none."""
        if self._read_facts is None:
            self._read_facts = {f.id: f for f in self.read.facts}
        before = self._read_facts.get(fact.id, fact)
        return fact if before == fact else before

    def latest(self, comparison: Comparison) -> str | None:
        """The label of the reading that was told last; None where the times do not say."""
        times = {}
        for reading in comparison.readings:
            facts = [self.index.facts[i] for i in reading.facts if i in self.index.facts]
            known = [t for t in (self.index.as_of.of(f) for f in facts) if t]
            times[reading.label] = max(known, default=None)
        dated = [t for t in times.values() if t is not None]
        if len(dated) < len(times) or dated.count(max(dated)) > 1:
            return None
        return next(label for label, t in times.items() if t == max(dated))

    def report(self, form: str) -> bytes:
        """The report of the dossier as it stands with the decisions."""
        from factcheck import pipeline
        from factcheck.report import REPORTERS
        from factcheck.settings import View

        found = self.read if self.case is None else pipeline.decide(self.read, self.case, self.job.intake.rules)
        return REPORTERS[form](found, View(why=True))

    def calls(self) -> int:
        """How many calls are still to be made."""
        return sum(len(state.calls) for state in self.states.values())

    def tally(self) -> dict[str, int]:
        """How many discrepancies stand where."""
        from factcheck.settings import DISCREPANCIES

        found: dict[str, int] = dict.fromkeys(("open", "settled", "dismissed", "deferred"), 0)
        for c in self.dossier.comparisons:
            if c.verdict in DISCREPANCIES:
                found[self.state(c.id)] += 1
        return found
