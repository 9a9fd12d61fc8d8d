"""What a difference is, how much it matters, and what the comparison says."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.errors import RulesError
from factcheck.judge import judge, load
from factcheck.judge.severity import Circumstances, weigh
from factcheck.judge.units import ToBase
from factcheck.model import Evidence, Fact, Span
from tests.judge.factory import MEASURES, RULES, article, compare, quantity, stated, when

D8, D15, D16, D17 = "2021-11-08", "2021-11-15", "2021-11-16", "2021-11-17"
TEN, TWO = "2021-11-16T10:00Z", "2021-11-16T14:00Z"

VERDICTS = [
    # a week between: growth
    ("present", "more than 1,000", D8, "around 4,000", D15, "update", set(), "medium"),
    ("deployed", "more than 12,000", D8, "around 15,000", D15, "update", set(), "medium"),
    ("deployed", "more than 12,000", D15, "around 15,000", D15, "conflict", set(), "high"),
    ("deaths", "7", D16, "10", D16, "conflict", set(), "high"),
    ("deaths", "at least 7", TEN, "9", TWO, "update", set(), "medium"),
    ("deaths", "9", TEN, "at least 11", TWO, "update", {"hedge"}, "medium"),
    ("deaths", "15", D16, "12", D17, "conflict", {"fell"}, "high"),
    ("deaths", "2", D15, "3", D17, "update", set(), "medium"),
    ("deaths", "at least 4", D16, "5", D16, "conflict", set(), "high"),
    ("deaths", "at least 4", D16, "5", D17, "update", set(), "medium"),
    ("deaths", "dozens", D16, "300", D17, "update", {"vague"}, "low"),
    ("deaths", "dozens", D16, "300", D16, "compatible", {"vague"}, "none"),
    ("deaths", "dozens", D16, "18", D16, "conflict", {"vague"}, "low"),
    ("deaths", "hundreds", D16, "thousands", D17, "update", set(), "low"),
    ("deaths", "about 12", D16, "12", D16, "compatible", {"hedge"}, "low"),
    ("magnitude", "6.1", D16, "6.3", D17, "conflict", set(), "medium"),
    ("bombs", "4", D16, "5", D17, "conflict", set(), "medium"),
    ("unheard of", "4", D16, "5", D17, "conflict", set(), "low"),
    (None, "4", D16, "9", None, "conflict", set(), "medium"),
    ("deaths", "7", None, "10", D16, "conflict", set(), "high"),
    ("deaths", "23", D16, "23", D17, "agreement", set(), "none"),
    ("present", "5,000", D8, "4,000", D15, "update", set(), "low"),
]


@pytest.mark.parametrize(("measure", "a", "when_a", "b", "when_b", "verdict", "nature", "severity"), VERDICTS)
def test_verdicts(
    measure: str | None,
    a: str,
    when_a: str | None,
    b: str,
    when_b: str | None,
    verdict: str,
    nature: set[str],
    severity: str,
) -> None:
    facts = [quantity(a, measure=measure), quantity(b, measure=measure, article="b")]
    found = compare(facts, article("a", when_a), article("b", when_b))
    assert (found.verdict, found.severity) == (verdict, severity)
    assert nature <= set(found.nature)
    assert compare(facts[::-1], article("a", when_a), article("b", when_b)) == found


def test_an_undated_difference_says_that_a_date_would_decide() -> None:
    found = compare([quantity("7", measure="deaths"), quantity("10", measure="deaths", article="b")])
    assert found.verdict == "conflict"
    assert any("publication date" in line for line in found.why)


REVISED = [
    ("12", "The toll was revised down to 12.", "15", D16, D17, "update", "correction"),
    ("12", "Twelve, that is 12, died.", "15", D16, D17, "conflict", "fell"),
    ("12", "The number fell to 12 on Monday.", "15", D16, D17, "update", "correction"),
    ("17", "The number rose to 17 on Monday.", "15", D16, D16, "update", "revised"),
    ("12", "The number rose to 12 on Monday.", "15", D16, D16, "conflict", ""),
    ("12", "The toll was corrected: 12 died.", "15", D17, D16, "conflict", "fell"),
]


@pytest.mark.parametrize(("words", "sentence", "other", "when_other", "published", "verdict", "nature"), REVISED)
def test_a_text_that_says_revised(
    words: str, sentence: str, other: str, when_other: str, published: str, verdict: str, nature: str
) -> None:
    fact, text = stated(words, sentence, measure="deaths", article="b")
    if published < when_other:  # the corrected figure came first: the later one is the higher, so nothing fell
        verdict, nature = "update", ""
    found = compare([quantity(other, measure="deaths"), fact], article("a", when_other), article("b", published, text))
    assert found.verdict == verdict
    assert not nature or nature in found.nature


def test_a_corrected_magnitude_is_an_update() -> None:
    fact, text = stated("4.2", "The survey corrected the magnitude to 4.2.", measure="magnitude", article="b")
    other = quantity("4.4", measure="magnitude")
    assert compare([other, fact], article("a", D16), article("b", D16, text)).verdict == "update"


def test_one_article_against_itself() -> None:
    facts = [quantity("at least 7", measure="deaths"), quantity("at least 10", measure="deaths", start=90)]
    found = compare(facts, article("a", D8))
    assert (found.verdict, found.severity) == ("conflict", "high")
    assert "within_article" in found.nature


def test_one_article_with_two_times() -> None:
    facts = [
        quantity("2,000", measure="present", as_of="at 9 a.m."),
        quantity("4,000", measure="present", as_of="at 5 p.m.", start=90),
    ]
    assert compare(facts, article("a", D8)).verdict == "update"


def test_a_dispute_is_a_conflict_a_step_lower() -> None:
    def found(one: str | None, two: str | None) -> Any:
        facts = [
            quantity("20,000", measure="present", attribution=one),
            quantity("30,000", measure="present", attribution=two, article="b"),
        ]
        return compare(facts, article("a", D15), article("b", D15))

    named = found("police", "the organisers")
    assert (named.verdict, named.severity) == ("conflict", "low")
    assert "dispute" in named.nature
    for pair in (("police", "the police"), ("police", None), ("officials", "the unions")):
        assert "dispute" not in found(*pair).nature
    assert found("police", None).severity == "medium"


LONG = "A coach that carried pilgrims fell into a ravine near the harbour on Sunday, killing {} people, officials said."


@pytest.mark.parametrize(
    ("copy_of", "sentence", "expected"),
    [
        ("a", LONG, True),
        (None, LONG, True),
        ("a", "{} people died when a coach left the road, said the mayor.", False),
    ],
)
def test_a_copied_passage_with_another_figure(copy_of: str | None, sentence: str, expected: bool) -> None:
    one, text_one = stated("23", LONG.format(23), measure="deaths")
    two, text_two = stated("32", sentence.format(32), measure="deaths", article="b")
    found = compare([one, two], article("a", D15, text_one), article("b", D15, text_two, copy_of=copy_of))
    assert found.verdict == "conflict"
    assert ("copy_changed" in found.nature) is expected
    assert any("transposed" in hint for hint in found.hints)


def test_two_versions_hours_apart_are_an_update() -> None:
    one, text_one = stated("23", LONG.format(23), measure="deaths")
    two, text_two = stated("25", LONG.format(25), measure="deaths", article="b")
    assert compare([one, two], article("a", TEN, text_one), article("b", TWO, text_two)).verdict == "update"


def test_copies_are_one_source() -> None:
    facts = [quantity("23", measure="deaths", article=name) for name in "abc"]
    found = compare(facts, article("a", D15), article("b", D15, copy_of="a"), article("c", D15, copy_of="b"))
    assert (found.verdict, len(found.readings)) == ("agreement", 1)
    assert found.readings[0].independent_sources == 1
    assert any("1 independent source" in line for line in found.why)


def test_a_repeat_counts_once() -> None:
    first = quantity("23", measure="deaths")
    again = quantity("23", measure="deaths", start=200, repeat_of=first.id)
    known = {"a": article("a", D15)}
    assert judge([first, again], (), [], articles=known, measures=MEASURES, rules=RULES) is None
    other = quantity("25", measure="deaths", article="b")
    found = compare([first, again, other])
    assert found.readings[0].facts == (first.id, again.id)
    assert found.id == compare([first, other]).id


def test_two_repeats_of_a_passage_that_is_elsewhere() -> None:
    facts = [quantity("23", start=n, repeat_of="gone") for n in (0, 50)]
    assert judge(facts, (), [], articles={}, measures=MEASURES, rules=RULES) is None


@pytest.mark.parametrize(
    ("a", "b", "unit", "nature"),
    [
        ("1.2 million", "1.2 billion", "l", "magnitude"),
        ("110", "110 million", "USD", "magnitude"),
        ("12,000", "120,000", None, "magnitude"),
        ("1", "10", None, ""),
        ("1,356", "1,536", None, "transposed"),
        ("23", "32", None, "transposed"),
        ("23", "33", None, ""),
        ("6.3", "3.6", "magnitude", "transposed"),
    ],
)
def test_slips(a: str, b: str, unit: str | None, nature: str) -> None:
    found = compare([quantity(a, unit=unit), quantity(b, unit=unit, article="b")])
    assert found.verdict == "conflict"
    assert {"magnitude", "transposed"} & set(found.nature) == ({nature} if nature else set())
    assert bool(found.hints) is bool(nature)


@pytest.mark.parametrize(
    ("a", "b", "verdict"),
    [
        (when("Monday", "2021-11-15"), when("Monday", "2021-11-08", article="b"), "conflict"),
        (when("Friday", "2021-11-12"), when("last week", "2021-11-08", "2021-11-14", article="b"), "compatible"),
        (when("Friday", "2021-11-12"), when("12 November", "2021-11-12", article="b"), "agreement"),
    ],
)
def test_dates(a: Fact, b: Fact, verdict: str) -> None:
    found = compare([a, b], article("a", D15), article("b", D8))
    assert found.verdict == verdict
    assert len({r.label for r in found.readings}) == len(found.readings)


def test_a_planned_day_that_moves_is_an_update() -> None:
    a = when("next week", "2021-11-15", "2021-11-21", measure="repair")
    b = when("late November", "2021-11-22", "2021-11-30", measure="repair", article="b")
    assert compare([a, b], article("a", D8), article("b", D15)).verdict == "update"


def test_a_zone_is_read_beside_the_time() -> None:
    text_a, text_b = "It struck on Tuesday night local time.", "It struck early on Wednesday GMT."
    a = when("Tuesday night", "2021-11-16T18:00", "2021-11-16T23:59", start=13, end=26)
    b = when("early on Wednesday", "2021-11-17T00:00", "2021-11-17T05:59", article="b", start=10, end=28)
    assert compare([a, b], article("a", D17, text_a), article("b", D17, text_b)).verdict == "compatible"


@pytest.mark.parametrize(
    ("measure", "counted", "place", "label"),
    [
        ("deaths", "migrants", "the border", "deaths of migrants at the border"),
        ("deployed", "soldiers", "in Riga", "soldiers deployed in Riga"),
        ("present", "migrants", None, "migrants"),
        ("bombs", None, "Lisk", "bombs in Lisk"),
        ("bombs", None, "Lisk, Zarno", "bombs in Lisk, Zarno"),
        ("present", "migrants", "Zarno border", "migrants at the Zarno border"),
        ("present", "migrants", "Kalna crossing, Zarno", "migrants at the Kalna crossing, Zarno"),
        ("injured", "people", "Kalna Hospital", "people injured at Kalna Hospital"),
        ("present", "ships", "Gulf of Lisk", "ships in the Gulf of Lisk"),
        ("held_back", "letters", None, "letters: held back"),
        (None, "cars", "Zarno", "cars in Zarno"),
        (None, None, None, "count"),
    ],
)
def test_labels(measure: str | None, counted: str | None, place: str | None, label: str) -> None:
    facts = [quantity("7", measure=measure, counted=counted, place=place, article=name) for name in "ab"]
    assert compare(facts).label == label


def test_the_reasons_can_be_checked() -> None:
    a = quantity("more than 1,000", measure="present", place="Kalna", attribution="the border guard", zone="headline")
    b = quantity("around 4,000", measure="present", place="the whole border", article="b", line=7)
    found = compare([a, b], article("a", D8), article("b", D15))
    text = "\n".join(found.why)
    for piece in ("same thing", "“more than 1,000”", "2021-11-08", "line 7", "the border guard", "names no source"):
        assert piece in text
    assert found.why[-1].startswith("severity medium: medium for a conflict about present")
    assert "scope" in found.nature
    assert [(r.a, r.b, r.verdict) for r in found.relations] == [("more than 1,000", "around 4,000", "update")]


def test_a_pair_is_judged_by_its_hardest_facts() -> None:
    facts = [
        quantity("4", measure="deaths"),
        quantity("4", measure="deaths", article="c"),
        quantity("5", measure="deaths", article="b"),
    ]
    dated = (article("a", D8), article("b", D15))
    assert compare(facts, *dated, article("c", D8)).verdict == "update"
    assert compare(facts, *dated, article("c", D15)).verdict == "conflict"


def test_every_pair_of_readings_has_a_relation() -> None:
    words = ["7", "at least 7", "10", "about 12", "dozens"]
    facts = [quantity(w, article=w, measure="deaths") for w in words]
    found = compare(facts)
    assert len(found.relations) == 10
    assert len({r.label for r in found.readings}) == 5


def test_evidence_and_context_are_shown_in_order() -> None:
    planned = quantity("500", article="c", status="hypothetical")
    facts = [quantity("7"), quantity("9", article="b")]
    found = compare(
        facts, context=[planned], evidence=(Evidence(label="one place", bits=1.0), Evidence(label="one day", bits=3.0))
    )
    assert found.context == (planned.id,)
    assert [e.label for e in found.evidence] == ["one day", "one place"]


def test_one_fact_is_no_comparison() -> None:
    known = {"a": article("a")}
    assert judge([quantity("7")], (), [], articles=known, measures={}, rules=RULES) is None
    assert judge([], (), [], articles=known, measures={}, rules=RULES) is None


STATED = st.builds(
    lambda words, name, start, as_of, by: quantity(
        words, article=name, start=start, measure="deaths", as_of=as_of, attribution=by
    ),
    st.sampled_from(["7", "8", "at least 7", "about 12", "dozens", "up to 9", "10 to 20", "1.2 million", "nearly 500"]),
    st.sampled_from("abcd"),
    st.integers(0, 9),
    st.sampled_from([None, "noon", "Monday"]),
    st.sampled_from([None, "police", "the unions"]),
)
DATED = (article("a", D8), article("b", D15), article("c", None), article("d", D15, copy_of="b"))


@given(st.lists(STATED, min_size=2, max_size=7, unique_by=lambda f: f.id), st.randoms(use_true_random=False))
def test_the_order_of_the_facts_is_of_no_account(facts: list[Fact], random: Any) -> None:
    known = {a.id: a for a in DATED}

    def ask(these: list[Fact]) -> Any:
        return judge(these, (), ["why"], articles=known, measures=MEASURES, rules=RULES)

    shuffled = list(facts)
    random.shuffle(shuffled)
    found = ask(facts)
    assert ask(shuffled) == found
    if found is not None:
        size = len(found.readings)
        assert len(found.relations) == size * (size - 1) // 2
        assert (found.verdict == "agreement") == all(r.verdict == "agreement" for r in found.relations)


def test_a_date_is_labelled_by_the_words_around_it() -> None:
    text = "The public inquiry opened on Monday."
    fields: dict[str, Any] = {"sentence": Span(start=0, end=len(text)), "context": ("inquir", "open", "public")}
    facts = [
        when("Monday", "2021-11-15", start=29, place="Lisk", **fields),
        when("Monday", "2021-11-08", article="b", context=("open", "inquir", "judg")),
    ]
    found = compare(facts, article("a", D8, text), article("b", D15))
    assert found.label == "when: inquiry, opened in Lisk"
    assert "copy_changed" not in found.nature


@pytest.mark.parametrize(
    ("fields", "level"),
    [
        ({"verdict": "agreement"}, "none"),
        ({"verdict": "compatible", "nature": {"rounding"}, "stake": 1.0}, "none"),
        ({"verdict": "compatible", "nature": {"hedge"}, "stake": 1.0}, "low"),
        ({"verdict": "compatible", "nature": {"hedge"}, "stake": 0.5}, "none"),
        ({"stake": 1.0}, "high"),
        ({"stake": 0.5}, "medium"),
        ({"stake": 0.1}, "low"),
        ({"stake": 0.5, "headline": True}, "high"),
        ({"stake": 0.5, "ratio": 2.0}, "high"),
        ({"stake": 0.5, "ratio": 1.9}, "medium"),
        ({"stake": 0.5, "nature": {"within_article"}}, "medium"),
        ({"stake": 0.7, "nature": {"within_article", "dispute"}}, "medium"),
        ({"stake": 1.0, "nature": {"dispute"}}, "medium"),
        ({"stake": 1.0, "verdict": "update"}, "medium"),
        ({"stake": 0.1, "verdict": "update"}, "low"),
        ({"stake": 1.0, "vague": True}, "low"),
        ({"stake": 0.1, "nature": {"copy_changed"}}, "high"),
        ({"stake": 0.1, "nature": {"magnitude"}}, "high"),
    ],
)
def test_severity(fields: dict[str, Any], level: str) -> None:
    plain: dict[str, Any] = {"verdict": "conflict", "stake": 0.3, "nature": set()}
    found, why = weigh(Circumstances(**(plain | fields)), RULES.severity)
    assert found == level
    assert why.startswith(f"severity {level}: ")


def test_an_editor_may_change_the_rules(tmp_path: Path) -> None:
    (tmp_path / "tolerances.yaml").write_text("lower_bound_ratio: 1.5\n", encoding="utf-8")
    own = load(tmp_path)
    facts = [quantity("more than 200"), quantity("260", article="b")]
    known = {name: article(name) for name in "ab"}
    verdicts = [
        found.verdict
        for rules in (RULES, own)
        if (found := judge(facts, (), [], articles=known, measures={}, rules=rules))
    ]
    assert verdicts == ["conflict", "compatible"]
    (tmp_path / "tolerances.yaml").write_text("lower_bound_ratio: high\n", encoding="utf-8")
    with pytest.raises(RulesError):
        load(tmp_path)


def test_a_conversion_may_be_given() -> None:
    facts = [quantity("10", unit="furlong", dimension="length"), quantity("2", unit="km", article="b")]
    known = {name: article(name) for name in "ab"}

    def verdict(to_base: ToBase | None) -> str:
        found = judge(facts, (), [], articles=known, measures={}, rules=RULES, to_base=to_base)
        assert found is not None
        return found.verdict

    assert verdict(None) == "compatible"  # not compared: the unit is unknown
    assert verdict(lambda value, unit: (value * 1000 if unit == "km" else value * 100, "m")) == "conflict"
