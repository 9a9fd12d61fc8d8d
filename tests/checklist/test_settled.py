"""Notes in the article, and a baseline: alone, and together with thresholds and a checklist."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from factcheck.checklist import CHECKS, ignores, read_baseline
from factcheck.errors import InputError
from factcheck.pipeline import check
from tests.cli.conftest import Run

LOSSES = "Losses are put at €5 to €7 million."
PROFIT = "Profits are put at €8 to €9 million."


def states(folder: Path, text: str, name: str = "draft.txt") -> list[tuple[str, str]]:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    dossier, _ = check(str(path))
    return [(f.rule, f.state) for f in dossier.findings or ()]


@pytest.mark.parametrize(
    ("text", "want"),
    [
        (f"{LOSSES} [factcheck: ignore magnitude: house style]\n\n{PROFIT}", ["ignored", "open"]),
        (f"[factcheck: ignore magnitude: house style]\n\n{LOSSES}\n\n{PROFIT}", ["ignored", "open"]),
        (f"<!-- factcheck: ignore elided-magnitude: house style -->\n\n{LOSSES}", ["ignored"]),
        (f"[factcheck: ignore-file magnitude: house style]\n\n{LOSSES}\n\n{PROFIT}", ["ignored", "ignored"]),
        (f"{LOSSES} [factcheck: ignore date: no such thing here]", ["open"]),
        (f"{LOSSES} [factcheck: ignore magnitude]", ["open"]),
        (f"{LOSSES} [factcheck: ignore magnitude: ]", ["open"]),
    ],
)
def test_a_note_speaks_for_its_paragraph_or_the_next(text: str, want: list[str], tmp_path: Path) -> None:
    assert [state for rule, state in states(tmp_path, text) if rule == "magnitude"] == want


def test_a_note_in_markdown(tmp_path: Path) -> None:
    text = f"<!-- factcheck: ignore magnitude: agreed with the desk -->\n\n{LOSSES}\n"
    assert states(tmp_path, text, "draft.md") == [("magnitude", "ignored")]


@pytest.mark.parametrize(
    ("note", "title"),
    [
        ("[factcheck: ignore sum]", "needs a reason"),
        ("[factcheck: ignore sums: why not]", "no rule has the name 'sums'"),
        ("[factcheck: ignore : why not]", "names no rule"),
    ],
)
def test_a_note_that_cannot_work_is_a_fault_with_its_line(note: str, title: str, tmp_path: Path) -> None:
    path = tmp_path / "draft.txt"
    path.write_text(f"A fire burned.\n\n{note}\n", encoding="utf-8")
    dossier, troubles = check(str(path))
    assert len(troubles) == 1
    assert title in troubles[0].title
    assert troubles[0].where == f"{path}:3"
    assert ignores(dossier.articles[0], CHECKS)[0] == []


def test_a_baseline_survives_edits_elsewhere_and_not_of_the_words(run: Run, tmp_path: Path) -> None:
    draft, base = tmp_path / "draft.txt", tmp_path / "base.json"
    draft.write_text(f"{LOSSES}\n", encoding="utf-8")
    assert run("check", draft, "--write-baseline", base).code == 0
    assert run("check", draft, "--baseline", base).code == 0
    draft.write_text(f"A new first paragraph.\n\n{LOSSES}\n", encoding="utf-8")
    assert run("check", draft, "--baseline", base).code == 0
    draft.write_text(f"{LOSSES.replace('7', '9')}\n", encoding="utf-8")
    assert run("check", draft, "--baseline", base).code == 1
    draft.write_text(f"{LOSSES}\n\n{PROFIT}\n", encoding="utf-8")
    assert run("check", draft, "--baseline", base).code == 1


def test_baseline_notes_and_threshold_together(run: Run, tmp_path: Path) -> None:
    draft, base = tmp_path / "draft.txt", tmp_path / "base.json"
    text = f"{LOSSES}\n\n{PROFIT} [factcheck: ignore magnitude: house style]\n\nThe shop shut on 31 April.\n"
    draft.write_text(text, encoding="utf-8")
    assert run("check", draft, "--fail-on", "high").code == 1
    assert run("check", draft, "--write-baseline", base).code == 0
    assert len(json.loads(base.read_text(encoding="utf-8"))["findings"]) == 2
    assert run("check", draft, "--baseline", base).code == 0
    draft.write_text(text + "\nThe fair opens between $3 and $4 million.\n", encoding="utf-8")
    assert run("check", draft, "--baseline", base).code == 1
    assert run("check", draft, "--baseline", base, "--fail-on", "high").code == 0
    found = run("check", draft, "--baseline", base)
    assert "Not counted: 1 ignored, 2 known" in found.out
    assert run("check", draft, "--baseline", base).out == found.out


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"findings": 3}', '{"findings": [{"id": 1}]}', "[" * 100_000])
def test_a_broken_baseline_is_an_error(content: str, run: Run, tmp_path: Path) -> None:
    base = tmp_path / "base.json"
    base.write_text(content, encoding="utf-8")
    with pytest.raises(InputError, match="no baseline"):
        read_baseline(base)
    draft = tmp_path / "draft.txt"
    draft.write_text(LOSSES, encoding="utf-8")
    found = run("check", draft, "--baseline", base)
    assert found.code == 2
    assert "--write-baseline" in found.err


def test_a_missing_baseline_is_an_error(run: Run, tmp_path: Path) -> None:
    draft = tmp_path / "draft.txt"
    draft.write_text(LOSSES, encoding="utf-8")
    assert run("check", draft, "--baseline", tmp_path / "none.json").code == 2
