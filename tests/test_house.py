"""The house: short files and functions, one door to each library, nothing of one machine, rules that load."""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from factcheck import rulesfile
from factcheck.rulesfile import rules_sha256

ROOT = Path(__file__).parent.parent
FOLDERS = ("factcheck", "rules", "tests", "seeds", ".ci", "benchmarks")
SKIP = {"__pycache__", ".hypothesis"}
#: What may import a library; nobody else may.
DOORS = {
    "dateparser": {"factcheck/calendar.py"},
    "rapidfuzz": {"factcheck/similar.py"},
    "sentencex": {"factcheck/text.py"},
    "yaml": {"factcheck/rulesfile.py", "factcheck/read/frontmatter.py"},
    "anyascii": {"factcheck/names.py"},
    "defusedxml": {"factcheck/read/xml.py"},
    "docx": {"factcheck/read/docx.py", "factcheck/report/docx.py"},
    "jinja2": {"factcheck/report/html.py"},
    "xlsxwriter": {"factcheck/report/xlsx.py"},
    "fastwarc": {"factcheck/read/warc.py"},
    "feedparser": {"factcheck/read/feed.py"},
    "oxmsg": {"factcheck/read/msg.py"},
    "pypdfium2": {"factcheck/read/pdf.py"},
    "re2": {"factcheck/patterns.py"},
    "fastapi": {"factcheck/serve/app.py"},
    "uvicorn": {"factcheck/serve/protocol.py", "factcheck/serve/run.py"},
    "aiohttp": {"factcheck/review/web/__init__.py"},
    "textual_serve": {"factcheck/review/web/__init__.py"},
    "lsprotocol": {"factcheck/lsp.py"},
    "pygls": {"factcheck/lsp.py"},
    "watchfiles": {"factcheck/watch.py"},
    "rich": set(),
    "textual": set(),
}


def files() -> Iterator[Path]:
    """Every file of the project that a person wrote."""
    for path in sorted(ROOT.iterdir()):
        if path.is_file() and path.name != ".git" and not path.name.startswith(".coverage"):  # .git: of a worktree
            yield path
    for folder in FOLDERS:
        for path in sorted((ROOT / folder).rglob("*")):
            if path.is_file() and not SKIP & set(path.parts) and path.suffix != ".pyc":
                yield path


PYTHON = [path for path in files() if path.suffix == ".py"]


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("path", PYTHON, ids=name)
def test_files_and_functions_are_short(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    assert source.count("\n") <= 400
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            length = (node.end_lineno or node.lineno) - node.lineno + 1
            assert length <= 60, f"{node.name} has {length} lines"


def imported(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module.split(".")[0]


def test_each_library_has_one_door() -> None:
    for path in PYTHON:
        if name(path).startswith("factcheck/review/"):
            continue
        if name(path).startswith("factcheck/"):
            for library in set(imported(ast.parse(path.read_text(encoding="utf-8")))) & set(DOORS):
                assert name(path) in DOORS[library], f"{name(path)} imports {library}"


def test_nothing_of_one_machine() -> None:
    slash = "/"
    paths = [slash + part + slash for part in ("home", "root", "Users", "work", "tmp")]
    hosts = ["pythonhosted" + ".org", "pypi" + ".org", "index" + "-url"]
    found = []
    for path in files():
        text = path.read_bytes().decode("utf-8", "replace")
        for words in (*hosts, *(p for p in paths if path.suffix in (".py", ".md", ".toml", ".txt", ".yaml", ""))):
            places = [m.start() for m in re.finditer(re.escape(words), text)]
            # "home/work/school" in a word list is no path: a path begins a word.
            found += [f"{name(path)}: {words}" for at in places if not text[max(at - 1, 0) : at].isalnum()]
    assert found == []


def test_constraints_are_exact() -> None:
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    assert all(re.fullmatch(r"[A-Za-z0-9._-]+==[0-9][A-Za-z0-9.]*", line) for line in lines)
    pinned = {line.split("==")[0].lower().replace("_", "-") for line in lines}
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = project["optional-dependencies"]
    wanted = [*project["dependencies"], *(want for name in extras if name != "bench" for want in extras[name])]
    assert {re.split("[<>=!~;[ ]", want)[0].lower() for want in wanted} - {"factcheck-desk"} <= pinned
    assert not {"pip", "setuptools", "factcheck-desk"} & pinned


@pytest.mark.parametrize("path", sorted((ROOT / "rules").glob("*.yaml")), ids=name)
def test_every_rules_file_is_good_yaml(path: Path) -> None:
    source = rulesfile._Source(name(path), path)
    value = rulesfile._value(source, rulesfile._tree(source))
    assert isinstance(value, dict)
    assert value


def test_the_rules_have_a_hash() -> None:
    assert re.fullmatch("[0-9a-f]{64}", rules_sha256())
    assert rules_sha256() == rules_sha256()
