"""The worker processes: as many requests at a time as there are workers, the others in a queue that has an end."""

from __future__ import annotations

import logging
import multiprocessing
from collections import deque
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import anyio
from anyio.abc import TaskGroup
from anyio.to_thread import run_sync

from factcheck.serve.bodies import Request
from factcheck.serve.work import Done, worker

LOG = logging.getLogger("factcheck.serve")
#: Seconds that a worker may take to load everything, on a machine that has much else to do.
START_SECONDS = 120.0
#: What a worker runs; a fresh interpreter, since forking a process with threads may lock it up.
_PROCESSES = multiprocessing.get_context("spawn")


@dataclass(frozen=True, kw_only=True)
class Limits:
    """What one request may cost, and how many there may be at once."""

    max_bytes: int = 2_000_000  #: of a request's body: some three hundred articles
    seconds: float = 30.0  #: of work on one request
    read_seconds: float = 10.0  #: for a request to arrive, and for its answer to be taken
    wait_seconds: float = 60.0  #: in the queue
    queue: int = 256  #: requests that wait or are worked on; more are refused at once
    workers: int = 2  #: processes, and so requests at a time
    megabytes: int = 2048  #: of memory for one worker


class Busy(Exception):
    """The queue is full, or its head did not move in time."""


class Lost(Exception):
    """The worker ended, or was ended since it took too long."""


class Worker:
    """A process that does one request after the other. Its methods block: they are called in threads."""

    def __init__(self, limits: Limits, rules: Path | None) -> None:
        """Start it, and wait until it is ready; raise Lost when it does not get there."""
        self.line, theirs = _PROCESSES.Pipe()
        arguments = (theirs, rules, limits.seconds, limits.megabytes)
        self.process = _PROCESSES.Process(target=worker, args=arguments, daemon=True)
        self.process.start()
        theirs.close()
        self._hear(START_SECONDS)

    def do(self, request: Request, seconds: float) -> Done:
        """The work on a request; raise TimeoutError or Lost, and then the process is no more."""
        try:
            self.line.send(request)
        except OSError:
            self.end()
            raise Lost from None
        return self._hear(seconds)

    def _hear(self, seconds: float) -> Done:
        done: Done | None = None
        try:
            if not self.line.poll(seconds):
                raise TimeoutError
            done = self.line.recv()
        except (EOFError, OSError) as error:
            if isinstance(error, TimeoutError):
                raise
            raise Lost from None
        finally:
            if done is None:
                self.end()
        return done

    def end(self) -> None:
        """End the process at once, whatever it does."""
        self.process.kill()
        self.process.join()
        self.line.close()


class Pool:
    """Workers that are ended when a request takes too long, and replaced before another request comes to them."""

    def __init__(self, limits: Limits, rules: Path | None) -> None:
        self.limits = limits
        self.rules = rules
        self.inside = 0
        self.idle: deque[Worker] = deque()
        self.all: set[Worker] = set()
        self.ready = anyio.Semaphore(0)
        self.threads = anyio.CapacityLimiter(limits.workers * 2)
        self.group: TaskGroup

    @asynccontextmanager
    async def running(self) -> AsyncIterator[Pool]:
        """Start the workers, all at once, and end them afterwards; raise Lost when one does not start."""
        async with anyio.create_task_group() as self.group:
            async with anyio.create_task_group() as first:
                for _ in range(self.limits.workers):
                    first.start_soon(self._start)
            yield self
            self.group.cancel_scope.cancel()
        for own in self.all:
            own.process.kill()  # whoever waits for its answer hears that it is gone

    async def _start(self) -> None:
        own = await run_sync(Worker, self.limits, self.rules, limiter=self.threads, abandon_on_cancel=True)
        self.all.add(own)
        self.idle.append(own)
        self.ready.release()

    async def _replace(self) -> None:
        """Start a worker in the place of one that is lost; try for as long as it takes, a little later each time."""
        for pause in (1, 5, *[30] * 1000):
            try:
                await self._start()
            except (Lost, TimeoutError, OSError):
                LOG.error("a worker could not be started; it is tried again in %s seconds", pause)
                await anyio.sleep(pause)
            else:
                return

    def _lose(self, own: Worker) -> None:
        self.all.discard(own)
        self.group.start_soon(self._replace)

    @asynccontextmanager
    async def place(self) -> AsyncIterator[None]:
        """A place in the queue, before a request's body is read; raise Busy when there is none."""
        if self.inside >= self.limits.queue:
            raise Busy
        self.inside += 1
        try:
            yield
        finally:
            self.inside -= 1

    async def do(self, request: Request) -> Done:
        """The work on a request; raise Busy when no worker was free in time.

        A request that takes longer than it may ends with status 504, and so does its worker.
        """
        try:
            with anyio.fail_after(self.limits.wait_seconds):
                await self.ready.acquire()
        except TimeoutError:
            raise Busy from None
        own = self.idle.popleft()
        try:
            done = await run_sync(own.do, request, self.limits.seconds, limiter=self.threads)
        except TimeoutError:
            self._lose(own)
            return Done(504, title=f"the work took longer than {self.limits.seconds:g} seconds and was ended")
        except Lost:
            self._lose(own)
            return Done(500, title="internal fault: the process that worked on this ended")
        self.idle.append(own)
        self.ready.release()
        return done
