"""Titles and texts of the desktop notifications."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lungetimer.text import counted
from lungetimer.training import events as ev
from lungetimer.training.status import Status
from lungetimer.training.timeline import PhaseKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lungetimer.training.views import SessionView


def notification_words(events: Sequence[ev.Event], view: SessionView) -> tuple[str, str] | None:
    """Return title and text of the notification for these events, or None for no notification.

    Two events have a notification: the end of a session in which every set was done, and the end of
    a rest's time. A user who ends a rest with a key is looking at the screen already. If
    several events have a notification, the last one is used.
    """
    found = None
    for event in events:
        match event:
            case ev.PhaseEnded(phase=phase, cut=False) if phase.kind is PhaseKind.REST:
                # A rest that waits for the user has its notification when its minimum time ends.
                if not view.plan.rest_waits:
                    found = ("The rest is over", f"Set {view.set} of {view.plan.sets} begins.")
            case ev.RestWaits(waited_s=0):
                next_set = f"Set {view.set + 1} of {view.plan.sets}"
                found = ("The rest is over", f"{next_set} begins when you are ready.")
            case ev.Finished(status=Status.COMPLETED):
                sets, reps = counted(len(view.sets), "set"), counted(view.reps_done, "rep")
                found = ("Session done", f"{sets}, {reps}.")
            case _:
                pass
    return found
