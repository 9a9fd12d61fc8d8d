"""Start the service on an address, and end it and its workers when asked to."""

from __future__ import annotations

import ipaddress
import logging
import os
import signal
import socket
from collections.abc import Callable, Sequence
from pathlib import Path

import uvicorn

from factcheck import checklist
from factcheck.errors import ExitCode, FactcheckError
from factcheck.serve.app import application
from factcheck.serve.pool import Limits, Pool
from factcheck.serve.protocol import ImpatientProtocol
from factcheck.serve.work import rehearse

#: Seconds for what is being worked on to be done when the service is told to end.
LAST = 3
#: Connections that are open at once; a process may have some thousand files.
CONNECTIONS = 900


def serve(
    host: str, port: int, limits: Limits, rules: Path | None, allowed: Sequence[str], say: Callable[[str], None]
) -> ExitCode:
    """Serve until told to end; ``say`` gets the address once it answers. Raises FactcheckError, also for its rules."""
    rehearse(rules)  # rules that cannot be used are told of before anything is promised
    listening = _listen(host, port)
    logging.basicConfig(format="factcheck: %(message)s", level=logging.ERROR)  # a bad request is no news
    app = application(Pool(limits, rules), _hosts(host, allowed), _checklists(rules))
    ImpatientProtocol.patience = limits.read_seconds
    config = uvicorn.Config(
        app,
        http=ImpatientProtocol,
        ws="none",
        log_config=None,
        access_log=False,
        server_header=False,
        limit_concurrency=CONNECTIONS,
        timeout_graceful_shutdown=LAST,
    )  # fmt: skip - the kind of it, then its limits
    address = _address(listening)
    server = _Server(config, lambda: say(address))
    try:
        with listening:
            server.run(sockets=[listening])
    except SystemExit:  # uvicorn's word for a start that failed, after its own account of it
        raise FactcheckError("the service could not start", address, "See the lines above") from None
    return ExitCode.INTERRUPTED if signal.SIGINT in server.ended_by else ExitCode.CLEAN


class _Server(uvicorn.Server):
    """A server that says when it answers, and that ends as a command does: with an exit code."""

    def __init__(self, config: uvicorn.Config, ready: Callable[[], None]) -> None:
        super().__init__(config)
        self.ready = ready
        self.ended_by: list[int] = []

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self.ready()

    def handle_exit(self, sig: int, frame: object) -> None:
        self.ended_by.append(sig)
        self.should_exit = True


def _listen(host: str, port: int) -> socket.socket:
    try:
        family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][0]
        return socket.create_server((host, port), family=family, backlog=1024)
    except (OSError, UnicodeError, OverflowError) as error:
        number = error.errno if isinstance(error, OSError) else None
        reason = os.strerror(number).lower() if number is not None and number > 0 else "no such address"
        raise FactcheckError(f"cannot listen ({reason})", f"{host}:{port}", "Choose another --port or --host") from None


def _hosts(host: str, allowed: Sequence[str]) -> set[str] | None:
    """The names that requests may call the service by; None, all of them, off the loopback unless they are named.

    A page in a browser can have a name of its own point at this machine, and so reach what only listens here.
    """
    local = {"localhost", "127.0.0.1", "::1"}
    try:
        loopback = ipaddress.ip_address(host).is_loopback
    except ValueError:
        loopback = host.lower() in local
    if not loopback and not allowed:
        return None
    return {*local, host.lower(), *(name.lower() for name in allowed)}


def _checklists(rules: Path | None) -> list[str]:
    own = (rules / "checklists").glob("*.yaml") if rules else ()
    return sorted({*checklist.list_names(), *(path.stem for path in own)})


def _address(listening: socket.socket) -> str:
    host, port = listening.getsockname()[:2]
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"
