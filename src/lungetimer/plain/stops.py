"""Handle signals in plain mode: those that end the program, Ctrl+C and Ctrl+Z."""

from __future__ import annotations

import asyncio
import os
import signal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from lungetimer.plain.keyboard import Keyboard
    from lungetimer.plain.listeners import Listeners
    from lungetimer.plain.session import SessionInLines
    from lungetimer.running.signals import EndRequests


class Stops:
    """Handles the signals of the terminal and of the system.

    Args:
        end_requests: the signals that ask the program to end.
        keyboard: restores the terminal's mode before Ctrl+Z stops the process, and reads single
            keys again afterwards.
        listeners: the listeners to notify before Ctrl+Z stops the process.
    """

    def __init__(self, end_requests: EndRequests, keyboard: Keyboard, listeners: Listeners) -> None:
        self._end_requests = end_requests
        self._keyboard = keyboard
        self._listeners = listeners
        self._session: Callable[[], SessionInLines | None] = lambda: None

    def begin(
        self,
        ended: Callable[[int], None],
        asked: Callable[[], None],
        session: Callable[[], SessionInLines | None],
    ) -> None:
        """Install the signal handlers; the event loop must be running.

        Args:
            ended: called with the exit status when the program has to end.
            asked: called when Ctrl+C is pressed.
            session: returns the current session, or None.
        """
        self._end_requests.set_handler(ended)
        self._session = session
        loop = asyncio.get_running_loop()
        signal.signal(signal.SIGINT, lambda *_: loop.call_soon_threadsafe(asked))
        if hasattr(signal, "SIGTSTP"):
            loop.add_signal_handler(signal.SIGTSTP, self._suspend)
            loop.add_signal_handler(signal.SIGCONT, self._keyboard.take)

    def _suspend(self) -> None:
        """Pause the session, restore the terminal, and stop the process until SIGCONT."""
        session = self._session()
        if session:
            session.suspend()
        self._listeners.before_stop()
        single = self._keyboard.single_keys
        self._keyboard.give_back()
        loop = asyncio.get_running_loop()
        loop.remove_signal_handler(signal.SIGTSTP)
        os.kill(os.getpid(), signal.SIGTSTP)  # the process stops here until SIGCONT
        loop.add_signal_handler(signal.SIGTSTP, self._suspend)
        if single:
            self._keyboard.take()
