"""The rules of the coach's suggestion, each a pure function of what it may look at.

A rule answers with a suggestion or with None. None of them goes up after pain or a lay-off, or by
more than one step. Where no source gives exact numbers (which days of a lay-off, how far down,
how often an easy week may be asked for by a stall), they are our own choice.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from lungetimer.coaching import past, thresholds
from lungetimer.coaching.easy_week import easy_week
from lungetimer.coaching.levels import (
    BEGINNER,
    LEVELS,
    ORDER,
    SUPPORTED,
    at_level,
    fewer_reps,
    level_of,
    rung,
    step_down,
    step_up,
)
from lungetimer.coaching.sources import ARTICLE, OWN_CHOICE
from lungetimer.coaching.suggestion import Kind, Look, Rule, Suggestion

if TYPE_CHECKING:
    from collections.abc import Callable

    from lungetimer.training.plan import Plan


def screening(look: Look) -> Suggestion | None:
    """Safety answers newer than the last session that advise the supported level.

    Answers without a yes advise the beginner level; they take nobody down.
    """
    advised = look.advised
    if advised is None or advised.level != SUPPORTED or advised.day < look.last.day:
        return None
    if rung(look.last.plan) == 0:
        return None
    plan = at_level(look.last.plan, SUPPORTED)
    then = ", after a day between" if look.too_soon else ""
    reason = f"Your newer safety answers advise the supported level{then}."
    return Suggestion(plan, Rule.SCREENING, reason, OWN_CHOICE, _down(look))


def _down(look: Look) -> Kind:
    """Easier, yet not on two days running: the day between comes first."""
    return Kind.REST if look.too_soon else Kind.DOWN


def pain(look: Look) -> Suggestion | None:
    """Pain of 4 or more on the last training day: one level down; at the lowest, fewer reps.

    On the day itself and the one after, a day between comes first. Where the dose would stay as it
    was, it would be no easier: rest instead.
    """
    worst = look.worst_pain
    if worst < thresholds.HIGH_PAIN:
        return None
    plan = _restarted(look) or step_down(look.last.plan)
    if past.dose(plan) == past.dose(look.last.plan):
        reason = (
            f"Pain was {worst} of 10 last time: rest until it settles, and ask a "
            "professional if it stays."
        )
        return Suggestion(plan, Rule.PAIN, reason, "pain-lights", Kind.REST)
    easier = "a day between, then a step easier" if look.too_soon else "a step easier"
    reason = f"Pain was {worst} of 10 last time, so {easier}."
    if worst >= thresholds.RED_PAIN:
        reason = (
            f"Pain was {worst} of 10 last time: let it settle, ask a professional if it "
            "stays, then a step easier."
        )
    return Suggestion(plan, Rule.PAIN, reason, "pain-lights", _down(look))


def short(look: Look) -> Suggestion | None:
    """Under 80 % of the plan done twice running: fewer reps, when few already one level down."""
    if len(look.sessions) < 2 or not all(s.short for s in look.sessions[-2:]):
        return None
    plan = look.last.plan
    few = plan.reps_per_leg < thresholds.FEWER_FROM_REPS
    lower = step_down(plan) if few or look.away >= thresholds.DOWN_FROM_DAYS else fewer_reps(plan)
    plan = _restarted(look) or lower
    less = "a day between, then a little less" if look.too_soon else "a little less"
    reason = f"Under 80 % of the plan was done twice running, so {less}."
    return Suggestion(plan, Rule.SHORT, reason, OWN_CHOICE, _down(look))


def _restarted(look: Look) -> Plan | None:
    """Beginner again after the longest lay-off, for whoever stood above it."""
    plan = look.last.plan
    long = look.away >= thresholds.RESTART_FROM_DAYS
    return at_level(plan, BEGINNER) if long and rung(plan) > ORDER.index(BEGINNER) else None


def away(look: Look) -> Suggestion | None:
    """A lay-off: 8-14 days repeat, 15-28 one level down, over 28 beginner again."""
    days, plan = look.away, look.last.plan
    if days >= thresholds.RESTART_FROM_DAYS:
        lower = at_level(plan, ORDER[min(rung(plan), ORDER.index(BEGINNER))])
        reason = f"{days} days since the last session: start again gently."
        return Suggestion(lower, Rule.RESTART, reason, "detraining", Kind.DOWN)
    if days >= thresholds.DOWN_FROM_DAYS and rung(plan) > ORDER.index(BEGINNER):
        reason = f"{days} days since the last session, so one level down to find back in."
        return Suggestion(step_down(plan), Rule.AWAY_DOWN, reason, "detraining", Kind.DOWN)
    if days >= thresholds.DOWN_FROM_DAYS:
        # Even the longest lay-off ends at the beginner dose, so a shorter one goes no lower.
        again = at_level(plan, level_of(plan).name)
        reason = (
            f"{days} days since the last session: the plain {again.level} dose to find back in."
        )
        return Suggestion(again, Rule.AWAY_DOWN, reason, "detraining", Kind.DOWN)
    if days >= thresholds.REPEAT_FROM_DAYS:
        reason = f"{days} days since the last session: repeat it before adding anything."
        return Suggestion(plan, Rule.AWAY_REPEAT, reason, "detraining", Kind.REPEAT)
    return None


def day_between(look: Look) -> Suggestion | None:
    """Trained today or yesterday: a day between."""
    if not look.too_soon:
        return None
    when = "today" if look.away == 0 else "yesterday"
    reason = f"You trained {when}: a day between lets the legs recover."
    return Suggestion(look.last.plan, Rule.DAY_BETWEEN, reason, "acsm-2009", Kind.REST)


def up(look: Look) -> Suggestion | None:
    """One more rep up to twelve; at twelve, after two good sessions, the next level or weight."""
    last = look.last
    if look.starts[-1] is not None:
        return None
    plan = last.plan
    if plan.reps_per_leg < thresholds.TOP_REPS:
        if not last.spare(thresholds.SPARE_FOR_REP):
            return None
        more = replace(plan, reps_per_leg=plan.reps_per_leg + 1)
        more = replace(more, level=_grown_name(more))
        reason = f"All done with {last.rir} to spare: one more rep for each leg."
        return Suggestion(more, Rule.MORE_REPS, reason, ARTICLE, Kind.UP)
    before = look.sessions[-2:]
    twice = len(before) == 2 and all(
        s.spare(thresholds.SPARE_AT_TOP) and past.dose(s.plan) == past.dose(plan) for s in before
    )
    higher = step_up(plan)
    if not twice or higher == plan or stays_supported(look):
        return None
    return Suggestion(higher, Rule.NEXT_STEP, _step_reason(higher), "two-for-two", Kind.UP)


def stays_supported(look: Look) -> bool:
    """Whether the latest safety answers hold the person at the supported level."""
    advised = look.advised
    return rung(look.last.plan) == 0 and advised is not None and advised.level == SUPPORTED


def _grown_name(plan: Plan) -> str:
    # Twelve reps at the beginner level are the builder's dose; own presets keep their name.
    return level_of(plan).name if plan.level in LEVELS else plan.level


def _step_reason(higher: Plan) -> str:
    what = f"{higher.load_kg:g} kg" if higher.loaded else f"the {higher.level} level"
    return (
        f"Twice running all reps with 2 or more to spare: on to {what}, with "
        f"{higher.reps_per_leg} reps."
    )


def same(look: Look) -> Suggestion:
    """Nothing else fits: the usual plan again."""
    last, plan = look.last, look.usual.plan
    if look.starts[-1] is not None:
        reason = "The easier days are over: back to your usual sets."
    elif last.rir is None or last.pain is None:
        reason = "The same again; say how many reps were left and the coach can go on."
    elif plan.reps_per_leg >= thresholds.TOP_REPS and stays_supported(look):
        reason = "Steady at the supported level; new safety answers open the next one."
    elif plan.reps_per_leg >= thresholds.TOP_REPS and last.spare(thresholds.SPARE_AT_TOP):
        reason = "Well done; once more like this and the next step is yours."
    else:
        reason = "The same again until it leaves a little more to spare."
    return Suggestion(plan, Rule.SAME, reason, OWN_CHOICE, Kind.SAME)


RULES: Final[tuple[Callable[[Look], Suggestion | None], ...]] = (
    screening,
    pain,
    short,
    away,
    day_between,
    easy_week,
    up,
    same,
)
"""Asked in this order; the first that answers speaks, and the last always answers."""
