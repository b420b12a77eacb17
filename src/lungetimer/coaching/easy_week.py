"""The rule about easy weeks: when one is due and how long it lasts.

In an easy week, the coach suggests half the sets of the usual plan, for recovery.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lungetimer.coaching import past, reasons
from lungetimer.coaching.compare import eased
from lungetimer.coaching.past import dose
from lungetimer.coaching.suggestion import Kind, Rule, Suggestion

if TYPE_CHECKING:
    from lungetimer.coaching.look import Look


def easy_week(look: Look) -> Suggestion | None:
    """Return a suggestion if an easy week is due or in progress; otherwise None.

    An easy week is due after six full weeks in a row (see `FullWeeks`), or after three hard
    sessions in a row with the same sets, reps and weight. An ignored easy week is due again
    after six more full weeks in the first case, and after three weeks in the second.
    """
    course = look.course
    if not course.easy_asked(look.today):
        return None
    if course.easy:
        rule = Rule.STALLED if course.easy_by_stall else Rule.EASY_WEEK
        reason = reasons.easy_week_goes_on()
        return Suggestion(look.again, rule, reason, "easy-week", Kind.EASY)
    plan = eased(past.easy(look.usual), look.again)
    if dose(plan) == dose(look.usual):
        return None
    if course.weeks.easy_due(look.today):
        weeks = course.weeks.in_a_row(look.today)
        reason = reasons.easy_week_due(weeks, plan, look.usual)
        return Suggestion(plan, Rule.EASY_WEEK, reason, "easy-week", Kind.EASY)
    reason = reasons.easy_week_after_hard_sessions(plan, look.usual)
    return Suggestion(plan, Rule.STALLED, reason, "easy-week", Kind.EASY)
