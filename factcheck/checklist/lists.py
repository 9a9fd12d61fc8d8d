"""Editorial checklists: items that a rule or a condition decides, and questions for a person."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Literal, get_args

from pydantic import Field, model_validator

from factcheck.checklist.rules import RuleClass
from factcheck.errors import RulesError
from factcheck.model import Checked, Comparison, Fact, Finding, Item, Outcome, Severity, Verdict
from factcheck.rulesfile import RulesModel, read_rules_file, rules_folder

_RANK = {"none": 0, "low": 1, "medium": 2, "high": 3}


class Open(RulesModel):
    """No comparison of the draft with these verdicts, from a severity on."""

    verdicts: list[Verdict]
    severity: Severity = "low"


class Sources(RulesModel):
    """So many independent sources for every figure of these measures."""

    measures: list[str]
    least: int = Field(ge=1, le=9)


class ListItem(RulesModel):
    """One item: exactly one of rules, outcomes, comparisons, sources, question says how it is decided."""

    id: str
    text: str
    why: str
    source: str
    severity: Severity = "low"
    rules: list[str] | None = None
    outcomes: list[Outcome] | None = None
    comparisons: Open | None = None
    sources: Sources | None = None
    question: str | None = None

    @model_validator(mode="after")
    def one_way(self) -> ListItem:
        """Raise ValueError unless there is one way to decide the item."""
        given = [w for w in (self.rules, self.outcomes, self.comparisons, self.sources, self.question) if w is not None]
        if len(given) != 1:
            raise ValueError("give exactly one of rules, outcomes, comparisons, sources, question")
        return self


class Checklist(RulesModel):
    """A checklist file."""

    title: str
    why: str
    items: list[ListItem] = Field(min_length=1)


def names() -> list[str]:
    """The shipped checklists, in order of name."""
    return sorted(path.stem for path in (rules_folder() / "checklists").glob("*.yaml"))


def load(name: str, checks: Sequence[str], overlay: Path | None = None) -> Checklist:
    """A checklist by its name, own folder before shipped, or by the path of its file; raises RulesError."""
    own = [overlay / "checklists" / f"{name}.yaml"] if overlay else []
    shipped = rules_folder() / "checklists" / f"{name}.yaml"
    for path in (*own, shipped, Path(name)):
        if path.is_file():
            shown = f"rules/checklists/{name}.yaml" if path == shipped else str(path)
            found = read_rules_file(path, Checklist, shown)
            _known(found, shown, checks)
            return found
    raise RulesError("there is no such checklist", name, f"Checklists are {', '.join(names())}, or give a file")


def _known(found: Checklist, where: str, checks: Sequence[str]) -> None:
    seen: set[str] = set()
    for item in found.items:
        if item.id in seen:
            raise RulesError(f"two items have the id {item.id!r}", where, "Give each its own")
        seen.add(item.id)
        for rule in item.rules or ():
            if rule not in checks and rule not in get_args(RuleClass):
                remedy = f"Rules are {', '.join(get_args(RuleClass))}, or a name of: factcheck rules list"
                raise RulesError(f"item {item.id!r}: no rule has the name {rule!r}", where, remedy)


def decide(
    name: str,
    checklist: Checklist,
    findings: Sequence[Finding],
    checked: Sequence[Checked],
    comparisons: Sequence[Comparison],
    facts: Sequence[Fact],
    draft: str,
) -> tuple[Item, ...]:
    """How the draft (an article id) stands to every item of a checklist, in its order."""
    mine = {f.id: f for f in facts if f.article == draft}
    found = []
    for item in checklist.items:
        state, reason, ids = _decide(item, findings, checked, comparisons, mine)
        found.append(
            Item(
                checklist=name,
                id=item.id,
                text=item.text,
                why=item.why,
                source=item.source,
                state=state,
                reason=reason,
                findings=tuple(ids),
            )
        )
    return tuple(found)


State = Literal["passed", "failed", "for a person", "not checked"]


def _decide(
    item: ListItem,
    findings: Sequence[Finding],
    checked: Sequence[Checked],
    comparisons: Sequence[Comparison],
    mine: dict[str, Fact],
) -> tuple[State, str, list[str]]:
    if item.question is not None:
        return "for a person", item.question, []
    if item.rules is not None:
        least = _RANK[item.severity]
        bad = [f for f in findings if f.state == "open" and {f.rule, f.check} & set(item.rules)]
        bad = [f for f in bad if _RANK[f.severity] >= least]
        return _verdict(len(bad), "open finding", [f.id for f in bad])
    if item.outcomes is not None:
        if not checked:
            return "not checked", "no sources were given", []
        return _verdict(sum(row.outcome in item.outcomes for row in checked), "figure", [])
    if item.comparisons is not None:
        return _verdict(_open(item.comparisons, comparisons, mine), "comparison", [])
    if item.sources is not None and checked:
        return _verdict(_few(item.sources, comparisons, mine), "figure", [])
    return "not checked", "no sources were given", []


def _verdict(n: int, noun: str, ids: list[str]) -> tuple[State, str, list[str]]:
    if n == 0:
        return "passed", f"no {noun}", ids
    return "failed", f"{n} {noun}{'' if n == 1 else 's'}", ids


def _open(wanted: Open, comparisons: Sequence[Comparison], mine: dict[str, Fact]) -> int:
    """Comparisons of the draft's facts that have the verdict and are grave enough."""
    return sum(
        c.verdict in wanted.verdicts
        and _RANK[c.severity] >= _RANK[wanted.severity]
        and any(i in mine for r in c.readings for i in r.facts)
        for c in comparisons
    )


def _few(wanted: Sources, comparisons: Sequence[Comparison], mine: dict[str, Fact]) -> int:
    """Figures of the measures with fewer independent sources than wanted; the draft is none of them."""
    backed: dict[str, int] = {}
    for c in comparisons:
        for reading in c.readings:
            own = [i for i in reading.facts if i in mine]
            others = reading.independent_sources - 1 if own else 0
            backed.update({i: max(backed.get(i, 0), others) for i in own})
    figures = [f for f in mine.values() if f.measure in wanted.measures and f.status == "asserted" and f.high != 0]
    return sum(backed.get(f.id, 0) < wanted.least for f in figures if f.repeat_of is None)
