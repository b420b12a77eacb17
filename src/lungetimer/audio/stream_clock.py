"""The clock of a stream of samples: which frame belongs to which instant. Pure."""

from __future__ import annotations

from collections import deque
from typing import Final

WINDOW_S: Final = 1.0
"""How far back the requests reach that are believed."""
GAP_S: Final = 0.12
"""A device that asked for nothing for this long, beyond its usual period, may have lost time."""


class StreamClock:
    """Tells which frame of a stream belongs to an instant, from the times it was asked for samples.

    Requests come in whole periods and sometimes late, but never early, so the earliest of the last
    second tell the truth. What came before a gap tells nothing: after an underrun, a suspension or
    a move to another device, a sound server does not ask for the samples of the time that was lost.

    Args:
        rate: frames per second.
    """

    def __init__(self, rate: int) -> None:
        self._rate = rate
        # (when asked, the instant at which frame 0 would have been asked for), ever later.
        self._seen: deque[tuple[float, float]] = deque()
        self._last_s: float | None = None
        self._zero_s = 0.0

    def asked(self, position: int, frames: int, now_s: float) -> None:
        """The device asked for ``frames`` frames from ``position`` on, at ``now_s``."""
        if self._last_s is not None and now_s - self._last_s > GAP_S + frames / self._rate:
            self._seen.clear()
        self._last_s = now_s
        zero_s = now_s - position / self._rate
        while self._seen and self._seen[-1][1] >= zero_s:
            self._seen.pop()
        self._seen.append((now_s, zero_s))
        while self._seen[0][0] < now_s - WINDOW_S:
            self._seen.popleft()
        self._zero_s = self._seen[0][1]

    def frame_at(self, at_s: float) -> int:
        """The frame that was, or will be, asked for at an instant."""
        return round((at_s - self._zero_s) * self._rate)

    def time_of(self, frame: int) -> float:
        """The instant at which a frame was, or will be, asked for."""
        return self._zero_s + frame / self._rate
