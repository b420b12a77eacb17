"""The rules of the coach's suggestion, each a pure function of what it may look at.

A rule returns a suggestion or None. None of them goes up after pain or a lay-off before an answer
shows that it went well. Whatever rule gives the reason, the plan is never harder than every other
rule allows: they all go on from `Look.again`. Where no source gives exact numbers (which days of
a lay-off, how far down, how often an easy week may be asked for), they are our own choice.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from lungetimer.coaching import reasons, thresholds
from lungetimer.coaching.easy_week import easy_week
from lungetimer.coaching.going_up import up
from lungetimer.coaching.levels import BEGINNER, LEVELS, SUPPORTED, rung
from lungetimer.coaching.past import dose
from lungetimer.coaching.plan_steps import at_level
from lungetimer.coaching.sources import ARTICLE, OWN_CHOICE
from lungetimer.coaching.suggestion import Kind, Rule, Suggestion

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from lungetimer.coaching.course import Course
    from lungetimer.coaching.holds import Hold
    from lungetimer.coaching.look import Look
    from lungetimer.coaching.suggestion import Advised
    from lungetimer.training.plan import Plan


def before_any_session(course: Course, today: date, advised: Advised | None) -> Suggestion:
    """Nothing was done yet; yet an attempt may have hurt, or twice have been too much."""
    held = advised is not None and advised.level == SUPPORTED
    level = LEVELS[advised.level if advised else BEGINNER]
    hold = course.pain
    if hold is not None:
        plan = at_level(hold.ceiling, SUPPORTED) if held else hold.ceiling
        resting = (today - hold.day).days <= 1
        return _hurt(plan, hold, resting=resting)
    if len(course.tries) >= 2:
        plan = course.less(course.tries[-1].plan)
        plan = at_level(plan, SUPPORTED) if held else plan
        if dose(plan) != dose(course.tries[-1].plan):
            reason = reasons.too_short(resting=False)
            return Suggestion(plan, Rule.SHORT, reason, OWN_CHOICE, Kind.DOWN)
    reason = reasons.first(level.name)
    source = level.source if advised else ARTICLE
    return Suggestion(level.plan, Rule.FIRST, reason, source, Kind.FIRST)


def _hurt(plan: Plan, hold: Hold, *, resting: bool) -> Suggestion:
    nothing_easier = dose(plan) == dose(hold.came_from)
    reason = reasons.pain(
        hold.pain, resting=resting, nothing_easier=nothing_easier, again=hold.again
    )
    kind = Kind.REST if resting or nothing_easier else Kind.DOWN
    return Suggestion(plan, Rule.PAIN, reason, "pain-lights", kind)


def _lower(look: Look, plan: Plan) -> Kind:
    """Easier, yet not on two days running: the day between comes first."""
    if look.too_soon:
        return Kind.REST
    return Kind.SAME if dose(plan) == dose(look.last.plan) else Kind.DOWN


def pain(look: Look) -> Suggestion | None:
    """Pain of 4 or more last time: a step down, and on the day after it a day between first.

    The worst answer of the day counts. Where nothing is easier, rest.
    """
    hold = look.course.pain
    if hold is None or look.course.trained_since_pain:
        return None
    return _hurt(look.again, hold, resting=look.too_soon)


def screening(look: Look) -> Suggestion | None:
    """Safety answers that advise the supported level, until they are given anew.

    Answers without a yes advise the beginner level; they take nobody down.
    """
    if not look.held_supported or not rung(look.course.again(look.away)):
        return None
    reason = reasons.screening(resting=look.too_soon)
    return Suggestion(look.again, Rule.SCREENING, reason, OWN_CHOICE, _lower(look, look.again))


def short(look: Look) -> Suggestion | None:
    """Under 80 % of the plan done twice in a row: fewer reps, when few already one step down."""
    plan = look.again
    if not look.course.too_short or dose(plan) == dose(look.last.plan):
        return None
    reason = reasons.too_short(resting=look.too_soon)
    return Suggestion(plan, Rule.SHORT, reason, OWN_CHOICE, _lower(look, plan))


def limit(look: Look) -> Suggestion | None:
    """Nothing left in reserve twice in a row at one dose: two reps fewer, or less weight."""
    plan = look.again
    if not look.course.at_the_limit or dose(plan) == dose(look.last.plan):
        return None
    reason = reasons.at_the_limit(resting=look.too_soon)
    return Suggestion(plan, Rule.LIMIT, reason, "rir", _lower(look, plan))


def pain_open(look: Look) -> Suggestion | None:
    """Trained since the pain, but the question about it was not answered: nothing is added."""
    hold = look.course.pain
    if hold is None or look.too_soon:
        return None
    reason = reasons.pain_open(hold.pain)
    return Suggestion(look.again, Rule.PAIN_OPEN, reason, "pain-lights", _lower(look, look.again))


def away(look: Look) -> Suggestion | None:
    """A lay-off: 8-14 days repeat, 15-28 one step down or half the weight, then beginner again."""
    days, plan = look.away, look.again
    if days < thresholds.REPEAT_FROM_DAYS:
        return None
    rule = Rule.AWAY_REPEAT
    if days >= thresholds.DOWN_FROM_DAYS:
        rule = Rule.RESTART if days >= thresholds.RESTART_FROM_DAYS else Rule.AWAY_DOWN
    repeat = dose(plan) == dose(look.last.plan)
    reason = reasons.away(
        days,
        plan,
        look.last.plan,
        repeat=repeat,
        gently=rule is Rule.RESTART,
        broken_off=look.course.broken_off,
    )
    return Suggestion(plan, rule, reason, "detraining", Kind.REPEAT if repeat else Kind.DOWN)


def day_between(look: Look) -> Suggestion | None:
    """Trained today or yesterday: a day between."""
    if not look.too_soon:
        return None
    latest = max(session.day for session in look.course.sessions[-3:])
    reason = reasons.day_between(today=latest >= look.today)
    return Suggestion(look.again, Rule.DAY_BETWEEN, reason, "acsm-2009", Kind.REST)


def return_open(look: Look) -> Suggestion | None:
    """Back from a lay-off, but no answer shows yet that it went well: nothing is added."""
    hold = look.course.lay_off
    if hold is None:
        return None
    reason = reasons.return_open(look.last, hold.days)
    return Suggestion(look.again, Rule.RETURN_OPEN, reason, "detraining", _lower(look, look.again))


def same(look: Look) -> Suggestion:
    """Nothing else applies: the usual plan again."""
    plan = look.back_to_usual if look.course.easy else look.again
    return Suggestion(plan, Rule.SAME, reasons.same(look), OWN_CHOICE, Kind.SAME)


RULES: Final[tuple[Callable[[Look], Suggestion | None], ...]] = (
    pain,
    screening,
    short,
    limit,
    pain_open,
    away,
    day_between,
    return_open,
    easy_week,
    up,
    same,
)
"""Checked in this order; the first that applies gives the reason, and the last always does."""
