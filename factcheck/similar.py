"""How alike two names or passages are spelled: the one door to rapidfuzz, opened at the first call.

Likeness of spelling is for names and copied passages only: it cannot tell "killed" from "injured".
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache


@cache
def _scorer() -> Callable[[str, str], float]:
    from rapidfuzz import fuzz  # loads in milliseconds that most commands need not spend

    return fuzz.ratio


def ratio(a: str, b: str) -> float:
    """How alike ``a`` and ``b`` are, 0 to 100: twice the letters in common order, over all letters.

    >>> ratio("Kuznica", "Kuznica")
    100.0
    >>> round(ratio("Kuznica", "Kuznitsa"))
    80
    """
    return _scorer()(a, b)
