"""A screen without colour: what would be a colour is left out, what is bold, dim or reversed stays."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import TYPE_CHECKING

from rich.segment import Segment
from rich.style import Style
from textual.filter import LineFilter

if TYPE_CHECKING:
    from textual.color import Color

#: Names of terminals (see terminfo(5)) that have no colour, or of which nothing is known.
COLOURLESS = re.compile(r"dumb|unknown|vt[1-4][0-9]{2}(?!.*color).*|.+-m(?:ono)?")


def colourless(environment: Mapping[str, str]) -> bool:
    """Whether the terminal of an environment has no colour.

    >>> [colourless({"TERM": name}) for name in ("vt100", "dumb", "xterm-mono", "xterm-256color", "")]
    [True, True, True, False, False]
    """
    return COLOURLESS.fullmatch(environment.get("TERM", "")) is not None


class Plain(LineFilter):
    """Leaves every colour out; Textual's own filter turns them into greys."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """The segments without colours."""
        return [Segment(text, _plain(style) if style else style, control) for text, style, control in segments]


@lru_cache(1024)
def _plain(style: Style) -> Style:
    return style.without_color
