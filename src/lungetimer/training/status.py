"""How a session stands: why it waits, and how it ended."""

from __future__ import annotations

from enum import StrEnum


class PauseReason(StrEnum):
    """Why a session stands still."""

    ASKED = "asked"
    STALLED = "stalled"
    LEAVING = "leaving"
    SAFETY = "safety"


class Status(StrEnum):
    """How a session ended: all of it, or left early."""

    COMPLETED = "completed"
    PARTIAL = "partial"
