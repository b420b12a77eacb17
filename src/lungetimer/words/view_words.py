"""Short texts for plans and for the state of a session."""

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
from lungetimer.training.status import State
from lungetimer.training.tempo import preset_name
from lungetimer.training.timeline import Phase, PhaseKind, Stage

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

FIELD_WORDS: Final = {
    "sets": "Sets",
    "reps_per_leg": "Reps per leg",
    "rest_s": "Rest",
    "tempo": "Tempo",
    "lead_leg": "First leg",
    "load_kg": "Weight",
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
    Pacing.SELF: "key per rep",
    Pacing.SET: "key per set",
    RestMode.TIMED: "by clock",
    RestMode.READY: "when ready",
}
_BRIEF_REPS: Final = 14  # maximum characters for a list of reps in a narrow place


def reps(count: int) -> str:
    """Return ``1 rep`` or ``20 reps``."""
    return counted(count, "rep")


def weeks(count: int) -> str:
    """Return ``1 week`` or ``3 weeks``."""
    return counted(count, "week")


def countdown(seconds: int) -> str:
    """Return seconds as shown in a countdown: ``45``, and from 100 s on ``2:05``."""
    return str(seconds) if seconds < 100 else minutes(seconds)


def field_value(plan: Plan, field: str, unit: Unit = Unit.KG, *, brief: bool = False) -> str:
    """Return the value of a plan's field in words, with its unit.

    Args:
        plan: the plan.
        field: the field's name.
        unit: the unit of a load.
        brief: whether to use the shortest form.
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
    """Return the drills by name, or a routine with the number of drills if some are left out."""
    if field == "drills":
        return ", ".join(plan.drills) or ALL
    routine: Routine = getattr(plan, field)
    if routine is Routine.OFF or not plan.drills:
        return routine.value
    return f"{routine}, {counted(len(_ROUTINES[field](routine, plan.drills)), 'drill')}"


def rest_note(plan: Plan) -> str:
    """Return advice if the rest is outside the recommended range; otherwise an empty string."""
    low, high = plan.rest_band
    if low <= plan.rest_s <= high or plan.sets == 1:
        return ""
    kind = "with weights" if plan.loaded else "without weights"
    return f"We recommend a rest of {low}-{high} s {kind}."


def headline(view: SessionView) -> str:
    """Return the current place in the session: ``Set 2 of 3``, ``Warm-up``."""
    if view.phase is None:
        return "Done" if view.state is State.FINISHED else ""
    kind = view.phase.kind
    if kind is PhaseKind.SET:
        return f"Set {view.set} of {view.plan.sets}"
    if kind is PhaseKind.REST:
        return "Get into position" if view.in_lead_in else f"Rest after set {view.set}"
    return PHASE_WORDS[kind]


def timed_name(view: SessionView) -> str:
    """Return the title of the clock in a timed phase: ``Rest``, ``Switch legs: right leg next``."""
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
    """Return the remaining time and the finish time: ``8:12 to go · ends 14:36``.

    Args:
        view: the session.
        wall: local time now.
        width: available columns; a shorter form is used if needed.
    """
    about = "about " if view.plan.estimated else ""
    ends = f"ends {wall + timedelta(seconds=view.left_s):%H:%M}"
    left = minutes(view.left_s)
    forms = (f"{about}{left} to go · {ends}", f"{left} to go · {ends}", f"{left} · {ends}", ends)
    return next((form for form in forms if len(form) <= width), "")


def length_and_end(seconds: float, wall: datetime, *, about: bool, width: int) -> str:
    """Return a plan's length and finish time: ``16:10 min · done at 14:36``.

    `about` marks the length as an estimate. If the line does not fit into `width` columns, a
    shorter form with at least the finish time is used.
    """
    long, ends = minutes(seconds), f"{wall + timedelta(seconds=seconds):%H:%M}"
    word = "about " if about else ""
    forms = (
        f"{word}{long} min · done at {ends}", f"{word}{long} min · done {ends}",
        f"{long} min · done {ends}", f"done at {ends}", f"done {ends}",
    )  # fmt: skip
    return next((form for form in forms if len(form) <= width), ends)


def next_line(view: SessionView) -> str:
    """Return the line that says what comes next."""
    if view.rep and view.rep.next_leg:
        switch = "switch legs, " if view.rep.switch_next else ""
        return f"Next: {switch}{view.rep.next_leg} leg"
    if view.open_set and view.open_set.leg and view.open_set.switch_next:
        return f"Next: switch legs, {view.open_set.leg.other} leg"
    if view.switch:
        return f"Next: {counted(view.switch.reps, 'rep')}, {view.switch.leg} leg"
    return f"Next: {phase_words(view.next, view.plan)}"


def phase_words(phase: Phase | None, plan: Plan) -> str:
    """Return a future phase in words; None is the end."""
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
    """Return the called reps if the person corrected them: ``called 10/10``, left and right."""
    left, right = (done.called(leg) for leg in Leg)
    return "" if (left, right) == (done.left, done.right) else f"called {left}/{right}"


def audit_words(change: AdjustmentRecord) -> str:
    """Return a change during a session: ``Reps per leg 10 → 8``, ``Reps per leg → 12,11,9``."""
    from msgspec import UNSET  # noqa: PLC0415  # not before the first frame

    name = FIELD_WORDS.get(change.field, change.field)
    if change.reps_by_set is UNSET:
        return f"{name} {change.old} → {change.new}"
    return f"{name} → {written_reps(change.reps_by_set)}"


def change_words(field: str, plan: Plan) -> str:
    """Return the new value of a field that was just changed: ``Reps per leg: 9``."""
    return f"{FIELD_WORDS[field]}: {field_value(plan, field)}"
