"""Everything that reacts to a session besides printed lines: sound, hooks, desktop, status file."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from lungetimer.plain.inbox import Pressed, VolumeRequested
from lungetimer.running.desktop_listener import DesktopListener
from lungetimer.running.hook_listener import HookListener
from lungetimer.running.sound_listener import SoundListener
from lungetimer.running.status_listener import StatusListener

if TYPE_CHECKING:
    from collections.abc import Callable

    from lungetimer.paths import Paths
    from lungetimer.plain.console import Console
    from lungetimer.plain.inbox import Inbox, Item
    from lungetimer.presence.media_commands import MediaCommands
    from lungetimer.running.session_driver import Driver
    from lungetimer.running.session_listener import SessionListener
    from lungetimer.running.settings_service import SettingsService
    from lungetimer.training.views import SessionView


class Listeners:
    """All listeners of plain mode; created once, while the event loop is running.

    Args:
        paths: the folders of logs and other files.
        settings: the settings; a change applies at once.
        console: shows notices and rings the bell.
        inbox: receives presses of media buttons.
        focus: returns the tip to speak for a set; None if no tip is spoken.

    Attributes:
        sound: the sound listener.
    """

    def __init__(
        self,
        paths: Paths,
        settings: SettingsService,
        console: Console,
        inbox: Inbox,
        *,
        focus: Callable[[SessionView], str | None],
    ) -> None:
        self._inbox = inbox
        self._loop = asyncio.get_running_loop()
        now = settings.current
        self.sound = SoundListener(
            now, paths.log, ring=console.ring, on_notice=console.say, focus=focus
        )
        self._hooks = HookListener(now.hook_command, paths.log)
        self._desktop = DesktopListener(
            now,
            paths.console_blanking,
            write=None,
            commands=self._media_commands,
            on_trouble=console.say,
        )
        self._status = StatusListener(paths.status_dir, paths.data_dir)
        self._all: tuple[SessionListener, ...] = (
            self.sound, self._hooks, self._desktop, self._status,
        )  # fmt: skip
        settings.subscribe(lambda _, after: self.sound.apply_settings(after))
        settings.subscribe(lambda _, after: self._desktop.apply_settings(after))

    def wake(self) -> None:
        """Prepare the sound and the desktop in the background."""
        self.sound.wake()
        self._desktop.wake()

    def begin(self, driver: Driver) -> None:
        """Prepare all listeners for a session that is about to begin."""
        for listener in self._all:
            driver.listen(listener)
            listener.session_begins(driver)

    def end(self) -> None:
        """Notify all listeners that the session has ended."""
        for listener in self._all:
            listener.session_ends()

    def before_stop(self) -> None:
        """Silence the sound and let the computer sleep, before Ctrl+Z stops the process."""
        self.sound.before_stop()
        self._desktop.before_stop()
        self._status.before_stop()

    def close(self) -> None:
        """Close all listeners."""
        self._desktop.close()
        self._status.close()
        self.sound.close()
        self._hooks.close()

    def _media_commands(self) -> MediaCommands:
        """Return functions for the buttons of a media player; any thread may call them."""
        from lungetimer.presence.media_commands import MediaCommands  # noqa: PLC0415  # only needed with a media player

        return MediaCommands.of(
            lambda button: self._put(Pressed(button)),
            lambda percent: self._put(VolumeRequested(percent)),
        )

    def _put(self, item: Item) -> None:
        try:
            self._loop.call_soon_threadsafe(self._inbox.put, item)
        except RuntimeError:  # the program has ended
            return
