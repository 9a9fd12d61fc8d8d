"""A reader of one text for the tables of this folder: find, then resolve, each date counted from the one before."""

from __future__ import annotations

from dataclasses import dataclass

from factcheck.calendar import resolve
from factcheck.extract.times import Found, find, load
from factcheck.model import Time
from factcheck.text import fold, sentences, tokens


@dataclass
class Read:
    words: str
    found: Found
    time: Time | None


def read(text: str, published: str | None = "2021-11-15", *, southern: bool = False) -> list[Read]:
    lex, folded = load(), fold(text)
    anchor: str | None = None
    out: list[Read] = []
    for start, end in sentences(text, 0, len(text)):
        for found in find(tokens(folded, start, end), text, folded, lex):
            time = resolve(found.words, published, anchor=anchor, southern=southern) if found.words else None
            if time is not None and time.earliest and not time.earliest.startswith("T"):
                anchor = time.earliest
            out.append(Read(text[found.start : found.stop], found, time))
    return out


def dates(text: str, published: str | None = "2021-11-15", *, southern: bool = False) -> list[Read]:
    return [r for r in read(text, published, southern=southern) if r.time is not None]
