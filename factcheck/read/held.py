"""Articles that come from memory instead of a file: a content system's request, an editor's buffer, a program."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import Literal

from pydantic import Field

from factcheck.errors import FactcheckError, InputError
from factcheck.model import About, Model, Told
from factcheck.read.detect import ENDINGS, ending
from factcheck.read.stamps import moment

Format = Literal["text", "markdown", "html"]
#: Where something was said that a person said, and not the article.
GIVEN = ("given with the text", "front matter")


class Text(Model):
    """An article held in memory, with what is known of it. Its name is never opened as a file."""

    name: str = Field(
        min_length=1,
        max_length=1000,
        description="what the report calls it: a file name, or an id of the content system; two articles of one "
        "request have two names. It is never opened as a file",
        examples=["border-a.txt"],
    )
    text: str = Field(
        description="the whole article; offsets in the report are code points into it (for HTML: into the text that "
        "was extracted from it)",
        examples=["At least seven people died on Monday, police said."],
    )
    title: str | None = Field(default=None, description="headline, if the text itself does not begin with it")
    source: str | None = Field(default=None, description="outlet or agency", examples=["Ellis Courier"])
    published: str | None = Field(
        default=None,
        description="publication date or datetime, ISO 8601: what 'Monday' in the text is reckoned from",
        examples=["2021-11-08"],
    )
    language: str | None = Field(
        default=None, description="ISO 639-1 code; what the text itself tells unless given", examples=["en"]
    )
    format: Format | None = Field(
        default=None, description="text, markdown or html; by the ending of the name unless given, else text"
    )

    def kind(self) -> str:
        """The format that it is read as: the one given, else by the ending of its name, else text."""
        promised = self.format or ENDINGS.get(ending(self.name))
        return promised if promised in ("markdown", "html") else "text"

    def told(self) -> tuple[Told, ...]:
        """What came with it, which is believed before what it says of itself; raise InputError for a bad date."""
        day = moment(self.published) if self.published else None
        if self.published and day is None:
            title = f"published: {self.published[:60]!r} is not a date"
            raise InputError(title, self.name, "Write it as 2021-11-16 or 2021-11-16T10:00Z")
        values: tuple[tuple[About, str | None], ...] = (
            ("published", day),
            ("title", self.title),
            ("source", self.source),
            ("language", self.language),
        )  # fmt: skip - a table
        return tuple(Told(about=about, value=value, origin=GIVEN[0]) for about, value in values if value)

    def data(self) -> bytes:
        """The text as UTF-8; raise InputError where it holds half a character."""
        try:
            return self.text.encode()
        except UnicodeEncodeError as error:
            line = self.text.count("\n", 0, error.start) + 1
            column = error.start - self.text.rfind("\n", 0, error.start)
            title = "half a character (a lone surrogate), which no text holds"
            raise InputError(title, f"{self.name}:{line}:{column}", "Send the text as it was, in UTF-8") from None


Input = str | Text


def held(inputs: Sequence[Input]) -> tuple[dict[str, Text], list[FactcheckError]]:
    """The texts among ``inputs`` by name, and an InputError for each that has the name of another one."""
    found: dict[str, Text] = {}
    troubles: list[FactcheckError] = []
    for one in inputs:
        if isinstance(one, str) or found.setdefault(one.name, one) == one:
            continue
        troubles.append(InputError("two texts have this name", one.name, "Give each text a name of its own"))
    return found, troubles


def without(files: Sequence[str], texts: dict[str, Text]) -> list[str]:
    """``files`` less those that a text stands for: what an editor has open counts, not what lies on the disk."""
    if not (files and texts):
        return list(files)  # no name of a text is so much as looked up when no file was named
    open_now = {os.path.realpath(name) for name in texts}
    return [file for file in files if os.path.realpath(file) not in open_now]
