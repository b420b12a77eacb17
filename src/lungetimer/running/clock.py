"""Clocks: the only places that ask the machine what time it is, as values that can be handed in."""

from __future__ import annotations

import math
import sys
import time
from typing import TYPE_CHECKING, Final, Protocol

from lungetimer.moments import wall_now

if TYPE_CHECKING:
    from datetime import datetime


class Clock(Protocol):
    """A clock the driver can read.

    Attributes:
        speed: how many of its seconds go by in a real one.
    """

    speed: float

    def now(self) -> float:
        """Seconds that only go forward, sleep of the machine included."""

    def asleep(self) -> float:
        """Seconds for which the machine has been suspended so far; only differences count."""

    def wall(self) -> datetime:
        """The local date and time, with its offset from UTC."""


READINGS: Final = 5
CLOSE_S: Final = 0.000_2
_CLOCKS: Final = {"linux": "CLOCK_BOOTTIME", "darwin": "CLOCK_MONOTONIC"}


def _awake_or_not() -> float:
    """Monotonic seconds that go on while the machine sleeps, where the system has such a clock.

    Linux stops CLOCK_MONOTONIC during suspend and so would never show the gap; CLOCK_BOOTTIME goes
    on. On macOS it is CLOCK_MONOTONIC that goes on, unlike Python's own choice. On Windows Python's
    choice goes on already.
    """
    name = _CLOCKS.get(sys.platform)
    return time.clock_gettime(getattr(time, name)) if name else time.monotonic()


def _asleep() -> float:
    """How far the clock that goes on in a suspension is ahead of the one that stands still.

    Where the system has no such pair of clocks, the wall clock stands in for the first.
    """
    if sys.platform in _CLOCKS:
        return _awake_or_not() - time.monotonic()
    return time.time() - time.monotonic()


def monotonic_at(clock: Clock, at: float) -> float:
    """The instant of ``time.monotonic`` at which a clock shows, or showed, ``at``.

    Both are read close together: a process that has to wait for its turn between the two readings
    would be wrong by as much.
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
        """Seconds since the machine started."""
        return _awake_or_not()

    def asleep(self) -> float:
        """Seconds of suspension since the machine started."""
        return _asleep()

    def wall(self) -> datetime:
        """The local date and time."""
        return wall_now()


class FastClock(SystemClock):
    """The real clock, ``speed`` times as fast: for the demo."""

    def __init__(self, speed: float) -> None:
        self.speed = speed
        self._origin = _awake_or_not()

    def now(self) -> float:
        """Seconds, sped up since this clock was made."""
        return self._origin + (_awake_or_not() - self._origin) * self.speed
