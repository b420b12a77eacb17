"""The terminal's bell, for when no other sound can be heard: what it rings for, and how often."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable

    from lungetimer.audio.cues import Cue

# A bell has one voice, so it marks what one acts on and leaves the inside of a rep alone.
UNRUNG: Final = frozenset({"hover", "drive", "halfway", "last_rep", "half_minute", "waiting"})
FINISH_RINGS: Final = 3


class Bell:
    """Rings the terminal's bell: once for a boundary, three times for the end.

    Args:
        ring: writes one BEL to the terminal; it may be called from another thread.
    """

    def __init__(self, ring: Callable[[], None]) -> None:
        self._ring = ring

    def sound(self, cue: Cue) -> None:
        """See `StandIn.sound`."""
        if cue.name not in UNRUNG:
            for _ in range(FINISH_RINGS if cue.name == "finish" else 1):
                self._ring()

    def describe(self) -> str:
        """See `StandIn.describe`."""
        return "the terminal bell"
