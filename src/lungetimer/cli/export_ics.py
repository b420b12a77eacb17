"""``export ics``: write the next training days as a calendar."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from lungetimer.cli.errors import CommandError
from lungetimer.cli.plan_asked import plan_asked
from lungetimer.cli.quick_history import now, report_of_today
from lungetimer.cli.settings_loader import load_settings_and_warn
from lungetimer.coaching.doses import dosed
from lungetimer.coaching.drills import routines
from lungetimer.history.training_days import next_days, usual_days, usual_time
from lungetimer.history.weeks import FirstWeekday
from lungetimer.running.outlook import outlook_of
from lungetimer.text import minutes
from lungetimer.training.timeline import Timeline
from lungetimer.words.plan_words import counted_reps, dose_words

if TYPE_CHECKING:
    from datetime import date

    from lungetimer.history.exchange.calendar import Session
    from lungetimer.history.session_records import History
    from lungetimer.settings import Settings
    from lungetimer.training.plan import Plan


def calendar_data(history: History, *, weeks: int, remind: int) -> tuple[bytes, int]:
    """Return the calendar of the next weeks as iCalendar data, and its number of training days.

    Args:
        history: the history.
        weeks: how many weeks the calendar covers, from today.
        remind: how many minutes before a session the calendar reminds the user.

    Raises:
        CommandError: the library that writes calendars is missing.
    """
    try:
        from lungetimer.history.exchange.calendar import to_calendar  # noqa: PLC0415  # an extra
    except ImportError:
        raise CommandError(
            "export ics needs the package icalendar; to install it, run pip install "
            "'lungetimer[calendar]'"
        ) from None
    settings = load_settings_and_warn()
    moment = now()
    today = moment.date()
    at = usual_time(history.sessions, today)
    weekdays = usual_days(history.sessions, today, settings.weekly_target)
    first_weekday = FirstWeekday(settings.first_weekday)
    days = next_days(weekdays, moment, at, weeks, history.frozen_weeks, first_weekday)
    usual = plan_asked(settings, None, {}).with_lead(None)
    report = report_of_today(history, settings)
    back = outlook_of(history, settings, today, report).comeback
    coming = {day: _session(day, usual, settings) for day in days}
    if back is not None and back.steps:
        # Until the last day of a comeback, its sessions replace the usual ones.
        end, last = back.steps[-1].day, today + timedelta(weeks=weeks)
        coming = {day: one for day, one in coming.items() if day > end}
        for step in back.steps:
            if step.day < last and (step.day > today or at > moment.time()):
                plan = dosed(usual, step.plan)
                coming[step.day] = _session(step.day, plan, settings, step.reason)
    data = to_calendar((coming[day] for day in sorted(coming)), at, now=moment, remind_min=remind)
    return data, len(coming)


def _session(day: date, plan: Plan, settings: Settings, why: str = "") -> Session:
    """Return the calendar entry of a session.

    Args:
        day: the day of the session.
        plan: the plan of the session.
        settings: the settings.
        why: the reason for a session of a comeback; empty for any other session.
    """
    from lungetimer.history.exchange.calendar import Session  # noqa: PLC0415  # an extra

    line = Timeline.of(plan, *routines(plan, kneeling=settings.kneeling))
    if why:
        text = f"Comeback: {dose_words(plan, settings.unit)}. {why}"
        how = "run lungetimer and press c to use the coach's suggestion"
    else:
        text = f"{counted_reps(plan)} per leg. Length: about {minutes(line.total_s)}."
        how = "run lungetimer start"
    return Session(day, line.total_s, f"{text} To start, {how}.")
