"""Words for what is seen: pure functions from views to short lines of plain text."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from lungetimer.coaching.drills import cool_down, warm_up
from lungetimer.text import counted
from lungetimer.text import minutes as minutes  # noqa: PLC0414  # re-exported for the screens
from lungetimer.training.choices import Leg
from lungetimer.training.drill_keys import ALL
from lungetimer.training.loads import Unit, load_words
from lungetimer.training.plan import LegOrder, Pacing, Plan, RestMode, Routine
from lungetimer.training.set_reps import written_reps
from lungetimer.training.status import PauseReason
from lungetimer.training.tempo import preset_name
from lungetimer.training.timeline import Phase, PhaseKind, Stage
from lungetimer.training.views import State

if TYPE_CHECKING:
    from datetime import datetime

    from lungetimer.history.records import AdjustmentRecord, SetRecord
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

PAUSE_WORDS: Final = {
    PauseReason.ASKED: "Press space to continue.",
    PauseReason.STALLED: "The computer slept or froze. Nothing was counted. Space continues.",
    PauseReason.LEAVING: "",
    PauseReason.SAFETY: "Take your time. Press space to continue.",
}  # fmt: skip
FIELD_WORDS: Final = {
    "sets": "Sets",
    "reps_per_leg": "Reps per leg",
    "rest_s": "Rest",
    "tempo": "Tempo",
    "lead_leg": "First leg",
    "load_kg": "Load",
    "equipment": "Equipment",
    "support": "Support",
    "pacing": "Pacing",
    "leg_order": "Legs",
    "switch_s": "Leg switch",
    "rest_mode": "Rest ends",
    "warm_up": "Warm-up",
    "cool_down": "Cool-down",
    "drills": "Drills",
    "lead_in_s": "Get-ready time",
}

_ROUTINES: Final = {"warm_up": warm_up, "cool_down": cool_down}

CHOICE_WORDS: Final[dict[str, str]] = {
    Pacing.TEMPO: "timed",
    Pacing.SELF: "a key for each rep",
    Pacing.SET: "a key for each set",
    LegOrder.ALTERNATING: "alternating",
    LegOrder.ONE_BY_ONE: "one by one",
    RestMode.TIMED: "by the clock",
    RestMode.READY: "when you are ready",
}


_BRIEF_WORDS: Final[dict[str, str]] = {
    Pacing.SELF: "self",
    Pacing.SET: "set",
    RestMode.TIMED: "by clock",
    RestMode.READY: "when ready",
}
_BRIEF_REPS: Final = 14  # signs of a list of reps, where there is little room


def reps(count: int) -> str:
    """``1 rep``, ``20 reps``."""
    return counted(count, "rep")


def weeks(count: int) -> str:
    """``1 week``, ``3 weeks``."""
    return counted(count, "week")


def countdown(seconds: int) -> str:
    """Seconds as people say them: ``45``, and from 100 s on ``2:05``."""
    return str(seconds) if seconds < 100 else minutes(seconds)


def field_value(plan: Plan, field: str, unit: Unit = Unit.KG, *, brief: bool = False) -> str:
    """A plan field's value in words, with its unit.

    Args:
        plan: the plan.
        field: the field's name.
        unit: the unit of a load.
        brief: in as few words as tell it from its other values.
    """
    value = getattr(plan, field)
    if field == "tempo":
        return str(value) if brief else f"{preset_name(value)} {value}"
    if field in {"rest_s", "lead_in_s", "switch_s"}:
        return f"{value} s"
    if field == "load_kg":
        each = " each" if plan.equipment.value == "dumbbells" else ""
        return f"{load_words(value, unit)}{each}" if value else "none"
    if field in {"warm_up", "cool_down", "drills"}:
        return _drill_words(plan, field)
    if field == "reps_per_leg":
        listed = written_reps(plan.reps) or str(value)
        return f"{listed[: _BRIEF_REPS - 1]}…" if brief and len(listed) > _BRIEF_REPS else listed
    words = _BRIEF_WORDS if brief else CHOICE_WORDS
    return words.get(value, CHOICE_WORDS.get(value, str(value)))


def _drill_words(plan: Plan, field: str) -> str:
    """The drills by name, or a routine with how many of its drills are done where some are not."""
    if field == "drills":
        return ", ".join(plan.drills) or ALL
    routine: Routine = getattr(plan, field)
    if routine is Routine.OFF or not plan.drills:
        return routine.value
    return f"{routine}, {counted(len(_ROUTINES[field](routine, plan.drills)), 'drill')}"


def rest_note(plan: Plan) -> str:
    """A quiet word when the rest lies outside the advised band; nothing inside it."""
    low, high = plan.rest_band
    if low <= plan.rest_s <= high or plan.sets == 1:
        return ""
    kind = "with load" if plan.loaded else "without load"
    return f"We recommend a rest of {low}-{high} s {kind}."


def headline(view: SessionView) -> str:
    """Where one is: ``Set 2 of 3``, ``Warm-up``."""
    if view.phase is None:
        return "Done" if view.state is State.FINISHED else ""
    kind = view.phase.kind
    if kind is PhaseKind.SET:
        return f"Set {view.set} of {view.plan.sets}"
    if kind is PhaseKind.REST:
        return "Get into position" if view.in_lead_in else f"Rest after set {view.set}"
    return PHASE_WORDS[kind]


def timed_name(view: SessionView) -> str:
    """What the clock counts in a timed phase: ``Rest``, ``Switch legs: right leg next``."""
    if view.phase is None:
        return ""
    if view.switch:
        return f"Switch legs: {view.switch.leg} leg next"
    if view.phase.kind is PhaseKind.REST:
        if view.in_lead_in:
            return "Get into position"
        return "Take your time" if view.waits and view.phase_left_s == 0 else view.phase.name
    return view.phase.name


def time_left(view: SessionView, wall: datetime, width: int = 80) -> str:
    """How long still, and when it ends: ``8:12 to go · ends 14:36``; less where less fits."""
    about = "about " if view.plan.estimated else ""
    ends = f"ends {wall + timedelta(seconds=view.left_s):%H:%M}"
    left = minutes(view.left_s)
    forms = (f"{about}{left} to go · {ends}", f"{left} to go · {ends}", f"{left} · {ends}", ends)
    return next((form for form in forms if len(form) <= width), "")


def length_and_end(seconds: float, wall: datetime, *, about: bool, width: int) -> str:
    """A plan's length and when it would be done: ``16:10 min · done at 14:36``.

    Less where less fits; the finish time is what stays.
    """
    long, ends = minutes(seconds), f"{wall + timedelta(seconds=seconds):%H:%M}"
    word = "about " if about else ""
    forms = (
        f"{word}{long} min · done at {ends}", f"{word}{long} min · done {ends}",
        f"{long} min · done {ends}", f"done at {ends}", f"done {ends}",
    )  # fmt: skip
    return next((form for form in forms if len(form) <= width), ends)


def next_line(view: SessionView) -> str:
    """What comes next, in one line."""
    if view.rep and view.rep.next_leg:
        switch = "switch legs, " if view.rep.switch_next else ""
        return f"Next: {switch}{view.rep.next_leg} leg"
    if view.open_set and view.open_set.leg and view.open_set.switch_next:
        return f"Next: switch legs, {view.open_set.leg.other} leg"
    if view.switch:
        return f"Next: {counted(view.switch.reps, 'rep')}, {view.switch.leg} leg"
    return f"Next: {phase_words(view.next, view.plan)}"


def phase_words(phase: Phase | None, plan: Plan) -> str:
    """A coming phase in words."""
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
    """What was called in a set, where the person corrected it: ``called 10/10``, left and right."""
    left, right = (done.called(leg) for leg in Leg)
    return "" if (left, right) == (done.left, done.right) else f"called {left}/{right}"


def audit_words(change: AdjustmentRecord) -> str:
    """A live change in words: ``Reps per leg 10 → 8``, ``Reps per leg → 12,11,9``."""
    from msgspec import UNSET  # noqa: PLC0415  # not before the first frame

    name = FIELD_WORDS.get(change.field, change.field)
    if change.reps_by_set is UNSET:
        return f"{name} {change.old} → {change.new}"
    return f"{name} → {written_reps(change.reps_by_set)}"


def change_words(field: str, plan: Plan) -> str:
    """What a key has just changed: ``Reps per leg: 9``."""
    return f"{FIELD_WORDS[field]}: {field_value(plan, field)}"
