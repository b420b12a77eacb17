"""What the desktop is told of a session, as one listener."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lungetimer.running.awake_listener import AwakeListener
from lungetimer.running.media_listener import MediaListener
from lungetimer.running.notification_listener import NotificationListener

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from lungetimer.presence.media_commands import MediaCommands
    from lungetimer.running.driver import Driver
    from lungetimer.settings import Settings
    from lungetimer.training.events import Event
    from lungetimer.training.views import SessionView


class DesktopListener:
    """Hands sessions on to an `AwakeListener`, a `MediaListener` and a `NotificationListener`.

    Args:
        settings: which of them the person wants.
        kept: the file in which a Linux console's interval is remembered.
        write: puts a control sequence on the terminal; called from another thread. None where
            no such sequence is to reach the terminal.
        commands: makes what the buttons of a media player do.
        speed: how many times as fast as real time the session runs; notifications are only shown
            in real time.
        in_front: whether the window is in front; None where the terminal does not tell.
        on_trouble: tells the person that something does not work; called from another thread.
    """

    def __init__(
        self,
        settings: Settings,
        kept: Path,
        *,
        write: Callable[[str], None] | None,
        commands: Callable[[], MediaCommands],
        speed: float = 1.0,
        in_front: bool | None = None,
        on_trouble: Callable[[str], None],
    ) -> None:
        self._awake = AwakeListener(settings, kept, write=write)
        self._media = MediaListener(settings, commands, speed=speed)
        self._notifications = NotificationListener(
            settings, in_front=in_front, write=write, on_trouble=on_trouble, shows=speed == 1.0
        )

    def wake(self) -> None:
        """Clear up what an earlier run left behind; call it once the first frame stands."""
        self._awake.wake()

    def session_begins(self, driver: Driver) -> None:
        """Begin to follow a session."""
        self._awake.session_begins(driver)
        self._media.session_begins(driver)
        self._notifications.session_begins(driver)

    def happened(self, events: Sequence[Event], view: SessionView) -> None:
        """Stay awake if it is needed, show what is playing, and tell what is over."""
        self._awake.happened(events, view)
        self._media.happened(events, view)
        self._notifications.happened(events, view)

    def session_ends(self) -> None:
        """Let go, and disappear."""
        self._awake.session_ends()
        self._media.session_ends()
        self._notifications.session_ends()

    def follow(self, settings: Settings) -> None:
        """Apply changed settings at once."""
        self._awake.follow(settings)
        self._media.follow(settings)
        self._notifications.follow(settings)

    def window_in_front(self, *, in_front: bool) -> None:
        """Take note of whether the window is in front."""
        self._notifications.window_in_front(in_front=in_front)

    def before_stop(self) -> None:
        """Let go for as long as the process is stopped."""
        self._awake.before_stop()

    def close(self) -> None:
        """Let go for good."""
        self._awake.close()
        self._media.close()
        self._notifications.close()
