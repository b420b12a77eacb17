"""``export ics``: the next training days as a calendar."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lungetimer.cli.errors import CommandError
from lungetimer.cli.history_access import now
from lungetimer.cli.plan_options import plan_asked
from lungetimer.cli.settings_loader import load_settings_telling
from lungetimer.coaching.drills import routines
from lungetimer.history.exchange.training_days import next_days, usual_days, usual_time
from lungetimer.text import counted, minutes
from lungetimer.training.timeline import Timeline

if TYPE_CHECKING:
    from lungetimer.history.records import History


def calendar_data(history: History, *, weeks: int, remind: int) -> tuple[bytes, int]:
    """Return the calendar of the weeks ahead, and how many training days are in it.

    Raises:
        CommandError: the library that writes calendars is missing.
    """
    try:
        from lungetimer.history.exchange.calendar import to_calendar  # noqa: PLC0415  # an extra
    except ImportError:
        raise CommandError(
            "export ics needs icalendar: install it with the extra calendar,"
            " pip install 'lungetimer[calendar]'"
        ) from None
    settings = load_settings_telling()
    moment = now()
    plan = plan_asked(settings, None, {}).with_lead(None)
    line = Timeline.of(plan, *routines(plan, kneeling=settings.kneeling))
    at = usual_time(history.sessions, moment.date())
    weekdays = usual_days(history.sessions, moment.date(), settings.weekly_target)
    coming = next_days(weekdays, moment, at, weeks, history.frozen_weeks)
    data = to_calendar(
        coming,
        at,
        now=moment,
        length_s=line.total_s,
        remind_min=remind,
        text=f"{plan.sets} x {counted(plan.reps_per_leg, 'rep')} each leg,"
        f" about {minutes(line.total_s)}. Start: lungetimer start",
    )
    return data, len(coming)
