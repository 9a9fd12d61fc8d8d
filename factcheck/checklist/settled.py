"""Findings that no longer fail: ignored by a note in the article, or known from a baseline file."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, get_args

from factcheck.checklist.rules import RuleClass
from factcheck.errors import InputError
from factcheck.model import Article, Comparison, Decision, Dossier, Finding
from factcheck.settings import DISCREPANCIES, RESOLVED
from factcheck.text import line_of, line_starts

#: Bytes; a baseline of ten thousand findings is under 3 MB.
MAX_BYTES = 5_000_000
#: The checks that rest on a comparison: what an editor decided on it is decided for them.
COMPARED = frozenset(
    """contradicted hedge-within hedge-of-sources magnitude-slip transposed currency-swapped contested-unattributed
    part-over-whole headline-and-text""".split()
)
#: "<!-- factcheck: ignore sum: counted twice by hand -->", or in plain text "[factcheck: ignore sum: ...]".
NOTE = re.compile(
    r"(?:<!--|\[)\s{0,9}factcheck:?\s{1,9}(ignore-file|ignore)\b([^:\n\]>]{0,120})(?::([^\n\]]{0,300}?))?\s{0,9}(?:-->|\])"
)


@dataclass(frozen=True, slots=True)
class Ignore:
    """A note in an article: which rules or checks it silences, why, and in which part of the text."""

    names: frozenset[str]
    reason: str
    start: int
    end: int
    low: int
    high: int


def ignores(article: Article, checks: Collection[str]) -> tuple[list[Ignore], list[InputError]]:
    """The notes of an article, and an InputError for each that has no reason or names no rule.

    A note speaks for its paragraph; alone in a paragraph, for the next one; "ignore-file" for the whole article.
    """
    found: list[Ignore] = []
    faults: list[InputError] = []
    starts = line_starts(article.text)
    for m in NOTE.finditer(article.text):
        names = frozenset(re.findall(r"[\w-]+", m[2]))
        reason = " ".join((m[3] or "").split())
        where = f"{article.path}:{line_of(starts, m.start())}"
        unknown = sorted(names - set(get_args(RuleClass)) - set(checks))
        if not names or unknown:
            title = f"no rule has the name {unknown[0]!r}" if unknown else "the note names no rule"
            faults.append(InputError(title, where, "Write [factcheck: ignore RULE: reason]; see: factcheck rules list"))
        elif not reason:
            faults.append(InputError("a note that ignores a rule needs a reason", where, "Add it behind a colon"))
        else:
            whole = m[1] == "ignore-file"
            low, high = (0, len(article.text)) if whole else _scope(article.text, m.start(), m.end())
            found.append(Ignore(names, reason, m.start(), m.end(), low, high))
    return found, faults


def _scope(text: str, start: int, end: int) -> tuple[int, int]:
    """The paragraph around a note; where there is nothing else in it, the one below."""
    low = text.rfind("\n\n", 0, start) + 1
    high = text.find("\n\n", end)
    high = len(text) if high < 0 else high
    if not text[low:start].strip() and not text[end:high].strip():
        while high < len(text) and text[high] == "\n":
            high += 1
        below = text.find("\n\n", high)
        return low, len(text) if below < 0 else below
    return low, high


def settle(findings: Iterable[Finding], notes: Sequence[Ignore], known: Mapping[str, str]) -> tuple[Finding, ...]:
    """The findings with their states; what is found in a note itself is left out."""
    settled: list[Finding] = []
    for finding in findings:
        if any(finding.start < note.end and note.start < finding.end for note in notes):
            continue
        note = next((n for n in notes if _covers(n, finding)), None)
        if note is not None:
            finding = finding.model_copy(update={"state": "ignored", "reason": note.reason})
        elif finding.state == "open" and finding.id in known:
            finding = finding.model_copy(update={"state": "known", "reason": "in the baseline"})
        settled.append(finding)
    return tuple(settled)


def honour(findings: Iterable[Finding], dossier: Dossier, draft: str) -> tuple[Finding, ...]:
    """The findings as the decisions of the case file leave them; ``draft`` is the id of the article under check.

    A finding that rests on a comparison is settled with it. Where another reading than the draft's was accepted it
    stays open and says so: the draft does not have what was decided.
    """
    places = {(f.start, f.end): f.id for f in dossier.facts if f.article == draft}
    holding: dict[str, list[Comparison]] = {}
    for comparison in dossier.comparisons:
        for i in dict.fromkeys(i for r in comparison.readings for i in r.facts):
            holding.setdefault(i, []).append(comparison)
    decided = {d.seq: d for d in dossier.decisions}
    return tuple(
        _honoured(f, mine, holding.get(mine, []), decided)
        if f.check in COMPARED and (mine := places.get((f.start, f.end)))
        else f
        for f in findings
    )


def _honoured(finding: Finding, fact: str, rows: Sequence[Comparison], decided: Mapping[int, Decision]) -> Finding:
    closed = [c for c in rows if c.state in RESOLVED and c.decision in decided]
    if not closed or any(c.verdict in DISCREPANCIES and c.state not in RESOLVED for c in rows):
        return finding
    first = closed[0]
    decision = decided[first.decision or 0]
    accepted = str(decision.value.get("reading") or "") if decision.action == "accept" else ""
    mine = next((r.label for r in first.readings if fact in r.facts), "")
    if accepted in {r.label for r in first.readings} - {mine}:
        words = f"{finding.message}; the case file has “{accepted}”, which {decision.who} accepted"
        return finding.model_copy(update={"message": words})
    why = decision.note or decision.value.get("reason") or ""
    reason = f"{decision.who}: {first.state}, {decision.action}{f' ({why})' if why else ''}"
    return finding.model_copy(update={"state": "settled", "reason": reason})


def _covers(note: Ignore, finding: Finding) -> bool:
    return bool(note.names & {finding.rule, finding.check}) and note.low <= finding.start < note.high


def read_baseline(path: Path) -> dict[str, str]:
    """The known findings of a baseline file, id to message; raises InputError."""
    try:
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except OSError as error:
        reason = (error.strerror or "cannot be read").lower()
        raise InputError(reason, str(path), "Make one with --write-baseline") from None
    if len(data) > MAX_BYTES:
        raise InputError("the baseline is larger than 5 MB", str(path), "Make a new one with --write-baseline")
    try:
        value: Any = json.loads(data.decode("utf-8"))
        return {str(row["id"]): str(row["message"]) for row in value["findings"]}
    except (ValueError, KeyError, TypeError, RecursionError):
        raise InputError("this is no baseline", str(path), "Make a new one with --write-baseline") from None


def baseline(findings: Iterable[Finding]) -> bytes:
    """A baseline file of the findings that are open or known, in order of id."""
    kept = [f for f in findings if f.state in ("open", "known")]
    rows = {f.id: {"id": f.id, "check": f.check, "message": f.message} for f in kept}
    value = {"factcheck_baseline": 1, "findings": [rows[key] for key in sorted(rows)]}
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "backslashreplace")
