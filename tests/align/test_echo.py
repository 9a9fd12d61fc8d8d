"""Groups that only repeat figures of each other are joined at last, and no difference is told by it."""

from __future__ import annotations

import random
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from factcheck import align
from factcheck.align.echo import join_echoes
from factcheck.align.value import differ
from factcheck.align.view import View
from tests.align.factory import article, fact

ALIGNER = align.Aligner()
UNITS = ALIGNER.bench.units
Pair = tuple[int, int]


def views(*values: float, **fields: Any) -> list[View]:
    articles = [article(f"a{n}", f"The crew of the ferry counted {v:g} crates.") for n, v in enumerate(values)]
    facts = [fact(a, f"{v:g}", v, **fields) for a, v in zip(articles, values, strict=True)]
    return ALIGNER.viewer.views(articles, facts, {a.id: [0] for a in articles})


def joined(seen: list[View], groups: list[list[int]], bits: dict[Pair, float]) -> list[list[int]]:
    return join_echoes(groups, seen, bits, UNITS, least=-4.0, differing=-2.0, floor=-8.0, unseen=-3.0)


def test_a_figure_in_common_joins_what_words_did_not() -> None:
    assert joined(views(120, 120), [], {(0, 1): -3.5}) == [[0, 1]]


def test_less_than_the_least_does_not() -> None:
    assert joined(views(120, 120), [], {(0, 1): -4.5}) == []


def test_one_digit_is_met_by_chance() -> None:
    assert joined(views(4, 4), [], {(0, 1): -3.5}) == []


def test_what_a_rule_keeps_apart_stays_apart() -> None:
    bits = {(0, 1): 2.0, (1, 2): 1.0, (0, 2): -99.0}
    assert joined(views(120, 120, 120), [[0, 1]], bits) == [[0, 1]]


def test_an_echo_goes_to_the_difference_that_has_its_figure() -> None:
    assert joined(views(120, 150, 150), [[0, 1]], {(0, 1): 2.0, (1, 2): -2.0, (0, 2): -2.0}) == [[0, 1, 2]]


def test_a_doubtful_echo_stays_out_of_a_difference() -> None:
    assert joined(views(120, 150, 150), [[0, 1]], {(0, 1): 2.0, (1, 2): -3.0, (0, 2): -3.0}) == [[0, 1]]


def test_two_figures_that_stood_apart_are_not_brought_together() -> None:
    bits = dict.fromkeys([(0, 1), (0, 2), (1, 2), (0, 3), (1, 3), (2, 3)], 1.0)
    assert joined(views(120, 150, 150, 180), [[0, 1], [2, 3]], bits) == [[0, 1], [2, 3]]


VALUES = st.lists(st.sampled_from([4.0, 120.0, 150.0, 2000.0]), min_size=2, max_size=7)


@given(VALUES, st.randoms())
def test_no_pair_that_differs_is_told_anew_and_order_is_of_no_account(values: list[float], dice: random.Random) -> None:
    seen = views(*values)
    pairs = [(a, b) for a in range(len(values)) for b in range(a + 1, len(values))]
    bits = {pair: dice.uniform(-9, 4) for pair in pairs}
    groups = [[0, 1]]
    found = joined(seen, groups, bits)

    def figures(group: list[int]) -> set[tuple[float, float]]:
        inside = [(values[a], values[b]) for a in group for b in group if differ(seen[a].fact, seen[b].fact, UNITS)]
        return set(inside)

    told = {pair for group in groups for pair in figures(group)}
    assert {pair for group in found for pair in figures(group)} <= told
    rows = list(bits.items())
    dice.shuffle(rows)
    assert joined(seen, groups, dict(rows)) == found
