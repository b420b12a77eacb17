"""Compute what comes next: the coach's suggestion, what is due this week, and the comeback."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from lungetimer.coaching.comeback import comeback_of
from lungetimer.coaching.doses import dosed
from lungetimer.coaching.drills import routines
from lungetimer.coaching.due import DueState, WeekSoFar, due_of
from lungetimer.coaching.progression import suggest_after
from lungetimer.frozen import frozen
from lungetimer.history.training_days import usual_days
from lungetimer.history.weeks import FirstWeekday, week_name
from lungetimer.running.coach_history import advised_by, course_by
from lungetimer.training.timeline import Timeline
from lungetimer.words.due_words import due_line, short_due

if TYPE_CHECKING:
    from datetime import date

    from lungetimer.coaching.comeback import Comeback
    from lungetimer.coaching.due import Due
    from lungetimer.coaching.suggestion import Suggestion
    from lungetimer.history.session_records import History
    from lungetimer.history.streaks import StreakReport
    from lungetimer.settings import Settings
    from lungetimer.training.plan import Plan


@frozen
class DueToday:
    """What is still to do for this week's goal, and how long the smallest useful session takes.

    Attributes:
        due: what is still to do this week, and the smallest session that counts for the goal.
        minutes: the length of this smallest session with warm-up and cool-down; 0 if there is no
            such session.
        new: whether the history is empty, so that no goal can have been missed.
    """

    due: Due
    minutes: int = 0
    new: bool = False

    @property
    def line(self) -> str:
        """The line that ``lungetimer due`` prints."""
        return due_line(self.due, self.minutes)

    @property
    def short(self) -> str:
        """What is due this week, in a few words; empty if nothing needs to be said."""
        if self.new and self.due.state is DueState.LOST:
            return ""
        return short_due(self.due, self.minutes)


@frozen
class Outlook:
    """What comes next for the user on one day.

    Attributes:
        suggestion: the coach's suggestion for the day.
        due: what is still to do this week.
        comeback: the comeback after a break or pain; None if there is none.
    """

    suggestion: Suggestion
    due: DueToday
    comeback: Comeback | None


def outlook_of(history: History, settings: Settings, today: date, report: StreakReport) -> Outlook:
    """Return what comes next for the user; this is slow with a long history.

    Args:
        history: all sessions and the frozen weeks.
        settings: the weekly goal, the plan and the result of the safety questions are used.
        today: the local date.
        report: the streaks up to today.
    """
    course = course_by(history.sessions, settings, today)
    advised = advised_by(settings)
    suggestion = suggest_after(course, today, advised=advised)
    # A user who has trained before must answer the safety questions again only after a break. The
    # suggestion already takes that into account.
    never_asked = advised is None and not course.sessions
    due = due_of(week_so_far(report), suggestion, safety_due=never_asked)
    first_weekday = FirstWeekday(settings.first_weekday)
    comeback = comeback_of(
        course,
        today,
        weekdays=usual_days(history.sessions, today, settings.weekly_target),
        is_frozen=lambda day: week_name(day, first_weekday) in history.frozen_weeks,
        advised=advised,
    )
    minutes = session_minutes(dosed(settings.plan, due.smallest), settings) if due.smallest else 0
    return Outlook(suggestion, DueToday(due, minutes, new=not history.sessions), comeback)


def week_so_far(report: StreakReport) -> WeekSoFar:
    """Return what has been done this week so far, in the form that `due_of` needs."""
    trained_today = any(mark.is_today and mark.trained for mark in report.marks)
    ahead = sum(mark.is_today or mark.is_future for mark in report.marks)
    return WeekSoFar(
        name=report.week,
        days_done=report.days_this_week,
        weekly_target=report.weekly_target,
        days_left=ahead - trained_today,
        trained_today=trained_today,
        frozen=report.weeks[-1].frozen,
    )


def session_minutes(plan: Plan, settings: Settings) -> int:
    """Return how long a session with this plan takes, in minutes, rounded up."""
    total_s = Timeline.of(plan, *routines(plan, kneeling=settings.kneeling)).total_s
    return math.ceil(total_s / 60)
