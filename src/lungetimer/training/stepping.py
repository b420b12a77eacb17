"""One step up or down in a plan's field: what a key or an arrow does, here and everywhere."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeVar

from lungetimer.training.plan import (
    CHOICES,
    LIMITS,
    TEMPO_PRESETS,
    Equipment,
    Plan,
    plan_from,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

_T = TypeVar("_T")

# Seconds and kilograms go in handy steps; counts one by one.
STEPS: Final[dict[str, float]] = {
    "sets": 1,
    "reps_per_leg": 1,
    "rest_s": 5,
    "load_kg": 1,
    "switch_s": 1,
    "lead_in_s": 1,
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
        new = LIMITS[field].clamp(int(settled(value, STEPS[field], direction)))
        changes: dict[str, object] = {field: float(new) if field == "load_kg" else new}
        if field == "load_kg" and new > 0 and plan.equipment is Equipment.NONE:
            changes["equipment"] = Equipment.DUMBBELLS.value
        return plan_from(changes, plan)
    if field == "tempo":
        return plan_from({"tempo": turned(tuple(TEMPO_PRESETS.values()), value, direction)}, plan)
    chosen = turned(tuple(CHOICES[field]), value, direction)
    changes = {field: chosen.value}
    if chosen is Equipment.NONE:
        changes["load_kg"] = 0.0
    return plan_from(changes, plan)


def settled(value: float, step: float, direction: int) -> float:
    """The next whole step above (1) or below (-1) a number."""
    return (value // step + 1) * step if direction > 0 else -((-value) // step + 1) * step


def turned(choices: Sequence[_T], value: _T, direction: int) -> _T:
    """The choice after (1) or before (-1) this one, going round; the first for one of one's own."""
    place = choices.index(value) + direction if value in choices else 0
    return choices[place % len(choices)]
