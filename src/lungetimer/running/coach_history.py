"""Convert the user's history into the data from which the coach gives advice."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING

from msgspec import UNSET

from lungetimer.coaching.course import course_of
from lungetimer.coaching.levels import BEGINNER
from lungetimer.coaching.past import PastSession, SetDone, counts_by
from lungetimer.coaching.progression import Advised
from lungetimer.history.plan_record import plan_from_record
from lungetimer.history.weeks import FirstWeekday
from lungetimer.training.plan import Leg, LegOrder

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from lungetimer.coaching.course import Course
    from lungetimer.history.session_records import SessionRecord
    from lungetimer.history.set_records import SetRecord
    from lungetimer.settings import Settings


def past_of(record: SessionRecord) -> PastSession:
    """Return a session of the history in the form that the coach uses."""
    return PastSession(
        day=record.day,
        plan=plan_from_record(record.plan),
        planned_reps=record.plan.total_reps,
        done_reps=record.reps,
        rir=record.reps_in_reserve,
        pain=record.pain,
        at=record.started_at,
        sets=tuple(_set_of(done) for done in record.sets),
        one_leg_at_a_time=record.plan.leg_order is LegOrder.ONE_BY_ONE,
    )


def _set_of(done: SetRecord) -> SetDone:
    corrected = done.called_left is not UNSET or done.called_right is not UNSET
    called = (done.called(Leg.LEFT), done.called(Leg.RIGHT)) if corrected else None
    return SetDone(done.left, done.right, done.felt, called)


def pasts_of(records: Iterable[SessionRecord]) -> tuple[PastSession, ...]:
    """Return sessions in the form that the coach uses, in the order in which they started."""
    return tuple(past_of(r) for r in sorted(records, key=lambda r: r.started_at.timestamp()))


def advised_by(settings: Settings) -> Advised | None:
    """Return date and result of the safety questions; None if they were never answered."""
    if settings.safety_accepted is None:
        return None
    return Advised(settings.safety_accepted, settings.safety_level or BEGINNER)


def _has_begun(record: SessionRecord, today: date) -> bool:
    """Return whether a session started before the next midnight on this machine.

    A session can have tomorrow's date, because it was started in another time zone where the next
    day had already begun. Such a session counts if it started before the next midnight here.
    """
    if record.day <= today:
        return True
    midnight = datetime.combine(today + timedelta(days=1), time())
    return record.started_at < midnight.astimezone()


def course_by(records: Iterable[SessionRecord], settings: Settings, today: date) -> Course:
    """Return the coach's summary of all sessions up to today; slow with a long history."""
    pasts = pasts_of(record for record in records if _has_begun(record, today))
    known = [past for past in pasts if counts_by(past, today)]
    sunday = settings.first_weekday == FirstWeekday.SUNDAY
    return course_of(
        known,
        weekly_target=settings.weekly_target,
        first_weekday=6 if sunday else 0,
        unit=settings.unit,
    )
