"""What to say when a library that is not part of the default install is missing."""

from __future__ import annotations

from factcheck.errors import FactcheckError, InputError


def install_line(extra: str) -> str:
    """The one line that installs an extra.

    >>> install_line("pdf")
    "pip install 'factcheck-desk[pdf]'"
    """
    return f"pip install 'factcheck-desk[{extra}]'"


def missing(what: str, extra: str, where: str = "") -> FactcheckError:
    """The error for ``what`` ("PDF files", "the web server") that needs the extra; ``where`` is the input, if any."""
    kind = InputError if where else FactcheckError
    return kind(f"{what} need the extra '{extra}', which is not installed", where, f"Install it: {install_line(extra)}")
