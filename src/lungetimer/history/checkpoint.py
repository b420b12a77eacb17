"""Checkpoint: the contents of ``session.json``, from which an interrupted session can resume."""

from __future__ import annotations

import os
import platform
from typing import TYPE_CHECKING, Annotated, Final, Literal

import msgspec
from msgspec import UNSET, Meta, UnsetType

from lungetimer.history.fields import (
    Moment,
    RecordBase,
    Reps,
    Seconds,
    SetNumber,
    ShortText,
    moment_of,
    seconds_of,
)
from lungetimer.history.plan_record import PlanRecord, plan_from_record, plan_record
from lungetimer.history.recording import record_from
from lungetimer.history.session_records import SessionRecord  # noqa: TC001  # msgspec reads it at run time
from lungetimer.training.result import Adjustment, Correction, SessionResult, SetResult
from lungetimer.training.script import ResumePoint
from lungetimer.training.status import Status
from lungetimer.training.timeline import PhaseKind

if TYPE_CHECKING:
    from datetime import datetime

    from lungetimer.history.session_records import (
        AdjustmentRecord,
        CorrectionRecord,
        History,
        SetRecord,
    )
    from lungetimer.training.views import SessionView


FORMAT: Final = "lungetimer-checkpoint"
VERSION: Final = 2


class Position(RecordBase, frozen=True, kw_only=True, forbid_unknown_fields=True, gc=False):
    """The point that a session has reached.

    Attributes:
        phase: the kind of the current phase.
        set: the number of the set, from 1, if the phase belongs to a set.
        slot: the index of the current rep in its set, from 0, both legs counted.
        drill: the id of the current drill or stretch.
        lead_reps: the reps that the first leg did in this set, if the legs do not alternate. The
            field is missing until the other leg begins, and always if the legs alternate.
    """

    phase: PhaseKind
    set: SetNumber | None = None
    slot: Reps = 0
    drill: ShortText | None = None
    lead_reps: Annotated[int, Meta(ge=1, le=50)] | UnsetType = UNSET


class Checkpoint(RecordBase, frozen=True, kw_only=True, forbid_unknown_fields=True, gc=False):
    """State of a session that has not ended yet.

    Attributes:
        version: 1, or 2 if there is a field that lungetimer 0.1 does not know. For version 2,
            lungetimer 0.1 reports that a newer version wrote the file, and leaves it unchanged.
        session: the record of the session so far, with the original plan and every rep done.
        adjusted: the plan after the user's changes during the session.
        lead_in_s: the get-ready time in both plans, in seconds.
        elapsed_s: seconds since the start of the session, pauses included.
        position: the point that the session has reached.
        saved_at: when this checkpoint was written.
        pid: id of the process that ran the session.
        host: name of the machine that ran the session.
    """

    format: Literal["lungetimer-checkpoint"] = FORMAT
    version: Literal[1, 2] = 1
    session: SessionRecord
    adjusted: PlanRecord
    lead_in_s: Annotated[int, Meta(ge=0, le=30)] = 5
    elapsed_s: Seconds
    position: Position
    saved_at: Moment
    pid: int = 0
    host: ShortText = ""

    def as_ended_early(self) -> SessionRecord:
        """Return the record to save if the user does not resume the session.

        The status is completed if the session had reached the cool-down, otherwise partial.
        """
        done = self.position.phase is PhaseKind.COOL_DOWN
        return msgspec.structs.replace(
            self.session, status=Status.COMPLETED if done else Status.PARTIAL
        )

    def resume_point(self) -> ResumePoint:
        """Return the point at which a new ``training.session.Session`` can resume this session."""
        record = self.session
        earlier = SessionResult(
            status=Status.PARTIAL,
            planned=plan_from_record(record.plan, lead_in_s=self.lead_in_s),
            adjusted=plan_from_record(self.adjusted, lead_in_s=self.lead_in_s),
            adjustments=tuple(
                Adjustment(a.at_s, a.field, _plain(a.old), _plain(a.new), _reps(a))
                for a in record.adjustments
            ),
            sets=tuple(_set_result(done) for done in record.sets),
            warm_up_s=record.warm_up_s,
            cool_down_s=record.cool_down_s,
            paused_s=record.paused_s,
            elapsed_s=self.elapsed_s,
            corrections=tuple(_correction(record, one) for one in record.corrected),
        )
        at = self.position
        return ResumePoint(at.phase, at.set, at.slot, at.drill, earlier, _or_none(at.lead_reps))

    def is_settled_in(self, history: History) -> bool:
        """Return whether the history has this session in full, or the user deleted the session."""
        saved = history.find(self.session.id)
        if saved is not None:
            # Compare the reps that the program counted, because corrections may lower reps done.
            called = saved.called_reps >= self.session.called_reps
            return saved.status is Status.COMPLETED or called
        return self.session.id in history.deleted


class _Head(msgspec.Struct, frozen=True, gc=False):
    """The fields by which every version of the program recognizes a checkpoint and its format."""

    format: Literal["lungetimer-checkpoint"]
    version: int | float


def newer_version(data: bytes) -> int | None:
    """Return the version of a checkpoint's format if a newer lungetimer wrote it, else None."""
    try:
        version = int(msgspec.json.decode(data, type=_Head).version)
    except (ValueError, RecursionError):
        return None
    return version if version > VERSION else None


def position_of(view: SessionView) -> Position | None:
    """Return the point that a session has reached, or None before its start and after its end."""
    if view.phase is None:
        return None
    number = view.phase.set
    if view.phase.kind is PhaseKind.LEAD_IN and number and number <= len(view.sets):
        # The user gets into position to continue a set that had already begun. Store this set, and
        # the rep with which it would continue.
        slot, lead_reps = view.first_slot, view.first_lead_reps
        return Position(phase=PhaseKind.SET, set=number, slot=slot, lead_reps=_or_unset(lead_reps))
    return Position(
        phase=view.phase.kind,
        set=number,
        slot=view.slot,
        drill=view.phase.drill.key if view.phase.drill else None,
        lead_reps=_or_unset(view.lead_reps),
    )


def checkpoint_of(
    result: SessionResult,
    position: Position,
    *,
    id: str,  # noqa: A002  # the field's name in the file
    started_at: datetime,
    saved_at: datetime,
    app_version: str,
) -> Checkpoint:
    """Return the checkpoint of the session so far.

    Raises:
        ValueError: a time has no offset from UTC, or is outside the years 1970 to 9998.
    """
    record = record_from(
        result, id=id, started_at=started_at, ended_at=saved_at, app_version=app_version
    )
    adjusted = plan_record(result.adjusted)
    plain = record.known_to_all and adjusted.known_to_all and position.lead_reps is UNSET
    return Checkpoint(
        version=1 if plain else VERSION,
        session=record,
        adjusted=adjusted,
        lead_in_s=result.planned.lead_in_s,
        elapsed_s=seconds_of(result.elapsed_s),
        position=position,
        saved_at=moment_of(saved_at),
        pid=os.getpid(),
        host=platform.node()[:200],
    )


def _plain(value: float | str) -> int | str:
    return value if isinstance(value, str) else int(value)


def _set_result(done: SetRecord) -> SetResult:
    return SetResult(
        done.left,
        done.right,
        done.work_s,
        done.rest_s,
        done.felt,
        _or_none(done.called_left),
        _or_none(done.called_right),
        _or_none(done.planned),
    )


def _correction(record: SessionRecord, one: CorrectionRecord) -> Correction:
    at_s = max(0.0, (one.at - record.started_at).total_seconds())
    return Correction(at_s, one.set, one.leg, one.old, one.new, one.at)


def _reps(change: AdjustmentRecord) -> tuple[int, ...]:
    return () if change.reps_by_set is UNSET else change.reps_by_set


def _or_none(value: int | UnsetType) -> int | None:
    return None if value is UNSET else value


def _or_unset(value: int | None) -> int | UnsetType:
    return UNSET if value is None else value
