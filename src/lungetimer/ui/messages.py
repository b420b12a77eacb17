"""What screens and other threads tell the app."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from textual.message import Message

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from lungetimer.history.records import History
    from lungetimer.presence.media_commands import MediaButton
    from lungetimer.settings import Settings
    from lungetimer.training.plan import Plan


class SessionAsked(Message):
    """Start a session with this plan."""

    def __init__(self, plan: Plan) -> None:
        super().__init__()
        self.plan = plan


class TasteAsked(Message):
    """Try one set of this plan; nothing of it is kept."""

    def __init__(self, plan: Plan) -> None:
        super().__init__()
        self.plan = plan


class SessionOver(Message):
    """The session has come to its end, or is to be thrown away."""

    def __init__(self, *, discard: bool = False) -> None:
        super().__init__()
        self.discard = discard


class SoundAsked(Message):
    """Louder (1) or quieter (-1), a volume in percent, or else the next sound mode."""

    def __init__(self, louder: int = 0, volume: int | None = None) -> None:
        super().__init__()
        self.louder = louder
        self.volume = volume


class MediaAsked(Message):
    """A button of a media player was pressed, on a keyboard, a headset or a phone."""

    def __init__(self, button: MediaButton) -> None:
        super().__init__()
        self.button = button


class Answered(Message):
    """Answers were given to a session: only those that are new, by their names in the record."""

    def __init__(self, session_id: str, answers: Mapping[str, Any]) -> None:
        super().__init__()
        self.session_id = session_id
        self.answers = answers


class HistoryChangeAsked(Message):
    """The history is to be changed: from the one on disk to the one that is to be there.

    Attributes:
        change: raises `EditError` when it makes no sense any more.
    """

    def __init__(self, change: Callable[[History], History]) -> None:
        super().__init__()
        self.change = change


class ScreenAsked(Message):
    """Open a screen over this one: its name, as in ``flows/screen_flow.py``."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.name = name


class SettingsChanged(Message):
    """Settings that hold from now on, and what of them is to be written: section, key, value."""

    def __init__(self, settings: Settings, changes: Mapping[str, Mapping[str, object]]) -> None:
        super().__init__()
        self.settings = settings
        self.changes = changes


class LineTold(Message):
    """A line the person should read, from whatever thread."""

    def __init__(self, line: str) -> None:
        super().__init__()
        self.line = line


class NoticesPossible(Message):
    """A screen is in front, or has changed, that may have a place for lines that wait."""
