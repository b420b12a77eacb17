"""The rules that make a plan harder: in one respect at a time, and only after good sessions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lungetimer.coaching import reasons, thresholds
from lungetimer.coaching.compare import total_load
from lungetimer.coaching.levels import BEGINNER, BUILDER, HELD, LEVELS, level_of, renamed
from lungetimer.coaching.past import PastSession, dose
from lungetimer.coaching.plan_steps import way_back
from lungetimer.coaching.sources import ARTICLE, OWN_CHOICE
from lungetimer.coaching.suggestion import Kind, Rule, Suggestion
from lungetimer.frozen import replace

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lungetimer.coaching.look import Look
    from lungetimer.training.plan import Plan


def up(look: Look) -> Suggestion | None:
    """Return the suggestion of a step up, or None if the plan must not become harder today.

    The step leads back to a former plan, adds one rep (up to twelve), or leads to a new level or
    weight.
    """
    course = look.course
    if course.easy or course.tries or not look.last.all_done:
        return None
    if course.calm < thresholds.CALM_SESSIONS:
        return None
    return _way_back(look) or _one_more_rep(look) or _next_step(look)


def earned(sessions: Sequence[PastSession], spare: int) -> bool:
    """Return whether the last session went well.

    All planned reps must be done, with at least ``spare`` reps in reserve and pain below 4.
    """
    return sessions[-1].spare(spare) and sessions[-1].free_of_pain


def earned_unasked(sessions: Sequence[PastSession]) -> bool:
    """Return whether the last three sessions went well, the last one without an answer about pain.

    All three must be on different days, with the same reps, weight and support (see `dose`).

    This is for people who never answer the question about pain. After they have reported pain,
    nothing is added until they answer the question again.
    """
    latest = sessions[-thresholds.UNASKED_SESSIONS :]
    return (
        len({s.day for s in latest}) == thresholds.UNASKED_SESSIONS
        and len({dose(s.plan) for s in latest}) == 1
        and latest[-1].pain is None
        and all(s.spare(thresholds.SPARE_FOR_REP) and not s.hurt for s in latest)
    )


def earned_twice(sessions: Sequence[PastSession]) -> bool:
    """Return whether the last two sessions went well.

    They must be on different days, with the same reps, weight and support (see `dose`). In both,
    there must have been two or more reps in reserve, and reported pain below 4.
    """
    latest = sessions[-2:]
    return (
        len({s.day for s in latest}) == 2
        and len({dose(s.plan) for s in latest}) == 1
        and all(s.spare(thresholds.SPARE_AT_TOP) and s.free_of_pain for s in latest)
    )


def _way_back(look: Look) -> Suggestion | None:
    goal = look.course.goal_on(look.today)
    if goal is None or not earned(look.course.sessions, thresholds.SPARE_FOR_REP):
        return None
    plan = way_back(look.usual, goal.plan, look.course.unit)
    if plan is None or look.supported_is_advised:
        return None
    if goal.slow and not _went_well_twice(look):
        return None
    reason = reasons.way_back(look.usual, plan, look.course.unit)
    return Suggestion(plan, Rule.WAY_BACK, reason, OWN_CHOICE, Kind.UP)


def _went_well_twice(look: Look) -> bool:
    """Return whether the last two sessions went well.

    They must be on different days, with the same weight and the same number of sets.
    """
    latest = look.course.sessions[-2:]
    same = len({(s.plan.sets, total_load(s.plan)) for s in latest}) == 1
    well = all(s.spare(thresholds.SPARE_FOR_REP) and s.free_of_pain for s in latest)
    return len({s.day for s in latest}) == 2 and same and well


def _one_more_rep(look: Look) -> Suggestion | None:
    plan = look.usual
    if min(plan.set_reps) >= thresholds.TOP_REPS:
        return None
    answered = earned(look.course.sessions, thresholds.SPARE_FOR_REP)
    if not answered and not earned_unasked(look.course.sessions):
        return None
    more = plan.with_reps([max(min(n + 1, thresholds.TOP_REPS), n) for n in plan.set_reps])
    reason = reasons.one_more_rep(look.last.rir or 0, answered=answered)
    return Suggestion(_grown(look, more), Rule.MORE_REPS, reason, ARTICLE, Kind.UP)


def _grown(look: Look, plan: Plan) -> Plan:
    """Return a plan after a step up, with the name of the level to which it now belongs.

    There is one exception: during a comeback to a plan with weights, a plan of the beginner level
    gets the name of the builder level.
    """
    grown = renamed(plan)
    goal = look.course.goal_on(look.today)
    named = plan.level in LEVELS and plan.level != HELD
    if goal is not None and goal.plan.loaded and named and level_of(grown).name == BEGINNER:
        return replace(grown, level=BUILDER)
    return grown


def _next_step(look: Look) -> Suggestion | None:
    sessions = look.course.sessions
    if min(look.usual.set_reps) < thresholds.TOP_REPS:
        return None
    answered = earned_twice(sessions)
    if not answered and not earned_unasked(sessions):
        return None
    higher = look.after_twelve
    if higher is None:
        return None
    reason = reasons.next_step(look.usual, higher, answered=answered, unit=look.course.unit)
    return Suggestion(higher, Rule.NEXT_STEP, reason, "two-for-two", Kind.UP)
