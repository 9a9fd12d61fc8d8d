"""What is new since the run before, for an editor who watches a folder."""

from __future__ import annotations

from dataclasses import replace

from factcheck.model import Dossier
from factcheck.outcome import News
from factcheck.report import text
from factcheck.report.layout import paint
from factcheck.settings import View
from factcheck.text import visible


def render(news: News, dossier: Dossier, view: View) -> bytes:
    """The new discrepancies as the text report shows them, then a line for each that is no longer there."""
    shown = text.render(dossier.model_copy(update={"comparisons": news.new}), replace(view, quiet=True))
    gone = [f"{paint('no longer', view.color, dim=True)}  {visible(c.label)}\n" for c in news.gone]
    return shown + b"\n" * bool(shown and gone) + "".join(gone).encode("utf-8", "backslashreplace")
