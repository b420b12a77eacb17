"""How a session stands as a whole: running or not, why it waits, and how it ended."""

from __future__ import annotations

from enum import StrEnum


class State(StrEnum):
    """Where a session stands as a whole."""

    READY = "ready"
    RUNNING = "running"
    PAUSED = "paused"
    FINISHED = "finished"


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
