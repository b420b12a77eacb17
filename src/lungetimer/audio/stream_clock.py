"""Compute which frame of an audio stream belongs to which time. Pure."""

from __future__ import annotations

from collections import deque
from typing import Final

WINDOW_S: Final = 1.0
"""Seconds for which a request for samples is used in the estimate."""
GAP_S: Final = 0.12
"""A pause between requests that exceeds the usual period by this many seconds is a gap."""


class StreamClock:
    """Computes which frame of a stream belongs to which time, from the requests for samples.

    An audio device requests samples in blocks, sometimes late but never early. Therefore the least
    delayed request of the last second gives the best estimate. Requests from before a gap say
    nothing about the time after it. A gap is caused by an underrun, a suspension or a move to
    another device; the sound server never requests the samples for the lost time.

    Args:
        rate: frames per second.
    """

    def __init__(self, rate: int) -> None:
        self._rate = rate
        # (time of request, time at which frame 0 would have been requested), both ascending.
        self._seen: deque[tuple[float, float]] = deque()
        self._last_s: float | None = None
        self._zero_s = 0.0

    def asked(self, position: int, frames: int, now_s: float) -> None:
        """Record that the audio device has requested some frames.

        Args:
            position: the first requested frame.
            frames: the number of requested frames.
            now_s: the time of the request, in seconds.
        """
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
        """Return the frame that the device requested, or will request, at the time ``at_s``."""
        return round((at_s - self._zero_s) * self._rate)

    def time_of(self, frame: int) -> float:
        """Return the time at which the device requested, or will request, a frame."""
        return self._zero_s + frame / self._rate
