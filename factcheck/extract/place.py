"""What the reading of names calls a place."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(slots=True)
class Place:
    """A place that a sentence gives: its tokens, how it is said in a report, and how far it is from certain.

    Without words it is a place that no one name stands for: what is there is not where the next name is. ``within`` are
    places that it holds.
    """

    first: int
    last: int
    text: str
    doubt: int = 0
    within: tuple[str, ...] = ()
