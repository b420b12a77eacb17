"""What reaches the player's thread, and how it says a cue to the worker."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from lungetimer.audio.backends import LEAD_S

if TYPE_CHECKING:
    from lungetimer.audio.cues import Cue
    from lungetimer.audio.process import WorkerProcess


@dataclass(frozen=True, slots=True)
class Play:
    """A cue that was due at ``due`` on the monotonic clock."""

    cue: Cue
    due: float


@dataclass(frozen=True, slots=True)
class Heard:
    """What a worker said; ``None`` when it is gone."""

    worker: WorkerProcess
    line: str | None


@dataclass(frozen=True, slots=True)
class Tell:
    """The state the worker shall know."""

    volume: int | None = None
    active: bool | None = None


class Close:
    """The end."""


def play_line(cue: Cue, late_s: float, behind_s: float = 0.0) -> str:
    """The worker's command for a cue.

    The worker makes up for lateness up to its lead; beyond that the whole cue is later, because
    parts must not fall upon each other. ``behind_s`` keeps it behind cues that waited with it.
    """
    shift = behind_s - min(late_s, LEAD_S)
    return " ".join(["play", *(f"{p.sound}@{p.delay_s + shift:.4f}" for p in cue.parts)])
