"""Reading and comparing away from the screen, in a thread that never keeps the editor from leaving."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Sequence
from threading import Thread
from time import monotonic
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from factcheck.model import Dossier
    from factcheck.review.desk import Job
    from factcheck.review.rows import Index

#: Seconds between two steps of the bar that are shown: each costs the reading a wait for the screen.
PAUSE = 0.05


class Screen(Protocol):
    """What the thread needs of the app."""

    def call_from_thread(self, callback: Callable[..., Any], *args: Any) -> Any:
        """Call on the screen's own thread, and wait for it."""

    def progress(self, stage: str, n: int, total: int) -> None:
        """Show how far a stage is."""

    def begin(self, found: Dossier, troubles: Sequence[str]) -> None:
        """Show what was found."""

    def fail(self, error: Exception) -> None:
        """End with a trouble that cannot be mended here."""


def read(job: Job, screen: Screen) -> None:
    """Read and compare; everything heavy is loaded here, when the first frame is drawn."""
    Thread(target=_read, args=(job, screen), name="reading", daemon=True).start()


def warm(index: Index) -> None:
    """Gather what a search looks through before anybody searches: with 10,000 comparisons it takes 0.2 s."""
    Thread(target=index.postings, name="search", daemon=True).start()


def _read(job: Job, screen: Screen) -> None:
    shown = 0.0

    def progress(stage: str, n: int, total: int) -> None:
        nonlocal shown
        if n == total or monotonic() - shown > PAUSE:
            shown = monotonic()
            screen.call_from_thread(screen.progress, stage, n, total)

    with contextlib.suppress(RuntimeError):  # the screen was left meanwhile: nobody waits for this any more
        try:
            from factcheck import pipeline

            found, troubles = pipeline.compare(
                job.articles, published=job.published, rules=job.rules, progress=progress
            )
        except RuntimeError:
            raise
        except Exception as error:  # whatever it is, the command tells it in its one voice
            screen.call_from_thread(screen.fail, error)
        else:
            screen.call_from_thread(screen.begin, found, [str(t) for t in troubles])
