"""Another language in the reader's vocabulary: each word of a sentence keeps its place and gets its meaning.

The reader of figures and dates knows one vocabulary, that of the English lists. A language is a folder of rules that
says what its words mean in it ("rund" is "about", "Todesopfer" are "dead"), how its figures are written, and where its
order of words differs ("vor zwei Tagen" is "two days ago"). What comes out is a Sentence like any other: its words are
the reader's, its places are those of the text as printed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from factcheck.gloss_numbers import Numbers
from factcheck.gloss_rules import LanguageSettings, NameSettings, NumberSettings, WordSettings, joins_of, token_of
from factcheck.gloss_turns import Turns
from factcheck.gloss_words import DAYS, MONTHS, PARTS, Item, Word, kind_of, spread
from factcheck.languages import supported
from factcheck.lexicon import load as load_lexicon
from factcheck.phrases import Phrases
from factcheck.rulesfile import read_rules
from factcheck.text import GROUPING_SPACES, Sentence, fold, placed, sentences

#: Behind a word that no list knows, so that it is none of the reader's own ("die", "war", "also" are German words).
FOREIGN = "ſ"
#: The same behind a noun, where it may be a verb: the reader's nouns end before a word in -ed.
FOREIGN_VERB = "ſed"
#: A day of the month at the end of what was taken for a sentence.
_DAY = re.compile(r"\b\d{1,2}\.\s*$")
#: Quotation marks of other languages, as the reader knows them.
_QUOTES = str.maketrans("„»«‚", '"""\'')
_FEW = frozenset("several few a half".split())


class Option(NamedTuple):
    """One meaning of a form: whether it is a noun or name (with a capital), its words, and which of them are names."""

    capital: bool
    words: tuple[str, ...]
    upper: tuple[bool, ...]


@dataclass(slots=True)
class _Source:
    """The tokens of a sentence as printed."""

    text: str
    words: list[str]
    starts: list[int]
    ends: list[int]
    items: list[Item] = field(default_factory=list)

    def capital(self, i: int) -> bool:
        """Whether token ``i`` begins with a capital."""
        return 0 <= i < len(self.words) and self.text[self.starts[i]].isupper()

    def at(self, i: int) -> str:
        """The folded token, empty outside the sentence."""
        return self.words[i] if 0 <= i < len(self.words) else ""

    def glued(self, i: int) -> bool:
        """Whether token ``i`` touches the one before it."""
        return 0 < i < len(self.words) and self.starts[i] == self.ends[i - 1]

    def spans(self, i: int, j: int) -> list[tuple[int, int]]:
        """The places of tokens ``i`` to ``j``."""
        return list(zip(self.starts[i:j], self.ends[i:j], strict=True))


class Gloss:
    """One language in the reader's vocabulary."""

    def __init__(
        self, settings: LanguageSettings, numbers: NumberSettings, words: WordSettings, names: NameSettings,
        small: dict[int, str],
    ) -> None:  # fmt: skip
        self.settings = settings
        self.numbers = Numbers(numbers, small)
        self.endings = settings.endings
        table: dict[str, list[Option]] = {}
        self.heads: dict[str, tuple[str, ...]] = {}
        for name, section in (*words.sections.items(), ("names", names.names)):
            for meaning, forms in section.items():
                for form in (full for one in forms for full in self._forms(one)):
                    option = _option(form, meaning)
                    table.setdefault(fold(form), []).append(option)
                    if name in settings.heads and option.capital and " " not in form and len(form) > 3:
                        self.heads.setdefault(fold(form), option.words)
        self.forms: Phrases[list[Option]] = Phrases(table.items())
        self.magnitudes = {form: name for name, forms in numbers.magnitudes.items() for form in forms}
        self.vague = {form: tuple(name.split()) for name, forms in numbers.vague.items() for form in forms}
        self.measured = {full: target for form, target in self.numbers.measured.items() for full in self._forms(form)}
        self.parts = {
            form: option.words[-1]
            for form, options in table.items()
            for option in options
            if option.words[-1] in PARTS and option.capital
        }
        self.days = {form: o[0].words[-1] for form, o in table.items() if o[0].words[-1] in DAYS}
        self.months = frozenset(form for form, o in table.items() if o[0].words[-1] in MONTHS)
        leads = frozenset(form for form, o in table.items() if o[0].words == ("according", "to"))
        saying = frozenset(fold(meaning).split()[-1] for meaning in words.sections.get("saying", {}))
        self.place_endings = tuple(settings.place_endings)
        self.turns = Turns(settings, leads, saying)
        self.token = token_of(settings)
        self.joins = joins_of(settings)

    def _forms(self, form: str) -> Iterator[str]:
        """A form with each ending of adjectives where it has the sign for them."""
        if form.endswith("~"):
            yield from (form[:-1] + ending for ending in self.endings)
        else:
            yield form

    def fold(self, text: str) -> str:
        """The text in lower case with plain quotation marks, as long as it is."""
        return fold(text).translate(_QUOTES)

    def sentences(self, text: str, start: int, end: int) -> list[tuple[int, int]]:
        """The sentences of ``text[start:end]``; a point between a day and its month ends none."""
        found: list[tuple[int, int]] = []
        for a, b in sentences(text, start, end, language=self.settings.sentences, joins=self.joins):
            word = self.token.match(fold(text[a : min(b, a + 20)]))
            if found and word and word[0] in self.months and _DAY.search(text, found[-1][0], found[-1][1]):
                found[-1] = (found[-1][0], b)
            else:
                found.append((a, b))
        return found

    def read(self, text: str, folded: str, start: int, end: int, block: int = 0) -> Iterator[Sentence]:
        """The sentences of ``text[start:end]`` in the reader's words; ``folded`` is what :meth:`fold` gives."""
        for a, b in self.sentences(text, start, end):
            yield self.sentence(text, folded, a, b, block)

    def sentence(self, text: str, folded: str, start: int, end: int, block: int = 0) -> Sentence:
        """One sentence in the reader's words."""
        words = self.token.findall(folded, start, end)
        plain = placed(folded, words, start, end, block)
        source = _Source(text, plain.words, plain.starts, plain.ends)
        i = 0
        while i < len(source.words):
            i = self._item(source, i)
        items = self.turns.named_first(self.turns.final(self._named(source.items)))
        said = [word for item in self.turns.turned(items) for word in item.words]
        return Sentence(
            start, end, block, [w.text for w in said], [w.start for w in said], [w.end for w in said],
            [w.upper for w in said],
        )  # fmt: skip

    def _item(self, s: _Source, i: int) -> int:
        """Read the word or phrase at token ``i`` into an item; where to go on."""
        word = s.words[i]
        if "0" <= word[0] <= "9":
            return self._digits(s, i)
        hit = self.forms.at(s.words, i)
        option = self._fitting(s, i, hit[1]) if hit else None
        if hit and option and hit[0] > i + 1:
            return self._add(s, i, hit[0], option.words, upper=option.upper)
        if (end := self._half(s, i)) or (end := self._number(s, i)):
            return end
        if option:
            return self._add(s, i, i + 1, option.words, upper=option.upper, noun=option.capital)
        if ordinal := self.numbers.ordinal(word, self.endings):
            return self._add(s, i, i + 1, (ordinal,))
        if word[0].isalpha():
            return self._compound(s, i) or self._unknown(s, i)
        return self._add(s, i, i + 1, (word,))

    def _fitting(self, s: _Source, i: int, options: list[Option]) -> Option | None:
        """The meaning that fits the capital, or the lack of one; at the head of a sentence either may."""
        capital = s.capital(i)
        for option in options:
            if option.capital == capital:
                return option
        head = i == 0 or s.at(i - 1) in ('"', ":", "-")
        return options[0] if capital and (head or not options[0].capital) else None

    def _add(
        self, s: _Source, i: int, j: int, words: tuple[str, ...], *, upper: tuple[bool, ...] = (), kind: str = "",
        noun: bool = False, known: bool = True,
    ) -> int:  # fmt: skip
        raw = " ".join(s.words[i:j])
        kind = kind or kind_of(words) or ("name" if any(upper) else "noun" if noun else "")
        s.items.append(Item(raw, spread(words, s.spans(i, j), upper), kind, known))
        return j

    def _digits(self, s: _Source, i: int) -> int:
        """A figure, a clock time, an ordinal or a date in digits."""
        word = s.words[i]
        if (end := self._clock(s, i)) is not None:
            return end
        day, _, month = word.rstrip(".").partition(".")
        if word.endswith(".") and word.count(".") == 2 and 1 <= int(day) <= 31 and 1 <= int(month) <= 12:
            return self._add(s, i, i + 1, (day, _MONTH_NAMES[int(month) - 1]), upper=(False, True), kind="n")
        if self._bare_year(s, i):
            return self._add(s, i, i + 1, (FOREIGN + word,))
        said = (self.figure(word),)
        point = s.at(i + 1) == "." and s.glued(i + 1) and word.isdigit() and i + 2 < len(s.words)
        if point and s.words[i + 2] in self.months:
            return self._add(s, i, i + 2, said, kind="n")
        if point and s.at(i - 1) in self.settings.ordinal_after:
            s.items.append(Item(word, spread((*said, "th"), s.spans(i, i + 2)), "n"))
            return i + 2
        return self._add(s, i, i + 1, said, kind="n")

    def _bare_year(self, s: _Source, i: int) -> bool:
        """Whether a year leads a clause without a preposition ("2019 waren es 300"): not read, but no count either."""
        word, after = s.words[i], s.at(i + 1)
        if not (word.isdigit() and len(word) == 4 and 1900 <= int(word) < 2100):
            return False
        leads = i == 0 or s.words[i - 1] in (",", ";", ":", '"')
        return leads and after.isalpha() and not s.capital(i + 1) and not s.capital(i + 2)

    def figure(self, word: str) -> str:
        """A figure as the reader writes it: "1.234,5" is "1,234.5"; what is none stays as it is."""
        settings = self.settings
        whole, mark, decimals = word.partition(settings.decimal)
        groups = re.split(f"[{re.escape(settings.group)}{GROUPING_SPACES}]", whole)
        if not all(part.isdigit() for part in (*groups, decimals or "0")) or any(len(g) != 3 for g in groups[1:]):
            return word
        return ",".join(groups) + ("." + decimals if mark else "")

    def _clock(self, s: _Source, i: int) -> int | None:
        """As "14 Uhr", "14.30 Uhr", "8 Uhr abends": in twelve hours, as they have one reading only."""
        if s.at(i + 1) not in self.settings.clock:
            return None
        hours, _, minutes = s.words[i].replace(".", ":").partition(":")
        if not hours.isdigit() or int(hours) > 24 or (minutes and (not minutes.isdigit() or int(minutes) > 59)):
            return None
        hour, end = int(hours), i + 2
        half = self.settings.halves.get(s.at(end), "")
        if half and hour <= 12:
            end += 1
            half = ("pm" if hour in (10, 11) else "am") if half == "night" else half
        else:
            half = "pm" if 12 <= hour < 24 else "am"
        hour = hour % 12 or 12
        s.items.append(
            Item(
                s.words[i],
                [
                    Word(f"{hour}:{minutes}" if minutes else str(hour), s.starts[i], s.ends[i]),
                    Word(half, s.starts[i + 1], s.ends[end - 1]),
                ],
                "n",
            )
        )
        return end

    def _half(self, s: _Source, i: int) -> int:
        """ "halb acht" is half past seven; one past it, else 0."""
        if s.words[i] not in self.settings.half_before:
            return 0
        value = self.numbers.value(s.at(i + 1))
        if value is None or not 1 <= value <= 12:
            return 0
        end = i + 2 + (s.at(i + 2) in self.settings.clock)
        words = ("half", "past", *self.numbers.said((value - 2) % 12 + 1))
        s.items.append(Item(" ".join(s.words[i:end]), spread(words, s.spans(i, end)), "n"))
        return end

    def _number(self, s: _Source, i: int) -> int:
        """A number word, or million and its like with or without a number before it; one past it, else 0."""
        word = s.words[i]
        before = s.items[-1] if s.items else None
        counted = before is not None and (before.kind in ("n", "magnitude") or before.words[-1].text in _FEW)
        if word in self.magnitudes and (counted or word not in self.vague):
            name = self.magnitudes[word]
            end = i + 1 + (s.at(i + 1) == "." and s.glued(i + 1) and i + 2 < len(s.words))
            if counted or name not in ("hundred", "thousand"):
                return self._add(s, i, end, (name,), kind="magnitude")
        if word in self.vague:
            return self._add(s, i, i + 1, self.vague[word], kind="n")
        said = self.numbers.read(word)
        return self._add(s, i, i + 1, said, kind="n") if said else 0

    def _compound(self, s: _Source, i: int) -> int:
        """A compound by its parts: "Montagabend", "Grenzpolizisten", "zweitägig"; one past it, else 0."""
        word, start, end = s.words[i], s.starts[i], s.ends[i]
        for cut in range(2, len(word) - 2):
            if (day := self.days.get(word[:cut])) and (part := self.parts.get(word[cut:])):
                words = [Word(day, start, start + cut, True), Word(part, start + cut, end)]
                s.items.append(Item(word, words, "day"))
                return i + 1
        if (measured := self.measured.get(word)) and s.at(i - 1) == "-" and s.glued(i):
            return self._add(s, i, i + 1, measured[1:])
        for cut in range(3, len(word) - 4):
            if (measured := self.measured.get(word[cut:])) and (number := self.numbers.read(word[:cut])):
                words = [*spread(number, [(start, start + cut)]), *spread(measured, [(start + cut, end)])]
                s.items.append(Item(word, words))
                return i + 1
        led = bool(s.items) and s.items[-1].raw in self.settings.before_names
        named = led and word.endswith(self.place_endings)
        if not s.capital(i) or named:
            return 0
        for cut in range(3, len(word) - 3):
            if head := self.heads.get(word[cut:]):
                modifier = self._modifier(word[:cut])
                place = [(start, start + cut)] if modifier else [(start, end)]
                words = (
                    [*spread(modifier, place), *spread(head, [(start + cut, end)])] if modifier else spread(head, place)
                )
                s.items.append(Item(word, words, "noun"))
                return i + 1
        return 0

    def _modifier(self, word: str) -> tuple[str, ...]:
        """What the first part of a compound means, without or with what joins it; empty when it is not known."""
        for form in (word, word + "e", *(word.removesuffix(joint) for joint in self.settings.joints)):
            if form != word[:0] and (found := self.heads.get(form)):
                return found
        return ()

    def _unknown(self, s: _Source, i: int) -> int:
        """A word that no list knows: with a capital a name (settled later) or a noun; else marked as foreign."""
        word = s.words[i]
        if s.capital(i):
            return self._add(s, i, i + 1, (word,), noun=True, known=False)
        before = s.items[-1] if s.items else None
        verb = before is not None and (
            before.kind == "noun" or (before.kind in ("n", "magnitude") and not s.capital(i + 1))
        )
        mark = FOREIGN_VERB if verb else FOREIGN
        return self._add(s, i, i + 1, (word + mark,))

    def _named(self, items: list[Item]) -> list[Item]:
        """The items, each unknown word with a capital settled: a name by what stands beside it, else a noun."""
        lead = self.settings.before_names
        for k, item in enumerate(items):
            if item.known:
                continue
            before, after = items[k - 1] if k else None, items[k + 1] if k + 1 < len(items) else None
            joined = after is not None and not after.known and len(after.raw) > 1
            joined = joined and (before is None or before.raw not in self.settings.linking)  # "dem Dorf Varn"
            joined = joined or (before is not None and (before.kind == "name" or not before.known))
            if joined or (before is not None and before.raw in lead):
                item.kind, item.words = "name", [word._replace(upper=True) for word in item.words]
            else:
                letter = len(item.raw) == 1  # "die A 9" is a name, and no article of the reader
                item.words = [word._replace(text=word.text + FOREIGN, upper=letter) for word in item.words]
        return items


_MONTH_NAMES = "january february march april may june july august september october november december".split()


def _option(form: str, meaning: str) -> Option:
    said = meaning.split()
    named = tuple(word[0].isupper() for word in said)
    capital = form.split()[0][0].isupper() or not form[0].isalpha()
    return Option(capital, tuple(fold(word) for word in said), named if any(named) else (False,) * len(said))


@lru_cache(maxsize=8)
def load(language: str, overlay: Path | None = None) -> Gloss:
    """The language of the folder ``rules/LANGUAGE`` with ``overlay`` laid over it; raise RulesError."""
    lexicon = load_lexicon(overlay)
    small = {value: word for word, value in lexicon.numerals.small.items() if word != "fourty"}
    return Gloss(
        read_rules(f"{language}/language", LanguageSettings, overlay),
        read_rules(f"{language}/numbers", NumberSettings, overlay),
        read_rules(f"{language}/words", WordSettings, overlay),
        read_rules(f"{language}/names", NameSettings, overlay),
        small,
    )


def spoken(language: str, overlay: Path | None = None) -> Gloss | None:
    """The gloss of an article's language; None for English, which needs none, and for one that cannot be read."""
    return load(language, overlay) if language != "en" and language in supported() else None


def unmarked(word: str) -> str:
    """A word without the mark of those that no list knows.

    >>> unmarked("kamen" + FOREIGN_VERB), unmarked("haus" + FOREIGN), unmarked("bed")
    ('kamen', 'haus', 'bed')
    """
    return word.replace(FOREIGN_VERB, "").replace(FOREIGN, "")
