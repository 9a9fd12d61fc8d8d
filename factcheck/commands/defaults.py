"""What the configuration file gives the commands: every option by its own name, checked before it is used.

click asks for a default only where the command line is silent, so the file is not read for ``--help``.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, MutableMapping
from dataclasses import dataclass
from typing import Any

import click

from factcheck.errors import FactcheckError

#: Options that are of one call: they would surprise whoever finds them in a file.
ONCE = ("config", "help", "output", "verify", "version", "why-not", "write-baseline", "yes")
#: Names that a key had before every key had the name of its option.
EARLIER = {"verdicts": "verdict"}
_PATHS = ("DIR", "FILE", "PATH", "PATH...", "FOLDER")


@dataclass(frozen=True)
class Value:
    """A value for one parameter of one command."""

    value: Any  #: as click would have it from the command line
    where: str  #: ``file:line``


def option_name(param: click.Parameter) -> str:
    """The name of an option without its dashes: what a key of the file is called."""
    return max(param.opts, key=len).lstrip("-")


def options_of(command: click.Command) -> dict[str, click.Option]:
    """The options of a command that a file may give, by name."""
    found = {option_name(p): p for p in command.params if isinstance(p, click.Option)}
    return {name: option for name, option in found.items() if name not in ONCE}


def commands_in(group: click.Group, above: str = "") -> Iterator[tuple[str, click.Command]]:
    """Every command that does something, with the words that call it."""
    for name, command in group.commands.items():
        if isinstance(command, click.Group):
            yield from commands_in(command, f"{above}{name} ")
        else:
            yield f"{above}{name}", command


def configured(group: click.Group) -> dict[str, dict[str, Value]]:
    """What the file gives: by the words of a command and the name of an option; raise FactcheckError with its place."""
    from pathlib import Path

    from factcheck.configfile import load

    config = load(Path())
    found: dict[str, dict[str, Value]] = {}
    if config is None:
        return found
    commands = dict(commands_in(group))
    tables = {key: table for key, table in config.table.items() if key in commands and isinstance(table, dict)}
    for key, raw in config.table.items():
        if key not in tables:
            _give(commands, (key,), raw, config, found)
    for command, table in tables.items():  # last: what is said of one command counts before what is said of all
        for key, raw in table.items():
            _give({command: commands[command]}, (command, key), raw, config, found)
    return found


def _give(
    commands: Mapping[str, click.Command],
    keys: tuple[str, ...],
    raw: Any,
    config: Any,
    found: dict[str, dict[str, Value]],
) -> None:
    """Check one key against the option of its name in every command that has it."""
    name = EARLIER.get(keys[-1], keys[-1].replace("_", "-"))
    takers = {words: options for words, command in commands.items() if name in (options := options_of(command))}
    where = config.where(*keys)
    if not takers:
        raise FactcheckError(f"unknown key {keys[-1]!r}", where, _nearest(name, commands))
    for words, options in takers.items():
        value = _value(options[name], raw, config, keys)
        if isinstance(value, _Unfit):
            advice = f" for 'factcheck {words}'; what is of one command belongs in its table, as in [compare]"
            remedy = f"It must be {value.expected}{advice if len(takers) > 1 and name == 'format' else ''}"
            raise FactcheckError(f"{keys[-1]} cannot be {_short(raw)}", value.where or where, remedy)
        found.setdefault(words, {})[name] = Value(value, where)


def _nearest(name: str, commands: Mapping[str, click.Command]) -> str:
    """What to write instead of a key that no command has as an option."""
    from difflib import get_close_matches

    known = sorted({option for command in commands.values() for option in options_of(command)})
    if name in ONCE:
        return "Give it on the command line"
    near = get_close_matches(name, known, n=1)
    return f"Did you mean {near[0]}?" if near else f"Its keys are {', '.join(known)}"


@dataclass(frozen=True)
class _Unfit:
    """A value that an option cannot take, and what it takes."""

    expected: str
    where: str = ""


def _value(option: click.Option, raw: Any, config: Any, keys: tuple[str, ...]) -> Any:
    """The value as click would have it from the command line, or an _Unfit."""
    if option.name == "published":
        return _days(raw, config, keys)
    if option.is_flag:
        return raw if isinstance(raw, bool) else _Unfit("true or false")
    if not option.multiple:
        return _one(option, raw, config.folder)
    if not isinstance(raw, list):
        return _Unfit(f"a list, as [{_example(option)}]")
    values = [_one(option, item, config.folder) for item in raw]
    return next((_Unfit(f"a list of {v.expected}") for v in values if isinstance(v, _Unfit)), tuple(values))


def _one(option: click.Option, raw: Any, folder: str) -> Any:
    kind = option.type
    if isinstance(kind, click.Choice):
        try:
            return kind.convert(raw, option, None)
        except click.BadParameter:
            return _Unfit(f"one of {', '.join(kind.choices)}")
    if isinstance(kind, click.types.IntParamType | click.types.FloatParamType):
        whole = isinstance(kind, click.types.IntParamType)
        if isinstance(raw, bool) or not isinstance(raw, int if whole else int | float):
            return _Unfit("a whole number" if whole else "a number")
        low, high = getattr(kind, "min", None), getattr(kind, "max", None)
        if (low is not None and raw < low) or (high is not None and raw > high):
            return _Unfit(f"{low} at least" if high is None else f"from {low} to {high}")
        return raw
    if not isinstance(raw, str) or not raw:
        return _Unfit("words in quotes" if not _is_path(option) else "a path in quotes")
    return _from_here(raw, folder, always=_is_path(option)) if folder else raw


def _days(raw: Any, config: Any, keys: tuple[str, ...]) -> Any:
    from datetime import date

    from factcheck.settings import is_year, iso_time

    if not isinstance(raw, dict):
        return _Unfit("a table of article names and ISO dates")
    days = []
    for key, day in raw.items():
        if not (isinstance(day, date) or (isinstance(day, str) and (iso_time(day) or is_year(day)))):
            return _Unfit("a table of article names and ISO dates", config.where(*keys, key))
        above = config.folder if os.path.dirname(key) else ""
        name = os.path.normpath(os.path.join(above, key)) if above else key
        days.append(f"{name}={day if isinstance(day, str) else day.isoformat()}")
    return tuple(days)


def _is_path(option: click.Option) -> bool:
    """Whether the option always names a file or folder; NAME|FILE does only where there is such a file."""
    return option.metavar in _PATHS or (isinstance(option.type, click.Path) and "|" not in (option.metavar or ""))


def _from_here(path: str, folder: str, always: bool) -> str:
    """A path that is meant from the folder of the file, as one from the folder we are in."""
    there = os.path.join(folder, path)
    return there if always or os.path.exists(there) else path


def _example(option: click.Option) -> str:
    return f'"{option.type.choices[0]}"' if isinstance(option.type, click.Choice) else '"..."'


def _short(raw: Any) -> str:
    words = repr(raw)
    return words if len(words) <= 60 else f"{words[:57]}..."


class Defaults(MutableMapping[str, Any]):
    """Parameter -> value of one command, in click's form of a default map; read when a first one is asked for."""

    def __init__(self, group: click.Group, words: str) -> None:
        self.group = group
        self.words = words
        self.known: dict[str, Any] | None = None

    def _read(self) -> dict[str, Any]:
        if self.known is None:
            options = options_of(dict(commands_in(self.group))[self.words])
            given = configured(self.group).get(self.words, {})
            self.known = {str(options[name].name): value.value for name, value in given.items()}
        return self.known

    def __getitem__(self, name: str) -> Any:
        context = click.get_current_context(silent=True)
        if context is not None and context.resilient_parsing:
            raise KeyError(name)  # click writes a help page, which must not depend on the folder
        return self._read()[name]

    def __setitem__(self, name: str, value: Any) -> None:
        self._read()[name] = value

    def __delitem__(self, name: str) -> None:
        del self._read()[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._read())

    def __len__(self) -> int:
        return len(self._read())


def default_map(group: click.Group) -> dict[str, Any]:
    """The default map of click for all commands of ``group``: nothing is read yet."""
    found: dict[str, Any] = {}
    for words, _ in commands_in(group):
        *above, name = words.split(" ")
        place = found
        for word in above:
            place = place.setdefault(word, {})
        place[name] = Defaults(group, words)
    return found
