"""The journey: files to articles, claims, facts, matches, verdicts. Each stage takes one noun and gives the next."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from factcheck import __version__, align, extract, judge, lexicon, normalise
from factcheck.copies import copies
from factcheck.errors import FactcheckError
from factcheck.extract.times_words import is_southern
from factcheck.model import Article, Comparison, Dossier, Fact, Run, Skipped, Unread
from factcheck.read import read
from factcheck.rulesfile import rules_sha256

Progress = Callable[[str, int, int], None]
_NOTHING: Mapping[str, str] = {}


@dataclasses.dataclass(slots=True)
class Notes:
    """What reading the articles gave: facts, figures not read, and what is no figure."""

    facts: list[Fact] = dataclasses.field(default_factory=list)
    unread: list[Unread] = dataclasses.field(default_factory=list)
    skipped: dict[str, tuple[Skipped, ...]] = dataclasses.field(default_factory=dict)


def compare(
    paths: Sequence[str],
    *,
    published: Mapping[str, str] = _NOTHING,
    rules: Path | None = None,
    progress: Progress | None = None,
) -> tuple[Dossier, list[FactcheckError]]:
    """Where the articles of ``paths`` agree and differ, and the inputs that could not be read.

    Raises RulesError when a rules file is broken: nothing is compared with half a rule book.
    """
    articles, hashes, troubles = read(paths, published=published, rules=rules)
    articles = mark_copies(articles)
    notes = take_notes(articles, rules, progress)
    comparisons = weigh(articles, notes.facts, rules)
    return dossier(articles, notes, comparisons, hashes, rules), troubles


def read_facts(
    paths: Sequence[str],
    *,
    published: Mapping[str, str] = _NOTHING,
    rules: Path | None = None,
    progress: Progress | None = None,
) -> tuple[Dossier, list[FactcheckError]]:
    """Every figure and date of the articles, compared with nothing."""
    articles, hashes, troubles = read(paths, published=published, rules=rules)
    notes = take_notes(articles, rules, progress)
    return dossier(articles, notes, [], hashes, rules), troubles


def mark_copies(articles: Sequence[Article]) -> list[Article]:
    """The articles, each that repeats another pointing at it."""
    repeats = copies(articles)
    return [a.model_copy(update={"copy_of": repeats[a.id]}) if a.id in repeats else a for a in articles]


def take_notes(articles: Sequence[Article], rules: Path | None = None, progress: Progress | None = None) -> Notes:
    """Extract and normalise: the facts of every article, in the order of the articles."""
    extractor = extract.load(rules)
    notes = Notes()
    for n, article in enumerate(articles):
        claims, skipped = extractor.read(article)
        southern = any(is_southern(where, rules) for where in (article.dateline, article.source) if where)
        facts, unread = normalise.facts(article, claims, extractor.lex, southern=southern)
        notes.facts += facts
        notes.unread += unread
        notes.skipped[article.id] = tuple(skipped)
        if progress:
            progress("reading", n + 1, len(articles))
    return notes


def weigh(articles: Sequence[Article], facts: Sequence[Fact], rules: Path | None = None) -> list[Comparison]:
    """Align and judge: the comparisons, worst first."""
    by_id = {a.id: a for a in articles}
    measures = lexicon.load(rules).measures
    judged = judge.load(rules)
    parts = judge.parts(facts, by_id, judged.tolerances)
    found: list[Comparison] = []
    for match in align.match(articles, facts, rules):
        comparison = judge.judge(
            match.facts,
            match.evidence,
            match.why,
            articles=by_id,
            measures=measures,
            rules=judged,
            context=match.context,
            parts=parts,
        )
        if comparison is not None:
            found.append(comparison)
    return sorted(found, key=_worst_first)


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
