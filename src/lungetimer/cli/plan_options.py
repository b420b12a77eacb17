"""The options of a plan, shared by every command that takes one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, TypeVar

import click

from lungetimer.cli.completion_values import drills, presets, tempos
from lungetimer.cli.errors import CommandError
from lungetimer.cli.numbers import SetReps, Whole
from lungetimer.coaching.levels import LEVELS, level_plan
from lungetimer.text import clean_text, composed
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
    """Give a command the preset argument and every plan option."""
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
            help="What is held (in each hand, with dumbbells), e.g. 12kg or 25lb, 0 to 200 kg; a"
            " plain number is in the unit of the settings.",
        ),
        _words("equipment", Equipment, "What is held; a load alone means dumbbells."),
        _words("support", Support, "What a hand may rest on."),
        _words("lead_leg", LeadLeg, "The leg that opens each set; auto: the other one than last."),
        _words(
            "pacing",
            Pacing,
            "What ends a rep or a set: the metronome, a key for each rep, or a key for the set.",
        ),
        _words("leg_order", LegOrder, "Legs alternate, or one does all its reps before the other."),
        _number("switch_s", Whole(), "Seconds between the legs with --legs one_by_one"),
        _words(
            "rest_mode", RestMode, "A rest ends by the clock, or when you are ready after that."
        ),
        _words("warm_up", Routine, "How much warm-up."),
        _words("cool_down", Routine, "How much cool-down."),
        click.option(
            "--drills",
            "drills",
            metavar="NAMES",
            shell_complete=drills,
            help="Drills of both to do, e.g. march,squats; or all but some: -squats,-quad; or all.",
        ),
        _number("lead_in_s", Whole(), "Seconds to get into position"),
    ]
    for option in reversed(options):
        command = option(command)
    return command


def plan_asked(settings: Settings, preset: str | None, given: dict[str, Any]) -> Plan:
    """The plan that the options describe, on top of the preset or the settings' own.

    Raises:
        CommandError: an unknown preset, or a value outside its limits; it names the option.
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
        raise CommandError(f"{name} {value}: allowed is {error.allowed}", 2) from None


def _with_equipment(changes: dict[str, Any], base: Plan) -> dict[str, Any]:
    """The changes, with what follows from them: a load is held in something."""
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
    raise CommandError(f"preset {preset!r}: unknown; known are {known}", 2)
