"""Sessions that were too hard: how to recognise them, and how much less to do afterwards."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lungetimer.coaching import thresholds
from lungetimer.coaching.past import dose
from lungetimer.coaching.plan_steps import fewer_reps, step_down
from lungetimer.training.loads import Unit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lungetimer.coaching.past import PastSession
    from lungetimer.training.plan import Plan


def too_short(sessions: Sequence[PastSession]) -> bool:
    """Return whether under 80 % of the plan was done in each of the last two sessions."""
    latest = sessions[-2:]
    return len(latest) == 2 and all(s.short for s in latest)


def at_the_limit(sessions: Sequence[PastSession]) -> bool:
    """Return whether neither of the last two sessions had reps in reserve.

    Both must have had the same reps, weight and support (see `dose`).
    """
    latest = sessions[-2:]
    none_left = len(latest) == 2 and all(s.rir == 0 for s in latest)
    return none_left and dose(latest[0].plan) == dose(latest[1].plan)


def stalled(sessions: Sequence[PastSession]) -> bool:
    """Return whether the last three sessions were hard.

    All of them must have had the same reps, weight and support (see `dose`).
    """
    latest = sessions[-thresholds.STALL_SESSIONS :]
    return (
        len(latest) == thresholds.STALL_SESSIONS
        and all(s.hard for s in latest)
        and len({dose(s.plan) for s in latest}) == 1
    )


def less_after_short_sessions(plan: Plan, unit: Unit = Unit.KG) -> Plan:
    """Return an easier plan: two reps fewer per leg; `step_down` if each set has under 8 reps."""
    few = max(plan.set_reps) < thresholds.FEWER_FROM_REPS
    return step_down(plan, unit) if few else fewer_reps(plan)


def less_at_the_limit(plan: Plan, unit: Unit = Unit.KG) -> Plan:
    """Return the plan with two reps fewer per leg, or with less weight.

    A plan with weights gets less weight if all its sets have fewer than 8 reps per leg. Reps are
    never reduced below six.
    """
    if plan.loaded and max(plan.set_reps) < thresholds.FEWER_FROM_REPS:
        return step_down(plan, unit)
    return fewer_reps(plan, thresholds.LIMIT_FLOOR_REPS)
