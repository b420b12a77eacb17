"""A session as far as it got: what ``session.json`` says, and how to go on from there."""

from __future__ import annotations

import os
import platform
from typing import TYPE_CHECKING, Annotated, Final, Literal

import msgspec
from msgspec import Meta

from lungetimer.history.fields import Kept, Moment, Reps, Seconds, ShortText, moment_of, seconds_of
from lungetimer.history.plan_record import PlanRecord, plan_from_record, plan_record
from lungetimer.history.recording import record_from
from lungetimer.history.records import SessionRecord  # noqa: TC001  # msgspec reads it at run time
from lungetimer.training.result import Adjustment, SessionResult, SetResult
from lungetimer.training.script import ResumePoint
from lungetimer.training.status import Status
from lungetimer.training.timeline import PhaseKind

if TYPE_CHECKING:
    from datetime import datetime

    from lungetimer.history.records import History
    from lungetimer.training.views import SessionView


FORMAT: Final = "lungetimer-checkpoint"
VERSION: Final = 1


class Position(Kept, frozen=True, kw_only=True, forbid_unknown_fields=True, gc=False):
    """Where the session stood: the phase, its set or drill, and in a set the rep, from 0."""

    phase: PhaseKind
    set: Annotated[int, Meta(ge=1, le=1000)] | None = None
    slot: Reps = 0
    drill: ShortText | None = None


class Checkpoint(Kept, frozen=True, kw_only=True, forbid_unknown_fields=True, gc=False):
    """A session as far as it got.

    Attributes:
        session: the record so far, with the plan as asked and every rep done.
        adjusted: the plan in force after live changes.
        lead_in_s: the lead-in of both plans, in seconds.
        elapsed_s: seconds since the start, pauses included.
        position: where it stood.
        saved_at: when this was written.
        pid: the process that ran it.
        host: the machine that ran it.
    """

    format: Literal["lungetimer-checkpoint"] = FORMAT
    version: Literal[1] = VERSION
    session: SessionRecord
    adjusted: PlanRecord
    lead_in_s: Annotated[int, Meta(ge=0, le=30)] = 5
    elapsed_s: Seconds
    position: Position
    saved_at: Moment
    pid: int = 0
    host: ShortText = ""

    def as_left_early(self) -> SessionRecord:
        """The record to keep when the session is not resumed.

        Completed all the same when only cool-down was left, else partial.
        """
        done = self.position.phase is PhaseKind.COOL_DOWN
        return msgspec.structs.replace(
            self.session, status=Status.COMPLETED if done else Status.PARTIAL
        )

    def resume_point(self) -> ResumePoint:
        """Where and with what a new ``training.session.Session`` goes on."""
        record = self.session
        earlier = SessionResult(
            status=Status.PARTIAL,
            planned=plan_from_record(record.plan, lead_in_s=self.lead_in_s),
            adjusted=plan_from_record(self.adjusted, lead_in_s=self.lead_in_s),
            adjustments=tuple(
                Adjustment(a.at_s, a.field, _plain(a.old), _plain(a.new))
                for a in record.adjustments
            ),
            sets=tuple(SetResult(s.left, s.right, s.work_s, s.rest_s, s.felt) for s in record.sets),
            warm_up_s=record.warm_up_s,
            cool_down_s=record.cool_down_s,
            paused_s=record.paused_s,
            elapsed_s=self.elapsed_s,
        )
        at = self.position
        return ResumePoint(at.phase, at.set, at.slot, at.drill, earlier)

    def is_settled_in(self, history: History) -> bool:
        """Whether the session was saved or deleted already, and only this file was left behind."""
        saved = history.find(self.session.id)
        if saved is not None:
            return saved.status is Status.COMPLETED or saved.reps >= self.session.reps
        return self.session.id in history.deleted


class _Head(msgspec.Struct, frozen=True, gc=False):
    """What tells a file's version, whatever else a newer lungetimer may write into it."""

    format: Literal["lungetimer-checkpoint"]
    version: int | float


def newer_version(data: bytes) -> int | None:
    """The version of a checkpoint that a newer lungetimer wrote; None for all other bytes."""
    try:
        version = int(msgspec.json.decode(data, type=_Head).version)
    except (ValueError, RecursionError):
        return None
    return version if version > VERSION else None


def position_of(view: SessionView) -> Position | None:
    """Where a session stands; None before its start and after its end."""
    if view.phase is None:
        return None
    number = view.phase.set
    if view.phase.kind is PhaseKind.LEAD_IN and number and number <= len(view.sets):
        # On the way back into a set that was under way: what goes on later is that set, at the rep
        # it would have begun with now.
        return Position(phase=PhaseKind.SET, set=number, slot=view.first_slot)
    return Position(
        phase=view.phase.kind,
        set=number,
        slot=view.rep.slot if view.rep else 0,
        drill=view.phase.drill.key if view.phase.drill else None,
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
    """The session so far, ready to be written; moments must know their offset from UTC.

    Raises:
        ValueError: a moment without offset, or outside the years 1970 to 9998.
    """
    record = record_from(
        result, id=id, started_at=started_at, ended_at=saved_at, app_version=app_version
    )
    return Checkpoint(
        session=record,
        adjusted=plan_record(result.adjusted),
        lead_in_s=result.planned.lead_in_s,
        elapsed_s=seconds_of(result.elapsed_s),
        position=position,
        saved_at=moment_of(saved_at),
        pid=os.getpid(),
        host=platform.node()[:200],
    )


def _plain(value: float | str) -> int | str:
    return value if isinstance(value, str) else int(value)
