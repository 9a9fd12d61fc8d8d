"""The command ``factcheck lsp``: the language server that a text editor starts."""

from __future__ import annotations

from typing import Any

import click

from factcheck.commands.check import CHECKLIST, SOURCES
from factcheck.commands.options import MIN_SEVERITY, PUBLISHED, RULES, settings_of
from factcheck.errors import ExitCode


@click.command()
@SOURCES
@CHECKLIST
@MIN_SEVERITY
@PUBLISHED
@RULES
def lsp(sources: tuple[str, ...], checklists: tuple[str, ...], **options: Any) -> int:
    """Be the language server of a text editor, on standard input and output.

    What a draft's sources contradict is underlined as you write; hovering shows who says what, and
    going to the definition opens the source there. Without --sources, the other open documents are.
    """
    from factcheck.extras import missing

    settings = settings_of(options)
    try:
        from factcheck.lsp import Job, server
    except ModuleNotFoundError as error:
        if error.name in ("pygls", "lsprotocol"):
            raise missing("language servers", "lsp") from None
        raise
    job = Job(
        sources=sources,
        checklists=checklists,
        intake=settings,
        min_severity=settings.min_severity,
    )
    server(job).start_io()
    return ExitCode.CLEAN
