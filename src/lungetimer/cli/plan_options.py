"""The options that describe a plan, shared by several commands."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, TypeVar

import click

from lungetimer.cli.completion_values import drills, presets, tempos
from lungetimer.cli.errors import CommandError
from lungetimer.cli.numbers import SetReps, Whole
from lungetimer.coaching.levels import LEVELS, level_plan
from lungetimer.text import clean_text, composed
from lungetimer.training.limits import must_be
from lungetimer.training.loads import read_load
from lungetimer.training.plan import (
    LIMITS,
    TEMPO_PRESETS,
    Equipment,
    LeadLeg,
    LegOrder,
    Pacing,
    Plan,
    PlanError,
    RestMode,
    Routine,
    Support,
    plan_from,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from enum import StrEnum

    from lungetimer.settings import Settings

F = TypeVar("F", bound="Callable[..., Any]")

_NAMES: Final = {
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


def _number(field: str, kind: click.ParamType[Any], what: str) -> Callable[[F], F]:
    limit = LIMITS[field]
    return click.option(
        _NAMES[field], field, type=kind, metavar="N", help=f"{what}, {limit.low} to {limit.high}."
    )


def _words(field: str, choice: type[StrEnum], what: str) -> Callable[[F], F]:
    kind = click.Choice([member.value for member in choice])
    return click.option(_NAMES[field], field, type=kind, help=what)


def plan_options(command: F) -> F:
    """Return the command with the preset argument and every plan option added."""
    tempo_help = f"Seconds down-hover-up-stand, e.g. 2-1-2-0, or {', '.join(TEMPO_PRESETS)}."
    options: list[Callable[[Any], Any]] = [
        click.argument("preset", required=False, shell_complete=presets),
        _number("sets", Whole(), "Sets"),
        click.option(
            "--reps",
            "reps_per_leg",
            type=SetReps(),
            metavar="N[,N...]",
            help="Reps for each leg in a set, 1 to 50; or set by set, e.g. 12,10,8.",
        ),
        _number("rest_s", Whole(), "Seconds of rest between sets"),
        click.option("--tempo", "tempo", metavar="D-H-U-S", help=tempo_help, shell_complete=tempos),
        click.option(
            "--load",
            "load_kg",
            metavar="WEIGHT",
            help="Weight (of one dumbbell), e.g. 12kg or 25lb, 0 to 200 kg; a plain number is in "
            "the unit of the settings.",
        ),
        _words("equipment", Equipment, "What you hold; --load alone means dumbbells."),
        _words("support", Support, "What you hold on to."),
        _words(
            "lead_leg",
            LeadLeg,
            "The foot that steps back first in each set. LEFT on the screen means that your left "
            "foot steps back; auto changes from session to session.",
        ),
        _words(
            "pacing",
            Pacing,
            "Who counts: tempo is timed by the metronome, self waits for a key after each rep, "
            "set waits for a key after each set.",
        ),
        _words(
            "leg_order",
            LegOrder,
            "alternating: the legs take turns; one_by_one: one leg does all its reps first.",
        ),
        _number("switch_s", Whole(), "Seconds to change legs with --legs one_by_one"),
        _words(
            "rest_mode",
            RestMode,
            "timed: the clock ends a rest; ready: a rest lasts at least its time, until you press "
            "a key.",
        ),
        _words("warm_up", Routine, "Length of the warm-up."),
        _words("cool_down", Routine, "Length of the cool-down."),
        click.option(
            "--drills",
            "drills",
            metavar="NAMES",
            shell_complete=drills,
            help="Drills to do, e.g. march,squats; drills to leave out, e.g. -squats,-quad; or "
            "all.",
        ),
        _number("lead_in_s", Whole(), "Seconds to get ready before the first set"),
    ]
    for option in reversed(options):
        command = option(command)
    return command


def plan_asked(settings: Settings, preset: str | None, given: dict[str, Any]) -> Plan:
    """Return the plan that the options describe, based on the preset or the plan in the settings.

    Args:
        settings: the settings that apply.
        preset: name of a preset or level; None for the plan in the settings.
        given: values of the options by field name; None if not given.

    Raises:
        CommandError: an unknown preset, or a value outside its limits; the line names the option.
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
        name = _NAMES.get(error.field, error.field)
        value = clean_text(str(error.value))[:40]
        raise CommandError(must_be(name, value, error.allowed), 2) from None


def _with_equipment(changes: dict[str, Any], base: Plan) -> dict[str, Any]:
    """Return the changes with matching equipment and load.

    A load without equipment means dumbbells; equipment none means no load.
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
    raise CommandError(f"there is no preset {preset!r}; the presets are {known}", 2)
