"""A case: what editors decided about a story, in one file that is never overwritten."""

from __future__ import annotations

import json
import threading
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import Literal

from factcheck.decisions.binding import State, states
from factcheck.decisions.check import check
from factcheck.decisions.history import TOGETHER, History
from factcheck.decisions.overtaken import ASIDE, OvertakenError, about_one_thing
from factcheck.decisions.store import START, Row, Store, open_store
from factcheck.errors import FactcheckError
from factcheck.model import Decision, Dossier

#: The name of a case file where none is given.
NAME = "factcheck.case"


def beside(paths: Sequence[str]) -> Path:
    """Where the case file of these articles is unless told otherwise: in the folder of the first."""
    first = next((Path(p) for p in paths if p != "-"), Path())
    return (first if first.is_dir() else first.parent) / NAME


class Case:
    """An open case file; threads may share it, and other programs may have it open as well."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._lock = threading.RLock()
        self._log: list[Decision] = []
        self._history = History()
        self._head = START
        self._own: set[int] = set()  # rows recorded through this object: two editors may share a name

    @classmethod
    def open(cls, path: str | Path, *, create: bool = True, write: bool = True) -> Case:
        """Open a case file, or create it.

        Raises FactcheckError when it is no case file, of a later schema, in use, or in a folder that cannot be
        written (``write=False`` only reads, and never creates).
        """
        return cls(open_store(Path(path), create=create, write=write))

    @property
    def path(self) -> Path:
        """The file."""
        return self._store.path

    @property
    def head(self) -> str:
        """The seal of the last decision read: 64 hexadecimal digits that change with every row."""
        return self._head

    def record(self, decision: Decision, seen: int | None = None) -> Decision:
        """Save a decision: when this returns, it is on the disk. Returns it with its number.

        Raises FactcheckError when it is not complete or cannot be saved, and OvertakenError when another editor
        decided on the same after row ``seen``, the last that this one was shown; nothing is changed then. Another
        editor is whoever goes by another name, or has the file open elsewhere.
        """
        return self.record_all([decision], seen)[0]

    def record_all(self, decisions: Sequence[Decision], seen: int | None = None) -> list[Decision]:
        """Save decisions that are made at once, all or none in one transaction; one undo takes them back together."""
        for decision in decisions:
            check(decision)
        rows: list[Decision] = []
        with self._lock:
            with self._store.writing():
                if seen is not None:
                    self._catch_up()  # inside the transaction: nobody can come between the look and the rows
                    self._overtaken(decisions, seen)
                first = self._store.last()[0] + 1
                for decision in decisions:
                    made = _together(decision, first) if len(decisions) > 1 else decision
                    rows.append(made.model_copy(update={"seq": self._store.append(_body(made)).seq}))
            self._own.update(row.seq for row in rows)
            self._catch_up()
        return rows

    def _overtaken(self, decisions: Sequence[Decision], seen: int) -> None:
        """Raise OvertakenError when it was decided elsewhere since on what one of ``decisions`` is about."""
        names = {mine.who for mine in decisions}
        others = [d for d in self._log[seen:] if d.seq not in self._own or d.who not in names]
        fresh = [d for d in others if d.action not in ASIDE]
        for other in fresh:
            if any(mine.action not in ASIDE and about_one_thing(other, mine) for mine in decisions):
                raise OvertakenError(other)

    def undo(self, who: str, at: str) -> Decision | None:
        """Take back the last decision of ``who`` that stands, and those made at once with it; the last row, or None."""
        return self._turn("undo", who, at)

    def redo(self, who: str, at: str) -> Decision | None:
        """Put back what ``who`` undid last, and what was made at once with it; the last row, or None."""
        return self._turn("redo", who, at)

    def log(self) -> list[Decision]:
        """Every row ever recorded, undone ones and undoings among them, in order."""
        with self._lock:
            self._catch_up()
            return list(self._log)

    def changes_since(self, seq: int) -> list[Decision]:
        """The rows after ``seq``, whoever recorded them; cheap enough to ask every second."""
        with self._lock:
            self._catch_up()
            return self._log[max(seq, 0) :]

    def effective(self) -> list[Decision]:
        """The decisions that stand, in order: those that are not undone."""
        with self._lock:
            self._catch_up()
            return self._history.effective()

    def states(self, dossier: Dossier) -> dict[str, State]:
        """Where each comparison of ``dossier`` stands, by its id.

        Splits, merges and corrections must be in the dossier: see ``pipeline.decide``.
        """
        return states(dossier, self.effective())

    def can_undo(self, who: str) -> list[Decision]:
        """What :meth:`undo` would take back, the last first."""
        with self._lock:
            self._catch_up()
            return self._history.to_undo(who)

    def can_redo(self, who: str) -> list[Decision]:
        """What :meth:`redo` would put back."""
        with self._lock:
            self._catch_up()
            return self._history.to_redo(who)

    def row(self, seq: int) -> Decision | None:
        """The row with this number, among those read so far."""
        return self._log[seq - 1] if 0 < seq <= len(self._log) else None

    def verify(self) -> list[str]:
        """What is wrong with the file: rows changed, missing or out of order; empty when it is whole.

        Rows cut off at the end cannot be missed: compare :attr:`head` with one written down elsewhere.
        """
        with self._lock:
            return list(self._store.problems())

    def close(self) -> None:
        """Close the file."""
        with self._lock:
            self._store.close()

    def __enter__(self) -> Case:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _turn(self, action: Literal["undo", "redo"], who: str, at: str) -> Decision | None:
        with self._lock:
            with self._store.writing():
                self._catch_up()  # inside the transaction: nobody can come between the look and the rows
                targets = self._history.to_undo(who) if action == "undo" else self._history.to_redo(who)
                if not targets:
                    return None
                for target in targets:
                    turned = target.model_copy(
                        update={"seq": 0, "at": at, "action": action, "value": {"seq": target.seq}, "note": ""}
                    )
                    row = self._store.append(_body(turned))
            self._own.update(range(row.seq - len(targets) + 1, row.seq + 1))
            self._catch_up()
        return turned.model_copy(update={"seq": row.seq})

    def _catch_up(self) -> None:
        for row in self._store.rows(len(self._log)):
            decision = _decision(row)
            self._log.append(decision)
            self._history.add(decision)
            self._head = row.seal


def _together(decision: Decision, first: int) -> Decision:
    """The decision marked as one of several that were made at once; ``first`` is the number of the first of them."""
    return decision.model_copy(update={"value": {**decision.value, TOGETHER: first}})


def _body(decision: Decision) -> str:
    """The decision as JSON in ASCII, so that any text at all survives the way to the disk and back."""
    return json.dumps(decision.model_dump(mode="python", exclude={"seq"}), sort_keys=True, allow_nan=False)


def _decision(row: Row) -> Decision:
    try:
        return Decision.model_validate({**json.loads(row.body), "seq": row.seq})
    except (ValueError, TypeError):
        title = f"decision {row.seq} cannot be read: it was changed, or written by a later factcheck"
        raise FactcheckError(title, "", "See factcheck case log --verify") from None
