"""What programs read is valid against the schema of its format, and its regions lie on the figures."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import jsonschema
import pytest
from lxml import etree

from factcheck import pipeline
from factcheck.model import Dossier
from factcheck.report import CHECK_REPORTERS, REPORTERS
from factcheck.report.json import schema
from factcheck.report.place import utf16
from factcheck.settings import Intake, Settings, View
from tests.report.factory import DOSSIERS, decided, hostile, hostile_check

SCHEMAS = Path(__file__).parent / "schemas"
ROOT = Path(__file__).parents[2]
SEEDS = {"border-a.txt": "2021-11-08", "border-b.txt": "2021-11-15"}
#: Before a figure: letters, quotes and a sign that UTF-16 needs two units for.
ASTRAL = "Zażółć “quoted” \U0001f525 text. At least 7 people died in the fire in Port Ellis, police said.\n"
OTHER = "\U0001f525\U0001f525 Ten people died in the fire in Port Ellis, the coast guard said.\r\nNo more is known.\r\n"


@pytest.fixture(scope="module")
def seeds() -> Dossier:
    found, errors = pipeline.compare([str(ROOT / "seeds")], Intake(published=SEEDS))
    assert not errors
    return found


@pytest.fixture(scope="module")
def draft() -> Dossier:
    found, errors = pipeline.check(str(ROOT / "seeds/border-a.txt"), [str(ROOT / "seeds/border-b.txt")])
    assert not errors
    return found


def every(seeds: Dossier, draft: Dossier) -> dict[str, Dossier]:
    made = {name: make() for name, make in DOSSIERS.items()}
    empty = made["plain"].model_copy(update={"articles": (), "facts": (), "comparisons": (), "unread": ()})
    odd = {"hostile": hostile("]]>\x00\ud800"), "hostile check": hostile_check("{0} [a](b)"), "empty": empty}
    return {**made, "seeds": seeds, "draft": draft, **odd}


def test_json_and_json_lines(seeds: Dossier, draft: Dossier) -> None:
    validator = jsonschema.Draft202012Validator(json.loads(schema()))
    for found in every(seeds, draft).values():
        whole = json.loads(REPORTERS["json"](found, View()))
        validator.validate(whole)
        lines = [json.loads(line) for line in REPORTERS["jsonl"](found, View()).decode().splitlines()]
        assert lines[0]["type"] == "run"
        items = [item for value in whole.values() if isinstance(value, list) for item in value]
        assert [{k: v for k, v in line.items() if k != "type"} for line in lines[1:]] == items


def test_sarif(seeds: Dossier, draft: Dossier) -> None:
    validator = jsonschema.Draft4Validator(json.loads((SCHEMAS / "sarif-2.1.0.json").read_text()))
    for found in every(seeds, draft).values():
        log = json.loads(REPORTERS["sarif"](found, View()))
        validator.validate(log)
        run = log["runs"][0]
        assert run["columnKind"] == "unicodeCodePoints"
        rules = {rule["id"] for rule in run["tool"]["driver"]["rules"]}
        assert {result["ruleId"] for result in run["results"]} == rules
    with pytest.raises(jsonschema.ValidationError):  # the schema is no rubber stamp
        validator.validate({"version": "2.1.0", "runs": [{"tool": {"driver": {}}}]})


def test_junit(seeds: Dossier, draft: Dossier) -> None:
    validator = etree.XMLSchema(etree.parse(SCHEMAS / "junit-10.xsd"))
    for found in every(seeds, draft).values():
        validator.assertValid(etree.fromstring(REPORTERS["junit"](found, View())))
    assert not validator.validate(etree.fromstring(b"<testsuites><testcase/></testsuites>"))


def test_claimreview(seeds: Dossier, draft: Dossier) -> None:
    validator = jsonschema.Draft202012Validator(json.loads((SCHEMAS / "claimreview.json").read_text()))
    reviews = {}
    for name, found in every(seeds, draft).items():
        if name != "hostile":  # a hash is no name of a person; what is checked here is not text
            graph = json.loads(REPORTERS["claimreview"](found, View()))
            validator.validate(graph)
            reviews[name] = len(graph["@graph"]) - 1
    assert reviews["seeds"] == reviews["plain"] == 0  # nobody has decided
    assert reviews["decided"] == 3 + 2 + 2  # the readings of three settled comparisons; none of the one that moved


def regions(log: Any) -> list[tuple[str, dict[str, Any]]]:
    found = []
    for result in log["runs"][0]["results"]:
        for place in (*result["locations"], *result.get("relatedLocations", ())):
            physical = place["physicalLocation"]
            found.append((physical["artifactLocation"]["uri"], physical["region"]))
    return found


def compared(folder: Path) -> Dossier:
    (folder / "a.txt").write_text(ASTRAL, encoding="utf-8")
    (folder / "b.txt").write_text(OTHER, encoding="utf-8", newline="")
    found, errors = pipeline.compare(["a.txt", "b.txt"])
    assert not errors
    assert [c.verdict for c in found.comparisons] == ["conflict"]
    return found


def test_sarif_regions_lie_on_the_figures(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    found = compared(tmp_path)
    seen = regions(json.loads(REPORTERS["sarif"](found, View())))
    assert sorted(region["snippet"]["text"] for _, region in seen) == ["At least 7", "Ten"]
    for uri, region in seen:
        text = Path(uri).read_bytes().decode("utf-8")
        words = region["snippet"]["text"]
        assert text[region["charOffset"] :][: region["charLength"]] == words
        line = text.split("\n")[region["startLine"] - 1]
        assert region["startLine"] == region["endLine"]
        assert line[region["startColumn"] - 1 : region["endColumn"] - 1] == words


@pytest.mark.parametrize("kind", ["comparison", "check"])
def test_sarif_regions_of_the_seeds(seeds: Dossier, draft: Dossier, kind: str) -> None:
    found = seeds if kind == "comparison" else draft
    seen = regions(json.loads(REPORTERS["sarif"](found, View())))
    assert len(seen) > 20
    for uri, region in seen:
        text = Path(uri.removeprefix("file://")).read_bytes().decode("utf-8")
        assert text[region["charOffset"] :][: region["charLength"]] == region["snippet"]["text"]
        lines = text.split("\n")[region["startLine"] - 1 : region["endLine"]]
        if len(lines) == 1:
            assert lines[0][region["startColumn"] - 1 : region["endColumn"] - 1] == region["snippet"]["text"]


def test_github_columns_count_utf16(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (line,) = REPORTERS["github"](compared(tmp_path), View()).decode().splitlines()
    found = re.match(r"::\w+ file=(.*?),line=(\d+),endLine=\d+,col=(\d+),endColumn=(\d+),title=[^:]*::", line)
    assert found is not None
    units = Path(found[1]).read_bytes().decode("utf-8").split("\n")[int(found[2]) - 1].encode("utf-16-le")
    assert units[2 * int(found[3]) - 2 : 2 * int(found[4]) - 2].decode("utf-16-le") in ("At least 7", "Ten")


def test_junit_places_lie_on_the_figures(seeds: Dossier) -> None:
    root = ElementTree.fromstring(REPORTERS["junit"](seeds, View()))
    places = [line for failure in root.iter("failure") for line in (failure.text or "").split("\n")]
    assert len(places) > 20
    for line in places:
        found = re.match(r"(.*?\.txt):(\d+):(\d+): .*?«(.*?)»", line)
        assert found is not None
        text = Path(found[1]).read_text(encoding="utf-8").split("\n")[int(found[2]) - 1]
        assert " ".join(text[int(found[3]) - 1 :].split()).startswith(found[4])


def test_no_region_where_text_was_extracted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.html").write_text(f"<html><body><p>{ASTRAL}</p></body></html>", encoding="utf-8")
    (tmp_path / "b.txt").write_text(OTHER, encoding="utf-8")
    found, _ = pipeline.compare(["a.html", "b.txt"])
    results = json.loads(REPORTERS["sarif"](found, View()))["runs"][0]["results"]
    places = [p for r in results for p in (*r["locations"], *r["relatedLocations"])]
    by_file = {p["physicalLocation"]["artifactLocation"]["uri"]: p for p in places}
    assert "region" not in by_file["a.html"]["physicalLocation"]
    assert "At least 7" in by_file["a.html"]["message"]["text"]
    assert "region" in by_file["b.txt"]["physicalLocation"]


@pytest.mark.parametrize("severity", ["low", "medium", "high"])
def test_junit_fails_what_the_exit_code_counts(seeds: Dossier, severity: str) -> None:
    settings = Settings(min_severity=severity)
    root = ElementTree.fromstring(REPORTERS["junit"](seeds, View(settings=settings)))
    counted = sum(settings.counts(c.verdict, c.severity) for c in seeds.comparisons)
    assert root.attrib["failures"] == str(counted) == str(len(list(root.iter("failure"))))


@pytest.mark.parametrize(("least", "failures"), [("low", 2), ("high", 2), ("never", 0)])
def test_junit_of_a_check_heeds_fail_on(least: str, failures: int) -> None:
    root = ElementTree.fromstring(CHECK_REPORTERS["junit"](DOSSIERS["check"](), View(fail_on=least)))
    assert root.attrib["failures"] == str(failures)


def test_what_is_settled_is_suppressed() -> None:
    results = json.loads(REPORTERS["sarif"](decided(), View()))["runs"][0]["results"]
    assert [bool(r["suppressions"]) for r in results] == [True, True, True, False]
    assert "anna" in results[0]["suppressions"][0]["justification"]
    assert b"3 settled" in REPORTERS["markdown"](decided(), View())
    assert REPORTERS["github"](decided(), View()).count(b"\n") == 1


def test_utf16_length() -> None:
    assert utf16("\U0001f525a") == len("\U0001f525a".encode("utf-16-le")) // 2
