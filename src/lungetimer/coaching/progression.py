"""The coach's suggestion for today: rules in order, the first that applies gives the reason.

Always with its reason and its source, and always only a suggestion. It never goes up after pain
or a lay-off until an answer shows that it went well, and never by more than one thing at a time.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lungetimer.coaching.balance import leg_balance
from lungetimer.coaching.course import course_of
from lungetimer.coaching.look import Look
from lungetimer.coaching.past import PastSession, counts_by
from lungetimer.coaching.rules import RULES, before_any_session
from lungetimer.coaching.suggestion import Advised, Kind, Rule, Suggestion
from lungetimer.coaching.thresholds import RESTART_FROM_DAYS
from lungetimer.frozen import replace
from lungetimer.training.loads import Unit

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from lungetimer.coaching.course import Course

__all__ = ["Advised", "Kind", "PastSession", "Rule", "Suggestion", "suggest", "suggest_after"]


def suggest(
    sessions: Iterable[PastSession],
    today: date,
    *,
    weekly_target: int = 3,
    first_weekday: int = 0,
    advised: Advised | None = None,
    unit: Unit = Unit.KG,
) -> Suggestion:
    """The suggestion for today.

    Args:
        sessions: earlier sessions in any order; they are taken by the instant at which they
            started. Of those less than half done only pain, and that they were too much, counts;
            those still to come do not count at all.
        today: local date.
        weekly_target: training days a week; a week is full with three, or with four where four
            or more are the target.
        first_weekday: the day weeks start with; 0 is Monday.
        advised: outcome of the latest safety questions, if any were answered.
        unit: the unit in which the person's weights are sold, and told.
    """
    known = [session for session in sessions if counts_by(session, today)]
    course = course_of(known, weekly_target=weekly_target, first_weekday=first_weekday, unit=unit)
    return suggest_after(course, today, advised=advised)


def suggest_after(course: Course, today: date, *, advised: Advised | None = None) -> Suggestion:
    """The suggestion for a day, from what the sessions up to it come to; see `suggest`."""
    if not course.sessions or course.usual is None:
        return before_any_session(course, today, advised)
    look = Look(course, course.usual, today, advised)
    found = next(s for rule in RULES if (s := rule(look)) is not None)
    balance = leg_balance(course.sessions, today)
    return replace(found, ask_safety=_safety_due(look), balance=balance)


def _safety_due(look: Look) -> bool:
    """Whether the questions are due: over 28 days since the last session and the last answers."""
    advised = look.advised
    answered = advised is not None and 0 <= (look.today - advised.day).days < RESTART_FROM_DAYS
    return look.away >= RESTART_FROM_DAYS and not answered
