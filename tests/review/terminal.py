"""The command on a terminal of its own, and killed there in the middle of its work."""

from __future__ import annotations

import fcntl
import os
import pty
import random
import re
import select
import signal
import struct
import sys
import termios
from pathlib import Path
from time import monotonic, sleep

from factcheck.decisions import Case
from tests.review.conftest import SEEDS

#: What moves the cursor or paints: it may stand in the middle of a word that is drawn in two pieces.
CONTROL = re.compile(r"\x1b\[[0-9;?]*[ -/]*[@-~]")
#: What the screen shows of a figure that was saved.
SAVED = re.compile(r"stands: “(\d{6})”")


class Terminal:
    """The command on a terminal of 100 by 30 cells."""

    def __init__(self, *arguments: str, shell: bool = False, **environment: str) -> None:
        command = [sys.executable, "-m", "factcheck", "review", *arguments]
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            os.environ.update({"TERM": "xterm-256color", "PS1": "ready> ", **environment})
            if shell:  # one that can stop and continue a job
                os.execvp("bash", ["bash", "--norc", "--noprofile", "-i"])
            os.execv(sys.executable, command)
        fcntl.ioctl(self.fd, termios.TIOCSWINSZ, struct.pack("HHHH", 30, 100, 0, 0))
        self.shown = ""

    def until(self, words: str, seconds: float = 20.0) -> str:
        """Read until the words are shown."""
        end = monotonic() + seconds
        while words not in self.words:
            assert monotonic() < end, self.words[-3000:]
            self.read(0.05)
        return self.shown

    def read(self, seconds: float) -> bool:
        """Take in what is shown next; whether anything was."""
        if not select.select([self.fd], [], [], max(seconds, 0))[0]:
            return False
        try:
            self.shown += os.read(self.fd, 65536).decode("utf-8", "replace")
        except OSError:  # nobody is at the other end
            code = os.waitstatus_to_exitcode(os.waitpid(self.pid, 0)[1])
            raise AssertionError(f"it ended by itself with {code}: {self.words[-5000:]}") from None
        return True

    @property
    def words(self) -> str:
        """What was shown since the last key, without what moves and paints."""
        return CONTROL.sub("", self.shown)

    def press(self, keys: str) -> None:
        self.shown = ""
        os.write(self.fd, keys.encode())

    def end(self) -> int:
        """The exit code, once it ends; what it still writes is read away."""
        while True:
            try:
                if not os.read(self.fd, 65536):
                    break
            except OSError:
                break
        os.close(self.fd)
        return os.waitstatus_to_exitcode(os.waitpid(self.pid, 0)[1])


def kill_screens(path: Path, times: int, seed: int = 1) -> tuple[int, int]:
    """Kill a review ``times`` times over while figures are typed in; figures shown as saved, and rows in the file.

    Raises AssertionError when a figure that the screen showed as saved is not in the case file.
    """
    moments = random.Random(seed)
    seen: set[str] = set()
    number = 100_000
    for _ in range(times):
        screen = Terminal(str(SEEDS), "--case", str(path), "--who", "anna")
        screen.until("sources")
        sleep(0.3)
        screen.shown, end, last = "", None, monotonic() + 30
        while monotonic() < (end or last):
            number += 1
            os.write(screen.fd, f"o{number}\r".encode())
            pause = monotonic() + 0.08  # eight keys: faster than anybody types
            while monotonic() < pause:
                screen.read(pause - monotonic())
            if end is None and SAVED.search(screen.words):  # from now on it may be killed at any moment
                end = monotonic() + moments.uniform(0.0, 1.0)
        os.kill(screen.pid, signal.SIGKILL)
        screen.end()
        seen |= set(SAVED.findall(screen.words))
        with Case.open(path, create=False) as case:
            kept = {str(d.value["figure"]) for d in case.log() if d.action == "own"}
            assert seen <= kept
            assert kept <= {str(n) for n in range(100_001, number + 1)}  # each as it was typed, no key lost or astray
            assert case.verify() == []
    with Case.open(path, create=False, write=False) as case:
        return len(seen), len(case.log())
