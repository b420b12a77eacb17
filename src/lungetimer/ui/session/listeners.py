"""All listeners of a session in the app: sound, title, hooks, desktop and status file."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from lungetimer.presence.window_focus import tells_focus
from lungetimer.running.desktop_listener import DesktopListener
from lungetimer.running.hook_listener import HookListener
from lungetimer.running.sound_listener import SoundListener
from lungetimer.running.status_listener import StatusListener
from lungetimer.ui.session.title_listener import TitleListener
from lungetimer.ui.terminal.console_writer import console_writer

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from lungetimer.paths import Paths
    from lungetimer.presence.media_commands import MediaCommands
    from lungetimer.running.session_listener import SessionListener
    from lungetimer.running.settings_service import SettingsService
    from lungetimer.training.views import SessionView
    from lungetimer.ui.terminal.textual_private import TerminalSafeApp


class Listeners:
    """All listeners of the app's sessions, created once and closed at the end.

    Args:
        app: the app, whose bell and terminal they use.
        paths: the program's files and folders.
        settings: the settings; changes are followed.
        tell: shows a line to the person; called from any thread.
        commands: returns the actions of media buttons.
        focus: returns the spoken tip for the next set.
        demo_speed: how many times as fast a demo runs; None outside a demo.

    Attributes:
        sound: the sound listener.
        desktop: the listener for wake lock, media buttons and notifications.
        title: the listener for the window title.
        all: every listener, in the order in which they are called.
        closers: what closes them at the end, in this order.
    """

    def __init__(
        self,
        app: TerminalSafeApp,
        paths: Paths,
        settings: SettingsService,
        tell: Callable[[str], None],
        *,
        commands: Callable[[], MediaCommands],
        focus: Callable[[SessionView], str | None],
        demo_speed: float | None,
    ) -> None:
        now, speed = settings.current, demo_speed or 1.0
        self.title = TitleListener(app.to_terminal)
        hooks = HookListener(now.hook_command, paths.log)
        self.sound = SoundListener(
            now, paths.log, ring=app.bell, on_notice=tell, focus=focus, speed=speed
        )
        self.desktop = DesktopListener(
            now, paths.console_blanking, write=console_writer(app), commands=commands, speed=speed,
            on_trouble=tell, in_front=True if tells_focus(os.environ) else None,
        )  # fmt: skip
        self._status = StatusListener(paths.status_dir, paths.data_dir, writes=demo_speed is None)
        self.all: Sequence[SessionListener] = (
            self.sound, self.title, hooks, self.desktop, self._status,
        )  # fmt: skip
        self.closers: Sequence[Callable[[], object]] = (
            self.desktop.close, self.sound.close, hooks.close, self._status.close,
        )  # fmt: skip
        settings.follow(lambda _, after: self.sound.follow(after))
        settings.follow(lambda _, after: self.desktop.follow(after))

    def before_stop(self) -> None:
        """Silence the sound and release the desktop before the process is suspended."""
        self.sound.before_stop()
        self.desktop.before_stop()
        self._status.before_stop()
