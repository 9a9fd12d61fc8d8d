"""The same screen in a browser, on this machine only: one process a visitor, which ends with the server.

The one door to textual-serve. It has no login of its own: the address that is printed holds a key, and without it, or
from a page of another site, nothing is shown.
"""

from __future__ import annotations

import hmac
import logging
import os
import secrets
import shlex
import socket
import sys
from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from factcheck.errors import FactcheckError
from factcheck.extras import missing

if TYPE_CHECKING:
    from aiohttp.typedefs import Middleware
    from aiohttp.web import Application, Request, StreamResponse
    from textual_serve.server import Server

HOST = "127.0.0.1"
COOKIE = "factcheck"
#: The process that a screen in a browser must not outlive.
PARENT = "FACTCHECK_WEB_PARENT"
TEMPLATES = Path(__file__).parent


def command(arguments: Sequence[str]) -> str:
    """The line for the shell that runs one visitor's screen; ``exec``: no shell stays between server and screen."""
    return "exec " + shlex.join([sys.executable, "-m", "factcheck", "review", *arguments])


def serve(arguments: Sequence[str], port: int, say: Callable[[str], None]) -> None:
    """Serve ``factcheck review ARGUMENTS`` on the loopback address until it is interrupted.

    ``port`` 0 is any free one. Raises FactcheckError when the extra is missing or the port is taken.
    """
    try:
        from aiohttp.web import run_app
        from textual_serve.server import Server
    except ImportError:
        raise missing("the review in a browser", "web") from None
    key, listening = secrets.token_urlsafe(24), _listen(port)
    number = int(listening.getsockname()[1])

    class Loopback(Server):
        """The server of textual-serve, with a page that names no other host and a door that is locked."""

        def initialize_logging(self) -> None:
            logging.basicConfig(level="WARNING", format="factcheck: %(message)s", stream=sys.stderr)

        async def _make_app(self) -> Application:
            app: Application = await super()._make_app()
            app.middlewares.append(_door(key, number))
            return app

        async def on_startup(self, app: Application) -> None:
            """The one line that is printed stands below."""

    os.environ[PARENT] = str(os.getpid())
    server: Server = Loopback(
        command(arguments), host=HOST, port=number, title="factcheck review", templates_path=TEMPLATES
    )
    server.initialize_logging()
    say(f"The review is at http://{HOST}:{number}/?key={key} on this machine only; ctrl+c ends it")
    run_app(server._make_app(), sock=listening, print=None, access_log=None)


def _listen(port: int) -> socket.socket:
    """A socket that waits for visitors already; raise FactcheckError when the port is taken."""
    found = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    found.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        found.bind((HOST, port))
        found.listen()
    except OSError as error:
        found.close()
        title = f"the port {port} cannot be used ({(error.strerror or 'taken').lower()})"
        raise FactcheckError(title, "", "Name another with --port, or 0 for any free one") from None
    return found


Handler = Callable[["Request"], Awaitable["StreamResponse"]]


def _door(key: str, port: int) -> Middleware:
    """Lets in who has the key, by the address once and by a cookie then, and no page of another site."""
    from aiohttp import web

    names = {f"{name}:{port}" for name in (HOST, "localhost")}
    origins = {f"http://{name}" for name in names}

    @web.middleware
    async def door(request: Request, handler: Handler) -> StreamResponse:
        origin = request.headers.get("Origin")  # a browser always names it when a page opens a socket
        if request.headers.get("Host") not in names or (origin is not None and origin not in origins):
            raise web.HTTPForbidden(text="Open it as it was printed: on this machine, by its address\n")
        given = request.query.get("key", "")
        if request.path == "/" and hmac.compare_digest(given.encode(), key.encode()):
            answer = web.HTTPSeeOther("/")
            answer.set_cookie(COOKIE, key, httponly=True, samesite="Strict")
            raise answer
        if not hmac.compare_digest(request.cookies.get(COOKIE, "").encode(), key.encode()):
            raise web.HTTPForbidden(text="Open it with the whole address that was printed, its key included\n")
        answered = await handler(request)
        if not answered.prepared:
            answered.headers["Content-Security-Policy"] = (
                f"default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; "
                f"connect-src 'self' ws://{HOST}:{port}; img-src 'self' data:"
            )
            answered.headers["Referrer-Policy"] = "no-referrer"
        return answered

    return door
