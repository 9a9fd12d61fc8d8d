"""What stands before the verbs: hosts, sizes and times of requests, checked before a byte of them is believed."""

from __future__ import annotations

import time
from collections.abc import Collection

import anyio
from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from factcheck.serve.bodies import Fault, Problem
from factcheck.serve.pool import Busy, Pool

#: Of every answer: it is data for a program, never a page to be guessed at, framed or kept.
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
    "Referrer-Policy": "no-referrer",
}


def problem(status: int, title: str, detail: str = "", faults: Collection[Fault] = (), close: bool = False) -> Response:
    """An answer that says why a request was not done, and what to do (RFC 9457)."""
    headers = dict(HEADERS)
    if status == 503:
        headers["Retry-After"] = "5"
    if close:
        headers["Connection"] = "close"
    said = Problem(title=title, status=status, detail=detail, faults=list(faults)[:20])
    return Response(said.model_dump_json(), status, headers, "application/problem+json")


class TooLarge(Exception):
    """The body is larger than a request may be."""


class TooSlow(Exception):
    """The body did not arrive in time."""


class Guard:
    """ASGI middleware: a request that passes has a whole body, of a bearable size, and a place in the queue."""

    def __init__(self, app: ASGIApp, pool: Pool, hosts: Collection[str] | None) -> None:
        self.app = app
        self.pool = pool
        self.hosts = hosts
        self.limits = pool.limits

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request through, or say why not."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        headers, send = Headers(scope=scope), self._in_time(send)
        if self.hosts is not None and (host := _host(headers)) not in self.hosts:
            remedy = "Name the service by its own address, or start it with --allow-host"
            await problem(400, f"the host {host[:100]!r} is not ours", remedy)(scope, receive, send)
            return
        if scope["method"] != "POST":
            if "transfer-encoding" in headers or headers.get("content-length", "0") != "0":
                await problem(400, "only POST has a body", "Send none", close=True)(scope, receive, send)
                return
            await self.app(scope, _nothing, send)
            return
        try:
            async with self.pool.place():
                body = await self._body(headers, receive)
                await self.app(scope, _whole(body, receive), send)
        except TooLarge:
            title = f"the request is larger than {self.limits.max_bytes:,} bytes"
            await problem(413, title, "Send fewer articles at a time", close=True)(scope, receive, send)
        except TooSlow:
            title = f"the request did not arrive within {self.limits.read_seconds:g} seconds"
            await problem(408, title, "Send it again", close=True)(scope, receive, send)
        except Busy:
            await problem(503, "too many requests at once", "Send it again later", close=True)(scope, receive, send)

    async def _body(self, headers: Headers, receive: Receive) -> bytes:
        """The whole body; raise TooLarge or TooSlow.

        What is too much is still taken off the line, and thrown away, while there is time: a client that is cut off in
        the middle of sending seldom reads why. One that asks first is told at once.
        """
        given = headers.get("content-length", "0")
        large = given.isdigit() and (len(given) > 18 or int(given) > self.limits.max_bytes)
        if large and headers.get("expect"):
            raise TooLarge
        body = bytearray()
        ends = time.monotonic() + self.limits.read_seconds
        while True:
            with anyio.move_on_after(max(0.0, ends - time.monotonic())) as scope:
                message = await receive()
            if scope.cancelled_caught:
                raise TooLarge if large else TooSlow
            if message["type"] == "http.disconnect":
                raise TooSlow
            body += message.get("body", b"")
            if large or len(body) > self.limits.max_bytes:
                large = True
                body.clear()
            if not message.get("more_body", False):
                break
        if large:
            raise TooLarge
        return bytes(body)

    def _in_time(self, send: Send) -> Send:
        """``send`` for a client that may be slow to take its answer, and whose connection then ends."""

        async def sent(message: Message) -> None:
            with anyio.fail_after(self.limits.read_seconds):
                await send(message)

        return sent


def _host(headers: Headers) -> str:
    """The host that a request is meant for, without its port."""
    host = headers.get("host", "").strip().lower()
    return host[1:].partition("]")[0] if host.startswith("[") else host.partition(":")[0]


async def _nothing() -> Message:
    """The body of a request that has none."""
    return {"type": "http.request", "body": b"", "more_body": False}


def _whole(body: bytes, receive: Receive) -> Receive:
    """A channel that gives the body at once."""
    left = [body]

    async def given() -> Message:
        if left:
            return {"type": "http.request", "body": left.pop(), "more_body": False}
        return await receive()

    return given
