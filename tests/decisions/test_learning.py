"""Rules learned from decisions: proposed as text, readable by the program, never written over anything."""

from __future__ import annotations

from pathlib import Path

import pytest

from factcheck.decisions import Case, rules_from, write_rules
from factcheck.errors import FactcheckError
from factcheck.lexicon import NonfigureRules, PopulationRules
from factcheck.names import NamesFile
from factcheck.rulesfile import read_rules
from tests.decisions.factory import AT, dossier, record, toll

HERE = toll("7", "a", "a1", place="Port Ellis", population="people")
THERE = toll("9", "b", "b1", place="Ellisport", head="trekker", population=None)
FLIGHT = toll("12", "b", "b2")


def text(words: str) -> str:
    return "x" * 22 + words  # right after the fact b2


def learned(case: Case) -> dict[str, str]:
    found = dossier([HERE, toll("7", "a", "a2", place="Port Ellis", population="people")], [THERE, FLIGHT])
    articles = (found.articles[0], found.articles[1].model_copy(update={"text": text("-inch rule: it was long.")}))
    facts = tuple(f.model_copy(update={"sentence": f.sentence.model_copy(update={"end": 100})}) for f in found.facts)
    found = found.model_copy(update={"articles": articles, "facts": facts})
    record(case, found, "merge", facts=["b1"], note="one port:\n- x: y")
    record(case, found, "split", 1, facts=["b1"])
    record(case, found, "correct", 1, fact="b2", field="figure", value=False)
    return rules_from(case)


def test_what_is_learned(case: Case) -> None:
    found = learned(case)
    assert list(found) == ["names.yaml", "nonfigures.yaml", "populations.yaml"]
    assert '- ["Port Ellis", "Ellisport"]' in found["names.yaml"]
    assert f"# anna, {AT}, decision 1: " in found["names.yaml"]
    assert '- "12-inch rule"' in found["nonfigures.yaml"]
    assert '  "people":\n    words:\n      # anna' in found["populations.yaml"]
    assert '- "trekker"' in found["populations.yaml"]


def test_the_program_reads_what_it_writes(case: Case, tmp_path: Path) -> None:
    folder = tmp_path / "house"
    found = learned(case)
    assert [p.name for p in write_rules(found, folder)] == list(found)
    assert [p.name for p in sorted(folder.iterdir())] == list(found)
    assert read_rules("names", NamesFile, folder).aliases[-1] == ("Port Ellis", "Ellisport")
    assert read_rules("nonfigures", NonfigureRules, folder).idioms[-1] == "12-inch rule"
    assert read_rules("populations", PopulationRules, folder).populations["people"].words[-1] == "trekker"


def test_a_split_of_two_places_is_a_guard(case: Case) -> None:
    found = dossier([HERE, THERE])
    record(case, found, "split", facts=["b1"])
    assert "guards:\n  # anna" in rules_from(case)["names.yaml"]
    case.undo("anna", AT)
    assert rules_from(case) == {}


@pytest.mark.parametrize("after", ["", ". The end", ", and"])
def test_a_bare_figure_is_no_idiom(case: Case, after: str) -> None:
    found = dossier([HERE, FLIGHT])
    articles = (found.articles[0], found.articles[1].model_copy(update={"text": text(after)}))
    record(case, found.model_copy(update={"articles": articles}), "correct", fact="b2", field="figure", value=False)
    assert rules_from(case) == {}


def test_rules_are_never_written_over(tmp_path: Path) -> None:
    mine = tmp_path / "names.yaml"
    mine.write_text("aliases: []\n")
    texts = {"names.yaml": "aliases: [[A, B]]\n", "nonfigures.yaml": "idioms: [one two]\n"}
    with pytest.raises(FactcheckError, match="left as it is"):
        write_rules(texts, tmp_path)
    assert [p.name for p in tmp_path.iterdir()] == ["names.yaml"]
    assert mine.read_text() == "aliases: []\n"
    write_rules(texts, tmp_path, overwrite=True)
    assert mine.read_text() == texts["names.yaml"]
