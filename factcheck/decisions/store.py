"""The case file itself: one SQLite database, rows that are only ever added, each sealed with the one before.

WAL with ``synchronous=FULL``: when a write has returned, a kill or a loss of power does not undo it. While a
program has the file open, or after it was killed, a ``-wal`` file beside it belongs to it.
"""

from __future__ import annotations

import hashlib
import os
import sqlite3
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from factcheck.errors import FactcheckError

#: What SQLite keeps in the head of the file to tell whose it is: "FDSK".
APPLICATION = 0x4644534B
#: Seconds to wait for another program that is writing; a write takes milliseconds.
PATIENCE = 5.0
#: What the first row is sealed with.
START = "0" * 64
#: Scripts by schema version: script n makes version n + 1 of version n. Only ever add to the end.
MIGRATIONS: tuple[tuple[str, ...], ...] = (
    (
        "CREATE TABLE decision (seq INTEGER PRIMARY KEY, body TEXT NOT NULL, before TEXT NOT NULL, seal TEXT NOT NULL)"
        " STRICT",
        "CREATE TRIGGER never_changed BEFORE UPDATE ON decision"
        " BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END",
        "CREATE TRIGGER never_deleted BEFORE DELETE ON decision"
        " BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END",
        "CREATE TRIGGER only_at_the_end BEFORE INSERT ON decision"
        " WHEN NEW.seq IS NOT (SELECT coalesce(max(seq), 0) + 1 FROM decision)"
        " BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END",
        "CREATE VIEW log AS SELECT seq, json_extract(body, '$.at') AS at, json_extract(body, '$.who') AS who,"
        " json_extract(body, '$.action') AS action, json_extract(body, '$.label') AS label,"
        " json_extract(body, '$.note') AS note, body FROM decision",
    ),
)


class Row(NamedTuple):
    """One row as it stands in the file."""

    seq: int
    body: str
    before: str
    seal: str


def seal(seq: int, body: str, before: str) -> str:
    """The SHA-256 that ties a row to all rows before it: it proves their order and words, not who wrote them."""
    return hashlib.sha256(f"{before}\n{seq}\n{body}".encode()).hexdigest()


class Store:
    """An open case file."""

    def __init__(self, path: Path, connection: sqlite3.Connection, identity: tuple[int, int] | None) -> None:
        self.path, self.connection, self.identity = path, connection, identity

    def rows(self, after: int = 0) -> list[Row]:
        """The rows with a number above ``after``, in order; raise FactcheckError."""
        with trouble(self.path):
            self._still_there()
            found = self.connection.execute(
                "SELECT seq, body, before, seal FROM decision WHERE seq > ? ORDER BY seq", (after,)
            )
            return [Row(*row) for row in found]

    def append(self, body: str) -> Row:
        """Add a row, inside a transaction of :meth:`writing`."""
        last, before = self.last()
        row = Row(last + 1, body, before, seal(last + 1, body, before))
        self.connection.execute("INSERT INTO decision VALUES (?, ?, ?, ?)", row)
        return row

    def last(self) -> tuple[int, str]:
        """Number and seal of the last row; 0 and :data:`START` where there is none."""
        found = self.connection.execute("SELECT seq, seal FROM decision ORDER BY seq DESC LIMIT 1").fetchone()
        return (found[0], found[1]) if found else (0, START)

    @contextmanager
    def writing(self) -> Iterator[None]:
        """One transaction that no other program can write into; on the disk when the block has ended."""
        with trouble(self.path):
            self.connection.execute("BEGIN IMMEDIATE")
            try:
                self._still_there()
                yield
                self.connection.execute("COMMIT")
            except BaseException:
                if self.connection.in_transaction:
                    self.connection.execute("ROLLBACK")
                raise

    def problems(self) -> Iterator[str]:
        """What is wrong with the file or its chain of seals; nothing when it is whole."""
        with trouble(self.path):
            checked = [line for (line,) in self.connection.execute("PRAGMA integrity_check(10)")]
        if checked != ["ok"]:
            yield from (f"damaged: {line}" for line in checked)
        before, expected = START, 1
        for row in self.rows():
            if row.seq != expected:
                yield f"decision {expected} is missing"
            elif row.before != before:
                yield f"decision {row.seq} does not follow on the one before it"
            if row.seal != seal(row.seq, row.body, row.before):
                yield f"decision {row.seq} is not what was recorded"
            before, expected = row.seal, row.seq + 1

    def close(self) -> None:
        """Close the file; the last to close it folds the ``-wal`` file into it."""
        self.connection.close()

    def _still_there(self) -> None:
        if self.identity is not None and _identity(self.path) != self.identity:
            raise FactcheckError(
                "the case file was deleted or replaced while it was open", str(self.path), "Open the case again"
            )


def open_store(path: Path, *, create: bool, write: bool) -> Store:
    """Open or create a case file, its schema brought up to date; raise FactcheckError."""
    where = str(path)
    if path.is_dir():
        raise FactcheckError("a folder, not a case file", where, "Name a file in it, such as factcheck.case")
    if not path.exists():
        if not (create and write):
            raise FactcheckError("there is no such case file", where, "Check its name")
        if not path.parent.is_dir():
            raise FactcheckError("there is no such folder", str(path.parent), "Make it, or name another place")
    elif _foreign(path):
        raise FactcheckError("not a case file", where, "Name another file: this one is left as it is")
    with trouble(path):
        connection = _connect(path, write)
        try:
            _check(path, connection)
            if write:
                _prepare(path, connection)
        except BaseException:
            connection.close()
            raise
        return Store(path, connection, _identity(path))


def forget(path: str | Path) -> None:
    """Delete a case file and what belongs to it, for good; raise FactcheckError when it is none, or in use."""
    path = Path(path)
    store = open_store(path, create=False, write=True)
    try:
        with trouble(path):
            # Leaving WAL needs the file to oneself: nobody is left writing into a deleted file.
            store.connection.execute("PRAGMA busy_timeout = 0")
            store.connection.execute("PRAGMA journal_mode = DELETE")
    finally:
        store.close()
    with trouble(path):
        for ending in ("", "-wal", "-shm", "-journal"):
            Path(f"{path}{ending}").unlink(missing_ok=True)


@contextmanager
def trouble(path: Path) -> Iterator[None]:
    """Turn what SQLite and the system say into one FactcheckError with a remedy."""
    try:
        yield
    except (sqlite3.Error, OSError) as error:
        raise _explained(str(error).lower(), path) from None


def _explained(said: str, path: Path) -> FactcheckError:
    where = str(path)
    if "locked" in said or "busy" in said:
        return FactcheckError("in use by another program", where, "Close it there, or try again in a moment")
    if "readonly" in said or "read-only" in said or "permission" in said or "unable to open" in said:
        remedy = "Name a case file in a folder that you can write to"
        return FactcheckError("the case file cannot be written: the file or its folder is read-only", where, remedy)
    if "full" in said or "no space" in said:
        return FactcheckError("the disk is full: nothing was recorded", where, "Make room and do it again")
    if "not a database" in said:
        return FactcheckError("not a case file", where, "Name another file: this one is left as it is")
    if "malformed" in said:
        return FactcheckError("the case file is damaged", where, "Take a copy, then restore it from a backup")
    return FactcheckError(f"the case file cannot be used ({said})", where, "Check the disk, or name another file")


def _foreign(path: Path) -> bool:
    with trouble(path), path.open("rb") as file:
        head = file.read(16)
    return bool(head) and head != b"SQLite format 3\0"


def _connect(path: Path, write: bool) -> sqlite3.Connection:
    address = path.absolute().as_uri()
    if write:
        return _opened(f"{address}?mode=rwc")
    wal = Path(f"{path}-wal")
    # A reader that may write leaves no -wal and -shm files behind it; where it may not, the file is read as it is:
    # a folder that cannot be written has no room for a -shm file, and without a -wal file none is needed.
    ways = ["mode=rw", "mode=ro"] if wal.exists() and wal.stat().st_size else ["mode=rw", "mode=ro&immutable=1"]
    for way in ways:
        connection = None
        try:
            connection = _opened(f"{address}?{way}")
            connection.execute("PRAGMA query_only = ON")
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
            return connection
        except sqlite3.OperationalError as error:
            if connection is not None:
                connection.close()
            if "locked" in str(error):
                raise
    raise sqlite3.OperationalError("unable to open database file")


def _opened(address: str) -> sqlite3.Connection:
    return sqlite3.connect(address, uri=True, timeout=PATIENCE, isolation_level=None, check_same_thread=False)


def _check(path: Path, connection: sqlite3.Connection) -> None:
    """Refuse what is another program's, or of a later factcheck."""
    application, version, tables = _marks(connection)
    if application != APPLICATION and (application or version or tables):
        raise FactcheckError(
            "a database of another program, not a case file", str(path), "Name another file: this one is left as it is"
        )
    if version > len(MIGRATIONS):
        raise FactcheckError(
            f"made by a later factcheck (schema {version}; this one knows {len(MIGRATIONS)})",
            str(path),
            "Bring factcheck up to date",
        )


def _marks(connection: sqlite3.Connection) -> tuple[int, int, int]:
    """Application id, schema version and number of tables, as of one moment: another program may be making the file."""
    begun = not connection.in_transaction
    if begun:
        connection.execute("BEGIN")
    try:
        application = connection.execute("PRAGMA application_id").fetchone()[0]
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        tables = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    finally:
        if begun:
            connection.execute("ROLLBACK")
    return application, version, tables


def _prepare(path: Path, connection: sqlite3.Connection) -> None:
    """Durable settings, then every migration that the file has not seen, all in one transaction."""
    _wal(connection)
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA recursive_triggers = ON")  # REPLACE fires the triggers too
    if connection.execute("PRAGMA user_version").fetchone()[0] == len(MIGRATIONS):
        return
    connection.execute("BEGIN IMMEDIATE")
    try:
        _check(path, connection)  # another program may have been first
        _migrate(connection, MIGRATIONS)
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def _migrate(connection: sqlite3.Connection, scripts: Sequence[Sequence[str]]) -> None:
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    for script in scripts[version:]:
        for statement in script:
            connection.execute(statement)
    connection.execute(f"PRAGMA application_id = {APPLICATION}")
    connection.execute(f"PRAGMA user_version = {len(scripts)}")


def _wal(connection: sqlite3.Connection) -> None:
    """Switch to WAL; SQLite does not wait for others here, so it is tried until patience ends."""
    end = time.monotonic() + PATIENCE
    while connection.execute("PRAGMA journal_mode").fetchone()[0] != "wal":
        try:
            if connection.execute("PRAGMA journal_mode = WAL").fetchone()[0] != "wal":
                return  # some network drives have none: the rollback journal is as durable
        except sqlite3.OperationalError as error:
            if "locked" not in str(error) or time.monotonic() > end:
                raise
            time.sleep(0.01)


def _identity(path: Path) -> tuple[int, int] | None:
    try:
        status = os.stat(path)
    except OSError:
        return None
    return status.st_dev, status.st_ino
