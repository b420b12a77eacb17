"""What screens tell the app."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.message import Message

if TYPE_CHECKING:
    from collections.abc import Callable

    from lungetimer.history.records import History, SessionRecord
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
    """The next sound mode, or louder (1) or quieter (-1)."""

    louder: int = 0


@dataclass
class RecordChanged(Message):
    """A record was answered or edited and wants to be saved."""

    record: SessionRecord


@dataclass
class HistoryChangeAsked(Message):
    """The history is to be changed: from the one on disk to the one that is to be there.

    Attributes:
        change: raises `EditError` when it makes no sense any more.
    """

    change: Callable[[History], History]


@dataclass
class ScreenAsked(Message):
    """Open a screen over this one: ``history``, ``help`` or ``unsaved``."""

    name: str


@dataclass
class Told(Message):
    """A line the person should read, from whatever thread."""

    line: str
