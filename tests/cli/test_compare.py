"""The command ``compare``: options, exit codes, what is printed where."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest

from factcheck.errors import InputError, RulesError
from tests.cli import factory
from tests.cli.conftest import Fake, Run

BAD = InputError("there is no such file", "gone.txt", "Check the name")


@pytest.mark.parametrize(
    ("options", "code", "shown"),
    [
        ((), 1, ["CONFLICT", "UPDATE"]),
        (("--min-severity", "medium"), 1, ["CONFLICT"]),
        (("--verdict", "update"), 1, ["UPDATE"]),
        (("--verdict", "update", "--min-severity", "high"), 0, []),
        (("--verdict", "compatible"), 0, []),
        (("--verdict", "agreement"), 1, ["AGREEMENT"]),
        (("--all",), 1, ["CONFLICT", "UPDATE", "AGREEMENT"]),
        (("--verdict", "compatible", "--all"), 0, ["AGREEMENT"]),
    ],
)
def test_what_counts(run: Run, fake: Fake, options: tuple[str, ...], code: int, shown: list[str]) -> None:
    fake()
    result = run("compare", "x", *options)
    words = result.out.split()
    assert result.code == code
    assert result.err == ""
    assert [w for w in ("CONFLICT", "UPDATE", "AGREEMENT") if w in words] == shown


def test_json_is_complete_whatever_counts(run: Run, fake: Fake) -> None:
    fake()
    whole = run("compare", "x", "--format", "json")
    narrow = run("compare", "x", "--format", "json", "--verdict", "update", "--min-severity", "high", "--why")
    assert (whole.code, narrow.code) == (1, 0)
    assert whole.out == narrow.out
    assert whole.out.endswith("}\n")
    assert list(json.loads(whole.out)) == ["schema_version", "articles", "facts", "comparisons", "unread", "run"]
    assert '"low": 1200,' in whole.out


def test_json_follows_the_schema(run: Run, fake: Fake) -> None:
    fake()
    schema = json.loads(run("schema").out)
    report = json.loads(run("compare", "x", "--format", "json").out)
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(report, schema)
    assert "text" not in schema["$defs"]["Article"]["properties"]
    assert "Skipped" not in schema["$defs"]
    for value in (report, report["facts"][0], report["articles"][0], report["comparisons"][0]["readings"][0]):
        broken = json.loads(json.dumps(report))
        target = {id(report): broken, id(report["facts"][0]): broken["facts"][0]}.get(id(value), broken["articles"][0])
        target["surprise"] = 1
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate(broken, schema)


def test_nothing_to_resolve(run: Run, fake: Fake) -> None:
    fake(factory.dossier(comparisons=()))
    result = run("compare", "x")
    assert result.code == 0
    assert "Nothing to compare" in result.out


def test_wrong_input_wins_and_the_rest_is_reported(run: Run, fake: Fake) -> None:
    fake(errors=[BAD])
    result = run("compare", "x", "gone.txt")
    assert result.code == 2
    assert "CONFLICT" in result.out
    assert result.err == "factcheck: error: gone.txt: there is no such file. Check the name.\n"


def test_no_readable_article(run: Run, fake: Fake) -> None:
    fake(factory.dossier(articles=(), facts=(), comparisons=(), unread=()), [BAD, BAD])
    assert run("compare", "x").out == ""
    result = run("compare", "x", "--format", "json")
    assert (result.code, json.loads(result.out)["articles"]) == (2, [])
    assert result.err.count("\n") == 2


def test_what_the_pipeline_is_given(run: Run, fake: Fake) -> None:
    calls = fake()
    run(
        "compare",
        "a",
        "b",
        "--published",
        "a=2021-11-08",
        "--published",
        "b=c=2021-11-15T08:00+01:00",
        "--rules",
        "own",
    )
    assert calls == [
        {
            "paths": ("a", "b"),
            "published": {"a": "2021-11-08", "b=c": "2021-11-15T08:00+01:00"},
            "languages": {},
            "rules": Path("own"),
        }
    ]


def test_settings_of_the_folder(run: Run, fake: Fake) -> None:
    calls = fake()
    for name in ("a", "b.txt"):
        Path(name).touch()
    Path("factcheck.toml").write_text(
        'rules = "own"\nverdicts = ["update"]\nmin_severity = "low"\nlanguage = ["c.txt=de"]\n'
        '[published]\na = 2021-11-08\n"b.txt" = "2021-11-09"\n'
    )
    assert "CONFLICT" not in run("compare", "a", "b.txt").out
    assert "CONFLICT" in run("compare", "a", "b.txt", "--verdict", "conflict", "--published", "a=2021-11-10").out
    assert calls[0]["rules"] == Path("own")
    assert calls[0]["published"] == {"a": "2021-11-08", "b.txt": "2021-11-09"}
    assert calls[0]["languages"] == {"c.txt": "de"}
    assert calls[1]["published"] == {"a": "2021-11-10", "b.txt": "2021-11-09"}
    Path("factcheck.toml").unlink()
    Path("pyproject.toml").write_text('[tool.factcheck]\nmin_severity = "medium"\n')
    assert "UPDATE" not in run("compare", "x").out.split()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("verdict = 1", "factcheck.toml:1: verdict cannot be 1. It must be a list"),
        ('verdicts = "conflict"', "factcheck.toml:1: verdicts cannot be 'conflict'"),
        ('min_severity = "worst"', "It must be one of low, medium, high"),
        ('published = {a = "8 November"}', "a table of article names and ISO dates"),
        ("rules = ", "factcheck.toml:1:9: not valid TOML"),
    ],
)
def test_settings_that_are_wrong(run: Run, fake: Fake, text: str, said: str) -> None:
    fake()
    Path("factcheck.toml").write_text(text)
    result = run("compare", "x")
    assert (result.code, result.out) == (2, "")
    assert said in result.err
    assert result.err.count("\n") == 1


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("compare",), "Missing argument 'PATH...'"),
        (("compare", "x", "--outptu", "json"), "No such option '--outptu'. Did you mean '--output'? Try"),
        (("compare", "x", "--format", "xml"), "'xml' is not one of"),
        (("compare", "x", "--published", "2021-11-08"), "is not NAME=DATE"),
        (("compare", "x", "--published", "a=8 Nov"), "'8 Nov' is not an ISO date"),
        (("compare", "x", "--published", "a=2021-02-30"), "'2021-02-30' is not an ISO date"),
        (("compare", "x", "--published", "a=2021-02-01", "--published", "a=2021-02-02"), "gives 'a' two dates"),
        (("compare", "x", "-o", "report.pdf"), "no format has the ending '.pdf'"),
        (("compare", "x", "-o", "no/such/folder.json"), "no/such/folder.json: the report cannot be written"),
        (("compar", "x"), "No such command 'compar'"),
        (("explain",), "Missing argument 'PATH'"),
    ],
)
def test_wrong_usage(run: Run, fake: Fake, args: tuple[str, ...], said: str) -> None:
    fake()
    result = run(*args)
    assert (result.code, result.out) == (2, "")
    assert said in result.err
    assert result.err.startswith("factcheck: error: ")
    assert result.err.count("\n") == 1


@pytest.mark.parametrize(("name", "start"), [("report.json", "{"), ("report.txt", "CONFLICT"), ("report", "CONFLICT")])
def test_output_file(run: Run, fake: Fake, name: str, start: str) -> None:
    fake()
    result = run("compare", "x", "-o", name)
    assert (result.code, result.out) == (1, "")
    assert Path(name).read_text(encoding="utf-8").startswith(start)
    assert [p.name for p in Path().iterdir()] == [name]


def test_the_format_wins_over_the_ending(run: Run, fake: Fake) -> None:
    fake()
    run("compare", "x", "-o", "report.txt", "--format", "json")
    assert Path("report.txt").read_text()[0] == "{"


def test_an_article_is_never_overwritten(run: Run, fake: Fake) -> None:
    calls = fake()
    Path("a.txt").write_text("dear words")
    result = run("compare", "a.txt", "-o", "./a.txt")
    assert result.code == 2
    assert Path("a.txt").read_text() == "dear words"
    assert calls == []


def test_a_failed_write_leaves_the_old_file(run: Run, fake: Fake, monkeypatch: pytest.MonkeyPatch) -> None:
    fake()
    Path("report.json").write_text("old")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.replace", full)
    result = run("compare", "x", "-o", "report.json")
    assert (result.code, Path("report.json").read_text()) == (2, "old")
    assert "no space left" in result.err
    assert [p.name for p in Path().iterdir()] == ["report.json"]


def test_colour(run: Run, fake: Fake, monkeypatch: pytest.MonkeyPatch) -> None:
    fake()
    plain = run("compare", "x").out
    assert "\x1b" not in plain
    monkeypatch.setenv("FORCE_COLOR", "1")
    painted = run("compare", "x").out
    assert "\x1b[31m" in painted
    assert "«At least seven»" in painted
    assert "\x1b" not in run("compare", "x", "--no-color").out
    monkeypatch.setenv("NO_COLOR", "1")
    assert run("compare", "x").out == plain


def test_quiet(run: Run, fake: Fake) -> None:
    fake()
    assert "Read 2 articles" in run("compare", "x").out
    assert "Read 2 articles" not in run("compare", "x", "--quiet").out


def test_trouble_with_rules(run: Run, fake: Fake, monkeypatch: pytest.MonkeyPatch) -> None:
    fake()

    def fail(*_: object, **__: object) -> None:
        raise RulesError("limit: must be a whole number", "own/book.yaml:1:8", "Did you mean 'x'?")

    monkeypatch.setattr("factcheck.pipeline.compare", fail)
    result = run("compare", "x")
    assert result.code == 2
    assert result.err == "factcheck: error: own/book.yaml:1:8: limit: must be a whole number. Did you mean 'x'?\n"


@pytest.mark.parametrize(("error", "code"), [(KeyboardInterrupt(), 130), (TypeError("so\nbad"), 2)])
def test_interrupts_and_faults(
    run: Run, fake: Fake, monkeypatch: pytest.MonkeyPatch, error: BaseException, code: int
) -> None:
    fake()

    def fail(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr("factcheck.pipeline.compare", fail)
    result = run("compare", "x")
    assert (result.code, result.out) == (code, "")
    assert "Traceback" not in result.err


def test_a_reader_that_goes_away_is_no_error(tmp_path: Path) -> None:
    code = "import sys; from factcheck.output import write_stdout; write_stdout(b'x' * 1_000_000); sys.exit(7)"
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.read(1)
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 7


def test_utf8_whatever_the_locale(tmp_path: Path) -> None:
    code = "from factcheck.output import write_stdout; write_stdout(chr(171).encode()); print(chr(233).isalpha())"
    env = {"PYTHONIOENCODING": "ascii", "LC_ALL": "C", "PYTHONUTF8": "0"}
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, env=env, check=True)
    assert found.stdout.decode("utf-8") == "«True\n"


def test_the_language_of_an_article_or_of_all(run: Run, fake: Fake) -> None:
    calls = fake()
    run("compare", "a.txt", "--language", "en", "--language", "b.txt=de")
    assert calls[0]["languages"] == {"*": "en", "b.txt": "de"}
    assert run("compare", "a.txt", "--language", "b.txt=").code == 2
    assert run("compare", "a.txt", "--language", "en", "--language", "de").code == 2
