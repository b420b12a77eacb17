"""The interfaces of sound players. Every call returns at once, even if the sound device hangs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from lungetimer.frozen import frozen

if TYPE_CHECKING:
    from lungetimer.audio.cues import Cue


@frozen
class CueSchedule:
    """Cues for a player, and which earlier cues they replace.

    Attributes:
        epoch: the number of the cue plan (see `CuePlanner`).
        cues: each cue with the time at which it is due, in seconds of ``time.monotonic``.
        renews: whether to cancel all cues of older cue plans except one that has begun to play.
        cuts: whether to also cancel the remaining sounds of a cue that has begun to play.
    """

    epoch: int
    cues: tuple[tuple[Cue, float], ...] = ()
    renews: bool = False
    cuts: bool = False


class Player(Protocol):
    """Plays cues; no call ever blocks the caller."""

    def wake(self) -> None:
        """Open the sound device in the background; call this after the app's first frame."""

    def schedule(self, schedule: CueSchedule) -> None:
        """Play cues when they are due."""

    def beat(self) -> None:
        """Report that the app is alive; queued cues are dropped after 5 s without such a report."""

    def play(self, cue: Cue) -> None:
        """Play a cue now."""

    def set_volume(self, percent: int) -> None:
        """Change the volume (0 to 100 %) of the sounds from the next one on."""

    def session_active(self, *, active: bool) -> None:
        """Set whether a session runs; if not, the sound device is closed after 30 s of silence."""

    def describe(self) -> str:
        """Return a short description of what plays the sounds."""

    def close(self) -> None:
        """Close the player; nothing can be played afterwards."""


class StandIn(Protocol):
    """Plays cues in place of the sound process while that process has no device."""

    def sound(self, cue: Cue) -> None:
        """Play a cue now."""

    def describe(self) -> str:
        """Return a short description of what the user hears instead."""


class Silence:
    """Plays nothing; used if there is neither a sound device nor a terminal bell."""

    def sound(self, cue: Cue) -> None:
        """Play nothing."""

    def describe(self) -> str:
        """Return "silence"."""
        return "silence"
