"""``log``: add a session that was done without lungetimer."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING, Any

import click
import msgspec

from lungetimer import __version__
from lungetimer.cli.completion_values import days
from lungetimer.cli.errors import CommandError
from lungetimer.cli.history_access import Day, change_and_warn, load_and_warn
from lungetimer.cli.numbers import Whole
from lungetimer.cli.plan_asked import plan_asked
from lungetimer.cli.plan_options import done_plan_options
from lungetimer.cli.quick_history import now, report_of_today
from lungetimer.cli.settings_loader import load_settings_and_warn
from lungetimer.cli.times import TimeOfDay
from lungetimer.coaching.drills import routines
from lungetimer.history.edits import EditError
from lungetimer.history.logged import NOON, at_free_minute, logged_record
from lungetimer.history.merge import with_sessions
from lungetimer.history.plan_record import plan_from_record
from lungetimer.history.session_id import new_id
from lungetimer.text import clean_text, days_words
from lungetimer.training.timeline import Timeline
from lungetimer.words.plan_words import counted_reps

if TYPE_CHECKING:
    from datetime import date

    from lungetimer.history.session_records import History, SessionRecord
    from lungetimer.history.streaks import StreakReport

SCORE = Whole(0, 10, like=3)


@click.command()
@click.argument("day", type=Day(), metavar="DATE", shell_complete=days)
@done_plan_options
@click.option(
    "--time",
    "at",
    type=TimeOfDay(),
    metavar="HH:MM",
    help="The time when the session started, e.g. 18:30.",
)
@click.option(
    "--rir",
    type=SCORE,
    metavar="N",
    help="Reps in reserve (RIR): how many more good reps you could have done, 0 to 10.",
)
@click.option(
    "--pain", type=SCORE, metavar="N", help="Your worst pain in the session, from 0 (none) to 10."
)
@click.option("--note", default="", metavar="TEXT", help="A note in your own words.")
def log(
    day: date,
    preset: str | None,
    at: time | None,
    rir: int | None,
    pain: int | None,
    note: str,
    **given: Any,  # noqa: ANN401  # click's values
) -> None:
    """Add a session that you did without lungetimer.

    DATE is a date like 2026-11-22, today or yesterday. PRESET is the name of a level, such as
    beginner, or of a preset that you saved. Without PRESET, the plan in your settings is used. Use
    options to change single values of the plan. All reps of the plan count as done. The session
    has a warm-up only if you give --warm-up, and a cool-down only if you give --cool-down.
    """
    settings = load_settings_and_warn()
    # The warm-up and cool-down in the settings do not say what the user really did.
    silent = {name: "off" for name in ("warm_up", "cool_down") if given[name] is None}
    plan = plan_asked(settings, preset, given | silent)
    history = load_and_warn().history
    moment = now()
    last = max(history.sessions, key=lambda s: s.started_at, default=None)
    if at is not None and datetime.combine(day, at) > moment.replace(tzinfo=None):
        raise CommandError(f"--time must be in the past, not {at:%H:%M} on {day}", 2)
    try:
        record = logged_record(
            Timeline.of(plan, *routines(plan, kneeling=settings.kneeling)),
            day,
            now=moment,
            id=new_id(),
            app_version=__version__,
            at=at or _usual(day, moment),
            last_lead=last.lead if last else None,
        )
    except EditError as error:
        raise CommandError(str(error), 2) from None
    answers = {"reps_in_reserve": rir, "pain": pain, "note": clean_text(note)[:100_000]}
    record = msgspec.structs.replace(record, **answers)

    def add(known: History) -> History:
        nonlocal record
        if at is None:
            record = at_free_minute(record, known.sessions, now=moment)
        return with_sessions(known, (record,))

    report = report_of_today(change_and_warn(add), settings)
    click.echo(f"Logged {_words(record)}. {_week_words(report, record.started_at.date())}")


def _week_words(report: StreakReport, day: date) -> str:
    """Return a sentence about the training days in the week that contains a day."""
    found = next(
        (w for w in report.weeks if timedelta() <= day - w.first_day < timedelta(weeks=1)), None
    )
    if found is None or found.current:
        return f"This week: {days_words(report.days_this_week, report.weekly_target)}."
    monday = found.first_day
    return f"Week of {monday.day} {monday:%B %Y}: {days_words(found.days, found.target)}."


def _usual(day: date, moment: datetime) -> time:
    """Return the default start time: noon, or half an hour ago if noon is still to come."""
    if day != moment.date() or moment.time() >= NOON:
        return NOON
    earlier = moment - timedelta(minutes=30)
    return earlier.time().replace(microsecond=0) if earlier.date() == day else time(0)


def _words(record: SessionRecord) -> str:
    reps = counted_reps(plan_from_record(record.plan))
    return f"{record.started_at:%Y-%m-%d %H:%M}: {reps} per leg, {record.reps} in total"
