"""Pictures of the screen that are the same on every machine: no fonts from elsewhere, no random names."""

from __future__ import annotations

import re
from typing import Any

from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode


class Picture(SingleFileSnapshotExtension):
    """One SVG a picture, as text."""

    file_extension = "svg"
    _write_mode = WriteMode.TEXT

    def serialize(self, data: Any, **kwargs: Any) -> str:
        """The picture as it is."""
        return str(data)


def clean(svg: str) -> str:
    """The picture without fonts and comments from elsewhere, its names numbered anew."""
    svg = re.sub(r"@font-face\s*\{[^}]*\}", "", svg)
    svg = re.sub(r"<!--.*?-->", "", svg, flags=re.S)
    names = dict.fromkeys(re.findall(r"terminal-(\d+)", svg))
    for n, name in enumerate(names, 1):
        svg = svg.replace(f"terminal-{name}", f"terminal-t{n}")
    return "\n".join(line.rstrip() for line in svg.splitlines() if line.strip()) + "\n"


def outside(svg: str) -> list[str]:
    """Addresses in a picture, but for the name of the format itself."""
    return [a for a in re.findall(r"\w+://[^\s\"')]+", svg) if a != "http://www.w3.org/2000/svg"]
