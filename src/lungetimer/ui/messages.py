"""What screens tell the app."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.message import Message

if TYPE_CHECKING:
    from lungetimer.history.records import SessionRecord
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
    """The next sound mode, please."""


@dataclass
class RecordChanged(Message):
    """A record was answered or edited and wants to be saved."""

    record: SessionRecord


@dataclass
class ScreenAsked(Message):
    """Open a screen over this one: ``history`` or ``help``."""

    name: str
