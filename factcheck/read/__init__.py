"""Files, and texts from memory, to articles: one file a format, joined in the tables ``READERS`` and ``ARCHIVES``."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from factcheck.errors import FactcheckError, InputError
from factcheck.model import Article, Told
from factcheck.read.archives import Opener, read_compressed, read_tar, read_zip
from factcheck.read.articles import Found, articles
from factcheck.read.detect import detect
from factcheck.read.docx import read_docx
from factcheck.read.feed import read_feed
from factcheck.read.frontmatter import sidecar
from factcheck.read.furniture import Furniture, load
from factcheck.read.held import Input, Text, held, without
from factcheck.read.html import read_html
from factcheck.read.inputs import STDIN, changed, expand
from factcheck.read.inputs import load as load_bytes
from factcheck.read.language import settle
from factcheck.read.limits import DEPTH, Budget
from factcheck.read.mail import read_eml
from factcheck.read.markdown import read_markdown
from factcheck.read.msg import read_msg
from factcheck.read.newsml import read_newsml
from factcheck.read.ninjs import read_ninjs
from factcheck.read.nitf import read_nitf
from factcheck.read.odt import read_odt
from factcheck.read.page import Page, Reader
from factcheck.read.pdf import read_pdf
from factcheck.read.plain import read_plain
from factcheck.read.stamps import moment
from factcheck.read.warc import read_warc
from factcheck.read.weekday import in_year
from factcheck.settings import AS_THEY_ARE, Intake, is_year

#: Name of a format, as ``--from`` takes it -> its reader.
READERS: dict[str, Reader] = {
    "text": read_plain,
    "markdown": read_markdown,
    "html": read_html,
    "pdf": read_pdf,
    "docx": read_docx,
    "odt": read_odt,
    "eml": read_eml,
    "msg": read_msg,
    "feed": read_feed,
    "ninjs": read_ninjs,
    "newsml": read_newsml,
    "nitf": read_nitf,
}
#: Name of a format that holds inputs of other formats -> what takes them out.
ARCHIVES: dict[str, Opener] = {
    "warc": read_warc,
    "zip": read_zip,
    "tar": read_tar,
    "gz": read_compressed,
}
_NONE: Mapping[str, str] = {}


def read(
    inputs: Sequence[Input],
    intake: Intake = AS_THEY_ARE,
    *,
    stdin: Callable[[], bytes] | None = None,
    progress: Callable[[str, int, int], None] | None = None,
) -> tuple[list[Article], dict[str, str], list[FactcheckError]]:
    """The articles of ``inputs`` in order of id, the SHA-256 of each one's bytes, and an InputError for each fault.

    An input is a path or a text held in memory, which stands for the file of its name; ``stdin`` gives the bytes of
    "-". A fault in the rules of the ``intake`` raises RulesError. ``progress`` is told of each file.
    """
    furniture = load(intake.rules)
    texts, troubles = held(inputs)
    files, missing = expand([one for one in inputs if isinstance(one, str)])
    found: dict[str, Found] = {}
    hashes: dict[str, str] = {}
    paths = sorted([*without(files, texts), *texts])
    for count, name in enumerate(paths):
        if progress:
            progress("opening", count, len(paths))
        text = texts.get(name)
        try:
            data = text.data() if text else load_bytes(name, stdin)
            first = text.told() if text else () if name == STDIN else sidecar(name)
            last = changed(name) if intake.file_dates and not text and name != STDIN else ()
        except FactcheckError as trouble:
            troubles.append(trouble)
            continue
        kind_given = text.kind() if text else intake.form
        for path, kind, page in _pages(data, name, furniture, Budget(name), kind_given):
            if isinstance(page, FactcheckError):
                troubles.append(page)
                continue
            page = replace(page, told=(*first, *page.told, *last))
            found[_free(path, found)] = Found(page, kind, name, text is not None)
            hashes[name] = hashlib.sha256(data).hexdigest()
    dates, bad = _dates(intake.published, found, paths)
    settled, aside = settle(found, intake.languages, paths, intake.rules)
    return articles(settled, dates, intake.rules), hashes, [*troubles, *missing, *bad, *aside]


def names(paths: Sequence[str]) -> set[str]:
    """What the files behind ``paths`` may be called where a publication time is given: path or file name."""
    files, _ = expand(paths)
    return {*files, *map(os.path.basename, files)}


def _pages(
    data: bytes,
    path: str,
    furniture: Furniture,
    budget: Budget,
    form: str | None = None,
    name: str = "",
    depth: int = 0,
) -> Iterator[tuple[str, str, Page | FactcheckError]]:
    """Path, format and page of each article in ``data``, or the fault that keeps one from being read."""
    try:
        kind = form or detect(data, name or path)
        if kind in READERS:
            for page in READERS[kind](data, path, furniture):
                yield path + page.part, kind, page
            return
        if depth > DEPTH:
            raise InputError(f"archives more than {DEPTH} deep in one another", path, "Unpack the outer ones")
        empty = True
        for member in ARCHIVES[kind](data, path, budget):
            empty = False
            if isinstance(member, FactcheckError):
                yield path, kind, member
                continue
            inside = _pages(member.data, member.path, furniture, budget, None, member.name, depth + 1)
            for inner, inner_kind, found in inside:
                if isinstance(found, Page):
                    found = replace(found, told=(*found.told, *member.told), notes=(*found.notes, *member.notes))
                yield inner, inner_kind, found
        if empty:
            raise InputError("no articles in it", path, "Look whether it is the right file")
    except FactcheckError as trouble:
        yield path, "", trouble


def _free(path: str, taken: Mapping[str, Found]) -> str:
    """``path``, told apart from an article that has it already: two members of an archive may share a name."""
    number, free = 1, path
    while free in taken:
        number += 1
        free = f"{path}#{number}"
    return free


def _dates(
    published: Mapping[str, str], found: Mapping[str, Found], files: Sequence[str]
) -> tuple[dict[str, Told], list[FactcheckError]]:
    """The publication time by path, and an InputError for each name without input and each date that is none.

    A date given for a file holds for all the articles in it; a year alone is enough where the article gives the rest.
    """
    dates: dict[str, Told] = {}
    troubles: list[FactcheckError] = []
    known = {*files, *found}
    for name, words in sorted(published.items(), key=lambda item: (item[0] in known, item[0])):
        where = f"--published {name}={words}"
        named = [p for p in (*found, *files) if p == name]
        named = named or [p for p in (*found, *files) if os.path.basename(p) == name]
        if not named:
            near = ", ".join(sorted({os.path.basename(f) for f in files})[:5]) or "none"
            troubles.append(InputError("no input has this name", where, f"Inputs are: {near}"))
            continue
        meant = {path: one for path, one in found.items() if path in named or one.file in named}
        try:
            dates.update({path: _date(words, one, where) for path, one in meant.items()})
        except InputError as trouble:
            troubles.append(trouble)
    return dates, troubles


def _date(words: str, one: Found, where: str) -> Told:
    """What a person gave as the publication time of an article; raise InputError when it is no date."""
    if is_year(words):
        worked_out = in_year(int(words), one.page.told)
        if worked_out is None:
            title = (
                "the year is not enough: the article gives no weekday of publication with a day of the month near it"
            )
            raise InputError(title, where, "Write the whole date, as 2021-11-16")
        day, how = worked_out
        return Told(about="published", value=day.isoformat(), origin=f"--published {words}: {how}")
    moment_given = moment(words)
    if moment_given is None:
        raise InputError(f"{words[:60]!r} is not a date", where, "Write it as 2021-11-16 or 2021-11-16T10:00Z")
    return Told(about="published", value=moment_given, origin="--published")


__all__ = ["ARCHIVES", "READERS", "Input", "Text", "names", "read"]
