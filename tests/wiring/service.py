"""A real ``factcheck serve`` on the loopback, and the plain clients that talk to it."""

from __future__ import annotations

import http.client
import json
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, NamedTuple

ELLIS = {"name": "ellis", "text": "At least seven people died when a ferry sank off Port Ellis, police said."}
COAST = {"name": "coast", "text": "Ten people died when the ferry sank off Port Ellis, the coast guard said."}
#: Some two megabytes that take minutes to compare.
HEAVY = {"name": "heavy", "text": "Seven people died. " * 100_000}


class Reply(NamedTuple):
    """What the service said."""

    status: int
    headers: dict[str, str]
    body: bytes

    def json(self) -> Any:
        return json.loads(self.body)


class Service:
    """A service that runs in a process of its own."""

    def __init__(self, process: subprocess.Popen[str], address: str) -> None:
        self.process = process
        host, _, port = address.removeprefix("http://").rpartition(":")
        self.host, self.port = host.strip("[]"), int(port)

    def ask(self, method: str, path: str, body: bytes | None = None, **headers: str) -> Reply:
        """One request, as it is given."""
        connection = http.client.HTTPConnection(self.host, self.port, timeout=120)
        try:
            given = {name.replace("_", "-"): value for name, value in headers.items()}
            connection.request(method, path, body, given)
            reply = connection.getresponse()
            return Reply(reply.status, {k.lower(): v for k, v in reply.getheaders()}, reply.read())
        finally:
            connection.close()

    def post(self, path: str, value: Any) -> Reply:
        """A request as a content system makes it."""
        return self.ask("POST", path, json.dumps(value).encode(), Content_Type="application/json")

    def raw(self, data: bytes, seconds: float = 30) -> bytes:
        """Everything that comes back for these bytes until the service ends the connection."""
        with socket.create_connection((self.host, self.port), timeout=seconds) as line:
            line.sendall(data)
            found = b""
            while more := line.recv(65536):
                found += more
        return found

    def workers(self) -> list[int]:
        """The processes that the service has started and that are still there."""
        found = []
        for place in Path("/proc").glob("[0-9]*"):
            with suppress(OSError):
                parent = int((place / "stat").read_text().rpartition(")")[2].split()[1])
                if parent == self.process.pid and b"spawn_main" in (place / "cmdline").read_bytes():
                    found.append(int(place.name))
        return found


def started(*options: str, cwd: Path | None = None) -> Service:
    """The service with these options, on any free port, once it answers."""
    command = [sys.executable, "-m", "factcheck", "serve", "--port", "0", *options]
    environment = {k: v for k, v in os.environ.items() if not k.startswith("COV")}
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True, cwd=cwd, env=environment)
    assert process.stderr is not None
    line = process.stderr.readline()
    assert line.startswith("factcheck: serving on http://"), line
    return Service(process, line.split()[-1])


@contextmanager
def running(*options: str, cwd: Path | None = None) -> Iterator[Service]:
    """The service for as long as it is wanted; it must then end when it is told to, and without a word of trouble."""
    service = started(*options, cwd=cwd)
    try:
        yield service
        assert service.process.poll() is None, "the service has ended"
        service.process.send_signal(signal.SIGTERM)
        _, said = service.process.communicate(timeout=20)
        assert (service.process.returncode, said) == (0, "")
    finally:
        service.process.kill()
        service.process.communicate()
