"""The gist of a report in words: why of one thing, why they differ, how much was read and what was found."""

from __future__ import annotations

from collections import Counter

from factcheck.model import Comparison, Dossier, Run
from factcheck.report.layout import count
from factcheck.settings import DISCREPANCIES, RESOLVED, VERDICTS, Settings
from factcheck.text import distinct_clauses, visible

PLURALS = {"conflict": "conflicts", "update": "updates", "compatible": "compatible", "agreement": "agreements"}


def matched(found: Comparison) -> list[str]:
    """Why its facts were taken to be of one thing: the lines of ``why`` that are evidence."""
    labels = {item.label for item in found.evidence}
    return [line for line in found.why if line in labels]


def differing(found: Comparison) -> list[str]:
    """Why its verdict: what the worst pairs of readings say, each clause once, else the other lines of ``why``."""
    labels = {item.label for item in found.evidence}
    worst = [pair.why for pair in found.relations if pair.verdict == found.verdict]
    return distinct_clauses(worst) if worst else [line for line in found.why if line not in labels]


def amount_read(dossier: Dossier) -> list[str]:
    """How much was read, as counts with their nouns; a repeated passage counts once."""
    kinds = Counter(fact.kind for fact in dossier.facts if fact.repeat_of is None)
    return [
        count(len(dossier.articles), "article"),
        count(kinds["quantity"], "figure"),
        count(kinds["date"], "date"),
    ]


def found_words(dossier: Dossier, settings: Settings) -> tuple[str, int, int]:
    """What was found, in words; how many discrepancies are open; how many do not count."""
    discrepancies = [c for c in dossier.comparisons if c.verdict in DISCREPANCIES]
    counted = [c for c in discrepancies if settings.counts(c.verdict, c.severity)]
    tally: Counter[str] = Counter(c.verdict for c in dossier.comparisons if c.verdict not in DISCREPANCIES)
    tally.update(c.verdict for c in counted if c.state not in RESOLVED)
    resolved: Counter[str] = Counter(c.state for c in counted)
    decided = [f"{resolved[s]:,} {s}" for s in RESOLVED if resolved[s]]
    found, hidden = sum(tally[v] for v in DISCREPANCIES), len(discrepancies) - len(counted)
    kinds = {v: count(tally[v], v, PLURALS[v]) for v in VERDICTS if tally[v]}
    differ, same = ([kinds[v] for v in kinds if (v in DISCREPANCIES) == side] for side in (True, False))
    if found:
        words = f"{count(found, 'discrepancy', 'discrepancies')} ({', '.join(differ)})"
    elif not dossier.comparisons:
        words = "nothing to compare: no figure or date is told twice"
    else:
        words = "no discrepancies" if hidden else "no discrepancies: the articles tell the same wherever they meet"
        words = "nothing left to resolve" if decided else words
    return ", ".join([words, *decided, *same]), found, hidden


def made_by(run: Run) -> list[tuple[str, str]]:
    """What made a report, by name: the versions of program and rules, the case file, the hash of every input."""
    found = [("factcheck", run.version), ("rules, SHA-256", run.rules_sha256)]
    found += [("case file, seal of its last decision", run.case)] if run.case else []
    return found + [(f"{visible(path)}, SHA-256", sha) for path, sha in run.inputs.items()]


def summary(dossier: Dossier, settings: Settings) -> tuple[str, str]:
    """Two sentences: what was read, and what was found."""
    parts = amount_read(dossier)
    if dossier.unread:
        parts.append(f"{len(dossier.unread):,} that could not be read")
    words, _, hidden = found_words(dossier, settings)
    if hidden:
        words += f"; {count(hidden, 'discrepancy', 'discrepancies')} below what was asked for"
    return f"Read {', '.join(parts)}.", f"{words[:1].upper()}{words[1:]}."
