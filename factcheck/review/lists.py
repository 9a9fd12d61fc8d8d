"""The checklists that were chosen and the draft, if there is one: how they stand as decisions are made."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from factcheck.checklist import Checklist
    from factcheck.decisions import Case
    from factcheck.model import Article, Decision, Dossier, Finding, Item
    from factcheck.review.desk import Job

#: Answers in the order in which an editor wants them: what is to be done comes first.
ORDER = ("failed", "for a person", "not checked", "passed")


class Lists:
    """Items and findings of one sitting; nothing here knows a terminal."""

    def __init__(self, job: Job) -> None:
        self.job = job
        self.asked: dict[str, Checklist] = {}
        self.items: tuple[Item, ...] = ()
        self.findings: tuple[Finding, ...] = ()
        self._bare: tuple[Item, ...] = ()  # before any tick

    def choose(self, *names: str) -> None:
        """Go through these checklists as well; raise RulesError."""
        from factcheck.checklist import check_names, load_list

        rules = self.job.intake.rules
        self.asked |= {name: load_list(name, check_names(rules), rules) for name in names}

    def known(self) -> list[str]:
        """The names of checklists that were not chosen yet."""
        from factcheck.checklist import list_names

        return [name for name in list_names(self.job.intake.rules) if name not in self.asked]

    def ticked_in(self, case: Case | None) -> None:
        """Go through the checklists that were ticked in an earlier sitting, where they can still be found."""
        from factcheck.checklist import list_names
        from factcheck.decisions import ticks

        asked = {name.replace("\\", "/").rsplit("/", 1)[-1].removesuffix(".yaml") for name in self.asked}
        ticked = {name for name, _ in ticks(case.effective())} if case else set()
        self.choose(*sorted((ticked - asked) & set(list_names(self.job.intake.rules))))

    def draft(self, read: Dossier) -> Article | None:
        """The article that is to be printed."""
        return next((a for a in read.articles if a.path == self.job.draft), None) if self.job.draft else None

    def answer(self, read: Dossier, case: Case | None) -> tuple[tuple[Item, ...], tuple[Finding, ...]]:
        """How everything stands with the decisions of the case; takes a while, and changes nothing here."""
        from factcheck import pipeline

        decided = read if case is None else pipeline.decide(read, case, self.job.intake.rules)
        found, _ = pipeline.hold(decided, self.draft(read), self.asked, self.job.intake.rules)
        return found.checklist or (), found.findings or ()

    def take(self, items: tuple[Item, ...], findings: tuple[Finding, ...], standing: Sequence[Decision]) -> None:
        """Show these from now on."""
        self._bare = items
        self.findings = tuple(f for f in findings if f.state == "open")
        self.tick(standing)

    def tick(self, standing: Sequence[Decision]) -> None:
        """Lay the ticks among the decisions that stand over the items."""
        from factcheck.decisions import ticked

        self.items = tuple(sorted(ticked(self._bare, standing), key=lambda item: ORDER.index(item.state)))

    def question(self, item: Item) -> bool:
        """Whether it is for a person to answer, ticked or not."""
        return any((i.checklist, i.id, i.state) == (item.checklist, item.id, "for a person") for i in self._bare)
