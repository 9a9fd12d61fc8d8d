"""A fresh case file for each test."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from factcheck.decisions import Case
from tests.cli.conftest import fake, run

__all__ = ["fake", "run"]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "story.case"


@pytest.fixture
def case(path: Path) -> Iterator[Case]:
    with Case.open(path) as opened:
        yield opened
