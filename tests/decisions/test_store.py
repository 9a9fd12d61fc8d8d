"""The file: made, opened, refused, migrated; rows that nobody can change without being found out."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path
from typing import Any

import pytest

from factcheck.decisions import Case, beside, forget, store
from factcheck.errors import FactcheckError
from tests.decisions.factory import note


def test_what_is_recorded_is_there_when_opened_again(path: Path) -> None:
    with Case.open(path) as case:
        saved = case.record(note("über\ud800\x00 \x1b[31m"))
        assert saved.seq == 1
    with Case.open(path, create=False) as case:
        assert case.log() == [saved]
        assert case.record(note()).seq == 2
    assert sorted(p.name for p in path.parent.iterdir()) == ["story.case"]


def test_a_write_is_durable(case: Case) -> None:
    connection = case._store.connection
    assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    assert connection.execute("PRAGMA synchronous").fetchone() == (2,)


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE decision SET body = '{}'",
        "DELETE FROM decision",
        "DELETE FROM decision WHERE seq = 2",
        "INSERT OR REPLACE INTO decision VALUES (1, '{}', '', '')",
        "INSERT INTO decision VALUES (9, '{}', '', '')",
        "INSERT INTO decision VALUES (0, '{}', '', '')",
    ],
)
def test_the_log_only_grows(case: Case, path: Path, sql: str) -> None:
    rows = [case.record(note(words)) for words in "abc"]
    with pytest.raises(sqlite3.IntegrityError, match="append-only"):
        sqlite3.connect(path, isolation_level=None).execute(sql)
    assert case.log() == rows
    assert case.verify() == []


@pytest.mark.parametrize(
    ("sql", "said"),
    [
        (
            "UPDATE decision SET body = replace(body, 'anna', 'eve') WHERE seq = 2",
            "decision 2 is not what was recorded",
        ),
        ("DELETE FROM decision WHERE seq = 2", "decision 2 is missing"),
        ("UPDATE decision SET before = seal WHERE seq = 3", "decision 3 does not follow on the one before it"),
    ],
)
def test_tampering_is_found(path: Path, sql: str, said: str) -> None:
    with Case.open(path) as case:
        for words in "abc":
            case.record(note(words))
    with sqlite3.connect(path) as connection:
        for trigger in ("never_changed", "never_deleted"):
            connection.execute(f"DROP TRIGGER {trigger}")
        connection.execute(sql)
    connection.close()
    with Case.open(path) as case:
        assert said in case.verify()


def test_the_head_tells_of_a_log_that_was_cut(path: Path) -> None:
    with Case.open(path) as case:
        case.record(note("a"))
        before = case.head
        case.record(note("b"))
        assert case.head != before


def test_a_row_that_cannot_be_read(path: Path) -> None:
    with Case.open(path) as case:
        case.record(note())
    with sqlite3.connect(path) as connection:
        connection.execute("INSERT INTO decision VALUES (2, '[', '', '')")
    connection.close()
    with Case.open(path) as case, pytest.raises(FactcheckError, match="decision 2 cannot be read"):
        case.log()


def other_database(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE mine (a)")
    connection.close()


def later_schema(path: Path) -> None:
    Case.open(path).close()
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA user_version = 99")
    connection.close()


@pytest.mark.parametrize("write", [True, False])
@pytest.mark.parametrize(
    ("make", "said"),
    [
        (lambda p: p.write_text("At least seven people died.\n" * 50), "not a case file"),
        (lambda p: p.write_bytes(b"SQLite format 3\0" + b"x" * 5000), "not a case file"),
        (other_database, "a database of another program"),
        (later_schema, "made by a later factcheck .schema 99"),
        (lambda p: p.mkdir(), "a folder, not a case file"),
    ],
)
def test_what_is_no_case_file_is_left_as_it_is(path: Path, make: Any, said: str, write: bool) -> None:
    make(path)
    before = path.read_bytes() if path.is_file() else None
    with pytest.raises(FactcheckError, match=said) as caught:
        Case.open(path, write=write)
    assert caught.value.remedy
    assert (path.read_bytes() if path.is_file() else None) == before
    assert [p.name for p in path.parent.iterdir()] == ["story.case"]


def test_no_such_file_or_folder(path: Path) -> None:
    for given in ({"create": False}, {"write": False}):
        with pytest.raises(FactcheckError, match="there is no such case file"):
            Case.open(path, **given)
    with pytest.raises(FactcheckError, match="there is no such folder"):
        Case.open(path.parent / "no" / "story.case")
    assert list(path.parent.iterdir()) == []


def test_an_empty_file_becomes_a_case(path: Path) -> None:
    path.touch()
    with Case.open(path) as case:
        assert case.log() == []


@pytest.mark.parametrize(
    ("message", "said"),
    [
        ("unable to open database file", "its folder is read-only"),
        ("attempt to write a readonly database", "its folder is read-only"),
        ("database is locked", "in use by another program"),
        ("database or disk is full", "the disk is full"),
        ("disk I/O error", "cannot be used .disk i/o error"),
    ],
)
def test_troubles_have_remedies(path: Path, monkeypatch: pytest.MonkeyPatch, message: str, said: str) -> None:
    def fail(*_: object, **__: object) -> None:
        raise sqlite3.OperationalError(message)

    monkeypatch.setattr(sqlite3, "connect", fail)
    with pytest.raises(FactcheckError, match=said) as caught:
        Case.open(path)
    assert caught.value.where == str(path)
    assert caught.value.remedy


def test_a_file_in_use_is_told_and_nothing_is_recorded(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "PATIENCE", 0.05)
    with Case.open(path) as case:
        other = sqlite3.connect(path, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(FactcheckError, match="in use by another program"):
            case.record(note())
        other.execute("ROLLBACK")
        assert case.record(note()).seq == 1
        with pytest.raises(FactcheckError, match="in use by another program"):
            forget(path)
        other.close()


def test_reading_changes_nothing(path: Path) -> None:
    with Case.open(path) as case:
        case.record(note())
    before = path.read_bytes()
    with Case.open(path, write=False) as case:
        assert len(case.log()) == 1
        with pytest.raises(FactcheckError, match="read-only"):
            case.record(note())
    assert path.read_bytes() == before
    assert [p.name for p in path.parent.iterdir()] == ["story.case"]


@pytest.mark.parametrize("wal", [False, True])
def test_reading_where_nothing_can_be_written(path: Path, monkeypatch: pytest.MonkeyPatch, wal: bool) -> None:
    with Case.open(path) as case:
        case.record(note())
    if wal:
        Path(f"{path}-wal").write_bytes(b"left by a program that was killed")
    plain = sqlite3.connect

    def connect(address: str, **more: Any) -> sqlite3.Connection:
        if "immutable" not in address:
            raise sqlite3.OperationalError("unable to open database file")
        opened: sqlite3.Connection = plain(address, **more)
        return opened

    monkeypatch.setattr(sqlite3, "connect", connect)
    if wal:  # it may hold decisions that the file has not: better to say so than to read half of them
        with pytest.raises(FactcheckError, match="read-only"):
            Case.open(path, write=False)
        return
    with Case.open(path, write=False) as case:
        assert len(case.log()) == 1


def test_migration_keeps_the_rows(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Case.open(path) as case:
        case.record(note())
    monkeypatch.setattr(store, "MIGRATIONS", (*store.MIGRATIONS, ("CREATE TABLE extra (a)",)))
    with Case.open(path) as case:
        assert case.log()[0].note == "x"
        assert case._store.connection.execute("PRAGMA user_version").fetchone() == (2,)
    monkeypatch.undo()
    with pytest.raises(FactcheckError, match="made by a later factcheck"):
        Case.open(path)


def test_a_migration_that_fails_leaves_the_old_file(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Case.open(path).close()
    monkeypatch.setattr(store, "MIGRATIONS", (*store.MIGRATIONS, ("CREATE TABLE extra (a)", "NONSENSE")))
    with pytest.raises(FactcheckError):
        Case.open(path)
    monkeypatch.undo()
    with Case.open(path) as case:
        assert case.verify() == []


def test_forget_deletes_all_of_it(path: Path) -> None:
    with Case.open(path) as case:
        case.record(note())
    forget(path)
    assert list(path.parent.iterdir()) == []
    path.write_text("an article")
    with pytest.raises(FactcheckError, match="not a case file"):
        forget(path)
    assert path.read_text() == "an article"


def test_a_file_deleted_under_an_open_case_is_not_written_into(path: Path) -> None:
    with Case.open(path) as case:
        case.record(note())
        for name in (path, Path(f"{path}-wal"), Path(f"{path}-shm")):
            os.unlink(name)
        with pytest.raises(FactcheckError, match="deleted or replaced while it was open"):
            case.record(note())


def test_beside_the_articles(tmp_path: Path) -> None:
    assert beside([str(tmp_path)]) == tmp_path / "factcheck.case"
    assert beside(["-", "b/x.txt"]) == Path("b/factcheck.case")
    assert beside(["-"]) == Path("factcheck.case")
