"""Keep screen and machine awake, in a separate thread, because a desktop may not answer."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Final

from lungetimer.presence.ways import ActiveMethods

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from lungetimer.presence.ways import Way

RETRY_S: Final = 30.0
"""Seconds until a failed method is tried again, as long as the session must stay awake."""
TIMEOUT_S: Final = 0.3
"""Seconds to wait until nothing is kept awake any more, when the program ends or is suspended.

If that takes longer, nothing is left behind either: a desktop drops the inhibitors of a connection
when the connection ends.
"""


class KeepAwake:
    """Keeps the screen and the computer awake, in the background.

    The caller never waits long for a desktop that does not answer.

    Args:
        make_ways: returns the ways to try, best first; called in the background, so its imports
            delay nothing.
        retry_s: seconds until a way that did not work is tried again.
    """

    def __init__(self, make_ways: Callable[[], Sequence[Way]], *, retry_s: float = RETRY_S) -> None:
        self._make_ways = make_ways
        self._retry_s = retry_s
        self._changed = threading.Condition()
        self._wanted = False
        self._closing = False
        self._busy = False
        self._is_active = False
        self._thread: threading.Thread | None = None

    def want(self, *, awake: bool) -> None:
        """Keep screen and machine awake from now on, or let them sleep; return at once."""
        if awake is self._wanted:
            return
        with self._changed:
            if self._closing:
                return
            self._wanted = awake
            if awake and self._thread is None:
                self._busy = True
                self._thread = threading.Thread(target=self._work, name="keep-awake", daemon=True)
                self._thread.start()
            self._changed.notify_all()

    @property
    def is_active(self) -> bool:
        """Whether the screen or the machine is kept awake at present."""
        return self._is_active

    def release(self, timeout_s: float = TIMEOUT_S) -> None:
        """Let screen and machine sleep, because the process is about to be stopped (Ctrl+Z).

        Wait at most ``timeout_s`` seconds until nothing is kept awake any more.
        """
        self.want(awake=False)
        with self._changed:
            # A busy thread may be waiting for a service that never answers.
            self._changed.wait_for(lambda: self._busy or not self._is_active, timeout_s)

    def close(self, timeout_s: float = TIMEOUT_S) -> None:
        """Let screen and machine sleep, and wait at most ``timeout_s`` s for the thread to end."""
        with self._changed:
            self._wanted, self._closing = False, True
            self._changed.notify_all()
            thread, waits_for_desktop = self._thread, self._busy
        if thread is not None and not waits_for_desktop:
            thread.join(timeout_s)

    def _work(self) -> None:
        methods = ActiveMethods(self._make_ways())
        done = False  # the state that was last requested and carried out
        while True:
            with self._changed:
                self._busy = False
                self._is_active = bool(methods.covered)
                self._changed.notify_all()
                again_s = self._retry_s if done and not methods.is_complete else None
                self._changed.wait_for(lambda: self._wanted is not done or self._closing, again_s)  # noqa: B023  # the function is called before the variable changes
                if self._closing and not done:
                    return
                done = self._busy = self._wanted
            if done:
                methods.hold()
            else:
                methods.release()
