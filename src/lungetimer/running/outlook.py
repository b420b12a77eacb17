"""Compute what lies ahead: the coach's suggestion, what is due this week, and the comeback."""

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
    """What is still to do for this week's goal, and how long that takes.

    Attributes:
        due: what this week still needs, and the smallest session that helps to meet the goal.
        minutes: the length of that session, including warm-up and cool-down; 0 if there is none.
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
        """What is due, in a few words; empty if there is nothing to say."""
        if self.new and self.due.state is DueState.LOST:
            return ""
        return short_due(self.due, self.minutes)


@frozen
class Outlook:
    """What lies ahead, seen from one day.

    Attributes:
        suggestion: the coach's suggestion for the day.
        due: what this week still needs.
        comeback: the comeback after a break or pain; None if there is none.
    """

    suggestion: Suggestion
    due: DueToday
    comeback: Comeback | None


def outlook_of(history: History, settings: Settings, today: date, report: StreakReport) -> Outlook:
    """Return what lies ahead; this visits every session.

    Args:
        history: all sessions and the frozen weeks.
        settings: the weekly target, the plan and the safety answers.
        today: the local date.
        report: the streaks up to today.
    """
    course = course_by(history.sessions, settings, today)
    advised = advised_by(settings)
    suggestion = suggest_after(course, today, advised=advised)
    # A user who has trained before answers the safety questions again only after a break, which
    # the suggestion already covers.
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
    """Return the current week as the input of `due_of`."""
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
    """Return the length of a session in minutes, rounded up."""
    total_s = Timeline.of(plan, *routines(plan, kneeling=settings.kneeling)).total_s
    return math.ceil(total_s / 60)
