"""Texts that describe an interrupted session."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lungetimer.text import counted
from lungetimer.training.timeline import PhaseKind

if TYPE_CHECKING:
    from lungetimer.history.checkpoint import Checkpoint


def ago_words(seconds: float) -> str:
    """Return a time span in whole days, hours, minutes or seconds: ``3 minutes``, ``2 days``."""
    for size, noun in ((86_400, "day"), (3600, "hour"), (60, "minute")):
        if seconds >= size:
            return counted(int(seconds // size), noun)
    return counted(int(seconds), "second")


def described(checkpoint: Checkpoint) -> str:
    """Return three lines: when the session started, where it stopped, and the reps done."""
    record, at = checkpoint.session, checkpoint.position
    where = {
        PhaseKind.PREPARE: "before the start",
        PhaseKind.WARM_UP: "in the warm-up",
        PhaseKind.LEAD_IN: "before a set",
        PhaseKind.SET: f"in set {at.set} of {checkpoint.adjusted.sets}",
        PhaseKind.REST: f"in the rest after set {at.set} of {checkpoint.adjusted.sets}",
        PhaseKind.COOL_DOWN: "in the cool-down",
    }[at.phase]
    when = f"{record.started_at:%A} {record.started_at.day} {record.started_at:%B %Y, %H:%M}"
    return f"{when}\n{where}\n{record.reps} of {record.plan.total_reps} reps done"
