"""Handle signals that ask the program to end, such as SIGTERM, or SIGHUP from a closed terminal."""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
import threading
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable

# An orderly end must not take longer; restoring a terminal that is gone may block forever.
TIMEOUT_S: Final = 5.0


class EndRequests:
    """Handles the signals that ask the program to end."""

    def __init__(self) -> None:
        self._send: Callable[[int], object] | None = None
        self._listening = False

    def listen(self) -> None:
        """Install signal handlers; until `set_handler` is called, a signal ends the program."""
        self._listening = True
        for name in ("SIGTERM", "SIGHUP", "SIGINT", "SIGQUIT"):
            number = getattr(signal, name, None)
            if number is not None:
                # Windows lacks some signals, and only the main thread may install handlers.
                with contextlib.suppress(ValueError, OSError):
                    signal.signal(number, self._asked)

    def set_handler(self, leave: Callable[[int], None]) -> None:
        """At each signal from now on, call ``leave`` on the event loop, with the exit status."""
        loop = asyncio.get_running_loop()
        self._send = lambda status: loop.call_soon_threadsafe(leave, status)
        if self._listening:
            self.listen()  # other code may have replaced the handlers since

    def _asked(self, number: int, _: object) -> None:
        status = 128 + number
        if self._send is None:
            raise SystemExit(status)
        try:
            self._send(status)
        except RuntimeError:  # the loop is closed: the program is ending, which may take long
            end_anyway(status)


def end_anyway(
    status: int, before: Callable[[], object] = lambda: None, timeout_s: float = TIMEOUT_S
) -> threading.Timer:
    """Start a timer that ends the process even if other threads hang.

    Args:
        status: the exit status.
        before: called just before the end, in a thread; it has one second before the process ends.
        timeout_s: how long to wait, in seconds.

    Returns:
        The running timer; its ``cancel`` prevents the end.
    """

    def end() -> None:
        last = threading.Thread(target=before, daemon=True)
        last.start()
        last.join(1.0)
        os._exit(status)

    timer = threading.Timer(timeout_s, end)
    timer.daemon = True
    timer.start()
    return timer
