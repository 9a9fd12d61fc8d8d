"""The golden files of every report format: ``python -m tests.report.golden`` writes them anew; read the difference.

Workbooks and Word files are zips: what is kept of them is what their readers see, as text.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from factcheck.formats import FORMATS
from factcheck.model import Dossier
from factcheck.report import CHECK_REPORTERS, REPORTERS
from factcheck.settings import View
from tests.report import factory

FOLDER = Path(__file__).parent / "golden"
READABLE: dict[str, Callable[[bytes], str]] = {}


def render(name: str, form: str, *, everything: bool = False) -> bytes:
    """The report of a dossier made by hand."""
    found: Dossier = factory.DOSSIERS[name]()
    reporters = CHECK_REPORTERS if name == "check" else REPORTERS
    return reporters[form](found, View(all=everything))


def golden() -> Iterator[tuple[Path, str, str]]:
    """Each golden file with the dossier and format that it is of."""
    for name in factory.DOSSIERS:
        for form, kind in FORMATS.items():
            ending = kind.endings[0] if kind.endings else f".{form}.txt"
            yield FOLDER / f"{name}{ending}{'.txt' if form in READABLE else ''}", name, form


def words(name: str, form: str) -> str:
    """The report as text to compare."""
    data = render(name, form, everything=name == "plain")
    return READABLE[form](data) if form in READABLE else data.decode("utf-8")


def main() -> None:
    """Write every golden file."""
    FOLDER.mkdir(exist_ok=True)
    for path, name, form in golden():
        path.write_text(words(name, form), encoding="utf-8", newline="")


if __name__ == "__main__":
    main()
