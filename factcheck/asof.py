"""When a figure holds: the time that its sentence names, else that of its part of the page, else publication."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime

from factcheck.model import Article, Fact


def moment(words: str | None) -> datetime | None:
    """An ISO day or time as printed, its zone left out; None for anything else.

    >>> moment("2021-11-08"), moment("T09:30"), moment("Monday"), moment(None)
    (datetime.datetime(2021, 11, 8, 0, 0), datetime.datetime(2000, 1, 1, 9, 30), None, None)
    """
    if not words:
        return None
    try:
        return datetime.fromisoformat(f"2000-01-01{words}" if words.startswith("T") else words).replace(tzinfo=None)
    except ValueError:
        return None


class AsOf:
    """The times of the figures of a dossier; what a sentence names ("as of Monday") by the date that was read there."""

    def __init__(self, facts: Iterable[Fact], articles: Mapping[str, Article]) -> None:
        self.articles = articles
        self._facts = facts
        self._dates: dict[tuple[str, int, str], str] | None = None

    def of(self, fact: Fact) -> datetime | None:
        """When a figure holds, its zone left out."""
        article = self.articles[fact.article]
        published = moment(article.published)
        block = next((b for b in article.blocks if b.start <= fact.start < b.end), None)
        for words in (self._named(fact), block.as_of if block else None):
            when = moment(words)
            if when and str(words).startswith(
                "T"
            ):  # a clock time whose day is not said is one of the day of publication
                when = datetime.combine(published, when.time()) if published else None
            if when:
                return when
        return published

    def _named(self, fact: Fact) -> str | None:
        """What the sentence names, as ISO where it was read as a date."""
        if fact.as_of is None:
            return None
        if self._dates is None:  # few figures ask
            dates = (f for f in self._facts if f.kind == "date")
            self._dates = {(f.article, f.sentence.start, f.text): f.date_from or f.date_to or "" for f in dates}
        return self._dates.get((fact.article, fact.sentence.start, fact.as_of)) or fact.as_of
