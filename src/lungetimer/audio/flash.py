"""Decide when the screen flashes, for users who do not hear the sounds."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING, Final

from lungetimer.training.events import (
    Finished,
    LastRep,
    LeadIn,
    LegSwitch,
    Paused,
    PhaseStarted,
    RepStarted,
    RestWaits,
    Resumed,
    StageStarted,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lungetimer.training.events import Event

MAX_PER_SECOND: Final = 3  # more can trigger seizures (WCAG 2.3.1, "three flashes or below")
_BOUNDARIES: Final = (
    *(PhaseStarted, RepStarted, StageStarted, LeadIn),
    *(LastRep, Paused, Resumed, Finished, LegSwitch, RestWaits),
)


class FlashLimiter:
    """Allows at most three flashes in any second.

    Args:
        reduced_motion: whether the user wants no flashes at all.
    """

    def __init__(self, *, reduced_motion: bool = False) -> None:
        self.reduced_motion = reduced_motion
        self._shown: deque[float] = deque(maxlen=MAX_PER_SECOND)

    def allows(self, events: Iterable[Event], now_s: float) -> bool:
        """Decide whether the screen flashes for some events, and count the flash if it does.

        Args:
            events: the events of this instant.
            now_s: monotonic seconds.

        Returns:
            Whether to flash.
        """
        if self.reduced_motion or not any(isinstance(e, _BOUNDARIES) for e in events):
            return False
        full = len(self._shown) == MAX_PER_SECOND
        if full and now_s - self._shown[0] <= 1:
            return False
        self._shown.append(now_s)
        return True
