"""Short ways to read a text that a test writes."""

from __future__ import annotations

from factcheck.read import READERS
from factcheck.read.detect import detect
from factcheck.read.furniture import load
from factcheck.read.page import Page


def page(text: str | bytes, ending: str = ".txt") -> Page:
    data = text.encode() if isinstance(text, str) else text
    path = f"input{ending}"
    return READERS[detect(data, path)](data, path, load())[0]


def zones(found: Page) -> list[tuple[str, str]]:
    return [(b.zone, found.text[b.start : b.end]) for b in found.blocks]


def zone_of(found: Page, words: str) -> str:
    (zone,) = {b.zone for b in found.blocks if words in found.text[b.start : b.end]}
    return zone


def why_of(found: Page, words: str) -> str:
    (why,) = {b.why for b in found.blocks if words in found.text[b.start : b.end]}
    return why


STORY = (
    "The bridge at Port Amaro fell into the river on Monday.\n"
    "Twelve people were hurt, the mayor told reporters at the scene.\n"
    "The bridge was built in 1961 and had been closed twice this year.\n"
    "Divers were still looking for two cars on Tuesday morning.\n"
)
