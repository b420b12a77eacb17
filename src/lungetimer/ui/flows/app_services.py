"""The services that flows share, and the function that creates them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lungetimer.frozen import frozen
from lungetimer.running.settings_service import SettingsService
from lungetimer.settings_file import chosen_target
from lungetimer.training.next_button import NextButton
from lungetimer.ui.services.history_bridge import HistoryBridge
from lungetimer.ui.services.notices import Notices

if TYPE_CHECKING:
    from lungetimer.history.store import HistoryStore
    from lungetimer.paths import Paths
    from lungetimer.running.clock import Clock
    from lungetimer.running.launch import Launch
    from lungetimer.settings import Settings
    from lungetimer.ui.terminal.textual_private import TerminalSafeApp


@frozen
class AppServices:
    """Services available to every flow.

    Attributes:
        paths: the program's files and folders.
        clock: the source of the current time.
        settings: the current settings, and their changes.
        history: the sessions and the facts derived from them.
        notices: shows notices and short messages.
        button: the app's single `NextButton`, which all screens use.
    """

    paths: Paths
    clock: Clock
    settings: SettingsService
    history: HistoryBridge
    notices: Notices
    button: NextButton


def create_services(
    app: TerminalSafeApp, paths: Paths, settings: Settings, launch: Launch, clock: Clock
) -> AppServices:
    """Return new services for an app, connected with each other.

    Args:
        app: the app, which shows notices and has the screens.
        paths: the program's files and folders.
        settings: the settings at the start.
        launch: how the app was started; a demo saves no settings.
        clock: the source of the current time.
    """
    notices = Notices(app)
    service = SettingsService(
        paths.config,
        settings,
        writes=launch.demo_speed is None,
        on_trouble=notices.tell_from_thread,
    )

    def open_store() -> HistoryStore:
        from lungetimer.history.store import HistoryStore  # noqa: PLC0415  # not before the first frame

        return HistoryStore(
            paths.history, now=clock.wall,
            weekly_target=lambda: chosen_target(service.current, launch.problems),
        )  # fmt: skip

    history = HistoryBridge(open_store, service, clock, app.post_message, lambda: app.screen_stack)
    return AppServices(paths, clock, service, history, notices, NextButton())
