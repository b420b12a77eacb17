"""A search for the latency of a device from the answers "later" and "earlier". Pure."""

from __future__ import annotations

from typing import Final

MIN_MS: Final = -500
MAX_MS: Final = 2000
FIRST_STEP_MS: Final = 80
LAST_STEP_MS: Final = 10


class LatencySearch:
    """Search for the latency at which the user hears a tone and sees a flash at the same time.

    The step of the search is halved whenever its direction changes.

    Args:
        start_ms: the latency to begin with, in milliseconds.

    Attributes:
        latency_ms: the latency to try next.
        found: whether the search has ended.
    """

    def __init__(self, start_ms: int = 0) -> None:
        self.latency_ms = min(max(start_ms, MIN_MS), MAX_MS)
        self.found = False
        self._step_ms = FIRST_STEP_MS
        self._direction = 0

    def later(self) -> None:
        """Raise the latency, because the user heard the tone after the flash."""
        self._step(1)

    def earlier(self) -> None:
        """Lower the latency, because the user heard the tone before the flash."""
        self._step(-1)

    def together(self) -> None:
        """End the search, because the user heard the tone together with the flash."""
        self.found = True

    def _step(self, direction: int) -> None:
        if self._direction == -direction:
            self._step_ms //= 2
            if self._step_ms < LAST_STEP_MS:
                self.found = True
                return
        self._direction = direction
        there = self.latency_ms + direction * self._step_ms
        self.latency_ms = min(max(there, MIN_MS), MAX_MS)
