"""A correction note, drafted from the case file: for each article, what it printed and what stands instead."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.model import Decision, Dossier
from factcheck.report.layout import fill
from factcheck.report.page import Page, Quote, Told, Topic, flat, page
from factcheck.report.source import Source
from factcheck.report.verdicts import BOTH, gainsaid, standing_label
from factcheck.settings import View

WIDTH = 100


def render(dossier: Dossier, view: View) -> bytes:
    """The note as plain text in UTF-8, with what it rests on below it."""
    found = page(dossier, view)
    decisions = {d.seq: d for d in dossier.decisions}
    notes = [line for source in found.sources for line in _article(source, found, decisions)]
    lines = ["CORRECTION NOTE (DRAFT)", ""]
    lines += fill(
        "Drafted from the case file for an editor to check and finish; nothing has been published.", WIDTH, ""
    )
    lines += ["", *(notes or ["No decision that stands calls for a correction.", ""])]
    moved = [t for t in found.topics if t.decided and t.state == "open"]
    if moved:
        lines += ["NOT DRAFTED: OPEN AGAIN", ""]
        lines += [line for t in moved for line in fill(f"{t.label}: {t.decided}", WIDTH, "    ", "  - ")]
        lines.append("")
    lines += ["WHAT IT RESTS ON", ""]
    for d in found.decisions:
        lines += fill(f"decision {d.seq}, {d.at}, {d.who}: {d.said} ({d.label})", WIDTH, "    ", "  ")
    for name, value in found.made:
        lines += fill(f"{name}: {value}", WIDTH, "    ", "  ")
    return ("\n".join(line.rstrip() for line in lines) + "\n").encode("utf-8", "backslashreplace")


def _article(source: Source, found: Page, decisions: dict[int, Decision]) -> Iterator[str]:
    """The heading of an article and its notes; nothing when it needs none."""
    notes: list[str] = []
    for topic in found.topics:
        decision = decisions.get(topic.found.decision or 0)
        stands = standing_label(topic, decision) if decision else None
        if decision is None or stands is None:
            continue
        words = _sentence(source, topic, decision, stands)
        if words:
            notes += fill(words, WIDTH, "    ", "  - ")
            notes += fill(f"{topic.label}; decision {decision.seq} of {flat(decision.who)}", WIDTH, "    ")
            notes.append("")
    if notes:
        yield from fill(f"{source.dated}  {source.path}", WIDTH, "    ", "")
        yield ""
        yield from notes


def _sentence(source: Source, topic: Topic, decision: Decision, stands: str) -> str:
    """What to tell the readers of one article; empty when it printed what stands."""
    mine = [(told, q) for told in topic.told for q in told.quotes if q.source == source]
    if stands == BOTH:
        others = [told for told in topic.told if all(q.source != source for q in told.quotes)]
        if not mine or not others:
            return ""
        said = "; ".join(f"“{t.label}” ({_says(t)})" for t in others)
        return f"Clarification: this article gives {_printed(mine)}. Other reports differ: {said}."
    wrong = [(told, q) for told, q in mine if gainsaid(told, topic, stands)]
    if not wrong:
        return ""
    behind = next((_says(t) for t in topic.told if t.label == stands), "")
    who = f", {behind}" if behind.startswith("according to") else ""
    if decision.action == "update":
        return f"Update: an earlier version of this article said {_printed(wrong)}. It is now “{stands}”{who}."
    return f"Correction: an earlier version of this article said {_printed(wrong)}. The figure is “{stands}”{who}."


def _printed(mine: list[tuple[Told, Quote]]) -> str:
    """The figures as printed, each once, with their lines."""
    lines: dict[str, list[int]] = {}
    for _, quote in mine:
        lines.setdefault(quote.figure, []).append(quote.line)
    said = [f"“{words}” (line{'' if len(at) == 1 else 's'} {', '.join(map(str, at))})" for words, at in lines.items()]
    return " and ".join([", ".join(said[:-1]), said[-1]]) if len(said) > 1 else said[0]


def _says(told: Told) -> str:
    return told.by if told.by != "nobody named" else told.names
