"""Reports: one file a format; each is a view of the same dossier."""

from __future__ import annotations

from collections.abc import Callable

from factcheck.model import Dossier
from factcheck.report import check, json, text
from factcheck.settings import View

#: The formats of ``factcheck compare``, by the name that ``--format`` takes.
REPORTERS: dict[str, Callable[[Dossier, View], bytes]] = {
    "text": text.render,
    "json": json.render,
}

#: The formats of ``factcheck check``.
CHECK_REPORTERS: dict[str, Callable[[Dossier, View], bytes]] = {
    "text": check.render,
    "json": json.render,
}
