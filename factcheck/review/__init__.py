"""The editor's screen: shows discrepancies and asks what to do; it never parses, compares or decides."""

from __future__ import annotations


def utc_now() -> str:
    """The time for the log of decisions, ISO 8601 in UTC, to the second: the only clock that is ever asked."""
    from datetime import UTC, datetime

    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
