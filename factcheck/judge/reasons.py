"""The words of a comparison: what it is about, who said what and when, and why it is judged so."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import PurePath

from factcheck.judge.rules import Labels
from factcheck.model import Article, Fact
from factcheck.text import fold

_WORD = re.compile(r"\w+")
_PREPOSITIONS = frozenset({"at", "in", "near", "on", "off", "outside", "around", "along", "across", "between", "from"})


def say(fact: Fact) -> str:
    """The figure as printed, in quotation marks and on one line."""
    return f"“{' '.join(fact.text.split())}”"


def article_names(articles: Mapping[str, Article]) -> dict[str, str]:
    """A name for each article: its source, else its file; with the file where two share a source."""
    names = {key: a.source or PurePath(a.path).stem or a.path for key, a in articles.items()}
    count = Counter(names.values())
    return {
        key: name if count[name] == 1 else f"{name}, {PurePath(articles[key].path).name}" for key, name in names.items()
    }


def cite(fact: Fact, articles: Mapping[str, Article], names: Mapping[str, str]) -> str:
    """One statement: who printed which figure, when, and on whose word."""
    article = articles.get(fact.article)
    more = [f"published {article.published}"] if article is not None and article.published else []
    more.append(f"{fact.zone}, line {fact.line}" if fact.zone in ("headline", "caption") else f"line {fact.line}")
    if fact.attribution:
        more.append(f"according to {fact.attribution}")
    return f"{names.get(fact.article, fact.article)}: {say(fact)} ({', '.join(more)})"


def label(facts: Sequence[Fact], labels: Labels, articles: Mapping[str, Article]) -> str:
    """What a comparison is about: the commonest words of its facts, the first in text order where they tie."""
    where = _where(_commonest(f.place for f in facts), labels)
    if facts[0].kind == "date":
        stems = Counter(word for f in facts for word in dict.fromkeys(f.context))
        shared = [stem for stem, n in stems.most_common() if n > 1] or list(stems)
        words = [_whole_word(stem, facts[0], articles) for stem in shared[:5]]
        about = ", ".join(dict.fromkeys(words)) or _commonest(f.measure for f in facts)
        return f"when: {about}{where}" if about else f"date{where}"
    measure = _commonest(f.measure for f in facts)
    counted = _commonest(f.counted for f in facts) or _commonest(f.head for f in facts)
    counted = " ".join(word for word in counted.split() if fold(word) not in labels.people)  # "dead migrants"
    if not measure:
        return f"{counted or facts[0].dimension}{where}"
    known = measure in labels.of_measure
    form = labels.of_measure.get(measure, labels.default)
    repeated = set(fold(counted).split()) & set(fold(measure).replace("_", " ").split())  # "jobs: jobs lost"
    if (not counted or repeated) and not known:
        return f"{measure.replace('_', ' ')}{where}"
    return form.format(counted=counted or "people", measure=measure.replace("_", " ")) + where


def _where(place: str, labels: Labels) -> str:
    """The words for a place, a blank before them: " in Poland", " at the Poland border"; "" for none."""
    words = fold(place.split(",")[0]).split()
    if not words or words[0] in _PREPOSITIONS:
        return f" {place}" if place else ""
    article = "the " if words[0] != "the" and not set(words).isdisjoint(labels.the) else ""
    return f" {'at' if words[-1] in labels.at else 'in'} {article}{place}"


def _whole_word(stem: str, fact: Fact, articles: Mapping[str, Article]) -> str:
    """The word of the fact's sentence that begins with the stem, as printed; the stem where there is none."""
    article = articles.get(fact.article)
    text = article.text[fact.sentence.start : fact.sentence.end] if article else ""
    return next((w for w in _WORD.findall(text) if fold(w).startswith(stem)), stem)


def _commonest(values: Iterable[str | None]) -> str:
    seen: Counter[str] = Counter()
    first: dict[str, str] = {}
    for value in values:
        if value:
            seen[fold(value)] += 1
            first.setdefault(fold(value), value)
    if not seen:
        return ""
    return first[max(seen, key=lambda key: seen[key])]  # dicts keep order, so the first of equals wins


def notes(a: Fact, b: Fact) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What else an editor should weigh between two differing facts: lines, and natures."""
    lines: list[str] = []
    natures: list[str] = []
    for fact, other in ((a, b), (b, a)):
        if fact.attribution and not other.attribution:
            lines.append(f"{say(other)} names no source, {say(fact)} has {fact.attribution}")
    if a.place and b.place and not same_words(a.place, b.place):
        lines.append(f"places as printed: {say(a)} {a.place}, {say(b)} {b.place}")
        natures.append("scope")
    return tuple(lines), tuple(natures)


def same_words(a: str, b: str) -> bool:
    """Whether one of two phrases holds all words of the other, articles aside."""
    p, q = ({w for w in fold(s).split() if w not in ("the", "a", "an")} for s in (a, b))
    return p <= q or q <= p
