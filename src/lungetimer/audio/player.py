"""The players: who makes cues heard. All of them return at once, whatever the device does."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from lungetimer.frozen import frozen

if TYPE_CHECKING:
    from lungetimer.audio.cues import Cue


@frozen
class Telling:
    """What a player is told at once.

    Attributes:
        epoch: the number of the plan that the cues belong to.
        cues: each cue with the instant at which it is due, in seconds of ``time.monotonic``.
        renews: whether the cues of older plans that have not begun are taken back.
        cuts: whether what is still to follow in a cue that has begun is taken back as well.
    """

    epoch: int
    cues: tuple[tuple[Cue, float], ...] = ()
    renews: bool = False
    cuts: bool = False


class Player(Protocol):
    """Makes cues heard, without ever making the caller wait."""

    def wake(self) -> None:
        """Get ready in the background, for a session is likely; call it after the first frame."""

    def tell(self, telling: Telling) -> None:
        """Let cues be heard when they are due."""

    def beat(self) -> None:
        """The session is alive: call it about once a second, or nothing is heard after five."""

    def play(self, cue: Cue) -> None:
        """Let a cue be heard now."""

    def set_volume(self, percent: int) -> None:
        """Change the volume, 0 to 100, from the next sound on."""

    def session_active(self, *, active: bool) -> None:
        """Keep the device open while a session runs; outside one it closes after 30 s."""

    def describe(self) -> str:
        """What is heard through, in a few words."""

    def close(self) -> None:
        """Let go of everything; nothing can be played afterwards."""


class StandIn(Protocol):
    """What is heard without a sound process."""

    def sound(self, cue: Cue) -> None:
        """Let a cue be heard now."""

    def describe(self) -> str:
        """What it is, in a few words."""


class Silence:
    """Plays nothing: there is nothing to play with."""

    def sound(self, cue: Cue) -> None:
        """See `StandIn.sound`."""

    def describe(self) -> str:
        """See `StandIn.describe`."""
        return "silence"
