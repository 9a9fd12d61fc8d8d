"""Does the gate see a changed figure? Drafts made from real reports, one figure, day or hedge changed in each.

    python -m benchmarks.gate FOLDER [--drafts 500] [--seed 1]

FOLDER holds one folder of .txt reports an event. A draft is one report, its sources are the others of its event. What
is changed is a figure that another report gives as well, so that the others contradict the change. A change is
reported when a finding that the untouched draft does not have lies on the changed words. Misses are printed, and so
are findings that the change brought to other words of the draft: there should be none. An untouched draft that is
checked against the baseline of its own findings has to pass.
"""

from __future__ import annotations

import argparse
import random
import re
import sys
import tempfile
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from factcheck.checklist import baseline
from factcheck.model import Article, Dossier, Fact, Finding
from factcheck.pipeline import check, compare

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_DAY = re.compile(rf"\b(?:{'|'.join(_DAYS)})\b")
_FIGURE = re.compile(r"\d[\d,]*(?:\.\d+)?")
_WORDS = "one two three four five six seven eight nine ten eleven twelve".split()
_WORD = re.compile(rf"\b(?:{'|'.join(_WORDS)})\b", re.IGNORECASE)
_HEDGES = ("at least", "about", "up to", "more than", "nearly")
_HEDGED = re.compile(rf"^(?:{'|'.join((*_HEDGES, 'around', 'some', 'over', 'almost', 'as many as'))}) ", re.IGNORECASE)
_MONTH_DAY = re.compile(
    r"(?<![\d:.])([1-9]|[12]\d|3[01])(?=(?:st|nd|rd|th)? (?:of )?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)"
    r"|(?:st|nd|rd|th)?(?:,|$))"
)


@dataclass(frozen=True)
class Change:
    """What was changed in a draft: the kind, the fact, and the words put in its place."""

    kind: str
    fact: Fact
    words: str


def shared(dossier: Dossier, article: Article) -> list[Fact]:
    """The facts of an article that another states as well, in text order."""
    facts = {f.id: f for f in dossier.facts}
    found: dict[str, Fact] = {}
    for comparison in dossier.comparisons:
        for reading in comparison.readings:
            told = [facts[i] for i in reading.facts]
            for f in told:
                if f.article == article.id and any(_same(f, g) for g in told if g.article != f.article):
                    found[f.id] = f
    return sorted(found.values(), key=lambda f: (f.start, f.id))


def _same(f: Fact, g: Fact) -> bool:
    return (f.low, f.high, f.bound, f.date_from, f.text if f.kind == "date" else "") == (
        g.low, g.high, g.bound, g.date_from, g.text if f.kind == "date" else "",
    )  # fmt: skip


def changed(fact: Fact, rng: random.Random) -> Change | None:
    """A change of a fact's day, hedge or figure; None where it has none that can be changed."""
    if fact.kind == "date":
        if m := _DAY.search(fact.text):
            other = rng.choice([day for day in _DAYS if day != m[0]])
        elif (m := _MONTH_DAY.search(fact.text)) and fact.grain == "day":
            other = str(rng.choice([day for day in range(1, 29) if day != int(m[1])]))
        else:
            return None
        return Change("date", fact, fact.text[: m.start()] + other + fact.text[m.end() :])
    if (m := _HEDGED.match(fact.text)) and rng.random() < 0.4:
        left, floor = fact.text[m.end() :], fact.bound in ("at_least", "more_than")
        others = [h for h in _HEDGES if h in ("up to", "nearly") or not floor]
        if floor or fact.dimension == "count":  # a measured value is rounded anyhow
            others.append("")
        told = {"almost": "nearly", "over": "more than"}.get(m[0].strip().lower(), m[0].strip().lower())
        other = rng.choice([h for h in others if h != told])
        return Change("hedge", fact, f"{other} {left}".strip())
    if fact.bound == "exact" and fact.dimension == "count" and fact.low and fact.low >= 10 and rng.random() < 0.25:
        return Change("hedge", fact, f"{rng.choice(_HEDGES)} {fact.text}")
    return _figure(fact, rng)


def _figure(fact: Fact, rng: random.Random) -> Change | None:
    if m := _FIGURE.search(fact.text):
        if fact.bound == "range":
            return None
        old = float(m[0].replace(",", ""))
        new = old * rng.choice((0.5, 1.5, 2, 3))
        whole = max(round(new), 1)
        words = f"{new:.1f}" if "." in m[0] else f"{whole if whole != old else whole + 1:,}"
    elif m := _WORD.search(fact.text):
        words = rng.choice([w for w in _WORDS[1:] if w != m[0].lower()])
    else:
        return None
    return Change("figure", fact, fact.text[: m.start()] + words + fact.text[m.end() :])


def on(findings: tuple[Finding, ...], start: int, end: int) -> Counter[tuple[str, str]]:
    """The findings that lie on a span, by check and message."""
    return Counter((f.check, f.message) for f in findings if f.start < end and start < f.end)


def main() -> int:
    """Make the drafts, check them, print what was missed and the share that was reported."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--drafts", type=int, default=500)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    rng = random.Random(given.seed)
    events = [sorted(map(str, e.glob("*.txt"))) for e in sorted(given.folder.iterdir()) if e.is_dir()]
    known = [(paths, compare(paths)[0]) for paths in events if len(paths) > 1]
    untouched: dict[str, tuple[Finding, ...]] = {}
    reported: Counter[str] = Counter()
    elsewhere = 0
    tried: Counter[str] = Counter()
    for _ in range(given.drafts * 20):
        if tried.total() >= given.drafts:
            break
        paths, dossier = rng.choice(known)
        article = rng.choice(dossier.articles)
        facts = shared(dossier, article)
        change = changed(rng.choice(facts), rng) if facts else None
        if change is None:
            continue
        others = [p for p in paths if p != article.path]
        if article.path not in untouched:
            untouched[article.path] = _untouched(article, others)
        tried[change.kind] += 1
        there, beside = _brought(article, change, others, untouched[article.path])
        where = f"{article.path}:{change.fact.line} {change.fact.text!r} -> {change.words!r}"
        elsewhere += bool(beside)
        for words in beside:
            print(f"elsewhere: {where}: {words}")
        if there:
            reported[change.kind] += 1
        else:
            print(f"missed: {where}")
    for kind in sorted(tried):
        print(f"{kind:8} {reported[kind]}/{tried[kind]}")
    print(f"all      {reported.total()}/{tried.total()} = {reported.total() / max(1, tried.total()):.3f}")
    print(f"changes that brought a finding to other words: {elsewhere}")
    print(f"untouched drafts: {len(untouched)}, none with a finding that is not in its baseline")
    return 0


def _untouched(article: Article, others: list[str]) -> tuple[Finding, ...]:
    """The findings of a draft as it is; raises AssertionError when its own baseline does not hold them all."""
    first = check(article.path, others)[0].findings or ()
    with tempfile.TemporaryDirectory() as folder:
        known = Path(folder) / "known.json"
        known.write_bytes(baseline(first))
        again = check(article.path, others, baseline=known)[0].findings or ()
    assert len(again) == len(first)
    assert all(f.state == "known" for f in again), article.path
    return first


def _brought(
    article: Article, change: Change, others: list[str], before: tuple[Finding, ...]
) -> tuple[bool, list[str]]:
    """Whether a change brings a finding to its words, and the findings that it brings to other sentences."""
    start, end = change.fact.start, change.fact.end
    text = article.text[:start] + change.words + article.text[end:]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / Path(article.path).name
        path.write_text(text, encoding="utf-8")
        after = check(str(path), others)[0].findings or ()
    there = bool(on(after, start, start + len(change.words)) - on(before, start, end))
    grown = len(change.words) - (end - start)
    said = change.fact.sentence
    known = {(f.check, f.start) for f in before}
    beside = [
        f"{f.check} {f.message[:120]}"
        for f in after
        if not (said.start <= f.start < said.end + grown)
        and (f.check, f.start if f.start < start else f.start - grown) not in known
        and change.words not in f.message
    ]
    return there, beside


if __name__ == "__main__":
    sys.exit(main())
