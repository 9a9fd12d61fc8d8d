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
        marks = f"{'' if rule.on else ' off'}{' own' if rule.own else ''}"
        click.echo(f"{name:24} {rule.rule:17} {rule.severity:7}{marks}".rstrip())
    for name in list_names(_path(folder)):
        click.echo(f"{name:24} checklist")
    return ExitCode.CLEAN


@rules.command()
@click.argument("name")
@FOLDER
def show(name: str, folder: str | None) -> int:
    """Show a check: why it matters, what fails it, what passes it; or the items of a checklist."""
    from factcheck.checklist import check_names, list_names, load, load_list

    book = load(_path(folder)).checks
    if name in book:
        rule = book[name]
        click.echo(f"{name}: {rule.rule}, {rule.severity}\n\n{rule.why}\n\nfails:  {_sample(rule.fails)}")
        click.echo(f"passes: {_sample(rule.passes)}")
    elif name in list_names(_path(folder)) or Path(name).is_file():
        found = load_list(name, check_names(_path(folder)), _path(folder))
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


@rules.command()
@click.argument("name")
@click.option("--as-checklist", "of_list", is_flag=True, help="A checklist, not a check.")
@FOLDER
def new(name: str, of_list: bool, folder: str | None) -> int:
    """Begin a rule in your own folder: a check of your own, or what you change of a shipped check or checklist.

    NAME is a new name, or that of a check or checklist that comes with factcheck. Nothing is overwritten.
    """
    from factcheck import rulebook
    from factcheck.output import write_file

    home = _path(folder)
    if home is None:
        raise FactcheckError("your own rules need a folder", "", "Give --rules DIR, or set rules in factcheck.toml")
    for path, data in rulebook.scaffold(name, home, of_list=of_list).items():
        _make(path.parent)
        write_file(data, str(path))
    listed = of_list or (home / "checklists" / f"{name}.yaml").is_file()
    written = home / "checklists" / f"{name}.yaml" if listed else home / "checks.yaml"
    use = f"factcheck check DRAFT --checklist {name}" if listed else f"factcheck rules test {name}"
    click.echo(f"{written}: {name} is there to be edited. Then: {use} --rules {home}")
    return ExitCode.CLEAN


@rules.command()
@click.argument("name", required=False)
def schema(name: str | None) -> int:
    """Print the JSON Schema of a rules file ("checks", "checklist", "measures" ...), or list them.

    Editors that know the YAML language server complete and check a file that begins with the line
    "# yaml-language-server: $schema=PATH".
    """
    from factcheck import rulebook
    from factcheck.output import write_stdout

    write_stdout(rulebook.schema(name) if name else "".join(f"{n}\n" for n in rulebook.MODELS).encode())
    return ExitCode.CLEAN


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        reason = (error.strerror or "cannot be made").lower()
        raise FactcheckError(
            f"the folder cannot be made ({reason})", str(folder), "Check its name and access"
        ) from None


def _tried(sample: Sample, folder: str | None) -> tuple[Finding, ...]:
    from factcheck import pipeline
    from factcheck.settings import Intake

    with tempfile.TemporaryDirectory() as here:
        paths = []
        for n, report in enumerate((sample, *sample.sources)):
            path = Path(here) / f"{n:02}.txt"
            head = "".join(f"{k}: {v}\n" for k in ("source", "published") if (v := getattr(report, k)))
            path.write_text(f"---\n{head}---\n{report.text}\n" if head else f"{report.text}\n", encoding="utf-8")
            paths.append(str(path))
        return pipeline.check(paths[0], paths[1:], Intake(rules=_path(folder)))[0].findings or ()


def _sample(sample: Sample) -> str:
    lines = [f"{sample.text}{f' ({sample.published})' if sample.published else ''}"]
    lines += [f"        source: {s.text}{f' ({s.published})' if s.published else ''}" for s in sample.sources]
    return "\n".join(lines)


def _path(folder: str | None) -> Path | None:
    return Path(folder) if folder else None
