"""The journey: files to articles, claims, facts, matches, verdicts. Each stage takes one noun and gives the next."""

from __future__ import annotations

import dataclasses
import sys
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path

from factcheck import __version__, align, checklist, extract, judge, lexicon, normalise, sources
from factcheck.copies import copies
from factcheck.decisions import Case, Plan, plan, states, ticked
from factcheck.errors import FactcheckError, InputError
from factcheck.events import gather
from factcheck.extract.times_words import is_southern
from factcheck.languages import supported
from factcheck.model import Article, Comparison, Decision, Dossier, Evidence, Fact, Run, Skipped, Unread
from factcheck.read import Input, Text, read
from factcheck.read.limits import FILE_BYTES
from factcheck.rulesfile import rules_sha256
from factcheck.settings import AS_THEY_ARE, Intake
from factcheck.text import fold
from factcheck.versions import latest, versions

Progress = Callable[[str, int, int], None]
#: Called while comparisons come, with what makes the dossier of those that have come when it is wanted.
SoFar = Callable[[Callable[[], Dossier]], None]
_NOTHING: Mapping[str, str] = {}


def _stdin() -> bytes:
    """Everything on standard input, as far as anything is read: the article "-"."""
    return sys.stdin.buffer.read(FILE_BYTES + 1)


@dataclasses.dataclass(slots=True)
class Notes:
    """What reading the articles gave: facts, figures not read, and what is no figure."""

    facts: list[Fact] = dataclasses.field(default_factory=list)
    unread: list[Unread] = dataclasses.field(default_factory=list)
    skipped: dict[str, tuple[Skipped, ...]] = dataclasses.field(default_factory=dict)


def compare(
    inputs: Sequence[Input],
    intake: Intake = AS_THEY_ARE,
    *,
    progress: Progress | None = None,
    so_far: SoFar | None = None,
) -> tuple[Dossier, list[FactcheckError]]:
    """Where the articles agree and differ, and the inputs that could not be read.

    An input is the path of a file or folder, "-" or a Text. Raises RulesError when a rules file is broken: nothing is
    compared with half a rule book.
    """
    articles, hashes, troubles = read(inputs, intake, stdin=_stdin, progress=progress)
    articles = mark_copies(articles)
    rules = intake.rules
    notes = take_notes(articles, rules, progress)
    made = partial(dossier, articles, notes, hashes=hashes, rules=rules)
    comparisons = weigh(articles, notes.facts, rules, progress, so_far and (lambda come: so_far(lambda: made(come()))))
    return made(comparisons), troubles


def check(
    draft: Input,
    sources: Sequence[Input] = (),
    intake: Intake = AS_THEY_ARE,
    *,
    baseline: Path | None = None,
    checklists: Sequence[str] = (),
    case: Case | None = None,
    progress: Progress | None = None,
    so_far: SoFar | None = None,
) -> tuple[Dossier, list[FactcheckError]]:
    """What an editor should look at in a draft, held against itself, its sources and the checklists named.

    The dossier has findings and what the sources say of each figure of the draft, both as the decisions of ``case``
    leave them; raises RulesError.
    """
    rules = intake.rules
    known = checklist.read_baseline(baseline) if baseline else {}
    names = checklist.check_names(rules)
    asked = {name: checklist.load_list(name, names, rules) for name in checklists}
    found, troubles = compare([draft, *sources], intake, progress=progress, so_far=so_far)
    name = draft.name if isinstance(draft, Text) else draft
    mine = next((a for a in found.articles if a.path == name), None)
    if mine is None:
        fault = InputError("a draft is one article", name, "Give one file, and the others as --sources")
        return found.model_copy(update={"findings": (), "checked": ()}), troubles or [fault]
    if case is not None:
        found = decide(found, case, rules)
    found, faults = hold(found, mine, asked, rules, known=known, standing=case.effective() if case else ())
    return found, [*troubles, *faults]


def hold(
    found: Dossier,
    draft: Article | None,
    asked: Mapping[str, checklist.Checklist],
    rules: Path | None = None,
    *,
    known: Mapping[str, str] = _NOTHING,
    standing: Sequence[Decision] = (),
) -> tuple[Dossier, list[FactcheckError]]:
    """The dossier with the findings on its draft and the items of the checklists ``asked``, and faulty notes in it.

    Without a draft only questions, and items about comparisons, have an answer.
    """
    faults: list[FactcheckError] = []
    if draft is not None:
        facts = current([a for a in found.articles if a.id != draft.id], found.facts)
        findings, checked = checklist.check(draft, found.articles, facts, found.comparisons, rules)
        ignored, wrong = checklist.ignores(draft, checklist.check_names(rules))
        faults += wrong
        findings = checklist.settle(checklist.honour(findings, found, draft.id), ignored, known)
        found = found.model_copy(update={"findings": findings, "checked": checked})
    if asked:
        about = draft.id if draft else None
        items = [item for name, one in asked.items() for item in checklist.decide(name, one, found, about)]
        found = found.model_copy(update={"checklist": ticked(items, standing)})
    return found, faults


def read_facts(
    inputs: Sequence[Input],
    intake: Intake = AS_THEY_ARE,
    *,
    progress: Progress | None = None,
) -> tuple[Dossier, list[FactcheckError]]:
    """Every figure and date of the articles, compared with nothing."""
    articles, hashes, troubles = read(inputs, intake, stdin=_stdin, progress=progress)
    notes = take_notes(articles, intake.rules, progress)
    return dossier(articles, notes, [], hashes, intake.rules), troubles


def read_articles(
    inputs: Sequence[Input],
    intake: Intake = AS_THEY_ARE,
    *,
    progress: Progress | None = None,
) -> tuple[list[Article], list[FactcheckError]]:
    """The articles as they were read, copies and versions marked, and the inputs that could not be read."""
    articles, _, troubles = read(inputs, intake, stdin=_stdin, progress=progress)
    return mark_copies(articles), troubles


def mark_copies(articles: Sequence[Article]) -> list[Article]:
    """The articles, each that repeats another pointing at it, each that a later version replaces at that version."""
    repeats = copies(articles)
    later = versions(articles, repeats)
    marked = []
    for article in articles:
        original = latest(repeats[article.id], later) if article.id in repeats else None
        if original == latest(article.id, later):
            original = None  # a version of the same item is no copy
        if original or article.id in later:
            article = article.model_copy(update={"copy_of": original, "superseded_by": later.get(article.id)})
        marked.append(article)
    return marked


def current(articles: Sequence[Article], facts: Sequence[Fact]) -> list[Fact]:
    """The facts without those of versions that a later one replaces: only the latest is compared with others."""
    replaced = {a.id for a in articles if a.superseded_by}
    return [f for f in facts if f.article not in replaced] if replaced else list(facts)


def _languages(articles: Sequence[Article]) -> set[str]:
    """The languages of the articles that can be read."""
    return {a.language for a in articles} & set(supported())


def take_notes(articles: Sequence[Article], rules: Path | None = None, progress: Progress | None = None) -> Notes:
    """Extract and normalise: the facts of every article, in the order of the articles."""
    extractor, book = extract.load(rules), sources.load(rules)
    notes = Notes()
    for n, article in enumerate(articles):
        claims, skipped = extractor.read(article)
        southern = any(is_southern(where, rules) for where in (article.dateline, article.source) if where)
        order = normalise.order_of(article, claims, rules)
        facts, unread = normalise.facts(article, claims, extractor.lex, southern=southern, order=order, book=book)
        notes.facts += facts
        notes.unread += unread
        notes.skipped[article.id] = tuple(skipped)
        if progress:
            progress("reading", n + 1, len(articles))
    return notes


def weigh(
    articles: Sequence[Article],
    facts: Sequence[Fact],
    rules: Path | None = None,
    progress: Progress | None = None,
    came: Callable[[Callable[[], list[Comparison]]], None] | None = None,
) -> list[Comparison]:
    """Align and judge: the comparisons, worst first; ``came`` is called after each event, to ask for those so far."""

    def worst_first() -> list[Comparison]:
        return sorted(found, key=_worst_first)

    by_id = {a.id: a for a in articles}
    facts = current(articles, facts)
    measures = lexicon.load(rules).measures
    judged = judge.load(rules, _languages(articles))
    parts = judge.parts(facts, by_id, judged.tolerances)
    found: list[Comparison] = []
    for (done, total), matches in align.matches(articles, facts, rules, events=gather(articles, overlay=rules)):
        for match in matches:
            judge_one = partial(
                judge.judge,
                evidence=match.evidence,
                why_matched=match.why,
                articles=by_id,
                measures=measures,
                rules=judged,
                context=match.context,
                parts=parts,
            )
            found += judge.judge_apart(match.facts, judge_one)
        if progress:
            progress("comparing figures", done, total)
        if came and matches:
            came(worst_first)
    return worst_first()


def decide(found: Dossier, case: Case, rules: Path | None = None) -> Dossier:
    """The dossier as the editors' decisions leave it: split, merged, corrected, and each comparison's state.

    Raises FactcheckError when a decision cannot be applied.
    """
    standing, head = case.effective(), case.head
    found = _retry(found, plan(found, standing), rules)
    stand = states(found, standing)
    seqs = {state.decision.seq for state in stand.values() if state.decision}
    return found.model_copy(
        update={
            "comparisons": tuple(
                c.model_copy(update={"state": s.state, "decision": s.decision.seq if s.decision else None})
                for c, s in ((c, stand[c.id]) for c in found.comparisons)
            ),
            "decisions": tuple(d for d in standing if d.seq in seqs),
            "run": found.run.model_copy(update={"case": head}),
        }
    )


def _retry(found: Dossier, todo: Plan, rules: Path | None) -> Dossier:
    """Judge anew what decisions have changed; the rest stays as it is."""
    if not (todo.retrials or todo.gone or todo.corrected):
        return found
    facts = {f.id: todo.corrected.get(f.id, f) for f in found.facts}
    by_id = {a.id: a for a in found.articles}
    judged, measures = judge.load(rules, _languages(found.articles)), lexicon.load(rules).measures
    parts = judge.parts(list(facts.values()), by_id, judged.tolerances)
    kept = [c for c in found.comparisons if c.id not in todo.gone]
    for trial in todo.retrials:
        comparison = judge.judge(
            [facts[i] for i in trial.facts],
            trial.evidence,
            trial.why,
            articles=by_id,
            measures=measures,
            rules=judged,
            context=[facts[i] for i in trial.context if i in facts],
            parts=parts,
        )
        if comparison is not None:
            kept.append(comparison)
    unique = {c.id: c for c in kept}
    return found.model_copy(
        update={"facts": tuple(facts.values()), "comparisons": tuple(sorted(unique.values(), key=_worst_first))}
    )


def account(
    found: Dossier, places: tuple[str, str], rules: Path | None = None
) -> tuple[tuple[Fact, Fact], list[Evidence]]:
    """Two facts and the evidence for and against their being of one thing, strongest first.

    A place is a fact's id, ``FILE:LINE`` or ``FILE:LINE:WORDS``; raises InputError when no one fact stands there.
    """
    one, two = (_fact_at(found, place) for place in places)
    return (one, two), align.explain(one, two, found.articles, found.facts, rules)


def _fact_at(found: Dossier, place: str) -> Fact:
    """The fact that a person means by an id or by file, line and words."""
    paths = {a.id: a.path for a in found.articles}
    file, _, rest = place.partition(":")
    line, _, words = rest.partition(":")
    fitting = [
        f
        for f in found.facts
        if f.id == place
        or (
            file in (paths[f.article], Path(paths[f.article]).name)
            and line == str(f.line)
            and fold(words) in fold(f.text)
        )
    ]
    if len(fitting) == 1:
        return fitting[0]
    if not fitting:
        raise InputError("no figure or date was read there", place, "Name it as FILE:LINE or FILE:LINE:WORDS")
    listed = ", ".join(f"“{f.text}”" for f in fitting[:6])
    raise InputError(f"{len(fitting)} figures stand there: {listed}", place, "Add the words of one: FILE:LINE:WORDS")


_VERDICTS = ("conflict", "update", "compatible", "agreement")
_SEVERITIES = ("high", "medium", "low", "none")


def _worst_first(c: Comparison) -> tuple[int, int, int, str]:
    copied = 0 if "copy_changed" in c.nature else 1
    return (_SEVERITIES.index(c.severity), copied, _VERDICTS.index(c.verdict), c.id)


def dossier(
    articles: Sequence[Article],
    notes: Notes,
    comparisons: Sequence[Comparison],
    hashes: Mapping[str, str],
    rules: Path | None,
) -> Dossier:
    """Everything the run knows, as one object."""
    return Dossier(
        articles=tuple(articles),
        facts=tuple(notes.facts),
        comparisons=tuple(comparisons),
        unread=tuple(notes.unread),
        run=Run(version=__version__, rules_sha256=rules_sha256(rules), inputs={p: hashes[p] for p in sorted(hashes)}),
        skipped=notes.skipped,
    )
