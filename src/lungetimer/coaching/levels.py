"""The built-in levels, and the level that a plan belongs to.

The beginner level, the first load of 2 kg and the 30-60 s of rest are from the source article (see
`sources`). The longer rests of levels with weights follow ACSM 2009. The other levels are our own
choice.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from lungetimer.coaching.sources import ARTICLE, OWN_CHOICE
from lungetimer.coaching.thresholds import RESTART_REPS, TOP_REPS
from lungetimer.frozen import frozen, replace
from lungetimer.training.loads import Unit, to_kg
from lungetimer.training.plan import Equipment, Plan, Support


class Depth(StrEnum):
    """How deep each lunge goes."""

    FULL = "full"
    SHALLOW = "shallow"


@frozen
class Level:
    """A built-in level.

    Attributes:
        name: identifier in ``lungetimer start`` and in ``Plan.level``.
        title: name shown to the person.
        plan: its sets, reps, rest, weight and support.
        depth: how deep each lunge goes.
        note: one sentence that says for whom the level is.
        source: the key of the source of this plan in ``sources.SOURCES``.
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
            "Hold a chair or a wall and go only as deep as feels good. This level is for weak "
            "knees, poor balance and coming back after a break.",
            OWN_CHOICE,
        ),
        Level(
            "beginner",
            "Beginner",
            Plan("beginner"),
            Depth.FULL,
            "Three sets of ten reps for each leg. Start here if you are a beginner.",
            ARTICLE,
        ),
        Level(
            "builder",
            "Builder",
            Plan("builder", reps_per_leg=TOP_REPS),
            Depth.FULL,
            "Three sets of twelve reps for each leg, still without weights.",
            OWN_CHOICE,
        ),
        Level(
            "light",
            "Light weights",
            _WITH_DUMBBELLS,
            Depth.FULL,
            "A light dumbbell in each hand, eight to twelve reps for each leg.",
            ARTICLE,
        ),
        Level(
            "loaded",
            "Loaded",
            replace(_WITH_DUMBBELLS, level="loaded", rest_s=90, load_kg=3),
            Depth.FULL,
            "Heavier dumbbells or one kettlebell at the chest, eight to twelve reps for each leg.",
            "acsm-2009",
        ),
    )
}
"""The built-in levels by name, easiest first."""

ORDER: Final = tuple(LEVELS)
SUPPORTED, BEGINNER, BUILDER, LIGHT, LOADED = ORDER
_IN_POUNDS: Final = {LIGHT: to_kg(5, Unit.LB), LOADED: to_kg(7.5, Unit.LB)}
LIGHT_KG: Final = 2.27
"""The heaviest dumbbell, in kilograms, that counts as light; a kettlebell may weigh twice as much.

The article's first load is 2 kg. The nearest dumbbell that is sold in pounds is 5 lb.
"""

HELD: Final = "supported full depth"
"""Name in ``Plan.level`` for a plan at full depth with one hand on the wall or chair.

Such a plan is harder than the supported level and easier than the beginner level. It is not a level
of its own: it counts as the beginner level, and only the coach suggests it.
"""


def level_plan(name: str, unit: Unit) -> Plan:
    """Return a level's plan, with a weight that is sold in this unit, such as 2 kg or 5 lb."""
    plan = LEVELS[name].plan
    if unit is Unit.LB and name in _IN_POUNDS:
        return replace(plan, load_kg=_IN_POUNDS[name])
    return plan


def level_of(plan: Plan) -> Level:
    """Return the level that a plan belongs to.

    This is the level named in the plan if the plan's load and support fit that level. Otherwise,
    and for the person's own presets, load, support and reps decide. A beginner plan with twelve
    reps belongs to the builder level.
    """
    supported = plan.support is not Support.NONE
    if plan.level == HELD and supported and not plan.loaded:
        return LEVELS[BEGINNER]
    named = LEVELS.get(plan.level)
    if named is not None and _agrees(named, plan):
        return named
    if plan.loaded:
        two_hands = plan.equipment is Equipment.DUMBBELLS
        light = (plan.load_kg if two_hands else plan.load_kg / 2) <= LIGHT_KG
        return LEVELS[LIGHT if light else LOADED]
    if supported:
        return LEVELS[SUPPORTED]
    return LEVELS[BUILDER if min(plan.set_reps) >= TOP_REPS else BEGINNER]


def _agrees(level: Level, plan: Plan) -> bool:
    # A beginner plan with twelve reps belongs to the builder level.
    outgrown = level.name == BEGINNER and min(plan.set_reps) >= TOP_REPS
    supported = plan.loaded or (level.name == SUPPORTED) == (plan.support is not Support.NONE)
    return not outgrown and supported and level.plan.loaded == plan.loaded


def renamed(plan: Plan) -> Plan:
    """Return the plan with the name of its level; a preset that the person saved keeps its name."""
    stays = plan.level == HELD and plan.support is not Support.NONE and not plan.loaded
    own = plan.level != HELD and plan.level not in LEVELS
    return plan if stays or own else replace(plan, level=level_of(plan).name)


def level_index(plan: Plan) -> int:
    """Return the index of the plan's level in ``ORDER``."""
    return ORDER.index(level_of(plan).name)


def depth_of(plan: Plan) -> Depth:
    """Return how deep each lunge of this plan goes."""
    return level_of(plan).depth
