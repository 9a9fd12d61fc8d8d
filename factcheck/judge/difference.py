"""What is found when two readings are laid side by side, before times and sources are asked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

#: same: one meaning in two forms. loose: compatible, unless a later article moved the figure.
Outcome = Literal["same", "compatible", "loose", "differ"]


@dataclass(frozen=True, slots=True)
class Difference:
    """How two readings differ, if they do, and why in words that a person can check."""

    outcome: Outcome
    why: str
    nature: tuple[str, ...] = ()
    fixed: bool = False  # a matter of words or units, which no later time explains
