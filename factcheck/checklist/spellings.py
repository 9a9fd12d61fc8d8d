"""One person, place or group spelled or named two ways."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from factcheck.checklist.desk import Desk, Note, Page, end, name_of, quoted
from factcheck.checklist.likeness import common, overlap
from factcheck.checklist.rules import CheckRule
from factcheck.names import plain, same_name
from factcheck.similar import ratio

_WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)*")


#: British and American ways of one word, the one put for the other.
_WAYS = (
    ("isation", "ization"),
    ("ising", "izing"),
    ("ised", "ized"),
    ("ise", "ize"),
    ("our", "or"),
    ("defence", "defense"),
    ("centre", "center"),
    ("theatre", "theater"),
    ("programme", "program"),
)


def _american(word: str) -> str:
    for british, american in _WAYS:
        word = word.replace(british, american)
    return word


class Word:
    """A capitalised word of the draft: how it is spelled, where first, how often."""

    __slots__ = ("count", "key", "start", "text")

    def __init__(self, text: str, key: str, start: int) -> None:
        self.text, self.key, self.start, self.count = text, key, start, 1


def capitalised(page: Page) -> dict[str, Word]:
    """The capitalised words that do not only begin sentences, by their plain spelling."""
    found: dict[str, Word] = {}
    lower: Counter[str] = Counter()
    firsts: set[str] = set()
    for start, end_ in page.spans:
        opening = True
        for m in _WORD.finditer(page.text, start, end_):
            word = re.sub(r"[’']s$|[’']$", "", m[0])
            key = plain(word)
            if not word[:1].isupper():
                lower[key] += 1
            elif len(word) >= 4 and not (word.isupper() and len(word) < 6):
                if opening:
                    firsts.add(key)
                if key in found:
                    found[key].count += 1
                elif not opening:
                    found[key] = Word(word, key, m.start())
            opening = False
    return {k: w for k, w in found.items() if not lower[k]}


def variants(desk: Desk, rule: CheckRule) -> Iterator[Note]:
    """A name spelled two ways in the draft."""
    words = sorted(capitalised(desk.draft).values(), key=lambda w: w.start)[: int(rule.number("most names"))]
    words.sort(key=lambda w: (w.key[0], w.start))
    endings = tuple(rule.listed("endings"))
    seen: set[str] = set()
    for i, a in enumerate(words):
        for b in words[i + 1 :]:
            if b.key[0] != a.key[0]:
                break
            one, two = (a, b) if a.start < b.start else (b, a)
            if two.key in seen or not _variant(desk, one.key, two.key, endings, rule):
                continue
            seen.add(two.key)
            rare = two if two.count <= one.count else one
            words_ = f"“{one.text}” and “{two.text}”: one name spelled in two ways?"
            yield Note(rare.start, rare.start + len(rare.text), words_)


def _variant(desk: Desk, a: str, b: str, endings: tuple[str, ...], rule: CheckRule) -> bool:
    short, long = sorted((a, b), key=len)
    if len(short) < rule.number("shortest") or _american(a) == _american(b):
        return False
    if long.startswith(short) and long[len(short) :] in endings:
        return False
    stem = 0
    while stem < len(short) and short[stem] == long[stem]:
        stem += 1
    if short[stem:] in endings and long[stem:] in endings and stem >= 3:
        return False
    known = desk.names.names
    if short in known.first_names or long in known.first_names:
        return False
    x, y = desk.names.canonical(a), desk.names.canonical(b)
    if x == y:
        spelled = not _people(desk, a) and not _people(desk, b)
        return spelled and stem < len(short) - 1 and ratio(a, b) >= rule.number("alias ratio")
    if desk.names.guarded(x, y) or (x in desk.names.level and y in desk.names.level):
        return False
    if desk.names.skeleton(a) == desk.names.skeleton(b) or ratio(a, b) >= rule.number("ratio"):
        return True
    return len(a) == len(b) >= rule.number("vowels") and _one_vowel(a, b)


def _one_vowel(a: str, b: str) -> bool:
    """Whether two words differ in one vowel alone: al-Rashidi, al-Rashedi."""
    apart = [(x, y) for x, y in zip(a, b, strict=True) if x != y]
    return len(apart) == 1 and all(c in "aeiouy" for c in apart[0])


def _people(desk: Desk, word: str) -> bool:
    """Whether a word is the name of a people or its adjective: "British" is no spelling of "Britain"."""
    return any(entry.kind == "demonym" and entry.words == (word,) for entry in desk.names.entries.get(word, ()))


def groups(desk: Desk, rule: CheckRule) -> Iterator[Note]:
    """One figure of one crowd that is named in two ways: migrants, refugees."""
    rows = [frozenset(row.split("/")) for row in rule.listed("telling")]
    for f in desk.draft.quantities:
        if not f.head or not any(f.head in row for row in rows):
            continue
        alike = [g for _, g in desk.by_value.get((f.low, f.high), ()) if overlap(f, g) >= 0.5 and common(f, g) >= 3]
        same = [g for g in (*(g for _, g in desk.others(f)), *alike) if end(g) is not None and end(g) == end(f)]
        if any(g.article != f.article and g.head == f.head for g in same):
            same = [g for g in same if g.article == f.article]  # a source has the draft's word for it
        for other in same:
            if not other.head or f.head == other.head:
                continue
            if other.article == f.article and other.start > f.start:
                continue
            if any({f.head, other.head} <= row for row in rows):
                where = f"line {other.line}" if other.article == f.article else desk.of(other)
                stop = min(f.sentence.end, f.end + 60)
                m = re.match(rf".{{0,40}}?\b{re.escape(f.head)}\w{{0,2}}\b", desk.draft.folded[f.end : stop])
                words = f"the same {quoted(f)} are {f.counted} here and {other.counted} in {where}"
                yield Note(f.start, f.end + (m.end() if m else 0), words)
                break


def persons(desk: Desk, rule: CheckRule) -> Iterator[Note]:
    """A full name of the draft that a source spells in another way."""
    mine = sorted({n for f in desk.draft.facts for n in f.names if len(n.split()) > 1})
    theirs = sorted({(n, f.article) for p in desk.sources for f in p.facts for n in f.names if len(n.split()) > 1})
    known = {n for n, _ in theirs}
    for name in mine:
        if name in known or name.isupper():
            continue
        for other, article in theirs:
            if (
                len(other.split()) != len(name.split())
                or other.isupper()
                or _american(plain(other)) == _american(plain(name))
            ):
                continue
            same = sum(a == b for a, b in zip(plain(name).split(), plain(other).split(), strict=True))
            if same >= 1 and 0.5 <= same_name(name, other, desk.names) < 1:
                at = desk.draft.text.find(name)
                who = name_of(desk.articles[article])
                yield Note(at, at + len(name), f"“{name}” is “{other}” in {who}: one name spelled in two ways?")
                break
