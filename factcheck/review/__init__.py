"""The editor's screen: shows discrepancies and asks what to do; it never parses, compares or decides."""

from __future__ import annotations

import os

# How often a second Textual looks whether something is to be drawn, read when it is imported. With its 60, the second
# half of an answer (a pane that got another size and is filled anew) waits for up to 33 ms, whatever the machine.
os.environ.setdefault("TEXTUAL_FPS", "240")


def utc_now() -> str:
    """The time for the log of decisions, ISO 8601 in UTC, to the second: the only clock that is ever asked."""
    from datetime import UTC, datetime

    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
