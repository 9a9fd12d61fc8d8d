"""The command in a real terminal: starts, decides, survives a kill, opens again; refuses where there is none."""

from __future__ import annotations

import asyncio
import os
import re
import signal
import subprocess
import sys
from pathlib import Path
from time import sleep

import pytest

from factcheck.decisions import Case
from factcheck.review.app import Review
from factcheck.review.desk import Job
from tests.review.conftest import SEEDS
from tests.review.terminal import CONTROL, Terminal, kill_screens


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


def test_suspended_and_brought_back(tmp_path: Path) -> None:
    """ctrl+z gives the shell back as it was; fg draws the screen anew, and it goes on working."""
    shell = Terminal(shell=True)
    shell.until("ready> ")
    case = tmp_path / "story.case"
    shell.press(f"{sys.executable} -m factcheck review {SEEDS} --case {case} --who anna\n")
    shell.until("sources")
    shell.press("\x1a")
    shown = shell.until("Stopped")
    assert "\x1b[?1049l" in shown  # the shell's own screen again
    shell.until("ready> ")
    shell.press("fg\n")
    shell.until("Queue")
    sleep(0.5)
    shell.press("1")
    shell.until("Accepted")
    shell.press("q")
    shell.until("ready> ")
    shell.press("exit\n")
    shell.end()
    with Case.open(case, create=False) as opened:
        assert [d.action for d in opened.log()] == ["accept"]


#: Options and environment of a terminal that has no colour, or should show none.
COLOURLESS: list[tuple[list[str], dict[str, str]]] = [
    ([], {"NO_COLOR": "1"}),
    (["--no-color"], {}),
    ([], {"TERM": "vt100"}),
    ([], {"TERM": "dumb", "COLORTERM": "truecolor"}),
]


@pytest.mark.parametrize(("options", "environment"), COLOURLESS, ids=str)
def test_without_colour_words_and_signs_say_everything(
    tmp_path: Path, options: list[str], environment: dict[str, str]
) -> None:
    plain = Terminal(str(SEEDS), "--case", str(tmp_path / "story.case"), *options, shell=False, **environment)
    shown = plain.until("sources")
    plain.press("x")
    asked = plain.until("takes it back")
    plain.press("1")
    plain.until("Split off")
    plain.press("q")
    assert plain.end() == 0
    codes = {code for run in re.findall(r"\x1b\[([0-9;]*)m", shown + asked) for code in run.split(";")}
    assert codes <= {"", "0", "1", "2", "3", "4", "7"}  # bold, dim, italic, underlined, reversed
    assert re.search(r"\x1b\[(?:1;)?7m▌", shown)  # the row under the cursor
    assert re.search(r"\x1b\[1;4m1 ", asked)  # the choice under the cursor
    for sign in ("▲ high", "○ open", "≠ conflict"):
        assert sign in CONTROL.sub("", shown)


def test_a_folder_that_cannot_be_written_is_told_and_another_is_offered(tmp_path: Path) -> None:
    place = tmp_path / "locked"
    place.mkdir()
    place.chmod(0o555)
    if os.access(place, os.W_OK):  # whoever may write everywhere: a folder where nobody can make a file
        place = Path("/proc")
    home = tmp_path / "home"
    home.mkdir()
    terminal = Terminal(str(SEEDS), "--case", str(place / "story.case"), HOME=str(home))
    terminal.until("Where else?")
    assert "cannot" in terminal.words or "read-only" in terminal.words
    terminal.until(f"{place.name}.case")  # offered: in the home folder
    sleep(0.3)
    terminal.press("\r")
    terminal.until("open,")
    terminal.press("1")
    terminal.until("Accepted")
    terminal.press("q")
    assert terminal.end() == 0
    with Case.open(home / f"{place.name}.case", create=False) as opened:
        assert [d.action for d in opened.log()] == ["accept"]


def test_what_the_screen_showed_as_saved_is_in_the_file_whenever_it_is_killed(tmp_path: Path) -> None:
    seen, rows = kill_screens(tmp_path / "story.case", 2)
    assert rows >= seen >= 2
