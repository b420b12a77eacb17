"""Texts for the fields of a plan: their names, values and changes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from lungetimer.coaching.drills import cool_down, warm_up
from lungetimer.text import counted, shortened
from lungetimer.training.drill_keys import ALL
from lungetimer.training.loads import Unit, load_words
from lungetimer.training.plan import LegOrder, Pacing, Plan, RestMode, Routine
from lungetimer.training.set_reps import written_reps
from lungetimer.training.tempo import preset_name

if TYPE_CHECKING:
    from lungetimer.history.session_records import AdjustmentRecord

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
    Pacing.TEMPO: "by tempo",
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


def field_value(plan: Plan, field: str, unit: Unit = Unit.KG, *, brief: bool = False) -> str:
    """Return the value of one field of a plan as screens show it, such as ``45 s``.

    Args:
        plan: the plan.
        field: the field's name.
        unit: the unit in which to show a weight.
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
        return shortened(listed, _BRIEF_REPS) if brief else listed
    words = _BRIEF_WORDS if brief else CHOICE_WORDS
    return words.get(value, CHOICE_WORDS.get(value, str(value)))


def _drill_words(plan: Plan, field: str) -> str:
    """Return the value of the field ``drills``, ``warm_up`` or ``cool_down`` as screens show it."""
    if field == "drills":
        return ", ".join(plan.drills) or ALL
    routine: Routine = getattr(plan, field)
    if routine is Routine.OFF or not plan.drills:
        return routine.value
    return f"{routine}, {counted(len(_ROUTINES[field](routine, plan.drills)), 'drill')}"


def rest_note(plan: Plan) -> str:
    """Return a recommendation if the plan's rest is too short or too long; otherwise ``""``."""
    low, high = plan.rest_band
    if low <= plan.rest_s <= high or plan.sets == 1:
        return ""
    kind = "with weights" if plan.loaded else "without weights"
    return f"We recommend a rest of {low}-{high} s {kind}."


def change_words(field: str, plan: Plan) -> str:
    """Return the name and the value of a field that the user has just changed: ``Sets: 4``."""
    return f"{FIELD_WORDS[field]}: {field_value(plan, field)}"


def audit_words(change: AdjustmentRecord) -> str:
    """Return a change that was made during a session, as ``Reps per leg 10 → 8``.

    If the sets have different reps, only the new ones are shown: ``Reps per leg → 12,11,9``.
    """
    from msgspec import UNSET  # noqa: PLC0415  # not before the first frame

    name = FIELD_WORDS.get(change.field, change.field)
    if change.reps_by_set is UNSET:
        return f"{name} {change.old} → {change.new}"
    return f"{name} → {written_reps(change.reps_by_set)}"
