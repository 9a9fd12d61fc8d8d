"""HTTP/1.1 as uvicorn speaks it, with an end to the patience for a request's head.

uvicorn waits for ever for the first line of a request; a few hundred clients that send a letter a minute would hold
every connection there is.
"""

from __future__ import annotations

import asyncio

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol


class ImpatientProtocol(H11Protocol):
    """Ends a connection whose request's head is not there in time, with status 408."""

    #: Seconds from the first byte, or from the connection, to the end of the head.
    patience = 10.0
    _timer: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override] # as the class above has it
        """Begin to wait."""
        super().connection_made(transport)
        self._wait()

    def data_received(self, data: bytes) -> None:
        """Begin to wait when a kept connection is used again."""
        if self._timer is None and (self.cycle is None or self.cycle.response_complete):
            self._wait()
        super().data_received(data)

    def handle_events(self) -> None:
        """Stop waiting once a head is whole."""
        before = self.cycle
        super().handle_events()
        if self.cycle is not before:
            self._stop()

    def connection_lost(self, exc: Exception | None) -> None:
        """Stop waiting."""
        self._stop()
        super().connection_lost(exc)

    def _wait(self) -> None:
        self._timer = self.loop.call_later(self.patience, self._too_slow)

    def _stop(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None

    def _too_slow(self) -> None:
        self._timer = None
        if self.transport.is_closing():
            return
        if self.conn.our_state is h11.IDLE:
            head = h11.Response(status_code=408, headers=[(b"connection", b"close"), (b"content-length", b"0")])
            for event in (head, h11.EndOfMessage()):
                self.transport.write(self.conn.send(event) or b"")
        self.transport.close()
