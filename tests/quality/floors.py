"""Floors of quality: figures between 0 and 1 that a file remembers, that may rise and never fall."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from pathlib import Path


def load(path: Path) -> dict[str, float]:
    """Read a floor file: name of a figure -> lowest share allowed."""
    return {str(name): float(share) for name, share in json.loads(path.read_text(encoding="utf-8")).items()}


def fallen(figures: Mapping[str, float], floors: Mapping[str, float]) -> list[str]:
    """Say, a line each, which figures are below their floor or no longer measured."""
    lines = []
    for name, floor in sorted(floors.items()):
        if name not in figures:
            lines.append(f"{name}: has a floor of {floor:.3f} but was not measured")
        elif figures[name] < floor - 1e-9:
            lines.append(f"{name}: {figures[name]:.4f} is below its floor of {floor:.3f}")
    return lines


def raised(figures: Mapping[str, float], floors: Mapping[str, float]) -> dict[str, float]:
    """Give the floors lifted to the figures, rounded down to a thousandth; none is lowered or dropped."""
    names = sorted({*figures, *floors})
    return {name: max(floors.get(name, 0.0), _down(figures.get(name, 0.0))) for name in names}


def save(path: Path, floors: Mapping[str, float]) -> None:
    """Write a floor file, keys in order."""
    path.write_text(json.dumps(dict(sorted(floors.items())), indent=2) + "\n", encoding="utf-8")


def _down(share: float) -> float:
    # The tiny addend keeps 0.29 * 1000 = 289.99... from losing a thousandth.
    return math.floor(share * 1000 + 1e-6) / 1000
