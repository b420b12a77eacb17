"""The clocks by which a session runs: the real clock, and a faster one for the demo."""

from __future__ import annotations

import math
import sys
import time
from typing import TYPE_CHECKING, Final, Protocol

from lungetimer.moments import wall_now

if TYPE_CHECKING:
    from datetime import datetime


class Clock(Protocol):
    """A clock that the driver can read.

    Attributes:
        speed: how many seconds of this clock pass in one real second.
    """

    speed: float

    def now(self) -> float:
        """Return the time in seconds, suspensions of the machine included; it never goes back."""

    def asleep(self) -> float:
        """Return a number that grows by the seconds for which the machine is suspended."""

    def wall(self) -> datetime:
        """Return the local date and time, with the offset from UTC."""


READINGS: Final = 5
CLOSE_S: Final = 0.000_2
_CLOCKS: Final = {"linux": "CLOCK_BOOTTIME", "darwin": "CLOCK_MONOTONIC"}


def _awake_or_not() -> float:
    """Return monotonic seconds, with suspensions if the system has a clock that counts them.

    On Linux, CLOCK_MONOTONIC stops during a suspension, but CLOCK_BOOTTIME continues. On macOS,
    CLOCK_MONOTONIC continues, but the clock behind `time.monotonic` stops. On Windows,
    `time.monotonic` continues.
    """
    name = _CLOCKS.get(sys.platform)
    return time.clock_gettime(getattr(time, name)) if name else time.monotonic()


def _asleep() -> float:
    """Return the seconds by which a clock that counts suspensions is ahead of one that does not.

    A system without such a pair of clocks uses the wall clock as the first.
    """
    if sys.platform in _CLOCKS:
        return _awake_or_not() - time.monotonic()
    return time.time() - time.monotonic()


def monotonic_at(clock: Clock, at: float) -> float:
    """Return the value of ``time.monotonic`` at the moment when ``clock`` shows ``at``.

    That moment may be past or yet to come. Both clocks are read several times, and the two
    readings that are closest together are used. An interruption between two readings would give a
    wrong difference.
    """
    best, found = math.inf, 0.0
    for _ in range(READINGS):
        before = time.monotonic()
        shown = clock.now()
        after = time.monotonic()
        if after - before < best:
            best = after - before
            found = (before + after) / 2 + (at - shown) / clock.speed
        if best < CLOSE_S:
            break
    return found


class SystemClock:
    """The real clock."""

    speed = 1.0

    def now(self) -> float:
        """Return the seconds since the machine started, including those of a suspension."""
        return _awake_or_not()

    def asleep(self) -> float:
        """Return a number that grows by the seconds for which the machine is suspended."""
        return _asleep()

    def wall(self) -> datetime:
        """Return the local date and time."""
        return wall_now()


class FastClock(SystemClock):
    """The real clock, ``speed`` times as fast; used by the demo."""

    def __init__(self, speed: float) -> None:
        self.speed = speed
        self._origin = _awake_or_not()

    def now(self) -> float:
        """Return the seconds of a clock that runs ``speed`` times as fast as the real one."""
        return self._origin + (_awake_or_not() - self._origin) * self.speed
