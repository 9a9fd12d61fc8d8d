"""The golden files of every report format: ``python -m tests.report.golden`` writes them anew; read the difference.

Workbooks and Word files are zips: what is kept of them is what their readers see, as text.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path

from factcheck.formats import FORMATS
from factcheck.model import Dossier
from factcheck.report import CHECK_REPORTERS, REPORTERS
from factcheck.settings import View
from tests.report import factory

FOLDER = Path(__file__).parent / "golden"


def workbook(data: bytes) -> str:
    """The cells of a workbook, a sheet after the other; strings quoted."""
    import openpyxl

    lines = []
    for sheet in openpyxl.load_workbook(BytesIO(data)):
        lines.append(f"== {sheet.title}")
        rows = (["" if c.value is None else f"{c.data_type} {c.value!r}" for c in row] for row in sheet.iter_rows())
        lines += [" | ".join(cells) for cells in rows]
    return "\n".join(lines) + "\n"


def memo(data: bytes) -> str:
    """The paragraphs and tables of a Word document, with their styles."""
    import docx
    from docx.table import Table

    lines = []
    for part in docx.Document(BytesIO(data)).iter_inner_content():
        if isinstance(part, Table):
            lines += [" | ".join(cell.text for cell in row.cells) for row in part.rows]
        else:
            lines.append(f"[{part.style.name if part.style else ''}] {part.text}".rstrip())
    return "\n".join(lines) + "\n"


READABLE: dict[str, Callable[[bytes], str]] = {"xlsx": workbook, "docx": memo}


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
