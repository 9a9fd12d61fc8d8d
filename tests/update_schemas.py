"""Writes the JSON Schemas of the rules files into rules/schema/: ``python -m tests.update_schemas``."""

from __future__ import annotations

from pathlib import Path

from factcheck import rulebook

FOLDER = Path(__file__).parent.parent / "rules" / "schema"


def main() -> None:
    """Put a schema where each rules file's first line says that it is."""
    FOLDER.mkdir(exist_ok=True)
    for name, data in rulebook.files().items():
        (FOLDER / name).write_bytes(data)


if __name__ == "__main__":
    main()
