"""Enumerations for the state of a session, the reason of a pause, and how a session ended."""

from __future__ import annotations

from enum import StrEnum


class State(StrEnum):
    """State of a session as a whole."""

    READY = "ready"
    RUNNING = "running"
    PAUSED = "paused"
    FINISHED = "finished"


class PauseReason(StrEnum):
    """Why a session is paused: the user asked, the computer stalled, or a dialog is open."""

    ASKED = "asked"
    STALLED = "stalled"
    LEAVING = "leaving"
    SAFETY = "safety"


class Status(StrEnum):
    """How a session ended: completed, or partial if it ended early."""

    COMPLETED = "completed"
    PARTIAL = "partial"
