"""Every noun of factcheck on one page: frozen, each field explained.

The descriptions below become those of the JSON Schema (``factcheck schema``); what the JSON report
leaves out is marked ``exclude=True``. Offsets are Unicode code points into ``Article.text``.
Days and times are ISO 8601 strings, so that what is printed is what was meant.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Literal, NamedTuple

from pydantic import Field, JsonValue, SkipValidation

from factcheck.article import About, Article, Block, Cell, Model, Span, Told, Zone

__all__ = [
    "About",
    "Action",
    "Amount",
    "Article",
    "Block",
    "Bound",
    "Cell",
    "Checked",
    "Claim",
    "Comparison",
    "Decision",
    "Dossier",
    "Evidence",
    "Fact",
    "Finding",
    "Form",
    "Item",
    "Kind",
    "Model",
    "Number",
    "Outcome",
    "Reading",
    "Relation",
    "Role",
    "Run",
    "Severity",
    "Skipped",
    "Span",
    "Standing",
    "Status",
    "Time",
    "TimeWords",
    "Told",
    "Unread",
    "Verdict",
    "Zone",
    "trusted_fact",
]  # fmt: skip - a list of names

Number = int | float
Kind = Literal["quantity", "date"]
Bound = Literal["exact", "approximate", "at_least", "at_most", "more_than", "less_than", "range"]
Status = Literal["asserted", "denied", "planned", "hypothetical", "rumoured", "historical"]
Form = Literal["plain", "range", "ratio", "fraction", "zero", "no_reports", "ordinal", "compound", "date"]
Role = Literal["total", "part", "increment", "change", "ordinal", "threshold"]
Verdict = Literal["agreement", "compatible", "update", "conflict"]
Severity = Literal["none", "low", "medium", "high"]
Outcome = Literal[
    "contradicted", "disputed", "superseded", "differently hedged", "unsupported", "unattributed", "supported"
]
Standing = Literal["open", "settled", "dismissed", "deferred"]
Action = Literal["accept", "own", "both", "update", "split", "merge", "correct", "defer", "dismiss", "note", "call",
                 "reopen", "tick", "undo", "redo"]  # fmt: skip


class TimeWords(NamedTuple):
    """The words of a date or time, recognised and taken apart but not yet resolved; a tuple as Claim is."""

    form: str  #: the shape of the expression: one of the forms that calendar.resolve knows
    parts: Mapping[str, str | int] = MappingProxyType({})  #: its pieces, by the names that the form uses


class Claim(NamedTuple):
    """A figure or date as printed, with everything its sentence says about it.

    A tuple, as claims are made by the thousand, only between the readers of this package, and never printed.
    """

    start: int  #: first code point of the figure with its hedge and unit
    end: int  #: one past the last
    words: str  #: article.text[start:end]
    kind: Kind  #: quantity or date
    sentence: Span  #: the sentence that holds it
    block: int  #: index of its block in Article.blocks
    form: Form = "plain"  #: how number and upper make the amount; dates have 'date'
    number: tuple[str, ...] = ()  #: the number's words in lower case, without hedge and unit
    upper: tuple[str, ...] = ()  #: for a range, the words of its upper end; for a ratio, of its base
    hedge: str | None = None  #: the hedge as printed, before or after the figure
    hedge_class: Bound | None = None  #: what the hedge makes of the figure
    unit: str | None = None  #: ISO 4217, '%', 'pp', 'magnitude' or the symbol of a measure
    scale: float = 1.0  #: what one of the printed unit is worth in unit: a cent 0.01 dollars
    period: str | None = None  #: the period of a rate: day, month, h ...
    time: TimeWords | None = None  #: for dates: the words taken apart
    counted: str | None = None  #: what is counted, as the text says it
    head: str | None = None  #: head noun of what is counted, singular, lower case
    population: str | None = None  #: the class of rules/populations.yaml that is counted
    measure: str | None = None  #: the kind of rules/measures.yaml that it was read as
    dimension: str = "count"  #: count, money, percent, points, length, duration, age, date ...
    role: Role = "total"  #: a total, a part of one, an increment, a change ...
    status: Status = "asserted"  #: asserted, denied, planned ...
    place: str | None = None  #: the place that the sentence gives
    elsewhere: tuple[str, ...] = ()  #: places of its parts, and of what its sentence counts beside it
    as_of: str | None = None  #: the time that the figure holds for, as printed
    attribution: str | None = None  #: who says so, as printed
    names: tuple[str, ...] = ()  #: proper names in the sentence, as printed
    context: tuple[str, ...] = ()  #: stems of the other content words of its clause


class Skipped(Span):
    """Digits or words that look like a figure and are none, and why (shown by ``factcheck explain``)."""

    text: str = Field(description="the slice, verbatim")
    reason: str = Field(description="the named reason: identifier, pronoun, idiom, boilerplate ...")


class Amount(NamedTuple):
    """A quantity in normal form; a tuple as Claim is."""

    low: Number | None  #: lower end in base form; None when open
    high: Number | None  #: upper end; None when open
    bound: Bound  #: the hedge as a class
    unit: str | None = None  #: see Claim.unit; a rate carries its period ('/day', 'GBP/month')
    step: float = 1.0  #: the precision as written: 1.2 million is written to 100,000


class Time(NamedTuple):
    """A date or time in normal form: the span that the words cover; a tuple as Claim is."""

    earliest: str | None  #: ISO; None when open or unresolved
    latest: str | None  #: ISO, inclusive; None when open or unresolved
    grain: str  #: minute, hour, part (of a day), day, week, month, quarter, season, year, decade
    resolved: str = ""  #: how it was resolved, in words; empty if it was not
    why_not: str = ""  #: why it could not be resolved; empty if it was
    other: tuple[str, ...] = ()  #: other readings kept, each 'earliest/latest'


class Fact(Model):
    """A claim in normal form: one figure or date of an article, with its place in the text."""

    id: str = Field(description="from the article's lineage, the sentence and the figure's place in it")
    article: str = Field(description="id of its article")
    zone: Zone = Field(description="headline, standfirst, body, caption, table ...")
    line: int = Field(description="1-based line of its start")
    repeat_of: str | None = Field(default=None, description="id of the fact in the first copy of a repeated passage")
    start: int = Field(description="first code point of the figure with its hedge")
    end: int = Field(description="one past the last")
    text: str = Field(description="that slice, verbatim")
    kind: Kind = Field(description="quantity or date")
    low: Number | None = Field(description="lower end in base form; null when open, and for dates")
    high: Number | None = Field(description="upper end in base form; null when open, and for dates")
    bound: Bound = Field(description="the hedge as a class; a date is exact however long its span")
    hedge: str | None = Field(description="the hedge as printed")
    unit: str | None = Field(description="ISO 4217, '%', 'pp', 'magnitude', the symbol of a measure; null for a count")
    date_from: str | None = Field(description="for dates: first day or time covered; null when open or unresolved")
    date_to: str | None = Field(description="for dates: last day or time covered; null when open or unresolved")
    counted: str | None = Field(description="what is counted, as the text says it")
    measure: str | None = Field(description="the kind of rules/measures.yaml that it was read as")
    place: str | None = Field(description="where, as far as the text says")
    as_of: str | None = Field(description="when, as far as the text says")
    attribution: str | None = Field(description="who says so, as far as the text says")
    origin: str | None = Field(default=None, description="the news agency that it comes from, where one is named")
    status: Status = Field(description="only asserted facts can conflict with each other")
    dimension: str = Field(description="count, money, percent, points, length, duration, age, date ...")
    role: Role = Field(description="total, part, increment, change, ordinal, threshold")
    population: str | None = Field(description="class of rules/populations.yaml that is counted")
    head: str | None = Field(description="head noun of what is counted, singular, lower case")
    grain: str | None = Field(description="for dates: how fine the words are (minute, part, day, week, month ...)")
    resolved: str = Field(description="for dates: how the words were resolved, or why not; empty for quantities")
    step: float = Field(description="the precision as written, in base form")
    sentence: Span = Field(description="the sentence that holds it")
    names: SkipValidation[tuple[str, ...]] = Field(exclude=True, description="proper names in the sentence")
    context: SkipValidation[tuple[str, ...]] = Field(
        exclude=True, description="stems of the other content words of its clause"
    )
    elsewhere: SkipValidation[tuple[str, ...]] = Field(
        default=(), exclude=True, description="places of its parts, and of what its sentence counts beside it"
    )


_FACT_FIELDS = set(Fact.model_fields)  # shared: a copy of a fact copies it


def trusted_fact(values: dict[str, Any]) -> Fact:
    """A fact of values that the reader made itself, every field given, built without validation.

    Validating was a third of the cost of normalising. A test validates the facts of all cases; values from elsewhere
    go through ``Fact(...)``.
    """
    fact = Fact.__new__(Fact)
    keep = object.__setattr__  # a frozen model refuses its own
    keep(fact, "__dict__", values)
    keep(fact, "__pydantic_fields_set__", _FACT_FIELDS)
    keep(fact, "__pydantic_extra__", None)
    keep(fact, "__pydantic_private__", None)
    return fact


class Unread(Model):
    """A figure that could not be read, and why: not knowing is a value with a reason."""

    article: str = Field(description="id of its article")
    start: int = Field(description="first code point")
    end: int = Field(description="one past the last")
    text: str = Field(description="that slice, verbatim")
    reason: str = Field(description="why it could not be read")


class Evidence(Model):
    """One labelled piece of evidence that two facts are, or are not, of one thing."""

    label: str = Field(description="what was compared and what came of it, in words")
    bits: float = Field(description="its weight: log2 of how much likelier it is among facts of one thing")


class Reading(Model):
    """The facts of a comparison that say the same."""

    label: str = Field(description="how the reading is said, in short ('around 4,000')")
    low: Number | None
    high: Number | None
    bound: Bound
    unit: str | None
    date_from: str | None
    date_to: str | None
    facts: tuple[str, ...] = Field(description="ids of the facts that state it")
    measure: str | None
    independent_sources: int = Field(description="articles that state it, copies counted once")


class Relation(Model):
    """How two readings of a comparison stand to each other."""

    a: str = Field(description="label of one reading")
    b: str = Field(description="label of the other")
    verdict: Verdict
    why: str = Field(description="one sentence that a person can check")


class Comparison(Model):
    """One real-world quantity or date that two or more facts speak of."""

    id: str = Field(description="the same when the same articles are read again, or an unrelated one is added")
    label: str = Field(description="what it is, in words")
    verdict: Verdict = Field(description="that of its worst pair: conflict, update, compatible, agreement")
    nature: tuple[str, ...] = Field(description="finer reasons: hedge, rounding, scope, dispute, correction ...")
    severity: Severity
    evidence: tuple[Evidence, ...] = Field(description="the evidence of the match, strongest first")
    hints: tuple[str, ...] = Field(description="magnitude slip, transposed digits ...")
    context: tuple[str, ...] = Field(description="ids of planned, denied or historical facts on the same thing")
    readings: tuple[Reading, ...]
    relations: tuple[Relation, ...] = Field(description="every pair of readings")
    why: tuple[str, ...] = Field(description="why of one thing, and why the verdict; each line can be checked")
    state: Standing = Field(default="open", description="what the editors made of it, as the case file has it")
    decision: int | None = Field(
        default=None, description="seq of the decision in Dossier.decisions; open in spite of one: its evidence moved"
    )


class Run(Model):
    """What made this report."""

    version: str = Field(description="of factcheck")
    rules_sha256: str = Field(description="of every rules file used, in order of name")
    inputs: dict[str, str] = Field(description="path of each input, and the SHA-256 of its bytes")
    case: str | None = Field(default=None, description="hash of the last decision of the case file that was heeded")


class Finding(Model):
    """Something about a draft that an editor should look at; it never says "false"."""

    id: str = Field(description="from the rule, the words at issue and their sentence: it survives edits elsewhere")
    rule: str = Field(description="the class of what was found: sum, change, hedge, contradicted ...")
    article: str = Field(description="id of the draft")
    start: int = Field(description="first code point of the words at issue")
    end: int = Field(description="one past the last; at most 200 further")
    severity: Severity
    message: str = Field(description="one sentence: what does not fit, with the numbers, and what would")
    check: str = Field(description="name of the rule in rules/checks.yaml")
    state: Literal["open", "ignored", "settled", "known"] = Field(
        default="open",
        description="ignored: by a note in the article; settled: by a decision of the case file; known: in the "
        "baseline; only open ones fail",
    )
    reason: str = Field(default="", description="why it is not open; empty when it is")


class Item(Model):
    """One item of an editorial checklist, and how the draft stands to it."""

    checklist: str = Field(description="name of the checklist")
    id: str = Field(description="name of the item in it")
    text: str = Field(description="what is asked")
    why: str = Field(description="the reason of the practice")
    source: str = Field(description="where the practice comes from")
    state: Literal["passed", "failed", "for a person", "not checked"] = Field(
        description="automatic items pass or fail; a question is for a person until one has ticked it, then it has "
        "passed; not checked: it needs sources"
    )
    reason: str = Field(description="what decided it; of a question: the question, once ticked by whom and when")
    findings: tuple[str, ...] = Field(description="ids of the findings that fail it")
    required: bool = Field(default=False, description="a question that has to be ticked before the draft passes")


class Checked(Model):
    """What the sources say of one figure or date of the draft."""

    fact: str = Field(description="id of the draft's fact")
    outcome: Outcome = Field(description="the gravest that holds")
    by: tuple[str, ...] = Field(description="ids of the facts that say so, of the sources")
    why: str = Field(description="one sentence that a person can check, with the quote")


class Dossier(Model):
    """Everything one run knows: the JSON report is this object."""

    schema_version: Literal["1"] = "1"
    articles: tuple[Article, ...]
    facts: tuple[Fact, ...] = Field(description="every figure and date read, articles in order of id, in text order")
    comparisons: tuple[Comparison, ...] = Field(description="worst first")
    unread: tuple[Unread, ...]
    run: Run
    skipped: dict[str, tuple[Skipped, ...]] = Field(
        default_factory=dict, exclude=True, description="by article id: what looks like a figure and is none"
    )
    findings: tuple[Finding, ...] | None = Field(
        default=None, description="what an editor should look at in the draft, in text order; only of a check"
    )
    checked: tuple[Checked, ...] | None = Field(
        default=None, description="what the sources say of each figure of the draft, in text order; only of a check"
    )
    checklist: tuple[Item, ...] | None = Field(
        default=None, description="the items of the checklists that were asked for; only of a check with one"
    )
    decisions: tuple[Decision, ...] = Field(
        default=(), description="what editors decided on these comparisons, from the case file, in order"
    )


class Decision(Model):
    """What an editor said about a comparison, with the evidence it was said on: one row of a case file."""

    seq: int = Field(default=0, description="its number in the case file, from 1; 0 before it is recorded")
    at: str = Field(description="when, ISO 8601 in UTC, as whoever recorded it gave it")
    who: str = Field(description="who decided")
    action: Action = Field(description="what was done: a reading accepted, a fact split off, a note written ...")
    comparison: str = Field(default="", description="id of the comparison at that time")
    facts: tuple[str, ...] = Field(
        default=(), description="ids of the facts that the comparison held: what the decision is bound to"
    )
    readings: dict[str, str] = Field(
        default_factory=dict, description="fact id to its words as printed then: the evidence as it was"
    )
    label: str = Field(default="", description="label of the comparison at that time")
    value: dict[str, JsonValue] = Field(
        default_factory=dict, description="what the action needs: reading, figure, facts split off, reason, name ..."
    )
    note: str = Field(default="", description="in the editor's own words")
    rules_sha256: str = Field(default="", description="of the rules that made the comparison")
    version: str = Field(default="", description="of factcheck")
