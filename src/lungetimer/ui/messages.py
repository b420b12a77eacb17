"""What screens and other threads tell the app."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from textual.message import Message

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from lungetimer.history.records import History
    from lungetimer.settings import Settings
    from lungetimer.training.plan import Plan


@dataclass
class SessionAsked(Message):
    """Start a session with this plan."""

    plan: Plan


@dataclass
class SessionOver(Message):
    """The session has come to its end, or is to be thrown away."""

    discard: bool = False


@dataclass
class SoundAsked(Message):
    """Louder (1) or quieter (-1), a volume in percent, or else the next sound mode."""

    louder: int = 0
    volume: int | None = None


MediaButton = Literal["play", "pause", "play_pause", "next", "previous", "stop"]


@dataclass
class MediaAsked(Message):
    """A button of a media player was pressed, on a keyboard, a headset or a phone."""

    button: MediaButton


@dataclass
class Answered(Message):
    """Answers were given to a session: only those that are new, by their names in the record."""

    session_id: str
    answers: Mapping[str, Any]


@dataclass
class HistoryChangeAsked(Message):
    """The history is to be changed: from the one on disk to the one that is to be there.

    Attributes:
        change: raises `EditError` when it makes no sense any more.
    """

    change: Callable[[History], History]


@dataclass
class ScreenAsked(Message):
    """Open a screen over this one: its name, as in ``flows/screen_flow.py``."""

    name: str


@dataclass
class SettingsChanged(Message):
    """Settings that hold from now on, and what of them is to be written: section, key, value."""

    settings: Settings
    changes: Mapping[str, Mapping[str, object]]


@dataclass
class LineTold(Message):
    """A line the person should read, from whatever thread."""

    line: str
