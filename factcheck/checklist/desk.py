"""The desk that every check works at: the draft with its sources, taken apart once, and the rules to hold them to."""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from itertools import islice

from factcheck.checklist.rules import CheckRule, CheckRules
from factcheck.clock import split_iso
from factcheck.lexicon import Lexicon
from factcheck.model import Article, Checked, Comparison, Fact, Finding, Relation, Severity
from factcheck.names import NameLexicon
from factcheck.text import Sentence, fold, sentences, tokens

#: Code points; a finding marks the words at issue, not a paragraph.
LONGEST = 200
#: Facts of one comparison that a check looks at: a story has dozens, a table of thousands is no story.
MOST = 300


class Page:
    """An article with its facts and sentences, page furniture and repeated passages left out."""

    def __init__(self, article: Article, facts: Sequence[Fact]) -> None:
        self.article = article
        self.text = article.text
        self.folded = fold(article.text)
        mine = [f for f in facts if f.article == article.id and f.repeat_of is None]
        self.facts = tuple(sorted(mine, key=lambda f: (f.start, f.end, f.id)))
        self.published: date | None = split_iso(article.published)[0]

    @cached_property
    def quantities(self) -> tuple[Fact, ...]:
        """The figures, in text order."""
        return tuple(f for f in self.facts if f.kind == "quantity")

    def following(self, fact: Fact, most: int) -> tuple[Fact, ...]:
        """The next figures behind one, no more than ``most``."""
        first = bisect_left(self._starts, fact.end)
        return self.quantities[first : first + most]

    @cached_property
    def _starts(self) -> list[int]:
        return [f.start for f in self.quantities]

    @cached_property
    def dates(self) -> tuple[Fact, ...]:
        """The dates, in text order."""
        return tuple(f for f in self.facts if f.kind == "date")

    @cached_property
    def spans(self) -> tuple[tuple[int, int], ...]:
        """Every sentence as a span of the text."""
        found: list[tuple[int, int]] = []
        for block in self.article.blocks:
            if not block.aside and block.repeat_of is None:
                found += sentences(self.text, block.start, block.end)
        return tuple(found)

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """Every sentence as tokens."""
        return tuple(tokens(self.folded, start, end) for start, end in self.spans)

    @cached_property
    def by_sentence(self) -> tuple[tuple[Sentence, tuple[Fact, ...]], ...]:
        """Every sentence with the facts that it holds."""
        starts = [f.start for f in self.facts]
        rows = []
        for s in self.sentences:
            first, last = bisect_left(starts, s.start), bisect_left(starts, s.end)
            rows.append((s, self.facts[first:last]))
        return tuple(rows)

    def around(self, fact: Fact, before: int = 0, after: int = 0) -> str:
        """The folded text from ``before`` code points in front of a fact to ``after`` behind it, in its sentence."""
        return self.folded[max(fact.sentence.start, fact.start - before) : min(fact.sentence.end, fact.end + after)]

    def before(self, fact: Fact, room: int) -> str:
        """The folded words of the sentence in front of a fact, at most ``room`` code points."""
        return self.folded[max(fact.sentence.start, fact.start - room) : fact.start]

    def after(self, fact: Fact, room: int) -> str:
        """The folded words of the sentence behind a fact, at most ``room`` code points."""
        return self.folded[fact.end : min(fact.sentence.end, fact.end + room)]

    def between(self, a: Fact, b: Fact) -> str:
        """The folded text between two facts in text order."""
        return self.folded[a.end : b.start]

    def search(self, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
        """Every match of a pattern in the sentences of the article; the pattern is given folded text."""
        for start, end in self.spans:
            yield from pattern.finditer(self.folded, start, end)


@dataclass(frozen=True)
class Desk:
    """The draft, its sources, how their facts compare, and what they are held to."""

    draft: Page
    sources: tuple[Page, ...]
    comparisons: tuple[Comparison, ...]
    facts: Mapping[str, Fact]
    articles: Mapping[str, Article]
    lex: Lexicon
    names: NameLexicon
    rules: CheckRules
    memo: dict[str, tuple[Checked, ...]] = field(default_factory=dict)

    def others(self, fact: Fact) -> Iterator[tuple[Comparison, Fact]]:
        """The facts that speak of the same thing as a fact of the draft, with the comparison."""
        for comparison in self.index.get(fact.id, ()):
            for other in self.members[comparison.id]:
                if other.id != fact.id:
                    yield comparison, other

    @cached_property
    def index(self) -> dict[str, list[Comparison]]:
        """The comparisons that hold each fact."""
        found: dict[str, list[Comparison]] = {}
        for comparison in self.comparisons:
            for i in dict.fromkeys(i for r in comparison.readings for i in r.facts):
                found.setdefault(i, []).append(comparison)
        return found

    @cached_property
    def members(self) -> dict[str, tuple[Fact, ...]]:
        """The facts of each comparison, no more than MOST of them."""
        return {
            c.id: tuple(islice((self.facts[i] for r in c.readings for i in r.facts if i in self.facts), MOST))
            for c in self.comparisons
        }

    @cached_property
    def relations(self) -> dict[tuple[str, str, str], Relation]:
        """Every relation by comparison and the labels of its readings, in both orders."""
        found: dict[tuple[str, str, str], Relation] = {}
        for c in self.comparisons:
            for r in c.relations:
                found[c.id, r.a, r.b] = found[c.id, r.b, r.a] = r
        return found

    @cached_property
    def by_value(self) -> dict[tuple[float | None, float | None], list[tuple[Page, Fact]]]:
        """The figures of the draft and its sources by their ends, each with its article; no more than MOST a value."""
        found: dict[tuple[float | None, float | None], list[tuple[Page, Fact]]] = {}
        for page in (self.draft, *self.sources):
            for fact in page.quantities:
                rows = found.setdefault((fact.low, fact.high), [])
                if len(rows) < MOST:
                    rows.append((page, fact))
        return found

    def base(self, fact: Fact, value: float) -> float:
        """A value of the fact's unit in the base unit of its dimension."""
        unit = self.lex.units.get(fact.unit or "")
        return value * unit.factor + unit.offset if unit else value

    def of(self, fact: Fact) -> str:
        """Who says it: the source's name or file."""
        return name_of(self.articles[fact.article])

    def stake(self, fact: Fact) -> float:
        """What a wrong figure of this measure costs, 0 to 1."""
        measure = self.lex.measures.get(fact.measure or "")
        return measure.stake if measure else 0.3


def name_of(article: Article) -> str:
    """The source's name, or the name of its file."""
    return article.source or article.path.replace("\\", "/").rsplit("/", 1)[-1]


@dataclass(frozen=True, slots=True)
class Note:
    """What a check found, before it knows its rule: the place and what to say."""

    start: int
    end: int
    message: str
    severity: Severity | None = None


Check = Callable[[Desk, CheckRule], Iterator[Note]]


def finding(note: Note, name: str, rule: CheckRule, page: Page) -> Finding:
    """The finding of a note: its words cut to LONGEST, space trimmed."""
    start, end = note.start, min(note.end, note.start + LONGEST)
    while end > start + 1 and page.text[end - 1].isspace():
        end -= 1
    low, high = start, end
    for a, b in page.spans:
        low, high = (a if a <= start < b else low), (b if a < end <= b else high)
    words = "\n".join((name, " ".join(page.text[start:end].split()), " ".join(page.text[low:high].split())))
    return Finding(
        id=hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()[:12],
        rule=rule.rule,
        article=page.article.id,
        start=start,
        end=end,
        severity=note.severity or rule.severity,
        message=note.message,
        check=name,
    )


def on(fact: Fact, message: str, severity: Severity | None = None) -> Note:
    """A note on a fact."""
    return Note(fact.start, fact.end, message, severity)


def spanning(a: Fact, b: Fact, message: str, severity: Severity | None = None) -> Note:
    """A note on the words from one fact to another."""
    return Note(min(a.start, b.start), max(a.end, b.end), message, severity)


def value(fact: Fact) -> float | None:
    """The one figure that a quantity gives; None for dates, ranges, open ends."""
    if fact.kind != "quantity" or fact.low is None or fact.low != fact.high:
        return None
    return float(fact.low)


def end(fact: Fact) -> float | None:
    """The figure as printed, whatever its hedge; None for dates and ranges."""
    ends = {float(x) for x in (fact.low, fact.high) if x is not None}
    return next(iter(ends)) if fact.kind == "quantity" and len(ends) == 1 else None


def say(number: float) -> str:
    """A number as people write it, to four significant digits where it has decimals.

    >>> say(15000), say(404.686), say(6.621)
    ('15,000', '404.7', '6.621')
    """
    if float(number).is_integer() and abs(number) < 1e15:
        return f"{int(number):,}"
    return f"{number:,.4g}" if abs(number) < 10000 else f"{number:,.0f}"


def quoted(fact: Fact) -> str:
    """The fact's words in quotation marks, on one line."""
    return f"“{' '.join(fact.text.split())}”"


def digits(number: float) -> int:
    """Significant digits of a whole number: 4,460 has three.

    >>> digits(4460), digits(1000), digits(23)
    (3, 1, 2)
    """
    return len(str(int(number)).rstrip("0")) if number else 0
