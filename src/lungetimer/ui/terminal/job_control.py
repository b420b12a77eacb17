"""Job control: a program that was started in the background waits until it is in front."""

from __future__ import annotations

import os
import signal
import time
from typing import Final

_AT_ONCE_S: Final = 0.05
_TRIES: Final = 3


def wait_for_foreground(terminal: int) -> bool:
    """Stop, as the shell expects it, until the terminal is ours; False if nobody can give it to us.

    Args:
        terminal: a descriptor of the terminal.
    """
    if not hasattr(os, "tcgetpgrp"):
        return True  # Windows
    tries = 0
    while _in_background(terminal):
        asked = time.monotonic()
        signal.signal(signal.SIGTTIN, signal.SIG_DFL)
        os.kill(0, signal.SIGTTIN)  # the whole job, as reading from the terminal would
        if time.monotonic() - asked < _AT_ONCE_S:
            tries += 1  # no stop: where no shell could wake us, the system does not allow one
            if tries == _TRIES:
                return False
            time.sleep(_AT_ONCE_S)
    return True


def _in_background(terminal: int) -> bool:
    try:
        return os.tcgetpgrp(terminal) != os.getpgrp()
    except OSError:
        return False  # it is not our controlling terminal, so no job control applies
