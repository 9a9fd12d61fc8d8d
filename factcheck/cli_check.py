"""The commands ``factcheck check`` and ``factcheck rules``: a draft at the gate, and the rules of the gate."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from factcheck.errors import ExitCode, FactcheckError

if TYPE_CHECKING:
    from factcheck.checklist.rules import Sample
    from factcheck.model import Dossier, Finding
    from factcheck.settings import Settings

LEVELS = ("low", "medium", "high", "never")
SOURCES = click.option("--sources", "-s", "sources", metavar="PATH...", multiple=True, help="Reports it rests on.")
FORMAT = click.option("--format", "form", type=click.Choice(["text", "json"]), help="text (default), or json.")
FAIL_ON = click.option(
    "--fail-on", type=click.Choice(LEVELS), help="The least severity of a finding that fails; low unless given."
)
CHECKLIST = click.option(
    "--checklist", "checklists", metavar="NAME|FILE", multiple=True, help="Checklist to go through. Repeatable."
)
BASELINE = click.option("--baseline", metavar="FILE", help="Known findings, which do not fail.")
WRITE_BASELINE = click.option("--write-baseline", metavar="FILE", help="Write the findings as a baseline, and pass.")
ALL = click.option("--all", "everything", is_flag=True, help="Show what is supported, ignored and known as well.")


def options(command: Callable[..., int]) -> Callable[..., int]:
    """The options of ``factcheck check`` that no other command has."""
    for option in (ALL, WRITE_BASELINE, BASELINE, CHECKLIST, FAIL_ON, FORMAT, SOURCES):
        command = option(command)
    return command


def run(
    draft: str, paths: tuple[str, ...], settings: Settings, given: Mapping[str, Any], progress: Any
) -> tuple[Dossier, list[FactcheckError]]:
    """The dossier of a check, as the options ask for it."""
    from factcheck import pipeline

    return pipeline.check(
        draft,
        paths,
        published=settings.published,
        rules=settings.rules,
        baseline=Path(given["baseline"]) if given["baseline"] else None,
        checklists=given["checklists"],
        progress=progress,
    )


def code(dossier: Dossier, given: Mapping[str, Any]) -> ExitCode:
    """FOUND when an open finding is grave enough, or an item of a checklist fails."""
    least = LEVELS.index(given["fail_on"] or "low")
    grave = [f for f in dossier.findings or () if f.state == "open" and LEVELS.index(f.severity) >= least]
    failed = [item for item in dossier.checklist or () if item.state == "failed"] if least < len(LEVELS) - 1 else []
    return ExitCode.FOUND if grave or failed else ExitCode.CLEAN


def write_baseline(dossier: Dossier, path: str) -> ExitCode:
    """Write the findings as known; what is known passes."""
    from factcheck.checklist import baseline
    from factcheck.output import write_file

    write_file(baseline(dossier.findings or ()), path)
    return ExitCode.CLEAN


@click.group(context_settings={"max_content_width": 100})
def rules() -> None:
    """Look at the checks and checklists, and try the texts that they prove themselves with."""


FOLDER = click.option("--rules", "folder", metavar="DIR", help="Folder with your own rules files.")


@rules.command("list")
@FOLDER
def list_rules(folder: str | None) -> int:
    """List the checks with their class and severity, and the checklists."""
    from factcheck.checklist import list_names, load

    for name, rule in load(_path(folder)).checks.items():
        click.echo(f"{name:24} {rule.rule:17} {rule.severity:7}{'' if rule.on else ' off'}".rstrip())
    for name in list_names():
        click.echo(f"{name:24} checklist")
    return ExitCode.CLEAN


@rules.command()
@click.argument("name")
@FOLDER
def show(name: str, folder: str | None) -> int:
    """Show a check: why it matters, what fails it, what passes it; or the items of a checklist."""
    from factcheck.checklist import CHECKS, list_names, load, load_list

    book = load(_path(folder)).checks
    if name in book:
        rule = book[name]
        click.echo(f"{name}: {rule.rule}, {rule.severity}\n\n{rule.why}\n\nfails:  {_sample(rule.fails)}")
        click.echo(f"passes: {_sample(rule.passes)}")
    elif name in list_names() or Path(name).is_file():
        found = load_list(name, list(CHECKS), _path(folder))
        click.echo(f"{found.title}\n\n{found.why}")
        for item in found.items:
            click.echo(f"\n{item.id}: {item.text}\n  {item.why}\n  {item.source}")
    else:
        raise FactcheckError(f"there is no rule or checklist {name!r}", "", "See: factcheck rules list")
    return ExitCode.CLEAN


@rules.command()
@click.argument("only", nargs=-1, metavar="[NAME...]")
@FOLDER
def test(only: tuple[str, ...], folder: str | None) -> int:
    """Try every check, or those named, on its own failing and passing text."""
    from factcheck.checklist import load

    book = load(_path(folder)).checks
    if missing := sorted(set(only) - set(book)):
        raise FactcheckError(f"there is no check {missing[0]!r}", "", "See: factcheck rules list")
    wrong = 0
    for name in only or book:
        rule = book[name]
        if not rule.on:
            continue
        for sample, want in ((rule.fails, True), (rule.passes, False)):
            if bool([f for f in _tried(sample, folder) if f.check == name]) != want:
                wrong += 1
                click.echo(f"{name}: {'silent on its failing text' if want else 'finds something in its passing text'}")
    click.echo(f"{len(only or book)} checks tried, {wrong} wrong")
    return ExitCode.FOUND if wrong else ExitCode.CLEAN


def _tried(sample: Sample, folder: str | None) -> tuple[Finding, ...]:
    from factcheck import pipeline

    with tempfile.TemporaryDirectory() as here:
        paths = []
        for n, report in enumerate((sample, *sample.sources)):
            path = Path(here) / f"{n:02}.txt"
            head = "".join(f"{k}: {v}\n" for k in ("source", "published") if (v := getattr(report, k)))
            path.write_text(f"---\n{head}---\n{report.text}\n" if head else f"{report.text}\n", encoding="utf-8")
            paths.append(str(path))
        return pipeline.check(paths[0], paths[1:], rules=_path(folder))[0].findings or ()


def _sample(sample: Sample) -> str:
    lines = [f"{sample.text}{f' ({sample.published})' if sample.published else ''}"]
    lines += [f"        source: {s.text}{f' ({s.published})' if s.published else ''}" for s in sample.sources]
    return "\n".join(lines)


def _path(folder: str | None) -> Path | None:
    return Path(folder) if folder else None
