"""Groups: average evidence, and no chains."""

from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st

from factcheck.align.cluster import cluster, strongest

LIMITS = {"join": 0.0, "floor": -8.0, "unseen": -3.0}
PAIRS = st.dictionaries(
    st.tuples(st.integers(0, 9), st.integers(0, 9)).filter(lambda p: p[0] < p[1]), st.floats(-12, 6), max_size=40
)


def test_a_contradiction_stops_a_chain_through_a_third() -> None:
    assert cluster({(0, 1): 5.0, (1, 2): 4.0, (0, 2): -9.0}, **LIMITS) == [[0, 1]]


def test_what_shares_nothing_counts_against_a_chain() -> None:
    assert cluster({(0, 1): 2.0, (1, 2): 1.0}, **LIMITS) == [[0, 1]]


def test_strong_evidence_for_most_pairs_carries_a_weak_one() -> None:
    assert cluster({(0, 1): 4.0, (1, 2): 4.0, (0, 2): -1.0}, **LIMITS) == [[0, 1, 2]]


@given(PAIRS)
def test_groups_share_no_member_and_hold_no_barred_pair(bits: dict[tuple[int, int], float]) -> None:
    found = cluster(bits, **LIMITS)
    members = [n for group in found for n in group]
    assert len(members) == len(set(members))
    assert all(bits.get((a, b), 0.0) > -8 for group in found for a in group for b in group)


@given(PAIRS, st.randoms())
def test_the_order_of_the_evidence_is_of_no_account(bits: dict[tuple[int, int], float], shuffle: random.Random) -> None:
    rows = list(bits.items())
    shuffle.shuffle(rows)
    assert cluster(dict(rows), **LIMITS) == cluster(bits, **LIMITS)


def test_the_strongest_pair_of_a_group() -> None:
    assert strongest({(0, 1): 1.0, (1, 2): 3.0}, [0, 1, 2]) == (1, 2)
    assert strongest({}, [0, 1]) is None
