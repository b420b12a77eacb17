"""Being asked to end: by the system (SIGTERM), or because the terminal is gone (SIGHUP)."""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
import threading
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable

# Where the terminal is gone, taking leave of it can wait for ever.
PATIENCE_S: Final = 5.0


def when_asked_to_end(leave: Callable[[int], None]) -> None:
    """Call ``leave`` with the exit status, on the event loop, when such a signal comes."""
    loop = asyncio.get_running_loop()
    for name in ("SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)
        if number is not None:
            # Not in every place a loop runs in: Windows has no such signals, threads get none.
            with contextlib.suppress(NotImplementedError, RuntimeError, ValueError):
                loop.add_signal_handler(number, leave, 128 + number)


def end_anyway(status: int) -> threading.Timer:
    """End within a few seconds, whatever hangs, unless the timer is called off before."""
    timer = threading.Timer(PATIENCE_S, os._exit, (status,))
    timer.daemon = True
    timer.start()
    return timer
