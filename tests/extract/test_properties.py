"""What holds for any text: nothing is raised, nothing takes long, spaces and dashes change no value."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from factcheck import extract, normalise
from factcheck.model import Fact
from tests.extract.reading import amounts, article, read

WORDS = st.sampled_from(
    """at least no fewer than up to some nearly about 7 12,000 1.2 million twenty -three dozens of half a dozen $ £ %
    per cent points people were killed , . ; ( ) - – km miles 10-year-old aged Monday 9pm on March 2021 third victim
    one in five between and 20 30 said police Article 4 MI6 3-1 two-thirds ½ 8:30 a day '' “ ” 5C minus""".split()
)


@given(st.text(max_size=300) | st.lists(WORDS, max_size=40).map(" ".join))
@example("\u0130 12 people")
@example("0" * 500)
@example("rows 5-55:57 and 3 to 12:30")
@example("from 3 to 2021-11-15")
@example("1." * 80)
@settings(max_examples=250, deadline=None)
def test_any_text_is_read(text: str) -> None:
    extractor = extract.load()
    a = article(text)
    claims, skipped = extractor.read(a)
    facts, unread = normalise.facts(a, claims, extractor.lex)
    for f in facts:
        assert 0 <= f.start < f.end <= len(text)
        assert text[f.start : f.end] == f.text
        assert f.sentence.start <= f.start
        assert f.low is None or f.high is None or f.low <= f.high
    for s in skipped:
        assert text[s.start : s.end] == s.text
        assert s.reason
    assert all(u.reason for u in unread)
    assert len({f.id for f in facts}) == len(facts)


SENTENCES = [
    "More than 12,000 soldiers were deployed, up from 10,000.",
    "At least 23 people died and 40 were hurt on Monday.",
    "The 43-year-old paid between $26 and $31 million for 20-30 flats.",
    "A magnitude 6.1 quake struck at a depth of 10 km, 150 miles from the coast.",
    "Turnout fell two percentage points to 61 per cent; 1.2 million voted.",
]


@pytest.mark.parametrize("sentence", SENTENCES)
@pytest.mark.parametrize("space", ["\u00a0", "\u2009", "\u202f"])
def test_hard_spaces_change_no_value(sentence: str, space: str) -> None:
    assert amounts(sentence.replace(" ", space)) == amounts(sentence)


@pytest.mark.parametrize("sentence", SENTENCES)
@pytest.mark.parametrize("dash", ["\u2010", "\u2011", "\u2013"])
def test_typographic_dashes_change_no_value(sentence: str, dash: str) -> None:
    assert amounts(sentence.replace("-", dash)) == amounts(sentence)


@pytest.mark.parametrize(
    ("words", "figure"),
    [("twenty", "20"), ("seven", "7"), ("a hundred", "100"), ("forty-five", "45"), ("two thousand", "2,000")],
)
@pytest.mark.parametrize(
    "frame", ["At least {} people died.", "Police held {} men.", "Between {} and 9,000 homes burned."]
)
def test_words_and_digits_are_one(words: str, figure: str, frame: str) -> None:
    assert amounts(frame.format(words)) == amounts(frame.format(figure))


HOSTILE = [
    "1" * 20_000, "1," * 10_000, "at least " * 5_000, "a " * 20_000, "-" * 20_000, "(" * 20_000, "$" * 20_000,
    "no " * 10_000, "one of " * 5_000, "twenty-" * 5_000, "and " * 10_000, "5-" * 10_000, "half a " * 5_000,
    "more than 5 or " * 3_000, "Monday " * 5_000, "1/2/3/" * 5_000, "aaa_" * 8_000, "x[1]." * 6_000,
    "killed 5 and " * 2_000, "5 in Poland, " * 2_000, "police said 5 would " * 1_500, "5 pounds " * 3_000,
    "Anna Kowalska " * 2_000,
]  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE, ids=lambda t: t[:12])
def test_hostile_text_takes_linear_time(text: str) -> None:
    extractor = extract.load()
    extractor.read(article("12 people died"))

    def cost(part: str) -> float:
        a = article(part)
        begun = time.process_time()
        extractor.read(a)
        return time.process_time() - begun

    half, whole = (min(cost(part) for _ in range(2)) for part in (text[: len(text) // 2], text))
    assert whole < 3.5 * half + 0.3, f"{half:.3f} s for half, {whole:.3f} s for the whole"


def test_facts_built_without_validation_are_valid() -> None:
    for path in sorted((Path(__file__).parent.parent / "cases").glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            case = json.loads(line)
            for fact in read(case["text"], case.get("published"))[0]:
                values = {name: getattr(fact, name) for name in Fact.model_fields}
                assert Fact.model_validate(values) == fact
                assert fact.model_copy(update={"line": 7}).line == 7
