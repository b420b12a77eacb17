"""What reaches the player's thread."""

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
    """A cue that was told and has not been heard, as far as is known."""

    cue: Cue
    due: DueCue


@frozen
class Told:
    """Cues of a plan, which may take the place of an older one."""

    epoch: int
    cues: tuple[Pending, ...]
    renews: bool
    cuts: bool


@frozen
class Heard:
    """What a sound process said; ``None`` when it is gone."""

    worker: WorkerProcess
    line: str | None


@frozen
class State:
    """The state the sound process shall know; None: as before."""

    volume: int | None = None
    latency_ms: int | None = None
    active: bool | None = None


@frozen
class Word:
    """A command without more: ``wake`` or ``beat``."""

    text: str


@frozen
class Flush:
    """Answered once everything before it has reached the sound process."""

    done: Event = field(default_factory=Event)


class Close:
    """The end."""
