"""Editorial checklists: items that a rule or a condition decides, and questions for a person."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from difflib import get_close_matches
from functools import partial
from pathlib import Path
from typing import Literal, get_args

from pydantic import Field, model_validator

from factcheck import lexicon
from factcheck.checklist.rules import RuleClass, known_measures
from factcheck.errors import RulesError
from factcheck.model import Comparison, Dossier, Fact, Finding, Item, Outcome, Severity, Standing, Verdict
from factcheck.rulesfile import RulesModel, place_in, read_rules_file, rules_folder

_RANK = {"none": 0, "low": 1, "medium": 2, "high": 3}


class Open(RulesModel):
    """No comparison of the draft with these verdicts, from a severity on, that editors have left in these states."""

    verdicts: list[Verdict] = Field(min_length=1)
    severity: Severity = "low"
    states: list[Standing] = Field(default=["open", "deferred"], min_length=1)


class Sources(RulesModel):
    """So many independent sources for every figure of these measures."""

    measures: list[str] = Field(min_length=1)
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
    required: bool = False

    @model_validator(mode="after")
    def one_way(self) -> ListItem:
        """Raise ValueError unless there is one way to decide the item."""
        given = [w for w in (self.rules, self.outcomes, self.comparisons, self.sources, self.question) if w is not None]
        if len(given) != 1:
            raise ValueError("give exactly one of rules, outcomes, comparisons, sources, question")
        if self.required and self.question is None:
            raise ValueError("only a question can be required: what a rule decides always is")
        return self


class Checklist(RulesModel):
    """A checklist file."""

    title: str
    why: str
    items: list[ListItem] = Field(min_length=1)


def names(overlay: Path | None = None) -> list[str]:
    """The checklists that can be named, shipped and of the desk's own folder, in order of name."""
    folders = [rules_folder() / "checklists", *([overlay / "checklists"] if overlay else [])]
    return sorted({path.stem for folder in folders for path in folder.glob("*.yaml")})


def load(name: str, checks: Collection[str], overlay: Path | None = None) -> Checklist:
    """A checklist by its name, own folder before shipped, or by the path of its file; raises RulesError.

    ``checks`` are the names that an item's rules may have beside the classes.
    """
    own = [overlay / "checklists" / f"{name}.yaml"] if overlay else []
    shipped = rules_folder() / "checklists" / f"{name}.yaml"
    for path in (*own, shipped, Path(name)):
        if path.is_file():
            shown = f"rules/checklists/{name}.yaml" if path == shipped else str(path)
            found = read_rules_file(path, Checklist, shown)
            _known(found, partial(place_in, path, name=shown), checks, overlay)
            return found
    if name.endswith((".yaml", ".yml")) or "/" in name:
        raise RulesError("there is no such file", name, f"Checklists are {', '.join(names(overlay))}, or give a file")
    close = get_close_matches(name, names(overlay), n=1)
    remedy = f"Did you mean {close[0]!r}?" if close else f"Checklists are {', '.join(names(overlay))}, or give a file"
    raise RulesError("there is no such checklist", name, remedy)


def _known(found: Checklist, place: Callable[..., str], checks: Collection[str], overlay: Path | None) -> None:
    """Raise RulesError when an item names what there is none of, or two items have one id."""
    seen: set[str] = set()
    known = {*get_args(RuleClass), *checks}
    measures = lexicon.load(overlay).measures
    for n, item in enumerate(found.items):
        if item.id in seen:
            raise RulesError(f"two items have the id {item.id!r}", place(["items", n, "id"]), "Give each its own")
        seen.add(item.id)
        for k, rule in enumerate(item.rules or ()):
            if rule not in known:
                close = get_close_matches(rule, sorted(known), n=1)
                remedy = f"Did you mean {close[0]!r}?" if close else f"Rules are {', '.join(get_args(RuleClass))}, or "
                remedy = remedy if close else f"{remedy}a name of: factcheck rules list"
                raise RulesError(f"no rule has the name {rule!r}", place(["items", n, "rules", k]), remedy)
        if item.sources is not None:
            where: list[int | str] = ["items", n, "sources", "measures"]
            known_measures(item.sources.measures, measures, partial(_nth, place, where))


def _nth(place: Callable[..., str], where: Sequence[int | str], k: int) -> str:
    return place([*where, k])


State = Literal["passed", "failed", "for a person", "not checked"]
#: The check that tells of an outcome: where its finding no longer fails, neither does the outcome.
_TOLD = {
    "contradicted": "contradicted", "disputed": "contradicted", "superseded": "contradicted",
    "differently hedged": "hedge-of-sources", "unsupported": "unsupported", "unattributed": "attribution-dropped",
}  # fmt: skip


def decide(name: str, checklist: Checklist, dossier: Dossier, draft: str | None) -> tuple[Item, ...]:
    """How the draft (an article id) stands to every item of a checklist, in its order.

    Without a draft the comparisons of all articles count, and what only a draft can pass is not checked.
    """
    mine = {f.id: f for f in dossier.facts if draft in (None, f.article)}
    found = []
    for item in checklist.items:
        state, reason, ids = _decide(item, dossier, mine)
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
                required=item.required,
            )
        )
    return tuple(found)


def _decide(item: ListItem, dossier: Dossier, mine: dict[str, Fact]) -> tuple[State, str, list[str]]:
    if item.question is not None:
        return "for a person", item.question, []
    if dossier.findings is None and item.comparisons is None:
        return "not checked", "no draft was given", []
    if item.rules is not None:
        least = _RANK[item.severity]
        bad = [f for f in dossier.findings or () if f.state == "open" and {f.rule, f.check} & set(item.rules)]
        bad = [f for f in bad if _RANK[f.severity] >= least]
        return _verdict(len(bad), "open finding", [f.id for f in bad])
    if item.comparisons is not None:
        return _verdict(_open(item.comparisons, dossier.comparisons, mine), "comparison", [])
    if not dossier.checked:
        return "not checked", "no sources were given", []
    if item.outcomes is not None:
        n, ids = _outcomes(item.outcomes, dossier, mine)
        return _verdict(n, "figure", ids)
    wanted = item.sources or Sources(measures=[], least=1)
    return _verdict(_few(wanted, dossier.comparisons, mine), "figure", [])


def _outcomes(wanted: Sequence[Outcome], dossier: Dossier, mine: dict[str, Fact]) -> tuple[int, list[str]]:
    """Figures with these outcomes, but those whose finding is ignored, settled or known; and the open findings."""
    told: dict[tuple[str, str], Finding] = {}
    for finding in dossier.findings or ():
        for f in mine.values():
            if (f.start, f.end) == (finding.start, finding.end):
                told.setdefault((finding.check, f.text), finding)
    bad, ids = 0, []
    for row in dossier.checked or ():
        if row.outcome in wanted:
            found = told.get((_TOLD.get(row.outcome, ""), mine[row.fact].text))
            if found is None or found.state == "open":
                bad += 1
                ids += [found.id] if found else []
    return bad, list(dict.fromkeys(ids))


def _verdict(n: int, noun: str, ids: list[str]) -> tuple[State, str, list[str]]:
    if n == 0:
        return "passed", f"no {noun}", ids
    return "failed", f"{n} {noun}{'' if n == 1 else 's'}", ids


def _open(wanted: Open, comparisons: Sequence[Comparison], mine: dict[str, Fact]) -> int:
    """Comparisons of the draft's facts that have the verdict and are grave enough."""
    return sum(
        c.verdict in wanted.verdicts
        and c.state in wanted.states
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
