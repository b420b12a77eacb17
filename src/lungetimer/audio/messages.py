"""The messages that the player's thread receives."""

from __future__ import annotations

from threading import Event
from typing import TYPE_CHECKING

from lungetimer.frozen import field, frozen

if TYPE_CHECKING:
    from lungetimer.audio.agenda import DueCue
    from lungetimer.audio.cues import Cue
    from lungetimer.audio.process import WorkerProcess


@frozen
class Pending:
    """A cue that was requested and, as far as is known, has not been played."""

    cue: Cue
    due: DueCue


@frozen
class Schedule:
    """Message: play the cues of a cue plan (see `CuePlanner`).

    Attributes:
        epoch: the number of the cue plan.
        cues: the cues to play.
        renews: whether to cancel the cues of older cue plans, except a cue that has begun.
        cuts: whether to cancel the remaining sounds of a cue that has begun, too.
    """

    epoch: int
    cues: tuple[Pending, ...]
    renews: bool
    cuts: bool


@frozen
class Output:
    """Message: a sound process has sent a line; ``line`` is None if the process has ended."""

    worker: WorkerProcess
    line: str | None


@frozen
class State:
    """Message: new settings for the sound process; None leaves a value unchanged."""

    volume: int | None = None
    latency_ms: int | None = None
    active: bool | None = None


@frozen
class Command:
    """Message: send a command without arguments to the sound process: ``wake`` or ``beat``."""

    text: str


@frozen
class Flush:
    """Message: set ``done``, to show that all earlier messages were sent to the sound process."""

    done: Event = field(default_factory=Event)


class Close:
    """Message: end the player's thread."""
