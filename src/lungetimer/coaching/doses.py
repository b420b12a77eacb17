"""Combine the sets, reps, rest and weight of a suggested plan with the person's own settings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lungetimer.frozen import replace

if TYPE_CHECKING:
    from lungetimer.training.plan import Plan


def dosed(plan: Plan, like: Plan) -> Plan:
    """Return ``plan`` with the level, sets, reps, rest, weight and support of ``like``."""
    return replace(
        plan,
        level=like.level,
        sets=like.sets,
        reps_per_leg=like.reps_per_leg,
        reps=like.reps,
        rest_s=like.rest_s,
        load_kg=like.load_kg,
        equipment=like.equipment,
        support=like.support,
    )
