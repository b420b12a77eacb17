"""Changes that the coach makes to a plan: a step up, a step down, or a step towards a former plan.

A step down is never harder than the plan it comes from, in any respect. A step up is harder in
exactly one respect. A rest time that the person chose changes only if the level's rest is longer.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lungetimer.coaching.compare import Respect, capped_reps, harder_in, total_load
from lungetimer.coaching.levels import (
    BEGINNER,
    BUILDER,
    HELD,
    LEVELS,
    LIGHT,
    LIGHT_KG,
    LOADED,
    ORDER,
    SUPPORTED,
    level_index,
    level_of,
    level_plan,
    renamed,
)
from lungetimer.coaching.past import dose
from lungetimer.coaching.thresholds import (
    BACK_SHARE,
    DOWN_FROM_DAYS,
    FEWER_REPS,
    FLOOR_REPS,
    FULL_SETS,
    HALF_SHARE,
    LIGHTER_SHARE,
    RED_PAIN,
    RESTART_FROM_DAYS,
    RESTART_REPS,
)
from lungetimer.coaching.weights import next_weight, weight_at_most
from lungetimer.frozen import replace
from lungetimer.training.loads import Unit
from lungetimer.training.plan import Equipment, Support

if TYPE_CHECKING:
    from lungetimer.training.plan import Plan


def at_level(plan: Plan, name: str) -> Plan:
    """Return the plan moved to a level, with the level's load and the person's other settings.

    Moving to a level never adds sets or reps, never shortens the rests, and never removes a wall or
    chair. If the result has a wall or chair but no weights, its level is the supported level.
    """
    target = LEVELS[name].plan
    fewer = plan.set_reps[: target.sets]
    moved = replace(
        plan.with_reps([min(reps, target.reps_per_leg) for reps in fewer]),
        level=name,
        rest_s=max(plan.rest_s, target.rest_s),
        load_kg=target.load_kg,
        equipment=target.equipment,
        support=target.support if plan.support is Support.NONE else plan.support,
    )
    return renamed(moved)


# -- down --------------------------------------------------------------------------------------


def fewer_reps(plan: Plan, floor: int = FLOOR_REPS) -> Plan:
    """Return the plan with two fewer reps per leg in each set, but not below ``floor``."""
    return plan.with_reps([max(reps - FEWER_REPS, min(floor, reps)) for reps in plan.set_reps])


def lighter(plan: Plan, share: float, unit: Unit = Unit.KG) -> Plan:
    """Return the plan with a lighter weight, or without weights.

    The new weight is the heaviest weight on sale that is at most ``share`` times the plan's weight.
    If no weight on sale is so light, the new plan has no weights.

    Args:
        plan: a plan with weights.
        share: from 0 to 1.
        unit: the unit in which the person's weights are sold.
    """
    load_kg = weight_at_most(plan.equipment, share * plan.load_kg, unit)
    if load_kg > 0:
        return renamed(replace(plan, load_kg=load_kg))
    return at_level(plan, BUILDER)


def step_down(plan: Plan, unit: Unit = Unit.KG) -> Plan:
    """Return the plan one step easier.

    A plan with weights gets a lighter weight. A plan without weights goes one level down; if this
    changes nothing but the level, it also gets two reps fewer in each set. At the supported level,
    the first step is down to two sets, and each later step is two reps fewer in each set.
    """
    if plan.loaded:
        return lighter(plan, LIGHTER_SHARE, unit)
    place = level_index(plan)
    if place == 0:
        most = LEVELS[SUPPORTED].plan.sets
        return replace(plan, sets=most) if plan.sets > most else fewer_reps(plan)
    lower = at_level(plan, ORDER[place - 1])
    if dose(lower) == dose(plan):
        lower = fewer_reps(lower)
    return at_level(plan, SUPPORTED) if dose(lower) == dose(plan) else lower


def after_pain(plan: Plan, pain: int, unit: Unit = Unit.KG) -> Plan:
    """Return an easier plan, because pain was 4 or more on the scale from 0 to 10.

    If the pain was 6 or more and the plan has weights, it gets half the weight. After less pain, or
    without weights, it becomes one step easier.
    """
    if plan.loaded and pain >= RED_PAIN:
        return lighter(plan, HALF_SHARE, unit)
    return step_down(plan, unit)


def after_days_away(plan: Plan, days: int, unit: Unit = Unit.KG) -> Plan:
    """Return the plan for the first session after ``days`` days without a session.

    After up to 14 days, ``plan`` is returned unchanged. After 15 to 28 days, a plan with weights
    gets half the weight, and a plan without weights is at most at the beginner level. After 29 or
    more days, every plan is at most at the beginner level, without weights.
    """
    if days < DOWN_FROM_DAYS:
        return plan
    place = min(level_index(plan), ORDER.index(BEGINNER))
    if days < RESTART_FROM_DAYS and plan.loaded:
        return lighter(plan, HALF_SHARE, unit)
    return at_level(plan, ORDER[place])


# -- up ----------------------------------------------------------------------------------------


def step_up(plan: Plan, unit: Unit = Unit.KG) -> Plan:
    """Return the plan that is one step harder than ``plan``.

    This is the step for a plan in which each set has reached twelve reps per leg. The step usually
    sets the reps back to eight. From the supported level, each step changes one thing: a third set,
    then the beginner level's rest, then full depth with support, then no support. After that come
    the first weights, and then each time the next heavier weight. At the heaviest weight, the plan
    is returned unchanged.
    """
    name = level_of(plan).name
    fresh = plan.with_reps([min(reps, RESTART_REPS) for reps in plan.set_reps])
    if name == SUPPORTED:
        return _out_of_supported(fresh)
    if plan.loaded:
        more = next_weight(plan.equipment, plan.load_kg, unit)
        return _heavier(fresh, more) if more > plan.load_kg else plan
    if plan.support is not Support.NONE:
        return renamed(replace(fresh, level=BEGINNER, support=Support.NONE))
    if name == BEGINNER:
        return replace(plan, level=BUILDER, rest_s=max(plan.rest_s, LEVELS[BUILDER].plan.rest_s))
    return _first_weights(fresh, plan.equipment, LIGHT_KG, unit)


def _out_of_supported(plan: Plan) -> Plan:
    if plan.sets < FULL_SETS:
        return replace(plan, sets=plan.sets + 1)
    # A rest that the person chose stays; that of the supported level becomes the beginner level's.
    if plan.rest_s == LEVELS[SUPPORTED].plan.rest_s:
        return replace(plan, rest_s=LEVELS[BEGINNER].plan.rest_s)
    return replace(plan, level=HELD)


def _first_weights(plan: Plan, equipment: Equipment, at_most_kg: float, unit: Unit) -> Plan:
    if equipment is Equipment.KETTLEBELL:
        load_kg = next_weight(equipment, 0, unit)
    else:
        equipment = Equipment.DUMBBELLS
        load_kg = min(level_plan(LIGHT, unit).load_kg, at_most_kg)
    held = replace(plan, equipment=equipment, load_kg=load_kg, level=_own_or(plan, LIGHT))
    return replace(held, rest_s=max(plan.rest_s, LEVELS[LIGHT].plan.rest_s))


def _own_or(plan: Plan, level: str) -> str:
    return level if plan.level in LEVELS or plan.level == HELD else plan.level


def _heavier(plan: Plan, load_kg: float) -> Plan:
    heavier = replace(plan, load_kg=load_kg)
    if level_of(plan).name == LIGHT and total_load(heavier) > 2 * LIGHT_KG:
        rest_s = max(plan.rest_s, LEVELS[LOADED].plan.rest_s)
        heavier = replace(heavier, level=_own_or(plan, LOADED), rest_s=rest_s)
    return heavier


def way_back(plan: Plan, goal: Plan, unit: Unit = Unit.KG) -> Plan | None:
    """Return ``plan`` one step closer to the former plan ``goal``, or None if no step remains.

    The step changes the first of these that is still easier in ``plan`` than in ``goal``: sets,
    rest, depth, support, weight. Another rule of the coach adds the reps, one at a time.
    """
    missing = harder_in(goal, plan)
    if Respect.SETS in missing:
        added = min(plan.reps_in(plan.sets), goal.reps_in(plan.sets + 1))
        return plan.with_reps([*plan.set_reps, added])
    out_of_supported = level_index(plan) == 0 or plan.level == HELD
    levels_own = out_of_supported and plan.rest_s == LEVELS[SUPPORTED].plan.rest_s
    if Respect.REST in missing and levels_own:
        return replace(plan, rest_s=goal.rest_s)
    if Respect.DEPTH in missing:
        return replace(plan, level=HELD)
    if Respect.SUPPORT in missing and not plan.loaded:
        return renamed(replace(plan, level=BEGINNER, support=Support.NONE))
    # Weights are added only from the builder level on, so that no level is left out.
    if Respect.LOAD in missing and level_index(plan) >= ORDER.index(BUILDER):
        return _weight_back(plan, goal, unit)
    return None


def _weight_back(plan: Plan, goal: Plan, unit: Unit) -> Plan | None:
    if not plan.loaded:
        up = _first_weights(plan, goal.equipment, goal.load_kg, unit)
    elif plan.equipment is goal.equipment:
        more = weight_at_most(plan.equipment, plan.load_kg + BACK_SHARE * goal.load_kg, unit)
        load_kg = max(more, next_weight(plan.equipment, plan.load_kg, unit))
        up = _heavier(plan, min(load_kg, goal.load_kg))
    else:
        up = _heavier(plan, next_weight(plan.equipment, plan.load_kg, unit))
    up = capped_reps(up, goal.set_reps)
    return up if total_load(plan) < total_load(up) <= total_load(goal) else None
