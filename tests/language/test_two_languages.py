"""An English and a German report of one event are compared with each other; English pays nothing for German."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck import gloss, pipeline
from factcheck.errors import RulesError
from factcheck.gloss_words import spread
from factcheck.model import Comparison, Dossier
from factcheck.read import Text
from factcheck.settings import Intake

ENGLISH = """Seven migrants found dead at the Belarus border

WARSAW — At least seven migrants have died at the border between Poland and Belarus, Polish authorities said on Tuesday.

Around 4,000 migrants are gathered near the crossing at Kuznica, according to the Polish border guard. Poland has \
deployed 15,000 soldiers to the border.

The European Union will give 700 million euros in aid. On Monday evening some 50 people broke through the fence.
"""
GERMAN = """Zehn tote Migranten an der Grenze zu Belarus

WARSCHAU — Mindestens zehn Migranten sind an der Grenze zwischen Polen und Belarus gestorben, wie die polnischen \
Behörden am Dienstag mitteilten.

Rund 4.000 Migranten haben sich nach Angaben des polnischen Grenzschutzes nahe dem Übergang Kuznica versammelt. Polen \
hat 12.000 Soldaten an die Grenze entsandt.

Die Europäische Union will 700 Millionen Euro Hilfe geben. Am Montagabend durchbrachen etwa 50 Menschen den Zaun.
"""


@pytest.fixture(scope="module")
def both() -> Dossier:
    found, troubles = pipeline.compare(
        [
            Text(name="en.txt", text=ENGLISH, source="Kalna Courier", published="2021-11-09"),
            Text(name="de.txt", text=GERMAN, source="Bergauer Tagblatt", published="2021-11-09"),
        ]
    )
    assert troubles == []
    return found


def _of(found: Dossier, english: str, german: str) -> Comparison:
    """The comparison that holds a figure of each article."""
    for comparison in found.comparisons:
        held = {f.text for f in found.facts for r in comparison.readings if f.id in r.facts}
        if {english, german} <= held:
            return comparison
    raise AssertionError(f"no comparison holds {english!r} and {german!r}")


def test_each_article_knows_its_language(both: Dossier) -> None:
    assert {Path(a.path).stem: a.language for a in both.articles} == {"en": "en", "de": "de"}


@pytest.mark.parametrize(
    ("english", "german", "verdict"),
    [
        ("At least seven", "Mindestens zehn", "conflict"),
        ("15,000", "12.000", "conflict"),
        ("Around 4,000", "Rund 4.000", "agreement"),
        ("some 50", "etwa 50", "agreement"),
        ("Tuesday", "Dienstag", "agreement"),
        ("Monday evening", "Montagabend", "agreement"),
    ],
)
def test_figures_of_one_thing_meet(both: Dossier, english: str, german: str, verdict: str) -> None:
    assert _of(both, english, german).verdict == verdict


def test_the_reasons_name_words_of_both(both: Dossier) -> None:
    why = " ".join(_of(both, "Around 4,000", "Rund 4.000").why)
    assert "both are read as present" in why
    assert "both count Migranten" in why
    assert gloss.FOREIGN not in "".join(line for c in both.comparisons for line in (c.label, *c.why))


def test_a_german_hedge_keeps_its_side() -> None:
    german = "Knapp 500 Migranten starben am Montag in Polen."
    english = "In Poland 512 migrants died on Monday, police said."
    found, _ = pipeline.compare(
        [Text(name="a.txt", text=german, language="de"), Text(name="b.txt", text=english, language="en")]
    )
    assert _of(found, "512", "Knapp 500").verdict == "conflict"


def test_english_loads_nothing_of_german() -> None:
    code = (
        "import sys; from factcheck import pipeline; from factcheck.read import Text;"
        "pipeline.compare([Text(name='a.txt', text='Seven people died in Brussels on Monday, police said.')]);"
        "from factcheck import gloss; print(gloss.load.cache_info().currsize)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "0\n"


def test_every_form_has_letters_for_the_words_it_means() -> None:
    book = gloss.load("de")
    for form, branch in book.forms.first.items():
        for rows in branch.values():
            for words, options in rows:
                for option in options:
                    spans = [(k * 100, k * 100 + len(word)) for k, word in enumerate(words)]
                    assert [w.text for w in spread(option.words, spans)] == list(option.words), (form, words)


PIECES = (
    "sieben 27 1.000 1,5 Millionen Mio. Euro Tote der Polizei am Montagabend vor zwei Tagen Drittel in Nacht zum "
    "Dienstag 14.30 Uhr halb acht 8. November laut starben sollen werden - , . „ “ Ährenfeld 15-Jähriger € über bis zu "
    "Zehntausende ein halbe Million ſ ß İ die hälfte jeder fünfte 3.4. 5. km"
).split()


@given(st.lists(st.sampled_from(PIECES), max_size=14).map(" ".join) | st.text(max_size=60))
@settings(deadline=None, max_examples=300)
def test_any_words_keep_their_places(text: str) -> None:
    book = gloss.load("de")
    folded = book.fold(text)
    assert len(folded) == len(text)
    for s in book.read(text, folded, 0, len(text)):
        assert s.upper is not None
        assert len(s.words) == len(s.starts) == len(s.ends) == len(s.upper)
        assert all(a < b for a, b in zip(s.starts, s.ends, strict=True))
        assert all(end <= start for end, start in zip(s.ends, s.starts[1:], strict=False))
        assert all(s.start <= a < b <= s.end for a, b in zip(s.starts, s.ends, strict=True))


def test_your_own_words_are_laid_over(tmp_path: Path) -> None:
    (tmp_path / "de").mkdir()
    own = "sections:\n  people:\n    firefighters: [Florianijünger]\n"
    (tmp_path / "de" / "words.yaml").write_text(own, encoding="utf-8")
    text = Text(name="a.txt", text="Zwölf Florianijünger löschten den Brand.", language="de")
    (fact,) = pipeline.read_facts([text], Intake(rules=tmp_path))[0].facts
    assert fact.population == "firefighters"


@pytest.mark.parametrize(
    ("file", "own", "says"),
    [
        ("language", 'turns:\n  "vor {x}": "{x} ago"\n', "must have the same of"),
        ("language", 'turns:\n  "vor {n}": "ago"\n', "must have the same of"),
        ("numbers", "units: {zwölf: zwölf}\n", "de/numbers.yaml:1:"),
        ("wörter", "a: 1\n", "no rules file has this name"),
    ],
)
def test_what_is_wrong_is_refused(tmp_path: Path, file: str, own: str, says: str) -> None:
    (tmp_path / "de").mkdir()
    (tmp_path / "de" / f"{file}.yaml").write_text(own, encoding="utf-8")
    with pytest.raises(RulesError) as error:
        gloss.load("de", tmp_path)
    assert says in str(error.value)
