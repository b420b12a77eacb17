"""Make a plan from the options of a command, without importing click."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from lungetimer.cli.errors import CommandError
from lungetimer.coaching.levels import LEVELS, level_plan
from lungetimer.text import clean_text, composed
from lungetimer.training.loads import read_load
from lungetimer.training.plan import Equipment, Plan, PlanError, plan_from
from lungetimer.training.plan_limits import must_be

if TYPE_CHECKING:
    from lungetimer.settings import Settings

NAMES: Final = {
    "sets": "--sets",
    "reps_per_leg": "--reps",
    "reps": "--reps",
    "rest_s": "--rest",
    "tempo": "--tempo",
    "load_kg": "--load",
    "equipment": "--equipment",
    "support": "--support",
    "lead_leg": "--lead-leg",
    "pacing": "--pacing",
    "leg_order": "--legs",
    "switch_s": "--switch",
    "rest_mode": "--rest-mode",
    "warm_up": "--warm-up",
    "cool_down": "--cool-down",
    "drills": "--drills",
    "lead_in_s": "--lead-in",
}
"""The name of the option for each field of a plan."""


def plan_asked(settings: Settings, preset: str | None, given: dict[str, Any]) -> Plan:
    """Return the preset or the plan in the settings, changed by the given options.

    Args:
        settings: the settings that apply.
        preset: name of a preset or level; None for the plan in the settings.
        given: the value of each option, by the field of the plan that the option changes; None for
            an option that was not given.

    Raises:
        CommandError: the preset is unknown, or the value of an option is not allowed.
    """
    base = _preset(settings, preset)
    changes = {field: value for field, value in given.items() if value is not None}
    if isinstance(changes.get("reps_per_leg"), str):
        changes["reps"] = changes.pop("reps_per_leg")
    try:
        if "load_kg" in changes:
            changes["load_kg"] = read_load(changes["load_kg"], settings.unit)
        return plan_from(_with_equipment(changes, base), base)
    except PlanError as error:
        name = NAMES.get(error.field, error.field)
        value = clean_text(str(error.value))[:40]
        raise CommandError(must_be(name, value, error.allowed), 2) from None


def _with_equipment(changes: dict[str, Any], base: Plan) -> dict[str, Any]:
    """Return the changes with equipment and load made to fit together.

    If a load is given for a plan without equipment, the equipment becomes dumbbells. If the
    equipment is set to none, the load becomes 0.
    """
    if changes.get("load_kg") and "equipment" not in changes:
        if base.equipment is Equipment.NONE:
            changes["equipment"] = Equipment.DUMBBELLS.value
    elif changes.get("equipment") == Equipment.NONE and "load_kg" not in changes:
        changes["load_kg"] = 0.0
    return changes


def _preset(settings: Settings, preset: str | None) -> Plan:
    if preset is None:
        return settings.plan
    own = {composed(name): plan for name, plan in settings.presets.items()}
    if found := settings.presets.get(preset) or own.get(composed(preset)):
        return found
    if preset in LEVELS:
        return level_plan(preset, settings.unit)
    known = ", ".join([*settings.presets, *LEVELS])
    raise CommandError(
        f"PRESET cannot be {preset!r}; choose one of these presets and levels: {known}", 2
    )
