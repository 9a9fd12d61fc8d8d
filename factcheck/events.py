"""Which articles tell of one event, by the names and rare words they share; the numbers stand in ``rules/events.yaml``.

Candidates come from an inverted index, so the cost grows with the pairs that share something rare.
"""

from __future__ import annotations

import heapq
import math
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from factcheck.model import Article, Block
from factcheck.names import NameLexicon, load
from factcheck.rulesfile import RulesModel, read_rules
from factcheck.text import TOKEN, fold

#: Articles: a word in more of them finds no candidates, however large the run, or the cost would grow with its square.
COMMON = 100
#: Share of the score that rare words alone must give for a pair to be looked at closely.
GLIMPSE = 0.25


class EventRules(RulesModel):
    """The form of ``rules/events.yaml``."""

    together: float
    also: float
    enough: float
    name_weight: float
    background: float
    no_name: float
    no_place: float
    content: float
    days: int
    too_far: float
    before_places: frozenset[str]
    stop: str


@dataclass(slots=True)
class Features:
    """What an article is recognised by: weights by word, and which of the words are names and places."""

    id: str
    weights: dict[str, float]
    names: frozenset[str]
    places: frozenset[str]
    day: int | None
    length: float = 1.0
    content_length: float = 1.0


@dataclass(slots=True, frozen=True)
class Pair:
    """Two articles that may tell of one event: their ids in order, the score (0 to 1), and what they share.

    A pair that is too weak to be related by itself comes without evidence: it counts in averages only.
    """

    a: str
    b: str
    score: float
    evidence: tuple[tuple[str, float], ...]


def features(
    article: Article, lex: NameLexicon, rules: EventRules, stop: frozenset[str], overlay: Path | None = None
) -> Features:
    """The words of an article with their weights, before the run is known."""
    counts: Counter[str] = Counter()
    high: Counter[str] = Counter()
    low: set[str] = set()
    places: set[str] = set()
    text, folded = article.text, fold(article.text)
    for block in article.blocks:
        if not block.aside and block.repeat_of is None:
            if article.language == "en":
                said: Iterable[tuple[str, bool]] = (
                    (m[0], text[m.start()].isupper()) for m in TOKEN.finditer(folded, block.start, block.end)
                )
            else:
                said = _glossed(article, block, overlay)
            _count(said, (lex, rules, stop), (counts, high, low, places))
    names = {key for key in high if key not in low}
    wide = {key for key in names if lex.level.get(key) in ("country", "wide")}
    weights = {
        key: (1 + math.log(n)) * (rules.name_weight if key in names and key not in wide else 1.0)
        for key, n in counts.items()
        if len(key) > 3 or key in names
    }
    day = _day(article.published)
    return Features(article.id, weights, frozenset(names - wide), frozenset(places - wide), day)


def _glossed(article: Article, block: Block, overlay: Path | None) -> Iterator[tuple[str, bool]]:
    """The words of a block in another language as the lists know them, and which of them are names."""
    from factcheck.gloss import load as load_gloss

    gloss = load_gloss(article.language, overlay)
    for s in gloss.read(article.text, gloss.fold(article.text), block.start, block.end):
        yield from zip(s.words, s.upper or (), strict=True)


def _count(
    said: Iterable[tuple[str, bool]],
    words: tuple[NameLexicon, EventRules, frozenset[str]],
    into: tuple[Counter[str], Counter[str], set[str], set[str]],
) -> None:
    lex, rules, stop = words
    counts, high, low, places = into
    before = "."
    lead = 0  # how many words a place may still follow its preposition
    for word, capital in said:
        if not word[0].isalpha():
            before, lead = word, lead if word in "-," else 0
            continue
        bare = word[:-2] if word.endswith("'s") else word
        if len(bare) > 2 and bare not in stop and bare not in lex.skip:
            key = lex.canonical(bare) if capital else _stem(bare)
            counts[key] += 1
            if not capital:
                low.add(key)
            elif before not in _OPENERS:
                high[key] += 1
                if lead:
                    places.add(key)
        if word in rules.before_places:
            lead = 4
        elif not capital:
            lead = max(0, lead - 1)
        before = word


_OPENERS = frozenset(".:!?\"'")


def _stem(word: str) -> str:
    return word[:-1] if len(word) > 4 and word[-1] == "s" and word[-2] != "s" else word


def _day(published: str | None) -> int | None:
    try:
        return date.fromisoformat(published[:10]).toordinal() if published else None
    except ValueError:
        return None


def related(articles: Sequence[Article], *, overlay: Path | None = None) -> list[Pair]:
    """Every pair of articles that share enough to be looked at, best first; raise RulesError."""
    rules, lex = read_rules("events", EventRules, overlay), load(overlay)
    stop = frozenset(word.strip() for word in rules.stop.split(","))
    found = [
        features(article, lex, rules, stop, overlay) for article in sorted(articles, key=lambda article: article.id)
    ]
    _weigh(found, rules)
    pairs = []
    for a, b in _candidates(found, rules):
        score = _score(found[a], found[b], rules)
        if score >= rules.together * GLIMPSE:
            evidence = _evidence(found[a], found[b]) if score >= rules.together else ()
            pairs.append(Pair(found[a].id, found[b].id, round(score, 4), evidence))
    pairs.sort(key=lambda pair: (-pair.score, pair.a, pair.b))
    return pairs


def _weigh(found: list[Features], rules: EventRules) -> None:
    """Weigh each word by its rarity in the run, and measure the articles."""
    total = len(found) + rules.background
    spread = Counter(key for one in found for key in one.weights)
    rarity = {key: math.log(1 + total / n) for key, n in spread.items()}
    for one in found:
        one.weights = {key: weight * rarity[key] for key, weight in one.weights.items()}
        one.length = math.sqrt(math.fsum(w * w for w in one.weights.values())) or 1.0
        content = (w * w for key, w in one.weights.items() if key not in one.names)
        one.content_length = math.sqrt(math.fsum(content)) or 1.0


def _candidates(found: list[Features], rules: EventRules) -> list[tuple[int, int]]:
    """Pairs of positions whose rare words alone give a share of the score."""
    holders: dict[str, list[tuple[int, float]]] = {}
    pairs: list[tuple[int, int]] = []
    least = rules.together * GLIMPSE
    spread = Counter(key for one in found for key in one.weights)
    for b, one in enumerate(found):
        shared: dict[int, float] = {}
        for key, weight in one.weights.items():
            n = spread[key]
            if n < 2 or n > COMMON:
                continue
            part = weight / one.length
            listed = holders.setdefault(key, [])
            for a, other in listed:
                shared[a] = shared.get(a, 0.0) + part * other
            listed.append((b, part))
        pairs.extend((a, b) for a in sorted(shared) if shared[a] >= least)
    return pairs


def _score(a: Features, b: Features, rules: EventRules) -> float:
    if len(a.weights) > len(b.weights):
        a, b = b, a
    names = content = 0.0
    for key, weight in a.weights.items():
        other = b.weights.get(key)
        if other is None:
            continue
        if key in a.names or key in b.names:
            names += weight * other
        else:
            content += weight * other
    score = (names + content) / (a.length * b.length)
    if a.names.isdisjoint(b.names):
        score *= rules.no_name
    if a.places and b.places and a.places.isdisjoint(b.places):
        score *= rules.no_place
    alike = content / (a.content_length * b.content_length)
    if alike < rules.content:
        score *= alike / rules.content
    if a.day is not None and b.day is not None and abs(a.day - b.day) > rules.days:
        score *= rules.too_far
    return score


def _evidence(a: Features, b: Features) -> tuple[tuple[str, float], ...]:
    """The five shared words that count most, each with its share of the cosine in hundredths."""
    scale = -100 / (a.length * b.length)
    parts = [(a.weights[key] * b.weights[key] * scale, key) for key in a.weights.keys() & b.weights.keys()]
    names = a.names & b.names
    return tuple(
        (f"both name {key}" if key in names else f"both say {key}", round(-part, 1)) for part, key in sorted(parts)[:5]
    )


def gather(
    articles: Sequence[Article], pairs: Sequence[Pair] | None = None, *, overlay: Path | None = None
) -> list[tuple[str, ...]]:
    """The events as groups of article ids; an article that tells of two is in both, one alone is a group.

    ``pairs`` is what :func:`related` gave for the same articles, if it is at hand.
    """
    rules = read_rules("events", EventRules, overlay)
    ids = sorted(article.id for article in articles)
    links: dict[str, dict[str, float]] = {one: {} for one in ids}
    for pair in related(articles, overlay=overlay) if pairs is None else pairs:
        links[pair.a][pair.b] = links[pair.b][pair.a] = min(pair.score, rules.enough)
    groups = _average_linkage(ids, links, rules.together)
    joined = [set(group) for group in groups]
    for one in ids:  # an article about two events
        for number, group in enumerate(groups):
            if one not in group and math.fsum(links[one].get(x, 0.0) for x in group) >= rules.also * len(group):
                joined[number].add(one)
    wholes = [group for group in joined if not any(group < other for other in joined)]
    return sorted({tuple(sorted(group)) for group in wholes})


def _average_linkage(ids: list[str], links: dict[str, dict[str, float]], least: float) -> list[list[str]]:
    """Join the two groups with the highest average score until none reaches ``least``; no link counts 0."""
    number = {one: n for n, one in enumerate(ids)}
    groups: dict[int, list[str]] = {n: [one] for one, n in number.items()}
    sums = {number[one]: {number[other]: s for other, s in row.items()} for one, row in links.items()}
    queue = [(-s, a, b) for a, row in sums.items() for b, s in row.items() if a < b and s >= least]
    heapq.heapify(queue)
    fresh = len(ids)
    while queue:
        score, a, b = heapq.heappop(queue)
        if -score < least:
            break
        if a not in groups or b not in groups:
            continue
        merged = groups.pop(a) + groups.pop(b)
        row, other = sums.pop(a), sums.pop(b)
        for key, s in other.items():
            row[key] = row.get(key, 0.0) + s
        row.pop(a, None)
        row.pop(b, None)
        for key, s in row.items():
            theirs = sums[key]
            theirs.pop(a, None)
            theirs.pop(b, None)
            theirs[fresh] = s
            average = s / (len(merged) * len(groups[key]))
            if average >= least:
                heapq.heappush(queue, (-average, key, fresh))
        groups[fresh], sums[fresh] = merged, row
        fresh += 1
    return list(groups.values())
