"""Levels, own presets and suggestions on Home: what they change, how they read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from lungetimer.coaching.doses import dosed as dosed  # noqa: PLC0414  # re-exported for Home
from lungetimer.coaching.levels import HELD, LEVELS, level_of
from lungetimer.settings import PLAN_KEYS
from lungetimer.text import clean_text, composed
from lungetimer.training.drill_keys import written_drills
from lungetimer.training.loads import Unit, load_words
from lungetimer.training.plan import Equipment, Pacing, Plan, Support, plan_from
from lungetimer.training.set_reps import written_reps

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

NAME_LENGTH: Final = 32
_REPS: Final = ("sets", "reps_per_leg", "reps")


class PresetNameError(ValueError):
    """A name no preset can have; one line says what is allowed."""


def dose_words(plan: Plan, unit: Unit = Unit.KG) -> str:
    """A dose in one line: ``3 x 10 per leg, rest 45 s, 2 kg dumbbells``."""
    return f"{reps_words(plan)} per leg, rest {plan.rest_s} s{held_words(plan, unit)}"


def held_words(plan: Plan, unit: Unit = Unit.KG) -> str:
    """What is held, and what one holds on to: ``, 2 kg dumbbells, wall``; empty for nothing."""
    words = ""
    if plan.loaded:
        words = f", {load_words(plan.load_kg, unit)} {plan.equipment}"
    elif plan.equipment is not Equipment.NONE:
        words = f", {plan.equipment}"
    return words if plan.support is Support.NONE else f"{words}, {plan.support}"


def reps_words(plan: Plan) -> str:
    """Sets and reps of each leg: ``3 x 10``, or ``12,10,8`` where the sets differ."""
    return written_reps(plan.reps) or f"{plan.sets} x {plan.reps_per_leg}"


def counted_reps(plan: Plan) -> str:
    """The same with the word: ``3 x 10 reps``, ``3 x 1 rep``, ``12,10,8 reps``."""
    one = plan.reps_per_leg == 1 and not plan.reps
    return f"{reps_words(plan)} {'rep' if one else 'reps'}"


def pace_words(plan: Plan) -> str:
    """Who counts, which leg comes when, and what ends a rest, in one line."""
    found = {
        Pacing.TEMPO: f"tempo {plan.tempo}",
        Pacing.SELF: "a press for each rep",
        Pacing.SET: "a press for each set",
    }
    legs = f"one leg, {plan.switch_s} s, the other" if plan.one_by_one else "alternating legs"
    rests = "rests until you are ready" if plan.rest_waits else "timed rests"
    return f"{found[plan.pacing]}, {legs}, {rests}"


def title_of(plan: Plan) -> str:
    """The level in words, or the own preset's name, in one short line."""
    if plan.level in LEVELS or plan.level == "custom":
        return level_of(plan).title
    if plan.level == HELD:
        return "Supported, full depth"
    return clean_text(plan.level)[:NAME_LENGTH]


def plan_values(plan: Plan, than: Plan) -> dict[str, object]:
    """What of a plan differs from another, as the settings file writes it.

    None is for a key that is to go: a list of reps says how many sets there are and how many reps
    each has, and so do those two together.
    """
    changed = [n for n in ("level", *PLAN_KEYS) if getattr(plan, n) != getattr(than, n)]
    if any(name in _REPS for name in changed) and (plan.reps or than.reps):
        changed = [*changed, *(name for name in _REPS if name not in changed)]
    return _written(plan, changed)


def preset_values(plan: Plan) -> dict[str, object]:
    """A whole plan as the settings file writes a preset; its name is the table's."""
    return _written(plan, PLAN_KEYS)


def plan_changed(values: Mapping[str, object], base: Plan) -> Plan:
    """The plan with the changes of `plan_values`."""
    return plan_from({name: value for name, value in values.items() if value is not None}, base)


def _written(plan: Plan, names: Iterable[str]) -> dict[str, object]:
    """The fields as they are written; of a list of reps and its two sums only one."""
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
    """A name for a preset of one's own, and whether there is one of that name already.

    Raises:
        PresetNameError: empty, too long, a level's own name, or with signs that a command line or
            the settings file would read as something else.
    """
    name = composed(" ".join(clean_text(text).split()))
    if not name:
        raise PresetNameError("A name, please: up to 32 letters, digits, spaces, - or _.")
    if len(name) > NAME_LENGTH:
        raise PresetNameError(f"{len(name)} signs are too many; up to {NAME_LENGTH}.")
    if name in LEVELS:
        raise PresetNameError(f"{name} is a built-in level; choose another name.")
    if name.startswith("-") or not all(c.isalnum() or c in " -_" for c in name):
        raise PresetNameError("Letters, digits, spaces, - and _ only, not beginning with -.")
    there = next((known for known in presets if composed(known) == name), None)
    return there or name, there is not None
