"""Show a notification when a rest or the session ends and the window is not in front."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from lungetimer.presence.notice import NoticeWay
    from lungetimer.presence.notifier import Notifier
    from lungetimer.running.session_driver import Driver
    from lungetimer.settings import Settings
    from lungetimer.training.events import Event
    from lungetimer.training.views import SessionView

REST_SHOWN_S: Final = 20
"""Seconds for which the notification about the end of a rest is shown."""


class NotificationListener:
    """Session listener that shows notifications; it calls the desktop only in a thread.

    The modules that show notifications are imported for the first notification.

    Args:
        settings: ``notify`` decides whether notifications are shown.
        in_front: whether the terminal window is in front, so that no notification is needed. None
            if the terminal does not report it; every notification is then shown.
        write: writes a control code to the terminal; called from another thread. None if no control
            code may reach the terminal.
        on_trouble: called once, from another thread, with a line that says why no notification can
            be shown.
        shows: False to show no notification whatever the settings say, as in a demo.
        make_ways: returns objects that can show a notification; by default those of this machine.
    """

    def __init__(
        self,
        settings: Settings,
        *,
        in_front: bool | None,
        write: Callable[[str], None] | None,
        on_trouble: Callable[[str], None],
        shows: bool = True,
        make_ways: Callable[[], Sequence[NoticeWay]] | None = None,
    ) -> None:
        self._shows = shows
        self._enabled = settings.notify and shows
        self._in_front = in_front
        self._write = write
        self._on_trouble = on_trouble
        self._make_ways = make_ways or self._ways_here
        self._notifier: Notifier | None = None
        self._finished = False

    def window_in_front(self, *, in_front: bool) -> None:
        """Record whether the terminal window is in front; if it is, withdraw the notification."""
        self._in_front = in_front
        if in_front and self._notifier is not None:
            self._notifier.withdraw()

    def session_begins(self, driver: Driver) -> None:  # noqa: ARG002  # a listener's signature
        """Withdraw the notification of an earlier session, if it is still shown."""
        self._finished = False
        if self._notifier is not None:
            self._notifier.withdraw()

    def happened(self, events: Sequence[Event], view: SessionView) -> None:
        """Show a notification if a rest or the session has ended and the window is not in front."""
        if not self._enabled or self._in_front or not events:
            return
        from lungetimer.words.notification_words import notification_words  # noqa: PLC0415  # not before the first frame

        words = notification_words(events, view)
        if words is None:
            return
        from lungetimer.presence.notice import Notice  # noqa: PLC0415  # not before the first frame
        from lungetimer.presence.notifier import Notifier  # noqa: PLC0415  # not before the first frame

        self._finished = view.status is not None
        if self._notifier is None:
            self._notifier = Notifier(self._make_ways, self._on_trouble)
        self._notifier.show(Notice.of(*words, None if self._finished else REST_SHOWN_S))

    def session_ends(self) -> None:
        """Withdraw a notification about a rest; one about the end of the session remains."""
        if self._notifier is not None and not self._finished:
            self._notifier.withdraw()

    def apply_settings(self, settings: Settings) -> None:
        """Apply changed settings at once."""
        self._enabled = settings.notify and self._shows
        if not self._enabled and self._notifier is not None:
            self._notifier.withdraw()

    def close(self) -> None:
        """End the thread. Withdraw a notification, unless it reports the end of the session."""
        if self._notifier is not None:
            self._notifier.close(withdraw=not self._finished)

    def _ways_here(self) -> Sequence[NoticeWay]:
        import os  # noqa: PLC0415  # needed only here
        import sys  # noqa: PLC0415  # needed only here

        from lungetimer.presence.notifier import notice_ways  # noqa: PLC0415  # not before the first frame

        return notice_ways(os.environ, sys.platform, self._write)
