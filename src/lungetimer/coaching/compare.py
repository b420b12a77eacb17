"""Comparison of two plans: in which respects one is harder than the other.

Respects are not weighed against each other: a plan that is harder in one respect is harder, even if
it is easier in all others.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from lungetimer.coaching.levels import SUPPORTED, Depth, depth_of, renamed
from lungetimer.frozen import replace
from lungetimer.training.plan import Equipment, Support

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lungetimer.training.plan import Plan


class Respect(StrEnum):
    """A respect in which one plan can be harder than another."""

    SETS = "sets"
    REPS = "reps"
    LOAD = "load"
    REST = "rest"
    DEPTH = "depth"
    SUPPORT = "support"


def total_load(plan: Plan) -> float:
    """Return the total weight held in kilograms, counting both dumbbells; 0 without weights."""
    if not plan.loaded:
        return 0.0
    return plan.load_kg * (2 if plan.equipment is Equipment.DUMBBELLS else 1)


def harder_in(new: Plan, old: Plan) -> frozenset[Respect]:
    """Return the respects in which a plan is harder than another.

    The respects are more sets, more reps in any set, more total weight, less rest, more depth, and
    no wall or chair where there was one.
    """
    deeper = depth_of(new) is Depth.FULL and depth_of(old) is not Depth.FULL
    respects = {
        Respect.SETS: new.sets > old.sets,
        Respect.REPS: _more_reps(new, old),
        Respect.LOAD: total_load(new) > total_load(old),
        Respect.REST: new.rest_s < old.rest_s,
        Respect.DEPTH: deeper,
        Respect.SUPPORT: new.support is Support.NONE and old.support is not Support.NONE,
    }
    return frozenset(respect for respect, harder in respects.items() if harder)


def _more_reps(new: Plan, old: Plan) -> bool:
    """Return whether any set has more reps than the same set of the old plan."""
    pairs = zip(new.set_reps, old.set_reps, strict=False)
    return any(reps > before for reps, before in pairs)


def capped_reps(plan: Plan, most: Sequence[int]) -> Plan:
    """Return the plan with each set's reps limited.

    Args:
        plan: the plan to limit.
        most: the maximum reps per leg for each set; further sets use the last number.
    """
    return plan.with_reps(
        [min(reps, most[min(n, len(most) - 1)]) for n, reps in enumerate(plan.set_reps)]
    )


def eased(plan: Plan, ceiling: Plan) -> Plan:
    """Return ``plan``, changed so that it is in no respect harder than ``ceiling``."""
    over = harder_in(plan, ceiling)
    if not over:
        return plan
    lower = replace(
        capped_reps(replace(plan, sets=min(plan.sets, ceiling.sets)), ceiling.set_reps),
        rest_s=max(plan.rest_s, ceiling.rest_s),
        support=ceiling.support if Respect.SUPPORT in over else plan.support,
    )
    if Respect.LOAD in over:
        lower = replace(lower, load_kg=ceiling.load_kg, equipment=ceiling.equipment)
    if Respect.DEPTH in over:
        # A shallow ceiling has support and no weights, so by now this plan has the same.
        lower = replace(lower, level=SUPPORTED)
    elif Respect.LOAD in over:
        lower = renamed(lower)
    return lower if harder_in(ceiling, lower) else replace(lower, level=ceiling.level)
