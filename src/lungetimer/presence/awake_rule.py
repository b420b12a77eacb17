"""When a session needs screen and machine awake. Pure: time is an argument."""

from __future__ import annotations

from typing import Final

from lungetimer.training.views import State

PAUSED_AWAKE_S: Final = 600.0
"""Seconds a paused session keeps the screen awake: long enough to answer the door."""


class AwakeRule:
    """Decides, picture by picture, whether the screen has to stay awake.

    It does while the session runs, and for the first ten minutes of each pause.
    """

    def __init__(self) -> None:
        self._paused_at: float | None = None

    def is_needed(self, state: State, now: float) -> bool:
        """Return whether to keep awake now.

        Args:
            state: how the session stands.
            now: seconds on any clock that only goes forward, pauses included.
        """
        if state is not State.PAUSED:
            self._paused_at = None
            return state is State.RUNNING
        if self._paused_at is None:
            self._paused_at = now
        return now - self._paused_at < PAUSED_AWAKE_S
