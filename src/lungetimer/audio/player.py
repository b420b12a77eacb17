"""The players: who makes cues heard. All of them return at once, whatever the device does."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable

    from lungetimer.audio.cues import Cue

# A bell has one voice, so it marks what one acts on and leaves the inside of a rep alone.
UNRUNG: Final = frozenset({"hover", "drive", "halfway", "last_rep"})
FINISH_RINGS: Final = 3


class Player(Protocol):
    """Makes cues heard, without ever making the caller wait."""

    def wake(self) -> None:
        """Get ready in the background; call it once the first frame is on the screen."""

    def play(self, cue: Cue, late_s: float = 0.0) -> None:
        """Let a cue be heard now; ``late_s`` is how long ago it was due (made up for if small)."""

    def set_volume(self, percent: int) -> None:
        """Change the volume, 0 to 100, from the next sound on."""

    def session_active(self, *, active: bool) -> None:
        """Keep the device open while a session runs; outside one it closes after 30 s."""

    def describe(self) -> str:
        """What is heard through, in a few words."""

    def close(self) -> None:
        """Let go of everything; nothing can be played afterwards."""


class SilentPlayer:
    """Plays nothing: sound off, or nothing to play with."""

    def wake(self) -> None:
        """See `Player.wake`."""

    def play(self, cue: Cue, late_s: float = 0.0) -> None:
        """See `Player.play`."""

    def set_volume(self, percent: int) -> None:
        """See `Player.set_volume`."""

    def session_active(self, *, active: bool) -> None:
        """See `Player.session_active`."""

    def describe(self) -> str:
        """See `Player.describe`."""
        return "silence"

    def close(self) -> None:
        """See `Player.close`."""


class BellPlayer(SilentPlayer):
    """Rings the terminal's bell: once for a boundary, three times for the end.

    Args:
        ring: writes one BEL to the terminal; it may be called from another thread.
    """

    def __init__(self, ring: Callable[[], None], volume: int = 100) -> None:
        self._ring = ring
        self._volume = volume

    def play(self, cue: Cue, late_s: float = 0.0) -> None:  # noqa: ARG002  # a bell has no clock
        """See `Player.play`."""
        if self._volume and cue.name not in UNRUNG:
            for _ in range(FINISH_RINGS if cue.name == "finish" else 1):
                self._ring()

    def set_volume(self, percent: int) -> None:
        """See `Player.set_volume`: a bell is on or off."""
        self._volume = percent

    def describe(self) -> str:
        """See `Player.describe`."""
        return "the terminal bell"
