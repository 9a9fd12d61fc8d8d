"""Which language a text is written in, by the small words that it cannot do without (``rules/languages.yaml``).

English is what a text is in until much speaks against it: a list, a table, a line of names says nothing.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from pydantic import Field

from factcheck.rulesfile import RulesModel, read_rules, rules_folder

#: Code points of a text that are looked at, first so many and then more: its first paragraphs tell.
SAMPLES = (1_000, 6_000)
#: Words in small letters that a line of prose has; lists and tables have fewer.
PROSE = 12
#: The code of a language that is none of the list (ISO 639-2).
UNKNOWN = "und"
_WORD = re.compile(r"[^\W\d_]+")


class Language(RulesModel):
    """A language, and words that a text of it cannot do without, with spaces between."""

    name: str
    words: str


class Script(RulesModel):
    """A script from its first letter to its last, and the languages that are written in it."""

    name: str
    first: str = Field(alias="from", min_length=1, max_length=1)
    last: str = Field(alias="to", min_length=1, max_length=1)
    languages: dict[str, Language]


class LanguageRules(RulesModel):
    """rules/languages.yaml."""

    english_from: float = Field(ge=0, le=1)
    distinct: int = Field(ge=1)
    share: float = Field(ge=0, le=1)
    times: float = Field(gt=0)
    particles: str
    particles_behind: str
    unknown_words: int = Field(ge=1)
    unknown_share: float = Field(ge=0, le=1)
    languages: dict[str, Language]
    scripts: list[Script]


class Told(NamedTuple):
    """A language by its ISO 639-1 code ("und" where it is none of the list), its name, and what tells it."""

    code: str
    name: str
    why: str


class Languages:
    """The languages of ``rules/languages.yaml`` as tables of words."""

    def __init__(self, rules: LanguageRules) -> None:
        self.rules = rules
        self.english = frozenset(rules.languages["en"].words.split())
        self.particles = frozenset(rules.particles.split())
        self.inner = frozenset(rules.particles_behind.split())
        self.of: dict[str, tuple[str, ...]] = {}  # word -> codes of the other languages that have it
        for code, language in rules.languages.items():
            if code != "en":
                for word in language.words.split():
                    if word not in self.english:
                        self.of[word] = (*self.of.get(word, ()), code)

    def name(self, code: str) -> str:
        """The English name of a language; the code itself when it is not listed."""
        for listed in (self.rules.languages, *(script.languages for script in self.rules.scripts)):
            if code in listed:
                return listed[code].name
        return "an unknown language" if code == UNKNOWN else code

    def known(self, code: str) -> bool:
        """Whether a code is one of the list."""
        return self.name(code) != code

    def code(self, name: str) -> str | None:
        """The code of a language by its English name, in any case."""
        for listed in (self.rules.languages, *(script.languages for script in self.rules.scripts)):
            for code, language in listed.items():
                if language.name.lower() == name.lower():
                    return code
        return None

    def tell(self, lines: Iterable[str]) -> Told | None:
        """The language that the lines of a text are written in; None when they do not tell, as lists and tables.

        >>> book = load()
        >>> told = book.tell(["La police a dit que les deux hommes sont morts dans un incendie."])
        >>> told.code, told.why
        ('fr', 'its words: dans, deux, la, les, morts ...')
        >>> book.tell(["La Paz 12, Las Vegas 7, El Paso 3"]) is None
        True
        """
        listed = list(lines)
        first = self._tell(_sample(listed, SAMPLES[0]))
        return first if first is not None and first.code == "en" else self._tell(_sample(listed, SAMPLES[1]))

    def _tell(self, sample: list[str]) -> Told | None:
        """What a sample of a text tells."""
        text = "\n".join(sample)
        if not text.isascii() and (found := self._by_script(text)):
            return found
        words: list[str] = []
        for line in sample:
            words += self._words(line)
        small = [word for word in words if word[0].islower()]
        if not small:
            return None
        english = [word for word in small if word in self.english]
        told = Told("en", "English", _shown(english))
        if len(english) >= self.rules.english_from * len(words):
            return told
        found = self._foreign(small, len(words), len(english)) or self._unknown(sample)
        return found or (told if len(set(english)) >= self.rules.distinct else None)

    def _words(self, line: str) -> list[str]:
        """The words of a line but for the small ones inside names ("Villa de la Cruz", "van den Berg")."""
        words = _WORD.findall(line)
        if not words:
            return words
        words[0] = words[0].lower()  # its capital is from standing there
        if self.particles.isdisjoint(words):
            return words
        kept: list[str] = []
        run: list[str] = []
        for word in words:
            if word in self.particles or (run and word in self.inner):
                run.append(word)
                continue
            if run and word[0].islower():
                kept += run
            run = []
            kept.append(word)
        return kept + run

    def _foreign(self, small: list[str], total: int, english: int) -> Told | None:
        """The other language whose words stand there in number, and far more often than those of English."""
        hits: dict[str, list[str]] = {}
        for word in small:
            for code in self.of.get(word, ()):
                hits.setdefault(code, []).append(word)
        if not hits:
            return None
        code, found = max(hits.items(), key=lambda item: (len(item[1]), len(set(item[1])), item[0]))
        rules = self.rules
        if len(set(found)) < rules.distinct or len(found) < max(rules.share * total, rules.times * english):
            return None
        return Told(code, rules.languages[code].name, _shown(found))

    def _by_script(self, text: str) -> Told | None:
        letters = [c for c in text if c.isalpha()]
        if not letters:
            return None
        for script in self.rules.scripts:
            inside = sum(script.first <= c <= script.last for c in letters)
            if inside * 2 > len(letters) or (script.name == "Kana" and inside * 10 > len(letters)):
                words = Counter(_WORD.findall(text.lower()))
                code = max(
                    script.languages,
                    key=lambda code: sum(words[word] for word in script.languages[code].words.split()),
                )
                return Told(code, script.languages[code].name, f"{script.name} letters")
        return None

    def _unknown(self, sample: list[str]) -> Told | None:
        """No language of the list, where whole paragraphs of sentences hold next to no English word."""
        prose: list[str] = []
        for line in sample:
            small = [word for word in _WORD.findall(line) if word[0].islower()]
            if len(small) >= PROSE and line.rstrip(" \t\"'”’»)")[-1:] in (".", "!", "?", "…"):
                prose += small
        english = sum(word in self.english for word in prose)
        if len(prose) < self.rules.unknown_words or english > self.rules.unknown_share * len(prose):
            return None
        return Told(UNKNOWN, "an unknown language", f"{english} of {len(prose)} words are English")


def _sample(lines: Iterable[str], most: int) -> list[str]:
    """The first lines of a text, as many as make up a sample of ``most`` code points."""
    sample: list[str] = []
    length = 0
    for line in lines:
        sample.append(line[: most - length])
        length += len(line)
        if length >= most:
            break
    return sample


def _shown(words: list[str]) -> str:
    """The words found most often, as evidence."""
    counts = Counter(words)
    ranked = sorted(counts, key=lambda word: (-counts[word], word))
    return f"its words: {', '.join(ranked[:5])}{' ...' if len(ranked) > 5 else ''}"


@lru_cache(maxsize=8)
def _languages(rules: int, overlay: Path | None) -> Languages:
    return Languages(read_rules("languages", LanguageRules, overlay))


def load(overlay: Path | None = None) -> Languages:
    """The languages of ``rules/languages.yaml`` with ``overlay`` laid over them; raise RulesError."""
    return _languages(id(read_rules("languages", LanguageRules, overlay)), overlay)


@lru_cache(maxsize=1)
def supported() -> tuple[str, ...]:
    """The codes of the languages that can be read: English, and each with a folder of rules."""
    folders = (path.name for path in rules_folder().iterdir() if path.is_dir() and len(path.name) == 2)
    return ("en", *sorted(folders))
