"""Shows a notification when a rest or the session is over and the window is not in front."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from lungetimer.presence.notice import NoticeWay
    from lungetimer.presence.notifier import Notifier
    from lungetimer.running.driver import Driver
    from lungetimer.settings import Settings
    from lungetimer.training.events import Event
    from lungetimer.training.views import SessionView

REST_SHOWN_S: Final = 20
"""For how long the end of a rest is shown, in seconds."""


class NotificationListener:
    """Listens to sessions; the desktop is told in a thread.

    The code for that is read with the first notice.

    Args:
        settings: whether notifications are wished for.
        in_front: whether the window is in front; None where the terminal does not tell, and every
            notification is shown.
        write: puts a control code on the terminal; called from another thread. None where no code
            is to reach the terminal.
        on_trouble: tells the person, once, that none can be shown; called from another thread.
        shows: False if none is ever to be shown, as in a demo.
        make_ways: makes the ways to show a notification; those of this machine if not given.
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
        """Take note of where the window is; once it is in front, the notification is needless."""
        self._in_front = in_front
        if in_front and self._notifier is not None:
            self._notifier.withdraw()

    def session_begins(self, driver: Driver) -> None:  # noqa: ARG002  # a listener's signature
        """Take away what a session before has left on the desktop."""
        self._finished = False
        if self._notifier is not None:
            self._notifier.withdraw()

    def happened(self, events: Sequence[Event], view: SessionView) -> None:
        """Show a notification if something is over and nobody is looking."""
        if not self._enabled or self._in_front or not events:
            return
        from lungetimer.words.event_titles import notice_words  # noqa: PLC0415  # not before the first frame

        words = notice_words(events, view)
        if words is None:
            return
        from lungetimer.presence.notice import Notice  # noqa: PLC0415  # as above
        from lungetimer.presence.notifier import Notifier  # noqa: PLC0415  # as above

        self._finished = view.status is not None
        if self._notifier is None:
            self._notifier = Notifier(self._make_ways, self._on_trouble)
        self._notifier.show(Notice.of(*words, None if self._finished else REST_SHOWN_S))

    def session_ends(self) -> None:
        """Take away what a rest has left; that the session is done stays until it was seen."""
        if self._notifier is not None and not self._finished:
            self._notifier.withdraw()

    def follow(self, settings: Settings) -> None:
        """Apply a changed setting at once."""
        self._enabled = settings.notify and self._shows
        if not self._enabled and self._notifier is not None:
            self._notifier.withdraw()

    def close(self) -> None:
        """Take away what a rest has left, for good; that the session is done may stay."""
        if self._notifier is not None:
            self._notifier.close(withdraw=not self._finished)

    def _ways_here(self) -> Sequence[NoticeWay]:
        import os  # noqa: PLC0415  # with the rest of it
        import sys  # noqa: PLC0415  # as above

        from lungetimer.presence.notifier import notice_ways  # noqa: PLC0415  # not before the first frame

        return notice_ways(os.environ, sys.platform, self._write)
