"""Everything that follows a session besides the lines: sound, hooks, desktop, status."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from lungetimer.plain.inbox import Pressed, VolumeWished
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
    from lungetimer.running.driver import Driver
    from lungetimer.running.session_listener import SessionListener
    from lungetimer.running.settings_service import SettingsService
    from lungetimer.training.views import SessionView


class Listeners:
    """Made once, on the running event loop, and told of each session.

    Args:
        paths: where logs and notes are kept.
        settings: what the person has set, and changes.
        console: where notices go, and the bell.
        inbox: takes what a media player's buttons want.
        focus: tells the spoken words of the coming set's focus.
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
        settings.follow(lambda _, after: self.sound.follow(after))
        settings.follow(lambda _, after: self._desktop.follow(after))

    def wake(self) -> None:
        """Get ready in the background."""
        self.sound.wake()
        self._desktop.wake()

    def begin(self, driver: Driver) -> None:
        """A session is about to begin."""
        for listener in self._all:
            driver.listen(listener)
            listener.session_begins(driver)

    def end(self) -> None:
        """The session is over."""
        for listener in self._all:
            listener.session_ends()

    def before_stop(self) -> None:
        """The process is about to be stopped."""
        self.sound.before_stop()
        self._desktop.before_stop()
        self._status.before_stop()

    def close(self) -> None:
        """Let go of everything."""
        self._desktop.close()
        self._status.close()
        self.sound.close()
        self._hooks.close()

    def _media_commands(self) -> MediaCommands:
        """What a media player's buttons do; each can be called from any thread."""
        from lungetimer.presence.media_commands import MediaCommands  # noqa: PLC0415  # with a player alone

        return MediaCommands.of(
            lambda button: self._put(Pressed(button)),
            lambda percent: self._put(VolumeWished(percent)),
        )

    def _put(self, item: Item) -> None:
        try:
            self._loop.call_soon_threadsafe(self._inbox.put, item)
        except RuntimeError:  # the program has ended
            return
