"""Convert the result of a session into the record that the history file stores."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from msgspec import UNSET

from lungetimer.history.fields import moment_of, seconds_of
from lungetimer.history.plan_record import plan_record
from lungetimer.history.session_records import (
    AdjustmentRecord,
    CorrectionRecord,
    SessionRecord,
    SetRecord,
)
from lungetimer.text import clean_text
from lungetimer.training.choices import Leg

if TYPE_CHECKING:
    from datetime import datetime

    from lungetimer.training.result import Correction, SessionResult, SetResult


def record_from(
    result: SessionResult,
    *,
    id: str,  # noqa: A002  # the field's name in the file
    started_at: datetime,
    ended_at: datetime,
    app_version: str,
    reps_in_reserve: int | None = None,
    pain: int | None = None,
    note: str = "",
) -> SessionRecord:
    """Return the record of a session, from the session's result and the user's answers.

    Raises:
        ValueError: a time has no offset from UTC, or is outside the years 1970 to 9998.
    """
    return SessionRecord(
        id=id,
        started_at=moment_of(started_at),
        # If the clock was set back during the session, the end must still not be before the start.
        ended_at=moment_of(max(started_at, ended_at)),
        updated_at=moment_of(max(started_at, ended_at)),
        status=result.status,
        plan=plan_record(result.planned),
        adjustments=tuple(
            AdjustmentRecord(
                at_s=seconds_of(a.at_s),
                field=a.field,
                old=a.old,
                new=a.new,
                reps_by_set=a.reps or UNSET,
            )
            for a in result.adjustments
        ),
        sets=tuple(
            _set(done, result.planned.reps_in(number)) for number, done in enumerate(result.sets, 1)
        ),
        warm_up_s=seconds_of(result.warm_up_s),
        cool_down_s=seconds_of(result.cool_down_s),
        paused_s=seconds_of(result.paused_s),
        reps_in_reserve=reps_in_reserve,
        pain=pain,
        note=clean_text(note),
        app_version=app_version,
        corrections=tuple(
            _correction(one, started_at, ended_at - timedelta(seconds=result.elapsed_s - one.at_s))
            for one in result.corrections
        )
        or UNSET,
    )


def _set(done: SetResult, planned: int) -> SetRecord:
    called = {leg: done.called(leg) for leg in Leg}
    return SetRecord(
        left=done.left,
        right=done.right,
        work_s=seconds_of(done.work_s),
        rest_s=seconds_of(done.rest_s),
        felt=done.felt,
        called_left=UNSET if called[Leg.LEFT] == done.left else called[Leg.LEFT],
        called_right=UNSET if called[Leg.RIGHT] == done.right else called[Leg.RIGHT],
        planned=UNSET if done.planned in {None, planned} else done.planned,
    )


def _correction(one: Correction, started_at: datetime, at: datetime) -> CorrectionRecord:
    """Return the record of a correction; its time is ``at`` if the correction has none yet."""
    moment = moment_of(max(started_at, at)) if one.at is None else one.at
    return CorrectionRecord(at=moment, set=one.set, leg=one.leg, old=one.old, new=one.new)
