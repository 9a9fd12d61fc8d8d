"""The command ``factcheck review``: an editor settles discrepancies on a screen."""

from __future__ import annotations

import sys
from typing import Any

import click

from factcheck.commands.options import ANY, LANGUAGE, PATHS, PUBLISHED, RULES, settings_of


@click.command()
@PATHS
@click.option("--case", metavar="FILE", type=ANY, help="Where decisions are kept; beside the articles unless given.")
@click.option("--who", metavar="NAME", help="Who decides, as the log has it; your user name unless given.")
@click.option("--theme", type=click.Choice(["dark", "light"]), default="dark", help="Dark (default) or light.")
@click.option("--draft", metavar="FILE", type=ANY, help="The article to be printed; the others are its sources.")
@click.option("--checklist", "checklists", metavar="NAME|FILE", type=ANY, multiple=True,
              help="Checklist to go through. Repeatable; l chooses one on the screen.")  # fmt: skip
@PUBLISHED
@LANGUAGE
@RULES
def review(
    paths: tuple[str, ...], case: str | None, who: str | None, theme: str, draft: str | None,
    checklists: tuple[str, ...], **options: Any
) -> int:  # fmt: skip
    """Settle discrepancies on a screen of panes; every decision is saved at once. Press ? there for the keys."""
    from getpass import getuser
    from pathlib import Path

    from factcheck.output import write_file
    from factcheck.review import utc_now

    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise click.UsageError("review needs a terminal: use 'factcheck compare' here")
    settings = settings_of(options, paths)
    from factcheck.review.app import Review
    from factcheck.review.desk import Job

    job = Job(
        paths=paths, who=who or getuser(), clock=utc_now, save=write_file, case=Path(case) if case else None,
        published=settings.published, languages=settings.languages, rules=settings.rules,
        draft=draft, checklists=checklists,
    )  # fmt: skip
    return Review(job, theme).sit()
