"""A case file for people and for other programs: the audit trail, what stands, and rows to export."""

from __future__ import annotations

import csv
import io
import json as plain_json
from collections.abc import Callable, Sequence

from factcheck.model import Comparison, Decision
from factcheck.report.layout import count, fill, paint
from factcheck.report.safe import cell
from factcheck.text import visible

COLUMNS = ("seq", "at", "who", "action", "said", "label", "readings", "note", "comparison", "facts", "value",
           "rules_sha256", "version")  # fmt: skip
#: An action in words, with what its value says.
SAID = {
    "accept": "accepted “{reading}”",
    "own": "own figure “{figure}”",
    "both": "both, attributed",
    "update": "an update: “{reading}” stands",
    "split": "not the same thing: {facts} split off",
    "merge": "the same thing: {facts} merged in",
    "correct": "corrected: {correction}",
    "defer": "deferred",
    "dismiss": "dismissed: {reason}",
    "note": "a note",
    "call": "to call: {name}",
    "reopen": "reopened",
    "tick": "ticked {checklist} {item}, initials {initials}",
    "undo": "took back decision {seq}",
    "redo": "put back decision {seq}",
}


def said(decision: Decision) -> str:
    """What was decided, in words; safe to show on a terminal."""
    value = {key: " ".join(str(item).split()) for key, item in decision.value.items()}
    value |= {"facts": count(_length(decision.value.get("facts")), "fact"), "correction": _corrected(decision)}
    pattern = SAID[decision.action]
    if decision.action == "call" and decision.value.get("done"):
        pattern = "called: {name}"
    elif decision.action == "tick" and decision.value.get("done") is False:
        pattern = "took the tick off {checklist} {item}, initials {initials}"
    words = pattern.format_map(_Known(value))
    return visible(f"{words} ({decision.note})" if decision.note else words)


class _Known(dict[str, str]):
    """What a decision does not say is shown as not said."""

    def __missing__(self, key: str) -> str:
        return "?"


def standing(found: Comparison, decision: Decision) -> str:
    """Where a comparison stands by a decision, and who made it."""
    words = said(decision)
    who = visible(f"{decision.who}, {decision.at}: ") + words
    if found.state != "open":
        return f"{found.state} by {who.replace(f': {found.state}: ', ': ').removesuffix(f': {found.state}')}"
    if decision.action == "reopen":
        return f"reopened by {who.removesuffix(': reopened')}"
    before = ", ".join(_printed(decision))
    after = ", ".join(visible(f"“{r.label}”") for r in found.readings)
    return f"moved since it was decided by {who}; before: {before}; now: {after}"


def log(decisions: Sequence[Decision], width: int, color: bool) -> bytes:
    """The audit trail: every row ever recorded, oldest first."""
    lines: list[str] = []
    for d in decisions:
        head = f"{d.seq:>5}  {visible(d.at)}  {visible(d.who)}  "
        lines += fill(f"{head}{said(d)}", width, " " * 7, "")
        if d.label:
            lines += [paint(line, color, dim=True) for line in fill(visible(d.label), width, " " * 7, " " * 7)]
    return _page(lines or ["No decision has been recorded."])


def show(decisions: Sequence[Decision], width: int, color: bool) -> bytes:
    """What stands, by comparison: the evidence as it was printed, and every decision on it."""
    rows: dict[tuple[str, ...], list[Decision]] = {}
    for d in decisions:
        rows.setdefault(tuple(sorted(d.facts)) or (d.comparison, d.label), []).append(d)
    lines: list[str] = []
    for row in rows.values():
        last = row[-1]
        lines += [paint(line, color, bold=True) for line in fill(visible(last.label) or "(no label)", width, "")]
        lines += fill(", ".join(_printed(last)) or "no figures", width, "    ", "  ")
        for d in row:
            lines += fill(f"{d.seq:>5}  {visible(d.at)}  {visible(d.who)}  {said(d)}", width, " " * 7, "")
        lines.append("")
    decided = count(len(decisions), "decision")
    return _page([*lines, f"{decided} on {count(len(rows), 'comparison')} in force."])


def jsonl(decisions: Sequence[Decision]) -> bytes:
    """One JSON object a line, every field of every row."""
    lines = (plain_json.dumps(d.model_dump(mode="json"), ensure_ascii=True) for d in decisions)
    return "".join(f"{line}\n" for line in lines).encode()


def table(decisions: Sequence[Decision]) -> bytes:
    """CSV in UTF-8 with a header; no cell can be taken for a formula."""
    page = io.StringIO()
    writer = csv.writer(page, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for d in decisions:
        row = d.model_dump(mode="json") | {
            "said": said(d),
            "readings": " | ".join(dict.fromkeys(d.readings.values())),
            "facts": " ".join(d.facts),
            "value": plain_json.dumps(d.value, ensure_ascii=False, sort_keys=True) if d.value else "",
        }
        writer.writerow([cell(row[name]) for name in COLUMNS])
    return page.getvalue().encode("utf-8", "backslashreplace")


#: The formats of ``factcheck case export``, by the name that ``--format`` takes.
EXPORTS: dict[str, Callable[[Sequence[Decision]], bytes]] = {"jsonl": jsonl, "csv": table}


def _printed(decision: Decision) -> list[str]:
    return list(dict.fromkeys(visible(f"“{' '.join(words.split())}”") for words in decision.readings.values()))


def _corrected(decision: Decision) -> str:
    value = decision.value
    fields = value.get("fields")
    changes = dict(fields) if isinstance(fields, dict) else {}
    if isinstance(value.get("field"), str):
        changes[str(value["field"])] = value.get("value")
    words = decision.readings.get(str(value.get("fact")), "a figure")
    if changes.get("figure", True) is False:
        return f"“{words}” is no figure"
    return f"“{words}” is " + ", ".join(f"{key} {changes[key]}" for key in sorted(changes))


def _length(value: object) -> int:
    return len(value) if isinstance(value, list) else 0


def _page(lines: Sequence[str]) -> bytes:
    return "".join(f"{line.rstrip()}\n" for line in lines).encode("utf-8", "backslashreplace")
