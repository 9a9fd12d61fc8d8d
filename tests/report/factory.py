"""Dossiers made by hand for the reports: one decided on, one of a check, one whose every word is hostile."""

from __future__ import annotations

from typing import Any

from factcheck.decisions import decide_on
from factcheck.model import Checked, Decision, Dossier, Finding, Item, Run
from tests.cli import factory as plain
from tests.review import factory as ferry

AT = "2023-05-03T09:30:00Z"
SEAL = "5" * 64


def decided() -> Dossier:
    """Three reports of a ferry fire: a toll accepted, an update, both days attributed, a cost open again."""
    found = ferry.dossier()
    toll, ashore, day, cost, _ = found.comparisons
    asked: tuple[tuple[Any, Any, str, dict[str, Any]], ...] = (
        (toll, "accept", "anna", {"reading": "at least 10"}),
        (ashore, "update", "ben", {"reading": "about 1,500"}),
        (day, "both", "anna", {}),
        (cost, "own", "ben", {"figure": "$13 million"}),
    )
    decisions = tuple(
        decide_on(found, c, action, who=who, at=AT, value=value, note="rang the harbour" if n == 1 else "").model_copy(
            update={"seq": n}
        )
        for n, (c, action, who, value) in enumerate(asked, 1)
    )
    states = ("settled", "settled", "settled", "open")
    comparisons = tuple(
        c.model_copy(update={"state": s, "decision": d.seq})
        for c, s, d in zip(found.comparisons[:4], states, decisions, strict=True)
    )
    return found.model_copy(
        update={
            "comparisons": (*comparisons, found.comparisons[4]),
            "decisions": decisions,
            "run": Run(version="0.1.0", rules_sha256="0" * 64, inputs=inputs(found), case=SEAL),
        }
    )


def checked() -> Dossier:
    """A draft with three findings (one ignored, one known) and a checklist, held against one source."""
    found = ferry.dossier()
    draft, source = found.articles[0], found.articles[1]
    seven, cost = found.facts[1], found.facts[4]
    held = found.facts[6]

    def finding(rule: str, fact: Any, severity: Any, message: str, **more: Any) -> Finding:
        return Finding(id=f"{rule}-{fact.id}", rule=rule, article=draft.id, start=fact.start, end=fact.end,
                       severity=severity, message=message, check=f"{rule}-check", **more)  # fmt: skip

    def item(name: str, text: str, state: Any, reason: str = "") -> Item:
        return Item(checklist="casualties", id=name, text=text, why="readers count on it", source="desk book, p. 4",
                    state=state, reason=reason, findings=())  # fmt: skip

    return Dossier(
        articles=(draft, source),
        facts=tuple(f for f in found.facts if f.article in (draft.id, source.id)),
        comparisons=(),
        unread=(),
        run=Run(version="0.1.0", rules_sha256="0" * 64, inputs=inputs(found)),
        findings=(
            finding("contradicted", seven, "high", "“At least seven” differs from “at least 10” (coast.txt)"),
            finding("magnitude", cost, "medium", "“$3 million” is a tenth of “$30 million”", state="known",
                    reason="in the baseline"),
            finding("sourcing", found.facts[3], "low", "nobody is named for “Some 1,200”", state="ignored",
                    reason="counted by our reporter"),
        ),
        checked=(
            Checked(fact=seven.id, outcome="contradicted", by=(held.id,), why="coast.txt:3: «at least 10» people"),
            Checked(fact=found.facts[2].id, outcome="supported", by=(found.facts[8].id,), why="coast.txt:3: «Tuesday»"),
        ),
        checklist=(
            item("named", "Every contested figure has a name", "failed", "1 finding"),
            item("dates", "Days fit their dates", "passed", "no finding"),
            item("rang", "Somebody rang the harbour", "for a person"),
            item("two", "Two independent sources", "not checked", "it needs sources"),
        ),
    )  # fmt: skip


def hostile(words: str) -> Dossier:
    """A dossier whose every printed word is ``words``, with a decision and a finding that say so too."""
    found = plain.hostile(words)
    one = found.comparisons[0]
    articles = (found.articles[0].model_copy(update={"url": words, "title": words}),)
    decision = Decision(
        seq=1, at=AT, who=words, action="accept", comparison=one.id, facts=(), label=words, value={"reading": words},
        note=words,
    )  # fmt: skip
    return found.model_copy(
        update={
            "articles": articles,
            "comparisons": (one.model_copy(update={"state": "settled", "decision": 1}),),
            "decisions": (decision,),
            "run": Run(version="0.1.0", rules_sha256="0" * 64, inputs={words: "1" * 64}, case=SEAL),
        }
    )


def hostile_check(words: str) -> Dossier:
    """The same of a check; a lone surrogate may stand in a path, never in the text of an article."""
    words = words.replace("\ud800", "")
    found = plain.hostile(words)
    fact, article = found.facts[0], found.articles[0]
    return found.model_copy(
        update={
            "findings": (
                Finding(id="1", rule=words, article=article.id, start=fact.start, end=fact.end, severity="high",
                        message=words, check=words),
            ),
            "checked": (Checked(fact=fact.id, outcome="contradicted", by=(), why=words),),
            "checklist": (Item(checklist=words, id=words, text=words, why=words, source=words, state="failed",
                               reason=words, findings=()),),
        }
    )  # fmt: skip


def crowd(articles: int = 14) -> Dossier:
    """One toll told by many articles on as many days, each with a figure and a long name of its own."""
    told, facts = [], []
    for n in range(articles):
        text = f"At least {n + 3} people died when the ferry burned, said the {'Very' * 6}Long{'Name' * n} Institute.\n"
        one = plain.article(f"a-folder/{'long' * n}name-{n:02}.txt", text, f"Outlet {n}", f"2023-05-{n + 1:02}")
        told.append(one)
        facts.append(
            plain.fact(one, f"At least {n + 3}", n + 3, None, bound="at_least", hedge="At least", measure="deaths")
        )
    readings = [plain.reading(f"at least {n + 3}", [f]) for n, f in enumerate(facts)]
    found = plain.comparison("people who died on the ferry", "update", "high", *readings)
    return Dossier(
        articles=tuple(told), facts=tuple(facts), comparisons=(found,), unread=(),
        run=Run(version="0.1.0", rules_sha256="0" * 64, inputs={a.path: a.text_sha256 for a in told}),
    )  # fmt: skip


def inputs(found: Dossier) -> dict[str, str]:
    """The hash of each input: a .txt file holds its text and nothing else."""
    return {a.path: a.text_sha256 for a in found.articles}


DOSSIERS = {"plain": plain.dossier, "decided": decided, "check": checked}
