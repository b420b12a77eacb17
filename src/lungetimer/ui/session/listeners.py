"""All listeners of a session in the app: sound, title, hooks, desktop and status file.

Each listener is imported and created when it is first needed, because the first frame of Home needs
none of them.
"""

from __future__ import annotations

import os
from functools import cached_property, partial
from typing import TYPE_CHECKING, Any, Protocol

from lungetimer.ui.terminal.console_writer import console_writer

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from lungetimer.paths import Paths
    from lungetimer.presence.media_commands import MediaCommands
    from lungetimer.running.desktop_listener import DesktopListener
    from lungetimer.running.hook_listener import HookListener
    from lungetimer.running.session_listener import SessionListener
    from lungetimer.running.settings_service import SettingsService
    from lungetimer.running.sound_control import SoundControl
    from lungetimer.running.sound_listener import SoundListener
    from lungetimer.running.status_listener import StatusListener
    from lungetimer.training.views import SessionView
    from lungetimer.ui.session.title_listener import TitleListener
    from lungetimer.ui.terminal.textual_private import TerminalSafeApp


class NoticeSink(Protocol):
    """Shows lines and short messages to the user."""

    def tell_from_thread(self, line: str) -> None:
        """Show a line; safe to call from any thread."""

    def say(self, words: str) -> None:
        """Show a short message."""


class Listeners:
    """The listeners that follow each session of the app, such as those for sound and title.

    Args:
        app: the app, whose bell and terminal the listeners use.
        paths: the program's files and folders.
        settings: the settings; later changes apply to sound and desktop at once.
        notices: shows lines to the user.
        commands: returns the actions of media buttons.
        focus: returns the spoken tip for the set that comes next or begins; None for no tip.
        demo_speed: how many times as fast a demo runs; None outside a demo.

    Attributes:
        closers: functions that close the listeners that exist; call them in the given order.
    """

    def __init__(
        self,
        app: TerminalSafeApp,
        paths: Paths,
        settings: SettingsService,
        notices: NoticeSink,
        *,
        commands: Callable[[], MediaCommands],
        focus: Callable[[SessionView], str | None],
        demo_speed: float | None,
    ) -> None:
        self._app = app
        self._paths = paths
        self._settings = settings
        self._notices = notices
        self._commands = commands
        self._focus = focus
        self._demo_speed = demo_speed
        names = ("desktop", "sound", "hooks", "status")
        self.closers: Sequence[Callable[[], object]] = [partial(self._close, n) for n in names]

    @property
    def first(self) -> Sequence[SessionListener]:
        """The listeners that follow a session from its start; they are called in this order."""
        return self.sound, self.title, self.hooks

    @property
    def later(self) -> Sequence[SessionListener]:
        """The listeners that begin to follow a session only after its first frame."""
        return self.desktop, self.status

    @cached_property
    def sound(self) -> SoundListener:
        """The listener that plays the sounds."""
        from lungetimer.running.sound_listener import SoundListener  # noqa: PLC0415  # not before the first frame

        sound = SoundListener(
            self._settings.current, self._paths.log, ring=self._app.bell,
            on_notice=self._notices.tell_from_thread, focus=self._focus,
            speed=self._demo_speed or 1.0,
        )  # fmt: skip
        self._settings.subscribe(lambda _, after: sound.apply_settings(after))
        return sound

    @cached_property
    def sound_control(self) -> SoundControl:
        """The actions of the keys that change sound mode and volume."""
        from lungetimer.running.sound_control import SoundControl  # noqa: PLC0415  # not before the first frame

        return SoundControl(self._settings, self.sound, self._notices)

    @cached_property
    def title(self) -> TitleListener:
        """The listener for the window title."""
        from lungetimer.ui.session.title_listener import TitleListener  # noqa: PLC0415  # not before the first frame

        return TitleListener(self._app.to_terminal)

    @cached_property
    def hooks(self) -> HookListener:
        """The listener that runs the hook program."""
        from lungetimer.running.hook_listener import HookListener  # noqa: PLC0415  # not before the first frame

        return HookListener(self._settings.current.hook_command, self._paths.log)

    @cached_property
    def desktop(self) -> DesktopListener:
        """The listener that keeps the screen on, serves media buttons and sends notifications."""
        from lungetimer.presence.window_focus import reports_focus  # noqa: PLC0415  # not before the first frame
        from lungetimer.running.desktop_listener import DesktopListener  # noqa: PLC0415  # not before the first frame

        desktop = DesktopListener(
            self._settings.current, self._paths.console_blanking, write=console_writer(self._app),
            commands=self._commands, speed=self._demo_speed or 1.0,
            on_trouble=self._notices.tell_from_thread,
            in_front=True if reports_focus(os.environ) else None,
        )  # fmt: skip
        self._settings.subscribe(lambda _, after: desktop.apply_settings(after))
        return desktop

    @cached_property
    def status(self) -> StatusListener:
        """The listener that writes the status file."""
        from lungetimer.running.status_listener import StatusListener  # noqa: PLC0415  # not before the first frame

        paths, writes = self._paths, self._demo_speed is None
        return StatusListener(paths.status_dir, paths.data_dir, writes=writes)

    def user_is_active(self) -> None:
        """Let the sound listener, if there is one, open its device, because the user is active."""
        if sound := self._existing("sound"):
            sound.user_is_active()

    def before_stop(self) -> None:
        """Stop the sound and let the computer sleep, because the process will be suspended."""
        for name in ("sound", "desktop", "status"):
            if listener := self._existing(name):
                listener.before_stop()

    def show_title_again(self) -> None:
        """Write the window title again, if its listener has been created."""
        if title := self._existing("title"):
            title.show_again()

    def mark_unseen(self, lines: Collection[str]) -> None:
        """Remember the unseen ``lines`` that are about sound, to show them at the next start."""
        if sound := self._existing("sound"):
            sound.mark_unseen(lines)

    def _close(self, name: str) -> None:
        if listener := self._existing(name):
            listener.close()

    def _existing(self, name: str) -> Any | None:  # noqa: ANN401  # one of the listeners
        """Return the listener with this name, or None if it has not been created."""
        return self.__dict__.get(name)
