"""Units in base form, for comparing figures given in two units of one dimension."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from factcheck.lexicon import Unit

#: ``(value, unit) -> (value in base units, dimension)``; None for a unit it does not know.
ToBase = Callable[[float, str | None], tuple[float, str] | None]


def converter(units: Mapping[str, Unit], base: str = "", rates: Mapping[str, float] | None = None) -> ToBase:
    """A conversion by the rows of rules/units.yaml: value * factor + offset, in base units of the dimension.

    Currencies are turned into ``base`` where ``rates`` has them (so much of the currency for one of the base).
    """
    money = {**(rates or {}), base: 1.0} if rates else {}

    def to_base(value: float, unit: str | None) -> tuple[float, str] | None:
        if unit in money:
            return round(value / money[unit], 9), "money"
        row = units.get(unit or "")
        return None if row is None else (round(value * row.factor + row.offset, 9), row.dimension)

    return to_base
