"""A screen in a browser ends with the server that started it, whatever became of that."""

from __future__ import annotations

import ctypes
import os
import signal
import sys
from threading import Thread
from time import sleep

#: Of <sys/prctl.h>: the signal that a process gets when its parent dies.
PR_SET_PDEATHSIG = 1
#: Seconds between two looks where the system cannot tell.
LOOK = 1.0


def end_with(parent: int) -> None:
    """End this process when ``parent`` has ended: at once on Linux, within a second elsewhere.

    A screen whose browser vanished spins at the end of its input and hears neither SIGTERM nor a timer: only SIGKILL
    ends it. Nothing is lost by that, every decision is on the disk before it is shown.
    """
    if sys.platform == "linux":
        ctypes.CDLL(None, use_errno=True).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:  # it ended before it could be asked for
        os._exit(1)
    if sys.platform != "linux":
        Thread(target=_watch, args=(parent,), name="guard", daemon=True).start()


def _watch(parent: int) -> None:
    while os.getppid() == parent:
        sleep(LOOK)
    os._exit(1)
