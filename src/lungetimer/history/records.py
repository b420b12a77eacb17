"""What is remembered of a session, field by field as it stands in ``history.json``.

The file itself is described in docs/data-format.md. Every record may carry fields of a newer
version in ``unknown``; the codec keeps them when the file is rewritten.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Annotated, Final, Literal

from msgspec import UNSET, Meta, Struct, UnsetType, field

from lungetimer.text import clean_text
from lungetimer.training.events import Status  # noqa: TC001  # msgspec reads it at run time
from lungetimer.training.plan import Equipment, LeadLeg, Leg, Pacing, Plan, Routine, Support, Tempo
from lungetimer.training.result import Felt  # noqa: TC001  # msgspec reads it at run time

if TYPE_CHECKING:
    from lungetimer.training.result import SessionResult

FORMAT: Final = "lungetimer-history"
VERSION: Final = 1
UNKNOWN: Final = "~unknown"
TRAINED_SHARE: Final = 0.5

Seconds = Annotated[float, Meta(ge=0, le=10_000_000)]
Reps = Annotated[int, Meta(ge=0, le=1000)]
Score = Annotated[int, Meta(ge=0, le=10)]
Moment = Annotated[datetime, Meta(tz=True)]
WeekName = Annotated[str, Meta(pattern=r"^[0-9]{4}-W[0-5][0-9]$")]
ShortText = Annotated[str, Meta(max_length=200)]
LongText = Annotated[str, Meta(max_length=100_000)]
Identity = Annotated[str, Meta(min_length=1, max_length=200)]


class Kept(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, gc=False):
    """A record that keeps what it does not know.

    Attributes:
        unknown: fields of a newer version, each with its JSON text; absent in nearly every record.
    """

    unknown: tuple[tuple[str, str], ...] | UnsetType = field(default=UNSET, name=UNKNOWN)


class PlanRecord(Kept, frozen=True, kw_only=True, forbid_unknown_fields=True, gc=False):
    """The plan as it was asked for; units and limits are those of ``training.plan.Plan``."""

    level: ShortText = "custom"
    sets: Annotated[int, Meta(ge=1, le=10)]
    reps_per_leg: Annotated[int, Meta(ge=1, le=50)]
    rest_s: Annotated[int, Meta(ge=0, le=300)] = 45
    tempo: Annotated[str, Meta(pattern=r"^[1-9]-[0-9]-[1-9]-[0-9]$")] = "2-1-2-0"
    lead_leg: LeadLeg = LeadLeg.AUTO
    pacing: Pacing = Pacing.TEMPO
    equipment: Equipment = Equipment.NONE
    load_kg: Annotated[float, Meta(ge=0, le=200)] = 0.0
    support: Support = Support.NONE
    warm_up: Routine = Routine.FULL
    cool_down: Routine = Routine.FULL

    @property
    def total_reps(self) -> int:
        """Reps of both legs in all sets."""
        return 2 * self.sets * self.reps_per_leg


class AdjustmentRecord(Kept, frozen=True, kw_only=True, forbid_unknown_fields=True, gc=False):
    """One live change: ``at_s`` seconds after the start a plan field went from old to new."""

    at_s: Seconds
    field: ShortText
    old: int | float | ShortText
    new: int | float | ShortText


class SetRecord(Kept, frozen=True, kw_only=True, forbid_unknown_fields=True, gc=False):
    """One set as done: reps of each leg, seconds of work and of the rest after it, how it felt."""

    left: Reps
    right: Reps
    work_s: Seconds = 0.0
    rest_s: Seconds = 0.0
    felt: Felt | None = None

    @property
    def reps(self) -> int:
        """Reps of both legs."""
        return self.left + self.right


class SessionRecord(Kept, frozen=True, kw_only=True, forbid_unknown_fields=True, gc=False):
    """One session.

    Attributes:
        id: unique among all machines.
        started_at: when it started, with the offset from UTC that held there.
        ended_at: when it ended.
        updated_at: when the record last changed; the newest wins when histories merge.
        status: completed, or partial when left early.
        plan: the plan as it was asked for.
        adjustments: what changed while it ran.
        sets: every set begun, in order.
        warm_up_s: seconds of warm-up done.
        cool_down_s: seconds of cool-down done.
        paused_s: seconds paused.
        reps_in_reserve: clean reps left at the end, 0-10, if answered.
        pain: 0-10, if answered.
        note: the person's own words.
        app_version: the version that wrote it.

    Raises:
        ValueError: a moment outside the years 1970 to 9998.
    """

    id: Identity
    started_at: Moment
    ended_at: Moment
    updated_at: Moment
    status: Status
    plan: PlanRecord
    adjustments: tuple[AdjustmentRecord, ...] = ()
    sets: tuple[SetRecord, ...] = ()
    warm_up_s: Seconds = 0.0
    cool_down_s: Seconds = 0.0
    paused_s: Seconds = 0.0
    reps_in_reserve: Score | None = None
    pain: Score | None = None
    note: LongText = ""
    app_version: ShortText = ""

    def __post_init__(self) -> None:
        # At the very ends of the calendar, moments of other zones cannot even be compared.
        for name in ("started_at", "ended_at", "updated_at"):
            year = getattr(self, name).year
            if not 1970 <= year <= 9998:
                raise ValueError(f"{name}: the year {year} is not within 1970 to 9998")

    @property
    def day(self) -> date:
        """The local calendar date where the session started."""
        return self.started_at.date()

    @property
    def left(self) -> int:
        """Reps done with the left leg back."""
        return sum(s.left for s in self.sets)

    @property
    def right(self) -> int:
        """Reps done with the right leg back."""
        return sum(s.right for s in self.sets)

    @property
    def reps(self) -> int:
        """Reps done, both legs."""
        return sum(s.left + s.right for s in self.sets)

    @property
    def share(self) -> float:
        """Reps done of those planned; over 1 when more was done."""
        return self.reps / self.plan.total_reps

    @property
    def trained(self) -> bool:
        """Whether enough was done to make its date a training day: half of the planned reps."""
        return self.reps >= TRAINED_SHARE * self.plan.total_reps

    @property
    def work_s(self) -> float:
        """Seconds inside sets."""
        return sum(s.work_s for s in self.sets)

    @property
    def volume_kg(self) -> float:
        """Load volume: reps times the kg held, counting both dumbbells."""
        hands = 2 if self.plan.equipment is Equipment.DUMBBELLS else 1
        held = 0.0 if self.plan.equipment is Equipment.NONE else hands * self.plan.load_kg
        return self.reps * held

    @property
    def lead(self) -> Leg | None:
        """The leg that led, for choosing the other one next time."""
        return None if self.plan.lead_leg is LeadLeg.AUTO else Leg(self.plan.lead_leg.value)


class History(Kept, frozen=True, kw_only=True, forbid_unknown_fields=True, gc=False):
    """The whole document.

    Attributes:
        format: always ``lungetimer-history``.
        version: the major version of the format.
        sessions: oldest first.
        frozen_weeks: names of weeks that count neither way, in order.
        deleted: ids of deleted sessions with the moment of deletion.
        weeks_changed: when a week was last frozen or unfrozen: the later word wins in a merge.
    """

    format: Literal["lungetimer-history"] = FORMAT
    version: Literal[1] = VERSION
    sessions: tuple[SessionRecord, ...] = ()
    frozen_weeks: tuple[WeekName, ...] = ()
    deleted: dict[Identity, Moment] = field(default_factory=dict)
    weeks_changed: dict[WeekName, Moment] = field(default_factory=dict)

    def find(self, session_id: str) -> SessionRecord | None:
        """The session with this id."""
        return next((s for s in self.sessions if s.id == session_id), None)


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
        started_at=_moment("started_at", started_at),
        # A wall clock that was set back meanwhile must not make a session end before it began.
        ended_at=_moment("ended_at", max(started_at, ended_at)),
        updated_at=_moment("updated_at", max(started_at, ended_at)),
        status=result.status,
        plan=plan_record(result.planned),
        adjustments=tuple(
            AdjustmentRecord(at_s=_seconds(a.at_s), field=a.field, old=a.old, new=a.new)
            for a in result.adjustments
        ),
        sets=tuple(
            SetRecord(
                left=s.left,
                right=s.right,
                work_s=_seconds(s.work_s),
                rest_s=_seconds(s.rest_s),
                felt=s.felt,
            )
            for s in result.sets
        ),
        warm_up_s=_seconds(result.warm_up_s),
        cool_down_s=_seconds(result.cool_down_s),
        paused_s=_seconds(result.paused_s),
        reps_in_reserve=reps_in_reserve,
        pain=pain,
        note=clean_text(note),
        app_version=app_version,
    )


def plan_record(plan: Plan) -> PlanRecord:
    """The plan as it is written down."""
    return PlanRecord(
        level=clean_text(plan.level)[:200],
        sets=plan.sets,
        reps_per_leg=plan.reps_per_leg,
        rest_s=plan.rest_s,
        tempo=str(plan.tempo),
        lead_leg=plan.lead_leg,
        pacing=plan.pacing,
        equipment=plan.equipment,
        load_kg=float(plan.load_kg),
        support=plan.support,
        warm_up=plan.warm_up,
        cool_down=plan.cool_down,
    )


def plan_from_record(record: PlanRecord, *, lead_in_s: int = 5) -> Plan:
    """The plan that was written down; the lead-in is not remembered, so it is given."""
    return Plan(
        level=record.level,
        sets=record.sets,
        reps_per_leg=record.reps_per_leg,
        rest_s=record.rest_s,
        tempo=Tempo.parse(record.tempo),
        lead_leg=record.lead_leg,
        load_kg=record.load_kg,
        equipment=record.equipment,
        support=record.support,
        pacing=record.pacing,
        warm_up=record.warm_up,
        cool_down=record.cool_down,
        lead_in_s=lead_in_s,
    )


def _moment(name: str, moment: datetime) -> datetime:
    if moment.utcoffset() is None:
        raise ValueError(f"{name}: {moment.isoformat()} has no offset from UTC")
    return moment.replace(microsecond=0)


def _seconds(value: float) -> float:
    """To the millisecond, which keeps the file readable."""
    return round(float(value), 3)
