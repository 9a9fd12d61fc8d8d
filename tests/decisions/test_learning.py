"""Rules learned from decisions: proposed as text, readable by the program, never written over anything."""

from __future__ import annotations

from pathlib import Path

import pytest

from factcheck.decisions import Case, lessons, rules_from, write_lessons, write_rules
from factcheck.errors import FactcheckError
from factcheck.lexicon import NonfigureRules, PopulationRules
from factcheck.names_rules import NamesFile
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


#: What stands in names.yaml already, and the same after an alias was added to it.
THERE_ALREADY = [
    ("aliases: []\n", 'aliases:\n  # W\n  - ["Port Ellis", "Ellisport"]\n'),
    (
        "# mine\naliases:\n- [A, B]  # kept\nguards: []\n",
        '# mine\naliases:\n# W\n- ["Port Ellis", "Ellisport"]\n- [A, B]  # kept\nguards: []\n',
    ),
    (
        "aliases: # of mine\n\n    # two\n    - [A, B]\n",
        'aliases: # of mine\n    # W\n    - ["Port Ellis", "Ellisport"]\n\n    # two\n    - [A, B]\n',
    ),
    ("guards:\n  - [A, B]\n", 'guards:\n  - [A, B]\naliases:\n  # W\n  - ["Port Ellis", "Ellisport"]\n'),
    ('aliases:\n  - ["Port Ellis", "Ellisport"]\n', 'aliases:\n  - ["Port Ellis", "Ellisport"]\n'),
]


@pytest.mark.parametrize(("before", "after"), THERE_ALREADY)
def test_a_rule_is_added_to_a_file_that_is_there(case: Case, tmp_path: Path, before: str, after: str) -> None:
    learned(case)
    (tmp_path / "names.yaml").write_text(before, encoding="utf-8")
    alias = [one for one in lessons(case) if one.kind == "alias"]
    assert [one.said for one in alias] == ["Port Ellis = Ellisport"]
    assert write_lessons(alias, tmp_path) == [tmp_path / "names.yaml"]
    now = (tmp_path / "names.yaml").read_text(encoding="utf-8")
    who = next((line.strip() for line in alias[0].text.splitlines() if line.strip().startswith("# anna")), "")
    assert now.replace(who, "# W") == after
    assert ("Port Ellis", "Ellisport") in read_rules("names", NamesFile, tmp_path).aliases


def test_a_list_on_one_line_is_left_alone_and_the_rule_is_told(case: Case, tmp_path: Path) -> None:
    learned(case)
    mine = tmp_path / "names.yaml"
    mine.write_text("guards: []\naliases: [[A, B]]\n", encoding="utf-8")
    with pytest.raises(FactcheckError, match="not written line by line") as caught:
        write_lessons(lessons(case), tmp_path)
    assert caught.value.where == f"{mine}:2"
    assert caught.value.remedy == 'Add it by hand: - ["Port Ellis", "Ellisport"]'
    assert [p.name for p in tmp_path.glob("*.yaml")] == ["names.yaml"]
    assert mine.read_text(encoding="utf-8") == "guards: []\naliases: [[A, B]]\n"


@pytest.mark.parametrize(
    "before",
    [
        "populations:\n  people:\n    words:\n      - walker\n  ships:\n    words: [boat]\n",
        "populations:\n  ships:\n    words: [boat]\n",
        'populations:\n  "people":\n    kind: people\n',
        "opposites: []\n",
    ],
)
def test_a_word_is_added_to_its_class(case: Case, tmp_path: Path, before: str) -> None:
    learned(case)
    (tmp_path / "populations.yaml").write_text(before, encoding="utf-8")
    write_lessons([one for one in lessons(case) if one.kind == "class"], tmp_path)
    now = (tmp_path / "populations.yaml").read_text(encoding="utf-8")
    assert all(line in now.splitlines() for line in before.splitlines())
    assert '- "trekker"' in now
    if "ships" not in before and "kind" not in before:
        assert "trekker" in read_rules("populations", PopulationRules, tmp_path).populations["people"].words
