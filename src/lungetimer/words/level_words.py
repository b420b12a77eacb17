"""The name of the level or preset of a session in the history."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from lungetimer.training.plan import Equipment, Plan, Support
from lungetimer.words.plan_words import whole_title

if TYPE_CHECKING:
    from lungetimer.history.session_records import SessionRecord


def level_words(record: SessionRecord) -> str:
    """Return the title of a session's level, or the name of the user's preset.

    The plan of the session may name a level that it does not fit, for example because the user
    added a weight. In that case, the result is the level that the plan does fit.
    """
    plan = record.plan
    reps = min(plan.listed_reps or (plan.reps_per_leg,))
    return _title(plan.level, plan.support, plan.equipment, plan.load_kg, reps)


@lru_cache(maxsize=1024)
def _title(level: str, support: Support, equipment: Equipment, load_kg: float, reps: int) -> str:
    """Return the title of a plan with these values, which are all that decides about its level.

    A long history has few different ones, and the filter in History asks about every session.
    """
    return whole_title(
        Plan(level, reps_per_leg=reps, load_kg=load_kg, equipment=equipment, support=support)
    )
