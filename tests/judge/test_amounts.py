"""When two quantities differ: one row a rule of the contract, with its neighbours on both sides of the limit."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.judge.amounts import relate
from factcheck.judge.units import converter
from factcheck.model import Fact
from tests.judge.factory import RULES, VAGUE, quantity

TO_BASE = converter(RULES.units)


def outcome(a: Fact, b: Fact) -> str:
    return relate(a, b, RULES, TO_BASE).outcome


COUNTS = [
    # exact against exact: to the precision of the coarser
    ("43", "44", "differ"), ("23", "23", "same"), ("20", "23", "differ"), ("40", "43", "differ"),
    ("120", "128", "differ"), ("120", "123", "differ"), ("100", "102", "differ"), ("261", "300", "differ"),
    ("500", "512", "differ"), ("500", "498", "compatible"), ("1.2 million", "1,184,302", "compatible"),
    ("1.2 million", "1.3 million", "differ"), ("1.2 million", "1.2 billion", "differ"),
    ("1.3 million", "1,346,000", "compatible"), ("1.3 million", "1,360,000", "differ"),
    ("2 million", "1.96 million", "compatible"), ("2 million", "2.4 million", "differ"),
    ("160,000", "167,000", "differ"), ("20,000", "20,400", "compatible"), ("20,000", "24,000", "differ"),
    ("1,356", "1,536", "differ"), ("0", "3", "differ"), ("4,000", "4,000", "same"),
    # approximate figures
    ("about 1,500", "1,478", "compatible"), ("about 1,500", "1,600", "differ"), ("around 60", "62", "compatible"),
    ("around 60", "70", "differ"), ("around 1,000", "around 4,000", "differ"), ("around 1,000", "1,080", "compatible"),
    ("about 20,000", "about 21,000", "compatible"), ("about 20,000", "23,000", "differ"),
    ("about 12", "12", "compatible"), ("about 12", "14", "differ"), ("about 10", "12", "compatible"),
    ("about 12", "13", "compatible"), ("about 15", "17", "compatible"), ("about 15", "19", "differ"),
    ("about 45", "43", "compatible"), ("about 3", "4", "differ"),
    ("around 15,000", "around 12,000", "differ"), ("around 15,000", "14,600", "compatible"),
    ("about 500", "512", "compatible"), ("around 4,000", "about 4,000", "same"),
    # the side that a hedge keeps to
    ("nearly 500", "512", "differ"), ("nearly 500", "501", "differ"), ("nearly 500", "496", "compatible"),
    ("nearly 500", "500", "compatible"), ("almost 50", "40", "differ"), ("almost 50", "47", "compatible"),
    ("nearly 300", "more than 300", "differ"), ("nearly 300", "at least 300", "differ"),
    ("just over 1,000", "1,020", "compatible"), ("just over 1,000", "990", "differ"),
    ("just over 1,000", "1,300", "differ"), ("just under 500", "just over 500", "differ"),
    ("nearly 500", "about 500", "compatible"), ("nearly 23,000", "about 21,000", "differ"),
    ("nearly 23,000", "more than 22,000", "compatible"),
    # a lower bound and a figure
    ("more than 200", "249", "compatible"), ("more than 200", "250", "differ"),
    ("more than 12,000", "around 15,000", "differ"), ("more than 12,000", "14,900", "compatible"),
    ("more than 1,500", "1,478", "differ"), ("more than 1,500", "1,500", "compatible"),
    ("at least seven 7", "nine 9", "differ"), ("at least 11", "9", "differ"), ("at least 4", "5", "differ"),
    ("at least 1", "2", "differ"), ("at least 4", "4", "compatible"), ("at least 5", "7", "differ"),
    ("more than 1,000", "around 4,000", "differ"), ("about 20,000", "at least 15,000", "differ"),
    ("over 14,000", "about 14,000", "compatible"),
    ("over 170,000", "168,000", "differ"), ("at least 12", "0", "differ"),
    # two lower bounds
    ("at least 7", "at least 10", "differ"), ("at least 6", "at least 7", "differ"),
    ("at least 200", "at least 240", "compatible"), ("at least 200", "at least 250", "differ"),
    ("more than 6", "at least 7", "same"), ("more than 7", "at least 7", "compatible"),
    ("more than 20,000", "more than 22,000", "compatible"), ("more than 800", "over 1,600", "differ"),
    # upper bounds
    ("up to 4,000", "around 4,000", "compatible"), ("up to 4,000", "3,000", "compatible"),
    ("up to 4,000", "4,200", "differ"), ("up to 4,000", "1,500", "differ"), ("fewer than 50", "52", "differ"),
    ("up to 8", "up to 7", "differ"), ("up to 100", "up to 110", "compatible"), ("up to 100", "up to 150", "differ"),
    ("at least 160", "up to 180", "compatible"), ("at least 200", "up to 180", "differ"),
    ("as many as 100", "nearly 100", "compatible"),
    # vague words
    ("thousands", "14,000", "compatible"), ("thousands", "around 4,000", "compatible"), ("dozens", "18", "differ"),
    ("hundreds", "1,200", "compatible"), ("hundreds", "135", "differ"), ("dozens", "60", "compatible"),
    ("several", "2", "differ"), ("several", "7", "compatible"),
    ("dozens", "300", "loose"), ("dozens", "842", "loose"), ("scores", "1,000", "loose"),
    ("dozens", "hundreds", "differ"), ("hundreds", "thousands", "differ"), ("dozens", "scores", "compatible"),
    ("dozens", "dozens", "same"), ("dozens", "at least 50", "compatible"), ("dozens", "more than 20", "compatible"),
    ("hundreds", "at least 40", "differ"), ("thousands", "at least 15,000", "compatible"), ("dozens", "8", "differ"),
    ("dozens", "up to 100", "compatible"), ("dozens", "up to 20", "differ"),
    # ranges
    ("20 to 30", "25", "compatible"), ("20 to 30", "31", "differ"), ("20 to 30", "25 to 40", "compatible"),
    ("20 to 30", "40 to 50", "differ"), ("3 to 4", "3", "compatible"), ("20 to 30", "at least 18", "compatible"),
    ("20 to 30", "at least 12", "differ"), ("20 to 30", "up to 30", "compatible"),
]  # fmt: skip


@pytest.mark.parametrize(("a", "b", "expected"), COUNTS)
def test_counts(a: str, b: str, expected: str) -> None:
    assert outcome(quantity(a), quantity(b)) == expected
    assert outcome(quantity(b), quantity(a)) == expected


MEASURED = [
    ("100", "km", "60", "mi", "compatible"),
    ("35", "km", "22", "mi", "compatible"), ("75", "km", "50", "mi", "compatible"),
    ("4", "mi", "7", "km", "compatible"), ("2,000", "t", "2,205", "short ton", "compatible"),
    ("20", "C", "68", "F", "compatible"), ("38", "C", "100", "F", "compatible"), ("20", "C", "75", "F", "differ"),
    ("68", "degree", "20", "C", "compatible"), ("20", "degree", "68", "F", "compatible"),
    ("10", "km", "10", "mi", "differ"), ("83", "km", "47", "mi", "differ"), ("10", "m", "24 to 30", "ft", "differ"),
    ("about 150", "nmi", "about 277", "km", "compatible"), ("13", "nmi", "13", "mi", "compatible"),
    ("2,150", "t", "2,150", "ton", "compatible"), ("2", "h", "120", "min", "compatible"),
    ("64", "min", "around 1", "h", "compatible"),
    ("2", "h", "almost 3", "h", "differ"), ("2", "year", "24", "month", "compatible"),
    ("less than 15", "mi", "less than 25", "km", "compatible"), ("less than 15", "mi", "less than 50", "km", "differ"),
    ("10", "mi", "less than 25", "km", "compatible"), ("10", "mi", "less than 50", "km", "differ"),
    ("10", "km", "10.4", "km", "compatible"),
    ("100", "km", "104", "km", "compatible"), ("30", "year", "31", "year", "differ"),
    ("10", "km", "12", "km", "differ"), ("6.1", "magnitude", "6.3", "magnitude", "differ"),
    ("6.1", "magnitude", "6", "magnitude", "compatible"),
    ("90", "%", "93.9", "%", "differ"), ("88", "%", "88.4", "%", "compatible"),
    ("10", "km", "10", "kg", "compatible"), ("500", "/day", "500", "/week", "compatible"),
    ("500", "GBP/month", "500", "GBP/year", "compatible"), ("500", "GBP/month", "500", "USD/month", "differ"),
    ("500", "GBP/month", "600", "GBP/month", "differ"), ("100", "km/h", "62", "mi/h", "compatible"),
    ("100", "km/h", "100", "mi/h", "differ"), ("500", "/day", "600", "/day", "differ"),
    ("1", "kn", "1", "km/h", "differ"),
    ("1.2 billion", "GBP", "1.2 billion", "USD", "differ"), ("1.2 billion", "GBP", "1.6 billion", "USD", "compatible"),
    ("1.2 billion", "GBP", "1.2 billion", "GBP", "same"), ("110", "USD", "110 million", "USD", "differ"),
    ("2.5 million", "USD", "2.6 million", "USD", "differ"),
    ("5", "pp", "5", "%", "differ"), ("5", "pp", "9", "%", "compatible"),
]  # fmt: skip


DIMENSION = dict.fromkeys(("year", "month", "h", "min"), "duration")


@pytest.mark.parametrize(("a", "unit_a", "b", "unit_b", "expected"), MEASURED)
def test_units(a: str, unit_a: str, b: str, unit_b: str, expected: str) -> None:
    x, y = (quantity(w, unit=u, dimension=DIMENSION.get(u, "other")) for w, u in ((a, unit_a), (b, unit_b)))
    assert outcome(x, y) == expected
    assert outcome(y, x) == expected


@pytest.mark.parametrize(
    ("words", "low", "other", "expected"),
    [
        ("two-thirds", 200 / 3, 65, "compatible"),
        ("two-thirds", 200 / 3, 60, "differ"),
        ("one in five", 20, 20, "same"),
        ("half", 50, 52, "compatible"),
        ("half", 50, 58, "differ"),
        ("a quarter", 25, 27, "compatible"),
    ],
)
def test_spoken_fractions(words: str, low: float, other: float, expected: str) -> None:
    spoken = quantity("1", text=words, low=low, high=low, unit="%", step=1.0)
    assert outcome(spoken, quantity(f"{other} per cent", unit="%")) == expected


def test_a_dozen_is_a_loose_word() -> None:
    assert outcome(quantity("about 12", text="about a dozen", step=12.0), quantity("14")) == "compatible"
    assert outcome(quantity("about 12", text="about a dozen", step=12.0), quantity("at least 17")) == "differ"


def test_a_difference_of_degrees_has_no_zero_point() -> None:
    x, y = quantity("2", unit="C", role="change"), quantity("3.6", unit="F", role="change")
    assert outcome(x, y) == "compatible"
    assert outcome(x, quantity("36", unit="F", role="change")) == "differ"


def test_ages_do_not_round() -> None:
    x, y = (quantity(n, unit="year", dimension="age") for n in ("40", "41"))
    assert outcome(x, y) == "differ"
    assert outcome(quantity("about 40", unit="year", dimension="age"), y) == "compatible"


WORDS = st.one_of(
    st.builds(
        lambda hedge, n: f"{hedge}{n:,}",
        st.sampled_from(["", "about ", "nearly ", "just over ", "at least ", "more than ", "up to ", "fewer than "]),
        st.integers(1, 50_000),
    ),
    st.sampled_from(sorted(VAGUE)),
    st.builds(lambda n, more: f"{n} to {n + more}", st.integers(1, 500), st.integers(1, 300)),
)
UNITS = st.sampled_from([None, "km", "mi", "USD", "GBP", "%", "C", "F"])


@given(WORDS, WORDS, UNITS, UNITS)
def test_the_order_of_two_is_of_no_account(a: str, b: str, u: Any, v: Any) -> None:
    x, y = quantity(a, unit=u), quantity(b, unit=v)
    assert relate(x, y, RULES, TO_BASE) == relate(y, x, RULES, TO_BASE)


@given(WORDS, UNITS)
def test_a_quantity_agrees_with_itself(a: str, u: Any) -> None:
    assert outcome(quantity(a, unit=u), quantity(a, unit=u)) == "same"


NUMBERS = st.one_of(
    st.integers(1, 50_000).map("{:,}".format),
    st.integers(1, 99).map(lambda n: f"{n / 10} million"),
    st.integers(1, 999).map(lambda n: f"{n / 10}"),
)


@given(NUMBERS, st.one_of(WORDS, NUMBERS), UNITS)
def test_a_wider_hedge_never_makes_a_difference(n: str, other: str, u: Any) -> None:
    plain, hedged, b = quantity(n, unit=u), quantity(f"about {n}", unit=u), quantity(other, unit=u)
    if outcome(plain, b) != "differ":
        assert outcome(hedged, b) != "differ"
