"""Pass a session's events to the listeners for the screen saver, media keys and notifications."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lungetimer.running.awake_listener import AwakeListener
from lungetimer.running.media_listener import MediaListener
from lungetimer.running.notification_listener import NotificationListener

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from lungetimer.presence.media_commands import MediaCommands
    from lungetimer.running.session_driver import Driver
    from lungetimer.settings import Settings
    from lungetimer.training.events import Event
    from lungetimer.training.views import SessionView


class DesktopListener:
    """Forwards events to an `AwakeListener`, a `MediaListener` and a `NotificationListener`.

    Args:
        settings: the settings, which decide which of the three listeners do anything.
        kept: the file that stores the original screen blanking interval of a Linux console until
            it is restored.
        write: writes a control sequence to the terminal; called from another thread. None if no
            control sequence may reach the terminal.
        commands: returns what the buttons of a media player do.
        speed: how many times as fast as real time the session runs; notifications are shown only
            at speed 1.
        in_front: whether the window is in front; None if the terminal does not report it.
        on_trouble: reports a problem to the user; called from another thread.
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
        """Restore the screen blanking of a Linux console if a killed run of the app left it off.

        Call this after the first frame.
        """
        self._awake.wake()

    def session_begins(self, driver: Driver) -> None:
        """Start to follow a session with all three listeners."""
        self._awake.session_begins(driver)
        self._media.session_begins(driver)
        self._notifications.session_begins(driver)

    def happened(self, events: Sequence[Event], view: SessionView) -> None:
        """Keep the machine awake if the session needs that, and update what the desktop shows."""
        self._awake.happened(events, view)
        self._media.happened(events, view)
        self._notifications.happened(events, view)

    def session_ends(self) -> None:
        """Allow the machine to sleep, and remove the media player and a rest's notification."""
        self._awake.session_ends()
        self._media.session_ends()
        self._notifications.session_ends()

    def apply_settings(self, settings: Settings) -> None:
        """Apply changed settings at once."""
        self._awake.apply_settings(settings)
        self._media.apply_settings(settings)
        self._notifications.apply_settings(settings)

    def window_in_front(self, *, in_front: bool) -> None:
        """Record whether the terminal window is in front."""
        self._notifications.window_in_front(in_front=in_front)

    def before_stop(self) -> None:
        """Allow the machine to sleep, because the process is about to be stopped (Ctrl+Z)."""
        self._awake.before_stop()

    def close(self) -> None:
        """Allow the machine to sleep, remove the media player and end the listeners' threads."""
        self._awake.close()
        self._media.close()
        self._notifications.close()
