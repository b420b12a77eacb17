"""Messages from screens and other threads to the app."""

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
    """Request to try one set of this plan, of which nothing is saved."""

    def __init__(self, plan: Plan) -> None:
        super().__init__()
        self.plan = plan


class SessionOver(Message):
    """Message sent when the session has ended, or, with ``discard``, when it is to be discarded."""

    def __init__(self, *, discard: bool = False) -> None:
        super().__init__()
        self.discard = discard


class SoundRequested(Message):
    """Request to change the volume by a step (``louder`` 1 or -1) or to ``volume`` percent.

    Without either of them, it is a request for the next sound mode.
    """

    def __init__(self, louder: int = 0, volume: int | None = None) -> None:
        super().__init__()
        self.louder = louder
        self.volume = volume


class MediaButtonPressed(Message):
    """Message sent when a media button of a keyboard, a headset or a phone was pressed."""

    def __init__(self, button: MediaButton) -> None:
        super().__init__()
        self.button = button


class Answered(Message):
    """Message sent when the user changed answers about a session, by their names in the record."""

    def __init__(self, session_id: str, answers: Mapping[str, Any]) -> None:
        super().__init__()
        self.session_id = session_id
        self.answers = answers


class HistoryChangeRequested(Message):
    """Request to apply a function to the saved history.

    Attributes:
        change: returns the changed history; raises `EditError` if it no longer applies.
    """

    def __init__(self, change: Callable[[History], History]) -> None:
        super().__init__()
        self.change = change


class ScreenRequested(Message):
    """Request to open a screen over the current one, by its name in ``flows/screen_flow.py``."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.name = name


class SettingsChanged(Message):
    """Message with all settings after a change, and the changes to save by section and key."""

    def __init__(self, settings: Settings, changes: Mapping[str, Mapping[str, object]]) -> None:
        super().__init__()
        self.settings = settings
        self.changes = changes


class NoticeRequested(Message):
    """Request to show a line to the user; may be posted from any thread."""

    def __init__(self, line: str) -> None:
        super().__init__()
        self.line = line


class NoticesPossible(Message):
    """Message sent when the screen in front may have a place for the queued notices."""
