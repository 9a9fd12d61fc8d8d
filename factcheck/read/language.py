"""The language of an article: what a person said, else what its text tells; one that cannot be read is set aside."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from factcheck.errors import FactcheckError, InputError
from factcheck.languages import UNKNOWN, Languages, load, supported
from factcheck.model import Told
from factcheck.read.articles import Found
from factcheck.read.held import GIVEN
from factcheck.read.inputs import SIDECAR
from factcheck.read.page import Page

#: For an option that speaks of every input.
EVERY = "*"


def code_of(words: str, book: Languages) -> str | None:
    """The ISO 639-1 code that ``words`` give; None when they give none.

    >>> book = load()
    >>> code_of("de-AT", book), code_of("German", book), code_of("en_GB", book), code_of("Klingon", book)
    ('de', 'de', 'en', None)
    """
    plain = words.strip().lower()
    short = re.split(r"[-_.]", plain, maxsplit=1)[0]
    return short if book.known(short) else book.code(plain)


def settle(
    found: Mapping[str, Found], languages: Mapping[str, str], files: Sequence[str], rules: Path | None = None
) -> tuple[dict[str, Found], list[FactcheckError]]:
    """The articles by path with their languages, those that cannot be read set aside, and a note on each of these.

    ``languages`` is what options say, by path or file name of an input or article, or "*" for all. They are believed
    first, then what an editor says in the article or beside it, then the text, then how a page is marked.
    """
    if not found and not languages:
        return {}, []
    book = load(rules)
    asked, troubles = _asked(languages, found, files, book)
    settled: dict[str, Found] = {}
    for path, one in found.items():
        told, fault = _told(one.page, path, asked.get(path), book)
        page = replace(one.page, told=(told, *(t for t in one.page.told if t.about != "language")))
        troubles += [fault] if fault else []
        if told.value not in supported():
            page, note = _aside(page, path, told, book)
            troubles.append(note)
        settled[path] = replace(one, page=page)
    return settled, troubles


def _asked(
    languages: Mapping[str, str], found: Mapping[str, Found], files: Sequence[str], book: Languages
) -> tuple[dict[str, str], list[FactcheckError]]:
    """The code by path that options give, and an InputError for each name without input or language that is none."""
    asked: dict[str, str] = {}
    troubles: list[FactcheckError] = []
    known = {name for path in (*found, *files) for name in (path, os.path.basename(path))}
    for name, words in sorted(languages.items(), key=lambda item: (item[0] != EVERY, item[0])):
        where = f"--language {words}" if name == EVERY else f"--language {name}={words}"
        code = code_of(words, book)
        if name != EVERY and name not in known:
            troubles.append(InputError("no input has this name", where, "Name one of the inputs"))
        elif code is None:
            troubles.append(InputError(_NONE.format(words[:40]), where, _REMEDY.format(" or ".join(supported()))))
        else:
            for path, one in found.items():
                if name in (EVERY, path, one.file, *map(os.path.basename, (path, one.file))):
                    asked[path] = code
    return asked, troubles


_NONE = "language: {!r} is not a language"
_REMEDY = "Write it as {}, the two letters of ISO 639-1"


def _told(page: Page, path: str, asked: str | None, book: Languages) -> tuple[Told, InputError | None]:
    """The language that counts with what tells it, and a fault where an editor says one that is none."""
    if asked:
        return Told(about="language", value=asked, origin="--language"), None
    said = [t for t in page.told if t.about == "language"]
    fault = None
    for told in said:
        if told.origin in GIVEN or told.origin.endswith(SIDECAR):
            code = code_of(told.value, book)
            if code:
                return Told(about="language", value=code, origin=told.origin), None
            fault = InputError(_NONE.format(told.value[:40]), path, _REMEDY.format(" or ".join(supported())))
    text = book.tell([page.text[b.start : b.end] for b in page.blocks if not b.aside])
    if text is not None:
        return Told(about="language", value=text.code, origin=text.why), fault
    for told in said:
        if code := code_of(told.value, book):
            return Told(about="language", value=code, origin=told.origin), fault
    return Told(about="language", value="en", origin="nothing that tells another"), fault


def _aside(page: Page, path: str, told: Told, book: Languages) -> tuple[Page, InputError]:
    """The page with every block set aside, and the note on it."""
    name = "a language that is not known" if told.value == UNKNOWN else book.name(told.value)
    why = f"in {name}, which is not read"
    blocks = tuple(b if b.aside else b.model_copy(update={"zone": "boilerplate", "why": why}) for b in page.blocks)
    remedy = f"It was not compared. If it is English, say so: --language {path}=en"
    return replace(page, blocks=blocks), InputError(f"set aside: written in {name} ({told.origin})", path, remedy)
