"""The options that describe a plan, shared by several commands."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, TypeVar

import click

from lungetimer.cli.completion_values import drills, presets, tempos
from lungetimer.cli.numbers import SetReps, plan_number
from lungetimer.cli.plan_asked import NAMES
from lungetimer.training.plan import CHOICES, LIMITS, TEMPO_PRESETS

if TYPE_CHECKING:
    from collections.abc import Callable

F = TypeVar("F", bound="Callable[..., Any]")


def _number(field: str, what: str) -> Callable[[F], F]:
    limit, kind = LIMITS[field], plan_number(field)
    return click.option(
        NAMES[field], field, type=kind, metavar="N", help=f"{what}, {limit.low} to {limit.high}."
    )


def _words(field: str, what: str) -> Callable[[F], F]:
    kind = click.Choice([member.value for member in CHOICES[field]])
    return click.option(NAMES[field], field, type=kind, help=what)


_PACING: Final = (
    "tempo: lungetimer counts the reps at the tempo of the plan. self: you press a key after each "
    "rep. set: you press a key after each set."
)
_REST_MODE: Final = (
    "timed: a rest ends when its time is over. ready: when its time is over, the rest continues "
    "until you press a key."
)
_READY: Final = "Seconds to get ready before the session and before each set"
_PACING_DONE: Final = (
    "How you counted the reps. tempo: in time with a tempo. self: each rep when it was done, at "
    "your own speed. set: all reps of a set at its end."
)
_REST_MODE_DONE: Final = (
    "How your rests ended. timed: when the time of --rest was over. ready: when you were ready."
)
_READY_DONE: Final = "Seconds that you took to get ready before the session and before each set"


def plan_options(command: F) -> F:
    """Add the argument PRESET and the options that describe a plan to do to a command.

    Returns:
        The same command.
    """
    return _with_options(command, _PACING, _REST_MODE, _READY)


def done_plan_options(command: F) -> F:
    """Add the same argument and options to a command, described as a session that was done.

    Returns:
        The same command.
    """
    return _with_options(command, _PACING_DONE, _REST_MODE_DONE, _READY_DONE)


def _with_options(command: F, pacing: str, rest_mode: str, ready: str) -> F:
    """Return the command with all options; the texts explain three of them."""
    tempo_help = (
        "Seconds for the four parts of a rep (down, hover, up, stand), e.g. 2-1-2-0; or one of the "
        f"names {', '.join(TEMPO_PRESETS)}."
    )
    options: list[Callable[[Any], Any]] = [
        click.argument("preset", required=False, shell_complete=presets),
        _number("sets", "Number of sets"),
        click.option(
            "--reps",
            "reps_per_leg",
            type=SetReps(),
            metavar="N[,N...]",
            help="Reps per leg in each set, 1 to 50; or a list with one number for each set, e.g. "
            "12,10,8.",
        ),
        _number("rest_s", "Seconds of rest between sets"),
        click.option("--tempo", "tempo", metavar="D-H-U-S", help=tempo_help, shell_complete=tempos),
        click.option(
            "--load",
            "load_kg",
            metavar="WEIGHT",
            help="The weight of the kettlebell or of each dumbbell, up to 200 kg, e.g. 12kg or "
            "25lb. If you leave out the unit, the unit in your settings is used.",
        ),
        _words(
            "equipment",
            "The weights that you hold. If you give --load and the plan has no weights, dumbbells "
            "are used.",
        ),
        _words("support", "What you hold on to for balance."),
        _words(
            "lead_leg",
            "The foot that steps back first in each set; auto changes it from session to session. "
            "On the screen, LEFT means that your left foot steps back.",
        ),
        _words("pacing", pacing),
        _words(
            "leg_order",
            "alternating: the legs take turns. one_by_one: in each set, one leg does all its reps, "
            "and then the other does.",
        ),
        _number("switch_s", "With --legs one_by_one: seconds to change legs in each set"),
        _words("rest_mode", rest_mode),
        _words("warm_up", "Length of the warm-up."),
        _words("cool_down", "Length of the cool-down."),
        click.option(
            "--drills",
            "drills",
            metavar="NAMES",
            shell_complete=drills,
            help="The drills of the warm-up and the cool-down: either those to do, e.g. "
            "march,squats; or those to leave out, e.g. -squats,-quad; or all.",
        ),
        _number("lead_in_s", ready),
    ]
    for option in reversed(options):
        command = option(command)
    return command
