"""Common units in base form, for comparing figures given in two units of one dimension."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Protocol

#: ``(value, unit) -> (value in the base unit, base unit)``; None for a unit it does not know.
ToBase = Callable[[float, str | None], tuple[float, str] | None]

#: symbol -> (base unit, factor, offset): base = value * factor + offset. Factors: NIST SP 811, appendix B.
_UNITS: dict[str, tuple[str, float, float]] = {
    "mm": ("m", 0.001, 0.0), "cm": ("m", 0.01, 0.0), "m": ("m", 1.0, 0.0), "km": ("m", 1000.0, 0.0),
    "in": ("m", 0.0254, 0.0), "ft": ("m", 0.3048, 0.0), "yd": ("m", 0.9144, 0.0), "mi": ("m", 1609.344, 0.0),
    "nmi": ("m", 1852.0, 0.0),
    "g": ("kg", 0.001, 0.0), "kg": ("kg", 1.0, 0.0), "t": ("kg", 1000.0, 0.0), "oz": ("kg", 0.028349523125, 0.0),
    "lb": ("kg", 0.45359237, 0.0), "st": ("kg", 6.35029318, 0.0), "mg": ("kg", 1e-6, 0.0),
    "ton": ("kg", 907.18474, 0.0), "short ton": ("kg", 907.18474, 0.0), "long ton": ("kg", 1016.0469088, 0.0),
    "m2": ("m2", 1.0, 0.0), "km2": ("m2", 1e6, 0.0), "ha": ("m2", 1e4, 0.0), "acre": ("m2", 4046.8564224, 0.0),
    "mi2": ("m2", 2589988.110336, 0.0), "ft2": ("m2", 0.09290304, 0.0),
    "l": ("l", 1.0, 0.0), "ml": ("l", 0.001, 0.0), "m3": ("l", 1000.0, 0.0), "gal": ("l", 3.785411784, 0.0),
    "ft3": ("l", 28.316846592, 0.0),
    "bbl": ("l", 158.987294928, 0.0),
    "m/s": ("m/s", 1.0, 0.0), "km/h": ("m/s", 1000 / 3600, 0.0), "mi/h": ("m/s", 0.44704, 0.0),
    "kn": ("m/s", 1852 / 3600, 0.0),
    "C": ("K", 1.0, 273.15), "F": ("K", 5 / 9, 273.15 - 32 * 5 / 9), "K": ("K", 1.0, 0.0),
    "s": ("s", 1.0, 0.0), "min": ("s", 60.0, 0.0), "h": ("s", 3600.0, 0.0), "day": ("s", 86400.0, 0.0),
    "week": ("s", 604800.0, 0.0), "month": ("s", 2629746.0, 0.0),
    "year": ("s", 31556952.0, 0.0), "decade": ("s", 315569520.0, 0.0),
}  # fmt: skip


def common_units(value: float, unit: str | None) -> tuple[float, str] | None:
    """``value`` in the base unit of its dimension, and that unit; None for a unit that is not a common one.

    >>> common_units(20, "C") == common_units(68, "F")
    True
    """
    row = _UNITS.get(unit or "")
    if row is None:
        return None
    base, factor, offset = row
    return round(value * factor + offset, 9), base


class UnitRow(Protocol):
    """A row of rules/units.yaml."""

    @property
    def dimension(self) -> str:
        """What it measures."""
        ...

    @property
    def factor(self) -> float:
        """Base units in one of it."""
        ...

    @property
    def offset(self) -> float:
        """What is added after the factor."""
        ...


def from_rows(rows: Mapping[str, UnitRow]) -> ToBase:
    """A conversion by the rows of rules/units.yaml: the base unit is called by the dimension."""

    def to_base(value: float, unit: str | None) -> tuple[float, str] | None:
        row = rows.get(unit or "")
        return None if row is None else (round(value * row.factor + row.offset, 9), row.dimension)

    return to_base
