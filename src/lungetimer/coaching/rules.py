"""The rules of the coach's suggestion, each a pure function of a `Look`.

A rule returns a suggestion, or None if it does not apply. After pain or a long break, no rule makes
the plan harder until an answer shows that a session went well. Whichever rule gives the reason, the
plan is never harder than any other rule allows, because all rules start from `Look.again`. Where no
source gives exact numbers, they are our own choice: after how many days a break counts as long,
how much less to do after it, and how often an easy week is suggested.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from lungetimer.coaching import reasons, thresholds
from lungetimer.coaching.easy_week import easy_week
from lungetimer.coaching.going_up import up
from lungetimer.coaching.levels import BEGINNER, LEVELS, SUPPORTED, level_index
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
    """Return the suggestion until the person has done at least half of one session.

    After pain, or after two sessions of which less than half was done, the suggested plan is easier
    than the recommended level.
    """
    supported = advised is not None and advised.level == SUPPORTED
    level = LEVELS[advised.level if advised else BEGINNER]
    hold = course.pain
    if hold is not None:
        plan = at_level(hold.ceiling, SUPPORTED) if supported else hold.ceiling
        resting = (today - hold.day).days <= 1
        return _hurt(plan, hold, resting=resting)
    if len(course.tries) >= 2:
        plan = course.less(course.tries[-1].plan)
        plan = at_level(plan, SUPPORTED) if supported else plan
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
    """Return the kind of a suggestion that makes nothing harder: rest, easier or same."""
    if look.too_soon:
        return Kind.REST
    return Kind.SAME if dose(plan) == dose(look.last.plan) else Kind.DOWN


def pain(look: Look) -> Suggestion | None:
    """Return the suggestion after pain of 4 to 10 (out of 10): rest today, or an easier plan.

    Rest is suggested on the day of the pain, on the next day, and whenever no plan is easier. If
    several sessions of that day hurt, the worst answer counts.
    """
    hold = look.course.pain
    if hold is None or look.course.trained_since_pain:
        return None
    return _hurt(look.again, hold, resting=look.too_soon)


def screening(look: Look) -> Suggestion | None:
    """Return the suggestion of the supported level if the safety answers recommend that level.

    The result is None if the plan is at the supported level anyway, or if the safety answers
    recommend the beginner level: that recommendation never makes a plan easier.
    """
    if not look.supported_is_advised or not level_index(look.course.again(look.away)):
        return None
    reason = reasons.screening(resting=look.too_soon)
    return Suggestion(look.again, Rule.SCREENING, reason, OWN_CHOICE, _lower(look, look.again))


def short(look: Look) -> Suggestion | None:
    """Return the suggestion to do less after two sessions with under 80 % of the plan done."""
    plan = look.again
    if not look.course.too_short or dose(plan) == dose(look.last.plan):
        return None
    reason = reasons.too_short(resting=look.too_soon)
    return Suggestion(plan, Rule.SHORT, reason, OWN_CHOICE, _lower(look, plan))


def limit(look: Look) -> Suggestion | None:
    """Return the suggestion to do less if the last two sessions had no reps in reserve."""
    plan = look.again
    if not look.course.at_the_limit or dose(plan) == dose(look.last.plan):
        return None
    reason = reasons.at_the_limit(resting=look.too_soon)
    return Suggestion(plan, Rule.LIMIT, reason, "rir", _lower(look, plan))


def pain_open(look: Look) -> Suggestion | None:
    """Return the suggestion to make nothing harder until the user answers the pain question."""
    hold = look.course.pain
    if hold is None or look.too_soon:
        return None
    reason = reasons.pain_open(hold.pain)
    return Suggestion(look.again, Rule.PAIN_OPEN, reason, "pain-lights", _lower(look, look.again))


def away(look: Look) -> Suggestion | None:
    """Return the suggestion after a long break; None if the last session was under 8 days ago.

    After 8 to 14 days, the last plan is suggested again. After 15 to 28 days, a plan with weights
    gets half the weight, and a plan without weights is at most at the beginner level. After 29 or
    more days, every plan is at most at the beginner level, without weights.
    """
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
    """Return the suggestion of a rest day if there was a session today or yesterday."""
    if not look.too_soon:
        return None
    latest = max(session.day for session in look.course.sessions[-3:])
    reason = reasons.day_between(today=latest >= look.today)
    return Suggestion(look.again, Rule.DAY_BETWEEN, reason, "acsm-2009", Kind.REST)


def return_open(look: Look) -> Suggestion | None:
    """Return the suggestion to make nothing harder until a session after a long break went well."""
    hold = look.course.lay_off
    if hold is None:
        return None
    reason = reasons.return_open(look.last, hold.days)
    return Suggestion(look.again, Rule.RETURN_OPEN, reason, "detraining", _lower(look, look.again))


def same(look: Look) -> Suggestion:
    """Return the suggestion to repeat the usual plan, because no other rule applies."""
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
"""The rules in order: the first that applies gives the reason, and the last always applies."""
