"""Running the command inside the tests, with what it prints as bytes."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any, NamedTuple

import pytest

from factcheck.cli import main
from factcheck.errors import FactcheckError
from factcheck.model import Dossier
from tests.cli import factory


class Result(NamedTuple):
    code: int
    out: str
    err: str


Run = Callable[..., Result]
Fake = Callable[..., list[dict[str, Any]]]


@pytest.fixture
def run(capfdbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch) -> Run:
    for name in ("NO_COLOR", "FORCE_COLOR", "FACTCHECK_TRACEBACK"):
        monkeypatch.delenv(name, raising=False)

    def call(*args: str | Path) -> Result:
        code = main([str(arg) for arg in args])
        sys.stdout.flush()
        out, err = capfdbinary.readouterr()
        return Result(code, out.decode("utf-8"), err.decode("utf-8"))

    return call


@pytest.fixture
def fake(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Fake:
    """Put a stand-in where the pipeline is, in an empty folder; gives the calls it gets."""
    monkeypatch.chdir(tmp_path)

    def put(found: Dossier | None = None, errors: Sequence[FactcheckError] = ()) -> list[dict[str, Any]]:
        call, calls = factory.pipeline(found or factory.dossier(), errors)
        module: Any = ModuleType("factcheck.pipeline")
        module.compare = module.read_facts = call
        import factcheck

        monkeypatch.setitem(sys.modules, "factcheck.pipeline", module)
        monkeypatch.setattr(factcheck, "pipeline", module, raising=False)
        return calls

    return put
