"""Formats as the command line has them: endings, exit codes, several at once, missing extras, time taken."""

from __future__ import annotations

import io
import json
import os
import re
import resource
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import openpyxl
import pytest

from factcheck.decisions import Case
from factcheck.formats import ALIASES, FORMATS, named
from tests.cli.conftest import Result, Run
from tests.decisions.factory import decision
from tests.report import picture
from tests.report.golden import render
from tests.test_same_bytes import WORLDS

ROOT = Path(__file__).parents[2]
SEEDS = ("--published", "border-a.txt=2021-11-08", "--published", "border-b.txt=2021-11-15")


@pytest.fixture
def story(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The seeds in a folder of their own."""
    (tmp_path / "story").mkdir()
    for path in (ROOT / "seeds").iterdir():
        (tmp_path / "story" / path.name).write_bytes(path.read_bytes())
    monkeypatch.chdir(tmp_path)
    return Path("story")


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize(
    ("options", "code"),
    [((), 1), (("--verdict", "agreement"), 1), (("--verdict", "update", "--min-severity", "high"), 0)],
)
def test_the_exit_code_is_the_same_for_every_format(
    run: Run, story: Path, form: str, options: tuple[str, ...], code: int
) -> None:
    for command in ("compare", "report"):
        assert run(command, story, *SEEDS, *options, "--format", form, "-o", "out").code == code
    assert run("compare", story, "gone.txt", "--format", form, "-o", "out").code == 2


@pytest.mark.parametrize("form", FORMATS)
def test_the_exit_code_of_a_check_is_the_same_for_every_format(run: Run, story: Path, form: str) -> None:
    draft = (story / "border-a.txt", "--sources", story / "border-b.txt")
    assert run("check", *draft, "--format", form, "-o", "out").code == 1
    assert run("check", *draft, "--format", form, "-o", "out", "--fail-on", "never").code == 0


def test_the_ending_says_the_format(run: Run, story: Path) -> None:
    outputs = {ending: f"out{ending}" for kind in FORMATS.values() for ending in kind.endings}
    done = run("report", story, *SEEDS, *(word for name in outputs.values() for word in ("-o", name)))
    assert (done.code, done.out, done.err) == (1, "", "")
    for ending, name in outputs.items():
        form = named(name)
        assert form is not None
        assert ending in FORMATS[form].endings
        single = run("compare", story, *SEEDS, "--format", form, "-o", "single")
        assert single.code == 1
        assert Path(name).read_bytes() == Path("single").read_bytes()


@pytest.mark.parametrize(("other", "form"), ALIASES.items())
def test_other_names_of_formats(run: Run, story: Path, other: str, form: str) -> None:
    run("compare", story, "--format", other, "-o", "one")
    run("compare", story, "--format", form, "-o", "two")
    assert Path("one").read_bytes() == Path("two").read_bytes()


def test_markdown_unless_told_otherwise(run: Run, story: Path) -> None:
    assert run("report", story).out.startswith("# Where the reports differ\n")


def test_a_case_file_stands_for_its_folder(run: Run, story: Path) -> None:
    from factcheck import pipeline

    with Case.open(story / "story.case") as case:
        found, _ = pipeline.compare([str(story)])
        case.record(decision(found, "accept", 0, reading=found.comparisons[0].readings[-1].label))
    report = json.loads(run("report", story / "story.case", "--format", "json").out)
    assert [d["who"] for d in report["decisions"]] == ["anna"]
    assert report["comparisons"][0]["state"] == "settled"
    note = run("report", story, "--case", story / "story.case", "--format", "correction").out
    assert "Correction: an earlier version of this article said" in note


def test_an_article_or_case_is_never_overwritten(run: Run, story: Path) -> None:
    before = (story / "border-a.txt").read_bytes()
    for output in ("ok.md", story / "border-a.txt"):
        done = run("report", story / "border-a.txt", "-o", "ok.md", "-o", output)
    assert done.code == 2
    assert (story / "border-a.txt").read_bytes() == before


@pytest.mark.parametrize(("form", "library"), [("xlsx", "xlsxwriter"), ("docx", "docx")])
def test_a_missing_extra_is_named(
    run: Run, story: Path, monkeypatch: pytest.MonkeyPatch, form: str, library: str
) -> None:
    monkeypatch.setitem(sys.modules, library, None)
    done = run("report", story, "-o", f"out.{form}")
    assert (done.code, done.out) == (2, "")
    assert f"pip install 'factcheck-desk[{form}]'" in done.err
    assert not Path(f"out.{form}").exists()


def test_nothing_readable(run: Run, story: Path) -> None:
    for form, kind in FORMATS.items():
        done: Result = run("compare", "gone.txt", "--format", form)
        assert (done.code, bool(done.out)) == (2, kind.program and form != "github")


def test_another_world_gives_the_same_bytes(tmp_path: Path) -> None:
    made: list[dict[str, bytes]] = []
    for n, world in enumerate([{}, *WORLDS.values()]):
        folder = tmp_path / str(n)
        folder.mkdir()
        outputs = [f"{folder}/out{kind.endings[0]}" for kind in FORMATS.values() if kind.endings]
        command = [sys.executable, "-m", "factcheck", "report", "seeds", *(w for o in outputs for w in ("-o", o))]
        env = {**os.environ, "PYTHONHASHSEED": "1", "TZ": "UTC", **world}
        assert subprocess.run(command, cwd=ROOT, env=env, check=False).returncode == 1
        made.append({path.name: path.read_bytes() for path in folder.iterdir()})
    assert len(made[0]) == sum(bool(kind.endings) for kind in FORMATS.values())
    assert all(one == made[0] for one in made)


@pytest.mark.parametrize("form", ["xlsx", "docx"])
def test_zips_have_no_time_of_making(form: str) -> None:
    first = render("decided", form)
    with zipfile.ZipFile(io.BytesIO(first)) as parts:
        assert {part.date_time[0] for part in parts.infolist()} == {1980}
        about = parts.read("docProps/core.xml").decode()
    assert about.count("2000-01-01T00:00:00Z") == 2
    time.sleep(2.1)  # a zip counts in steps of two seconds
    assert render("decided", form) == first


def test_the_workbook_is_made_to_work_with() -> None:
    book = openpyxl.load_workbook(io.BytesIO(render("decided", "xlsx")))
    sheet = book["Side by side"]
    assert (sheet.freeze_panes, sheet.auto_filter.ref, sheet.print_title_rows) == ("C2", "A1:J6", "$1:$1")
    assert [sheet.cell(1, n).value for n in (1, 2, 6)] == ["no", "what", "A: Ellis Courier 2023-05-01"]
    assert sheet["A2"].data_type == "n"


@pytest.mark.parametrize("form", FORMATS)
def test_the_seeds_in_every_format_under_two_seconds(tmp_path: Path, form: str) -> None:
    command = [sys.executable, "-m", "factcheck", "report", "seeds", "--format", form, "-o", str(tmp_path / "out")]
    taken = []
    for _ in range(3):  # seconds of the processor, the best of three: other work on the machine only adds
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        assert subprocess.run(command, cwd=ROOT, check=False).returncode == 1
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        taken.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
        if taken[-1] < 2:
            break
    assert min(taken) < 2


def test_the_documentation_lists_every_format() -> None:
    table = re.findall(r"^\| `(\w+)` \| ([^|]*)\|", (ROOT / "docs/reports.md").read_text(encoding="utf-8"), re.M)
    said = {name: tuple(re.findall(r"`(\S+)`", endings)) for name, endings in table}
    assert said == {name: kind.endings for name, kind in FORMATS.items()}


def test_the_picture_is_of_the_report_as_it_is() -> None:
    taken = picture.taken_of(picture.PICTURE.read_bytes())
    assert taken == picture.report_now(), "run: python -m tests.report.picture, and look at it"
