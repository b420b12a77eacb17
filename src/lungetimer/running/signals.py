"""Being asked to end: by the system or a person (SIGTERM), or as the terminal is gone (SIGHUP)."""

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


class EndRequests:
    """Signals that ask the program to end, from before it has the terminal until the very end."""

    def __init__(self) -> None:
        self._tell: Callable[[int], object] | None = None
        self._listening = False

    def listen(self) -> None:
        """Take the signals; until `hand_to` they end the program at once, as nothing is begun."""
        self._listening = True
        for name in ("SIGTERM", "SIGHUP", "SIGINT", "SIGQUIT"):
            number = getattr(signal, name, None)
            if number is not None:
                # Not everywhere: Windows has not all of them, and threads get none.
                with contextlib.suppress(ValueError, OSError):
                    signal.signal(number, self._asked)

    def hand_to(self, leave: Callable[[int], None]) -> None:
        """From now on call ``leave`` with the exit status, on the running event loop."""
        loop = asyncio.get_running_loop()
        self._tell = lambda status: loop.call_soon_threadsafe(leave, status)
        if self._listening:
            self.listen()  # whoever has taken them since

    def _asked(self, number: int, _: object) -> None:
        status = 128 + number
        if self._tell is None:
            raise SystemExit(status)
        try:
            self._tell(status)
        except RuntimeError:  # the loop is closed: it is leaving already, but that may take long
            end_anyway(status)


def end_anyway(
    status: int, before: Callable[[], object] = lambda: None, patience_s: float = PATIENCE_S
) -> threading.Timer:
    """End within a few seconds, whatever hangs, unless the timer is called off before.

    Args:
        status: the exit status.
        before: done at the last moment, if it does not hang as well.
        patience_s: how long to wait, in seconds.
    """

    def end() -> None:
        last = threading.Thread(target=before, daemon=True)
        last.start()
        last.join(1.0)
        os._exit(status)

    timer = threading.Timer(patience_s, end)
    timer.daemon = True
    timer.start()
    return timer
