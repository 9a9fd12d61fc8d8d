"""The pipeline keeps its quality floor on the project's own events, and the scorer scores as it says."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.model import Article, Comparison, Dossier, Fact, Reading, Relation, Run, Span, Verdict
from tests.cases.score import place
from tests.quality import floors, score

EVENTS = score.load()
IDS = [event.name for event in EVENTS]


@pytest.fixture(scope="module")
def measured() -> tuple[list[score.Score], dict[str, float]]:
    return score.measure(EVENTS)


@pytest.mark.parametrize("name", sorted(floors.load(score.FLOOR)))
def test_the_figure_keeps_its_floor(name: str, measured: tuple[list[score.Score], dict[str, float]]) -> None:
    scores, reached = measured
    assert reached[name] >= floors.load(score.FLOOR)[name] - 1e-9, score.table(EVENTS, scores, verbose=True)


def test_every_figure_has_a_floor() -> None:
    assert sorted(floors.load(score.FLOOR)) == sorted(score.figures([score.Score()], (0, 0)))


def test_half_of_the_written_events_have_nothing_to_report() -> None:
    written = [event for event in EVENTS if not event.name.startswith("seeds")]
    calm = [e for e in written if all(item.verdict not in score.DISCREPANT for item in e.labels.expected)]
    assert len(written) >= 12
    assert len(calm) * 2 >= len(written)


@pytest.mark.parametrize("event", EVENTS, ids=IDS)
def test_the_labels_fit_the_articles(event: score.Event) -> None:
    texts = {path.name: path.read_text(encoding="utf-8") for path in event.paths}
    mentions = [m for item in event.labels.expected for reading in item.readings for m in reading]
    for mention in [*mentions, *(m for pair in event.labels.quiet for m in pair)]:
        assert place(texts[mention.article], mention.text, mention.nth)
    for item in event.labels.expected:
        assert len(item.readings) == 1 if item.verdict == "agreement" else len(item.readings) > 1
        assert all(0 <= pair.a < pair.b < len(item.readings) for pair in item.relations)
        if item.relations:
            assert max(item.relations, key=lambda pair: ORDER.index(pair.verdict)).verdict == item.verdict
    assert len(event.paths) in range(2, 5)
    assert event.labels.expected or event.labels.quiet


ORDER = ["agreement", "compatible", "update", "conflict"]


# --- the scorer itself, on a made-up dossier: Nine / ten dead, and a third figure that is another thing ---

TEXT = "Nine died. Ten died. Forty sang."
WORDS = ("Nine", "Ten", "Forty")


def dossier(*groups: tuple[str, ...], verdict: Verdict = "conflict") -> Dossier:
    blank = dict.fromkeys(name for name, field in Fact.model_fields.items() if field.is_required())
    fixed = {"article": "a", "zone": "body", "line": 1, "kind": "quantity", "bound": "exact", "dimension": "count"}
    rest = {"status": "asserted", "role": "total", "resolved": "", "step": 1.0, "names": (), "context": ()}
    facts = []
    for words in WORDS:
        start, end = place(TEXT, words)
        known = {"id": words, "text": words, "start": start, "end": end, "sentence": Span(start=0, end=len(TEXT))}
        facts.append(Fact.model_validate({**blank, **fixed, **rest, **known}))
    article = Article(id="a", path="x/a.txt", text_sha256="", text=TEXT, blocks=(), lineage="a")
    return Dossier(
        articles=(article,), facts=tuple(facts), unread=(), run=Run(version="0", rules_sha256="", inputs={}),
        comparisons=tuple(comparison(group, verdict) for group in groups),
    )  # fmt: skip


def comparison(group: tuple[str, ...], verdict: Verdict) -> Comparison:
    ends: dict[str, None] = dict.fromkeys(("low", "high", "unit", "date_from", "date_to", "measure"))
    readings = [
        Reading.model_validate({**ends, "label": w, "bound": "exact", "facts": (w,), "independent_sources": 1})
        for w in group
    ]
    pairs = [(a, b) for i, a in enumerate(group) for b in group[i + 1 :]]
    relations = tuple(Relation(a=a, b=b, verdict=verdict, why="x") for a, b in pairs)
    return Comparison(
        id="-".join(group), label="x", verdict=verdict, nature=(), severity="high", evidence=(), hints=(), context=(),
        readings=tuple(readings), relations=relations, why=(),
    )  # fmt: skip


def labelled() -> score.Event:
    nine, ten, forty = (score.Mention(article="a.txt", text=words) for words in WORDS)
    item = score.Item(id="dead", what="the dead", verdict="conflict", readings=((nine,), (ten,)))
    return score.Event("x", (Path("x/a.txt"),), score.Expected(expected=(item,), quiet=((nine, forty),)))


@pytest.mark.parametrize(
    ("reported", "found", "false", "verdicts", "linked", "silent"),
    [
        (dossier(("Nine", "Ten")), 1, 0, (1, 1), 1, 1),
        (dossier(("Nine", "Ten"), verdict="update"), 1, 0, (0, 1), 1, 1),
        (dossier(("Nine", "Ten"), verdict="compatible"), 0, 0, (0, 1), 1, 1),
        (dossier(("Nine", "Forty")), 0, 1, (0, 0), 0, 0),
        (dossier(("Nine", "Ten"), ("Ten", "Nine")), 1, 1, (1, 1), 1, 1),
        (dossier(("Nine", "Ten", "Forty")), 1, 0, (1, 1), 1, 0),
        (dossier(), 0, 0, (0, 0), 0, 1),
    ],
    ids=["right", "other verdict", "not reported", "another thing", "told twice", "too much in it", "silence"],
)
def test_the_scorer_counts(
    reported: Dossier, found: int, false: int, verdicts: tuple[int, int], linked: int, silent: int
) -> None:
    got = score.score(labelled(), reported)
    assert (got.found, got.wanted, got.false) == (found, 1, false)
    assert (got.verdicts, got.verdicts_tried) == verdicts
    assert (got.linked, got.links) == (linked, 1)
    assert (got.silent, got.quiet) == (silent, 1)
    assert (got.read, got.mentions) == (2, 2)


def test_a_severity_that_an_event_does_not_count_is_not_reported() -> None:
    event = labelled()
    mild = score.Event(event.name, event.paths, event.labels.model_copy(update={"severities": ("low",)}))
    assert score.score(mild, dossier(("Nine", "Forty"))).false == 0


SHARES = st.dictionaries(st.sampled_from(["a", "b", "c"]), st.floats(min_value=0, max_value=1))


@given(SHARES, SHARES)
def test_raising_never_lowers_or_drops_a_floor(reached: dict[str, float], known: dict[str, float]) -> None:
    lifted = floors.raised(reached, known)
    assert all(lifted[name] >= floor for name, floor in known.items())
    assert sorted(lifted) == sorted({*reached, *known})


@given(SHARES)
def test_a_raised_floor_is_kept_by_the_figures_that_raised_it(reached: dict[str, float]) -> None:
    assert floors.fallen(reached, floors.raised(reached, {})) == []


def test_a_fallen_and_an_unmeasured_figure_are_named() -> None:
    assert len(floors.fallen({"a": 0.5}, {"a": 0.6, "b": 0.1})) == 2


def test_floors_survive_the_disk(tmp_path: Path) -> None:
    floors.save(tmp_path / "f.json", {"b": 0.25, "a": 1.0})
    assert floors.load(tmp_path / "f.json") == {"a": 1.0, "b": 0.25}
