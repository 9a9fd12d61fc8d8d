"""The parts that know no terminal: where the case lies, search, wording, plot, passages."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.model import Comparison
from factcheck.output import write_file
from factcheck.review.desk import Desk, Job
from factcheck.review.keys import ACCEPT, KEYS
from factcheck.review.passages import folded
from factcheck.review.plot import draw
from factcheck.review.rows import ORDERS, Filter, Index, choose
from factcheck.review.widgets.bars import fitting
from factcheck.review.wording import suggest
from tests.cli import factory as cli_factory
from tests.review import factory

DOSSIER = factory.dossier()
INDEX = Index(DOSSIER)
DEAD, ABOARD, DAY, COST, TEN = DOSSIER.comparisons


def job(*paths: str, case: Path | None = None) -> Job:
    return Job(paths=paths, who="anna", clock=lambda: "2026-01-02T10:00:00Z", save=write_file, case=case)


def test_the_case_lies_beside_the_articles_unless_named(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("x", encoding="utf-8")
    beside = job(str(tmp_path / "a.txt")).case_file()
    assert beside == job(str(tmp_path)).case_file()
    assert beside.parent == tmp_path
    assert job(str(tmp_path), case=Path("other.case")).case_file() == Path("other.case")
    kept = job(str(tmp_path / "old.case"))
    assert (kept.case_file(), kept.articles) == (tmp_path / "old.case", (str(tmp_path),))


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("ferry", [DEAD, DAY]),
        ("COAST guard", [DEAD]),
        ("pasengers", [ABOARD]),
        ("$30 million", [COST]),
        ("repiars cost", [COST]),
        ("zebra", []),
        ("", [DEAD, ABOARD, DAY, COST]),
    ],
)
def test_search(query: str, found: list[object]) -> None:
    assert choose(INDEX, Filter(words=query), {}) == found


def test_what_is_most_alike_is_offered_first() -> None:
    labels = {DEAD.id: "died on the ferry", COST.id: "cost of the ferry", DAY.id: "on what day"}
    renamed = tuple(c.model_copy(update={"label": labels.get(c.id, c.label)}) for c in DOSSIER.comparisons)
    index = Index(DOSSIER.model_copy(update={"comparisons": renamed}))
    dead = index.comparisons[DEAD.id]
    assert [c.id for c in index.like(dead, 2)] == [COST.id, ABOARD.id]  # what shares a word; then in their order
    assert [c.id for c in index.like(dead, 99)] == [COST.id, ABOARD.id, TEN.id]  # neither itself nor the day


@pytest.mark.parametrize("order", ORDERS)
def test_every_order_keeps_every_row(order: str) -> None:
    rows = choose(INDEX, Filter(order=order, everything=True), {DEAD.id: "settled"})
    assert sorted(c.id for c in rows) == sorted(INDEX.comparisons)


def test_what_was_settled_stays_in_sight_whatever_became_of_it() -> None:
    assert TEN in choose(INDEX, Filter(), {TEN.id: "settled"})


@pytest.mark.parametrize(
    ("comparison", "words"),
    [
        (ABOARD, "Between 1,200 and 1,500, reports differ: some 1,200 (Ellis Courier); about 1,500 (coast.txt, Wire)"),
        (DAY, "Reports differ: Monday (Ellis Courier); Tuesday (coast.txt, Wire)"),
        (COST, "Between 3,000,000 and 30,000,000 USD, reports differ: $3 million (according to the owner); "
               "$30 million (coast.txt, Wire)"),
    ],
)  # fmt: skip
def test_wording(comparison: Comparison, words: str) -> None:
    assert suggest(comparison, INDEX) == words


def test_the_latest_reading_is_known_only_where_the_times_say_it() -> None:
    desk = Desk(job("."), DOSSIER, None)
    assert desk.latest(ABOARD) == "about 1,500"
    bare = DOSSIER.model_copy(update={"articles": tuple(a.model_copy(update={"published": None})
                                                        for a in DOSSIER.articles)})  # fmt: skip
    assert Desk(job("."), bare, None).latest(ABOARD) is None


def test_copies_are_folded_under_what_they_repeat() -> None:
    facts = [INDEX.facts[i] for i in DEAD.readings[2].facts]
    assert [(one.id, [f.id for f in again]) for one, again in folded(facts, INDEX.articles)] == [
        (facts[0].id, [facts[2].id, facts[3].id]),
        (facts[1].id, []),
    ]


ENDS = st.one_of(st.none(), st.floats(allow_nan=False, allow_infinity=False, width=32), st.integers(0, 10**15))


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(ENDS, ENDS), min_size=1, max_size=9), st.integers(1, 160), st.integers(1, 40))
def test_any_plot_fits_its_pane(ends: list[tuple[float | None, float | None]], width: int, height: int) -> None:
    a = DOSSIER.articles[0]
    facts = [factory.fact(a, "seven", low, high, id=f"f{n}") for n, (low, high) in enumerate(ends)]
    readings = [cli_factory.reading(f"r{n}", [f]) for n, f in enumerate(facts)]
    found = cli_factory.comparison("any", "conflict", "high", *readings)
    index = Index(DOSSIER.model_copy(update={"facts": tuple(facts), "comparisons": (found,)}))
    lines = ["".join(words for words, _ in line) for line in draw(found, index, width, height)]
    if width >= 24 and height >= 6:
        assert len(lines) <= height
        assert all(len(line) <= width for line in lines)


@given(st.integers(0, 300))
def test_the_footer_never_outgrows_its_line(width: int) -> None:
    kept = fitting([ACCEPT, *KEYS], width)
    assert sum(len(k.shown or k.keys) + len(k.hint) + 3 for k in kept) <= width
    assert width < 80 or {"help", "quit", "accept"} <= {k.hint for k in kept}
