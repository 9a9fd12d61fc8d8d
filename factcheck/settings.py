"""What a person may settle about a run: from ``factcheck.toml`` or ``[tool.factcheck]``, then the command line.

Only the folder that the command is started in is looked at, so that the same command in the same
folder gives the same report.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field, fields, replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

from factcheck.errors import FactcheckError

VERDICTS = ("conflict", "update", "compatible", "agreement")
DISCREPANCIES = ("conflict", "update")
SEVERITIES = ("low", "medium", "high")
#: States of a comparison that leave nothing to resolve.
RESOLVED = ("settled", "dismissed")
_RANK = {"none": 0, "low": 1, "medium": 2, "high": 3}


@dataclass(frozen=True, kw_only=True)
class Settings:
    """What one run compares with, and what counts in it."""

    rules: Path | None = None
    published: dict[str, str] = field(default_factory=dict)
    verdicts: tuple[str, ...] = DISCREPANCIES
    min_severity: str = "low"

    def counts(self, verdict: str, severity: str) -> bool:
        """Whether a comparison with this verdict and severity counts for the exit code.

        >>> Settings(min_severity="medium").counts("conflict", "low")
        False
        """
        if verdict not in self.verdicts:
            return False
        # Agreement has severity none: whoever asks for it by name means it.
        return verdict not in DISCREPANCIES or _RANK[severity] >= _RANK[self.min_severity]


@dataclass(frozen=True, kw_only=True)
class View:
    """How a report is shown to a person: width in terminal cells, colour, and how much of it."""

    settings: Settings = field(default_factory=Settings)
    width: int = 100
    color: bool = False
    why: bool = False
    all: bool = False
    quiet: bool = False


def iso_time(words: str) -> bool:
    """Whether ``words`` are an ISO date or datetime that exists.

    >>> iso_time("2021-11-08"), iso_time("2021-11-08T09:30+01:00"), iso_time("2021-02-30"), iso_time("8 Nov")
    (True, True, False, False)
    """
    for read in (date.fromisoformat, datetime.fromisoformat):
        try:
            read(words)
        except ValueError:
            continue
        return len(words) >= len("2021-11-08") and words[4:5] == "-"
    return False


def load_settings(folder: Path) -> Settings:
    """The settings of factcheck.toml in ``folder``, or of its pyproject.toml; raise FactcheckError."""
    own, project = folder / "factcheck.toml", folder / "pyproject.toml"
    if own.is_file():
        return _settings(_toml(own), own.name, folder)
    if project.is_file():
        table = _toml(project).get("tool", {}).get("factcheck", {})
        return _settings(table, f"{project.name} [tool.factcheck]", folder)
    return Settings()


def _toml(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise FactcheckError(f"not valid TOML: {error}", path.name, "Mend the file or remove it") from None
    except OSError as error:
        reason = (error.strerror or "cannot be read").lower()
        raise FactcheckError(reason, path.name, "Check access to the file") from None


def _settings(table: Any, where: str, folder: Path) -> Settings:
    known = [f.name for f in fields(Settings)]
    if not isinstance(table, dict):
        raise FactcheckError("must be a table", where, f"Its keys are {', '.join(known)}")
    settings = Settings()
    for key, value in table.items():
        settings = replace(settings, **{key: _checked(key, value, where, folder, known)})
    return settings


def _checked(key: str, value: Any, where: str, folder: Path, known: list[str]) -> Any:
    if key == "rules" and isinstance(value, str):
        return Path(value) if Path(value).is_absolute() or folder == Path() else folder / value
    if key == "published" and isinstance(value, dict):
        days = {name: day if isinstance(day, str) else day.isoformat() for name, day in value.items() if _day(day)}
        if len(days) == len(value):
            return days
    if key == "verdicts" and isinstance(value, list) and value and all(v in VERDICTS for v in value):
        return tuple(value)
    if key == "min_severity" and value in SEVERITIES:
        return value
    if key not in known:
        raise FactcheckError(f"unknown key {key!r}", where, f"Its keys are {', '.join(known)}")
    expected = {
        "rules": "the path of a folder",
        "published": "a table of article names and ISO dates",
        "verdicts": f"a list of {', '.join(VERDICTS)}",
        "min_severity": f"one of {', '.join(SEVERITIES)}",
    }
    raise FactcheckError(f"{key} cannot be {value!r}", where, f"It must be {expected[key]}")


def _day(value: Any) -> bool:
    return isinstance(value, date) or (isinstance(value, str) and iso_time(value))
