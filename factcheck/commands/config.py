"""The command ``factcheck config``: what holds here, and where each value comes from."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

import click

from factcheck.commands.defaults import Value, commands_in, configured, options_of
from factcheck.commands.options import write
from factcheck.errors import ExitCode

#: Environment variables that stand for an option, and the option.
ENVIRONMENT = (("FORCE_COLOR", "no-color", False), ("NO_COLOR", "no-color", True))


class Row(NamedTuple):
    """One option with one value: where that comes from, and the commands it holds for."""

    option: str
    value: Any
    origin: str
    commands: list[str]


@click.group(context_settings={"max_content_width": 100})
def config() -> None:
    """Look at the configuration: factcheck.toml, or [tool.factcheck] in pyproject.toml, here or in a folder above."""


@config.command()
@click.argument("command", required=False)
@click.option(
    "--format", "form", type=click.Choice(["table", "json"]), default="table", help="table (default), or json."
)
@click.pass_context
def show(context: click.Context, command: str | None, form: str) -> int:
    """Show every option, its value here, where the value comes from, and the commands it holds for.

    With COMMAND, only the options of that command.
    """
    group = context.find_root().command
    assert isinstance(group, click.Group)
    commands = dict(commands_in(group))
    if command is not None and command not in commands:
        raise click.UsageError(f"there is no command {command!r}: name one of {', '.join(sorted(commands))}")
    given = configured(group)
    rows: dict[tuple[str, str, str], Row] = {}
    for words, of in commands.items():
        if command in (None, words):
            for name, value, where in _values(of, given.get(words, {})):
                row = rows.setdefault((name, repr(value), where), Row(name, value, where, []))
                row.commands.append(words)
    listed = sorted(rows.values(), key=lambda row: row.option)
    if form == "json":
        from factcheck.report.json import encode

        keys = ("option", "value", "from", "commands")
        write(encode([dict(zip(keys, row, strict=True)) for row in listed], indent=1), None)
    else:
        write(_table(listed), None)
    return ExitCode.CLEAN


def _values(command: click.Command, given: Mapping[str, Value]) -> Iterator[tuple[str, Any, str]]:
    """Each option of a command, its value, and where that comes from."""
    for name, option in options_of(command).items():
        if name in given:
            yield name, given[name].value, given[name].where
        elif variable := _variable(name):
            yield name, variable[1], f"{variable[0]} in the environment"
        else:
            yield name, option.to_info_dict()["default"], "default"


def _variable(name: str) -> tuple[str, bool] | None:
    """The environment variable that decides an option, and its value; the last one counts."""
    return next(((v, value) for v, of, value in reversed(ENVIRONMENT) if of == name and os.environ.get(v)), None)


def _shown(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return ", ".join(value) if isinstance(value, tuple) else str("-" if value is None else value)


def _table(rows: list[Row]) -> bytes:
    from factcheck.output import one_line

    cells = [("option", "value", "from", "commands")]
    cells += [(row.option, _shown(row.value), row.origin, ", ".join(row.commands)) for row in rows]
    widths = [max(len(line[n]) for line in cells) for n in range(3)]
    lines = ["  ".join([*(cell.ljust(w) for cell, w in zip(line, widths, strict=False)), line[3]]) for line in cells]
    return "".join(f"{one_line(line)}\n" for line in lines).encode("utf-8", "backslashreplace")
