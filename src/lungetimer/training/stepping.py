"""One step up or down in a plan's field: what a key or an arrow does, here and everywhere."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from lungetimer.training.plan import (
    LIMITS,
    Equipment,
    LeadLeg,
    Pacing,
    Plan,
    Routine,
    Support,
    plan_from,
)
from lungetimer.training.tempo import TEMPO_PRESETS

if TYPE_CHECKING:
    from enum import StrEnum

# Seconds and kilograms go in handy steps; counts one by one.
STEPS: Final[dict[str, float]] = {
    "sets": 1,
    "reps_per_leg": 1,
    "rest_s": 5,
    "load_kg": 1,
    "lead_in_s": 1,
}
_CYCLES: Final[dict[str, type[StrEnum]]] = {
    "lead_leg": LeadLeg,
    "equipment": Equipment,
    "support": Support,
    "pacing": Pacing,
    "warm_up": Routine,
    "cool_down": Routine,
}


def stepped(plan: Plan, field: str, direction: int) -> Plan:
    """The plan with a field one step further.

    Numbers stop at their limits and settle on whole steps; choices and tempo presets go round.
    A load put on empty hands means dumbbells; hands emptied mean no load.

    Args:
        plan: the plan to change.
        field: a plan field other than ``level``.
        direction: 1 or -1.
    """
    value = getattr(plan, field)
    if field in STEPS:
        size = STEPS[field]
        snapped = (value // size + 1) * size if direction > 0 else -((-value) // size + 1) * size
        new = LIMITS[field].clamp(int(snapped))
        changes: dict[str, object] = {field: float(new) if field == "load_kg" else new}
        if field == "load_kg" and new > 0 and plan.equipment is Equipment.NONE:
            changes["equipment"] = Equipment.DUMBBELLS.value
        return plan_from(changes, plan)
    if field == "tempo":
        presets = list(TEMPO_PRESETS.values())
        place = presets.index(value) + direction if value in presets else 0
        return plan_from({"tempo": presets[place % len(presets)]}, plan)
    choices = list(_CYCLES[field])
    chosen = choices[(choices.index(value) + direction) % len(choices)]
    changes = {field: chosen.value}
    if chosen is Equipment.NONE:
        changes["load_kg"] = 0.0
    return plan_from(changes, plan)
