"""Groups: average evidence, and no chains."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.align.cluster import cluster, strongest, tellable

Pair = tuple[int, int]
PAIRS = st.dictionaries(
    st.tuples(st.integers(0, 9), st.integers(0, 9)).filter(lambda p: p[0] < p[1]), st.floats(-12, 6), max_size=40
)


def grouped(bits: dict[Pair, float]) -> list[list[int]]:
    return cluster(bits, join=0.0, floor=-8.0, unseen=-3.0)


def test_a_contradiction_stops_a_chain_through_a_third() -> None:
    assert grouped({(0, 1): 5.0, (1, 2): 4.0, (0, 2): -9.0}) == [[0, 1]]


def test_what_shares_nothing_counts_against_a_chain() -> None:
    assert grouped({(0, 1): 2.0, (1, 2): 1.0}) == [[0, 1]]


def test_strong_evidence_for_most_pairs_carries_a_weak_one() -> None:
    assert grouped({(0, 1): 4.0, (1, 2): 4.0, (0, 2): -1.0}) == [[0, 1, 2]]


@given(PAIRS)
def test_groups_share_no_member_and_hold_no_barred_pair(bits: dict[tuple[int, int], float]) -> None:
    found = grouped(bits)
    members = [n for group in found for n in group]
    assert len(members) == len(set(members))
    assert all(bits.get((a, b), 0.0) > -8 for group in found for a in group for b in group)


@given(PAIRS, st.randoms())
def test_the_order_of_the_evidence_is_of_no_account(bits: dict[tuple[int, int], float], shuffle: random.Random) -> None:
    rows = list(bits.items())
    shuffle.shuffle(rows)
    assert grouped(dict(rows)) == grouped(bits)


@pytest.mark.parametrize(
    ("distance", "tell", "expected"),
    [
        (None, 9.0, [[0, 1]]),  # they do not differ: nothing is told of them
        (0.0, 2.0, [[0, 1]]),
        (0.0, 2.1, []),  # the pair is not good enough for a difference
        (-1.5, 1.0, []),  # it would be, but the values lie far apart
        (-1.5, 0.5, [[0, 1]]),
    ],
)
def test_a_difference_rests_on_one_good_pair(distance: float | None, tell: float, expected: list[list[int]]) -> None:
    bits = {(0, 1): 2.0}
    may = tellable(bits, lambda a, b: distance, tell)
    assert cluster(bits, join=0.0, floor=-8.0, unseen=-3.0, may=may) == expected


def test_what_may_not_be_told_stands_in_nobodys_way() -> None:
    bits = {(0, 1): 3.0, (0, 2): 1.0, (1, 2): -2.0}
    may = tellable(bits, lambda a, b: -9.0 if 1 in (a, b) else 0.0, 0.0)
    assert cluster(bits, join=0.0, floor=-8.0, unseen=-3.0, may=may) == [[0, 2]]


def test_the_strongest_pair_of_a_group() -> None:
    assert strongest({(0, 1): 1.0, (1, 2): 3.0}, [0, 1, 2]) == (1, 2)
    assert strongest({}, [0, 1]) is None
