"""Decide when the screen and the machine must stay awake for a session."""

from __future__ import annotations

from typing import Final

from lungetimer.training.views import State

PAUSED_AWAKE_S: Final = 600.0
"""Seconds for which a paused session keeps the screen awake, enough for a short interruption."""


class AwakeRule:
    """Decides at each update whether the screen has to stay awake.

    The screen has to stay awake while the session runs, and for the first ten minutes of a pause.
    """

    def __init__(self) -> None:
        self._paused_at: float | None = None

    def is_needed(self, state: State, now: float) -> bool:
        """Return whether the screen has to stay awake now.

        Args:
            state: the state of the session.
            now: seconds on any clock that never goes back and does not stop during a pause.
        """
        if state is not State.PAUSED:
            self._paused_at = None
            return state is State.RUNNING
        if self._paused_at is None:
            self._paused_at = now
        return now - self._paused_at < PAUSED_AWAKE_S
