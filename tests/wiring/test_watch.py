"""A watched folder: what changes is compared within a second, whatever becomes of the files meanwhile."""

from __future__ import annotations

import queue
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from factcheck.watch import Stamp, moved
from tests.cli.conftest import Run, run

__all__ = ["run"]

POLICE = "Seven people died when the ferry sank, police said.\n"
COAST = "Ten people died when the ferry sank, the coast guard said.\n"
PATIENCE = 30.0


class Watch:
    """A ``factcheck watch`` in a process of its own, and what it says as it says it."""

    def __init__(self, folder: Path, *options: str) -> None:
        command = [sys.executable, "-u", "-m", "factcheck", "watch", str(folder), *options]
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        self.lines: queue.Queue[str] = queue.Queue()
        for stream in (self.process.stdout, self.process.stderr):
            threading.Thread(target=self._listen, args=(stream,), daemon=True).start()
        self.folder = folder
        self.until("ctrl+c ends it")

    def _listen(self, stream: Iterator[str]) -> None:
        for line in stream:
            self.lines.put(line.rstrip("\n"))

    def until(self, words: str, patience: float = PATIENCE) -> list[str]:
        """The lines up to and with the one that holds these words."""
        ends, found = time.monotonic() + patience, []
        while True:
            try:
                found.append(self.lines.get(timeout=max(0.01, ends - time.monotonic())))
            except queue.Empty:
                raise AssertionError(f"{words!r} was not said, but {found}") from None
            if words in found[-1]:
                return found

    def write(self, name: str, words: str) -> Path:
        (self.folder / name).write_text(words, encoding="utf-8")
        return self.folder / name


@contextmanager
def watching(folder: Path, *options: str) -> Iterator[Watch]:
    found = Watch(folder, *options)
    try:
        yield found
        assert found.process.poll() is None, "the watch has ended"
        found.process.send_signal(signal.SIGINT)
        assert found.process.wait(PATIENCE) == 130
    finally:
        found.process.kill()
        found.process.wait()


@pytest.fixture
def story(tmp_path: Path) -> Path:
    folder = tmp_path / "story"
    folder.mkdir()
    (folder / "a.txt").write_text(POLICE, encoding="utf-8")
    return folder


def test_what_changes_is_compared_within_a_second(story: Path) -> None:
    with watching(story) as watch:
        took = []
        for n in range(3):
            began = time.monotonic()
            watch.write(f"b{n}.txt", COAST)
            watch.until("CONFLICT medium  deaths of people")
            took.append(time.monotonic() - began)
            (story / f"b{n}.txt").unlink()
            watch.until("no longer  deaths of people")
        assert min(took) < 1


def test_moved_files_are_no_news(story: Path) -> None:
    with watching(story) as watch:
        watch.write("b.txt", COAST)
        watch.until(": 1 new")
        (story / "b.txt").rename(story / "c.txt")
        said = watch.until("b.txt is now")[-1]
        assert said.endswith("c.txt: 0 new, 0 no longer, 1 left")
        shutil.move(story / "c.txt", story.parent / "c.txt")
        watch.until("c.txt gone: 0 new, 1 no longer, 0 left")
        (story.parent / "wires" / "deep").mkdir(parents=True)
        shutil.move(story.parent / "c.txt", story.parent / "wires" / "deep" / "c.txt")
        shutil.move(story.parent / "wires", story / "wires")  # a folder of files, in one move
        watch.until("c.txt new: 1 new, 0 no longer, 1 left")
        shutil.rmtree(story / "wires")
        watch.until("c.txt gone: 0 new, 1 no longer, 0 left")


def test_half_written_files_become_whole(story: Path) -> None:
    with watching(story) as watch, (story / "b.txt").open("wb") as file:
        watch.until("b.txt: the file is empty")
        watch.until("0 left")
        for half in (COAST[:30].encode() + "“".encode()[:1], "“".encode()[1:], COAST[30:].encode()):
            file.write(half)
            file.flush()
            time.sleep(0.05)
        watch.until(": 1 new, 0 no longer, 1 left")
        (story / "c.tmp").write_text(COAST.replace("Ten", "Twelve"), encoding="utf-8")
        (story / "c.tmp").replace(story / "b.txt")  # as careful editors save
        watch.until("«Twelve»")
        (story / "b.txt").write_bytes(b"\x00\x01\x02")
        said = watch.until("1 no longer, 0 left")
        assert sum("a binary file" in line for line in said) == 1
        watch.write("d.txt", "Nothing of note.\n")
        assert not any("a binary file" in line for line in watch.until("d.txt new"))  # it is complained of once
        watch.write("b.txt", COAST)
        watch.until(": 1 new, 0 no longer, 1 left")


def test_the_report_is_written_anew_each_time(story: Path, tmp_path: Path) -> None:
    with watching(story, "-o", str(tmp_path / "report.md"), "--min-severity", "medium") as watch:
        assert "Ten" not in (tmp_path / "report.md").read_text()
        watch.write("b.txt", COAST)
        watch.until(": 1 new")
        assert "Ten" in (tmp_path / "report.md").read_text()


def test_rules_that_are_half_written_end_nothing(story: Path, tmp_path: Path) -> None:
    rules = tmp_path / "rules"
    rules.mkdir()
    with watching(story, "--rules", str(rules)) as watch:
        (rules / "severity.yaml").write_text("medium_stake: much\n", encoding="utf-8")
        watch.until("severity.yaml:1:15")
        (rules / "severity.yaml").unlink()
        watch.write("b.txt", COAST)
        watch.until(": 1 new, 0 no longer, 1 left")


def test_a_folder_that_goes_away_is_told(story: Path) -> None:
    watch = Watch(story)
    shutil.rmtree(story)
    watch.until("story: the folder is gone. Watch another one, or put it back and start again.")
    assert watch.process.wait(PATIENCE) == 2


def test_what_is_no_watch_is_refused(run: Run, story: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "is not a folder" in run("watch", story / "a.txt").err
    inside = run("watch", story, "-o", story / "report.json")
    assert (inside.code, "write it elsewhere" in inside.err) == (2, True)
    monkeypatch.delitem(sys.modules, "factcheck.watch", raising=False)
    monkeypatch.setitem(sys.modules, "watchfiles", None)
    absent = run("watch", story)
    assert (absent.code, "pip install 'factcheck-desk[watch]'" in absent.err) == (2, True)


def test_a_file_in_the_place_of_another_is_no_move() -> None:
    stamp = Stamp(7, 10, 100)
    assert moved({"a": stamp}, {"b": stamp}).renamed == (("a", "b"),)
    assert moved({"a": stamp}, {"b": stamp._replace(changed=101)})[:3] == (("b",), (), ("a",))
    assert moved({"a": stamp}, {"a": stamp._replace(size=11), "b": stamp})[:3] == (("b",), ("a",), ())
