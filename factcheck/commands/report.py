"""The command ``factcheck report``: one comparison, written in as many formats as are asked for."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from factcheck.commands.compare import code_of, compared
from factcheck.commands.options import (
    ALL,
    ANY,
    CASE,
    LANGUAGE,
    MIN_SEVERITY,
    NO_COLOR,
    PATHS,
    PUBLISHED,
    QUIET,
    RULES,
    VERDICT,
    WHY,
    form_of,
    format_option,
    keep_inputs,
    keep_terminal,
    settings_of,
    view_of,
    write,
)
from factcheck.formats import FORMATS

#: What is printed when neither --format nor the ending of a file asks for another format.
DEFAULT = "markdown"
#: Endings of a case file among the paths: it stands for the folder that it lies in.
CASES = (".case", ".factcheck")
OUTPUTS = click.option(
    "-o", "--output", "outputs", metavar="FILE", type=ANY, multiple=True,
    help="Write the report to FILE, whole or not at all. Repeatable: the ending of each says its format.",
)  # fmt: skip


@click.command()
@PATHS
@format_option(DEFAULT)
@OUTPUTS
@PUBLISHED
@LANGUAGE
@RULES
@VERDICT
@MIN_SEVERITY
@CASE
@WHY
@ALL
@NO_COLOR
@QUIET
def report(paths: tuple[str, ...], outputs: tuple[str, ...], **options: Any) -> int:
    """Write a report to file with the story: HTML, Word, Excel, Markdown and more.

    PATHs are articles and folders, or a case file, which stands for the folder that it lies in.
    One run writes as many files as are named:

    \b
    factcheck report story/ --case story.case -o memo.docx -o table.xlsx -o report.html
    """
    from factcheck.report import REPORTERS

    cases = [p for p in paths if p.endswith(CASES) and not Path(p).is_dir()]
    options["case"] = options["case"] or next(iter(cases), None)
    articles = tuple(dict.fromkeys(str(Path(p).parent) if p in cases else p for p in paths))
    settings = settings_of(options, articles)
    jobs = [(form_of(options, output, DEFAULT), output) for output in outputs or (None,)]
    for form, output in jobs:
        keep_terminal(form, output)
        keep_inputs(output, (*articles, *filter(None, [options["case"]])))
    dossier, errors = compared(articles, settings, options)
    ready = [
        (REPORTERS[form](dossier, view_of(options, settings, output)), output)
        for form, output in jobs
        if dossier.articles or FORMATS[form].program
    ]
    for data, output in ready:
        write(data, output)
    return code_of(dossier, settings, errors)
