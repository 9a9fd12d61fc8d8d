"""Which blocks repeat an earlier one: equal, or nearly equal without a difference that tells."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from factcheck.text import fold

_WORD = re.compile(r"[^\W_]+(?:[.,:]\d+)*")
#: Characters; shorter lines resemble each other by chance.
NEAR_MIN = 40
#: Likeness, 0 to 100, of two printings of one caption or paragraph; measured on saved pages, where
#: reworded copies lie at 94 and 95 and different sentences of one article below 85.
NEAR_RATIO = 93.0
#: Likeness, 0 to 100, of two spellings of one word ("organised", "organized"); different words lie below 60.
SPELLING_RATIO = 75.0
#: Blocks kept in one bucket: bounds the work on texts whose lines all begin alike.
BUCKET = 6
#: Words that tell facts apart, however alike the rest is; digits count besides.
_TELLING_WORDS = """
one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen
nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred hundreds thousand thousands million millions
billion billions trillion dozen dozens scores several few couple half third quarter first second both all none no not
never least most more less than about around some nearly almost over under up to monday tuesday wednesday thursday
friday saturday sunday today yesterday tomorrow tonight january february march april may june july august september
october november december killed injured wounded dead missing dollars pounds euros
"""
_TELLING = frozenset(_TELLING_WORDS.split())


def repeats(texts: Sequence[str | None]) -> list[int | None]:
    """For each text the index of the first earlier one that it repeats, or None; None among the texts is passed over.

    >>> repeats(["Police wait at the gate", "Rain.", "police  wait at the gate"])
    [None, None, 0]
    """
    first: dict[str, int] = {}
    buckets: dict[tuple[object, ...], list[int]] = defaultdict(list)
    folded: list[str] = []
    found: list[int | None] = []
    for i, raw in enumerate(texts):
        key = " ".join(fold(raw).split()) if raw else ""
        folded.append(key)
        if not key:
            found.append(None)
            continue
        same = first.setdefault(key, i)
        hit = same if same != i else _near(i, key, folded, buckets)
        found.append(hit)
    return found


def _near(i: int, key: str, folded: list[str], buckets: dict[tuple[object, ...], list[int]]) -> int | None:
    if len(key) < NEAR_MIN:
        return None
    words = _WORD.findall(key)
    telling = tuple(w for w in words if w in _TELLING or any(c.isdigit() for c in w))
    quarter = max(3, len(words) // 4)
    # an edit leaves at least one of beginning, middle and end as it was
    middle = len(words) // 2
    keys = [
        (telling, "head", *words[:3]),
        (telling, "middle", *words[middle : middle + 3]),
        (telling, "tail", *words[-3:]),
        (telling, "quarter", *words[quarter : quarter + 3]),
    ]
    candidates = sorted({c for k in keys for c in buckets[k]})
    for candidate in candidates:
        if _alike(folded[candidate], key):
            return candidate
    for k in keys:
        if len(buckets[k]) < BUCKET:
            buckets[k].append(i)
    return None


def _alike(a: str, b: str) -> bool:
    shorter, longer = sorted((len(a), len(b)))
    # the ratio cannot reach its threshold when the lengths differ by more
    if 200 * shorter < NEAR_RATIO * (shorter + longer) or longer > 5000:
        return False
    from factcheck.similar import ratio

    if ratio(a, b) < NEAR_RATIO:
        return False
    one, two = _differing(a.split(), b.split())
    # words left out or spelled otherwise make a copy; other words ("Polish", "Belarusian") make another sentence
    return not one or not two or ratio(one, two) >= SPELLING_RATIO


def _differing(one: list[str], two: list[str]) -> tuple[str, str]:
    """What stands between the words that both begin with and the words that both end with."""
    start = 0
    while start < min(len(one), len(two)) and one[start] == two[start]:
        start += 1
    end = 0
    while end < min(len(one), len(two)) - start and one[-1 - end] == two[-1 - end]:
        end += 1
    return " ".join(one[start : len(one) - end]), " ".join(two[start : len(two) - end])
