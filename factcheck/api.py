"""factcheck from Python: the verbs of the command line, for paths and for texts in memory.

``from factcheck import compare, check, facts, render, Text``; see docs/wiring.md for examples that run.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from factcheck import pipeline
from factcheck.errors import FactcheckError
from factcheck.model import Dossier
from factcheck.read import Input, Text
from factcheck.report import CHECK_REPORTERS, REPORTERS
from factcheck.settings import Intake, View

#: The path of a file or folder, or a text in memory.
Source = str | os.PathLike[str] | Text
OnError = Callable[[FactcheckError], object]
_NONE: Mapping[str, str] = {}


def compare(
    articles: Source | Iterable[Source],
    *,
    published: Mapping[str, str] = _NONE,
    rules: str | os.PathLike[str] | None = None,
    on_error: OnError | None = None,
) -> Dossier:
    """Where the articles agree and differ: ``.comparisons``, worst first.

    ``published`` gives publication times by path or file name. An article that cannot be read raises InputError, unless
    ``on_error`` is given: then it is called with each error, and the other articles are compared.
    """
    found, troubles = pipeline.compare(_inputs(articles), _intake(published, rules))
    return _told(found, troubles, on_error)


def check(
    draft: Source,
    sources: Source | Iterable[Source] = (),
    *,
    published: Mapping[str, str] = _NONE,
    rules: str | os.PathLike[str] | None = None,
    checklists: Iterable[str] = (),
    on_error: OnError | None = None,
) -> Dossier:
    """A draft held against itself and its sources: ``.findings``, and ``.checked`` for each figure of the draft.

    Raises as ``compare`` does, and FactcheckError for a checklist that is not there.
    """
    found, troubles = pipeline.check(
        _input(draft), _inputs(sources), _intake(published, rules), checklists=tuple(checklists)
    )
    return _told(found, troubles, on_error)


def facts(
    articles: Source | Iterable[Source],
    *,
    published: Mapping[str, str] = _NONE,
    rules: str | os.PathLike[str] | None = None,
    on_error: OnError | None = None,
) -> Dossier:
    """Every figure and date of the articles, in text order: ``.facts``. Raises as ``compare`` does."""
    found, troubles = pipeline.read_facts(_inputs(articles), _intake(published, rules))
    return _told(found, troubles, on_error)


def render(dossier: Dossier, form: str = "json", view: View | None = None) -> bytes:
    """The report of a dossier in a format of ``factcheck compare`` or, for that of ``check``, of ``factcheck check``.

    Raises FactcheckError for a format that is not there.
    """
    reporters = REPORTERS if dossier.findings is None else CHECK_REPORTERS
    if form not in reporters:
        raise FactcheckError(f"there is no format {form!r}", "render", f"Take one of {', '.join(reporters)}")
    return reporters[form](dossier, view or View())


def _inputs(articles: Source | Iterable[Source]) -> list[Input]:
    if isinstance(articles, str | os.PathLike | Text):
        return [_input(articles)]
    return [_input(one) for one in articles]


def _input(one: Source) -> Input:
    return one if isinstance(one, Text) else os.fspath(one)


def _intake(published: Mapping[str, str], rules: str | os.PathLike[str] | None) -> Intake:
    return Intake(published=published, rules=None if rules is None else Path(rules))


def _told(found: Dossier, troubles: Iterable[FactcheckError], on_error: OnError | None) -> Dossier:
    for trouble in troubles:
        if on_error is None:
            raise trouble
        on_error(trouble)
    return found
