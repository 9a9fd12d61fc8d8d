"""Every format of three dossiers is what its golden file says; every dossier, two runs, the same bytes."""

from __future__ import annotations

from pathlib import Path

import pytest

from factcheck.formats import FORMATS
from factcheck.report import CHECK_REPORTERS, REPORTERS
from tests.report import golden
from tests.report.factory import DOSSIERS


@pytest.mark.parametrize(
    ("path", "name", "form"), list(golden.golden()), ids=lambda v: v.name if isinstance(v, Path) else ""
)
def test_golden(path: Path, name: str, form: str) -> None:
    kept = path.read_bytes().decode("utf-8")
    assert golden.words(name, form) == kept, "run: python -m tests.report.golden, and read the difference"


def test_every_format_has_a_reporter() -> None:
    assert list(REPORTERS) == list(CHECK_REPORTERS) == list(FORMATS)


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("name", DOSSIERS)
def test_two_runs_give_the_same_bytes(name: str, form: str) -> None:
    assert golden.render(name, form) == golden.render(name, form)
