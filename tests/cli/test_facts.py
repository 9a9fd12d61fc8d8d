"""The commands ``facts``, ``explain`` and ``schema``."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import jsonschema
import pytest

from factcheck.errors import InputError
from tests.cli import factory
from tests.cli.conftest import Fake, Run


def test_table(run: Run, fake: Fake) -> None:
    fake()
    result = run("facts", "x")
    assert result.code == 0
    rows = [line.split() for line in result.out.splitlines()]
    assert [
        "line",
        "zone",
        "text",
        "reading",
        "counted",
        "measure",
        "place",
        "as",
        "of",
        "by",
        "whom",
        "status",
    ] in rows
    assert ["3", "body", "At", "least", "seven", "at", "least", "7", "people", "deaths", "police", "asserted"] in rows
    assert "could not be read: umpteen (not a number word)" in result.out


def test_json_is_the_report_without_comparisons(run: Run, fake: Fake) -> None:
    fake(factory.dossier(comparisons=()))
    report = json.loads(run("facts", "x", "--format", "json").out)
    assert report["comparisons"] == []
    assert len(report["facts"]) == 7
    jsonschema.validate(report, json.loads(run("schema").out))


def test_jsonl(run: Run, fake: Fake) -> None:
    fake()
    rows = [json.loads(line) for line in run("facts", "x", "--format", "jsonl").out.splitlines()]
    assert [row["path"] for row in rows] == ["harbour.txt"] * 4 + ["coast.txt"] * 3
    assert rows[0]["low"] == 7
    assert "names" not in rows[0]


def test_csv(run: Run, fake: Fake) -> None:
    fake()
    rows = list(csv.DictReader(io.StringIO(run("facts", "x", "--format", "csv").out, newline="")))
    assert [row["text"] for row in rows][:2] == ["seven", "At least seven"]
    assert rows[3]["low"] == "1200"


@pytest.mark.parametrize("words", ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx", '=HYPERLINK("x")'])
def test_csv_cells_are_no_formulas(run: Run, fake: Fake, words: str) -> None:
    fake(factory.hostile(words))
    rows = list(csv.reader(io.StringIO(run("facts", "x", "--format", "csv").out, newline="")))
    assert any(words in cell for cell in rows[1])
    assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for row in rows for cell in row)


def test_a_negative_number_stays_a_number(run: Run, fake: Fake) -> None:
    found = factory.dossier()
    cold = found.facts[0].model_copy(update={"low": -3.0, "high": -3.0, "unit": "C"})
    fake(factory.dossier(facts=(cold,), comparisons=()))
    row = next(csv.DictReader(io.StringIO(run("facts", "x", "--format", "csv").out, newline="")))
    assert row["low"] == "-3"


def test_explain(run: Run, fake: Fake) -> None:
    fake()
    result = run("explain", "x")
    assert result.code == 0
    for words in (
        "Ellis Courier, published 2023-05-01 (given with --published)",
        "publication date unknown",
        "1 │ Harbour fire leaves «seven» dead  [headline]",
        "> At least seven  figure: at least 7; counts people; measure deaths; by police",
        "> Monday  date: 2023-05-01; that Monday",
        "> 402  no figure: identifier",
        "4 ┆ set aside: an invitation to follow: Follow us on our channels",
        "> umpteen  unread: not a number word",
        "3 figures, 1 date, 1 passed over, 0 that could not be read.",
    ):
        assert words in result.out


def test_unreadable_input(run: Run, fake: Fake) -> None:
    fake(
        factory.dossier(articles=(), facts=(), comparisons=(), unread=()),
        [InputError("is empty", "x", "Save it again")],
    )
    for command in ("facts", "explain"):
        result = run(command, "x")
        assert (result.code, result.out) == (2, "")
        assert result.err == "factcheck: error: x: is empty. Save it again.\n"


def test_output_file(run: Run, fake: Fake) -> None:
    fake()
    assert run("facts", "x", "--format", "csv", "-o", "facts.csv").out == ""
    assert Path("facts.csv").read_bytes().startswith(b"path,line,zone")
    run("schema", "-o", "schema.json")
    assert json.loads(Path("schema.json").read_text())["$id"] == "urn:factcheck:report:1"
