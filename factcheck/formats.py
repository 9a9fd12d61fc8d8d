"""The formats of reports: their names, the endings of files that ask for them, and who reads them."""

from __future__ import annotations

from typing import NamedTuple


class Format(NamedTuple):
    """What the command line knows of a format before anything heavy is loaded."""

    endings: tuple[str, ...]  #: of a file's name, lower case; empty: only ``--format`` asks for it
    what: str  #: what it is for, in a few words
    program: bool = False  #: read by a program: written also when no article could be read
    binary: bool = False  #: nothing to show on a terminal


#: The formats of ``compare``, ``check`` and ``report``, by the name that ``--format`` takes.
FORMATS: dict[str, Format] = {
    "text": Format((".txt",), "for the terminal"),
    "html": Format((".html", ".htm"), "one file to read, print and send"),
    "markdown": Format((".md", ".markdown"), "for a wiki or an issue"),
    "docx": Format((".docx",), "a memo to file with the story", binary=True),
    "xlsx": Format((".xlsx",), "a workbook", binary=True),
    "csv": Format((".csv",), "one table"),
    "json": Format((".json",), "everything, for programs", program=True),
    "jsonl": Format((".jsonl", ".ndjson"), "the same, an object a line", program=True),
    "sarif": Format((".sarif", ".sarif.json"), "SARIF 2.1.0, for code scanning", program=True),
    "junit": Format((".xml",), "JUnit XML, for a build", program=True),
    "github": Format((), "annotations of a GitHub workflow", program=True),
    "claimreview": Format((".jsonld",), "schema.org ClaimReview of what an editor decided", program=True),
    "correction": Format((), "a correction note, drafted from the case file"),
}
#: Other names that people try.
ALIASES = {"md": "markdown", "htm": "html", "excel": "xlsx", "word": "docx", "txt": "text"}


def named(path: str) -> str | None:
    """The format that a file's ending asks for; the longest ending wins; None for no ending, or an unknown one.

    >>> named("a/report.sarif.json"), named("REPORT.MD"), named("report"), named("a.pdf")
    ('sarif', 'markdown', None, None)
    """
    found = [(len(e), name) for name, form in FORMATS.items() for e in form.endings if path.lower().endswith(e)]
    return max(found)[1] if found else None
