"""The files of a language's folder (``rules/de/``): what its words mean in the vocabulary of the reader."""

from __future__ import annotations

import re
from typing import Literal

from pydantic import Field, field_validator

from factcheck.rulesfile import RulesModel
from factcheck.text import GROUPING_SPACES

#: What a placeholder of a turn stands for: a number, a unit of time, a weekday, a month, million and its like, a name.
Kind = Literal["n", "period", "day", "month", "magnitude", "name"]
KINDS: tuple[Kind, ...] = ("n", "period", "day", "month", "magnitude", "name")


class LanguageSettings(RulesModel):
    """rules/XX/language.yaml: how figures and clock times are written, and where the order of words differs."""

    name: str
    sentences: str = Field(pattern=r"^[a-z]{2}$")
    abbreviations: list[str]
    decimal: str = Field(min_length=1, max_length=1)
    group: str
    ordinal_after: list[str]
    clock: list[str]
    halves: dict[str, Literal["am", "pm", "night"]]
    half_before: list[str]
    before_names: list[str]
    place_endings: list[str]
    below: list[str]
    above: list[str]
    heads: list[str]
    joints: list[str]
    endings: list[str]
    linking: list[str]
    said_by: list[str]
    free_order: bool
    final: dict[str, tuple[str, str, str]]
    perfect: list[str]
    past: dict[str, str]
    participle_ends: list[str]
    participle: str
    turns: dict[str, str]

    @field_validator("turns")
    @classmethod
    def _placeholders_are_known(cls, turns: dict[str, str]) -> dict[str, str]:
        for here, there in turns.items():
            asked, given = (sorted(w for w in words.split() if w[0] == "{") for words in (here, there))
            if asked != given or any(w[1:-1] not in KINDS for w in asked):
                raise ValueError(f"{here!r} and {there!r} must have the same of {{{'}, {'.join(KINDS)}}}")
        return turns


class NumberSettings(RulesModel):
    """rules/XX/numbers.yaml: number words, and how compounds are built of them."""

    units: dict[str, int]
    teens: dict[str, int]
    tens: dict[str, int]
    joiner: str
    hundred: str
    thousand: str
    half: str
    halves: dict[str, int]
    articles: list[str]
    magnitudes: dict[str, list[str]]
    vague: dict[str, list[str]]
    ordinals: dict[str, str]
    measured: dict[str, list[str]]


class WordSettings(RulesModel):
    """rules/XX/words.yaml: by section, the meaning of words -> their forms."""

    sections: dict[str, dict[str, list[str]]]


class NameSettings(RulesModel):
    """rules/XX/names.yaml: usual name -> its forms."""

    names: dict[str, list[str]]


def token_of(settings: LanguageSettings) -> re.Pattern[str]:
    """The tokens of a language: as those of the reader, but for the signs inside its figures."""
    decimal, group = re.escape(settings.decimal), f"[{re.escape(settings.group)}{GROUPING_SPACES}]"
    return re.compile(
        rf"""(?=\d)(?: \d{{4}}-\d\d-\d\d(?!\d)
                     | \d{{1,2}}:\d\d(?::\d\d)?(?!\d)
                     | \d{{1,2}}\.\d{{1,2}}\.(?:\d{{4}}|\d\d(?!\d))?
                     | \d{{1,2}}/\d{{1,2}}/(?:\d{{4}}|\d\d)(?!\d)
                     | \d{{1,3}}(?:{group}\d{{3}})+(?!\d)(?:{decimal}\d+)?
                     | \d+{decimal}\d+(?!\d)
                     | \d{{1,2}}\.\d\d(?!\d)
                     | \d+)
           | [^\W\d_]+(?:['’][^\W\d_]+)*
           | \S""",
        re.VERBOSE,
    )


def joins_of(settings: LanguageSettings) -> re.Pattern[str]:
    """What ends no sentence: an abbreviation, and an ordinal."""
    short = "|".join(map(re.escape, sorted(settings.abbreviations, key=lambda a: (-len(a), a))))
    lead = "|".join(map(re.escape, sorted(settings.ordinal_after)))
    return re.compile(rf"(?:\b(?:{short})|\b(?:{lead})\s\d{{1,3}})\.\s*$", re.IGNORECASE)
