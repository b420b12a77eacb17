"""Records of sessions and of the whole history, with the fields of ``history.json``.

The file is described in docs/data-format.md. Every record may have fields of a newer version in
``unknown``; the codec preserves them when the file is rewritten.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from msgspec import UNSET, UnsetType, field

from lungetimer.history.fields import (
    Identity,
    LongText,
    Moment,
    RecordBase,
    Score,
    Seconds,
    ShortText,
    WeekName,
    check_year,
)
from lungetimer.history.plan_record import PlanRecord  # noqa: TC001  # msgspec reads it at run time
from lungetimer.history.set_records import AdjustmentRecord, CorrectionRecord, SetRecord
from lungetimer.history.source_record import (
    SourceRecord,  # noqa: TC001  # msgspec reads it at run time
)
from lungetimer.history.target_change import TargetChange  # noqa: TC001  # msgspec reads it at run time
from lungetimer.training.plan import Equipment, LeadLeg, Leg
from lungetimer.training.result import makes_training_day
from lungetimer.training.status import Status  # noqa: TC001  # msgspec reads it at run time

if TYPE_CHECKING:
    from datetime import date

__all__ = [
    "FORMAT",
    "VERSION",
    "AdjustmentRecord",
    "CorrectionRecord",
    "History",
    "SessionRecord",
    "SetRecord",
]

FORMAT: Final = "lungetimer-history"
VERSION: Final = 1


class SessionRecord(RecordBase, frozen=True, kw_only=True, forbid_unknown_fields=True, gc=False):
    """One session.

    Attributes:
        id: unique among all machines.
        started_at: when it started, with the local offset from UTC at that time.
        ended_at: when it ended.
        updated_at: when the record last changed; the newest version wins in a merge.
        status: completed, or partial if it ended early.
        plan: the plan as the user requested it.
        adjustments: changes made during the session.
        sets: every set that was begun, in order.
        warm_up_s: seconds of warm-up done.
        cool_down_s: seconds of cool-down done.
        paused_s: seconds paused.
        reps_in_reserve: reps in reserve at the end, 0 to 10; None if not answered.
        pain: 0 to 10; None if not answered.
        note: the user's free text.
        app_version: the version of the program that wrote the record.
        corrections: corrections of the reps done, in order; left out if there are none.
        source: where an imported session comes from; left out for all others.

    Raises:
        ValueError: a time is outside the years 1970 to 9998.
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
    corrections: tuple[CorrectionRecord, ...] | UnsetType = UNSET
    source: SourceRecord | UnsetType = UNSET

    def __post_init__(self) -> None:
        for name in ("started_at", "ended_at", "updated_at"):
            check_year(name, getattr(self, name))
        if not (self.note.isprintable() and self.app_version.isprintable()):
            self._clean("note", "app_version")

    def planned(self, number: int) -> int:
        """Return the planned reps per leg of a set, given its number, from 1."""
        planned = self.sets[number - 1].planned if 1 <= number <= len(self.sets) else UNSET
        return self.plan.reps_in(number) if planned is UNSET else planned

    @property
    def corrected(self) -> tuple[CorrectionRecord, ...]:
        """Corrections of the reps done, in order; empty if the field is left out."""
        return () if self.corrections is UNSET else self.corrections

    @property
    def called_reps(self) -> int:
        """Reps counted during the session, both legs, before any correction."""
        return sum(done.called(leg) for done in self.sets for leg in Leg)

    @property
    def known_to_all(self) -> bool:
        """Whether version 0.1 knows all fields of this record."""
        return (
            self.corrections is UNSET
            and self.source is UNSET
            and self.plan.known_to_all
            and all(done.known_to_all for done in self.sets)
            and all(change.reps_by_set is UNSET for change in self.adjustments)
        )

    @property
    def day(self) -> date:
        """Local calendar date on which the session started."""
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
        # A plain loop is twice as fast, and this runs for every session of a long history.
        found = 0
        for done in self.sets:
            found += done.left + done.right
        return found

    @property
    def share(self) -> float:
        """Reps done divided by reps planned; above 1 if more were done."""
        return self.reps / self.plan.total_reps

    @property
    def trained(self) -> bool:
        """Whether at least half of the planned reps were done; its date is then a training day."""
        return makes_training_day(self.reps, self.plan.total_reps)

    @property
    def work_s(self) -> float:
        """Seconds spent in sets."""
        return sum(s.work_s for s in self.sets)

    @property
    def spent_s(self) -> float:
        """Seconds trained: warm-up, sets, rests and cool-down, without pauses and interruptions.

        A record imported from another program may have none of these times, or only those of the
        sets although there were rests. Then the time from start to end is used, if it is longer.
        """
        rests_s = sum(s.rest_s for s in self.sets)
        known_s = self.warm_up_s + self.work_s + rests_s + self.cool_down_s
        if known_s > self.work_s or (known_s and not self._had_rests):
            return known_s
        return max(known_s, (self.ended_at - self.started_at).total_seconds())

    @property
    def _had_rests(self) -> bool:
        """Whether there must have been rests: there are several sets, and rests were planned."""
        asked = self.plan.rest_s and all(a.field != "rest_s" for a in self.adjustments)
        return bool(asked) and len(self.sets) > 1

    @property
    def volume_kg(self) -> float:
        """Load volume in kg: reps times the weight held, both dumbbells counted."""
        return sum(done.reps * held_kg(*self.held_in(done)) for done in self.sets)

    def held_in(self, done: SetRecord) -> tuple[Equipment, float]:
        """Return the equipment and the load in kg of one of the sets (dumbbells: in each hand)."""
        equipment = self.plan.equipment if done.equipment is UNSET else done.equipment
        return equipment, self.plan.load_kg if done.load_kg is UNSET else done.load_kg

    @property
    def lead(self) -> Leg | None:
        """First leg of every set, or None if the plan does not say."""
        return None if self.plan.lead_leg is LeadLeg.AUTO else Leg(self.plan.lead_leg.value)


class History(RecordBase, frozen=True, kw_only=True, forbid_unknown_fields=True, gc=False):
    """The whole history document.

    Attributes:
        format: always ``lungetimer-history``.
        version: the major version of the format.
        sessions: all sessions, oldest first.
        frozen_weeks: names of the frozen weeks, in order; they neither help nor break a streak.
        deleted: ids of deleted sessions, each with the time of the deletion.
        weeks_changed: when each week was last frozen or unfrozen; the later change wins in a merge.
        weekly_targets: changes of the weekly target, sorted by date.
        imports: ids of imported sessions that were deleted or joined with a twin, each with the key
            that identifies its workout; see ``history/twins.py``.
    """

    format: Literal["lungetimer-history"] = FORMAT
    version: Literal[1] = VERSION
    sessions: tuple[SessionRecord, ...] = ()
    frozen_weeks: tuple[WeekName, ...] = ()
    deleted: dict[Identity, Moment] = field(default_factory=dict)
    weeks_changed: dict[WeekName, Moment] = field(default_factory=dict)
    weekly_targets: tuple[TargetChange, ...] = ()
    imports: dict[Identity, ShortText] = field(default_factory=dict)

    def find(self, session_id: str) -> SessionRecord | None:
        """Return the session with this id, or None if there is none."""
        return next((s for s in self.sessions if s.id == session_id), None)


def held_kg(equipment: Equipment, load_kg: float) -> float:
    """Return the total load in kg: twice the load with dumbbells, 0 without equipment."""
    if equipment is Equipment.NONE:
        return 0.0
    return 2 * load_kg if equipment is Equipment.DUMBBELLS else load_kg
