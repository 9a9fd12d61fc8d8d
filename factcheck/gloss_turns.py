"""Where another language orders its words otherwise: turns of phrase, and verbs that the end of the clause decides."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.gloss_rules import LanguageSettings
from factcheck.gloss_words import Item, Word, spread

#: Ends of a clause for the verb at its end.
_CLAUSE = frozenset(",;.:!?")


class Turns:
    """The turns of one language by their first element."""

    def __init__(self, settings: LanguageSettings, sources: frozenset[str], saying: frozenset[str]) -> None:
        self.settings = settings
        self.sources, self.saying = sources, saying
        self.table: dict[str, list[tuple[list[str], list[str]]]] = {}
        for here, there in settings.turns.items():
            pattern = here.split()
            self.table.setdefault(pattern[0], []).append((pattern, there.split()))
        for rows in self.table.values():
            rows.sort(key=lambda row: -len(row[0]))

    def final(self, items: list[Item]) -> list[Item]:
        """Give the verbs that the end of their clause decides the sense that it gives."""
        for k, item in enumerate(items):
            senses = self.settings.final.get(item.raw)
            if (past := self.settings.past.get(item.raw)) and self._participle(items, k):
                item.words = spread([past], [(item.start, item.end)])
            if senses is None:
                continue
            rest = []
            for later in items[k + 1 :]:
                if later.raw in _CLAUSE:
                    break
                rest.append(later.raw)
            said = senses[self._sense(rest)].split()
            item.words = spread(said, [(item.start, item.end)])
        return items

    def _participle(self, items: list[Item], k: int) -> bool:
        """Whether a participle ends the clause of the verb at item ``k``."""
        clause = []
        for item in items[k + 1 :]:
            if item.raw in _CLAUSE:
                break
            clause.append(item)
        if not clause or clause[-1].kind in ("noun", "name", "n"):
            return False
        last = clause[-1].raw.rpartition(" ")[2]
        prefix = self.settings.participle in last[:6] and last.endswith(("t", "n"))
        return prefix or last in self.settings.participle_ends

    def _clause(self, items: list[Item], k: int) -> str:
        """The last word of the clause that begins at item ``k``."""
        last = ""
        for item in items[k + 1 :]:
            if item.raw in _CLAUSE:
                break
            last = item.words[-1].text
        return last

    def _sense(self, rest: list[str]) -> int:
        """Which sense the words to the end of the clause give: 0 as a rule, 1 an infinitive, 2 a perfect."""
        if not rest:
            return 0
        last = rest[-1]
        if last in self.settings.perfect and len(rest) > 1 and not rest[-2].endswith("n"):
            return 2
        if last in self.settings.perfect and len(rest) > 1:
            return 2 if rest[-2].startswith(self.settings.participle) or rest[-2] == "worden" else 1
        infinitive = last.endswith("n") and last.isalpha() and not last.startswith(self.settings.participle)
        return 1 if infinitive else 0

    def named_first(self, items: list[Item]) -> list[Item]:
        """Put a comma behind a source that leads its clause ("laut Polizei | starben"), on the first letter there."""
        for k, item in enumerate(items):
            if item.raw in self.settings.said_by and self._clause(items, k) in self.saying:
                item.words = spread(["according", "to"], [(item.start, item.end)])
            if item.raw not in self.sources:
                continue
            end = k + 1
            while end < len(items) and (items[end].kind in ("noun", "name") or items[end].raw in self.settings.linking):
                end += 1
            if end == k + 1 or end == len(items):
                continue
            first = items[end].words[0]
            if first.text[0].isalpha() and first.end - first.start > 1:
                comma = Word(",", first.start, first.start + 1)
                items[end].words[:1] = [comma, first._replace(start=first.start + 1)]
        return items

    def turned(self, items: list[Item]) -> list[Item]:
        """The items with every turn in the reader's order."""
        found: list[Item] = []
        k = 0
        while k < len(items):
            length = self._at(items, k, found)
            if not length:
                found.append(items[k])
            k += length or 1
        return found

    def _at(self, items: list[Item], k: int, found: list[Item]) -> int:
        """Turn what stands at item ``k`` into ``found``; how many items that took, 0 when there is no turn."""
        item = items[k]
        for key in (item.raw, f"{{{item.kind}}}"):
            for pattern, order in self.table.get(key, ()):
                here = items[k : k + len(pattern)]
                if len(here) == len(pattern) and all(map(_fits, pattern, here)):
                    found += _reorder(pattern, order, here)
                    return len(pattern)
        return 0


def _fits(want: str, item: Item) -> bool:
    return item.kind == want[1:-1] if want[0] == "{" else item.raw == want


def _reorder(pattern: Sequence[str], order: Sequence[str], here: list[Item]) -> list[Item]:
    """The words of a turn in the reader's order; what is put before or behind borrows letters of what stands there."""
    given: dict[str, list[Item]] = {}
    for want, item in zip(pattern, here, strict=True):
        if want[0] == "{":
            given.setdefault(want, []).append(item)
    first, last = here[0].start, here[-1].end
    out: list[Item] = []
    fresh: list[str] = []
    at = first
    for word in order:
        if word[0] != "{":
            fresh.append(word)
            continue
        item = given[word].pop(0)
        out += _between(fresh, at, item, here)
        fresh = []
        out.append(item)
        at = item.end
    if fresh:
        out += _behind(fresh, [one for one in here if one.start >= at], out)
    elif out and out[-1].end < last:
        out[-1].words[-1] = out[-1].words[-1]._replace(end=last)
    return out


def _between(fresh: list[str], at: int, item: Item, here: list[Item]) -> list[Item]:
    """New words before ``item``: on what stands between ``at`` and it; without any, ``item`` begins there."""
    gap = [one for one in here if one.start >= at and one.end <= item.start]
    if not fresh:
        if gap:
            item.words[0] = item.words[0]._replace(start=gap[0].start)
        return []
    return [Item("", spread(fresh, [(one.start, one.end) for one in gap]))] if gap else []


def _behind(fresh: list[str], left: list[Item], out: list[Item]) -> list[Item]:
    """New words behind everything: on what is left of the text there, else on the last letters of what is before."""
    if left:
        return [Item("", spread(fresh, [(one.start, one.end) for one in left]))]
    before = out[-1].words[-1]
    cut = before.end - len(fresh)
    out[-1].words[-1] = before._replace(end=cut)
    return [Item("", spread(fresh, [(cut, before.end)]))]
