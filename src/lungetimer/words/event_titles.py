"""Titles of a session's events, for the user's hook program."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from lungetimer.text import counted
from lungetimer.training import events as ev
from lungetimer.training.status import Status
from lungetimer.words.field_words import FIELD_WORDS

if TYPE_CHECKING:
    from collections.abc import Callable


def event_title(event: ev.Event) -> str:
    """Return a short line for an event, such as ``Set 2`` or ``Rest is over``.

    The line is empty for events that the hook program does not get: the seconds of a countdown and
    the parts of a rep.
    """
    title = _TITLES.get(type(event))
    return title(event) if title else ""


_TITLES: Final[dict[type[ev.Event], Callable[[Any], str]]] = {
    ev.PhaseStarted: lambda e: str(e.phase.name),
    ev.PhaseEnded: lambda e: f"{e.phase.name} is over",
    ev.RepStarted: lambda e: f"Set {e.set}: {e.leg} rep {e.n_of_leg}",
    ev.RepDone: lambda e: f"Set {e.set}: {e.leg} rep done",
    ev.LegSwitch: lambda e: f"Switch legs: {e.leg} leg next",
    ev.OpenSetStarted: lambda e: f"Set {e.set}: {counted(e.reps, 'rep')}, {e.leg or 'both legs'}",
    ev.OpenSetTime: lambda e: f"{e.seconds} s in this set",
    ev.OpenSetDone: lambda e: f"Set {e.set} done",
    ev.SetCutShort: lambda e: f"Set {e.set} ended early",
    ev.Corrected: lambda e: f"Set {e.set}: {e.leg} reps corrected from {e.old} to {e.new}",
    ev.Halfway: lambda _: "Halfway",
    ev.LastSet: lambda _: "Last set",
    ev.LastRep: lambda _: "Last rep",
    ev.LeadIn: lambda e: f"Get into position, {e.length_s} s",
    ev.RestWaits: lambda _: "The rest is over; start when you are ready",
    ev.Paused: lambda _: "Paused",
    ev.Resumed: lambda _: "Continued",
    ev.Adjusted: lambda e: f"{FIELD_WORDS.get(e.field, e.field)}: {e.new}",
    ev.RestExtended: lambda e: f"The rest is {e.by_s} s longer",
    ev.Finished: lambda e: (
        "Session done" if e.status is Status.COMPLETED else "Session ended early"
    ),
}
