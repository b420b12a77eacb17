"""The coach's suggestion for today, made by the first of the coach's rules that applies.

A suggestion always has a reason and a source. After pain or a long break, nothing is added until
an answer shows that a session went well. No suggestion adds more than one thing at a time.
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
    """Return the suggestion for today.

    Args:
        sessions: earlier sessions in any order. A session with less than half of its plan done
            counts only for its pain, and as a sign that the plan was too hard. Future sessions are
            ignored.
        today: local date.
        weekly_target: training days a week. Several weeks in a row with three training days (four
            if the target is four or more) call for an easy week.
        first_weekday: the first day of a week; 0 is Monday.
        advised: outcome of the latest safety questions; None if they were never answered.
        unit: the unit in which the person's weights are sold and shown.
    """
    known = [session for session in sessions if counts_by(session, today)]
    course = course_of(known, weekly_target=weekly_target, first_weekday=first_weekday, unit=unit)
    return suggest_after(course, today, advised=advised)


def suggest_after(course: Course, today: date, *, advised: Advised | None = None) -> Suggestion:
    """Return the suggestion for ``today`` from a `Course` of all sessions so far; see `suggest`."""
    if not course.sessions or course.usual is None:
        return before_any_session(course, today, advised)
    look = Look(course, course.usual, today, advised)
    found = next(s for rule in RULES if (s := rule(look)) is not None)
    balance = leg_balance(course.sessions, today)
    return replace(found, ask_safety=_safety_due(look), balance=balance)


def _safety_due(look: Look) -> bool:
    """Return whether both the last session and the last safety answers are over 28 days old."""
    advised = look.advised
    answered = advised is not None and 0 <= (look.today - advised.day).days < RESTART_FROM_DAYS
    return look.away >= RESTART_FROM_DAYS and not answered
