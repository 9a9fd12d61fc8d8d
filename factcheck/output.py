"""Where the report goes: standard output as bytes, or a file that is whole or not there; progress on standard error."""

from __future__ import annotations

import os
import sys
import tempfile
from time import monotonic
from types import TracebackType

from factcheck.errors import FactcheckError

#: Seconds of silence before progress is shown, and between two lines of it.
PATIENCE, PAUSE = 1.0, 0.1


def write_stdout(data: bytes) -> None:
    """Write bytes as they are, whatever the locale; a reader that has gone away is no error."""
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        # The interpreter flushes standard output once more at its end: let that go nowhere.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def write_file(data: bytes, name: str) -> None:
    """Write a file whole or not at all: into a neighbour first, then renamed; raise FactcheckError."""
    target = os.path.realpath(name)
    try:
        if os.path.exists(target) and not os.path.isfile(target):  # a device or pipe has no neighbour
            with open(target, "wb") as file:
                file.write(data)
            return
        _replace(data, target)
    except OSError as error:
        reason = (error.strerror or "cannot be written").lower()
        raise FactcheckError(f"the report cannot be written ({reason})", name, "Choose another file") from None


def _replace(data: bytes, target: str) -> None:
    mode = os.stat(target).st_mode & 0o777 if os.path.exists(target) else 0o666 & ~_umask()
    handle, neighbour = tempfile.mkstemp(prefix=".factcheck-", dir=os.path.dirname(target))
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        os.chmod(neighbour, mode)
        os.replace(neighbour, target)
    except BaseException:
        os.unlink(neighbour)
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


class Progress:
    """Called with stage, done and total; speaks on a terminal once the work has taken a second."""

    def __init__(self, on: bool) -> None:
        self.on = on
        self.next = monotonic() + PATIENCE
        self.spoke = False

    def __enter__(self) -> Progress:
        return self

    def __call__(self, stage: str, done: int, total: int) -> None:
        """Tell how far a stage has come."""
        if not self.on or monotonic() < self.next:
            return
        self.next = monotonic() + PAUSE
        self.spoke = True
        sys.stderr.write(f"\r\x1b[K{one_line(stage)} {done:,} of {total:,}")
        sys.stderr.flush()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self.spoke:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()


def one_line(words: str) -> str:
    """``words`` on one line, with nothing in it that could drive a terminal."""
    if words.isascii() and words.isprintable():
        return words
    from factcheck.text import visible

    return visible(words.encode("utf-8", "backslashreplace").decode("utf-8"))
