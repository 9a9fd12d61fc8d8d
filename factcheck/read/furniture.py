"""The word lists of ``rules/furniture.yaml`` in a form that a line can be held against in one look."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from pydantic import Field

from factcheck.rulesfile import RulesModel, read_rules
from factcheck.text import fold

_NUMBER = re.compile(r"\d[\d.,]*(?:k|m|bn)?\b")
_EDGES = " \t\xa0.:!*•|»›«‹<>-…,;+"
_SPACES = re.compile(r"\s+")


class FurnitureRules(RulesModel):
    """What ``rules/furniture.yaml`` holds."""

    lines: tuple[str, ...] = Field(description="whole lines of page furniture")
    starts: tuple[str, ...] = Field(description="beginnings of lines of page furniture")
    comments: tuple[str, ...] = Field(description="headings after which only readers' comments follow")
    related: tuple[str, ...] = Field(description="headings after which headlines of other stories follow")
    keep: tuple[str, ...] = Field(
        default=(), description="whole lines that belong to the story whatever they look like"
    )
    keep_starts: tuple[str, ...] = Field(default=(), description="beginnings of such lines")
    captions: tuple[str, ...] = Field(description="words that mark the line under a picture")
    caption_verbs: tuple[str, ...] = Field(description="the same, in a line of one sentence without a quotation")
    not_places: tuple[str, ...] = Field(description="capitals at the head of a story that are no place")
    inner_capitals: tuple[str, ...] = Field(description="names with a capital inside")
    name_prefixes: tuple[str, ...] = Field(description="first halves of surnames")
    html_comments: tuple[str, ...] = Field(description="class words of readers' comments")
    html_furniture: tuple[str, ...] = Field(description="class words of page furniture")
    html_standfirst: tuple[str, ...] = Field(description="class words of a standfirst")
    html_byline: tuple[str, ...] = Field(description="class words of a byline")
    html_caption: tuple[str, ...] = Field(description="class words of a caption")
    html_pull_quote: tuple[str, ...] = Field(description="class words of a pull-quote")


@dataclass(frozen=True)
class Furniture:
    """The same lists as sets, folded."""

    lines: frozenset[str]
    starts: tuple[str, ...]
    comments: frozenset[str]
    related: frozenset[str]
    keep: frozenset[str]
    keep_starts: tuple[str, ...]
    captions: tuple[str, ...]
    caption_verbs: tuple[str, ...]
    not_places: frozenset[str]
    inner_capitals: frozenset[str]
    name_prefixes: frozenset[str]
    html_comments: frozenset[str]
    html_furniture: frozenset[str]
    html_standfirst: frozenset[str]
    html_byline: frozenset[str]
    html_caption: frozenset[str]
    html_pull_quote: frozenset[str]


def plain(line: str) -> str:
    """``line`` as the lists have it: lower case, numbers as "#", no punctuation at the ends.

    >>> plain("Comments (1,042):")
    'comments (#)'
    """
    return _NUMBER.sub("#", _SPACES.sub(" ", fold(line))).strip(_EDGES)


def beginning(line: str) -> str:
    """The first 60 characters of ``line`` in lower case, numbers as "#"."""
    return _NUMBER.sub("#", fold(line[:60]))


def load(overlay: Path | None = None) -> Furniture:
    """The lists, with the person's own over them; raise RulesError with file, line and column."""
    return _compile(read_rules("furniture", FurnitureRules, overlay))


@lru_cache(maxsize=8)
def _compile(rules: FurnitureRules) -> Furniture:
    return Furniture(
        lines=frozenset(map(plain, rules.lines)) | frozenset(map(plain, rules.related)) - {""},
        starts=tuple(fold(s) for s in rules.starts),
        comments=frozenset(map(plain, rules.comments)),
        related=frozenset(map(plain, rules.related)),
        keep=frozenset(map(plain, rules.keep)) - {""},
        keep_starts=tuple(map(fold, rules.keep_starts)),
        captions=tuple(map(fold, rules.captions)),
        caption_verbs=tuple(map(fold, rules.caption_verbs)),
        not_places=frozenset(map(fold, rules.not_places)),
        inner_capitals=frozenset(rules.inner_capitals),
        name_prefixes=frozenset(rules.name_prefixes),
        html_comments=frozenset(rules.html_comments),
        html_furniture=frozenset(rules.html_furniture),
        html_standfirst=frozenset(rules.html_standfirst),
        html_byline=frozenset(rules.html_byline),
        html_caption=frozenset(rules.html_caption),
        html_pull_quote=frozenset(rules.html_pull_quote),
    )
