"""Messages that screens and other threads post to the app."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from textual.message import Message

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from lungetimer.history.session_records import History
    from lungetimer.presence.media_commands import MediaButton
    from lungetimer.settings import Settings
    from lungetimer.training.plan import Plan


class SessionRequested(Message):
    """Request to start a session with this plan."""

    def __init__(self, plan: Plan) -> None:
        super().__init__()
        self.plan = plan


class TrialRequested(Message):
    """Request to try one set of this plan. The trial set is not saved."""

    def __init__(self, plan: Plan) -> None:
        super().__init__()
        self.plan = plan


class SessionOver(Message):
    """Message sent when the session has ended; ``discard`` means that it must not be saved."""

    def __init__(self, *, discard: bool = False) -> None:
        super().__init__()
        self.discard = discard


class SoundRequested(Message):
    """Request to change the volume by one step or to a percentage, or to change the sound mode.

    Attributes:
        louder: 1 for one step louder, -1 for one step quieter, 0 for no step.
        volume: the volume in percent; None for no percentage. With neither a step nor a percentage,
            this is a request for the next sound mode.
    """

    def __init__(self, louder: int = 0, volume: int | None = None) -> None:
        super().__init__()
        self.louder = louder
        self.volume = volume


class MediaButtonPressed(Message):
    """Message sent when a media button on a keyboard, a headset or a phone was pressed."""

    def __init__(self, button: MediaButton) -> None:
        super().__init__()
        self.button = button


class Answered(Message):
    """Message sent when the user changed answers to the questions after a session.

    Attributes:
        session_id: the id of the session.
        answers: the changed answers, by the names of their fields in the saved session.
    """

    def __init__(self, session_id: str, answers: Mapping[str, Any]) -> None:
        super().__init__()
        self.session_id = session_id
        self.answers = answers


class HistoryChangeRequested(Message):
    """Request to change the saved history.

    Attributes:
        change: a function that returns the changed history. It raises `EditError` if the change is
            no longer possible.
    """

    def __init__(self, change: Callable[[History], History]) -> None:
        super().__init__()
        self.change = change


class ScreenRequested(Message):
    """Request to open a screen over the current one.

    Attributes:
        name: the screen's name in ``flows/screen_flow.py``.
    """

    def __init__(self, name: str) -> None:
        super().__init__()
        self.name = name


class SettingsChanged(Message):
    """Message sent when the user changed settings.

    Attributes:
        settings: all settings, with the changes.
        changes: the changed values to save, by section and key of the configuration file.
    """

    def __init__(self, settings: Settings, changes: Mapping[str, Mapping[str, object]]) -> None:
        super().__init__()
        self.settings = settings
        self.changes = changes


class NoticeRequested(Message):
    """Request to show this line to the user. Any thread may post it."""

    def __init__(self, line: str) -> None:
        super().__init__()
        self.line = line


class NoticesPossible(Message):
    """Request to show queued notices, because the screen now in front may have room for them."""
