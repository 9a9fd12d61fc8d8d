"""kill -9 at any moment loses nothing that was shown as saved; two programs at once lose nothing of each other's."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

from factcheck.decisions import Case, store
from tests.decisions.crash import kill_often, start


def test_twenty_kills(path: Path) -> None:
    seen, rows = kill_often(path, 20)
    assert seen >= 20
    assert rows >= seen


def test_two_programs_at_once(path: Path) -> None:
    children = [start(path, who, 60) for who in ("anna", "ben")]
    reports = [child.communicate(timeout=60)[0].decode().splitlines() for child in children]
    assert [child.returncode for child in children] == [0, 0]
    seqs = sorted(int(line.split()[0]) for report in reports for line in report)
    with Case.open(path) as case:
        assert seqs == [d.seq for d in case.log()] == list(range(1, len(seqs) + 1))
        assert case.verify() == []
        for who, report in zip(("anna", "ben"), reports, strict=True):
            theirs = [f"{d.seq} {d.action} {d.note}" for d in case.log() if d.who == who]
            assert theirs == report


def test_a_file_that_another_program_is_making_is_seen_as_of_one_moment(path: Path) -> None:
    class Slow(sqlite3.Connection):
        def execute(self, sql: str, *rest: Any) -> sqlite3.Cursor:
            if sql == "PRAGMA user_version":
                Case.open(path).close()
            return super().execute(sql, *rest)

    with closing(sqlite3.connect(path)) as first:
        first.execute("PRAGMA journal_mode = WAL")
    slow = sqlite3.connect(path, factory=Slow, isolation_level=None)
    store._check(path, slow)
    store._check(path, slow)
    slow.close()
    with Case.open(path) as case:
        assert case.verify() == []
