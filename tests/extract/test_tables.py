"""Figures in tables, read with the heads of their column and row."""

from __future__ import annotations

import pytest

from factcheck import pipeline
from factcheck.model import Fact
from factcheck.read import Text
from tests.read import made

LEAD = "# Bridge falls\n\nAt least 12 people were hurt on Monday, the mayor said.\n\n"
TOLL = (
    "| Town | Dead | Hurt | Damage ($m) | Share, % |\n|---|---|---|---|---|\n| Amaro | 12 | at least 30 | 3.4 | 62 |\n"
    "| Kalna | 0 | 4 | 1.2 | 38 |\n| Total | 12 | 34 | 4.6 | 100 |\n"
)
YEARS = "| | 2019 | 2020 |\n|---|---|---|\n| Deaths | 12 | 1,300 |\n| Turnout (%) | 55.1 | 61 |\n"
QUAKES = (
    "| Date | Magnitude | Killed |\n|---|---|---|\n| 16 November 2021 | 6.1 | 12 |\n| 4 May 2019 | 7.4 | dozens |\n"
)
PAIRS = "Killed\t12\nInjured\t30\nHouses destroyed\tabout 400\n"


def facts(table: str, name: str = "a.md", lead: str = LEAD) -> list[Fact]:
    text = Text(name=name, text=f"{lead}{table}\nThe bridge was built in 1961.\n", published="2021-11-16")
    dossier, troubles = pipeline.read_facts([text])
    assert troubles == []
    (article,) = dossier.articles
    assert all(article.text[f.start : f.end] == f.text for f in dossier.facts)
    return [f for f in dossier.facts if f.zone == "table"]


CELLS = [
    (TOLL, "12", 12, None, "deaths", "Amaro"),
    (TOLL, "at least 30", 30, None, "injured", "Amaro"),
    (TOLL, "3.4", 3_400_000, "USD", "damage", "Amaro"),
    (TOLL, "62", 62, "%", "share", "Amaro"),
    (TOLL, "0", 0, None, "deaths", "Kalna"),
    (TOLL, "34", 34, None, "injured", None),
    (YEARS, "1,300", 1300, None, "deaths", None),
    (YEARS, "55.1", 55.1, "%", "turnout", None),
    (QUAKES, "7.4", 7.4, "magnitude", "magnitude", None),
    (QUAKES, "dozens", 24, None, "deaths", None),
]


@pytest.mark.parametrize(("table", "words", "low", "unit", "measure", "place"), CELLS)
def test_a_cell_says_what_its_heads_say(
    table: str, words: str, low: float, unit: str | None, measure: str, place: str | None
) -> None:
    found = next(f for f in facts(table) if f.text == words and (place is None or f.place == place))
    assert (found.low, found.unit, found.measure, found.place) == (low, unit, measure, place)


def test_a_table_of_two_columns_has_its_heads_at_the_side() -> None:
    found = {f.text: f.measure for f in facts(PAIRS, "a.txt", "Bridge falls\nIt fell on Monday, the mayor said.\n")}
    assert found == {"12": "deaths", "30": "injured", "about 400": "damaged"}


def test_a_date_in_a_cell_is_a_date() -> None:
    assert [f.date_from for f in facts(QUAKES) if f.kind == "date"] == ["2021-11-16", "2019-05-04"]


def test_a_table_agrees_with_the_text_and_with_a_table_elsewhere() -> None:
    page = (
        "<h1>Bridge falls in Port Amaro</h1><p>The bridge fell on Monday, the mayor said.</p><table>"
        "<tr><th>Town<th>Hurt<tr><td>Port Amaro<td>{}<tr><td>Kalna<td>4</table><p>It was built in 1961.</p>"
    )
    texts = [Text(name=f"{n}.html", text=page.format(n), published="2021-11-16") for n in (12, 19)]
    dossier, _ = pipeline.compare(texts)
    told = [{r.low for r in c.readings} for c in dossier.comparisons if c.verdict == "conflict"]
    assert {12, 19} in told


@pytest.mark.parametrize("table", [TOLL, YEARS, QUAKES, PAIRS])
def test_ids_of_facts_in_tables_are_their_own(table: str) -> None:
    found = facts(table)
    assert len({f.id for f in found}) == len(found)


def test_a_word_table_reads_as_a_page_does(tmp_path: object) -> None:
    rows = (("Town", "Hurt"), ("Amaro", "12"))
    cells = "".join("<w:tr>" + "".join(f"<w:tc>{made.par(c)}</w:tc>" for c in row) + "</w:tr>" for row in rows)
    path = f"{tmp_path}/a.docx"
    with open(path, "wb") as file:
        file.write(made.docx(made.par("Bridge falls", "Title") + f"<w:tbl>{cells}</w:tbl>" + made.par("It fell.")))
    dossier, _ = pipeline.read_facts([path])
    (found,) = [f for f in dossier.facts if f.zone == "table"]
    assert (found.low, found.measure, found.place) == (12, "injured", "Amaro")
