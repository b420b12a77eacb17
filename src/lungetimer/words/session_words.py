"""Short texts about the state of a running session."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from lungetimer.text import counted, longest_fitting_text, minutes
from lungetimer.training.choices import Leg
from lungetimer.training.status import State
from lungetimer.training.timeline import Phase, PhaseKind, Stage

if TYPE_CHECKING:
    from datetime import datetime

    from lungetimer.history.session_records import SetRecord
    from lungetimer.training.plan import Plan
    from lungetimer.training.views import SessionView

PHASE_WORDS: Final = {
    PhaseKind.PREPARE: "Get ready",
    PhaseKind.WARM_UP: "Warm-up",
    PhaseKind.LEAD_IN: "Get into position",
    PhaseKind.SET: "Set",
    PhaseKind.REST: "Rest",
    PhaseKind.COOL_DOWN: "Cool-down",
}
STAGE_WORDS: Final = {
    Stage.LOWER: "down",
    Stage.HOVER: "hover",
    Stage.DRIVE: "up",
    Stage.STAND: "stand",
}
"""The four parts of a rep, in the words of the tempo setting."""


def countdown(seconds: int) -> str:
    """Return seconds as a countdown shows them: ``45``, or ``2:05`` from 100 seconds on."""
    return str(seconds) if seconds < 100 else minutes(seconds)


def headline(view: SessionView) -> str:
    """Return where the user is in the session, such as ``Set 2 of 3`` or ``Warm-up``."""
    if view.phase is None:
        return "Done" if view.state is State.FINISHED else ""
    kind = view.phase.kind
    if kind is PhaseKind.SET:
        return f"Set {view.set} of {view.plan.sets}"
    if kind is PhaseKind.REST:
        return "Get into position" if view.in_lead_in else f"Rest after set {view.set}"
    return PHASE_WORDS[kind]


def timed_name(view: SessionView) -> str:
    """Return the title of the running countdown, such as ``Rest`` or ``Get into position``."""
    if view.phase is None:
        return ""
    if view.switch:
        return f"Switch legs: {view.switch.leg} leg next"
    if view.phase.kind is PhaseKind.REST:
        if view.in_lead_in:
            return "Get into position"
        return (
            "Extra rest so far" if view.waits and view.phase_remaining_s == 0 else view.phase.name
        )
    return view.phase.name


def time_remaining(view: SessionView, wall: datetime) -> tuple[str, ...]:
    """Return a session's remaining time and finish time: ``8:12 to go · ends 14:36``.

    Args:
        view: the state of the session.
        wall: the current local time.

    Returns:
        Several forms, the longest first. The last form is empty.
    """
    about = "about " if view.plan.estimated else ""
    ends = f"ends {wall + timedelta(seconds=view.left_s):%H:%M}"
    left = minutes(view.left_s)
    return (f"{about}{left} to go · {ends}", f"{left} to go · {ends}", f"{left} · {ends}", ends, "")


def length_and_end(seconds: float, wall: datetime, *, about: bool, width: int) -> str:
    """Return a plan's length and finish time: ``takes 16:10 · done at 14:36``.

    If ``about`` is True, the word "about" marks the length as an estimate. If the line does not fit
    into ``width`` columns, a shorter form with at least the finish time is used.
    """
    long, ends = minutes(seconds), f"{wall + timedelta(seconds=seconds):%H:%M}"
    word = "about " if about else ""
    forms = (
        f"takes {word}{long} · done at {ends}", f"takes {word}{long} · done {ends}",
        f"takes {long} · done {ends}", f"done at {ends}", f"done {ends}", ends,
    )  # fmt: skip
    return longest_fitting_text(forms, width)


def next_line(view: SessionView) -> str:
    """Return the line that says which leg or phase comes next in the session."""
    if view.rep and view.rep.next_leg:
        switch = "switch legs, " if view.rep.switch_next else ""
        return f"Next: {switch}{view.rep.next_leg} foot back"
    if view.open_set and view.open_set.leg and view.open_set.switch_next:
        return f"Next: switch legs, {view.open_set.leg.other} foot back"
    if view.switch:
        return f"Next: {counted(view.switch.reps, 'rep')}, {view.switch.leg} foot back"
    return f"Next: {phase_words(view.next, view.plan)}"


def phase_words(phase: Phase | None, plan: Plan) -> str:
    """Return a text for a phase that is still to come; None stands for the session's end."""
    if phase is None:
        return "done"
    if phase.kind is PhaseKind.SET:
        reps_each = counted(plan.reps_in(phase.set or 1), "rep")
        return f"set {phase.set} of {plan.sets}, {reps_each} per leg"
    if phase.kind is PhaseKind.REST:
        return f"rest, {phase.length_s} s"
    if phase.kind in {PhaseKind.LEAD_IN, PhaseKind.PREPARE}:
        return "get into position" if phase.kind is PhaseKind.LEAD_IN else "get ready"
    return f"{phase.name}, {phase.length_s} s"


def called_words(done: SetRecord) -> str:
    """Return the reps that the program counted in a set, as ``counted 10/10`` (left and right).

    The text is empty if the user did not correct them.
    """
    left, right = (done.called(leg) for leg in Leg)
    return "" if (left, right) == (done.left, done.right) else f"counted {left}/{right}"
