"""The built-in levels, and one step up or down between them.

The beginner dose, the first load of 2 kg and the 30-60 s of rest are the source article's; longer
rests with load follow ACSM 2009; the other levels and the ladder of weights are our own choice.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from lungetimer.coaching.sources import ARTICLE, OWN_CHOICE
from lungetimer.coaching.thresholds import (
    FEWER_REPS,
    FLOOR_REPS,
    FULL_SETS,
    RESTART_REPS,
    TOP_REPS,
)
from lungetimer.training.plan import LIMITS, Equipment, Plan, Support


class Depth(StrEnum):
    """How deep the figure sinks."""

    FULL = "full"
    SHALLOW = "shallow"


@dataclass(frozen=True, slots=True)
class Level:
    """A rung of the ladder.

    Attributes:
        name: what ``start`` takes, and ``Plan.level`` says.
        title: for the person.
        plan: its dose.
        depth: how deep the figure sinks.
        note: one sentence: for whom.
        source: key of the source behind the dose.
    """

    name: str
    title: str
    plan: Plan
    depth: Depth
    note: str
    source: str


_WITH_DUMBBELLS: Final = Plan(
    "light", reps_per_leg=RESTART_REPS, rest_s=60, equipment=Equipment.DUMBBELLS, load_kg=2
)

LEVELS: Final[dict[str, Level]] = {
    level.name: level
    for level in (
        Level(
            "supported",
            "Supported",
            Plan("supported", sets=2, reps_per_leg=6, rest_s=60, support=Support.CHAIR),
            Depth.SHALLOW,
            "A hand on a chair or wall, and only as deep as feels good: for weak knees, for poor "
            "balance, and for coming back.",
            OWN_CHOICE,
        ),
        Level(
            "beginner",
            "Beginner",
            Plan("beginner"),
            Depth.FULL,
            "Three sets of ten for each leg: the place to start.",
            ARTICLE,
        ),
        Level(
            "builder",
            "Builder",
            Plan("builder", reps_per_leg=TOP_REPS),
            Depth.FULL,
            "Three sets of twelve for each leg, still without weights.",
            OWN_CHOICE,
        ),
        Level(
            "light",
            "Light weights",
            _WITH_DUMBBELLS,
            Depth.FULL,
            "A dumbbell of 2 kg in each hand, eight to twelve for each leg.",
            ARTICLE,
        ),
        Level(
            "loaded",
            "Loaded",
            replace(_WITH_DUMBBELLS, level="loaded", rest_s=90, load_kg=3),
            Depth.FULL,
            "Heavier dumbbells, or one kettlebell at the chest, eight to twelve for each leg.",
            "acsm-2009",
        ),
    )
}
"""The built-in levels by name, easiest first."""

ORDER: Final = tuple(LEVELS)
SUPPORTED, BEGINNER, BUILDER, LIGHT, LOADED = ORDER

# Kilograms one commonly finds; dumbbells per hand. Above the last, a step of the last gap.
_WEIGHTS: Final[dict[Equipment, tuple[float, ...]]] = {
    Equipment.DUMBBELLS: (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 14, 16, 18, 20, 22.5, 25),
    Equipment.KETTLEBELL: (4, 6, 8, 10, 12, 16, 20, 24, 28, 32),
}


def level_of(plan: Plan) -> Level:
    """The level a plan stands at.

    Its name counts when load and support agree with it; otherwise, and for own presets, what the
    plan asks for decides.
    """
    named = LEVELS.get(plan.level)
    if named is not None and _agrees(named, plan):
        return named
    if plan.loaded:
        light = plan.equipment is Equipment.DUMBBELLS and plan.load_kg <= 2
        return LEVELS[LIGHT if light else LOADED]
    if plan.support is not Support.NONE:
        return LEVELS[SUPPORTED]
    return LEVELS[BUILDER if plan.reps_per_leg >= TOP_REPS else BEGINNER]


def _agrees(level: Level, plan: Plan) -> bool:
    # A beginner with twelve reps does the builder's dose already.
    outgrown = level.name == BEGINNER and plan.reps_per_leg >= TOP_REPS
    held = plan.loaded or (level.name == SUPPORTED) == (plan.support is not Support.NONE)
    return not outgrown and held and level.plan.loaded == plan.loaded


def rung(plan: Plan) -> int:
    """The plan's place in ``ORDER``, from 0."""
    return ORDER.index(level_of(plan).name)


def depth_of(plan: Plan) -> Depth:
    """How deep the figure sinks for this plan."""
    return level_of(plan).depth


def next_weight(equipment: Equipment, load_kg: float) -> float:
    """The smallest next weight in kg; the same again where there is none within the limits."""
    weights = _WEIGHTS.get(equipment)
    if not weights:
        return load_kg
    step = weights[-1] - weights[-2]
    heavier = next((w for w in weights if w > load_kg), load_kg + step)
    return heavier if heavier <= LIMITS["load_kg"].high else load_kg


def at_level(plan: Plan, name: str) -> Plan:
    """The plan moved to a level: its load and rest, the person's pace and routines.

    Sets and reps are the level's or the plan's own, whichever is fewer: moving never adds work.
    Nor does it take away a wall or chair: with one, every level without weights is the supported
    one, and is named so.
    """
    target = LEVELS[name].plan
    moved = replace(
        plan,
        level=name,
        sets=min(plan.sets, target.sets),
        reps_per_leg=min(plan.reps_per_leg, target.reps_per_leg),
        rest_s=target.rest_s,
        load_kg=target.load_kg,
        equipment=target.equipment,
        support=target.support if plan.support is Support.NONE else plan.support,
    )
    return replace(moved, level=level_of(moved).name)


def step_up(plan: Plan) -> Plan:
    """The next level, or with weights the smallest next weight, with reps back to eight.

    Leaving the supported level adds a set, up to three, since its reps drop by a third; from
    beginner to builder the reps stay. At the heaviest weight the plan comes back as it is.
    """
    name = level_of(plan).name
    if name in (LIGHT, LOADED):
        return _heavier(plan, name)
    higher = LEVELS[ORDER[rung(plan) + 1]].plan
    return replace(
        plan,
        level=higher.level,
        sets=plan.sets + 1 if name == SUPPORTED and plan.sets < FULL_SETS else plan.sets,
        reps_per_leg=plan.reps_per_leg if name == BEGINNER else RESTART_REPS,
        rest_s=higher.rest_s,
        load_kg=higher.load_kg,
        equipment=higher.equipment,
        support=higher.support,
    )


def _heavier(plan: Plan, name: str) -> Plan:
    load_kg = next_weight(plan.equipment, plan.load_kg)
    if load_kg == plan.load_kg:
        return plan
    heavier = replace(plan, load_kg=load_kg, reps_per_leg=RESTART_REPS)
    if name == LOADED or load_kg <= LEVELS[LIGHT].plan.load_kg:
        return heavier
    return replace(heavier, level=LOADED, rest_s=LEVELS[LOADED].plan.rest_s)


def fewer_reps(plan: Plan) -> Plan:
    """Two reps per leg fewer, not below three."""
    floor = min(FLOOR_REPS, plan.reps_per_leg)
    return replace(plan, reps_per_leg=max(plan.reps_per_leg - FEWER_REPS, floor))


def step_down(plan: Plan) -> Plan:
    """One level down, never with more sets or reps; at the lowest level fewer reps."""
    place = rung(plan)
    return at_level(plan, ORDER[place - 1]) if place else fewer_reps(plan)
