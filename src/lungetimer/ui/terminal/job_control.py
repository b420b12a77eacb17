"""Job control: suspend the job that contains this process, and wait until it is in the foreground.

A job is all processes that one command in a shell has started, such as make and lungetimer for
``make run``.
"""

from __future__ import annotations

import os
import signal
import time
from typing import Final

_AT_ONCE_S: Final = 0.05
_TRIES: Final = 3


def could_be_resumed() -> bool:
    """Return whether a shell could resume this job after a suspension.

    No shell could if the session leader is in this job, because the terminal was then opened for
    this program alone.
    """
    return os.getpgrp() != os.getsid(0)


def suspend_job() -> None:
    """Suspend this process and the others of its job, as ctrl+z does outside a full-screen program.

    The call returns when the job has been resumed. The caller must have reset the handler of
    SIGTSTP. The system does not suspend a job that no shell could resume; the call then returns at
    once.
    """
    os.kill(0, signal.SIGTSTP)


def wait_for_foreground(terminal: int) -> bool:
    """Stop this process and its job, as the shell expects, until the job is in the foreground.

    Args:
        terminal: a file descriptor of the terminal.

    Returns:
        True once the job is in the foreground; False if the system does not stop the job, so that
        waiting is impossible.
    """
    if not hasattr(os, "tcgetpgrp"):
        return True  # Windows
    tries = 0
    while _in_background(terminal):
        asked = time.monotonic()
        signal.signal(signal.SIGTTIN, signal.SIG_DFL)
        os.kill(0, signal.SIGTTIN)  # stops the whole job, as reading from the terminal would
        if time.monotonic() - asked < _AT_ONCE_S:
            tries += 1  # the system does not stop a job that no shell could resume
            if tries == _TRIES:
                return False
            time.sleep(_AT_ONCE_S)
    return True


def _in_background(terminal: int) -> bool:
    try:
        return os.tcgetpgrp(terminal) != os.getpgrp()
    except OSError:
        return False  # not our controlling terminal, so job control does not apply
