"""Reading and comparing away from the screen, in a thread that never keeps the editor from leaving."""

from __future__ import annotations

import contextlib
import gc
from collections.abc import Callable, Sequence
from importlib import import_module
from threading import Thread
from time import monotonic, sleep
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from factcheck.model import Dossier
    from factcheck.review.desk import Job
    from factcheck.review.lists import Lists
    from factcheck.review.rows import Index

#: Seconds between two steps of the bar that are shown: each costs the reading a wait for the screen.
PAUSE = 0.05
#: Seconds until then: the panes are drawn first.
CALM = 0.3
#: What the first frame does without and a key brings in: loaded before anybody presses it.
LATER = (
    "factcheck.report.layout",
    *(f"factcheck.review.widgets.{name}" for name in ("article", "correct", "filters", "helpscreen", "rules", "tick")),
)
#: Facts from which what was read is set apart from what Python looks through for garbage.
FROZEN = 1000
#: Of Python's middling collections, how many go before a great one; the screen has those made while nobody types.
RARELY = 1000
#: Seconds between two fillings of the queue, and how many times as long as a filling takes the next one is waited for.
FILL, SHARE = 0.3, 8


class Screen(Protocol):
    """What the thread needs of the app."""

    lists: Lists

    def call_from_thread(self, callback: Callable[..., Any], *args: Any) -> Any:
        """Call on the screen's own thread, and wait for it."""

    def progress(self, stage: str, n: int, total: int) -> None:
        """Show how far a stage is."""

    def partly(self, found: Dossier) -> None:
        """Show what was found so far."""

    def begin(self, found: Dossier, troubles: Sequence[str]) -> None:
        """Show what was found."""

    def fail(self, error: Exception) -> None:
        """End with a trouble that cannot be mended here."""


def read(job: Job, screen: Screen) -> None:
    """Read and compare; everything heavy is loaded here, when the first frame is drawn."""
    Thread(target=_read, args=(job, screen), name="reading", daemon=True).start()


def warm(index: Index) -> None:
    """Gather what a search, a filter or an order looks at before anybody asks: 0.3 s for 10,000 comparisons."""
    Thread(target=_warm, args=(index,), name="search", daemon=True).start()


def _warm(index: Index) -> None:
    sleep(CALM)
    for name in LATER:
        import_module(name)
    index.warm()
    if len(index.facts) > FROZEN:
        # What was read lives as long as the screen: looking through it for garbage again and again costs a key 0.1 s.
        gc.freeze()
        gc.set_threshold(*gc.get_threshold()[:2], RARELY)


def tidy() -> None:
    """Look for garbage now, when nobody is waiting for a key."""
    if gc.get_freeze_count():
        gc.collect()


def _read(job: Job, screen: Screen) -> None:
    shown = due = 0.0

    def progress(stage: str, n: int, total: int) -> None:
        nonlocal shown
        if n == total or monotonic() - shown > PAUSE:
            shown = monotonic()
            screen.call_from_thread(screen.progress, stage, n, total)

    def so_far(made: Callable[[], Dossier]) -> None:
        nonlocal due
        start = monotonic()
        if start >= due:
            screen.call_from_thread(screen.partly, made())
            due = monotonic() + max(FILL, SHARE * (monotonic() - start))

    with contextlib.suppress(RuntimeError):  # the screen was left meanwhile: nobody waits for this any more
        try:
            from factcheck import pipeline

            screen.lists.choose(*job.checklists)
            found, troubles = pipeline.compare(job.articles, job.intake, progress=progress, so_far=so_far)
        except RuntimeError:
            raise
        except Exception as error:  # whatever it is, the command tells it in its one voice
            screen.call_from_thread(screen.fail, error)
        else:
            screen.call_from_thread(screen.begin, found, [str(t) for t in troubles])
