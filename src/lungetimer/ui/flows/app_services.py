"""The services that flows share, as one value."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lungetimer.frozen import frozen

if TYPE_CHECKING:
    from lungetimer.paths import Paths
    from lungetimer.running.clock import Clock
    from lungetimer.running.settings_service import SettingsService
    from lungetimer.training.next_button import NextButton
    from lungetimer.ui.services.history_bridge import HistoryBridge
    from lungetimer.ui.services.notices import Notices


@frozen
class AppServices:
    """Services available to every flow.

    Attributes:
        paths: the program's files and folders.
        clock: the source of the current time.
        settings: the current settings, and their changes.
        history: the sessions and the facts derived from them.
        notices: lines and short messages to the person.
        button: the button `next`, one for all screens.
    """

    paths: Paths
    clock: Clock
    settings: SettingsService
    history: HistoryBridge
    notices: Notices
    button: NextButton
