"""Many short drafts of every class of finding, with silent ones beside them: ``variants.jsonl``, a case a line.

A case with ``quote`` holds when a finding of the class (of any of them) lies on one of these words; one without, when
there is no such finding. All texts were written for this test, most of them before the checks were run on them.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.checklist.desk import Report, run

CASES: list[dict[str, Any]] = [
    json.loads(line) for line in (Path(__file__).parent / "variants.jsonl").read_text(encoding="utf-8").splitlines()
]


def test_the_cases_are_many_and_a_third_are_silent() -> None:
    assert len({case["id"] for case in CASES}) == len(CASES) >= 280
    assert sum("quote" not in case for case in CASES) * 4 >= len(CASES)


@pytest.mark.parametrize("case", CASES, ids=[case["id"] for case in CASES])
def test_a_variant(case: dict[str, Any], tmp_path: Path) -> None:
    articles = [Report(a["text"], a.get("published"), a.get("source")) for a in case.get("articles", [case])]
    draft = articles.pop(case.get("draft", 0))
    found = run(tmp_path, draft, *articles)
    classes = {case["rule"]} if isinstance(case["rule"], str) else set(case["rule"])
    mine = [f for f in found.findings if f.rule in classes]
    if "quote" not in case:
        assert [f.message for f in mine] == []
        return
    places = [(at, at + len(q)) for q in case["quote"] if (at := found.text.find(q)) >= 0]
    assert len(places) == len(case["quote"])
    assert any(f.start < end and start < f.end for f in mine for start, end in places)
