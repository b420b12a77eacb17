"""Texts about plans and presets, and the values of a plan in the settings file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from lungetimer.coaching.doses import dosed as dosed  # noqa: PLC0414  # re-exported for Home
from lungetimer.coaching.levels import HELD, LEVELS, level_of
from lungetimer.settings import PLAN_KEYS
from lungetimer.text import clean_text, composed, shortened
from lungetimer.training.drill_keys import written_drills
from lungetimer.training.loads import Unit, load_words
from lungetimer.training.plan import Equipment, Pacing, Plan, Support, plan_from
from lungetimer.training.set_reps import written_reps
from lungetimer.words.field_words import CHOICE_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

NAME_LENGTH: Final = 32
_REPS: Final = ("sets", "reps_per_leg", "reps")


class PresetNameError(ValueError):
    """A preset name is invalid; the message says which names are valid."""


def dose_words(plan: Plan, unit: Unit = Unit.KG) -> str:
    """Return a plan's main fields in one line: ``3 x 10 per leg, rest 45 s, 2 kg dumbbells``."""
    return f"{reps_words(plan)} per leg, rest {plan.rest_s} s{held_words(plan, unit)}"


def held_words(plan: Plan, unit: Unit = Unit.KG) -> str:
    """Return a plan's weight and support, as ``, 2 kg dumbbells, wall``; empty without either."""
    words = ""
    if plan.loaded:
        words = f", {load_words(plan.load_kg, unit)} {plan.equipment}"
    elif plan.equipment is not Equipment.NONE:
        words = f", {plan.equipment}"
    return words if plan.support is Support.NONE else f"{words}, {plan.support}"


def reps_words(plan: Plan) -> str:
    """Return the sets and the reps per leg: ``3 x 10``, or ``12,10,8`` if the sets differ."""
    return written_reps(plan.reps) or f"{plan.sets} x {plan.reps_per_leg}"


def counted_reps(plan: Plan) -> str:
    """Return sets and reps with the word "reps": ``3 x 10 reps``, ``3 x 1 rep``."""
    one = plan.reps_per_leg == 1 and not plan.reps
    return f"{reps_words(plan)} {'rep' if one else 'reps'}"


def pace_words(plan: Plan) -> str:
    """Return a plan's pacing and leg order, and how its rests end, in one line."""
    timed = plan.pacing is Pacing.TEMPO
    pace = f"tempo {plan.tempo}" if timed else CHOICE_WORDS[plan.pacing]
    legs = (
        f"one leg after the other, {plan.switch_s} s between"
        if plan.one_by_one
        else "alternating legs"
    )
    rests = "rests until you are ready" if plan.rest_waits else "timed rests"
    return f"{pace}, {legs}, {rests}"


def title_of(plan: Plan) -> str:
    """Return what `whole_title` returns, with the name of a preset shortened if it is long."""
    return shortened(whole_title(plan), NAME_LENGTH)


def whole_title(plan: Plan) -> str:
    """Return the title of the plan's level, or the name of the preset that the user saved."""
    if plan.level in LEVELS or plan.level == "custom":
        return level_of(plan).title
    if plan.level == HELD:
        return "Supported, full depth"
    return " ".join(clean_text(plan.level).split())


def plan_values(plan: Plan, than: Plan) -> dict[str, object]:
    """Return the fields in which ``plan`` differs from ``than``, as values for the settings file.

    A value None means that the key must be removed from the file. The file has either the list
    ``reps``, or ``sets`` and ``reps_per_leg``.
    """
    changed = [n for n in ("level", *PLAN_KEYS) if getattr(plan, n) != getattr(than, n)]
    if any(name in _REPS for name in changed) and (plan.reps or than.reps):
        changed = [*changed, *(name for name in _REPS if name not in changed)]
    return _written(plan, changed)


def preset_values(plan: Plan) -> dict[str, object]:
    """Return all fields of a plan except ``level``, as values for a preset in the settings file."""
    return _written(plan, PLAN_KEYS)


def plan_changed(values: Mapping[str, object], base: Plan) -> Plan:
    """Return ``base`` with the changes in ``values``, which `plan_values` has returned."""
    return plan_from({name: value for name, value in values.items() if value is not None}, base)


def _written(plan: Plan, names: Iterable[str]) -> dict[str, object]:
    """Return these fields as values for the settings file; None for what the file must not have."""
    left_out = {"sets", "reps_per_leg"} if plan.reps else {"reps"}
    return {n: None if n in left_out else _plain(n, getattr(plan, n)) for n in names}


def _plain(name: str, value: object) -> object:
    if name == "reps":
        return written_reps(value) if isinstance(value, tuple) else value
    if isinstance(value, float):
        return int(value) if value.is_integer() else value
    if isinstance(value, tuple):
        return written_drills(value)
    return value if type(value) is int else str(value)


def checked_name(text: str, presets: Mapping[str, Plan]) -> tuple[str, bool]:
    """Return a preset name in normal form, and whether a preset of this name exists already.

    Raises:
        PresetNameError: the name is empty, too long, the name of a level, or has characters with a
            special meaning on a command line or in the settings file.
    """
    name = composed(" ".join(clean_text(text).split()))
    if not name:
        raise PresetNameError(
            f"The name must have 1 to {NAME_LENGTH} characters, like morning; yours is empty."
        )
    if len(name) > NAME_LENGTH:
        raise PresetNameError(
            f"The name must have 1 to {NAME_LENGTH} characters, like morning; yours has "
            f"{len(name)}."
        )
    if name in LEVELS:
        raise PresetNameError(
            f"The name must not be that of a level, like {name}; choose another one."
        )
    if name.startswith("-") or not all(c.isalnum() or c in " -_" for c in name):
        raise PresetNameError(
            "The name must have only letters, digits, spaces, - and _, and must not start with -."
        )
    there = next((known for known in presets if composed(known) == name), None)
    return there or name, there is not None
