"""The terminal bell, used when no other sound works: which cues ring it, and how often."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable

    from lungetimer.audio.cues import Cue

# The bell has only one sound. It marks what the user reacts to, and is silent within a rep.
UNRUNG: Final = frozenset({"hover", "drive", "halfway", "last_rep", "half_minute", "waiting"})
FINISH_RINGS: Final = 3


class Bell:
    """Rings the terminal bell: three times at the end of a session, once for other important cues.

    Args:
        ring: writes one BEL to the terminal; it may be called from another thread.
    """

    def __init__(self, ring: Callable[[], None]) -> None:
        self._ring = ring

    def sound(self, cue: Cue) -> None:
        """Ring the bell if the cue is important enough; otherwise, do nothing."""
        if cue.name not in UNRUNG:
            for _ in range(FINISH_RINGS if cue.name == "finish" else 1):
                self._ring()

    def describe(self) -> str:
        """Return "the terminal bell"."""
        return "the terminal bell"
