"""The state of a running session, as the command ``status`` shows it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lungetimer.frozen import frozen, names
from lungetimer.text import clean_text
from lungetimer.training.status import State

if TYPE_CHECKING:
    from lungetimer.training.views import SessionView

_NAMES = {
    "prepare": "Get ready",
    "warm_up": "Warm-up",
    "lead_in": "Get into position",
    "rest": "Rest",
    "cool_down": "Cool-down",
}


@frozen
class LiveStatus:
    """State of a session at one moment, with the fields of ``status --json`` except ``running``.

    Attributes:
        phase: ``prepare``, ``warm_up``, ``lead_in``, ``set``, ``rest`` or ``cool_down``.
        set: the number of the current, latest or next set, from 1.
        sets: the number of sets.
        leg: ``left`` or ``right``, the leg that steps back; None between reps.
        rep: the number of the current rep with this leg, from 1; None between reps.
        reps: the planned reps of each leg in this set.
        left_s: the whole seconds until the phase ends; an estimate if the user ends the phase.
        paused: whether the session is paused.
    """

    phase: str
    set: int
    sets: int
    leg: str | None
    rep: int | None
    reps: int
    left_s: int
    paused: bool


def status_of(view: SessionView) -> LiveStatus | None:
    """Return the status of a session; None before the session starts and after it ends."""
    if view.phase is None:
        return None
    under_way = view.rep
    leg = under_way.leg if under_way else view.open_set.leg if view.open_set else None
    open_reps = view.open_set.reps if view.open_set else view.plan.reps_in(max(1, view.set))
    return LiveStatus(
        phase=str(view.phase.kind),
        set=view.set,
        sets=view.plan.sets,
        leg=str(leg) if leg else None,
        rep=under_way.number if under_way else None,
        reps=under_way.of if under_way else open_reps,
        left_s=view.seconds_remaining,
        paused=view.state is State.PAUSED,
    )


def as_document(status: LiveStatus | None) -> dict[str, Any]:
    """Return what ``status --json`` prints; later versions may only add fields to it."""
    if status is None:
        return {"running": False}
    return {"running": True} | {name: getattr(status, name) for name in names(status)}


def short_line(status: LiveStatus) -> str:
    """Return one short line for a status bar, e.g. ``Set 1/3 left 4/10`` or ``Rest 32 s``."""
    if status.phase == "set":
        line = f"Set {status.set}/{status.sets}"
        if status.leg:
            line += f" {status.leg}"
        line += f" {status.rep}/{status.reps}" if status.rep else ""
    else:
        line = f"{_name(status.phase)} {status.left_s} s"
    return clean_text(f"{line} paused" if status.paused else line)


def sentence(status: LiveStatus) -> str:
    """Return the status of the session as one sentence."""
    if status.phase == "set":
        line = f"Set {status.set} of {status.sets}"
        if status.leg:
            rep = f", rep {status.rep} of {status.reps}" if status.rep else ""
            line += f", {status.leg} leg{rep}"
    else:
        line = _name(status.phase)
        if status.phase == "rest":
            line += f" after set {status.set} of {status.sets}"
    paused = ", paused" if status.paused else ""
    return clean_text(f"{line}{paused}, {status.left_s} s to go.")


def _name(phase: str) -> str:
    """Return the displayed name of a phase, or ``phase`` itself if the phase is unknown."""
    return _NAMES.get(phase, phase)
