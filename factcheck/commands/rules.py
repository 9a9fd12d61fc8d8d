"""The command ``factcheck rules``: the checks and checklists of the gate."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import click

from factcheck.errors import ExitCode, FactcheckError

if TYPE_CHECKING:
    from factcheck.checklist.rules import Sample
    from factcheck.model import Finding


@click.group(context_settings={"max_content_width": 100})
def rules() -> None:
    """Look at the checks and checklists, and try the texts that they prove themselves with."""


FOLDER = click.option("--rules", "folder", metavar="DIR", type=click.Path(), help="Folder with your own rules files.")


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
