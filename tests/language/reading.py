"""A reader of one text in another language for the tables of this folder."""

from __future__ import annotations

from factcheck import pipeline
from factcheck.model import Fact
from factcheck.read import Text


def facts(text: str, language: str = "de", published: str = "2021-11-15") -> list[Fact]:
    """The facts of a text; 15 November 2021 is a Monday."""
    found, troubles = pipeline.read_facts([Text(name="a.txt", text=text, language=language, published=published)])
    assert troubles == []
    for fact in found.facts:
        assert fact.text == text[fact.start : fact.end]
    return list(found.facts)


def figures(text: str, language: str = "de") -> list[Fact]:
    return [f for f in facts(text, language) if f.kind == "quantity"]


def dates(text: str, language: str = "de", published: str = "2021-11-15") -> list[Fact]:
    return [f for f in facts(text, language, published) if f.kind == "date"]
