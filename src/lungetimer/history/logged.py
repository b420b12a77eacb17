"""Records of sessions that were done without the program and logged later."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta, tzinfo
from typing import TYPE_CHECKING, Final

import msgspec

from lungetimer.history.edits import EditError
from lungetimer.history.fields import moment_of
from lungetimer.history.plan_record import plan_record
from lungetimer.history.session_records import SessionRecord, SetRecord
from lungetimer.moments import NoSuchDayError, local_moment
from lungetimer.training.status import Status
from lungetimer.training.timeline import PhaseKind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lungetimer.training.plan import Leg
    from lungetimer.training.timeline import Timeline

NOON: Final = time(12)
EARLIEST: Final = date(1970, 1, 2)
DAY_MINUTES: Final = 24 * 60


def logged_record(
    done: Timeline,
    day: date,
    *,
    now: datetime,
    id: str,  # noqa: A002  # the field's name in the file
    app_version: str,
    at: time = NOON,
    zone: tzinfo | None = None,
    last_lead: Leg | None = None,
) -> SessionRecord:
    """Return the record of a completed session in which the whole plan was done.

    Args:
        done: the timeline of the plan, with the drills and stretches that were done. Its get-ready
            times do not count.
        day: the local date of the session.
        now: the current time, with its offset from UTC.
        id: the id of the new record.
        app_version: the version of this program, which the record contains.
        at: the local time at which the session started. If the clocks skipped this time when they
            went forward, a later time on the same day is used.
        zone: the time zone of ``day`` and ``at``; None for that of the system.
        last_lead: the leg that began each set of the previous session. It decides the first leg if
            the plan's ``lead_leg`` is auto.

    Raises:
        EditError: the day is in the future, before `EARLIEST`, or does not exist in the time zone.
    """
    if not EARLIEST <= day <= now.date():
        raise EditError(
            f"the date must be from {EARLIEST.isoformat()} to today"
            f" ({now.date().isoformat()}), not {day.isoformat()}"
        )
    try:
        started = moment_of(local_moment(datetime.combine(day, at), zone))
    except NoSuchDayError as error:
        raise EditError(str(error)) from None
    plan = done.plan
    works_s = [float(plan.set_s(number)) for number in range(1, plan.sets + 1)]
    warm_up_s, cool_down_s = _seconds(done, PhaseKind.WARM_UP), _seconds(done, PhaseKind.COOL_DOWN)
    sets_s = sum(works_s) + (plan.sets - 1) * plan.rest_s
    return SessionRecord(
        id=id,
        started_at=started,
        ended_at=started + timedelta(seconds=warm_up_s + sets_s + cool_down_s),
        updated_at=moment_of(now),
        status=Status.COMPLETED,
        plan=plan_record(plan.with_lead(last_lead)),
        sets=tuple(
            SetRecord(
                left=plan.reps_in(number),
                right=plan.reps_in(number),
                work_s=work_s,
                rest_s=float(plan.rest_s) if number < plan.sets else 0.0,
            )
            for number, work_s in enumerate(works_s, 1)
        ),
        warm_up_s=warm_up_s,
        cool_down_s=cool_down_s,
        app_version=app_version,
    )


def at_free_minute(
    record: SessionRecord, others: Iterable[SessionRecord], *, now: datetime
) -> SessionRecord:
    """Return the record, moved to a minute in which no other session of its day starts.

    Other programs distinguish sessions only by their local start time. If another session starts in
    the record's minute, the next free minute up to ``now`` is used, or else the nearest free minute
    before. If the day has no free minute, the record is returned unchanged.
    """
    used = {_minute(other.started_at) for other in others if other.day == record.day}
    wanted = _minute(record.started_at)
    if wanted not in used:
        return record
    after = range(wanted + 1, DAY_MINUTES)
    before = range(wanted - 1, -1, -1)
    for minute in (*after, *before):
        shift = timedelta(minutes=minute - wanted)
        if minute not in used and (minute < wanted or record.started_at + shift <= now):
            return msgspec.structs.replace(
                record, started_at=record.started_at + shift, ended_at=record.ended_at + shift
            )
    return record


def _seconds(done: Timeline, kind: PhaseKind) -> float:
    return float(sum(p.phase.length_s for p in done.phases if p.phase.kind is kind))


def _minute(moment: datetime) -> int:
    return moment.hour * 60 + moment.minute
