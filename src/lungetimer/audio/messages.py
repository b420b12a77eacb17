"""What reaches the player's thread."""

from __future__ import annotations

from dataclasses import dataclass, field
from threading import Event
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lungetimer.audio.agenda import DueCue
    from lungetimer.audio.cues import Cue
    from lungetimer.audio.process import WorkerProcess


@dataclass(frozen=True, slots=True)
class Pending:
    """A cue that was told and has not been heard, as far as is known."""

    cue: Cue
    due: DueCue


@dataclass(frozen=True, slots=True)
class Told:
    """Cues of a plan, which may take the place of an older one."""

    epoch: int
    cues: tuple[Pending, ...]
    renews: bool
    cuts: bool


@dataclass(frozen=True, slots=True)
class Heard:
    """What a sound process said; ``None`` when it is gone."""

    worker: WorkerProcess
    line: str | None


@dataclass(frozen=True, slots=True)
class State:
    """The state the sound process shall know; None: as before."""

    volume: int | None = None
    latency_ms: int | None = None
    active: bool | None = None


@dataclass(frozen=True, slots=True)
class Word:
    """A command without more: ``wake`` or ``beat``."""

    text: str


@dataclass(frozen=True, slots=True)
class Flush:
    """Answered once everything before it has reached the sound process."""

    done: Event = field(default_factory=Event)


class Close:
    """The end."""
