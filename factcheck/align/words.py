"""The evidence of a match in words that an editor understands."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.align.evidence import Level
from factcheck.align.view import View
from factcheck.model import Evidence, Fact

#: Shared words that a line names at most.
_SHOWN = 4


def say(level: Level, a: View, b: View) -> str:
    """What a level says of two facts; empty where there is nothing to say."""
    comparison, name = level
    text = _PHRASES.get(level, "")
    if comparison in ("near", "words") and name not in ("none",):
        text = (
            "{how} words in common near them: {words}" if comparison == "near" else "their sentences share {how} words"
        )
    f, g = a.fact, b.fact
    return text.format(
        measure=a.measure or b.measure, other=b.measure, place=f.place, there=g.place, nation=a.nation,
        counted=_counted(f), also=_counted(g), both=f.counted or _counted(g),
        how=_HOW.get(name, name), words=_shared(a, b), names=_names(a, b),
    )  # fmt: skip


def _counted(fact: Fact) -> str:
    """What a figure counts, in its own words or, where it has none ("60 of them"), in the reader's."""
    return fact.counted or fact.head or fact.population or fact.text


_HOW = {"trace": "hardly any", "little": "few", "some": "some", "much": "many", "most": "most", "all": "nearly all"}
_PHRASES: dict[Level, str] = {
    ("measure", "same"): "both are read as {measure}",
    ("measure", "other"): "one is read as {measure}, the other as {other}",
    ("counted", "noun"): "both count {both}",
    ("counted", "people"): "both count {both}",
    ("counted", "noun_more"): "both count {both}, one of them in more words",
    ("counted", "noun_other"): "both count {both}, of two kinds by their words",
    ("act", "same"): "one verb governs both",
    ("act", "other"): "they stand under two verbs",
    ("value", "seldom"): "both print a figure that is seldom met by chance",
    ("value", "figure"): "both print one figure",
    ("value", "date"): "both are of one time",
    ("counted", "class"): "{counted} and {also} are counted as one class",
    ("counted", "wider"): "{counted} and {also}: one class holds the other",
    ("counted", "loose"): "{counted} and {also} may be the same people",
    ("counted", "kind"): "{counted} and {also} are of different kinds",
    ("counted", "classes"): "{counted} and {also} are different things",
    ("counted", "word"): "{counted} and {also} have a word in common",
    ("counted", "apart"): "{counted} and {also} are different things",
    ("nation", "same"): "both of {nation}",
    ("role", "part_of_total"): "one is part of a total",
    ("role", "part"): "both are parts of a total",
    ("place", "same"): "both in one place, {place}",
    ("place", "within"): "{place} and {there}: one lies in the other",
    ("place", "apart"): "{place} and {there} are two places",
    ("names", "rare"): "both sentences name {names}",
    ("names", "common"): "both sentences name {names}",
    ("names", "no"): "the sentences have no name in common",
    ("guard", "clash"): "names that are often taken for each other",
    ("when", "meet"): "dates in the sentences agree",
    ("when", "apart"): "dates in the sentences differ",
    ("zone", "headline"): "one is a headline",
    ("zone", "headlines"): "both are headlines",
    ("together", "sentence"): "both stand in one sentence",
    ("together", "article"): "both stand in one article",
    ("person", "same"): "both stand beside one name",
    ("person", "other"): "they stand beside different names",
    ("grain", "same"): "both dates are told equally finely",
    ("grain", "far"): "one date is told much more finely",
    ("ends", "one_open"): "one date has an open end",
    ("slot", "same"): "the same place in much the same sentence",
    ("distance", "none"): "one of them is none",
    ("distance", "things"): "{counted} and {also} are of different kinds",
    ("distance", "twice"): "one figure is about twice the other",
    ("distance", "far"): "one value is far from the other",
    ("distance", "wide"): "one figure is many times the other",
    ("distance", "huge"): "one figure is more than twenty times the other",
    ("slot", "other"): "another place in much the same sentence",
}


def _shared(a: View, b: View) -> str:
    both = sorted(a.words & b.words, key=lambda w: (-min(a.near[w] * a.weights[w], b.near[w] * b.weights[w]), w))
    return ", ".join(both[:_SHOWN])


def _names(a: View, b: View) -> str:
    both = sorted(a.names & b.names) or sorted(a.name_words & b.name_words)
    return ", ".join(name.title() for name in both[:_SHOWN])


def why(evidence: Sequence[Evidence]) -> list[str]:
    """The lines of ``why``: what speaks for the match, strongest first, then what speaks against it."""
    lines = [e.label for e in evidence if e.bits >= 0.5]
    against = [e.label for e in evidence if e.bits <= -0.5]
    if against:
        lines.append("against it: " + "; ".join(against))
    return lines
