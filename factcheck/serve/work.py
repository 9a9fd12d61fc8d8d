"""What a worker process does: one request at a time, with the rules ready, and nothing kept of it."""

from __future__ import annotations

import signal
import sys
from collections.abc import Sequence
from contextlib import suppress
from multiprocessing.connection import Connection
from pathlib import Path
from typing import NamedTuple

from factcheck import pipeline
from factcheck.errors import FactcheckError
from factcheck.model import Dossier
from factcheck.outcome import differs, fails
from factcheck.read import Text
from factcheck.report import json
from factcheck.serve.bodies import CheckRequest, CompareRequest, Fault, Request
from factcheck.settings import Intake, Settings

#: Seconds over its time limit after which a worker ends itself, should nobody be there any more to end it.
GRACE = 5


class Done(NamedTuple):
    """What came of one request: an HTTP status, and the body or what went wrong."""

    status: int
    body: bytes = b""
    title: str = ""
    faults: tuple[Fault, ...] = ()


def worker(line: Connection, rules: Path | None, seconds: float, megabytes: int) -> None:
    """The life of a worker: get ready, say so, then a request and its answer in turn, until nobody asks any more."""
    limit(megabytes)
    rehearse(rules)
    line.send(Done(200))
    with suppress(EOFError, OSError):
        while True:
            line.send(work(line.recv(), rules, seconds))


def limit(megabytes: int) -> None:
    """Limit the memory of this process, and leave ctrl+c to the service, which ends its workers."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if sys.platform == "linux":
        import resource

        _, hard = resource.getrlimit(resource.RLIMIT_AS)
        resource.setrlimit(resource.RLIMIT_AS, (megabytes * 1024 * 1024, hard))


def rehearse(rules: Path | None) -> None:
    """Do all there is to do, on two sentences: what is loaded once is loaded then; raise RulesError."""
    texts = [Text(name=name, text=f"{name} people died on Monday, police said.") for name in ("Seven", "Ten")]
    pipeline.check(texts[0], texts[1:], Intake(rules=rules))


def work(request: Request, rules: Path | None, seconds: float) -> Done:
    """Do one request; whatever happens, this says so and raises nothing."""
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_REAL, seconds + GRACE)
    try:
        return _done(request, rules)
    except MemoryError:
        return Done(413, title="this takes more memory than one request may use")
    except FactcheckError as error:
        return Done(422, title=error.title, faults=(_fault(error),))
    except BaseException as error:  # a SystemExit among them: no text may end a worker
        return Done(500, title=f"internal fault: {type(error).__name__}")
    finally:
        if hasattr(signal, "setitimer"):
            signal.setitimer(signal.ITIMER_REAL, 0)


def _done(request: Request, rules: Path | None) -> Done:
    found, troubles, differing = _asked(request, rules)
    faults = tuple(_fault(trouble) for trouble in troubles)
    if faults and not found.articles:
        return Done(422, title="none of the articles can be read", faults=faults)
    code = 2 if faults else int(differing)
    listed = json.encode([fault.model_dump() for fault in faults]).strip()
    return Done(200, b'{"exit_code": %d, "faults": %b, "report": %b}\n' % (code, listed, json.render(found).strip()))


def _asked(request: Request, rules: Path | None) -> tuple[Dossier, Sequence[FactcheckError], bool]:
    """The dossier, the troubles, and whether anything that counts is left to resolve."""
    intake = Intake(rules=rules)
    if isinstance(request, CompareRequest):
        found, troubles = pipeline.compare(request.articles, intake)
        counted = Settings(verdicts=tuple(request.verdict), min_severity=request.min_severity)
        return found, troubles, differs(found, counted)
    if isinstance(request, CheckRequest):
        found, troubles = pipeline.check(request.draft, request.sources, intake, checklists=request.checklist)
        return found, troubles, fails(found, Settings(min_severity=request.min_severity), request.fail_on)
    found, troubles = pipeline.read_facts(request.articles, intake)
    return found, troubles, False


def _fault(error: FactcheckError) -> Fault:
    return Fault(title=error.title, where=error.where, remedy=error.remedy)
