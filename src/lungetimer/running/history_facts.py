"""Facts: what the screens need to know of the history, gathered once after each change."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from lungetimer.history.days import days_of, last_training_day
from lungetimer.history.heatmap import HeatColumn, heat_map
from lungetimer.history.records import History
from lungetimer.history.streaks import StreakReport, report_of_days
from lungetimer.history.weeks import FirstWeekday

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from lungetimer.coaching.progression import Suggestion
    from lungetimer.history.days import Day
    from lungetimer.settings import Settings
    from lungetimer.training.plan import Leg
    from lungetimer.training.result import Felt

STRIP_WEEKS: Final = 12


@dataclass(frozen=True, slots=True)
class Facts:
    """What history tells on one day.

    Attributes:
        today: that day.
        report: streaks and this week's days.
        heat: the last twelve weeks.
        last_lead: the leg that led last session, or the other one than the leg that the
            coach wants to lead because it stops earlier.
        last_felt: the last thing said of a set of the last session.
        turn: how many sessions there were.
        last_day: the latest training day, not after today.
        suggestion: what the coach suggests for today; None before the history has been read.
        known: False until the history has been read.
        pending: sessions that are not on the disk yet.
        first_weekday: the day on which weeks start.
        days: every date with a session.
    """

    today: date
    report: StreakReport
    heat: tuple[HeatColumn, ...]
    last_lead: Leg | None = None
    last_felt: Felt | None = None
    turn: int = 0
    last_day: date | None = None
    suggestion: Suggestion | None = None
    known: bool = True
    pending: int = 0
    first_weekday: FirstWeekday = FirstWeekday.MONDAY
    days: Mapping[date, Day] = field(default_factory=dict, compare=False, repr=False)


def facts_of(history: History, settings: Settings, today: date, *, known: bool = True) -> Facts:
    """Gather the facts; a pass over all sessions, so not on the event loop."""
    first_weekday = FirstWeekday(settings.first_weekday)
    days = days_of(history.sessions)
    begun = (session for session in history.sessions if session.day <= today)
    last = max(begun, key=lambda s: s.started_at, default=None)
    felt = [s.felt for s in last.sets if s.felt] if last else []
    suggestion = _suggestion(history, settings, today) if known else None
    return Facts(
        today=today,
        report=report_of_days(
            days,
            today=today,
            weekly_target=settings.weekly_target,
            target_changes=history.weekly_targets,
            frozen_weeks=history.frozen_weeks,
            first_weekday=first_weekday,
        ),
        heat=heat_map(
            days,
            today=today,
            weeks=STRIP_WEEKS,
            frozen_weeks=history.frozen_weeks,
            first_weekday=first_weekday,
        ),
        last_lead=_other_than_next(suggestion) or (last.lead if last else None),
        last_felt=felt[-1] if felt else None,
        turn=len(history.sessions),
        last_day=last_training_day(days, today),
        suggestion=suggestion,
        known=known,
        first_weekday=first_weekday,
        days=days,
    )


def _other_than_next(suggestion: Suggestion | None) -> Leg | None:
    """The leg that does not lead next, where the coach has found which of them should."""
    balance = suggestion.balance if suggestion else None
    return balance.leg.other if balance else None


def _suggestion(history: History, settings: Settings, today: date) -> Suggestion:
    from lungetimer.running.coach_history import suggestion_of  # noqa: PLC0415  # the coach's rules: not before the first frame

    return suggestion_of(history.sessions, settings, today)


def rules_of(settings: Settings) -> tuple[object, ...]:
    """What of the settings the facts follow: while it is the same, so are they."""
    return (
        settings.weekly_target,
        settings.first_weekday,
        settings.safety_accepted,
        settings.safety_level,
    )


def no_facts(settings: Settings, today: date) -> Facts:
    """Before the history has been read."""
    return facts_of(History(), settings, today, known=False)
