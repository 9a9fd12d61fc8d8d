"""What is in force: undo and redo are rows of the log themselves, and each editor has a thread of their own."""

from __future__ import annotations

from collections.abc import Iterable

from factcheck.model import Decision

#: Key in the value of decisions that were made at once: the number of the first of them.
TOGETHER = "together"


class History:
    """The log played from its start: what stands, and what each editor can undo and redo."""

    def __init__(self, log: Iterable[Decision] = ()) -> None:
        self.by_seq: dict[int, Decision] = {}
        self.undone: set[int] = set()
        self.done: dict[str, list[int]] = {}
        self.back: dict[str, list[int]] = {}
        for decision in log:
            self.add(decision)

    def add(self, decision: Decision) -> None:
        """Take in the next row of the log."""
        done, back = self.done.setdefault(decision.who, []), self.back.setdefault(decision.who, [])
        if decision.action == "undo":
            target = self._target(decision)
            if target in done:
                done.remove(target)
                back.append(target)
                self.undone.add(target)
        elif decision.action == "redo":
            target = self._target(decision)
            if target in back:
                back.remove(target)
                done.append(target)
                self.undone.discard(target)
        else:
            self.by_seq[decision.seq] = decision
            done.append(decision.seq)
            back.clear()

    def to_undo(self, who: str) -> list[Decision]:
        """The last decision of ``who`` that stands and those made at once with it; another editor's never are."""
        return self._at_once(self.done, who)

    def to_redo(self, who: str) -> list[Decision]:
        """What ``who`` undid last, in the order it comes back; none once they have decided something new."""
        return self._at_once(self.back, who)

    def effective(self) -> list[Decision]:
        """What stands, in the order it was first recorded."""
        return [d for seq, d in self.by_seq.items() if seq not in self.undone]

    def _at_once(self, threads: dict[str, list[int]], who: str) -> list[Decision]:
        found: list[Decision] = []
        for seq in reversed(threads.get(who, ())):
            decision = self.by_seq[seq]
            if found and (TOGETHER not in decision.value or decision.value[TOGETHER] != found[0].value.get(TOGETHER)):
                break
            found.append(decision)
        return found

    def _target(self, decision: Decision) -> int:
        seq = decision.value.get("seq")
        return seq if isinstance(seq, int) else 0
