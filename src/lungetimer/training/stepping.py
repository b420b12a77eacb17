"""Step a field of a plan up or down, for the keys and arrows on all screens."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeVar

from lungetimer.training.loads import Unit, stepped_load
from lungetimer.training.plan import (
    CHOICES,
    LIMITS,
    TEMPO_PRESETS,
    Equipment,
    Plan,
    plan_from,
)
from lungetimer.training.plan_limits import settled
from lungetimer.training.set_reps import moved

if TYPE_CHECKING:
    from collections.abc import Sequence

_T = TypeVar("_T")

# The step of each numeric field; loads have other steps in each unit (see ``loads``).
STEPS: Final[dict[str, int]] = {
    "sets": 1,
    "reps_per_leg": 1,
    "rest_s": 5,
    "switch_s": 1,
    "lead_in_s": 1,
}


def stepped(
    plan: Plan, field: str, direction: int, *, unit: Unit = Unit.KG, first: int = 1
) -> Plan:
    """Return the plan with a field changed by one step.

    Numbers go to the next multiple of the step and stop at their limits; choices and tempo presets
    wrap around. A load without equipment selects dumbbells, and choosing no equipment sets the load
    to 0. If the sets have different reps, a step of reps changes each set, and an added set has the
    reps of the last one.

    Args:
        plan: the plan to change.
        field: a plan field other than ``level`` and ``reps``.
        direction: 1 or -1.
        unit: the unit that determines the steps of a load.
        first: the first set whose reps change, if the sets have different reps.
    """
    value = getattr(plan, field)
    if field == "load_kg":
        return with_load(plan, stepped_load(plan.load_kg, unit, direction))
    if field == "reps_per_leg" and plan.reps:
        return plan.with_reps(moved(plan.reps, direction, first=first))
    if field in STEPS:
        new = LIMITS[field].clamp(int(settled(value, STEPS[field], direction)))
        return plan_from({field: new}, plan)
    if field == "tempo":
        return plan_from({"tempo": turned(tuple(TEMPO_PRESETS.values()), value, direction)}, plan)
    chosen = turned(tuple(CHOICES[field]), value, direction)
    changes: dict[str, object] = {field: chosen.value}
    if chosen is Equipment.NONE:
        changes["load_kg"] = 0.0
    return plan_from(changes, plan)


def with_load(plan: Plan, load_kg: float) -> Plan:
    """Return the plan with this load, and with dumbbells if it has no equipment yet.

    Raises:
        PlanError: the load is outside its limits.
    """
    changes: dict[str, object] = {"load_kg": float(load_kg)}
    if load_kg > 0 and plan.equipment is Equipment.NONE:
        changes["equipment"] = Equipment.DUMBBELLS.value
    return plan_from(changes, plan)


def turned(choices: Sequence[_T], value: _T, direction: int) -> _T:
    """Return the choice after ``value`` (direction 1) or before it (-1), wrapping around.

    If ``value`` is not among the choices, as with a custom tempo, the first choice is returned.
    """
    place = choices.index(value) + direction if value in choices else 0
    return choices[place % len(choices)]
