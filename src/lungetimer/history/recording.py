"""From a session's outcome to the record that is kept of it."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

from lungetimer.history.fields import moment_of, seconds_of
from lungetimer.history.plan_record import plan_record
from lungetimer.history.records import AdjustmentRecord, SessionRecord, SetRecord
from lungetimer.text import clean_text

if TYPE_CHECKING:
    from datetime import datetime

    from lungetimer.training.result import SessionResult


def new_id() -> str:
    """An id for a session, unlike any other on any machine."""
    return uuid.uuid4().hex


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
    """What to remember of a session's outcome; moments must know their offset from UTC.

    Raises:
        ValueError: a moment without offset, or outside the years 1970 to 9998.
    """
    return SessionRecord(
        id=id,
        started_at=moment_of(started_at),
        # A wall clock that was set back meanwhile must not make a session end before it began.
        ended_at=moment_of(max(started_at, ended_at)),
        updated_at=moment_of(max(started_at, ended_at)),
        status=result.status,
        plan=plan_record(result.planned),
        adjustments=tuple(
            AdjustmentRecord(at_s=seconds_of(a.at_s), field=a.field, old=a.old, new=a.new)
            for a in result.adjustments
        ),
        sets=tuple(
            SetRecord(
                left=s.left,
                right=s.right,
                work_s=seconds_of(s.work_s),
                rest_s=seconds_of(s.rest_s),
                felt=s.felt,
            )
            for s in result.sets
        ),
        warm_up_s=seconds_of(result.warm_up_s),
        cool_down_s=seconds_of(result.cool_down_s),
        paused_s=seconds_of(result.paused_s),
        reps_in_reserve=reps_in_reserve,
        pain=pain,
        note=clean_text(note),
        app_version=app_version,
    )
