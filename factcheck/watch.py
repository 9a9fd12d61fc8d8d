"""The watch: says when the files of a folder have changed and come to rest, and which.

The file system's word is only a bell: what has changed is seen by looking, so that an event that is lost, or that comes
three times, makes no difference.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

import watchfiles

from factcheck.errors import InputError

#: Milliseconds between two looks when no bell rings: on network folders none does.
LOOK = 500
#: Seconds that all must be still before it is read, and the longest that is waited for it.
STILL, LONGEST = 0.1, 0.6
#: Seconds that a file which cannot be read is given to become whole.
GRACE = 0.4


class Stamp(NamedTuple):
    """What tells one state of a file from another."""

    inode: int
    size: int
    changed: int  #: nanoseconds


Look = Mapping[str, Stamp]


class Moved(NamedTuple):
    """What has become of the files: paths as a person would write them, in order of name."""

    new: tuple[str, ...]
    changed: tuple[str, ...]
    gone: tuple[str, ...]
    renamed: tuple[tuple[str, str], ...]

    def __str__(self) -> str:
        """In words.

        >>> print(Moved(("b.txt",), (), ("c.txt",), (("a.txt", "d.txt"),)))
        b.txt new, c.txt gone, a.txt is now d.txt
        """
        said = [*(f"{p} new" for p in self.new), *(f"{p} changed" for p in self.changed)]
        said += [*(f"{p} gone" for p in self.gone), *(f"{a} is now {b}" for a, b in self.renamed)]
        return ", ".join(said[:6]) + (f" and {len(said) - 6} more" if len(said) > 6 else "")


def look(folders: Sequence[str], ours: Callable[[str], bool]) -> Look:
    """Every file below the folders that is not hidden, and not ``ours``; one that vanishes meanwhile is not there."""
    found: dict[str, Stamp] = {}
    for folder in folders:
        for place, below, files in os.walk(folder):
            below[:] = sorted(name for name in below if not name.startswith("."))
            for name in files:
                path = os.path.join(place, name)
                if name.startswith(".") or ours(path):
                    continue
                try:
                    seen = os.stat(path)
                except OSError:
                    continue
                found[path] = Stamp(seen.st_ino, seen.st_size, seen.st_mtime_ns)
    return found


def moved(before: Look, after: Look) -> Moved:
    """The difference of two looks."""
    new = [path for path in after if path not in before]
    gone = [path for path in before if path not in after]
    was = {before[path]: path for path in gone}
    renamed = {was[after[path]]: path for path in new if after[path] in was}
    changed = [path for path in after if path in before and after[path] != before[path]]
    return Moved(
        tuple(sorted(set(new) - set(renamed.values()))),
        tuple(sorted(changed)),
        tuple(sorted(set(gone) - set(renamed))),
        tuple(sorted(renamed.items())),
    )  # fmt: skip - new, changed and gone, then renamed


def changes(folders: Sequence[str], ours: Callable[[str], bool]) -> Iterator[Moved]:
    """Each time that files have changed and come to rest, what has become of them.

    The first of the folders is the one that is watched; raises InputError when it is gone.
    """
    before = look(folders, ours)
    yield Moved((), (), (), ())
    bell = watchfiles.watch(
        *folders,
        watch_filter=None,
        debounce=50,
        step=20,
        rust_timeout=LOOK,
        yield_on_timeout=True,
        ignore_permission_denied=True,
    )  # fmt: skip - where, then how
    for _ in bell:
        if not os.path.isdir(folders[0]):
            raise InputError("the folder is gone", folders[0], "Watch another one, or put it back and start again")
        after = look(folders, ours)
        if after == before:
            continue
        after = _still(folders, ours, after)
        yield moved(before, after)
        before = after


def _still(folders: Sequence[str], ours: Callable[[str], bool], seen: Look) -> Look:
    """The files once nobody writes to them any more, or when that takes too long."""
    ends = time.monotonic() + LONGEST
    while time.monotonic() < ends:
        time.sleep(STILL)
        again = look(folders, ours)
        if again == seen:
            break
        seen = again
    return seen
