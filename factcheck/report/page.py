"""What a person reads of a dossier, whatever the format: wording chosen once, every word safe to show.

A format turns a :class:`Page` into bytes and escapes for itself; it never asks the dossier again.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from factcheck.model import Article, Comparison, Dossier, Fact, Reading, Severity, Standing, Verdict
from factcheck.report import desk
from factcheck.report.case import said, standing
from factcheck.report.gist import differing, made_by, matched, summary
from factcheck.report.layout import quote
from factcheck.report.source import Source, sources_of
from factcheck.settings import DISCREPANCIES, RESOLVED, View
from factcheck.text import visible

#: Cells of a quoted sentence in a report that scrolls.
QUOTE = 400
#: Readings of one comparison, and pairs of them, that are written out; the JSON report has them all.
READINGS, PAIRS = 200, 60
#: Reasons that one line gives.
REASONS = 3
PROMISE = "factcheck compares what reports say. It says “differs”, never “false”: an editor decides."


@dataclass(frozen=True, slots=True)
class Quote:
    """A sentence around a figure: where it stands, and the words before, of and after the figure."""

    source: Source
    line: int
    before: str
    figure: str
    after: str
    aside: str  #: "caption", "headline", "denied" ...; empty for the body of an article
    by: str  #: who says so; empty where nobody is named
    as_of: str  #: the time that the figure holds for, as printed; empty where none is
    fact: str  #: the id of its fact

    @property
    def place(self) -> str:
        """``path:line``."""
        return f"{self.source.path}:{self.line}"


@dataclass(frozen=True, slots=True)
class Told:
    """One reading of a comparison: how it is said, by whom, and every place that says it."""

    number: int
    label: str
    sources: str  #: "2 independent sources"
    names: str  #: the articles that state it, with their days
    by: str  #: "according to ..." or "nobody named"
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class Topic:
    """One comparison: what it is about, how it is told, why it matters, and what was decided."""

    number: int
    found: Comparison
    label: str
    more: int  #: readings that are not written out
    counted: bool  #: whether it counts for the exit code, as long as it is open
    told: tuple[Told, ...]
    matched: tuple[str, ...]  #: why of one thing
    differ: tuple[str, ...]  #: why they differ, or why they do not
    pairs: tuple[tuple[str, str, Verdict, str], ...]
    evidence: tuple[tuple[float, str], ...]
    hints: tuple[str, ...]
    nature: tuple[str, ...]
    context: tuple[Quote, ...]  #: planned, denied and earlier figures on the same thing
    decided: str  #: where it stands and by whom; empty while nobody has decided
    wording: str  #: a sentence for the copy that gives every reading with its names; empty where nothing differs

    @property
    def verdict(self) -> Verdict:
        """Its verdict."""
        return self.found.verdict

    @property
    def severity(self) -> Severity:
        """Its severity."""
        return self.found.severity

    @property
    def state(self) -> Standing:
        """Where it stands by the editors' decisions."""
        return self.found.state

    @property
    def reason(self) -> str:
        """Why they differ, in one line: the first reasons, and how many more there are."""
        more = len(self.differ) - REASONS
        return "; ".join([*self.differ[:REASONS], *([f"and {more} more"] if more > 0 else [])])

    @property
    def open(self) -> bool:
        """Whether there is something left to resolve."""
        return self.counted and self.state not in RESOLVED


@dataclass(frozen=True, slots=True)
class Single:
    """A figure or date that only one place tells."""

    label: str
    quote: Quote


@dataclass(frozen=True, slots=True)
class Decided:
    """One decision, as the audit trail has it."""

    seq: int
    at: str
    who: str
    said: str
    label: str


@dataclass(frozen=True, slots=True)
class Missed:
    """A figure that could not be read, and why."""

    place: str
    words: str
    reason: str


@dataclass(frozen=True, slots=True)
class Page:
    """Everything that a report for people shows."""

    title: str
    read: str  #: what was read, in a sentence
    summary: str  #: what was found, in a sentence
    sources: tuple[Source, ...]
    topics: tuple[Topic, ...]  #: worst first, all of them
    shown: tuple[Topic, ...]  #: those that the view asks for
    once: tuple[Single, ...]  #: facts that no comparison holds, repeats left out
    checked: desk.Desk | None  #: what a check found; None for a comparison
    decisions: tuple[Decided, ...]
    unread: tuple[Missed, ...]
    made: tuple[tuple[str, str], ...]  #: what made the report: versions and hashes, by name
    promise: str = PROMISE


def page(dossier: Dossier, view: View) -> Page:
    """The page of a dossier."""
    return _Maker(dossier, view).page()


class _Maker:
    """A page in the making: the dossier by id."""

    def __init__(self, dossier: Dossier, view: View) -> None:
        self.dossier, self.view = dossier, view
        self.facts = {fact.id: fact for fact in dossier.facts}
        self.articles = {article.id: article for article in dossier.articles}
        self.sources = sources_of(dossier)
        self.by_id = {source.id: source for source in self.sources}
        self.decisions = {decision.seq: decision for decision in dossier.decisions}

    def page(self) -> Page:
        topics = tuple(self.topic(n, c) for n, c in enumerate(self.dossier.comparisons, 1))
        shown = tuple(t for t in topics if t.counted or (self.view.all and t.verdict not in DISCREPANCIES))
        read, found = summary(self.dossier, self.view.settings)
        checked = desk.desk(self.dossier, self.by_id, self.view) if self.dossier.findings is not None else None
        title = "Where the report differs with itself" if len(self.sources) == 1 else "Where the reports differ"
        return Page(
            title="A draft, checked" if checked else title, read=read, summary=checked.summary if checked else found,
            sources=self.sources, topics=topics, shown=shown, once=self.once(), checked=checked,
            decisions=tuple(
                Decided(d.seq, visible(d.at), visible(d.who), said(d), flat(d.label)) for d in self.dossier.decisions
            ),
            unread=tuple(self.missed()), made=tuple(made_by(self.dossier.run)),
        )  # fmt: skip

    def topic(self, number: int, found: Comparison) -> Topic:
        told = tuple(self.told(n, reading) for n, reading in enumerate(found.readings[:READINGS], 1))
        decision = self.decisions.get(found.decision) if found.decision is not None else None
        return Topic(
            number=number, found=found, label=flat(found.label), told=told,
            more=len(found.readings) - len(told),
            counted=self.view.settings.counts(found.verdict, found.severity),
            matched=tuple(map(flat, matched(found))), differ=tuple(map(flat, differing(found))),
            pairs=tuple((flat(r.a), flat(r.b), r.verdict, flat(r.why)) for r in found.relations[:PAIRS]),
            evidence=tuple((item.bits, flat(item.label)) for item in found.evidence),
            hints=tuple(map(flat, found.hints)), nature=tuple(flat(n.replace("_", " ")) for n in found.nature),
            context=tuple(self.quote(fact) for fact in self.once_each(found.context)),
            decided=standing(found, decision) if decision else "",
            wording=self.wording(told) if found.verdict in DISCREPANCIES else "",
        )  # fmt: skip

    def told(self, number: int, reading: Reading) -> Told:
        listed = self.once_each(reading.facts)
        names = unique(self.by_id[fact.article].dated for fact in listed)
        by = unique(flat(fact.attribution) for fact in listed if fact.attribution)
        return Told(
            number=number, label=flat(reading.label), names=", ".join(names),
            sources="1 source" if reading.independent_sources == 1
            else f"{reading.independent_sources:,} independent sources",
            by=f"according to {'; '.join(by)}" if by else "nobody named",
            quotes=tuple(self.quote(fact) for fact in listed),
        )  # fmt: skip

    def wording(self, told: Sequence[Told]) -> str:
        """A sentence ready to paste: every reading with who says it, else who printed it."""
        parts = []
        for one in told:
            names = unique(q.source.name for q in one.quotes)
            parts.append(f"{one.label} ({one.by if one.by != 'nobody named' else ', '.join(names)})")
        return f"Reports differ: {'; '.join(parts)}." if len(parts) > 1 else ""

    def once_each(self, ids: Iterable[str]) -> list[Fact]:
        """The facts without those that repeat a listed one."""
        facts = [self.facts[i] for i in ids if i in self.facts]
        here = {fact.id for fact in facts}
        return [fact for fact in facts if fact.repeat_of not in here]

    def once(self) -> tuple[Single, ...]:
        held = {i for c in self.dossier.comparisons for i in (*c.context, *(i for r in c.readings for i in r.facts))}
        order = {source.id: n for n, source in enumerate(self.sources)}
        left = (f for f in self.dossier.facts if f.id not in held and f.repeat_of is None)
        facts = sorted(left, key=lambda f: (order[f.article], f.start, f.end, f.id))
        return tuple(Single(_about(fact), self.quote(fact)) for fact in facts)

    def quote(self, fact: Fact) -> Quote:
        words = quote(self.articles[fact.article].text, fact.sentence, fact.start, fact.end, QUOTE)
        aside: list[str] = [fact.zone] if fact.zone not in ("body", "standfirst") else []
        aside += [fact.status] if fact.status != "asserted" else []
        return Quote(
            source=self.by_id[fact.article], line=fact.line, before=words.text[: words.start],
            figure=words.text[words.start + 1 : words.end - 1], after=words.text[words.end :], aside=", ".join(aside),
            by=flat(fact.attribution), as_of=flat(fact.as_of), fact=fact.id,
        )  # fmt: skip

    def missed(self) -> Iterable[Missed]:
        for item in self.dossier.unread:
            article: Article = self.articles[item.article]
            line = article.text.count("\n", 0, item.start) + 1
            yield Missed(f"{visible(article.path)}:{line}", flat(item.text[:400]), flat(item.reason))


def _about(fact: Fact) -> str:
    """What a lone fact is about, in a few words."""
    if fact.kind == "date":
        return "date"
    what = fact.counted or (fact.measure or fact.dimension).replace("_", " ")
    return flat(f"{what} at {fact.place}" if fact.place else what)


def flat(words: str | None) -> str:
    """Words on one line, safe to show."""
    return " ".join(visible(words or "").split())


def unique(words: Iterable[str]) -> list[str]:
    """Words in their order, each once."""
    return list(dict.fromkeys(words))
