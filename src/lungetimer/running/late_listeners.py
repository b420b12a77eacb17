"""Hold back the events of a session from some listeners until the first frame is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from lungetimer.running.session_driver import Cancellable, Driver
    from lungetimer.running.session_listener import SessionListener
    from lungetimer.training.events import Event
    from lungetimer.training.views import SessionView

FRAME_S: Final = 0.03
"""Seconds from the first events of a session until its first frame is on the screen."""


class LateListeners:
    """Forwards events to listeners whose imports and threads would delay the first frame.

    Args:
        listeners: imports the modules of the listeners, and returns the listeners.
        schedule: calls a function after some seconds; None to forward the events at once.
        first: called once, just before the listeners receive their first event.
    """

    def __init__(
        self,
        listeners: Callable[[], Sequence[SessionListener]],
        schedule: Callable[[float, Callable[[], None]], Cancellable] | None,
        first: Callable[[], object],
    ) -> None:
        self._load = listeners
        self._listeners: Sequence[SessionListener] = ()
        self._schedule = schedule
        self._first = first
        self._driver: Driver | None = None
        self._queued: list[tuple[Sequence[Event], SessionView]] = []
        self._started = False

    def session_begins(self, driver: Driver) -> None:
        """Start to collect the events of this session; the listeners get them later."""
        self._driver = driver

    def happened(self, events: Sequence[Event], view: SessionView) -> None:
        """Forward events to the listeners, or collect them until the first frame is shown."""
        if self._started:
            for listener in self._listeners:
                listener.happened(events, view)
            return
        self._queued.append((events, view))
        if self._schedule is None:
            self._start()
        elif len(self._queued) == 1:
            self._schedule(FRAME_S, self._start)

    def session_ends(self) -> None:
        """Report the end of the session to the listeners, if its beginning was reported to them."""
        self._driver = None
        if self._started:
            for listener in self._listeners:
                listener.session_ends()

    def _start(self) -> None:
        driver, queued = self._driver, self._queued
        if driver is None:
            return
        self._started, self._queued = True, []
        self._first()
        self._listeners = self._load()
        for listener in self._listeners:
            listener.session_begins(driver)
            for events, view in queued:
                listener.happened(events, view)
