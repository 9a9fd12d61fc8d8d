"""The command in a real terminal: starts, decides, survives a kill, opens again; refuses where there is none."""

from __future__ import annotations

import asyncio
import fcntl
import os
import pty
import select
import signal
import struct
import subprocess
import sys
import termios
from pathlib import Path
from time import monotonic, sleep

from factcheck.decisions import Case
from factcheck.review.app import Review
from factcheck.review.desk import Job
from tests.review.conftest import SEEDS


class Terminal:
    """The command on a terminal of 100 by 30 cells."""

    def __init__(self, *arguments: str, **environment: str) -> None:
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            os.environ.update(TERM="xterm-256color", **environment)
            os.execv(sys.executable, [sys.executable, "-m", "factcheck", "review", *arguments])
        fcntl.ioctl(self.fd, termios.TIOCSWINSZ, struct.pack("HHHH", 30, 100, 0, 0))
        self.shown = ""

    def until(self, words: str, seconds: float = 20.0) -> str:
        """Read until the words are shown."""
        end = monotonic() + seconds
        while words not in self.shown:
            assert monotonic() < end, self.shown[-3000:]
            if select.select([self.fd], [], [], 0.05)[0]:
                self.shown += os.read(self.fd, 65536).decode("utf-8", "replace")
        return self.shown

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


def test_decide_be_killed_and_open_again(tmp_path: Path) -> None:
    case = str(tmp_path / "story.case")
    articles = [str(SEEDS / "border-a.txt"), str(SEEDS / "border-b.txt")]
    first = Terminal(*articles, "--case", case, "--who", "anna", NO_COLOR="1")
    first.until("open,")
    first.until("sources")
    first.press("1")
    first.until("Accepted")
    os.kill(first.pid, signal.SIGKILL)
    first.end()
    with Case.open(case, create=False) as opened:
        assert [(d.action, d.who) for d in opened.log()] == [("accept", "anna")]
        assert opened.verify() == []
    again = Terminal(*articles, "--case", case)
    again.until("1 settled")
    again.press("q")
    assert again.end() == 0


def test_what_stops_the_reading_is_told_and_leaving_needs_no_waiting(tmp_path: Path) -> None:
    (tmp_path / "tolerances.yaml").write_text("no_such_key: 1\n", encoding="utf-8")
    broken = Terminal(str(SEEDS), "--rules", str(tmp_path), "--case", str(tmp_path / "story.case"))
    broken.until("no_such_key")
    assert broken.end() == 2
    hasty = Terminal(str(SEEDS), "--case", str(tmp_path / "story.case"))
    hasty.until("Queue")
    sleep(0.3)  # Textual drops what is typed in the first hundredths of a second
    hasty.press("q")
    assert hasty.end() == 0


def test_without_a_terminal_it_says_what_to_do() -> None:
    command = [sys.executable, "-m", "factcheck", "review", str(SEEDS)]
    done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert done.stdout == ""
    assert "review needs a terminal: use 'factcheck compare' or 'factcheck review --web' here" in done.stderr


def test_what_a_screen_throws_that_was_left_is_no_fault() -> None:
    async def leave() -> Review:
        app = Review(Job(paths=(), who="anna", clock=lambda: "", save=lambda data, name: None))
        async with app.run_test():
            app.exit()
            app.fail(IndexError("no screen"))
        return app

    app = asyncio.run(leave())
    assert app.fault is None
    assert app.return_code == 0
