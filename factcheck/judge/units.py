"""Units in base form, for comparing figures given in two units of one dimension."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from factcheck.lexicon import Unit

#: ``(value, unit) -> (value in base units, dimension)``; None for a unit it does not know.
ToBase = Callable[[float, str | None], tuple[float, str] | None]


def converter(units: Mapping[str, Unit]) -> ToBase:
    """A conversion by the rows of rules/units.yaml: value * factor + offset, in base units of the dimension."""

    def to_base(value: float, unit: str | None) -> tuple[float, str] | None:
        row = units.get(unit or "")
        return None if row is None else (round(value * row.factor + row.offset, 9), row.dimension)

    return to_base
