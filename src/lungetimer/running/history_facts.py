"""The facts about the history that screens show, computed once after each change."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from lungetimer.frozen import field, frozen, replace
from lungetimer.history.days import days_of, last_training_day
from lungetimer.history.heatmap import HeatColumn, heat_map
from lungetimer.history.last_time import LegReps, last_time
from lungetimer.history.streaks import StreakReport, report_of_days
from lungetimer.history.weeks import FirstWeekday
from lungetimer.training.loads import Unit

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from lungetimer.coaching.comeback import Comeback
    from lungetimer.coaching.progression import Suggestion
    from lungetimer.history.bests import Bests
    from lungetimer.history.days import Day
    from lungetimer.history.session_records import History
    from lungetimer.running.outlook import DueToday, Outlook
    from lungetimer.settings import Settings
    from lungetimer.training.plan import Leg
    from lungetimer.training.result import Felt

STRIP_WEEKS: Final = 12


@frozen
class Facts:
    """What the program has derived from the history, as of one day.

    Attributes:
        today: that day.
        report: streaks and the days of this week.
        heat: the heat map of the last twelve weeks.
        last_lead: if the plan has no fixed first leg, the session begins with the other leg than
            this one. It is the first leg of the last session, or the stronger leg if the coach
            wants the weaker one to begin; None if there is no session.
        last_felt: how the last rated set of the last session felt; None if no set was rated.
        turn: the number of sessions so far; the tips change with it.
        last_day: the latest training day, not after today.
        suggestion: the coach's suggestion for today; None before the history has been read.
        known: whether the history has been read.
        pending: the number of sessions that are not on the disk yet.
        first_weekday: the day on which weeks start.
        unit: the unit in which loads are shown.
        days: every date with a session.
        due: what is still to do this week; None before the history has been read.
        comeback: the comeback after a break or pain; None if there is none.
        bests: the personal records; None before the history has been read.
        last_time: the reps of each leg in each set of the latest session.
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
    unit: Unit = Unit.KG
    days: Mapping[date, Day] = field(default_factory=dict)
    due: DueToday | None = None
    comeback: Comeback | None = None
    bests: Bests | None = None
    last_time: tuple[LegReps, ...] = ()


def facts_of(history: History, settings: Settings, today: date) -> Facts:
    """Return all facts about a history; this is slow, so do not call it on the event loop."""
    first_weekday = FirstWeekday(settings.first_weekday)
    first = first_facts(history, settings, today)
    days = first.days
    report = report_of_days(
        days,
        today=today,
        weekly_target=settings.weekly_target,
        target_changes=history.weekly_targets,
        frozen_weeks=history.frozen_weeks,
        first_weekday=first_weekday,
    )
    outlook = _outlook(history, settings, today, report)
    suggestion = outlook.suggestion
    return replace(
        first,
        report=report,
        heat=heat_map(
            days,
            today=today,
            weeks=STRIP_WEEKS,
            frozen_weeks=history.frozen_weeks,
            first_weekday=first_weekday,
        ),
        last_lead=_other_than_next(suggestion) or first.last_lead,
        suggestion=suggestion,
        known=True,
        due=outlook.due,
        comeback=outlook.comeback,
        bests=_bests(history, report, today),
    )


def first_facts(history: History, settings: Settings, today: date) -> Facts:
    """Return only the facts that a session needs at its start.

    All other facts, such as those of the coach, have the values of `no_facts`. ``last_lead`` is the
    first leg of the last session, even if the coach wants a certain leg first.
    """
    days = days_of(history.sessions)
    begun = [session for session in history.sessions if session.day <= today]
    last = max(begun, key=lambda s: s.started_at, default=None)
    felt = [s.felt for s in last.sets if s.felt] if last else []
    return replace(
        no_facts(settings, today),
        last_lead=last.lead if last else None,
        last_felt=felt[-1] if felt else None,
        turn=len(history.sessions),
        last_day=last_training_day(days, today),
        days=days,
        last_time=last_time(begun),
    )


def _other_than_next(suggestion: Suggestion | None) -> Leg | None:
    """Return the stronger leg if the coach wants the weaker leg first, else None."""
    balance = suggestion.balance if suggestion else None
    return balance.leg.other if balance else None


def _outlook(history: History, settings: Settings, today: date, report: StreakReport) -> Outlook:
    from lungetimer.running.outlook import outlook_of  # noqa: PLC0415  # the coach's rules: not before the first frame

    return outlook_of(history, settings, today, report)


def _bests(history: History, report: StreakReport, today: date) -> Bests:
    from lungetimer.running.records_held import records_held  # noqa: PLC0415  # the coach's rules: not before the first frame

    return records_held(history, report, today)


def rules_of(settings: Settings) -> tuple[object, ...]:
    """Return the settings on which `Facts` depend; if one changes, the facts are out of date."""
    return (
        settings.weekly_target,
        settings.first_weekday,
        settings.safety_accepted,
        settings.safety_level,
        settings.plan,
        settings.kneeling,
        settings.units,
    )


def no_facts(settings: Settings, today: date) -> Facts:
    """Return facts for the time before the history has been read.

    This function must not import the types of the history's records: that would take long.
    """
    first_weekday = FirstWeekday(settings.first_weekday)
    return Facts(
        today=today,
        report=report_of_days(
            {}, today=today, weekly_target=settings.weekly_target, first_weekday=first_weekday
        ),
        heat=heat_map({}, today=today, weeks=STRIP_WEEKS, first_weekday=first_weekday),
        known=False,
        first_weekday=first_weekday,
        unit=settings.unit,
    )
