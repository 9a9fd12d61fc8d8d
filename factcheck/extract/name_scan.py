"""Finds the proper names of a sentence in one pass over its tokens."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import compress
from typing import Literal

from factcheck.names import REMEMBERED, Entry, NameLexicon, plain
from factcheck.text import Sentence

Kind = Literal["place", "person", "other", "demonym"]

#: Share of the longer words with a capital from which a sentence is a headline in title case: in
#: running text it stays under a half, in title case it is nearly all.
TITLE_CASE = 0.7


@dataclass(slots=True)
class Name:
    """A proper name in a sentence: tokens ``[first, last)``, as printed, and its key in the lexicon."""

    first: int
    last: int
    text: str
    key: str
    kind: Kind
    possessive: bool = False


def find(
    sentence: Sentence,
    text: str,
    lex: NameLexicon,
    known: Collection[str] = (),
    upper: Sequence[bool] | None = None,
) -> list[Name]:
    """The names of ``sentence``, in order; ``known`` holds keys of names found elsewhere in the article.

    ``upper`` says which tokens begin with a capital, where the caller knows it already. An adjective of
    nationality at the head of a longer name is given by itself and within it.
    """
    if upper is None:
        upper = [text[start].isupper() for start in sentence.starts]
    capitals = list(compress(range(len(upper)), upper))
    if not capitals:
        return []
    scan = _Scan(sentence, text, lex, known, upper)
    if len(capitals) > 3 and scan.is_headline(capitals):
        return scan.headline(capitals)
    done = 0
    for k in capitals:
        if k >= done:
            done = scan.run(k)
    return scan.names


class _Scan:
    """One pass over the tokens of a sentence."""

    __slots__ = ("bare", "fits", "known", "lex", "names", "sentence", "size", "text", "upper", "words")

    def __init__(
        self, sentence: Sentence, text: str, lex: NameLexicon, known: Collection[str], upper: Sequence[bool]
    ) -> None:
        self.upper = upper
        self.sentence, self.text, self.lex, self.known = sentence, text, lex, known
        self.words = sentence.words
        self.size = len(self.words)
        self.names: list[Name] = []
        printed = text[sentence.start : sentence.end]
        plainly = printed.isascii() and "'" not in printed  # then words need not be looked at one by one
        self.bare = self.words if plainly else list(map(_bare, self.words))
        self.fits: dict[int, list[tuple[Entry, int]]] = {}  # known names by their first token, longest first

    def is_headline(self, capitals: list[int]) -> bool:
        """Whether most words of four letters and more have a capital, and no full stop ends the sentence."""
        if "." in self.words[-2:]:
            return False
        long = sum(1 for word in self.words if len(word) > 3 and word[0].isalpha())
        high = sum(1 for k in capitals if len(self.words[k]) > 3)
        return long >= 4 and high >= TITLE_CASE * long

    def headline(self, capitals: list[int]) -> list[Name]:
        """Only names that are known anyway: every word has a capital here."""
        done = 0
        for k in capitals:
            if k < done:
                continue
            match = self.match(k)
            if match is not None:
                entry, done = match
                self.add(k, done, _kind(entry), entry.key)
                continue
            if not self.known:
                continue
            for last in range(min(k + 4, self.size), k, -1):
                key = self.lex.canonical(self.printed(k, last))
                if key in self.known and self.words[k] not in self.lex.skip:
                    self.add(k, last, "other", key)
                    done = last
                    break
        return self.names

    def run(self, k: int) -> int:
        """Read the name that begins at token ``k``, if one does; return where to go on."""
        body = k + 1
        if k > 1 and self.words[k - 1] == "-" and self.words[k - 2] in _ARTICLES:
            k -= 2  # "al-Shabaab"
        match = self.match(k) if self.bare[k] in self.lex.entries else None
        if match is None and self.bare[k] in self.lex.skip:
            return body
        last = self._extend(k, match[1] if match else body)
        if last - k > 1 or match is not None:
            self._split(k, last)
        elif (
            self.bare[k] not in self.lex.names.titles
            and len(self.words[k]) > 1
            and (not self._opens(k) or self._stands(k))
        ):
            self.add(k, last, "other", "")  # most names: one word that no list knows
        return last

    def match(self, k: int) -> tuple[Entry, int] | None:
        """The longest known name at token ``k`` and the token after it."""
        if self.bare[k] not in self.lex.entries:
            return None
        fits = self.fits.get(k)
        if fits is None:
            fits = self.fits[k] = [
                (entry, last) for entry in self.lex.entries[self.bare[k]] if (last := self._fits(entry, k))
            ]
        for fit in fits:
            if len(fit[0].words) > 1 or not self._doubtful(fit[0], k):
                return fit
        return None

    def _fits(self, entry: Entry, k: int) -> int:
        at = k + 1
        starts, ends = self.sentence.starts, self.sentence.ends
        for word in entry.words[1:]:
            while at < self.size and self.words[at] in ".-&" and (self.words[at] != "." or len(self.words[at - 1]) < 5):
                at += 1
            if at >= self.size or self.bare[at] != word:
                return 0
            at += 1
        if entry.point:
            return at + 1 if at < self.size and self.words[at] == "." else 0
        if entry.upper:
            printed = self.text[starts[k] : ends[at - 1]].removesuffix("'s").removesuffix("’s")
            if not printed.isupper():
                return 0
        if len(entry.words) > 1 and len(entry.words[-1]) == 1 and at < self.size and self.words[at] == ".":
            at += starts[at] == ends[at - 1]  # the last point of "U.S."
        return at

    def _doubtful(self, entry: Entry, k: int) -> bool:
        """Whether the word may be an ordinary one: it is English, and its capital is that of the sentence."""
        return entry.words[0] in self.lex.names.words and not entry.upper and self._opens(k) and not self._stands(k)

    def _opens(self, k: int) -> bool:
        """Whether token ``k`` begins a sentence, a quotation or what follows a dateline's dash."""
        if k == 0:
            return True
        before = self.words[k - 1]
        if before == "-":
            return self.sentence.starts[k] > self.sentence.ends[k - 1]
        return before in {'"', "'", ":", "!", "?", "*", "•"} or (before == "." and len(self.words[k - 2]) > 1)

    def _stands(self, k: int) -> bool:
        """Whether a lone capitalised word at the head of a sentence is a name all the same."""
        if self.known or self.names:
            key = self.lex.canonical(self.printed(k, k + 1))
            if key in self.known or any(name.key == key for name in self.names):
                return True
        after = self.words[k + 1] if k + 1 < self.size else ""
        if self.words[k + 2 : k + 4] == ["home", "to"]:
            return True
        if self.words[k].endswith("'s"):
            return False
        printed = self.printed(k, k + 1)
        return len(printed) > 1 and printed.isupper() and after in {"-", ",", "("}

    def _extend(self, k: int, last: int) -> int:
        """The end of the run of capitalised words that begins at ``k``."""
        words, starts, ends = self.words, self.sentence.starts, self.sentence.ends
        while last < self.size:
            if words[last - 1].endswith("'s"):
                break
            at = last
            if words[at] == "." and (len(words[at - 1]) < 3 or words[at - 1] in self.lex.names.titles):
                at += 1  # "J. Smith", "Gov. Sarah Palin"
            elif words[at] in "-&" and (words[at] == "&" or starts[at] == ends[at - 1]):
                at += 1
            else:
                while at < last + 3 and at < self.size and words[at] in self.lex.names.joiners:
                    at += 1
            if at >= self.size or not self.upper[at] or self._ends(at, last):
                break
            match = self.match(at)
            last = match[1] if match else at + 1
        return last

    def _ends(self, at: int, last: int) -> bool:
        """Whether the capitalised token ``at`` is no part of the name before it."""
        if self.words[at] in self.lex.skip and not (self.words[at] in _INNER and at > last):
            return True
        return at > last and self.words[last] == "the"  # "Poland the Baltics"; "of the" is well

    def _split(self, k: int, last: int) -> None:
        """Take titles and nationalities off the head of a run, and give what is left."""
        matches = self._cover(k, last)
        if matches is not None:
            for entry, a, b in matches:
                self.add(a, b, _kind(entry), entry.key)
            return
        begin, titled = k, False
        body = any(self.bare[at] in self.lex.names.bodies for at in range(k, last))
        while begin < last:
            match = self.match(begin)
            if match is not None and match[1] < last and self._heads(match[0], match[1]):
                self.add(begin, match[1], _kind(match[0]), match[0].key)
                rest = self.words[match[1]] if match[1] < last else ""
                names = self.lex.names
                if begin == k and rest != "-" and rest not in names.titles and rest not in names.joiners:
                    break
                begin = match[1]
            elif match is None and not body and self.bare[begin] in self.lex.names.titles:
                titled, begin = True, begin + 1
            elif begin > k and (self.words[begin] in _LOOSE or self.words[begin] in self.lex.names.joiners):
                begin += 1
            else:
                break
        while begin < last and self.words[last - 1] in self.lex.names.titles and not titled:
            last -= 1  # "Zharyn President" of a broken line
        if begin < last:
            self._give(begin, last, titled)

    def _heads(self, entry: Entry, after: int) -> bool:
        """Whether a place or nationality at the head of a run is named by itself ("Polish Defence Minister")."""
        if entry.kind == "demonym" or self.lex.level.get(entry.key) == "country":
            return True
        return entry.key in self.lex.level and self.words[after] in self.lex.names.titles

    def _give(self, first: int, last: int, titled: bool) -> None:
        match = self.match(first)
        if match is not None and match[1] == last:
            if not any(name.first == first for name in self.names):
                self.add(first, last, _kind(match[0]), match[0].key)
            return
        if last - first == 1 and (self.bare[first] in self.lex.skip or len(self.words[first]) < 2):
            return
        person = titled or (last - first > 1 and self.words[first] in self.lex.names.first_names)
        of = self.words.index("of", first, last) if person and "of" in self.words[first:last] else last
        self.add(first, of, "person" if person else "other", "")
        if of + 1 < last:  # "Prime Minister Orban of Hungary"
            self._give(of + 1, last, False)

    def _cover(self, k: int, last: int) -> list[tuple[Entry, int, int]] | None:
        """The known names that make up the whole run, if they do ("Belarusian-Polish", "New York")."""
        found: list[tuple[Entry, int, int]] = []
        at = k
        while at < last:
            match = self.match(at)
            if match is not None:
                found.append((match[0], at, match[1]))
                at = match[1]
            elif found and self.words[at] in _LOOSE:
                at += 1
            else:
                return None
        return found

    def printed(self, first: int, last: int) -> str:
        """The text of tokens ``[first, last)``."""
        return self.text[self.sentence.starts[first] : self.sentence.ends[last - 1]]

    def add(self, first: int, last: int, kind: Kind, key: str) -> None:
        """Note a name; without ``key`` it is looked up."""
        printed = self.printed(first, last)
        owns = printed.endswith(("'s", "’s"))
        if owns:
            printed = printed[:-2]
        elif last < self.size and self.words[last] == "'" and printed.endswith("s"):
            owns = self.sentence.starts[last] == self.sentence.ends[last - 1]
        self.names.append(Name(first, last, printed, key or self.lex.canonical(printed), kind, owns))


#: What an Arabic name may begin with in lower case.
_ARTICLES = frozenset("al el as an ar ad ash".split())
_LOOSE = frozenset("- . of the and &".split())
#: Small words that a name may hold with a capital after a joining word.
_INNER = frozenset("one two three people police".split())


@lru_cache(maxsize=REMEMBERED)
def _bare(word: str) -> str:
    """A word in plain letters without the possessive."""
    word = word if word.isascii() else plain(word)
    return word[:-2] if word.endswith("'s") else word


def _kind(entry: Entry) -> Kind:
    return "demonym" if entry.kind == "demonym" else "place" if entry.kind == "place" else "other"
