"""JUnit XML for a build: a test case a comparison, or a finding and a checklist item; what is left to resolve fails."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple
from xml.etree import ElementTree

from factcheck.model import Dossier, Fact
from factcheck.report.page import Page, Topic, page
from factcheck.report.place import Places
from factcheck.report.safe import xml
from factcheck.settings import DISCREPANCIES, View


class Case(NamedTuple):
    """One test case: failed with a message and the places at issue, skipped with a reason, or passed."""

    kind: str
    name: str
    failed: str = ""
    skipped: str = ""
    places: tuple[str, ...] = ()


def render(dossier: Dossier, view: View) -> bytes:
    """One ``testsuites`` element in UTF-8; lines and columns of places are counted from 1, in code points."""
    found = page(dossier, view)
    facts, places = {f.id: f for f in dossier.facts}, Places(dossier)
    suites = {"comparisons": [_comparison(t, facts, places) for t in found.topics]}
    if found.checked:
        suites = {"findings": list(_findings(found, places)), "checklist": list(_items(found, view))}
    root = ElementTree.Element("testsuites", {"name": "factcheck"})
    for name, cases in suites.items():
        if cases or name != "checklist":
            root.append(_suite(name, cases, found))
    everything = [case for cases in suites.values() for case in cases]
    root.attrib |= _tally(everything, skipped=False)
    ElementTree.indent(root, " ")
    words = ElementTree.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{words}\n'.encode()


def _tally(cases: Iterable[Case], *, skipped: bool) -> dict[str, str]:
    cases = list(cases)
    counts = {"tests": len(cases), "failures": sum(bool(c.failed) for c in cases), "errors": 0}
    counts |= {"skipped": sum(bool(c.skipped) for c in cases)} if skipped else {}
    return {name: str(n) for name, n in counts.items()}


def _suite(name: str, cases: list[Case], found: Page) -> ElementTree.Element:
    suite = ElementTree.Element("testsuite", {"name": f"factcheck {name}", **_tally(cases, skipped=True)})
    properties = ElementTree.SubElement(suite, "properties")
    made = [*found.made, *((f"decision {d.seq}", f"{d.at} {d.who}: {d.said}") for d in found.decisions)]
    for key, value in made:
        ElementTree.SubElement(properties, "property", {"name": xml(key), "value": xml(value)})
    for case in cases:
        element = ElementTree.SubElement(suite, "testcase", {"name": xml(case.name), "classname": xml(case.kind)})
        if case.failed:
            failure = ElementTree.SubElement(element, "failure", {"type": xml(case.kind), "message": xml(case.failed)})
            failure.text = xml("\n".join(case.places))
        elif case.skipped:
            ElementTree.SubElement(element, "skipped", {"message": xml(case.skipped)})
    return suite


def _comparison(topic: Topic, facts: Mapping[str, Fact], places: Places) -> Case:
    kind, name = f"factcheck.{topic.verdict}", f"{topic.number}. {topic.label}"
    if topic.open:
        said = " / ".join(told.label for told in topic.told)
        return Case(kind, name, f"{topic.severity}: {said}. {topic.reason}", "", _places(topic, facts, places))
    if topic.decided and topic.counted:
        return Case(kind, name, skipped=topic.decided)
    if topic.verdict in DISCREPANCIES:
        return Case(kind, name, skipped=f"{topic.severity}: below what was asked for")
    return Case(kind, name)


def _places(topic: Topic, facts: Mapping[str, Fact], places: Places) -> tuple[str, ...]:
    lines = []
    for told in topic.told:
        for quote in told.quotes:
            fact = facts[quote.fact]
            line, column, *_ = places.region(places.articles[fact.article], fact.start, fact.end)
            words = f"{quote.before}«{quote.figure}»{quote.after}"
            lines.append(f"{quote.source.path}:{line}:{column}: {told.label}: {words}")
    return tuple(lines)


def _findings(found: Page, places: Places) -> Iterable[Case]:
    if found.checked is None:
        return
    path = found.checked.draft.path if found.checked.draft else ""
    for note in found.checked.notes:
        line, column, *_ = places.region(places.articles[note.found.article], note.found.start, note.found.end)
        kind, name = f"factcheck.{note.rule}", f"{path}:{line}:{column} {note.words}"
        message = f"{note.found.severity}: {note.message}"
        if note.standing or not note.counted:
            yield Case(kind, name, skipped=note.standing or f"{message} (below what fails)")
        else:
            words = f"{note.before}«{note.words}»{note.after}"
            yield Case(kind, name, message, "", (f"{path}:{line}:{column}: {words}",))
    for held in found.checked.held:
        if held.checked.outcome == "supported":
            yield Case("factcheck.supported", f"{path}:{held.line} {held.words}")


def _items(found: Page, view: View) -> Iterable[Case]:
    for asked in found.checked.items if found.checked else ():
        kind, state, reason = f"factcheck.checklist.{asked.checklist}", asked.item.state, asked.reason
        failed = (reason or state) if asked.lacking and view.fail_on != "never" else ""
        passed = failed or state == "passed"
        yield Case(kind, asked.text, failed, "" if passed else f"{state} {reason}".strip())
